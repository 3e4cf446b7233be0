import {
  ALLOCATION_ID,
  ec2Arn,
  EGRESS_ONLY_GATEWAY_ID,
  NAT_GATEWAY_ID,
  ROUTE_TABLE_ID,
  SECURITY_GROUP_ID,
  SUBNET_ID,
  VPC_ID,
} from './ec2-identifiers';
import type { Accepted, ResourceFacts } from './facts';
import { awsProvider, awsProviderCode, cloudFormation, IPV4_RANGE, IPV6_RANGE, OPTIONAL_JSON_DOCUMENT } from './sources';

const GATEWAY_ID: Accepted = {
  pattern: '(?:igw-|vgw-|local$).*',
  means: 'the id of an internet gateway (igw-…) or virtual private gateway (vgw-…)',
};

/** Routes inside a table are values and no blocks: what one leaves out may be written as an empty text. */
const orNothing = (accepted: Accepted): Accepted => ({ ...accepted, pattern: `(?:${accepted.pattern ?? '.*'})?` });

/** Gateways, routes and endpoints: how traffic leaves a subnet. */
export const routingResources: Readonly<Record<string, ResourceFacts>> = {
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
      allocation_id: ALLOCATION_ID,
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
    accepts: {
      vpc_id: VPC_ID,
      'route.cidr_block': orNothing(IPV4_RANGE),
      'route.ipv6_cidr_block': orNothing(IPV6_RANGE),
      'route.gateway_id': orNothing(GATEWAY_ID),
      'route.nat_gateway_id': orNothing(NAT_GATEWAY_ID),
      'route.egress_only_gateway_id': orNothing(EGRESS_ONLY_GATEWAY_ID),
    },
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
      nat_gateway_id: NAT_GATEWAY_ID,
      gateway_id: GATEWAY_ID,
      egress_only_gateway_id: EGRESS_ONLY_GATEWAY_ID,
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
      // The provider knows that some targets take no destination of the other kind.
      { of: ['destination_cidr_block', 'egress_only_gateway_id'], count: 'at most one' },
      { of: ['destination_ipv6_cidr_block', 'carrier_gateway_id'], count: 'at most one' },
      { of: ['destination_prefix_list_id', 'vpc_endpoint_id'], count: 'at most one' },
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
      policy: OPTIONAL_JSON_DOCUMENT,
      route_table_ids: ROUTE_TABLE_ID,
      security_group_ids: SECURITY_GROUP_ID,
      subnet_ids: SUBNET_ID,
      'dns_options.dns_record_ip_type': { oneOf: ['ipv4', 'ipv6', 'dualstack', 'service-defined'] },
    },
    alternatives: [{ of: ['service_name', 'resource_configuration_arn', 'service_network_arn'], count: 'exactly one' }],
  },
};
