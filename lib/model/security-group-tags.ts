import type { NodeClassSettings } from './kubernetes/node-class';
import { isReference } from './reference';
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

/**
 * The tag, with the name of the cluster as its value, without which Auto Mode may not open a group for load balancers.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSLoadBalancingPolicy.html
 */
export const CLUSTER_NAME_TAG = 'eks:eks-cluster-name';

/** Security groups of nodes and pods that are named by id, in order. */
export const securityGroupIds = (nodeClasses: readonly NodeClassSettings[]): readonly string[] =>
  [
    ...new Set(
      nodeClasses
        .flatMap((one) => [...one.securityGroupSelectorTerms, ...(one.podNetwork?.podSecurityGroupSelectorTerms ?? [])])
        .flatMap(({ id }) => (id === undefined || isReference(id) ? [] : [id])),
    ),
  ].toSorted();

/** Terraform id of the tag on a group: it depends on the group alone. */
export const clusterNameTagId = (securityGroupId: string): string => terraformId('security-group', securityGroupId);
