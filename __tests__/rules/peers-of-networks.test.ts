// Acceptance tests of hashicorp/terraform-provider-aws for what networks are made of, put to `check --dir`. Blocks of HCL are written
// as JSON; what only names or tags something is left out.
import { compare, row, verdictOnStack } from '../support/peers';

const compareStacks = (rows: Parameters<typeof compare>[0]): void => {
  compare(rows, verdictOnStack);
};
const VPC = { vpc_id: '${aws_vpc.test.id}' };
const vpc = (body: object): unknown => ({ aws_vpc: { test: body } });
const subnet = (body: object, network: object = { cidr_block: '10.1.0.0/16' }): unknown => ({
  aws_vpc: { test: network },
  aws_subnet: { test: { ...VPC, ...body } },
});

describe('internal/verify/validate_test.go, cidr_test.go', () => {
  /** An argument that takes ranges of both families, of any size. */
  const range = (cidr: string): unknown => ({
    aws_security_group_rule: {
      test: {
        ...{ type: 'ingress', security_group_id: 'sg-1', protocol: 'tcp', from_port: 80, to_port: 80 },
        [cidr.includes(':') ? 'ipv6_cidr_blocks' : 'cidr_blocks']: [cidr],
      },
    },
  });
  compareStacks([
    ...['notacidr', '10.0.1.0/16', '2001::/15'].map((cidr) => row('refuses', `TestValidCIDRNetworkAddress ${cidr}`, range(cidr))),
    ...['10.0.1.0/24', '2001:db8::/122'].map((cidr) => row('accepts', `TestValidCIDRNetworkAddress ${cidr}`, range(cidr))),
    row('accepts', 'TestCIDRBlocksEqual, another spelling: ::0/0', range('::0/0')),
    ...['10.2.2.0/1234', ''].map((cidr) => row('refuses', `TestCIDRBlocksEqual, no range: '${cidr}'`, range(cidr))),
    ...['10.0.0.0/16', '10.0.0.0/23', '2001::/40', '2001::/63'].map((cidr) =>
      row('accepts', `TestIsIPv4CIDRBlockOrIPv6CIDRBlock ${cidr}`, range(cidr)),
    ),
    ...['ASDQWE', '10.0.0.1/24', '2001::1/64'].map((cidr) =>
      row('refuses', `TestIsIPv4CIDRBlockOrIPv6CIDRBlock ${cidr}`, range(cidr)),
    ),
  ]);

  describe('TestValidARN', () => {
    const arn = (log_destination: string): unknown => ({
      aws_flow_log: { test: { vpc_id: 'vpc-1', traffic_type: 'ALL', log_destination_type: 's3', log_destination } },
    });
    compareStacks([
      ...[
        'arn:aws:s3:::my_corporate_bucket/exampleobject.png',
        'arn:aws-cn:s3:::bucket/object',
        'arn:aws-iso-b:s3:::bucket/object',
      ].map((value) => row('accepts', value, arn(value))),
      ...['arn', '123456789012', 'arn:aws', 'arn:aws:logs', 'arn:aws:logs:region:*:*'].map((value) =>
        row('refuses', value, arn(value)),
      ),
    ]);
  });

  describe('TestValidIAMPolicyJSONString', () => {
    const policy = (document: string): unknown => ({ aws_iam_policy: { test: { name: 'test', policy: document } } });
    const GRAMMAR = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html';
    compareStacks([
      ...['{}', '{"abc":["1","2"]}'].map((document) =>
        row('accepts', document, policy(document), { verdict: 'refuses', because: `a policy has statements: ${GRAMMAR}` }),
      ),
      ...['{0:"1"}', "{'abc':1}", '{"def":}', '{"xyz":[}}', '', '"blub"', '"../some-filename.json"', '[{}]'].map((document) =>
        row('refuses', document, policy(document)),
      ),
      row('refuses', 'encoded twice', policy(JSON.stringify('{"Version":"…"}'))),
      row('refuses', '{"a":"foo","a":"bar"}', policy('{"a":"foo","a":"bar"}')),
      row(
        'refuses',
        'a key twice, in a policy that is sound otherwise',
        policy(
          '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Action": "s3:*", "Resource": "*" } }',
        ),
      ),
    ]);
  });
});

describe('internal/service/ec2/vpc_test.go', () => {
  compareStacks([
    row('accepts', 'basic', vpc({ cidr_block: '10.1.0.0/16' })),
    row('accepts', 'assignGeneratedIPv6CIDRBlock', vpc({ cidr_block: '10.1.0.0/16', assign_generated_ipv6_cidr_block: true })),
    row('accepts', 'tenancy', vpc({ cidr_block: '10.1.0.0/16', instance_tenancy: 'dedicated' })),
    row('accepts', 'bothDNSOptionsSet', vpc({ cidr_block: '10.2.0.0/16', enable_dns_hostnames: true, enable_dns_support: true })),
    row('accepts', 'disabledDNSSupport', vpc({ cidr_block: '10.2.0.0/16', enable_dns_support: false })),
    row('accepts', 'networkAddressUsageMetrics', vpc({ cidr_block: '10.2.0.0/16', enable_network_address_usage_metrics: true })),
    row('accepts', 'IPAMIPv4BasicNetmask', vpc({ ipv4_ipam_pool_id: '${aws_vpc_ipam_pool.test.id}', ipv4_netmask_length: 28 })),
    row(
      'accepts',
      'IPAMIPv4BasicExplicitCIDR',
      vpc({ ipv4_ipam_pool_id: '${aws_vpc_ipam_pool.test.id}', cidr_block: '172.2.0.32/28' }),
    ),
    row(
      'accepts',
      'IPAMIPv6',
      vpc({ cidr_block: '10.1.0.0/16', ipv6_ipam_pool_id: '${aws_vpc_ipam_pool.test.id}', ipv6_netmask_length: 56 }),
    ),
    row('accepts', 'tags_computed', {
      aws_vpc: { test: { cidr_block: '10.1.0.0/16', tags: { eip: '${aws_eip.test.public_ip}' } } },
      aws_eip: { test: { vpc: true } },
    }),
  ]);
});

describe('internal/service/ec2/vpc_subnet_test.go', () => {
  const IPV6 = { cidr_block: '10.10.0.0/16', assign_generated_ipv6_cidr_block: true };
  const ipv6 = '${cidrsubnet(aws_vpc.test.ipv6_cidr_block, 8, 1)}';
  compareStacks([
    row('accepts', 'basic', subnet({ cidr_block: '10.1.1.0/24' })),
    row(
      'accepts',
      'ipv6',
      subnet({ cidr_block: '10.10.1.0/24', ipv6_cidr_block: ipv6, assign_ipv6_address_on_creation: true }, IPV6),
    ),
    row(
      'accepts',
      'availabilityZoneID',
      subnet({ cidr_block: '10.1.1.0/24', availability_zone_id: '${data.aws_availability_zones.available.zone_ids[0]}' }),
    ),
    row(
      'accepts',
      'mapPublicOnLaunch',
      subnet({ cidr_block: '${cidrsubnet(aws_vpc.test.cidr_block, 8, 0)}', map_public_ip_on_launch: true }),
    ),
    row(
      'accepts',
      'ipv6Native',
      subnet({ ipv6_cidr_block: ipv6, ipv6_native: true, enable_resource_name_dns_aaaa_record_on_launch: true }, IPV6),
    ),
    row('accepts', 'ipv4ToIPv6, before', subnet({ cidr_block: '10.1.1.0/24', ipv6_cidr_block: null, enable_dns64: false })),
    row(
      'accepts',
      'privateDNSNameOptionsOnLaunch',
      subnet({ cidr_block: '10.1.1.0/24', private_dns_hostname_type_on_launch: 'resource-name' }),
    ),
    row(
      'accepts',
      'outpost',
      subnet({
        cidr_block: '10.1.1.0/24',
        outpost_arn: '${data.aws_outposts_outpost.test.arn}',
        availability_zone: '${data.aws_outposts_outpost.test.availability_zone}',
      }),
    ),
  ]);
});

describe('internal/service/ec2/vpc_ipv4_cidr_block_association_test.go', () => {
  const association = (body: object): unknown => ({
    aws_vpc: { test: { cidr_block: '10.1.0.0/16' } },
    aws_vpc_ipv4_cidr_block_association: { test: { ...VPC, ...body } },
  });
  const POOL = { ipv4_ipam_pool_id: '${aws_vpc_ipam_pool.test.id}' };
  compareStacks([
    row('accepts', 'basic', association({ cidr_block: '172.2.0.0/16' })),
    row('accepts', 'basic, a public range', association({ cidr_block: '170.2.0.0/16' })),
    row('accepts', 'ipamBasic', association({ ...POOL, ipv4_netmask_length: 28 })),
    row('accepts', 'ipamBasicExplicitCIDR', association({ ...POOL, cidr_block: '172.2.0.32/28' })),
  ]);
});

describe('internal/service/ec2/ec2_eip_test.go', () => {
  const eip = (body: object): unknown => ({ aws_eip: { test: body } });
  compareStacks([
    row('accepts', 'basic, before version 6', eip({ vpc: true })),
    row('accepts', 'basic', eip({ domain: 'vpc' })),
    row('accepts', 'networkInterface', eip({ vpc: 'true', network_interface: '${aws_network_interface.test.id}' })),
    row('accepts', 'PublicIPv4Pool_custom', eip({ domain: 'vpc', public_ipv4_pool: 'ipv4pool-ec2-012345' })),
    row('accepts', 'networkBorderGroup', eip({ domain: 'vpc', network_border_group: '${data.aws_region.current.name}' })),
  ]);
});

describe('internal/service/ec2/vpc_nat_gateway_test.go, vpc_nat_gateway.go', () => {
  const nat = (body: object): unknown => ({
    aws_eip: { test: { domain: 'vpc' }, secondary: { domain: 'vpc' } },
    aws_nat_gateway: { test: { subnet_id: '${aws_subnet.public.id}', ...body } },
  });
  const ADDRESS = { allocation_id: '${aws_eip.test.id}' };
  compareStacks([
    row('accepts', 'basic', nat(ADDRESS)),
    row('accepts', 'ConnectivityType_private', nat({ connectivity_type: 'private' })),
    row('accepts', 'privateIP', nat({ connectivity_type: 'private', private_ip: '10.0.0.8' })),
    row('accepts', 'secondaryAllocationIds', nat({ ...ADDRESS, secondary_allocation_ids: ['${aws_eip.secondary.id}'] })),
    row(
      'accepts',
      'secondaryPrivateIpAddressCount',
      nat({ connectivity_type: 'private', secondary_private_ip_address_count: 3 }),
    ),
    row(
      'accepts',
      'secondaryPrivateIpAddresses',
      nat({ ...ADDRESS, secondary_allocation_ids: ['${aws_eip.secondary.id}'], secondary_private_ip_addresses: ['10.0.1.5'] }),
    ),
    row(
      'refuses',
      'CustomizeDiff: allocation_id is not supported with private',
      nat({ ...ADDRESS, connectivity_type: 'private' }),
    ),
    row(
      'refuses',
      'CustomizeDiff: secondary_allocation_ids is not supported with private',
      nat({ connectivity_type: 'private', secondary_allocation_ids: ['${aws_eip.secondary.id}'] }),
    ),
    row(
      'refuses',
      'CustomizeDiff: secondary_private_ip_address_count is not supported with public',
      nat({ ...ADDRESS, secondary_private_ip_address_count: 1 }),
    ),
  ]);
});

describe('internal/service/ec2/vpc_route_test.go, vpc_route.go', () => {
  const route = (body: object): unknown => ({ aws_route: { test: { route_table_id: '${aws_route_table.test.id}', ...body } } });
  const V4 = { destination_cidr_block: '10.3.0.0/16' };
  const V6 = { destination_ipv6_cidr_block: '::/0' };
  const LIST = { destination_prefix_list_id: '${aws_ec2_managed_prefix_list.test.id}' };
  const IGW = { gateway_id: '${aws_internet_gateway.test.id}' };
  const EIGW = { egress_only_gateway_id: '${aws_egress_only_internet_gateway.test.id}' };
  compareStacks([
    row('accepts', 'basic', route({ ...V4, ...IGW })),
    row('accepts', 'ipv6ToEgressOnlyInternetGateway', route({ ...V6, ...EIGW })),
    row('accepts', 'the expanded form ::0/0', route({ destination_ipv6_cidr_block: '::0/0', ...EIGW })),
    row('accepts', 'ipv6ToInternetGateway', route({ ...V6, ...IGW })),
    row('accepts', 'IPv6ToNetworkInterface', route({ ...V6, network_interface_id: '${aws_network_interface.test.id}' })),
    row('accepts', 'ipv6ToInstance, before version 5', route({ ...V6, instance_id: '${aws_instance.test.id}' })),
    row(
      'accepts',
      'ipv6ToVPCPeeringConnection',
      route({ ...V6, vpc_peering_connection_id: '${aws_vpc_peering_connection.test.id}' }),
    ),
    row('accepts', 'ipv4ToVPNGateway', route({ ...V4, gateway_id: '${aws_vpn_gateway.test.id}' })),
    row('accepts', 'prefixListToNatGateway', route({ ...LIST, nat_gateway_id: '${aws_nat_gateway.test.id}' })),
    row('accepts', 'prefixListToTransitGateway', route({ ...LIST, transit_gateway_id: '${aws_ec2_transit_gateway.test.id}' })),
    row('accepts', 'prefixListToCarrierGateway', route({ ...LIST, carrier_gateway_id: '${aws_ec2_carrier_gateway.test.id}' })),
    row('accepts', 'prefixListToLocalGateway', route({ ...LIST, local_gateway_id: '${data.aws_ec2_local_gateway.first.id}' })),
    row('accepts', 'prefixListToEgressOnlyInternetGateway', route({ ...LIST, ...EIGW })),
    row('accepts', 'a local route that was imported', route({ ...V4, gateway_id: 'local' })),
    row('refuses', 'duplicate: RouteAlreadyExists', {
      aws_route: {
        test1: { route_table_id: '${aws_route_table.test.id}', ...V4, ...IGW },
        test2: { route_table_id: '${aws_route_table.test.id}', ...V4, ...IGW },
      },
    }),
    row('refuses', 'ConflictsWith: an egress-only gateway is for IPv6', route({ ...V4, ...EIGW })),
    row('refuses', 'ConflictsWith: a carrier gateway is for IPv4', route({ ...V6, carrier_gateway_id: 'cagw-1' })),
    row('refuses', 'ConflictsWith: no prefix list to an endpoint', route({ ...LIST, vpc_endpoint_id: 'vpce-1' })),
    row('refuses', 'ExactlyOneOf: two targets', route({ ...V4, ...IGW, nat_gateway_id: 'nat-1' })),
    row('refuses', 'ExactlyOneOf: two destinations', route({ ...V4, ...V6, ...IGW })),
    row('refuses', 'ValidIPv4CIDRNetworkAddress', route({ destination_cidr_block: '10.3.0.1/16', ...IGW })),
  ]);
});

describe('internal/service/ec2/vpc_route_table_test.go', () => {
  const table = (...route: readonly object[]): unknown => ({ aws_route_table: { test: { ...VPC, route } } });
  const IGW = { gateway_id: '${aws_internet_gateway.test.id}' };
  compareStacks([
    row('accepts', 'basic', { aws_route_table: { test: VPC } }),
    row('accepts', 'ipv4ToInternetGateway', table({ cidr_block: '10.2.0.0/16', ...IGW }, { cidr_block: '10.3.0.0/16', ...IGW })),
    row(
      'accepts',
      'ipv6ToEgressOnlyInternetGateway, expanded form',
      table({ ipv6_cidr_block: '::0/0', egress_only_gateway_id: '${aws_egress_only_internet_gateway.test.id}' }),
    ),
    row(
      'accepts',
      'ipv4ToInstance, before version 5',
      table({ cidr_block: '10.2.0.0/16', instance_id: '${aws_instance.test.id}' }),
    ),
    row(
      'accepts',
      'ipv4ToVPCPeeringConnection',
      table({ cidr_block: '10.2.0.0/16', vpc_peering_connection_id: '${aws_vpc_peering_connection.test.id}' }),
    ),
    row(
      'accepts',
      'ipv4ToTransitGateway',
      table({
        cidr_block: '10.2.0.0/16',
        transit_gateway_id: '${aws_ec2_transit_gateway_vpc_attachment.test.transit_gateway_id}',
      }),
    ),
    row('accepts', 'prefixListToInternetGateway', table({ destination_prefix_list_id: 'pl-1', ...IGW })),
    row('accepts', 'Route_mode, zeroed', table()),
    row('accepts', 'vgwRoutePropagation', {
      aws_route_table: { test: { ...VPC, propagating_vgws: ['${aws_vpn_gateway_attachment.test.vpn_gateway_id}'] } },
    }),
    row('refuses', 'requireRouteDestination', table({ instance_id: '${aws_instance.test.id}' })),
    row('refuses', 'requireRouteTarget', table({ cidr_block: '10.1.0.0/16' })),
  ]);
});

describe('internal/service/ec2/vpc_security_group_test.go, vpc_security_group.go', () => {
  const group = (body: object): unknown => ({ aws_security_group: { test: { name: 'test', ...VPC, ...body } } });
  const TCP = { protocol: 'tcp', from_port: 80, to_port: 8000 };
  const TEN = { cidr_blocks: ['10.0.0.0/8'] };
  const ALL = { protocol: '-1', from_port: 0, to_port: 0 };
  compareStacks([
    row('accepts', 'basic', group({})),
    row('accepts', 'nameGenerated', { aws_security_group: { test: VPC } }),
    row('accepts', 'a number for the protocol', group({ ingress: [{ ...TCP, ...TEN, protocol: '6' }] })),
    ...['tCp', 'UDp', 'ALL', 'icMp', 'icMpv6', '17', '58'].map((protocol) =>
      row('accepts', `TestProtocolForValue ${protocol}`, group({ ingress: [{ ...TEN, protocol, from_port: 0, to_port: 0 }] })),
    ),
    row('accepts', 'emptyRuleDescription', group({ ingress: [{ ...TCP, ...TEN, description: '' }] })),
    row('accepts', 'ipv6', group({ ingress: [{ ...TCP, ipv6_cidr_blocks: ['::/0'] }] })),
    row('accepts', 'self', group({ ingress: { ...TCP, self: true }, egress: { ...TCP, ...TEN } })),
    row('accepts', 'vpcNegOneIngress', group({ ingress: [{ ...ALL, ...TEN }] })),
    row('accepts', 'vpcProtoNumIngress', group({ ingress: [{ ...ALL, ...TEN, protocol: '50' }] })),
    row(
      'accepts',
      'multiIngress',
      group({
        ingress: [
          { ...TCP, ...TEN },
          { ...TCP, security_groups: ['${aws_security_group.test1.id}'] },
        ],
      }),
    ),
    row(
      'accepts',
      'ruleLimit',
      group({
        egress: [
          { protocol: 'tcp', from_port: '${80 + 1}', to_port: '${80 + 1}', cidr_blocks: ['${cidrhost("10.1.0.0/16", 1)}/32'] },
        ],
      }),
    ),
    row('accepts', 'ports as text', group({ egress: [{ protocol: 'tcp', from_port: '80', to_port: '80', ...TEN }] })),
    row('refuses', 'invalidCIDRBlock: ingress', group({ ingress: { ...ALL, cidr_blocks: ['1.2.3.4/33'] } })),
    row('refuses', 'invalidCIDRBlock: egress', group({ egress: { ...ALL, cidr_blocks: ['1.2.3.4/33'] } })),
    row('refuses', 'invalidCIDRBlock: IPv6 ingress', group({ ingress: { ...ALL, ipv6_cidr_blocks: ['::/244'] } })),
    row('refuses', 'invalidCIDRBlock: IPv6 egress', group({ egress: { ...ALL, ipv6_cidr_blocks: ['::/244'] } })),
    row(
      'refuses',
      'expandIPPerms: all protocols with ports',
      group({ ingress: { ...TEN, protocol: '-1', from_port: 22, to_port: 22 } }),
    ),
    row('refuses', 'a name that begins with sg-', group({ name: 'sg-test' })),
  ]);
});

describe('internal/service/ec2/vpc_security_group_rule_test.go', () => {
  const rule = (body: object): unknown => ({
    aws_security_group_rule: { test: { security_group_id: '${aws_security_group.test.id}', type: 'ingress', ...body } },
  });
  const TCP = { protocol: 'tcp', from_port: 80, to_port: 8000 };
  const TEN = { cidr_blocks: ['10.0.0.0/8'] };
  const ALL = { protocol: -1, from_port: 0, to_port: 0 };
  compareStacks([
    row('accepts', 'Ingress_vpc', rule({ ...TCP, ...TEN })),
    row('accepts', 'Ingress_protocol', rule({ ...TCP, ...TEN, protocol: '6' })),
    row('accepts', 'Ingress_icmpv6', rule({ protocol: 'icmpv6', from_port: -1, to_port: -1, ipv6_cidr_blocks: ['::/0'] })),
    row('accepts', 'Issue5310', rule({ protocol: 'tcp', from_port: 0, to_port: 65_535, self: true })),
    row('accepts', 'selfReference', rule({ ...ALL, protocol: '-1', self: true })),
    row(
      'accepts',
      'IngressSourceWithAccount_id',
      rule({ ...ALL, source_security_group_id: '${data.aws_caller_identity.current.account_id}/${aws_security_group.test.id}' }),
    ),
    row('accepts', 'Description_allPorts', rule({ ...ALL, cidr_blocks: ['0.0.0.0/0'] })),
    row(
      'accepts',
      'DescriptionAllPorts_nonZeroPorts',
      rule({ protocol: -1, from_port: -1, to_port: -1, cidr_blocks: ['0.0.0.0/0'] }),
    ),
    row('accepts', 'MultipleRuleSearching_allProtocolCrash', rule({ ...ALL, to_port: 65_535, ...TEN })),
    row(
      'accepts',
      'race',
      rule({
        count: 50,
        protocol: 'tcp',
        from_port: '${count.index}',
        to_port: '${count.index}',
        cidr_blocks: ['10.0.0.${count.index}/32'],
      }),
    ),
    row(
      'accepts',
      'Ingress_ipv4AndIPv6',
      rule({ ...TCP, cidr_blocks: ['10.2.0.0/16'], ipv6_cidr_blocks: ['2001:db8:85a3::/64'] }),
    ),
    row('accepts', 'Ingress_prefixListAndSelf', rule({ ...TCP, prefix_list_ids: ['pl-1'], self: true })),
    row('accepts', 'Ingress_prefixListAndSource', rule({ ...TCP, prefix_list_ids: ['pl-1'], source_security_group_id: 'sg-1' })),
    row('accepts', 'protocolChange', rule({ ...TCP, cidr_blocks: ['${aws_vpc.test.cidr_block}'] })),
    row('refuses', 'prefixListEmptyString', rule({ protocol: 'TCP', from_port: 443, to_port: 443, prefix_list_ids: [''] })),
    row('refuses', 'expectInvalidTypeError', rule({ ...ALL, type: 'invalid', source_security_group_id: 'sg-1' })),
    row('refuses', 'expectInvalidCIDR: IPv4', rule({ ...ALL, cidr_blocks: ['1.2.3.4/33'] })),
    row('refuses', 'expectInvalidCIDR: IPv6', rule({ ...ALL, ipv6_cidr_blocks: ['::/244'] })),
    row('refuses', 'ConflictsWith: a range and a group', rule({ ...TCP, ...TEN, source_security_group_id: 'sg-1' })),
  ]);
});

describe('internal/service/ec2/vpc_security_group_ingress_rule_test.go', () => {
  const rule = (body: object): unknown => ({
    aws_vpc_security_group_ingress_rule: { test: { security_group_id: '${aws_security_group.test.id}', ...body } },
  });
  const TCP = { ip_protocol: 'tcp', from_port: 80, to_port: 8080 };
  compareStacks([
    row('accepts', 'basic', rule({ ...TCP, cidr_ipv4: '10.0.0.0/8' })),
    row('accepts', 'cidrIPv4', rule({ ip_protocol: 'udp', from_port: 53, to_port: 53, cidr_ipv4: '0.0.0.0/0' })),
    row('accepts', 'cidrIPv4, updated', rule({ ip_protocol: '1', from_port: -1, to_port: -1, cidr_ipv4: '10.0.0.0/16' })),
    row('accepts', 'cidrIPv4ICMP', rule({ ip_protocol: 'icmp', from_port: -1, to_port: -1, cidr_ipv4: '10.0.0.0/16' })),
    row('accepts', 'cidrIPv6', rule({ ...TCP, cidr_ipv6: '2001:db8:85a3::/64' })),
    row('accepts', 'cidrIPv6, updated', rule({ ip_protocol: 'icmpv6', cidr_ipv6: '2001:db8:85a3:2::/64' })),
    row('accepts', 'prefixListID', rule({ ...TCP, prefix_list_id: '${aws_vpc_endpoint.test1.prefix_list_id}' })),
    row('accepts', 'referencedSecurityGroupID', rule({ ...TCP, referenced_security_group_id: '${aws_security_group.test.id}' })),
    row(
      'accepts',
      'ReferencedSecurityGroupID_peerVPC',
      rule({ ...TCP, referenced_security_group_id: '${data.aws_caller_identity.peer.account_id}/${aws_security_group.peer.id}' }),
    ),
    row('refuses', 'ExactlyOneOf: no source', rule(TCP)),
    row('refuses', 'ExactlyOneOf: two sources', rule({ ...TCP, cidr_ipv4: '10.0.0.0/8', cidr_ipv6: '::/0' })),
    row('refuses', 'Between(-1, 65535)', rule({ ...TCP, to_port: 65_536, cidr_ipv4: '10.0.0.0/8' })),
    row('refuses', 'IPv4CIDRNetworkAddress', rule({ ...TCP, cidr_ipv4: '10.0.0.1/8' })),
  ]);
});

describe('internal/service/ec2/vpc_flow_log_test.go', () => {
  const log = (body: object): unknown => ({ aws_flow_log: { test: body } });
  const ROLE = { iam_role_arn: '${aws_iam_role.test.arn}' };
  const OF_VPC = { ...VPC, traffic_type: 'ALL' };
  const NAMED = { log_group_name: '${aws_cloudwatch_log_group.test.name}', ...ROLE };
  const S3 = { log_destination_type: 's3', log_destination: '${aws_s3_bucket.test.arn}' };
  compareStacks([
    row('accepts', 'basic, before version 6', log({ ...OF_VPC, ...NAMED })),
    row('accepts', 'logFormat', log({ ...OF_VPC, ...S3, log_format: '$${version} $${vpc-id} $${subnet-id}' })),
    row('accepts', 'subnetID', log({ subnet_id: '${aws_subnet.test[0].id}', traffic_type: 'ALL', ...NAMED })),
    row(
      'accepts',
      'transitGatewayID',
      log({ transit_gateway_id: '${aws_ec2_transit_gateway.test.id}', max_aggregation_interval: 60, ...NAMED }),
    ),
    row(
      'accepts',
      'transitGatewayAttachmentID',
      log({
        transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.test.id}',
        max_aggregation_interval: 60,
        ...NAMED,
      }),
    ),
    row(
      'accepts',
      'LogDestinationType_cloudWatchLogs',
      log({
        ...OF_VPC,
        ...ROLE,
        log_destination: '${aws_cloudwatch_log_group.test.arn}',
        log_destination_type: 'cloud-watch-logs',
      }),
    ),
    row(
      'accepts',
      'LogDestinationType_kinesisFirehose',
      log({
        ...OF_VPC,
        log_destination: '${aws_kinesis_firehose_delivery_stream.test.arn}',
        log_destination_type: 'kinesis-data-firehose',
      }),
    ),
    row('accepts', 'LogDestinationType_s3', log({ ...OF_VPC, ...S3 })),
    row(
      'refuses',
      'LogDestinationTypeS3_invalid',
      log({ ...OF_VPC, ...S3, log_destination: 'arn:${data.aws_partition.current.partition}:s3:::does-not-exist' }),
      {
        verdict: 'accepts',
        because: 'only S3 knows which buckets exist: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html',
      },
    ),
    row(
      'accepts',
      'LogDestinationTypeS3DOParquet_hiveCompatibleAndPerHour',
      log({
        ...OF_VPC,
        ...S3,
        destination_options: { file_format: 'parquet', hive_compatible_partitions: true, per_hour_partition: true },
      }),
    ),
    row('accepts', 'LogDestinationType_maxAggregationInterval', log({ ...OF_VPC, ...NAMED, max_aggregation_interval: 60 })),
  ]);
});

describe('internal/service/ec2/vpc_endpoint_test.go', () => {
  const REGIONAL = 'com.amazonaws.${data.aws_region.current.region}';
  const S3 = { service_name: `${REGIONAL}.s3` };
  const EC2 = { service_name: `${REGIONAL}.ec2`, vpc_endpoint_type: 'Interface' };
  const OTHERS = { service_name: '${aws_vpc_endpoint_service.test.service_name}' };
  const DYNAMODB = { service_name: '${data.aws_vpc_endpoint_service.test.service_name}' };
  const NAMES = { enable_dns_support: true, enable_dns_hostnames: true };
  const SUBNETS = { subnet_ids: '${aws_subnet.test[*].id}' };
  const endpoint = (body: object, beside: object = {}, network: object = {}): unknown => ({
    aws_vpc: { test: { cidr_block: '10.0.0.0/16', ...network } },
    aws_vpc_endpoint: { test: { ...VPC, ...body } },
    ...beside,
  });
  const table = { aws_route_table: { test: VPC } };
  const subnets = {
    aws_subnet: { test: { ...VPC, count: 3, cidr_block: '${cidrsubnet(aws_vpc.test.cidr_block, 2, count.index)}' } },
    aws_security_group: { test: { ...VPC, count: 2 } },
  };
  const policy = (...actions: readonly string[]): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'ReadOnly', Principal: '*', Action: actions, Effect: 'Allow', Resource: '*' }],
    });
  const ALL = { Sid: 'AllowAll', Effect: 'Allow', Principal: { AWS: '*' }, Action: '*', Resource: '*' };
  compareStacks([
    row('accepts', 'gatewayBasic', endpoint(S3)),
    row(
      'accepts',
      'gatewayWithRouteTableAndPolicy',
      endpoint(
        {
          ...S3,
          route_table_ids: ['${aws_route_table.test.id}'],
          policy: JSON.stringify({ Version: '2012-10-17', Statement: [ALL] }),
        },
        table,
      ),
    ),
    row('accepts', 'gatewayWithRouteTableAndPolicy, without them', endpoint({ ...S3, route_table_ids: [], policy: '' }, table)),
    row('accepts', 'gatewayPolicy', endpoint({ ...DYNAMODB, policy: policy('dynamodb:DescribeTable', 'dynamodb:ListTables') })),
    row(
      'accepts',
      'gatewayIPv6',
      endpoint({ ...S3, ip_address_type: 'dualstack', dns_options: { dns_record_ip_type: 'dualstack' } }, {}, NAMES),
    ),
    row('accepts', 'interfaceBasic', endpoint(EC2)),
    row('accepts', 'interfaceNoPrivateDNS', endpoint({ ...EC2, private_dns_enabled: false })),
    ...['ipv4', 'dualstack', 'ipv6'].map((type) =>
      row(
        'accepts',
        `ipAddressType ${type}`,
        endpoint({
          ...{ ...OTHERS, vpc_endpoint_type: 'Interface', private_dns_enabled: false, auto_accept: true },
          ...{ ip_address_type: type, dns_options: { dns_record_ip_type: type } },
        }),
      ),
    ),
    row(
      'accepts',
      'interfaceWithSubnetAndSecurityGroup',
      endpoint(
        {
          ...{ ...EC2, private_dns_enabled: true },
          subnet_ids: ['${aws_subnet.test[2].id}', '${aws_subnet.test[1].id}', '${aws_subnet.test[0].id}'],
          security_group_ids: ['${aws_security_group.test[1].id}'],
        },
        subnets,
        NAMES,
      ),
    ),
    row(
      'accepts',
      'interfaceUserDefinedIPv4',
      endpoint(
        {
          ...{ ...EC2, ...SUBNETS },
          subnet_configuration: [
            { ipv4: '10.0.0.10', subnet_id: '${aws_subnet.test[0].id}' },
            { ipv4: '10.0.1.10', subnet_id: '${aws_subnet.test[1].id}' },
          ],
        },
        subnets,
      ),
    ),
    row(
      'accepts',
      'interfaceUserDefinedIPv6',
      endpoint(
        {
          ...{ ...EC2, ...SUBNETS, ip_address_type: 'ipv6' },
          subnet_configuration: [
            { ipv6: '${cidrhost(aws_subnet.test[0].ipv6_cidr_block, 10)}', subnet_id: '${aws_subnet.test[0].id}' },
          ],
        },
        subnets,
      ),
    ),
    row(
      'accepts',
      'VPCEndpointType_gatewayLoadBalancer',
      endpoint({ ...OTHERS, ...SUBNETS, vpc_endpoint_type: '${aws_vpc_endpoint_service.test.service_type}' }, subnets),
    ),
    row('accepts', 'crossRegionService', endpoint({ ...OTHERS, vpc_endpoint_type: 'Interface', service_region: 'eu-west-1' })),
    row(
      'accepts',
      'crossRegionInterfaceGlobalService',
      endpoint(
        {
          ...{ service_name: 'com.amazonaws.route53', service_region: 'us-east-1', vpc_endpoint_type: 'Interface' },
          ...{ private_dns_enabled: true, ip_address_type: 'ipv4' },
        },
        {},
        NAMES,
      ),
    ),
    ...(
      [
        [
          'resourceConfiguration',
          'Resource',
          { resource_configuration_arn: '${aws_vpclattice_resource_configuration.test.arn}' },
        ],
        ['serviceNetwork', 'ServiceNetwork', { service_network_arn: '${aws_vpclattice_service_network.test.arn}' }],
      ] as const
    ).flatMap(([name, vpc_endpoint_type, what]) => [
      row('accepts', name, endpoint({ ...what, ...SUBNETS, vpc_endpoint_type }, subnets)),
      row(
        'accepts',
        `${name}PrivateDNSOptions`,
        endpoint(
          {
            ...{ ...what, ...SUBNETS, vpc_endpoint_type, private_dns_enabled: true },
            dns_options: {
              private_dns_preference: 'SPECIFIED_DOMAINS_ONLY',
              private_dns_specified_domains: ['example1.com', 'example2.com'],
            },
          },
          subnets,
        ),
      ),
    ]),
    ...['s3', 'rds', 's3tables'].map((service) =>
      row(
        'accepts',
        `InterfacePrivateDNSNoGateway_${service}`,
        endpoint(
          {
            ...{ service_name: `${REGIONAL}.${service}`, vpc_endpoint_type: 'Interface', private_dns_enabled: true },
            ...{ ip_address_type: 'dualstack', dns_options: { dns_record_ip_type: 'ipv6' } },
          },
          {},
          NAMES,
        ),
      ),
    ),
    row(
      'accepts',
      'interfaceWithPrivateDNSOnlyForInboundResolverEndpoint',
      endpoint(
        {
          ...{ ...S3, vpc_endpoint_type: 'Interface', private_dns_enabled: true },
          dns_options: { private_dns_only_for_inbound_resolver_endpoint: true },
        },
        {},
        NAMES,
      ),
    ),
  ]);
});
