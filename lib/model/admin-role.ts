import type { ClusterIdentity } from './cluster-identity';
import type { Location } from './location';
import { fitName } from './names';
import type { PolicyDocument } from './policy-document';
import { roleArn } from './principal-arn';
import type { CreatedRole } from './role';
import type { Tags } from './tags';

/** Mirrors `AdminRoleInput`. */
export interface AdminRoleSettings {
  readonly location: Location & { readonly account: string };
  /** Stem of names that are unique in the account. */
  readonly prefix: string;
  readonly cluster: ClusterIdentity;
  /** ARNs of roles or users, or `account`: the account's own IAM policies decide. */
  readonly assumableBy: 'account' | readonly string[];
  readonly kubernetesOnly: boolean;
  readonly rolePath: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

/** Enough for `aws eks update-kubeconfig --role-arn …`, on this cluster only. */
const readCluster = (cluster: ClusterIdentity): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'MakeKubeconfig', Effect: 'Allow', Action: 'eks:DescribeCluster', Resource: cluster.arn }],
});

/** AWS grants this to everybody; written down, the role says what it is for. */
const whoAmI: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'WhoAmI', Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }],
};

/**
 * A role that administers the cluster in Kubernetes and can do next to nothing in AWS. People assume it, so that
 * nobody needs an access entry of their own.
 */
export function adminRole(settings: AdminRoleSettings): CreatedRole {
  const { location, cluster, rolePath } = settings;
  const name = fitName(`${settings.prefix}-cluster-admin`, 'role');
  const account = `arn:${location.partition}:iam::${location.account}:root`;
  return {
    kind: 'created',
    name,
    path: rolePath,
    arn: roleArn(location, rolePath, name),
    description: `Administrators of the EKS cluster ${cluster.name}`,
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: settings.assumableBy === 'account' ? account : settings.assumableBy },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    managedPolicies: {},
    inlinePolicies: settings.kubernetesOnly ? { 'who-am-i': whoAmI } : { 'read-cluster': readCluster(cluster) },
    permissionsBoundary: settings.permissionsBoundary,
    tags: settings.tags,
  };
}
