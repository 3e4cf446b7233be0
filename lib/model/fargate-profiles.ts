import { managedPolicyArn } from '../aws/managed-policies';
import { podExecutionRolePolicies } from '../aws/mixed-compute';
import type { FargateProfile, FargateSelector } from './fargate-profile';
import type { Location } from './location';
import { fitName } from './names';
import type { PolicyDocument } from './policy-document';
import { existingRole, roleArn } from './principal-arn';
import type { CreatedRole } from './role';
import type { Tags } from './tags';

/** Mirrors `FargateProfileInput`. */
export interface FargateProfileSettings {
  readonly selectors: readonly FargateSelector[];
  /** Keys of the network's zones. */
  readonly zones: readonly string[];
  /** ARN of a role that exists; undefined takes the one that all profiles share. */
  readonly podExecutionRole: string | undefined;
}

/** What everything beside Auto Mode has in common. */
export interface ComputeSettings {
  readonly location: Location;
  /** `<project>-<environment>`: stem of names that are unique in an account. */
  readonly prefix: string;
  /** Of the cluster. */
  readonly name: string;
  readonly rolePath: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

/** Fargate profiles, in order of their names. */
export function fargateProfiles(
  profiles: Readonly<Record<string, FargateProfileSettings>>,
  common: ComputeSettings,
): readonly FargateProfile[] {
  const shared = podExecutionRole(common);
  return Object.entries(profiles)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { selectors, zones, podExecutionRole: role }]) => ({
      name,
      selectors,
      zones: zones.toSorted(),
      role: role === undefined ? shared : existingRole(role),
      tags: common.tags,
    }));
}

function podExecutionRole(common: ComputeSettings): CreatedRole {
  const { location, rolePath } = common;
  const name = fitName(`${common.prefix}-fargate`, 'role');
  return {
    kind: 'created',
    name,
    path: rolePath,
    arn: roleArn(location, rolePath, name),
    description: `Fargate pods of EKS cluster ${common.name}`,
    trust: fargateTrust(common),
    managedPolicies: Object.fromEntries(
      podExecutionRolePolicies.map((policy) => [policy, managedPolicyArn(location.partition, policy)]),
    ),
    inlinePolicies: {},
    permissionsBoundary: common.permissionsBoundary,
    tags: common.tags,
  };
}

/**
 * Lets Fargate take the role, and only for profiles of this cluster.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
 */
function fargateTrust({ location, name }: ComputeSettings): PolicyDocument {
  const { partition, region, account } = location;
  const known = account !== undefined && region !== undefined;
  const profiles = `arn:${partition}:eks:${region ?? ''}:${account ?? ''}:fargateprofile/${name}/*`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'eks-fargate-pods.amazonaws.com' },
        Action: 'sts:AssumeRole',
        ...(known ? { Condition: { ArnLike: { 'aws:SourceArn': profiles } } } : {}),
      },
    ],
  };
}

/** Whether a selector takes pods of a namespace; their labels are not known. */
export function selectsNamespace({ namespace }: FargateSelector, candidate: string): boolean {
  const pattern = namespace
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`).test(candidate);
}
