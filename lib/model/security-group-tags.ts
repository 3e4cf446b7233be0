import type { Tags } from './tags';
import { terraformId } from './terraform-id';

/** Keys that EKS and its load balancer controller read on the group. In any case: IAM compares tag keys without regard to it. */
const RESERVED = /^(Name$|kubernetes\.io\/|eks:|aws:)/i;

/**
 * What may be written onto the security group that EKS makes. The managed load balancing policy lets Auto Mode edit
 * only groups whose tag `Name` starts with `eks-cluster-sg`, so another name would stop its rules from being kept.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSLoadBalancingPolicy.html
 */
export function securityGroupTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !RESERVED.test(key)));
}

/** Terraform id of the tag with this key. It depends on the key alone, so other tags never rename it. */
export const securityGroupTagId = (key: string): string => terraformId('cluster-security-group', key);
