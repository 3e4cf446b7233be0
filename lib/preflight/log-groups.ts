import type { Cluster } from '../model/cluster';

/** Log groups of a cluster that Terraform makes. */
export function logGroupNames({ logGroup, autoModeLogs }: Cluster): readonly string[] {
  return [...new Set([...(logGroup === undefined ? [] : [logGroup.name]), ...autoModeLogs.map((log) => log.logGroup.name)])];
}
