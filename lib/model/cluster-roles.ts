import { clusterRolePolicies, managedPolicyArn, nodeRolePolicies } from '../aws/managed-policies';
import type { Location } from './location';
import { fitName } from './names';
import type { PolicyCondition, PolicyDocument } from './policy-document';
import { existingRole, roleArn } from './principal-arn';
import type { CreatedRole, Role } from './role';
import type { Tags } from './tags';

/** What both roles of a cluster have in common. */
export interface RoleSettings {
  readonly location: Location;
  /** `<project>-<environment>`: role names are unique in an account. */
  readonly prefix: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

export interface ClusterRoleSettings extends RoleSettings {
  /** ARN of a role that exists; undefined makes one. */
  readonly role: string | undefined;
  /** Path of a role that is made. */
  readonly rolePath: string;
  /** Tags of one's own may reach instances, volumes and load balancers. */
  readonly customTags: boolean;
  /** Auto Mode is to start spot instances. */
  readonly takesSpot: boolean;
}

export interface NodeRoleSettings extends RoleSettings {
  /** ARN of a role that exists; undefined makes one. */
  readonly nodeRole: string | undefined;
}

/**
 * Auto Mode acts with this role. Its sessions carry the tag `eks:eks-cluster-name`, which the managed policies compare
 * with, so the trust needs `sts:TagSession` besides `sts:AssumeRole`.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html
 */
export function clusterRole(settings: ClusterRoleSettings): Role {
  if (settings.role !== undefined) return existingRole(settings.role);
  const { partition } = settings.location;
  return createdRole(settings, {
    part: 'cluster',
    path: settings.rolePath,
    description: `EKS Auto Mode control plane of ${settings.prefix}`,
    trust: serviceTrust('eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']),
    managedPolicies: clusterRolePolicies,
    inlinePolicies: {
      ...(settings.customTags ? { 'custom-tags': customTagPolicy(partition) } : {}),
      ...(settings.takesSpot ? { 'spot-role': spotRolePolicy(partition) } : {}),
    },
  });
}

/**
 * The role of every node, of built-in pools and of custom node classes. Its path is always `/`, because Auto Mode has
 * looked for its access entry without the path (https://github.com/aws/containers-roadmap/issues/2486).
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html
 */
export function nodeRole(settings: NodeRoleSettings): Role {
  if (settings.nodeRole !== undefined) return existingRole(settings.nodeRole);
  return createdRole(settings, {
    part: 'node',
    path: '/',
    description: `EKS Auto Mode nodes of ${settings.prefix}`,
    trust: serviceTrust('ec2.amazonaws.com', ['sts:AssumeRole']),
    managedPolicies: nodeRolePolicies,
    inlinePolicies: {},
  });
}

/** The cluster of a session may tag only what belongs to it. */
const OWN_CLUSTER = { 'aws:RequestTag/eks:eks-cluster-name': '${aws:PrincipalTag/eks:eks-cluster-name}' };

/**
 * The managed policies allow no tags but those of EKS: one tag more on a node class, and no node starts. This is what
 * AWS documents for tags of one's own. Presence of a tag is tested with `StringLike`; `StringEquals` with `*` would
 * match only an asterisk.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html#tag-prop
 */
export function customTagPolicy(partition: string): PolicyDocument {
  const allow = (
    Sid: string,
    Action: string | readonly string[],
    Resource: string | readonly string[],
    like?: PolicyCondition[string],
  ) => ({
    Sid,
    Effect: 'Allow' as const,
    Action,
    Resource,
    Condition: { StringEquals: OWN_CLUSTER, ...(like === undefined ? {} : { StringLike: like }) },
  });
  return {
    Version: '2012-10-17',
    Statement: [
      allow('Compute', ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:CreateLaunchTemplate'], '*', {
        'aws:RequestTag/eks:kubernetes-node-class-name': '*',
        'aws:RequestTag/eks:kubernetes-node-pool-name': '*',
      }),
      allow(
        'Storage',
        ['ec2:CreateVolume', 'ec2:CreateSnapshot'],
        [`arn:${partition}:ec2:*:*:volume/*`, `arn:${partition}:ec2:*:*:snapshot/*`],
      ),
      allow('Networking', 'ec2:CreateNetworkInterface', '*', { 'aws:RequestTag/eks:kubernetes-cni-node-name': '*' }),
      allow(
        'LoadBalancer',
        [
          'elasticloadbalancing:CreateLoadBalancer',
          'elasticloadbalancing:CreateTargetGroup',
          'elasticloadbalancing:CreateListener',
          'elasticloadbalancing:CreateRule',
          'ec2:CreateSecurityGroup',
        ],
        '*',
      ),
      allow('ShieldProtection', 'shield:CreateProtection', '*'),
      allow('ShieldTagResource', 'shield:TagResource', `arn:${partition}:shield::*:protection/*`),
    ],
  };
}

/**
 * EC2 makes the service-linked role of Spot with the permissions of whoever asks for the first spot instance of an account, and
 * refuses the instance without: AuthFailure.ServiceLinkedRoleCreationNotPermitted. The managed policies do not have it.
 * https://github.com/LeanerCloud/AutoSpotting/issues/187, https://github.com/eksctl-io/eksctl/pull/6102
 */
const spotRolePolicy = (partition: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'SpotRole',
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: `arn:${partition}:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot*`,
      Condition: { StringEquals: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
    },
  ],
});

/** The same in every partition, China included: https://docs.amazonaws.cn/eks/latest/userguide/auto-create-node-role.html */
function serviceTrust(service: string, actions: readonly string[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: actions }] };
}

function createdRole(
  { location, prefix, permissionsBoundary, tags }: RoleSettings,
  role: Pick<CreatedRole, 'path' | 'description' | 'trust' | 'inlinePolicies'> & {
    readonly part: string;
    readonly managedPolicies: readonly string[];
  },
): CreatedRole {
  const name = fitName(`${prefix}-${role.part}`, 'role');
  return {
    kind: 'created',
    name,
    path: role.path,
    arn: roleArn(location, role.path, name),
    description: role.description,
    trust: role.trust,
    managedPolicies: Object.fromEntries(
      role.managedPolicies.map((policy) => [policy, managedPolicyArn(location.partition, policy)]),
    ),
    inlinePolicies: role.inlinePolicies,
    permissionsBoundary,
    tags,
  };
}
