/** Arguments that say what a block is, in the order in which people write them; others follow by name. */
const FIRST = [
  ...['source', 'cluster_name', 'addon_name', 'addon_version', 'name', 'name_prefix', 'alias', 'bucket', 'key', 'region'],
  ...['from', 'to', 'id', 'description', 'principal_arn', 'type', 'version', 'default', 'sensitive', 'nullable', 'value'],
  ...['condition', 'error_message', 'namespace', 'service_account', 'role', 'role_arn', 'policy_arn', 'policy'],
  ...['assume_role_policy', 'vpc_id', 'subnet_id', 'route_table_id', 'cidr_block', 'availability_zone'],
  ...['availability_zone_id', 'repository', 'chart', 'api_version', 'command', 'host', 'backend', 'manifest'],
];
const RANKS = new Map(FIRST.map((name, rank) => [name, rank]));

/** Meta-arguments that stand alone at the top, and those that end a block. */
const LEADING = new Set(['count', 'for_each', 'provider', 'providers']);
const TRAILING = ['timeouts', 'connection', 'provisioner', 'lifecycle', 'depends_on'];

export type Position = 'leading' | 'body' | 'trailing';

export function position(name: string): Position {
  if (LEADING.has(name)) return 'leading';
  return TRAILING.includes(name) ? 'trailing' : 'body';
}

/** Sorts arguments of one block the way Terraform's style guide and most people do: what it is first, tags last. */
export function compareArguments(one: string, other: string): number {
  return rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0);
}

function rank(name: string): number {
  const trailing = TRAILING.indexOf(name);
  if (trailing >= 0) return FIRST.length + 2 + trailing;
  return RANKS.get(name) ?? (name === 'tags' ? FIRST.length + 1 : FIRST.length);
}
