import type { Accepted } from './facts';

const identifier = (prefix: string, what: string): Accepted => ({
  pattern: `${prefix}-.+`,
  means: `the id of ${what} (${prefix}-…)`,
});

/** Kinds of EC2 identifiers: a reference to the wrong kind of resource is found by its prefix. */
export const VPC_ID = identifier('vpc', 'a VPC');
export const SUBNET_ID = identifier('subnet', 'a subnet');
export const ROUTE_TABLE_ID = identifier('rtb', 'a route table');
export const SECURITY_GROUP_ID = identifier('sg', 'a security group');
export const ALLOCATION_ID = identifier('eipalloc', 'an allocated elastic IP');
export const NAT_GATEWAY_ID = identifier('nat', 'a NAT gateway');
export const EGRESS_ONLY_GATEWAY_ID = identifier('eigw', 'an egress-only internet gateway');

/** Shape of the ARN of something in EC2 whose `id` is known. */
export const ec2Arn = (resource: string): string => `arn:{partition}:ec2:{region}:{account}:${resource}/{id}`;
