import { clusterRolePolicies, managedPoliciesSource, nodeRolePolicies } from '../../aws/managed-policies';
import { allows, isStatement } from '../policy-statements';
import { type AnyRelationRule, relationRule } from '../rule';
import { clustersOf } from './clusters';
import { type Block, problemAt, valueOf } from './json-project';
import { type JsonRole, rolesOf } from './roles';
import { trustProblem } from './trust';
import { autoModeClusters } from './clusters';

const date = '2026-11-28';
const ENABLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html', date };
const CLUSTER_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html', date };
const NODE_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html', date };

const GROUP_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html', date };
const FARGATE_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html', date };

/** An action without which no policy of one's own could stand in for the managed one. */
const HEART: Readonly<Record<(typeof clusterRolePolicies)[number], string>> = {
  AmazonEKSBlockStoragePolicy: 'ec2:AttachVolume',
  AmazonEKSClusterPolicy: 'ec2:DescribeSubnets',
  AmazonEKSComputePolicy: 'iam:PassRole',
  AmazonEKSLoadBalancingPolicy: 'elasticloadbalancing:RegisterTargets',
  AmazonEKSNetworkingPolicy: 'ec2:AttachNetworkInterface',
};

/** Older and wider policies that contain those of an Auto Mode node. */
const WIDER: Readonly<Record<(typeof nodeRolePolicies)[number], readonly string[]>> = {
  AmazonEC2ContainerRegistryPullOnly: [
    'AmazonEC2ContainerRegistryReadOnly',
    'AmazonEC2ContainerRegistryPowerUser',
    'AmazonEC2ContainerRegistryFullAccess',
    'ReadOnlyAccess',
    'AdministratorAccess',
  ],
  AmazonEKSWorkerNodeMinimalPolicy: ['AmazonEKSWorkerNodePolicy', 'AdministratorAccess'],
};

const grants = ({ inline }: JsonRole, action: string): boolean =>
  inline.some(({ Statement: statements }) => [statements].flat().some((one) => isStatement(one) && allows(one, action)));

/** Roles of clusters with Auto Mode and of their nodes. */
export const clusterRoleJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN014',
    severity: 'error',
    title: 'A cluster role without a policy of Auto Mode',
    why: 'The cluster becomes active, and then nodes, volumes or load balancers are never made; only CloudTrail says why.',
    fix: `attach ${clusterRolePolicies.join(', ')}`,
    sources: [managedPoliciesSource, CLUSTER_ROLE],
    failureModes: ['A14'],
    example: { before: 'four attachments', after: '"policy_arn": "arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy"' },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { block } of autoModeClusters(clustersOf(project))) {
        const role = roles.named(block, valueOf(block, 'role_arn'));
        if (role === undefined || !role.policiesKnown || role.managed.includes('AdministratorAccess')) continue;
        const missing = clusterRolePolicies.filter((name) => !role.managed.includes(name) && !grants(role, HEART[name]));
        if (missing.length === 0) continue;
        yield problemAt(role.block, undefined, {
          received: role.managed.length === 0 ? 'no managed policies' : role.managed.join(', '),
          message: `it lacks ${missing.join(', ')}`,
        });
      }
    },
  }),
  relationRule({
    id: 'JSN015',
    severity: 'error',
    title: 'A cluster role that EKS cannot assume as Auto Mode needs it',
    why: 'Sessions of Auto Mode carry the name of the cluster as a tag. Without sts:TagSession the cluster becomes active, and no node or load balancer is ever made.',
    fix: 'allow eks.amazonaws.com both sts:AssumeRole and sts:TagSession',
    sources: [CLUSTER_ROLE, ENABLE],
    failureModes: ['A13'],
    example: { before: '"Action": "sts:AssumeRole"', after: '"Action": ["sts:AssumeRole", "sts:TagSession"]' },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { block } of autoModeClusters(clustersOf(project))) {
        yield* trustProblem(roles.named(block, valueOf(block, 'role_arn')), 'eks', ['sts:AssumeRole', 'sts:TagSession']);
      }
    },
  }),
  relationRule({
    id: 'JSN016',
    severity: 'error',
    title: 'A role of nodes that cannot be assumed',
    why: 'No instance starts with a role that does not trust EC2, and EKS refuses a node group with it, or a Fargate profile whose role does not trust the pods of Fargate.',
    fix: 'allow ec2.amazonaws.com sts:AssumeRole; for Fargate, eks-fargate-pods.amazonaws.com',
    sources: [NODE_ROLE, GROUP_ROLE, FARGATE_ROLE],
    failureModes: ['A14'],
    example: { before: '"Service": "eks.amazonaws.com"', after: '"Service": "ec2.amazonaws.com"' },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      const rolesIn = (blocks: readonly Block[], argument: string): readonly (JsonRole | undefined)[] =>
        blocks.map((block) => roles.named(block, valueOf(block, argument)));
      const ofInstances = [
        ...rolesIn(
          autoModeClusters(clustersOf(project)).map(({ block }) => block),
          'compute_config.node_role_arn',
        ),
        ...rolesIn(project.resources('aws_eks_node_group'), 'node_role_arn'),
      ];
      const ofFargate = rolesIn(project.resources('aws_eks_fargate_profile'), 'pod_execution_role_arn');
      for (const role of new Set(ofInstances)) yield* trustProblem(role, 'ec2', ['sts:AssumeRole']);
      for (const role of new Set(ofFargate)) yield* trustProblem(role, 'eks-fargate-pods', ['sts:AssumeRole']);
    },
  }),
  relationRule({
    id: 'JSN017',
    severity: 'warning',
    title: 'A node role without a policy that nodes need',
    why: 'Without one, nodes cannot pull images from ECR; without the other, pods get no credentials by Pod Identity.',
    fix: `attach ${nodeRolePolicies.join(' and ')}`,
    sources: [managedPoliciesSource, NODE_ROLE],
    failureModes: ['A14'],
    example: { before: 'no attachment', after: '"policy_arn": "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy"' },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { block } of autoModeClusters(clustersOf(project))) {
        const role = roles.named(block, valueOf(block, 'compute_config.node_role_arn'));
        if (role === undefined || !role.policiesKnown || role.inline.length > 0) continue;
        const missing = nodeRolePolicies.filter((name) => ![name, ...WIDER[name]].some((one) => role.managed.includes(one)));
        if (missing.length === 0) continue;
        yield problemAt(role.block, undefined, {
          received: role.managed.length === 0 ? 'no managed policies' : role.managed.join(', '),
          message: `it lacks ${missing.join(', ')}`,
        });
      }
    },
  }),
];
