import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
export const accessPoliciesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html',
  date: '2026-11-21',
};

/** The policies that people and pipelines get, by the name that the configuration uses. */
export const friendlyAccessPolicies = {
  'cluster-admin': 'AmazonEKSClusterAdminPolicy',
  admin: 'AmazonEKSAdminPolicy',
  'admin-view': 'AmazonEKSAdminViewPolicy',
  edit: 'AmazonEKSEditPolicy',
  view: 'AmazonEKSViewPolicy',
  'secret-reader': 'AmazonEKSSecretReaderPolicy',
  'secret-admin': 'AmazonEKSSecretAdminPolicy',
} as const;

export type FriendlyAccessPolicy = keyof typeof friendlyAccessPolicies;

/** The only policy of an `EC2` entry: lets nodes of Auto Mode join. */
export const autoNodePolicy = 'AmazonEKSAutoNodePolicy';

/** What `aws_eks_access_policy_association` accepts. */
export const assignableAccessPolicies: ReadonlySet<string> = new Set([
  ...Object.values(friendlyAccessPolicies),
  autoNodePolicy,
  'AWSBackupFullAccessPolicyForBackup',
  'AWSBackupFullAccessPolicyForRestore',
  'AmazonAIOpsAssistantPolicy',
  'AmazonARCRegionSwitchScalingPolicy',
  'AmazonEKSACKPolicy',
  'AmazonEKSArgoCDClusterPolicy',
  'AmazonEKSArgoCDPolicy',
  'AmazonEKSEventPolicy',
  'AmazonEKSKROPolicy',
  'AmazonEMRJobPolicy',
  'AmazonPrometheusScraperPolicy',
  'AmazonSagemakerHyperpodClusterPolicy',
  'AmazonSagemakerHyperpodControllerPolicy',
  'AmazonSagemakerHyperpodSpacePolicy',
  'AmazonSagemakerHyperpodSpaceTemplatePolicy',
  'AmazonSagemakerHyperpodSystemNamespacePolicy',
]);

/** Listed by EKS, kept for AWS's own service-linked roles. */
export const reservedAccessPolicies: ReadonlySet<string> = new Set([
  'AmazonEKSBlockStorageClusterPolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterInsightsPolicy',
  'AmazonEKSComputeClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSHybridPolicy',
  'AmazonEKSLoadBalancingClusterPolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingClusterPolicy',
  'AmazonEKSNetworkingPolicy',
  'AmazonEKSPodIdentityPolicy',
]);

/** Access policies whose name is also that of an AWS managed IAM policy, so that the ARNs are easily mixed up. */
export const alsoIamPolicies: ReadonlySet<string> = new Set([
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
]);

const isFriendly = (name: string): name is FriendlyAccessPolicy => Object.hasOwn(friendlyAccessPolicies, name);

/** AWS name of a policy that is written by its friendly or its AWS name. */
export const accessPolicyName = (name: string): string => (isFriendly(name) ? friendlyAccessPolicies[name] : name);

/** ARN of an access policy, by its AWS name. */
export const accessPolicyArn = (partition: string, name: string): string =>
  `arn:${partition}:eks::aws:cluster-access-policy/${name}`;
