import type { Source } from './source';

/**
 * What attributes hold and what arguments take, by their documentation in the provider:
 * https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs
 */
export const referenceKindsSource: Source = {
  url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs',
  date: '2026-11-28',
};

/** What one attribute holds, or one argument takes. */
export type ReferenceKind =
  | 'address'
  | 'alias ARN'
  | 'alias name'
  | 'allocation id'
  | 'bucket ARN'
  | 'bucket name'
  | 'cluster ARN'
  | 'cluster name'
  | 'delivery destination ARN'
  | 'delivery source ARN'
  | 'delivery source name'
  | 'egress-only gateway id'
  | 'instance profile ARN'
  | 'instance profile name'
  | 'internet gateway id'
  | 'key ARN'
  | 'key id'
  | 'launch template id'
  | 'log group ARN'
  | 'log group name'
  | 'NAT gateway id'
  | 'network interface id'
  | 'node group name'
  | 'OIDC issuer'
  | 'OIDC provider ARN'
  | 'other ARN'
  | 'other id'
  | 'policy ARN'
  | 'policy name'
  | 'range'
  | 'role ARN'
  | 'role name'
  | 'route table id'
  | 'security group id'
  | 'subnet id'
  | 'user ARN'
  | 'user name'
  | 'VPC endpoint id'
  | 'VPC id'
  | 'VPN gateway id';

const RANGES = { cidr_block: 'range', ipv6_cidr_block: 'range' } as const;

/**
 * What attributes hold, by `type.attribute`. What is not listed may be anything, so a reference to it is never wrong.
 * An ARN that only few arguments could take is `other ARN`, an id `other id`.
 */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, ReferenceKind>>>> = {
  aws_cloudwatch_log_delivery_destination: { arn: 'delivery destination ARN' },
  aws_cloudwatch_log_delivery_source: { arn: 'delivery source ARN', name: 'delivery source name' },
  aws_cloudwatch_log_group: { arn: 'log group ARN', id: 'log group name', name: 'log group name' },
  aws_default_security_group: { id: 'security group id', arn: 'other ARN', vpc_id: 'VPC id' },
  aws_egress_only_internet_gateway: { id: 'egress-only gateway id' },
  aws_eip: {
    id: 'allocation id',
    allocation_id: 'allocation id',
    arn: 'other ARN',
    association_id: 'other id',
    network_interface: 'network interface id',
    private_ip: 'address',
    public_ip: 'address',
  },
  aws_eks_cluster: {
    id: 'cluster name',
    name: 'cluster name',
    arn: 'cluster ARN',
    role_arn: 'role ARN',
    'identity.oidc.issuer': 'OIDC issuer',
    'vpc_config.cluster_security_group_id': 'security group id',
    'vpc_config.vpc_id': 'VPC id',
  },
  aws_eks_node_group: { arn: 'other ARN', id: 'other id', node_group_name: 'node group name', node_role_arn: 'role ARN' },
  aws_iam_instance_profile: { arn: 'instance profile ARN', id: 'instance profile name', name: 'instance profile name' },
  aws_iam_openid_connect_provider: { arn: 'OIDC provider ARN', id: 'OIDC provider ARN' },
  aws_iam_policy: { arn: 'policy ARN', id: 'policy ARN', name: 'policy name', policy_id: 'other id' },
  aws_iam_role: { arn: 'role ARN', id: 'role name', name: 'role name', unique_id: 'other id' },
  aws_iam_role_policy: { id: 'other id', role: 'role name', name: 'policy name' },
  aws_iam_role_policy_attachment: { id: 'other id', role: 'role name', policy_arn: 'policy ARN' },
  aws_iam_user: { arn: 'user ARN', id: 'user name', name: 'user name', unique_id: 'other id' },
  aws_internet_gateway: { id: 'internet gateway id', arn: 'other ARN', vpc_id: 'VPC id' },
  aws_kms_alias: { arn: 'alias ARN', id: 'alias name', name: 'alias name', target_key_arn: 'key ARN', target_key_id: 'key id' },
  aws_kms_key: { arn: 'key ARN', id: 'key id', key_id: 'key id' },
  aws_launch_template: { id: 'launch template id', arn: 'other ARN' },
  aws_nat_gateway: {
    id: 'NAT gateway id',
    allocation_id: 'allocation id',
    network_interface_id: 'network interface id',
    public_ip: 'address',
    subnet_id: 'subnet id',
  },
  aws_route: { id: 'other id', route_table_id: 'route table id' },
  aws_route_table: { id: 'route table id', arn: 'other ARN', vpc_id: 'VPC id' },
  aws_route_table_association: { id: 'other id', route_table_id: 'route table id', subnet_id: 'subnet id' },
  aws_s3_bucket: { arn: 'bucket ARN', id: 'bucket name', bucket: 'bucket name' },
  aws_security_group: { id: 'security group id', arn: 'other ARN', vpc_id: 'VPC id' },
  aws_subnet: { ...RANGES, id: 'subnet id', arn: 'other ARN', vpc_id: 'VPC id', ipv6_cidr_block_association_id: 'other id' },
  aws_vpc: {
    id: 'VPC id',
    arn: 'other ARN',
    ...RANGES,
    default_network_acl_id: 'other id',
    default_route_table_id: 'route table id',
    default_security_group_id: 'security group id',
    dhcp_options_id: 'other id',
    ipv6_association_id: 'other id',
    main_route_table_id: 'route table id',
  },
  aws_vpc_endpoint: { id: 'VPC endpoint id', arn: 'other ARN', prefix_list_id: 'other id', vpc_id: 'VPC id' },
  aws_vpc_ipv4_cidr_block_association: { id: 'other id', vpc_id: 'VPC id' },
  aws_vpc_security_group_egress_rule: { id: 'other id', arn: 'other ARN', security_group_id: 'security group id' },
  aws_vpc_security_group_ingress_rule: { id: 'other id', arn: 'other ARN', security_group_id: 'security group id' },
  aws_vpn_gateway: { id: 'VPN gateway id', vpc_id: 'VPC id' },
};

const KEY_ARN: readonly ReferenceKind[] = ['key ARN', 'alias ARN'];
const KEY: readonly ReferenceKind[] = ['key ARN', 'key id', 'alias ARN', 'alias name'];
const CLUSTER = { cluster_name: ['cluster name'] } as const;
const SECURITY_GROUP_RULE = {
  security_group_id: ['security group id'],
  referenced_security_group_id: ['security group id'],
} as const;

const ROUTE_TARGETS: Readonly<Record<string, readonly ReferenceKind[]>> = {
  egress_only_gateway_id: ['egress-only gateway id'],
  gateway_id: ['internet gateway id', 'VPN gateway id'],
  nat_gateway_id: ['NAT gateway id'],
  network_interface_id: ['network interface id'],
  vpc_endpoint_id: ['VPC endpoint id'],
};
const INLINE_ROUTES = Object.fromEntries(Object.entries(ROUTE_TARGETS).map(([name, kinds]) => [`route.${name}`, kinds]));
const INLINE_RULES = {
  'ingress.security_groups': ['security group id'],
  'egress.security_groups': ['security group id'],
} as const;

/** What arguments take, by type and path. What is not listed takes anything. */
export const referenceKinds: Readonly<Record<string, Readonly<Record<string, readonly ReferenceKind[]>>>> = {
  aws_cloudwatch_log_delivery: {
    delivery_destination_arn: ['delivery destination ARN'],
    delivery_source_name: ['delivery source name'],
  },
  aws_cloudwatch_log_delivery_destination: {
    'delivery_destination_configuration.destination_resource_arn': ['log group ARN', 'bucket ARN', 'other ARN'],
  },
  aws_cloudwatch_log_delivery_source: { resource_arn: ['cluster ARN', 'other ARN'] },
  aws_cloudwatch_log_group: { kms_key_id: KEY_ARN },
  aws_default_route_table: { default_route_table_id: ['route table id'], ...INLINE_ROUTES },
  aws_default_security_group: { vpc_id: ['VPC id'], ...INLINE_RULES },
  aws_ec2_tag: {
    resource_id: [
      ...(['security group id', 'subnet id', 'VPC id', 'route table id', 'internet gateway id', 'NAT gateway id'] as const),
      ...(['network interface id', 'allocation id', 'VPC endpoint id', 'launch template id', 'VPN gateway id'] as const),
      ...(['egress-only gateway id', 'other id'] as const),
    ],
  },
  aws_egress_only_internet_gateway: { vpc_id: ['VPC id'] },
  aws_eks_access_entry: { ...CLUSTER, principal_arn: ['role ARN', 'user ARN'] },
  aws_eks_access_policy_association: { ...CLUSTER, principal_arn: ['role ARN', 'user ARN'] },
  aws_eks_addon: {
    ...CLUSTER,
    service_account_role_arn: ['role ARN'],
    'pod_identity_association.role_arn': ['role ARN'],
  },
  aws_eks_capability: { ...CLUSTER, role_arn: ['role ARN'] },
  aws_eks_cluster: {
    role_arn: ['role ARN'],
    'compute_config.node_role_arn': ['role ARN'],
    'encryption_config.provider.key_arn': KEY_ARN,
    'vpc_config.security_group_ids': ['security group id'],
    'vpc_config.subnet_ids': ['subnet id'],
  },
  aws_eks_fargate_profile: { ...CLUSTER, pod_execution_role_arn: ['role ARN'], subnet_ids: ['subnet id'] },
  aws_eks_node_group: {
    ...CLUSTER,
    node_role_arn: ['role ARN'],
    subnet_ids: ['subnet id'],
    'launch_template.id': ['launch template id'],
    'remote_access.source_security_group_ids': ['security group id'],
  },
  aws_eks_pod_identity_association: { ...CLUSTER, role_arn: ['role ARN'], target_role_arn: ['role ARN'] },
  aws_flow_log: {
    iam_role_arn: ['role ARN'],
    log_destination: ['log group ARN', 'bucket ARN', 'other ARN'],
    subnet_id: ['subnet id'],
    vpc_id: ['VPC id'],
  },
  aws_iam_instance_profile: { role: ['role name'] },
  aws_iam_openid_connect_provider: { url: ['OIDC issuer'] },
  aws_iam_role: { permissions_boundary: ['policy ARN'] },
  aws_iam_role_policy: { role: ['role name'] },
  aws_iam_role_policy_attachment: { role: ['role name'], policy_arn: ['policy ARN'] },
  aws_internet_gateway: { vpc_id: ['VPC id'] },
  aws_kms_alias: { target_key_id: ['key id', 'key ARN'] },
  aws_nat_gateway: { allocation_id: ['allocation id'], subnet_id: ['subnet id'], vpc_id: ['VPC id'] },
  aws_prometheus_scraper: {
    'source.eks.cluster_arn': ['cluster ARN'],
    'source.eks.security_group_ids': ['security group id'],
    'source.eks.subnet_ids': ['subnet id'],
  },
  aws_route: { route_table_id: ['route table id'], ...ROUTE_TARGETS },
  aws_route_table: { vpc_id: ['VPC id'], ...INLINE_ROUTES },
  aws_route_table_association: {
    gateway_id: ['internet gateway id', 'VPN gateway id'],
    route_table_id: ['route table id'],
    subnet_id: ['subnet id'],
  },
  aws_security_group: { vpc_id: ['VPC id'], ...INLINE_RULES },
  aws_security_group_rule: { security_group_id: ['security group id'], source_security_group_id: ['security group id'] },
  aws_subnet: { vpc_id: ['VPC id'] },
  aws_vpc_endpoint: {
    route_table_ids: ['route table id'],
    security_group_ids: ['security group id'],
    subnet_ids: ['subnet id'],
    vpc_id: ['VPC id'],
  },
  aws_vpc_ipv4_cidr_block_association: { vpc_id: ['VPC id'] },
  aws_vpc_security_group_egress_rule: SECURITY_GROUP_RULE,
  aws_vpc_security_group_ingress_rule: SECURITY_GROUP_RULE,
  aws_ebs_volume: { kms_key_id: KEY_ARN },
  aws_kms_key_policy: { key_id: ['key id', 'key ARN'] },
  aws_kms_grant: { key_id: KEY },
};

/** What an attribute holds; undefined when it is not known. */
export const attributeKind = (type: string, attribute: string): ReferenceKind | undefined => ATTRIBUTES[type]?.[attribute];

/** Attributes that hold a kind, as examples: `aws_eip.<name>.allocation_id`. The plainest comes first. */
export function attributesOf(kind: ReferenceKind): readonly string[] {
  return Object.entries(ATTRIBUTES).flatMap(([type, attributes]) =>
    Object.entries(attributes).flatMap(([attribute, one]) => (one === kind ? [`${type}.${attribute}`] : [])),
  );
}
