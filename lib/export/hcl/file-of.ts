import { isObject, type JsonObject } from '../../terraform/stack-json';

/** Files in the order in which a reader takes them up. */
const BY_TYPE: readonly (readonly [file: string, types: RegExp])[] = [
  ['flow_logs', /^aws_flow_log$/],
  // Before the network, whose `aws_route` is the beginning of `aws_route53_zone`.
  ['dns', /^aws_(?:route53|service_discovery)/],
  ['certificates', /^(?:aws_(?:acm|iam_server_certificate)|tls_|acme_)/],
  ['load_balancers', /^aws_(?:alb|elb|lb)(?:_|$)/],
  [
    'network',
    /^aws_(?:vpc|default_vpc|default_security_group|subnet|route|internet_gateway|egress_only|nat_gateway|eip|network_acl|network_interface|security_group|ec2_managed_prefix_list|ec2_transit_gateway|main_route_table|customer_gateway|vpn)/,
  ],
  ['pod_identity', /^aws_eks_pod_identity/],
  ['addons', /^aws_eks_addon$/],
  ['access', /^aws_eks_access/],
  ['node_groups', /^aws_(?:eks_node_group|eks_fargate_profile|launch_template|autoscaling)/],
  ['cluster', /^aws_(?:eks_|ec2_tag$)/],
  ['iam', /^aws_iam_/],
  ['encryption', /^aws_kms_/],
  ['logs', /^aws_cloudwatch_/],
  ['storage', /^(?:aws_(?:s3_|ebs_|efs_|fsx_|ecr_)|kubernetes_(?:storage_class|persistent_volume))/],
  ['helm', /^helm_/],
  ['namespaces', /^kubernetes_(?:namespace|resource_quota|limit_range|service_account)/],
  ['rbac', /^kubernetes_(?:cluster_)?role/],
  ['ingress', /^kubernetes_ingress/],
  ['workloads', /^kubernetes_(?:deployment|stateful_set|daemon|job|cron_job|pod|service|horizontal)/],
  ['kubernetes', /^kubernetes_/],
];

/** Files of objects that are written as manifests, by their kind. */
const BY_KIND: Readonly<Record<string, string>> = {
  NodeClass: 'node_pools',
  NodePool: 'node_pools',
  StorageClass: 'storage',
  VolumeSnapshotClass: 'storage',
  IngressClass: 'ingress',
  IngressClassParams: 'ingress',
  Namespace: 'namespaces',
  ResourceQuota: 'namespaces',
  LimitRange: 'namespaces',
  ServiceAccount: 'namespaces',
  NetworkPolicy: 'namespaces',
  Role: 'rbac',
  RoleBinding: 'rbac',
  ClusterRole: 'rbac',
  ClusterRoleBinding: 'rbac',
};

/** The file of a resource: what belongs to one concern stands together. */
export function fileOfResource(type: string, body: JsonObject): string {
  const manifest = type === 'kubernetes_manifest' ? body['manifest'] : body;
  const kind = type.startsWith('kubernetes_') && isObject(manifest) ? manifest['kind'] : undefined;
  const byKind = typeof kind === 'string' ? BY_KIND[kind] : undefined;
  return byKind ?? BY_TYPE.find(([, types]) => types.test(type))?.[0] ?? 'main';
}

/** Order inside a file: what others build on comes first. */
const FIRST_TYPES = [
  ...['aws_vpc', 'aws_vpc_ipv4_cidr_block_association', 'aws_internet_gateway', 'aws_egress_only_internet_gateway', 'aws_subnet'],
  ...['aws_eip', 'aws_nat_gateway', 'aws_route_table', 'aws_route', 'aws_route_table_association', 'aws_security_group'],
  ...['aws_iam_role', 'aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment', 'aws_kms_key', 'aws_kms_alias'],
  ...['aws_eks_cluster', 'aws_eks_access_entry', 'aws_eks_access_policy_association', 'aws_cloudwatch_log_group'],
  ...['aws_flow_log'],
];
const RANKS = new Map(FIRST_TYPES.map((type, rank) => [type, rank]));

/** Files in which what has one name belongs together, whatever its type: a role and its policies, an entry and its scope. */
export const BY_NAME: ReadonlySet<string> = new Set(['access', 'iam', 'encryption', 'logs', 'pod_identity']);

export function compareTypes(one: string, other: string): number {
  const rank = (type: string): number => RANKS.get(type) ?? FIRST_TYPES.length;
  return rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0);
}
