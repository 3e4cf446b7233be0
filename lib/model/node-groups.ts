import { managedPolicyArn } from '../aws/managed-policies';
import { cniPolicy, isBottlerocket, nodeGroupRolePolicies } from '../aws/mixed-compute';
import type { ComputeSettings } from './fargate-profiles';
import { fitName } from './names';
import type { NodeGroup, NodeGroupImage, NodeGroupUpdate } from './node-group';
import type { Taint } from './kubernetes/node-pool';
import type { PolicyDocument } from './policy-document';
import { existingRole, roleArn } from './principal-arn';
import type { CreatedRole } from './role';

/** Mirrors `NodeGroupInput`. */
export interface NodeGroupSettings {
  readonly image: NodeGroupImage;
  readonly kubelet: Readonly<Record<string, unknown>> | undefined;
  readonly instanceTypes: readonly string[];
  readonly capacityType: NodeGroup['capacityType'];
  readonly size: NodeGroup['size'];
  /** Keys of the network's zones. */
  readonly zones: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly update: NodeGroupUpdate;
  readonly nodeRepair: boolean;
  readonly disk: { readonly sizeGiB: number; readonly keyArn: string | undefined };
  readonly metadataHopLimit: number;
  /** ARN of a role that exists; undefined takes the one that all groups share. */
  readonly role: string | undefined;
}

export interface NodeGroupsSettings extends ComputeSettings {
  readonly ipFamily: 'ipv4' | 'ipv6';
  /** Whether the network plugin uses the role of the nodes, or one that its service account has. */
  readonly cniPermissions: 'node-role' | 'own-role';
}

/** Nodes may have to drain, one after the other. */
const TIMEOUTS = { create: '60m', update: '120m', delete: '60m' } as const;

/** Managed node groups, in order of their names. */
export function nodeGroups(
  groups: Readonly<Record<string, NodeGroupSettings>>,
  common: NodeGroupsSettings,
): readonly NodeGroup[] {
  const shared = nodeGroupRole(common);
  return Object.entries(groups)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { disk, metadataHopLimit, role, ...settings }]) => ({
      ...settings,
      name,
      zones: settings.zones.toSorted(),
      launchTemplate: {
        name: fitName(`${common.prefix}-${name}`, 'launchTemplate'),
        disk: { ...disk, device: deviceOf(settings.image) },
        metadataHopLimit,
        instanceTags: { ...common.tags, Name: `${common.prefix}-${name}` },
      },
      role: role === undefined ? shared : existingRole(role),
      timeouts: TIMEOUTS,
      tags: common.tags,
    }));
}

const deviceOf = (image: NodeGroupImage): '/dev/xvda' | '/dev/xvdb' =>
  image.kind === 'eks' && isBottlerocket(image.type) ? '/dev/xvdb' : '/dev/xvda';

/** Never the role of Auto Mode's nodes: a role has one access entry, and theirs is of another type. */
function nodeGroupRole(common: NodeGroupsSettings): CreatedRole {
  const { location, rolePath, ipFamily, cniPermissions } = common;
  const name = fitName(`${common.prefix}-node-group`, 'role');
  const cni = cniPermissions === 'node-role' ? ipFamily : 'own';
  return {
    kind: 'created',
    name,
    path: rolePath,
    arn: roleArn(location, rolePath, name),
    description: `Managed node groups of EKS cluster ${common.name}`,
    trust: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    managedPolicies: Object.fromEntries(
      [...nodeGroupRolePolicies, ...(cni === 'ipv4' ? [cniPolicy] : [])].map((policy) => [
        policy,
        managedPolicyArn(location.partition, policy),
      ]),
    ),
    inlinePolicies: cni === 'ipv6' ? { 'cni-ipv6': cniIpv6Policy(location.partition) } : {},
    permissionsBoundary: common.permissionsBoundary,
    tags: common.tags,
  };
}

/** The managed policy knows only IPv4. https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html */
const cniIpv6Policy = (partition: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'ec2:AssignIpv6Addresses',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeTags',
      ],
      Resource: '*',
    },
    { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: `arn:${partition}:ec2:*:*:network-interface/*` },
  ],
});
