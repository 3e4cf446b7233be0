// Arguments of networks in Terraform JSON: cases are written from the documentation that each rule names.
import { networkArgumentRules } from '../../lib/rules/json';
import type { Json } from '../../lib/terraform/stack-json';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { autoModeCluster, type Blocks, judged, merged, saidBy } from '../support/json-stacks';

const VPC_ID = { vpc_id: '${aws_vpc.main.id}' };
const one = (type: string, body: Blocks): Blocks => ({ [type]: { a: body } });
const nat = (body: Blocks): Blocks => one('aws_nat_gateway', { subnet_id: 'subnet-0a1', ...body });
const endpoint = (body: Blocks): Blocks =>
  one('aws_vpc_endpoint', { vpc_id: 'vpc-0a1', service_name: 'com.amazonaws.eu-west-1.s3', ...body });
const rule = (body: Blocks): Blocks =>
  one('aws_vpc_security_group_ingress_rule', { security_group_id: 'sg-0a1', cidr_ipv4: '10.0.0.0/16', ...body });
const older = (body: Blocks): Blocks =>
  one('aws_security_group_rule', { security_group_id: 'sg-0a1', type: 'ingress', cidr_blocks: ['10.0.0.0/16'], ...body });
const inside = (...rules: readonly Blocks[]): Blocks => one('aws_security_group', { ingress: rules });
const table = (...routes: readonly Blocks[]): Blocks => one('aws_route_table', { ...VPC_ID, route: routes });
const IGW = '${aws_internet_gateway.main.id}';
const NAT = '${aws_nat_gateway.main.id}';
const EVERYWHERE = { cidr_block: '0.0.0.0/0' };
const ROLE = { iam_role_arn: '${aws_iam_role.logs.arn}' };
const TO_GROUP = { log_destination: '${aws_cloudwatch_log_group.flow.arn}', ...ROLE };
const TO_BUCKET = { log_destination_type: 's3', log_destination: '${aws_s3_bucket.logs.arn}' };
const log = (body: Blocks): Blocks => one('aws_flow_log', { vpc_id: 'vpc-0a1', traffic_type: 'ALL', ...body });
const gatewayLog = (body: Blocks): Blocks => one('aws_flow_log', { transit_gateway_id: 'tgw-0a1', ...TO_GROUP, ...body });
const zones = (a: Json | undefined, b: Json | undefined, name = 'availability_zone'): Blocks =>
  merged(
    autoModeCluster({
      vpc_config: { endpoint_private_access: true, subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
    }),
    {
      aws_subnet: Object.fromEntries(
        Object.entries({ a, b }).map(([key, zone]) => [key, { vpc_id: 'vpc-0a1', ...(zone !== undefined && { [name]: zone }) }]),
      ),
    },
  );
/** Beside 10.0.0.0/16. */
const furtherRanges = (...ranges: readonly Json[]): Blocks => ({
  aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
  aws_vpc_ipv4_cidr_block_association: Object.fromEntries(
    ranges.map((range, index) => [`r${index}`, { vpc_id: '${aws_vpc.main.id}', cidr_block: range }]),
  ),
});
const FIRST_ZONE = '${data.aws_availability_zones.here.names[0]}';

test.each<[rule: string, trips: boolean, why: string, resource: Blocks]>([
  ['JSN009', true, 'no address', nat({})],
  ['JSN009', false, 'private', nat({ connectivity_type: 'private' })],
  ['JSN009', false, 'regional', one('aws_nat_gateway', { vpc_id: 'vpc-1', availability_mode: 'regional' })],
  ['JSN095', true, 'private, with an address', nat({ connectivity_type: 'private', allocation_id: '${aws_eip.a.id}' })],
  ['JSN095', true, 'private, with further ones', nat({ connectivity_type: 'private', secondary_allocation_ids: ['eipalloc-1'] })],
  ['JSN095', true, 'public, with a number', nat({ allocation_id: 'eipalloc-1', secondary_private_ip_address_count: 3 })],
  ['JSN095', false, 'private, with a number', nat({ connectivity_type: 'private', secondary_private_ip_address_count: 3 })],
  ['JSN095', false, 'private, with no address', nat({ connectivity_type: 'private', allocation_id: null })],
  ['JSN095', false, 'perhaps', nat({ connectivity_type: 'private', allocation_id: '${var.public ? aws_eip.a.id : null}' })],
  ['JSN095', false, 'nobody knows', nat({ connectivity_type: '${var.type}', allocation_id: '${aws_eip.a.id}' })],

  ['JSN110', true, 'route tables of an interface', endpoint({ vpc_endpoint_type: 'Interface', route_table_ids: ['rtb-1'] })],
  ['JSN110', true, 'subnets of a gateway', endpoint({ subnet_ids: ['subnet-1'] })],
  ['JSN110', true, 'a gateway that is written', endpoint({ vpc_endpoint_type: 'Gateway', subnet_ids: '${aws_subnet.a[*].id}' })],
  ['JSN110', false, 'route tables of a gateway', endpoint({ route_table_ids: ['rtb-1'] })],
  ['JSN110', false, 'subnets of an interface', endpoint({ vpc_endpoint_type: 'Interface', subnet_ids: ['subnet-1'] })],
  ['JSN110', false, 'of a resource', endpoint({ vpc_endpoint_type: 'Resource', subnet_ids: ['subnet-1'] })],
  ['JSN110', false, 'no route tables', endpoint({ vpc_endpoint_type: 'Interface', route_table_ids: [] })],
  ['JSN110', false, 'nobody knows', endpoint({ vpc_endpoint_type: '${var.type}', subnet_ids: ['subnet-1'] })],
  ['JSN110', false, 'perhaps', endpoint({ subnet_ids: '${var.private ? aws_subnet.a[*].id : null}' })],
  ['JSN110', false, 'told by JSN036', endpoint({ service_name: 'com.amazonaws.eu-west-1.sts', subnet_ids: ['subnet-1'] })],

  ['JSN096', true, 'a subnet', one('aws_subnet', VPC_ID)],
  ['JSN096', true, 'a VPC', one('aws_vpc', { enable_dns_support: true })],
  ['JSN096', true, 'a further range', one('aws_vpc_ipv4_cidr_block_association', VPC_ID)],
  ['JSN112', true, 'a part of what the VPC has', furtherRanges('10.0.128.0/20')],
  ['JSN112', true, 'a part of another further one', furtherRanges('100.64.0.0/16', '100.64.0.0/20')],
  ['JSN112', false, 'beside what there is', furtherRanges('100.64.0.0/16', '100.65.0.0/16')],
  ['JSN112', false, 'computed', furtherRanges('${var.range}')],
  ['JSN096', true, 'not IPv6 alone', one('aws_subnet', { ...VPC_ID, ipv6_native: false })],
  ['JSN096', false, 'IPv6 alone', one('aws_subnet', { ...VPC_ID, ipv6_native: true, ipv6_cidr_block: '2001:db8::/64' })],
  ['JSN096', false, 'nobody knows', one('aws_subnet', { ...VPC_ID, ipv6_native: '${var.ipv6}' })],
  ['JSN096', false, 'from a pool', one('aws_vpc', { ipv4_ipam_pool_id: 'ipam-pool-1', ipv4_netmask_length: 20 })],
  ['JSN096', false, 'computed', one('aws_vpc', { cidr_block: '${var.ipam ? null : var.cidr}' })],

  ['JSN097', true, 'written twice', zones('eu-west-1a', 'eu-west-1a')],
  ['JSN097', true, 'by id', zones('euw1-az1', 'euw1-az1', 'availability_zone_id')],
  ['JSN097', true, 'the first of the region', zones(FIRST_ZONE, FIRST_ZONE)],
  ['JSN097', false, 'two', zones('eu-west-1a', 'eu-west-1b')],
  ['JSN097', false, 'two of the region', zones(FIRST_ZONE, FIRST_ZONE.replace('0', '1'))],
  ['JSN097', false, 'one is not known', zones('eu-west-1a', '${var.zone}')],
  ['JSN097', false, 'AWS chooses', zones(undefined, undefined)],
  [
    'JSN097',
    false,
    'a subnet for each zone',
    merged(zones('eu-west-1a', 'eu-west-1a'), { aws_subnet: { b: { vpc_id: 'vpc-0a1', for_each: '${var.zones}' } } }),
  ],
  [
    'JSN097',
    false,
    'on an Outpost',
    merged(zones('eu-west-1a', 'eu-west-1a'), {
      aws_eks_cluster: {
        main: {
          vpc_config: { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
          outpost_config: { control_plane_instance_type: 'm5.large', outpost_arns: ['arn:aws:outposts:…'] },
        },
      },
    }),
  ],
])('%s (trips: %s) %s', (id, trips, _, resource) => {
  expect(saidBy(id, resource)).toHaveLength(trips ? 1 : 0);
});

test.each<[rule: string, trips: boolean, why: string, resource: Blocks]>([
  ['JSN092', true, 'no target', table(EVERYWHERE)],
  ['JSN092', true, 'no destination', table({ gateway_id: IGW })],
  ['JSN092', true, 'two targets', table({ ...EVERYWHERE, gateway_id: IGW, nat_gateway_id: NAT })],
  ['JSN092', true, 'two destinations', table({ ...EVERYWHERE, ipv6_cidr_block: '::/0', gateway_id: IGW })],
  ['JSN092', true, 'one block alone', one('aws_route_table', { ...VPC_ID, route: EVERYWHERE })],
  [
    'JSN092',
    true,
    'of the default table',
    one('aws_default_route_table', { default_route_table_id: 'rtb-1', route: [EVERYWHERE] }),
  ],
  [
    'JSN092',
    false,
    'two routes',
    table({ ...EVERYWHERE, gateway_id: IGW }, { ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-1' }),
  ],
  [
    'JSN092',
    false,
    'all attributes, as cdktf writes them',
    table({ ...EVERYWHERE, gateway_id: IGW, nat_gateway_id: null, ipv6_cidr_block: '' }),
  ],
  ['JSN092', false, 'a target of a later provider', table({ ...EVERYWHERE, odb_network_arn: 'arn:aws:odb:…' })],
  [
    'JSN092',
    false,
    'one of two, whichever is there',
    table({ ...EVERYWHERE, gateway_id: '${var.igw}', nat_gateway_id: '${var.nat}' }),
  ],
  ['JSN092', false, 'computed', one('aws_route_table', { ...VPC_ID, route: '${var.routes}' })],
  [
    'JSN092',
    false,
    'dynamic',
    one('aws_route_table', { ...VPC_ID, dynamic: { route: { for_each: '${var.routes}', content: {} } } }),
  ],
  [
    'JSN093',
    true,
    'both',
    { ...table({ ...EVERYWHERE, gateway_id: IGW }), ...one('aws_route', { route_table_id: '${aws_route_table.a.id}' }) },
  ],
  [
    'JSN093',
    false,
    'of another table',
    { ...table({ ...EVERYWHERE, gateway_id: IGW }), ...one('aws_route', { route_table_id: '${aws_route_table.b.id}' }) },
  ],
  ['JSN093', false, 'none inside', { ...table(), ...one('aws_route', { route_table_id: '${aws_route_table.a.id}' }) }],
])('%s (trips: %s) %s', (id, trips, _, resource) => {
  expect(saidBy(id, resource)).toHaveLength(trips ? 1 : 0);
});

test('what routes and rules inside refer to is judged as that of others (JSN001, JSN002)', () => {
  const routes = table(
    { ...EVERYWHERE, gateway_id: NAT },
    { cidr_block: '10.9.0.0/16', nat_gateway_id: IGW },
    { cidr_block: '10.8.0.5/16', vpc_endpoint_id: '${aws_vpc_endpoint.s3.prefix_list_id}' },
    { cidr_block: '', ipv6_cidr_block: '::/0', gateway_id: IGW },
  );
  expect(
    judged({ resource: routes })
      .filter((text) => /^JSN00[12] /.test(text))
      .sort(),
  ).toEqual([
    'JSN001 a.resource.aws_route_table.a.route[0].gateway_id',
    'JSN001 a.resource.aws_route_table.a.route[1].nat_gateway_id',
    'JSN001 a.resource.aws_route_table.a.route[2].vpc_endpoint_id',
    'JSN002 a.resource.aws_route_table.a.route[2].cidr_block → 10.8.0.0/16',
  ]);
  const rules = inside(
    { protocol: 'tcp', from_port: 443, to_port: 443, security_groups: ['${aws_security_group.b.arn}'] },
    { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['1.2.3.4/33'] },
    { protocol: 'tpc', from_port: 443, to_port: 443, ipv6_cidr_blocks: ['::/0'] },
  );
  expect(judged({ resource: rules }).filter((said) => /^JSN00[12]/.test(said))).toEqual([
    'JSN001 a.resource.aws_security_group.a.ingress[0].security_groups[0]',
    'JSN002 a.resource.aws_security_group.a.ingress[1].cidr_blocks[0]',
    'JSN002 a.resource.aws_security_group.a.ingress[2].protocol',
  ]);
});

test.each<[rule: string, trips: boolean, why: string, resource: Blocks]>([
  ['JSN090', true, 'TCP with -1', rule({ ip_protocol: 'tcp', from_port: -1, to_port: -1 })],
  ['JSN090', true, 'TCP without ports', rule({ ip_protocol: 'tcp' })],
  ['JSN090', true, 'UDP without the last', rule({ ip_protocol: '17', from_port: 53 })],
  ['JSN090', true, 'the other way round', rule({ ip_protocol: 'tcp', from_port: 8080, to_port: 80 })],
  ['JSN090', true, 'as text', rule({ ip_protocol: 'TCP', from_port: '443', to_port: '80' })],
  ['JSN090', true, 'a number for the protocol', rule({ ip_protocol: 6, from_port: 443, to_port: 80 })],
  ['JSN090', false, 'a port that there is not, which JSN002 tells', rule({ ip_protocol: 6, from_port: 443, to_port: 70_000 })],
  ['JSN090', true, 'ICMP without a type', rule({ ip_protocol: 'icmp' })],
  ['JSN090', true, 'ICMP with ports', rule({ ip_protocol: 'icmp', from_port: 0, to_port: 65_535 })],
  ['JSN090', true, 'of the older kind', older({ protocol: 'tcp', from_port: 443, to_port: 80 })],
  ['JSN090', true, 'inside a group', inside({ protocol: 'tcp', from_port: 0, to_port: 99_999 })],
  ['JSN090', true, 'all protocols inside a group', inside({ protocol: '-1', from_port: 0, to_port: 65_535 })],
  [
    'JSN090',
    true,
    'of the default group',
    one('aws_default_security_group', { egress: { protocol: 'tcp', from_port: 2, to_port: 1 } }),
  ],
  ['JSN090', false, 'one port', rule({ ip_protocol: 'tcp', from_port: 443, to_port: 443 })],
  ['JSN090', false, 'all ports', rule({ ip_protocol: 'udp', from_port: 0, to_port: 65_535 })],
  ['JSN090', false, 'ping', rule({ ip_protocol: 'icmp', from_port: 8, to_port: -1 })],
  ['JSN090', false, 'a code before its type', rule({ ip_protocol: 'icmp', from_port: 8, to_port: 0 })],
  ['JSN090', false, 'ICMPv6 without a type', rule({ ip_protocol: 'icmpv6' })],
  ['JSN090', false, 'all protocols', rule({ ip_protocol: '-1' })],
  ['JSN090', false, 'all protocols, of the older kind', older({ protocol: 'all', from_port: 0, to_port: 65_535 })],
  ['JSN090', false, 'all protocols inside a group', inside({ protocol: '-1', from_port: 0, to_port: 0 })],
  ['JSN090', false, 'a protocol without ports', rule({ ip_protocol: '50' })],
  ['JSN090', false, 'computed', rule({ ip_protocol: 'tcp', from_port: '${var.port}', to_port: '${var.port}' })],
  ['JSN090', false, 'a computed protocol', rule({ ip_protocol: '${var.protocol}' })],
  ['JSN090', false, 'computed rules', one('aws_security_group', { ingress: '${var.rules}' })],
  ['JSN091', true, 'a port', rule({ ip_protocol: '-1', from_port: 443, to_port: 443 })],
  ['JSN091', true, 'nought', rule({ ip_protocol: '-1', from_port: 0, to_port: 0 })],
  ['JSN091', false, 'none', rule({ ip_protocol: '-1' })],
  ['JSN091', false, '-1, as EC2 has it', rule({ ip_protocol: '-1', from_port: -1, to_port: -1 })],
  ['JSN091', false, 'of the older kind', older({ protocol: '-1', from_port: 0, to_port: 0 })],

  ['JSN094', true, 'a bucket as a log group', log({ ...ROLE, log_destination: '${aws_s3_bucket.logs.arn}' })],
  [
    'JSN094',
    true,
    'a log group as a bucket',
    log({ log_destination_type: 's3', log_destination: 'arn:aws:logs:eu-west-1:111122223333:log-group:a' }),
  ],
  [
    'JSN094',
    true,
    'a partition that is computed',
    log({ ...ROLE, log_destination: 'arn:${data.aws_partition.here.partition}:s3:::a' }),
  ],
  ['JSN094', true, 'no role', log({ log_destination: '${aws_cloudwatch_log_group.flow.arn}' })],
  ['JSN094', true, 'a role for S3', log({ ...TO_BUCKET, ...ROLE })],
  ['JSN094', true, 'no destination', log(ROLE)],
  ['JSN094', true, 'no type of traffic', log({ ...TO_GROUP, traffic_type: null })],
  ['JSN094', true, 'a transit gateway every ten minutes', gatewayLog({})],
  ['JSN094', true, 'the same, written', gatewayLog({ max_aggregation_interval: 600 })],
  ['JSN094', false, 'a log group', log(TO_GROUP)],
  ['JSN094', false, 'a bucket', log(TO_BUCKET)],
  ['JSN094', false, 'a folder of a bucket', log({ ...TO_BUCKET, log_destination: '${aws_s3_bucket.logs.arn}/flow' })],
  [
    'JSN094',
    false,
    'Firehose',
    log({ log_destination_type: 'kinesis-data-firehose', log_destination: '${aws_kinesis_firehose_delivery_stream.a.arn}' }),
  ],
  [
    'JSN094',
    false,
    'Firehose of another account',
    log({
      ...ROLE,
      log_destination_type: 'kinesis-data-firehose',
      log_destination: 'arn:aws:firehose:eu-west-1:444455556666:deliverystream/a',
    }),
  ],
  ['JSN094', false, 'a name, as before version 6', log({ log_group_name: 'flow', ...ROLE })],
  ['JSN094', false, 'nobody knows the type', log({ log_destination_type: '${var.type}', log_destination: '${var.arn}' })],
  ['JSN094', false, 'perhaps a role', log({ ...TO_BUCKET, iam_role_arn: '${var.s3 ? null : aws_iam_role.a.arn}' })],
  ['JSN094', false, 'a transit gateway every minute', gatewayLog({ max_aggregation_interval: '60' })],
])('%s (trips: %s) %s', (id, trips, _, resource) => {
  expect(saidBy(id, resource)).toHaveLength(trips ? 1 : 0);
});

describe('JSN098 arguments that version 6 has taken away', () => {
  const asks = (version: string): Blocks => ({
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version } } },
  });
  const eip = one('aws_eip', { vpc: true });
  test.each(['>= 6.25.0, < 7.0.0', '~> 6.0', '6.0.0', '>= 6', '> 6.1', '~> 7.0'])('%s trips', (version) => {
    expect(saidBy('JSN098', eip, asks(version))).toEqual(['aws_eip.a.vpc']);
  });
  test.each(['>= 5.0', '~> 5.80', '< 7.0.0', '5.100.0', '!= 6.0.0', '> 5.99', '${var.version}'])(
    '%s may be an older one',
    (version) => {
      expect(saidBy('JSN098', eip, asks(version))).toEqual([]);
    },
  );
  test('without a version nobody knows; other arguments are others', () => {
    expect(saidBy('JSN098', eip)).toEqual([]);
    expect(saidBy('JSN098', one('aws_eip', { domain: 'vpc' }), asks('~> 6.0'))).toEqual([]);
    expect(saidBy('JSN098', one('aws_flow_log', { log_group_name: 'a' }), asks('~> 6.0'))).toHaveLength(1);
  });
});

describe('ranges and what goes together, by the tables', () => {
  test.each<[type: string, body: Blocks, said: readonly string[]]>([
    ['aws_vpc', { cidr_block: '10.0.1.5/16' }, ['cidr_block → 10.0.0.0/16']],
    ['aws_vpc', { cidr_block: 10 }, ['cidr_block']],
    ['aws_vpc', { cidr_block: '10.0.0.0' }, ['cidr_block']],
    ['aws_vpc', { cidr_block: '10.300.0.0/16' }, ['cidr_block']],
    ['aws_vpc', { cidr_block: '10.0.0.0/29' }, ['cidr_block']],
    ['aws_subnet', { cidr_block: '10.0.1.5/24' }, ['cidr_block → 10.0.1.0/24']],
    ['aws_subnet', { cidr_block: '10.0.0.0/20', ipv6_cidr_block: '2001:db8::1/64' }, ['ipv6_cidr_block → 2001:db8::/64']],
    ['aws_vpc_ipv4_cidr_block_association', { cidr_block: '100.64.0.0/10' }, ['cidr_block']],
    ['aws_route', { destination_cidr_block: '10.1.0.0/8' }, ['destination_cidr_block → 10.0.0.0/8']],
    ['aws_route', { destination_ipv6_cidr_block: '::0/0' }, []],
    ['aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.0.0.1/24' }, ['cidr_ipv4 → 10.0.0.0/24']],
    ['aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.0.0.1/32', ip_protocol: -1 }, []],
    ['aws_vpc', { cidr_block: '${cidrsubnet(var.cidr, 4, 1)}' }, []],
  ])('%s %j', (type, body, said) => {
    expect(saidBy('JSN002', one(type, body))).toEqual(said.map((text) => `${type}.a.${text}`));
  });

  test.each<[Blocks, number]>([
    [{ destination_cidr_block: '0.0.0.0/0', egress_only_gateway_id: 'eigw-1' }, 1],
    [{ destination_ipv6_cidr_block: '::/0', carrier_gateway_id: 'cagw-1' }, 1],
    [{ destination_prefix_list_id: 'pl-1', vpc_endpoint_id: 'vpce-1' }, 1],
    [{ destination_ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-1' }, 0],
  ])('a route %j', (body, times) => {
    expect(saidBy('JSN003', one('aws_route', { route_table_id: 'rtb-1', ...body }))).toHaveLength(times);
  });
});

everyRuleHasCases(networkArgumentRules);
