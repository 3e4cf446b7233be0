import type { Json, JsonObject } from '../../terraform/stack-json';

/** Keys that come first, in this order, because readers look for them first: Kubernetes objects, policies, selectors. */
const FIRST = [
  ...['apiVersion', 'apiGroup', 'group', 'kind', 'metadata', 'name', 'namespace', 'provisioner', 'bucket', 'key', 'operator'],
  ...['Version', 'Id', 'Statement', 'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
  ...['Resource', 'NotResource', 'Condition'],
];
const RANKS = new Map(FIRST.map((key, rank) => [key, rank]));

/** The members of a value in reading order; for Terraform the order of an object means nothing. */
export function inOrder(object: JsonObject): readonly (readonly [string, Json])[] {
  const rank = (key: string): number => RANKS.get(key) ?? FIRST.length;
  return Object.entries(object).toSorted(([one], [other]) => rank(one) - rank(other));
}
