import { ec2Arn, SECURITY_GROUP_ID, SUBNET_ID, VPC_ID } from './ec2-identifiers';
import type { ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation, IPV4_RANGE, IPV6_RANGE, NETWORK_RANGE, ROLE_ARN } from './sources';

const inAnyCase = (word: string): string => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** The provider reads names in any case (`protocolForValue`). */
const PROTOCOL = {
  pattern: `-1|\\d{1,3}|${inAnyCase('tcp|udp|icmp|icmpv6|all|ah|esp')}`,
  means: 'tcp, udp, icmp, icmpv6, a number, or -1 for all',
};
const PORT = { min: -1, max: 65535 };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const RULE_DESCRIPTION = {
  pattern: String.raw`[A-Za-z0-9,. _\-:/()#@[\]+=&;{}!$*]{0,255}`,
  means: 'at most 255 plain ASCII characters',
};

const ANOTHER_GROUP = { pattern: '(?:[0-9]{12}/)?sg-.+', means: 'the id of a security group (sg-…)' };

/** Rules inside a group. */
const INLINE_RULES = Object.fromEntries(
  ['ingress', 'egress'].flatMap((direction) => [
    [`${direction}.cidr_blocks`, IPV4_RANGE],
    [`${direction}.ipv6_cidr_blocks`, IPV6_RANGE],
    [`${direction}.protocol`, PROTOCOL],
    [`${direction}.description`, RULE_DESCRIPTION],
  ]),
);

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
    description: RULE_DESCRIPTION,
    ip_protocol: PROTOCOL,
    from_port: PORT,
    to_port: PORT,
    security_group_id: SECURITY_GROUP_ID,
    referenced_security_group_id: ANOTHER_GROUP,
  },
  alternatives: [{ of: ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'], count: 'exactly one' }],
};

/** VPC, subnets, security groups, flow logs. */
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
      description: RULE_DESCRIPTION,
      name: { pattern: '(?!sg-).{1,255}', means: 'at most 255 characters, not beginning with sg-' },
      ...INLINE_RULES,
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
    accepts: { vpc_id: VPC_ID, ...INLINE_RULES },
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
