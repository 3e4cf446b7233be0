import { clusterRolePolicies, nodeRolePolicies } from '../aws/managed-policies';
import { cniPolicy, nodeGroupRolePolicies, podExecutionRolePolicies } from '../aws/mixed-compute';
import type { Cluster } from '../model/cluster';
import { isIamName, parsePrincipalArn, type PrincipalArn } from '../model/principal-arn';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText } from './texts';

const date = '2026-11-21';
const CLUSTER_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html', date };
const NODE_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html', date };

const ACCEPTED = 'arn:<partition>:iam::<account>:role/<name>';

/** The parts of a role's ARN; undefined for anything else, about which CLU050 speaks. */
function roleArnOf(arn: string): PrincipalArn | undefined {
  const principal = parsePrincipalArn(arn);
  return principal?.service === 'iam' && principal.kind === 'role' && isIamName(principal.name) ? principal : undefined;
}

/** Roles made elsewhere, with the place where each is written. References are left out. */
function* existingRoles({
  role,
  nodeRole,
  fargateProfiles,
  nodeGroups,
}: Cluster): Iterable<{ readonly path: InputPath; readonly arn: string; readonly principal: PrincipalArn }> {
  const places = [
    { path: ['role'], role },
    { path: ['nodeRole'], role: nodeRole },
    ...fargateProfiles.map((profile) => ({
      path: ['fargateProfiles', profile.name, 'podExecutionRole'],
      role: profile.role,
    })),
    ...nodeGroups.map((group) => ({ path: ['nodeGroups', group.name, 'role'], role: group.role })),
  ];
  for (const { path, role: found } of places) {
    const principal = found.kind === 'existing' && !isReference(found.arn) ? roleArnOf(found.arn) : undefined;
    if (found.arn !== undefined && principal !== undefined) yield { path, arn: found.arn, principal };
  }
}

/** Roles of the control plane and of nodes that were made elsewhere. */
export const roleRules: readonly Rule[] = [
  valueRule({
    id: 'CLU050',
    severity: 'error',
    title: 'Not the ARN of an IAM role',
    why: 'EKS takes roles by ARN. The ARN of a session, a user or an instance profile is refused when the cluster is created.',
    fix: 'write what `aws iam get-role --role-name <name> --query Role.Arn` prints',
    sources: [CLUSTER_ROLE, NODE_ROLE],
    example: { before: "role: 'eks-cluster'", after: "role: 'arn:aws:iam::111122223333:role/eks-cluster'" },
    at: ['cluster.role', 'cluster.nodeRole', 'cluster.fargateProfiles.*.podExecutionRole', 'cluster.nodeGroups.*.role'],
    check: ofText((arn) => (roleArnOf(arn) === undefined ? { message: `accepted is ${ACCEPTED}` } : undefined)),
  }),
  relationRule({
    id: 'CLU051',
    severity: 'error',
    title: 'A role of another account or partition',
    why: 'A role can only be passed to EKS within its own account, so the cluster would be refused.',
    fix: 'name a role of the account that the cluster is in',
    sources: [CLUSTER_ROLE, { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html', date }],
    failureModes: ['B12'],
    example: {
      before: "account: '111122223333', cluster: { role: 'arn:aws:iam::444455556666:role/eks-cluster' }",
      after: "cluster: { role: 'arn:aws:iam::111122223333:role/eks-cluster' }",
    },
    subject: 'cluster',
    *check(cluster) {
      const { account, region, partition } = cluster.location;
      for (const { path, arn, principal } of existingRoles(cluster)) {
        if (account !== undefined && !isReference(account) && principal.account !== account) {
          yield { path, received: `'${arn}'`, message: `a role of account ${account}` };
        } else if (region !== undefined && !isReference(region) && principal.partition !== partition) {
          yield { path, received: `'${arn}'`, message: `a role of partition ${partition}, where ${region} is` };
        }
      }
    },
  }),
  relationRule({
    id: 'CLU052',
    severity: 'warning',
    title: 'A node role with a path',
    why: 'Auto Mode has looked for the access entry of the node role without its path; node pools then stay NotReady and no node joins. Whether that is corrected everywhere is not documented.',
    fix: 'make the role without a path, or try it in your region and acknowledge this',
    sources: [{ url: 'https://github.com/aws/containers-roadmap/issues/2486', date }],
    failureModes: ['B15'],
    example: {
      before: "nodeRole: 'arn:aws:iam::111122223333:role/platform/eks-node'",
      after: "nodeRole: 'arn:aws:iam::111122223333:role/eks-node'",
    },
    subject: 'cluster',
    *check(cluster) {
      for (const { path, arn, principal } of existingRoles(cluster)) {
        if (path[0] === 'nodeRole' && principal.path !== '/') {
          yield { path, received: `'${arn}'`, message: `a role with path /, not ${principal.path}` };
        }
      }
    },
  }),
  relationRule({
    id: 'CLU053',
    severity: 'error',
    title: 'One role for control plane and nodes',
    why: 'EKS refuses the role of a cluster for nodes: every pod that reaches the credentials of its node could act as the control plane.',
    fix: 'name two roles, or leave one of them to be made',
    sources: [NODE_ROLE],
    example: {
      before: "role: 'arn:aws:iam::111122223333:role/eks', nodeRole: 'arn:aws:iam::111122223333:role/eks'",
      after: "role: 'arn:aws:iam::111122223333:role/eks'",
    },
    subject: 'cluster',
    *check({ role, nodeRole }) {
      if (role.arn !== undefined && role.arn === nodeRole.arn) {
        yield { path: ['nodeRole'], received: `'${role.arn}'`, message: 'another role than the one of the control plane' };
      }
    },
  }),
  relationRule({
    id: 'CLU054',
    severity: 'note',
    title: 'What a role made elsewhere has to have',
    why: 'Nothing about it can be seen from here. A trust without sts:TagSession, or a policy that is missing, shows only when no node starts.',
    fix: 'compare with `aws iam get-role` and `aws iam list-attached-role-policies`',
    sources: [CLUSTER_ROLE, NODE_ROLE],
    failureModes: ['A13', 'A14'],
    example: {
      before: "role: 'arn:aws:iam::111122223333:role/eks-cluster'",
      after: '// left out: the role is made, with everything it needs',
    },
    subject: 'cluster',
    *check(cluster) {
      for (const { path, arn } of existingRoles(cluster)) {
        yield { path, received: `'${arn}'`, message: needsOf(String(path[0]), cluster) };
      }
    },
  }),
];

/** By the key under which the role is written. */
function needsOf(key: string, cluster: Cluster): string {
  switch (key) {
    case 'role':
      return needsOfClusterRole(cluster);
    case 'fargateProfiles':
      return `it has to trust eks-fargate-pods.amazonaws.com (sts:AssumeRole) and have ${podExecutionRolePolicies.join(' and ')}`;
    case 'nodeGroups':
      return `it has to trust ec2.amazonaws.com (sts:AssumeRole) and have ${nodeGroupRolePolicies.join(' and ')}, and ${cniPolicy} unless the add-on vpc-cni has a role of its own`;
    default:
      return `it has to trust ec2.amazonaws.com (sts:AssumeRole) and have ${nodeRolePolicies.join(' and ')}`;
  }
}

const needsOfClusterRole = ({ customTags }: Cluster): string =>
  [
    `it has to trust eks.amazonaws.com (sts:AssumeRole and sts:TagSession) and have ${clusterRolePolicies.join(', ')}`,
    ...(customTags ? ['for tags of your own also the policy of the page'] : []),
  ].join('; ');
