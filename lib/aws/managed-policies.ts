import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html */
export const managedPoliciesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html',
  date: '2026-11-21',
};

/** The cluster role of Auto Mode needs all five. */
export const clusterRolePolicies = [
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
] as const;

/** The node role of Auto Mode needs these two and no other. */
export const nodeRolePolicies = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodeMinimalPolicy'] as const;

/** ARN of an AWS managed IAM policy; the name may have a path (`service-role/AmazonEFSCSIDriverPolicy`). */
export const managedPolicyArn = (partition: string, name: string): string => `arn:${partition}:iam::aws:policy/${name}`;
