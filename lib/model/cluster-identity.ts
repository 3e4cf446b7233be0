import type { Location } from './location';

/** What others need to know of a cluster to name it in policies. */
export interface ClusterIdentity {
  readonly name: string;
  /** A reference where account or region are not known. */
  readonly arn: string;
}

/** A cluster in a known place. */
export function clusterIdentity(
  location: Location & { readonly account: string; readonly region: string },
  name: string,
): ClusterIdentity {
  return { name, arn: `arn:${location.partition}:eks:${location.region}:${location.account}:cluster/${name}` };
}
