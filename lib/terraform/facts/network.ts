import { ec2Arn, SUBNET_ID, VPC_ID } from './ec2-identifiers';
import type { ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation, NETWORK_RANGE, ROLE_ARN } from './sources';

/** VPC, subnets, flow logs. */
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
    filledInWhen: [
      {
        when: { path: 'assign_generated_ipv6_cidr_block', is: true },
        filledIn: {
          ipv6_association_id: 'vpc-cidr-assoc-{hex17}',
          // Documentation range, RFC 3849.
          ipv6_cidr_block: '2001:db8:{hex4}:{hex2}00::/56',
          ipv6_cidr_block_network_border_group: '{region}',
        },
      },
    ],
    recomputedBy: {
      ipv6_association_id: ['assign_generated_ipv6_cidr_block'],
      ipv6_cidr_block: ['assign_generated_ipv6_cidr_block'],
    },
    accepts: {
      cidr_block: NETWORK_RANGE,
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
      cidr_block: NETWORK_RANGE,
      // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
      ipv6_cidr_block: {
        pattern: '.+/(?:44|48|52|56|60|64)',
        means: 'an IPv6 range from /44 to /64 in steps of 4',
        firstAddress: true,
      },
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
    accepts: { vpc_id: VPC_ID, cidr_block: NETWORK_RANGE },
    unique: [{ by: ['vpc_id', 'cidr_block'], within: 'region', refusal: 'the VPC has this range already' }],
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
