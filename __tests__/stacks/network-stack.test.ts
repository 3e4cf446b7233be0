import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NetworkResources } from '../../lib/constructs/network/network-resources';
import { originOf } from '../../lib/constructs/origin';
import { existingNetwork } from '../../lib/model/existing-network';
import { networkOutputs } from '../../lib/model/hand-over';
import { ownNetwork, type OwnNetworkSettings } from '../../lib/model/own-network';
import { NetworkStack } from '../../lib/stacks/network-stack';
import { smallEnvironment } from '../support/environment';
import { networkSettings, zone } from '../support/network';

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

interface TerraformJson {
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly output: Readonly<Record<string, Block>>;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function newApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), 'eks-auto-'));
  folders.push(outdir);
  return new App({ outdir });
}

/** The JSON of a stack as Terraform reads it. */
function synthesized(stack: TerraformStack): TerraformJson {
  const app = App.of(stack);
  app.synth();
  const text = readFileSync(join(app.outdir, 'stacks', stack.node.id, 'cdk.tf.json'), 'utf8');
  // What is below `//` is for people and for cdktf.
  return JSON.parse(text, (key, value: unknown) => (key === '//' ? undefined : value)) as TerraformJson;
}

const newStack = (overrides: Partial<OwnNetworkSettings> = {}): NetworkStack =>
  new NetworkStack(newApp(), smallEnvironment({ network: ownNetwork(networkSettings(overrides)) }));

const network = (overrides: Partial<OwnNetworkSettings> = {}): TerraformJson => synthesized(newStack(overrides));

/** Everything that a network can have. */
const EVERYTHING: Partial<OwnNetworkSettings> = {
  podCidrs: ['100.64.0.0/16'],
  ipv6: true,
  controlPlaneSubnets: 'dedicated',
  natGateways: { kind: 'one-per-zone', elasticIps: {} },
  flowLogs: { destination: 'cloudwatch', retentionDays: 365, key: 'own' },
  endpoints: { preset: 'isolated', services: ['dynamodb'], needs: { podIdentity: true, addons: [] } },
  tags: { team: 'platform' },
};

const addressesOf = ({ resource }: TerraformJson): readonly string[] =>
  Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`));

function blockAt(json: TerraformJson, address: string): Block {
  const [type = '', name = ''] = address.split('.');
  const block = json.resource[type]?.[name];
  if (block === undefined) throw new Error(`no ${address}`);
  return block;
}

const blocksOf = ({ resource }: TerraformJson, type: string): readonly Block[] => Object.values(resource[type] ?? {});

describe('the network stack', () => {
  const everything = network(EVERYTHING);

  test('every reference leads to a resource of the stack, and nothing is looked up', () => {
    const addresses = new Set(addressesOf(everything));
    const expressions = [...JSON.stringify(everything).matchAll(/\$\{([^}]*)\}/g)].map(([, expression]) => expression ?? '');
    const references = expressions.flatMap((expression) => expression.match(/aws_[a-z0-9_]+\.[A-Za-z0-9_-]+/g) ?? []);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((address) => !addresses.has(address))).toEqual([]);
    const order = Object.values(everything.resource).flatMap((blocks) =>
      Object.values(blocks).flatMap((block) => block['depends_on'] ?? []),
    );
    expect(order.filter((address) => !addresses.has(String(address)))).toEqual([]);
    expect(everything.data).toBeUndefined();
  });

  test('the addresses of a small network are names that a person would give', () => {
    const json = network({ zones: [zone('apne1-az1'), zone('apne1-az2')], clusterZones: ['apne1-az1', 'apne1-az2'] });
    expect(addressesOf(json).toSorted()).toEqual([
      'aws_default_security_group.main',
      'aws_eip.nat_apne1-az1',
      'aws_internet_gateway.main',
      'aws_nat_gateway.apne1-az1',
      'aws_route.private_apne1-az1_ipv4',
      'aws_route.private_apne1-az2_ipv4',
      'aws_route.public_ipv4',
      'aws_route_table.private_apne1-az1',
      'aws_route_table.private_apne1-az2',
      'aws_route_table.public',
      'aws_route_table_association.private_apne1-az1',
      'aws_route_table_association.private_apne1-az2',
      'aws_route_table_association.public_apne1-az1',
      'aws_route_table_association.public_apne1-az2',
      'aws_subnet.private_apne1-az1',
      'aws_subnet.private_apne1-az2',
      'aws_subnet.public_apne1-az1',
      'aws_subnet.public_apne1-az2',
      'aws_vpc.main',
      'aws_vpc_endpoint.s3',
    ]);
  });

  test('a zone more, in another order, changes no resource of the others', () => {
    const before = network({
      ...EVERYTHING,
      zones: ['apne1-az1', 'apne1-az2'].map((id) => zone(id)),
      clusterZones: ['apne1-az1', 'apne1-az2'],
    });
    const after = network({
      ...EVERYTHING,
      zones: ['apne1-az4', 'apne1-az2', 'apne1-az1'].map((id) => zone(id)),
      clusterZones: ['apne1-az1', 'apne1-az2'],
    });
    // Endpoints get a place in the new zone, which adds to a list of theirs.
    const comparable = addressesOf(before).filter((address) => !address.startsWith('aws_vpc_endpoint.'));
    expect(comparable.length).toBeGreaterThan(40);
    for (const address of comparable)
      expect({ [address]: blockAt(after, address) }).toEqual({ [address]: blockAt(before, address) });
    const added = addressesOf(after).filter((address) => !addressesOf(before).includes(address));
    expect(added.every((address) => address.includes('apne1-az4'))).toBe(true);
  });

  test('a VPC in which nodes can register', () => {
    expect(blockAt(everything, 'aws_vpc.main')).toEqual({
      cidr_block: '10.40.0.0/16',
      enable_dns_support: true,
      enable_dns_hostnames: true,
      assign_generated_ipv6_cidr_block: true,
      tags: { team: 'platform', Name: 'platform-dev' },
    });
    expect(blockAt(network(), 'aws_vpc.main')).not.toHaveProperty('assign_generated_ipv6_cidr_block');
  });

  test('subnets in their zones, as ids or as names', () => {
    expect(blockAt(everything, 'aws_subnet.private_apne1-az1')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      availability_zone_id: 'apne1-az1',
      cidr_block: '10.40.0.0/20',
      ipv6_cidr_block: '${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 0)}',
      assign_ipv6_address_on_creation: true,
      tags: {
        team: 'platform',
        'kubernetes.io/role/internal-elb': '1',
        'eks-auto/platform-dev': 'node',
        Name: 'platform-dev-private-apne1-az1',
      },
    });
    const named = network({ zones: [zone('ap-northeast-1a'), zone('ap-northeast-1c')], clusterZones: [] });
    expect(blockAt(named, 'aws_subnet.private_ap-northeast-1a')).toMatchObject({ availability_zone: 'ap-northeast-1a' });
    expect(blockAt(named, 'aws_subnet.private_ap-northeast-1a')).not.toHaveProperty('availability_zone_id');
  });

  test('no subnet gives public addresses, and public ones no IPv6 addresses by themselves', () => {
    for (const subnet of blocksOf(everything, 'aws_subnet')) expect(subnet).not.toHaveProperty('map_public_ip_on_launch');
    expect(blockAt(everything, 'aws_subnet.public_apne1-az1')).not.toHaveProperty('assign_ipv6_address_on_creation');
  });

  test('pod subnets wait for their range', () => {
    expect(blockAt(everything, 'aws_vpc_ipv4_cidr_block_association.pods_100-64-0-0-16')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      cidr_block: '100.64.0.0/16',
    });
    expect(blockAt(everything, 'aws_subnet.pod_apne1-az1')['depends_on']).toEqual([
      'aws_vpc_ipv4_cidr_block_association.pods_100-64-0-0-16',
    ]);
  });

  test('each subnet is in the table of its zone; public ones share one', () => {
    const tables = Object.fromEntries(
      Object.entries(everything.resource['aws_route_table_association'] ?? {}).map(([name, block]) => [
        name,
        block['route_table_id'],
      ]),
    );
    expect(Object.keys(tables)).toHaveLength(12);
    for (const [name, table] of Object.entries(tables)) {
      const [purpose, zoneKey] = name.split('_apne1');
      expect(table).toBe(
        purpose === 'public' ? '${aws_route_table.public.id}' : `\${aws_route_table.private_apne1${zoneKey}.id}`,
      );
    }
  });

  test('routes lead where the NAT gateways are', () => {
    const targets = (json: TerraformJson): unknown =>
      ['apne1-az1', 'apne1-az4'].map((key) => blockAt(json, `aws_route.private_${key}_ipv4`)['nat_gateway_id']);
    expect(targets(everything)).toEqual(['${aws_nat_gateway.apne1-az1.id}', '${aws_nat_gateway.apne1-az4.id}']);
    expect(targets(network())).toEqual(['${aws_nat_gateway.apne1-az1.id}', '${aws_nat_gateway.apne1-az1.id}']);
    expect(targets(network({ natGateways: { kind: 'regional', elasticIps: {} } }))).toEqual([
      '${aws_nat_gateway.regional.id}',
      '${aws_nat_gateway.regional.id}',
    ]);
    expect(blockAt(everything, 'aws_route.private_apne1-az1_ipv6')).toMatchObject({
      destination_ipv6_cidr_block: '::/0',
      egress_only_gateway_id: '${aws_egress_only_internet_gateway.main.id}',
    });
    expect(blockAt(everything, 'aws_route.public_ipv4')).toMatchObject({
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: '${aws_internet_gateway.main.id}',
    });
  });

  describe('NAT gateways', () => {
    test('of a zone: in its public subnet, with a new address, after the internet gateway', () => {
      expect(blockAt(network(), 'aws_nat_gateway.apne1-az1')).toEqual({
        subnet_id: '${aws_subnet.public_apne1-az1.id}',
        allocation_id: '${aws_eip.nat_apne1-az1.allocation_id}',
        depends_on: ['aws_internet_gateway.main'],
        tags: { Name: 'platform-dev-nat-apne1-az1' },
      });
      expect(blockAt(network(), 'aws_eip.nat_apne1-az1')).toMatchObject({
        domain: 'vpc',
        depends_on: ['aws_internet_gateway.main'],
      });
    });

    test('with an address that exists: none is made', () => {
      const json = network({ natGateways: { kind: 'single', zone: undefined, elasticIp: 'eipalloc-0123456789abcdef0' } });
      expect(blockAt(json, 'aws_nat_gateway.apne1-az1')).toMatchObject({ allocation_id: 'eipalloc-0123456789abcdef0' });
      expect(blocksOf(json, 'aws_eip')).toEqual([]);
    });

    test('regional: of the VPC, in no subnet, with addresses by zone where they were given', () => {
      const elasticIps = { 'apne1-az1': ['eipalloc-0123456789abcdef0'] };
      expect(blockAt(network({ natGateways: { kind: 'regional', elasticIps } }), 'aws_nat_gateway.regional')).toEqual({
        availability_mode: 'regional',
        vpc_id: '${aws_vpc.main.id}',
        availability_zone_address: [{ availability_zone_id: 'apne1-az1', allocation_ids: ['eipalloc-0123456789abcdef0'] }],
        depends_on: ['aws_internet_gateway.main'],
        tags: { Name: 'platform-dev' },
      });
      expect(
        blockAt(network({ natGateways: { kind: 'regional', elasticIps: {} } }), 'aws_nat_gateway.regional'),
      ).not.toHaveProperty('availability_zone_address');
    });
  });

  describe('security groups', () => {
    test('the default one has no rules', () => {
      const group = blockAt(everything, 'aws_default_security_group.main');
      expect(Object.keys(group).toSorted()).toEqual(['tags', 'vpc_id']);
    });

    test('rules stand alone, with a description, and nothing is open to the world', () => {
      expect(Object.keys(blockAt(everything, 'aws_security_group.endpoints')).toSorted()).toEqual([
        'description',
        'name',
        'tags',
        'vpc_id',
      ]);
      const rules = blocksOf(everything, 'aws_vpc_security_group_ingress_rule');
      expect(rules.map(({ cidr_ipv4: ipv4, cidr_ipv6: ipv6 }) => ipv4 ?? ipv6).toSorted()).toEqual([
        '${aws_vpc.main.ipv6_cidr_block}',
        '10.40.0.0/16',
        '100.64.0.0/16',
      ]);
      for (const rule of rules) {
        expect(rule).toMatchObject({
          ip_protocol: 'tcp',
          from_port: 443,
          to_port: 443,
          description: expect.stringContaining('HTTPS') as string,
        });
      }
      expect(everything.resource).not.toHaveProperty('aws_vpc_security_group_egress_rule');
    });
  });

  test('endpoints: routes for S3, addresses with private names for the others', () => {
    expect(blockAt(everything, 'aws_vpc_endpoint.s3')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      service_name: 'com.amazonaws.ap-northeast-1.s3',
      vpc_endpoint_type: 'Gateway',
      route_table_ids: ['public', 'private_apne1-az1', 'private_apne1-az2', 'private_apne1-az4'].map(
        (id) => `\${aws_route_table.${id}.id}`,
      ),
      tags: { team: 'platform', Name: 'platform-dev-s3' },
    });
    expect(blockAt(everything, 'aws_vpc_endpoint.eks-auth')).toMatchObject({
      service_name: 'com.amazonaws.ap-northeast-1.eks-auth',
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
      subnet_ids: ['apne1-az1', 'apne1-az2', 'apne1-az4'].map((key) => `\${aws_subnet.private_${key}.id}`),
      security_group_ids: ['${aws_security_group.endpoints.id}'],
    });
  });

  describe('flow logs', () => {
    test('to CloudWatch: after the permissions of their role, into an encrypted group', () => {
      expect(blockAt(everything, 'aws_flow_log.main')).toEqual({
        vpc_id: '${aws_vpc.main.id}',
        traffic_type: 'ALL',
        max_aggregation_interval: 60,
        log_destination_type: 'cloud-watch-logs',
        log_destination: '${aws_cloudwatch_log_group.flow_logs.arn}',
        iam_role_arn: '${aws_iam_role.flow_logs.arn}',
        depends_on: ['aws_iam_role_policy.flow_logs_deliver'],
        tags: { team: 'platform', Name: 'platform-dev' },
      });
      expect(blockAt(everything, 'aws_cloudwatch_log_group.flow_logs')).toMatchObject({
        name: '/aws/vpc-flow-logs/platform-dev',
        retention_in_days: 365,
        kms_key_id: '${aws_kms_key.flow_logs.arn}',
      });
    });

    test('to a bucket: without role, group and key', () => {
      const json = network({ flowLogs: { destination: 's3', bucketArn: 'arn:aws:s3:::logs/dev/' } });
      expect(blockAt(json, 'aws_flow_log.main')).toMatchObject({
        log_destination_type: 's3',
        log_destination: 'arn:aws:s3:::logs/dev/',
      });
      expect(Object.keys(json.resource).filter((type) => /iam|kms|cloudwatch/.test(type))).toEqual([]);
    });
  });

  test('without internet nothing of the internet is there', () => {
    const json = network({
      internetAccess: false,
      endpoints: { preset: 'isolated', services: [], needs: { podIdentity: true, addons: [] } },
    });
    const types = Object.keys(json.resource);
    expect(types.filter((type) => /internet_gateway|nat_gateway|aws_eip|aws_route$/.test(type))).toEqual([]);
    expect(types).toContain('aws_vpc_endpoint');
  });

  test('hands over exactly the outputs that consumers may read', () => {
    expect(Object.keys(everything.output).toSorted()).toEqual(Object.keys(networkOutputs).toSorted());
    expect(everything.output).toMatchObject({
      vpc_id: { value: '${aws_vpc.main.id}' },
      vpc_cidrs: { value: ['10.40.0.0/16', '100.64.0.0/16'] },
      node_subnet_ids: { value: { 'apne1-az4': '${aws_subnet.private_apne1-az4.id}' } },
      control_plane_subnet_ids: { value: { 'apne1-az1': '${aws_subnet.control_plane_apne1-az1.id}' } },
    });
    expect(network().output['pod_subnet_ids']).toMatchObject({ value: {} });
  });

  test('two runs give the same text', () => {
    expect(JSON.stringify(network(EVERYTHING))).toBe(JSON.stringify(everything));
  });

  test('says where in the configuration things come from', () => {
    const stack = newStack(EVERYTHING);
    const origins = Object.fromEntries(
      stack.node.findAll().flatMap((construct) => {
        const type = (construct as { terraformResourceType?: string }).terraformResourceType;
        return type === undefined ? [] : [[type, originOf(construct)]];
      }),
    );
    expect(origins).toMatchObject({
      aws_vpc: 'network.cidr',
      aws_vpc_ipv4_cidr_block_association: 'network.podCidrs',
      aws_subnet: 'network.zones',
      aws_nat_gateway: 'network.natGateways',
      aws_flow_log: 'network.flowLogs',
      aws_vpc_endpoint: 'network.endpoints',
    });
  });

  test('an existing network has none', () => {
    const made = existingNetwork({
      region: 'ap-northeast-1',
      vpcId: 'vpc-0123456789abcdef0',
      cidrs: [],
      nodeSubnets: {},
      publicSubnets: {},
      podSubnets: {},
      controlPlaneSubnets: {},
    });
    expect(() => new NetworkStack(newApp(), smallEnvironment({ network: made }))).toThrow('the network exists already');
  });
});

describe('a network in a stack of somebody else', () => {
  test('gives references to its ids, and keeps the addresses that cdktf makes', () => {
    const stack = new TerraformStack(newApp(), 'theirs');
    new AwsProvider(stack, 'aws', { region: 'ap-northeast-1' });
    const resources = new NetworkResources(stack, 'network', ownNetwork(networkSettings()));
    stack.addOverride('output.vpc.value', resources.vpcId);
    stack.addOverride('output.node.value', resources.subnetIds('node')['apne1-az1']);
    const { resource, output } = synthesized(stack);
    const [vpc] = Object.keys(resource['aws_vpc'] ?? {});
    expect(vpc).toMatch(/^network_vpc_main_[0-9A-F]{8}$/);
    expect(output['vpc']).toEqual({ value: `\${aws_vpc.${vpc}.id}` });
    expect(output['node']?.['value']).toMatch(/^\$\{aws_subnet\.network_subnets_private_apne1-az1_[0-9A-F]{8}\.id\}$/);
  });
});
