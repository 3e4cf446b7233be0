import { createHash } from 'node:crypto';
import type { Tags } from './tags';

/** Keys that EKS and its load balancer controller read on the security group that they made. */
const RESERVED = /^(Name$|kubernetes\.io\/|eks:|aws:)/i;

/**
 * What may be written onto the security group that EKS makes. The managed load balancing policy lets Auto Mode edit
 * only groups whose tag `Name` starts with `eks-cluster-sg`, so another name would stop its rules from being kept.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSLoadBalancingPolicy.html
 */
export function securityGroupTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !RESERVED.test(key)));
}

const HASH_LENGTH = 6;

/**
 * Terraform id of the tag with this key. It depends on the key alone: other tags never rename it, and keys that differ
 * only in characters that Terraform refuses stay apart.
 */
export function securityGroupTagId(key: string): string {
  if (/^[A-Za-z0-9-]+$/.test(key)) return `cluster-security-group_${key}`;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, HASH_LENGTH);
  return `cluster-security-group_${key.replace(/[^A-Za-z0-9]+/g, '-')}_${hash}`;
}
