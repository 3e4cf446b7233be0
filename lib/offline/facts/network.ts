import type { Accepted, ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation, IPV4_RANGE, IPV6_RANGE, JSON_DOCUMENT, ROLE_ARN } from './sources';

const ec2Arn = (resource: string): string => `arn:{partition}:ec2:{region}:{account}:${resource}/{id}`;

const identifier = (prefix: string, what: string): Accepted => ({
  pattern: `${prefix}-.+`,
  means: `the id of ${what} (${prefix}-…)`,
});

const VPC_ID = identifier('vpc', 'a VPC');
const SUBNET_ID = identifier('subnet', 'a subnet');
const ROUTE_TABLE_ID = identifier('rtb', 'a route table');
const SECURITY_GROUP_ID = identifier('sg', 'a security group');

const PROTOCOL = {
  pattern: String.raw`-1|tcp|udp|icmp|icmpv6|all|\d{1,3}`,
  means: 'tcp, udp, icmp, icmpv6, a number, or -1 for all',
};
const PORT = { min: -1, max: 65535 };

const securityGroupRule: Omit<ResourceFacts, 'sources'> = {
  // The provider changes the rest in place, although CloudFormation replaces.
  replacedBy: ['security_group_id'],
  filledIn: {
    security_group_rule_id: 'sgr-{hex17}',
    id: '{security_group_rule_id}',
    arn: 'arn:{partition}:ec2:{region}:{account}:security-group-rule/{security_group_rule_id}',
  },
  accepts: {
    cidr_ipv4: IPV4_RANGE,
    cidr_ipv6: IPV6_RANGE,
    ip_protocol: PROTOCOL,
    from_port: PORT,
    to_port: PORT,
    security_group_id: SECURITY_GROUP_ID,
    referenced_security_group_id: { pattern: '(?:[0-9]{12}/)?sg-.+', means: 'the id of a security group (sg-…)' },
  },
  alternatives: [{ of: ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'], count: 'exactly one' }],
};

/** VPC, subnets, routes, gateways, endpoints, flow logs. */
export const networkResources: Readonly<Record<string, ResourceFacts>> = {
  aws_vpc: {
    sources: [awsProvider('vpc'), awsProviderCode('ec2/vpc_.go'), cloudFormation('ec2-vpc')],
    replacedBy: ['cidr_block', 'ipv4_ipam_pool_id', 'ipv4_netmask_length', 'instance_tenancy'],
    defaults: { enable_dns_support: true, instance_tenancy: 'default' },
    filledIn: {
      id: 'vpc-{hex17}',
      arn: ec2Arn('vpc'),
      default_network_acl_id: 'acl-{hex17}',
      default_route_table_id: 'rtb-{hex17}',
      main_route_table_id: '{default_route_table_id}',
      default_security_group_id: 'sg-{hex17}',
      dhcp_options_id: 'dopt-{hex17}',
      enable_dns_hostnames: false,
      enable_network_address_usage_metrics: false,
      ipv6_association_id: '',
      ipv6_cidr_block: '',
      ipv6_cidr_block_network_border_group: '',
      owner_id: '{account}',
    },
    accepts: {
      cidr_block: { pattern: String.raw`(?:\d{1,3}\.){3}\d{1,3}/(?:1[6-9]|2[0-8])`, means: 'an IPv4 range between /16 and /28' },
      instance_tenancy: { oneOf: ['default', 'dedicated'] },
    },
  },
  aws_subnet: {
    sources: [awsProvider('subnet'), awsProviderCode('ec2/vpc_subnet.go'), cloudFormation('ec2-subnet')],
    replacedBy: ['vpc_id', 'cidr_block', 'availability_zone', 'availability_zone_id', 'ipv6_native', 'outpost_arn'],
    defaults: {
      assign_ipv6_address_on_creation: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      ipv6_native: false,
      map_public_ip_on_launch: false,
    },
    filledIn: {
      id: 'subnet-{hex17}',
      arn: ec2Arn('subnet'),
      availability_zone: '{region}a',
      availability_zone_id: '{region}-az1',
      ipv6_cidr_block_association_id: '',
      owner_id: '{account}',
      private_dns_hostname_type_on_launch: 'ip-name',
    },
    accepts: {
      cidr_block: { pattern: String.raw`(?:\d{1,3}\.){3}\d{1,3}/(?:1[6-9]|2[0-8])`, means: 'an IPv4 range between /16 and /28' },
      ipv6_cidr_block: { pattern: '.+/64', means: 'an IPv6 range with /64' },
      vpc_id: VPC_ID,
      private_dns_hostname_type_on_launch: { oneOf: ['ip-name', 'resource-name'] },
    },
    alternatives: [{ of: ['availability_zone', 'availability_zone_id'], count: 'at most one' }],
    unique: [
      {
        by: ['vpc_id', 'cidr_block'],
        within: 'region',
        refusal: 'InvalidSubnet.Conflict: another subnet of the VPC has this range',
      },
    ],
  },
  aws_vpc_ipv4_cidr_block_association: {
    sources: [awsProvider('vpc_ipv4_cidr_block_association'), cloudFormation('ec2-vpccidrblock')],
    replacedBy: 'everything',
    filledIn: { id: 'vpc-cidr-assoc-{hex17}' },
    accepts: { vpc_id: VPC_ID, cidr_block: IPV4_RANGE },
    unique: [{ by: ['vpc_id', 'cidr_block'], within: 'region', refusal: 'the VPC has this range already' }],
  },
  aws_internet_gateway: {
    sources: [awsProvider('internet_gateway'), cloudFormation('ec2-internetgateway')],
    filledIn: { id: 'igw-{hex17}', arn: ec2Arn('internet-gateway'), owner_id: '{account}', vpc_id: '' },
    accepts: { vpc_id: VPC_ID },
    unique: [
      { by: ['vpc_id'], within: 'region', refusal: 'Resource.AlreadyAssociated: the VPC has an internet gateway already' },
    ],
  },
  aws_egress_only_internet_gateway: {
    sources: [awsProvider('egress_only_internet_gateway'), cloudFormation('ec2-egressonlyinternetgateway')],
    replacedBy: ['vpc_id'],
    filledIn: { id: 'eigw-{hex17}' },
    accepts: { vpc_id: VPC_ID },
  },
  aws_eip: {
    sources: [awsProvider('eip'), awsProviderCode('ec2/ec2_eip.go'), cloudFormation('ec2-eip')],
    replacedBy: ['address', 'customer_owned_ipv4_pool', 'domain', 'ipam_pool_id', 'network_border_group', 'public_ipv4_pool'],
    filledIn: {
      allocation_id: 'eipalloc-{hex17}',
      id: '{allocation_id}',
      arn: 'arn:{partition}:ec2:{region}:{account}:elastic-ip/{allocation_id}',
      association_id: '',
      carrier_ip: '',
      customer_owned_ip: '',
      domain: 'vpc',
      instance: '',
      network_border_group: '{region}',
      network_interface: '',
      private_ip: '',
      ptr_record: '',
      public_dns: 'ec2-192-0-2-1.{region}.compute.{dnsSuffix}',
      // Documentation range, RFC 5737.
      public_ip: '192.0.2.1',
      public_ipv4_pool: 'amazon',
    },
    accepts: { domain: { oneOf: ['vpc'] } },
  },
  aws_nat_gateway: {
    sources: [awsProvider('nat_gateway'), awsProviderCode('ec2/vpc_nat_gateway.go'), cloudFormation('ec2-natgateway')],
    replacedBy: ['allocation_id', 'availability_mode', 'connectivity_type', 'private_ip', 'subnet_id', 'vpc_id'],
    defaults: { connectivity_type: 'public' },
    filledIn: {
      id: 'nat-{hex17}',
      association_id: 'eipassoc-{hex17}',
      auto_provision_zones: null,
      auto_scaling_ips: null,
      availability_mode: 'zonal',
      network_interface_id: 'eni-{hex17}',
      private_ip: '10.0.0.10',
      public_ip: '192.0.2.1',
      regional_nat_gateway_address: [],
      regional_nat_gateway_auto_mode: null,
      route_table_id: null,
      secondary_allocation_ids: [],
      secondary_private_ip_address_count: 0,
      secondary_private_ip_addresses: [],
      vpc_id: 'vpc-{hex17}',
    },
    accepts: {
      allocation_id: identifier('eipalloc', 'an allocated elastic IP'),
      availability_mode: { oneOf: ['zonal', 'regional'] },
      connectivity_type: { oneOf: ['public', 'private'] },
      subnet_id: SUBNET_ID,
    },
    unique: [
      {
        by: ['allocation_id'],
        within: 'region',
        refusal: 'Resource.AlreadyAssociated: the elastic IP belongs to another gateway',
      },
    ],
  },
  aws_route_table: {
    sources: [awsProvider('route_table'), cloudFormation('ec2-routetable')],
    replacedBy: ['vpc_id'],
    filledIn: { id: 'rtb-{hex17}', arn: ec2Arn('route-table'), owner_id: '{account}', propagating_vgws: [], route: [] },
    accepts: { vpc_id: VPC_ID },
  },
  aws_route: {
    sources: [awsProvider('route'), cloudFormation('ec2-route')],
    replacedBy: ['route_table_id', 'destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
    filledIn: {
      id: 'r-{route_table_id}{digits10}',
      instance_id: '',
      instance_owner_id: '',
      network_interface_id: '',
      origin: 'CreateRoute',
      state: 'active',
    },
    accepts: {
      route_table_id: ROUTE_TABLE_ID,
      destination_cidr_block: IPV4_RANGE,
      destination_ipv6_cidr_block: IPV6_RANGE,
      nat_gateway_id: identifier('nat', 'a NAT gateway'),
      gateway_id: {
        pattern: '(?:igw-|vgw-|local$).*',
        means: 'the id of an internet gateway (igw-…) or virtual private gateway (vgw-…)',
      },
      egress_only_gateway_id: identifier('eigw', 'an egress-only internet gateway'),
    },
    alternatives: [
      { of: ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'], count: 'exactly one' },
      {
        of: [
          'carrier_gateway_id',
          'core_network_arn',
          'egress_only_gateway_id',
          'gateway_id',
          'local_gateway_id',
          'nat_gateway_id',
          'network_interface_id',
          'transit_gateway_id',
          'vpc_endpoint_id',
          'vpc_peering_connection_id',
        ],
        count: 'exactly one',
      },
    ],
    unique: [
      {
        by: ['route_table_id', 'destination_cidr_block'],
        within: 'region',
        refusal: 'RouteAlreadyExists: the route table has a route to this destination already',
      },
      {
        by: ['route_table_id', 'destination_ipv6_cidr_block'],
        within: 'region',
        refusal: 'RouteAlreadyExists: the route table has a route to this destination already',
      },
    ],
  },
  aws_route_table_association: {
    sources: [awsProvider('route_table_association'), cloudFormation('ec2-subnetroutetableassociation')],
    // Another route table is associated in place, although CloudFormation replaces.
    replacedBy: ['subnet_id', 'gateway_id'],
    filledIn: { id: 'rtbassoc-{hex17}' },
    accepts: { subnet_id: SUBNET_ID, route_table_id: ROUTE_TABLE_ID },
    alternatives: [{ of: ['subnet_id', 'gateway_id'], count: 'exactly one' }],
    unique: [
      { by: ['subnet_id'], within: 'region', refusal: 'Resource.AlreadyAssociated: the subnet has a route table already' },
    ],
  },
  aws_security_group: {
    sources: [awsProvider('security_group'), cloudFormation('ec2-securitygroup')],
    replacedBy: ['description', 'name', 'name_prefix', 'vpc_id'],
    defaults: { description: 'Managed by Terraform', revoke_rules_on_delete: false },
    filledIn: {
      id: 'sg-{hex17}',
      arn: ec2Arn('security-group'),
      egress: [],
      ingress: [],
      name: 'terraform-{digits26}',
      name_prefix: '',
      owner_id: '{account}',
      vpc_id: 'vpc-{hex17}',
    },
    accepts: {
      vpc_id: VPC_ID,
      description: {
        pattern: String.raw`[A-Za-z0-9,. _\-:/()#@[\]+=&;{}!$*]{0,255}`,
        means: 'at most 255 plain ASCII characters',
      },
      name: { pattern: '(?!sg-).{1,255}', means: 'at most 255 characters, not beginning with sg-' },
    },
    unique: [
      {
        by: ['vpc_id', 'name'],
        within: 'region',
        refusal: 'InvalidGroup.Duplicate: the VPC has a security group with this name',
      },
    ],
  },
  aws_default_security_group: {
    sources: [awsProvider('default_security_group')],
    replacedBy: ['vpc_id'],
    defaults: { revoke_rules_on_delete: false },
    filledIn: {
      id: 'sg-{hex17}',
      arn: ec2Arn('security-group'),
      description: 'default VPC security group',
      egress: [],
      ingress: [],
      name: 'default',
      name_prefix: '',
      owner_id: '{account}',
      vpc_id: 'vpc-{hex17}',
    },
    accepts: { vpc_id: VPC_ID },
    unique: [{ by: ['vpc_id'], within: 'region', refusal: 'another resource manages the default security group of this VPC' }],
  },
  aws_vpc_security_group_ingress_rule: {
    sources: [awsProvider('vpc_security_group_ingress_rule'), cloudFormation('ec2-securitygroupingress')],
    ...securityGroupRule,
  },
  aws_vpc_security_group_egress_rule: {
    sources: [awsProvider('vpc_security_group_egress_rule'), cloudFormation('ec2-securitygroupegress')],
    ...securityGroupRule,
  },
  aws_vpc_endpoint: {
    sources: [awsProvider('vpc_endpoint'), awsProviderCode('ec2/vpc_endpoint.go'), cloudFormation('ec2-vpcendpoint')],
    replacedBy: [
      'resource_configuration_arn',
      'service_name',
      'service_network_arn',
      'service_region',
      'vpc_endpoint_type',
      'vpc_id',
    ],
    defaults: { vpc_endpoint_type: 'Gateway' },
    filledIn: {
      id: 'vpce-{hex17}',
      arn: ec2Arn('vpc-endpoint'),
      cidr_blocks: [],
      dns_entry: [{ dns_name: '{id}.vpce.{dnsSuffix}', hosted_zone_id: 'Z{upper13}' }],
      ip_address_type: 'ipv4',
      network_interface_ids: [],
      owner_id: '{account}',
      policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2012-10-17"}',
      prefix_list_id: 'pl-{hex8}',
      private_dns_enabled: false,
      requester_managed: false,
      route_table_ids: [],
      security_group_ids: ['sg-{hex17}'],
      service_region: '{region}',
      state: 'available',
      subnet_ids: [],
    },
    accepts: {
      vpc_id: VPC_ID,
      vpc_endpoint_type: { oneOf: ['Gateway', 'GatewayLoadBalancer', 'Interface', 'Resource', 'ServiceNetwork'] },
      ip_address_type: { oneOf: ['ipv4', 'dualstack', 'ipv6'] },
      policy: JSON_DOCUMENT,
      route_table_ids: ROUTE_TABLE_ID,
      security_group_ids: SECURITY_GROUP_ID,
      subnet_ids: SUBNET_ID,
      'dns_options.dns_record_ip_type': { oneOf: ['ipv4', 'ipv6', 'dualstack', 'service-defined'] },
    },
  },
  aws_flow_log: {
    sources: [awsProvider('flow_log'), cloudFormation('ec2-flowlog')],
    replacedBy: 'everything',
    defaults: {
      log_destination_type: 'cloud-watch-logs',
      max_aggregation_interval: 600,
      'destination_options.file_format': 'plain-text',
      'destination_options.hive_compatible_partitions': false,
      'destination_options.per_hour_partition': false,
    },
    filledIn: {
      id: 'fl-{hex17}',
      arn: ec2Arn('vpc-flow-log'),
      log_destination: '',
      log_format:
        'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
    },
    accepts: {
      log_destination_type: { oneOf: ['cloud-watch-logs', 's3', 'kinesis-data-firehose'] },
      log_destination: ARN,
      iam_role_arn: ROLE_ARN,
      max_aggregation_interval: { numbers: [60, 600] },
      traffic_type: { oneOf: ['ACCEPT', 'ALL', 'REJECT'] },
      vpc_id: VPC_ID,
      subnet_id: SUBNET_ID,
      'destination_options.file_format': { oneOf: ['plain-text', 'parquet'] },
    },
    alternatives: [
      {
        of: ['eni_id', 'regional_nat_gateway_id', 'subnet_id', 'transit_gateway_id', 'transit_gateway_attachment_id', 'vpc_id'],
        count: 'exactly one',
      },
    ],
  },
  aws_ec2_tag: {
    sources: [awsProvider('ec2_tag')],
    replacedBy: ['resource_id', 'key'],
    filledIn: { id: '{resource_id},{key}' },
    unique: [{ by: ['resource_id', 'key'], within: 'region', refusal: 'another resource writes this tag already' }],
  },
};
