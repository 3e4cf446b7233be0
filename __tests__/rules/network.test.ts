import fc from '../support/fast-check';
import { networkSettings, zone } from '../support/network';
import { ownNetwork, type OwnNetworkSettings } from '../../lib/model/own-network';
import { formatPath } from '../../lib/rules/input-path';
import { networkRules } from '../../lib/rules/network';
import type { AnyRelationRule, ValueRule } from '../../lib/rules/rule';
import { runRelationRules, runValueRules } from '../../lib/rules/run';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const valueRules = networkRules.filter((rule): rule is ValueRule => rule.kind === 'value');
const relationRules = networkRules.filter((rule): rule is AnyRelationRule => rule.kind === 'relation');

/** `NET001 network.cidr → 10.40.0.0/16` for each finding; the part behind the arrow is the suggestion. */
const found = (input: unknown): readonly string[] =>
  runValueRules(valueRules, input, { today: '2026-11-21', environment: 'dev', skip: () => false }).map(
    ({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

/** What the rules say, with the words. */
const told = (input: unknown): readonly string[] =>
  runValueRules(valueRules, input, { today: '2026-11-21', environment: 'dev', skip: () => false }).map(
    ({ rule, received, message, fix }) => `${rule}: ${received} | ${message} | ${fix}`,
  );

type Written = Readonly<Record<string, unknown>>;

/** An own network of Tokyo that nothing is wrong with, changed. */
const own = (network: Written = {}, environment: Written = {}): Written => ({
  region: 'ap-northeast-1',
  profile: 'production',
  ...environment,
  network: { cidr: '10.40.0.0/16', zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'], ...network },
});

const SUBNETS = {
  a: 'subnet-0123456789abcdef0',
  b: 'subnet-0123456789abcdef1',
  c: 'subnet-0123456789abcdef2',
} as const;

const existing = (network: Written = {}, environment: Written = {}): Written => ({
  region: 'ap-northeast-1',
  ...environment,
  network: {
    vpcId: 'vpc-0123456789abcdef0',
    cidrs: ['10.40.0.0/16'],
    nodeSubnets: { 'apne1-az1': SUBNETS.a, 'apne1-az2': SUBNETS.b },
    ...network,
  },
});

const EIP = 'eipalloc-0123456789abcdef0';
const OTHER_EIP = 'eipalloc-0123456789abcdef1';

type Case = readonly [string, unknown, readonly string[]];
type Fine = readonly [string, unknown];

const isError = (id: string): boolean => networkRules.some((rule) => rule.id === id && rule.severity === 'error');

const tripped = new Set<string>();

const finds = (cases: readonly Case[]): void => {
  for (const [, , expected] of cases) for (const text of expected) tripped.add(text.slice(0, 6));
  test.each(cases)('%s is found', (_, input, expected) => {
    expect(found(input)).toEqual(expected);
  });
};

const accepts = (cases: readonly Fine[]): void => {
  test.each(cases)('%s: nothing to say', (_, input) => {
    expect(found(input)).toEqual([]);
  });
};

describe('the ranges of a VPC', () => {
  finds([
    ['a range with bits behind its prefix', own({ cidr: '10.40.1.0/16' }), ['NET001 network.cidr → 10.40.0.0/16']],
    ['the same with a prefix that is too short', own({ cidr: '10.40.0.0/8' }), ['NET001 network.cidr → 10.40.0.0/16']],
    ['a range without a prefix', own({ cidr: '10.40.0.0' }), ['NET001 network.cidr']],
    ['no range at all', own({ cidr: 'ten' }), ['NET001 network.cidr']],
    ['an IPv6 range', own({ cidr: '2001:db8::/56' }), ['NET001 network.cidr']],
    ['a wrong range of an existing VPC', existing({ cidrs: ['10.40.0.1/16'] }), ['NET001 network.cidrs[0] → 10.40.0.0/16']],
    [
      'a wrong range of one subnet',
      own({ zones: ['apne1-az1', { id: 'apne1-az2', cidrs: { node: '10.40.64.1/20' } }] }),
      ['NET001 network.zones[1].cidrs.node → 10.40.64.0/20'],
    ],
    ['a VPC of /8', own({ cidr: '10.0.0.0/8' }), ['NET002 network.cidr → 10.0.0.0/16']],
    ['a VPC of /29', own({ cidr: '10.0.0.0/29' }), ['NET002 network.cidr']],
    ['a pod range of /10', own({ podCidrs: ['100.64.0.0/10'] }), ['NET002 network.podCidrs[0] → 100.64.0.0/16']],
    ['a VPC of public addresses', own({ cidr: '11.0.0.0/16' }), ['NET003 network.cidr']],
    ['a pod range of public addresses', own({ podCidrs: ['25.0.0.0/16'] }), ['NET003 network.podCidrs[0]']],
    ['addresses that are reserved', own({ cidr: '240.0.0.0/16' }), ['NET003 network.cidr']],
    ['link-local addresses', own({ cidr: '169.254.0.0/16' }), ['NET004 network.cidr']],
    ['loopback', own({ cidr: '127.0.0.0/16' }), ['NET004 network.cidr']],
    ['addresses of no machine', own({ cidr: '0.0.0.0/16' }), ['NET004 network.cidr']],
    ['addresses of groups', own({ podCidrs: ['224.0.0.0/16'] }), ['NET004 network.podCidrs[0]']],
    [
      'IPv4 ranges for IPv6 pods',
      own({ ipv6: true, endpoints: { preset: 'none' }, podCidrs: ['100.64.0.0/16'] }),
      ['NET055 network.podCidrs'],
    ],
    ['a pod range of another private block', own({ podCidrs: ['172.20.0.0/16'] }), ['NET004 network.podCidrs[0]']],
    ['a pod range that AWS keeps', own({ podCidrs: ['198.19.0.0/16'] }), ['NET004 network.podCidrs[0]']],
    [
      'the first range of 10/8 beside its neighbour',
      own({ cidr: '10.1.0.0/16', podCidrs: ['10.0.0.0/16'] }),
      ['NET004 network.podCidrs[0]'],
    ],
    ['172.31 beside 172.16/12', own({ cidr: '172.16.0.0/16', podCidrs: ['172.31.0.0/16'] }), ['NET004 network.podCidrs[0]']],
    [
      'a private range beside a shared one',
      own({ cidr: '100.64.0.0/16', podCidrs: ['10.0.0.0/16'] }),
      ['NET004 network.podCidrs[0]'],
    ],
    ['a pod range inside the VPC', own({ podCidrs: ['10.40.128.0/17'] }), ['NET005 network.podCidrs[0]']],
    ['pod ranges that overlap', own({ podCidrs: ['100.64.0.0/16', '100.64.128.0/17'] }), ['NET005 network.podCidrs[1]']],
    [
      'more ranges than the quota',
      own({ podCidrs: ['100.64.0.0/16', '100.65.0.0/16', '100.66.0.0/16', '100.67.0.0/16', '100.68.0.0/16'] }),
      ['NET006 network.podCidrs'],
    ],
  ]);
  accepts([
    ['a private VPC', own()],
    ['the largest and the smallest default VPC', own({ cidr: '10.0.0.0/20' })],
    ['pod ranges of 100.64/10', own({ podCidrs: ['100.64.0.0/16', '100.127.0.0/16'] })],
    ['pod ranges of the same private block', own({ podCidrs: ['10.41.0.0/16'] })],
    ['the other half of 10.0.0.0/15 as a second range', own({ cidr: '10.2.0.0/16', podCidrs: ['10.1.0.0/16'] })],
    ['192.168 with more of it', own({ cidr: '192.168.0.0/17', podCidrs: ['192.168.128.0/17'] })],
    ['as many ranges as the quota', own({ podCidrs: ['100.64.0.0/16', '100.65.0.0/16', '100.66.0.0/16', '100.67.0.0/16'] })],
    ['the public range of an existing VPC, which nobody can change', existing({ cidrs: ['11.0.0.0/16'] })],
  ]);
});

describe('zones', () => {
  finds([
    ['a zone of another region', own({ zones: ['apne1-az1', 'apne1-az2', 'use1-az1'] }), ['NET007 network.zones[2]']],
    ['a misspelt zone id', own({ zones: ['apne1-az1', 'apne1az2'] }), ['NET007 network.zones[1] → apne1-az2']],
    [
      'a misspelt zone in an object',
      own({ zones: ['apne1-az1', { id: 'apnel-az2' }] }),
      ['NET007 network.zones[1].id → apne1-az2'],
    ],
    [
      'a zone of another region in an existing network',
      existing({ nodeSubnets: { 'apne1-az1': SUBNETS.a, 'use1-az2': SUBNETS.b } }),
      ['NET007 network.nodeSubnets["use1-az2"]'],
    ],
    [
      'a zone that is there twice',
      own({ zones: ['apne1-az1', 'apne1-az2', { id: 'apne1-az2', slot: 5 }] }),
      ['NET008 network.zones[2].id'],
    ],
    // One mistake is one finding: neither its slot nor the number of zones is held against it.
    ['a zone that is there twice as it is', own({ zones: ['apne1-az1', 'apne1-az2', 'apne1-az2'] }), ['NET008 network.zones[2]']],
    ['one zone, twice', own({ zones: ['apne1-az1', 'apne1-az1'] }), ['NET008 network.zones[1]']],
    [
      'two zones with one key',
      own({ zones: ['apne1-az1', { id: 'apne1-az2', key: 'apne1-az1' }] }),
      ['NET008 network.zones[1].id'],
    ],
    [
      'a zone without control plane',
      own({ zones: ['use1-az1', 'use1-az2', 'use1-az3'] }, { region: 'us-east-1' }),
      ['NET009 network.zones[2]'],
    ],
    [
      'a zone without control plane in an existing network',
      existing({ nodeSubnets: { 'use1-az1': SUBNETS.a, 'use1-az2': SUBNETS.b, 'use1-az3': SUBNETS.c } }, { region: 'us-east-1' }),
      ['NET009 network.nodeSubnets["use1-az3"]'],
    ],
    [
      'zones that AWS does not list',
      own({ zones: ['euw1-az1', 'euw1-az2', 'euw1-az4'] }, { region: 'eu-west-1' }),
      ['NET056 network.zones[2]'],
    ],
    [
      'letters beyond the zones that AWS lists, with subnets',
      existing(
        { nodeSubnets: { 'eu-west-1a': SUBNETS.a, 'eu-west-1c': SUBNETS.b, 'eu-west-1d': SUBNETS.c } },
        { region: 'eu-west-1' },
      ),
      ['NET057 network.nodeSubnets["eu-west-1d"]'],
    ],
    [
      'a service with an endpoint for each of its parts',
      own({ endpoints: { services: ['ecr'] } }),
      ['NET044 network.endpoints.services[0]'],
    ],
    ['zone names', own({ zones: ['ap-northeast-1a', 'ap-northeast-1c'] }), ['NET010 network.zones']],
    [
      'ids and names mixed',
      own({ zones: ['apne1-az1', 'apne1-az2', 'ap-northeast-1c'] }),
      ['NET010 network.zones', 'NET011 network.zones[2]'],
    ],
    [
      'a Local Zone without slot',
      own({ zones: ['usw2-az1', 'usw2-az2', 'usw2-lax1-az1'] }, { region: 'us-west-2' }),
      ["NET013 network.zones[2] → { id: 'usw2-lax1-az1', slot: 8 }"],
    ],
    ['a slot that is taken', own({ zones: ['apne1-az1', { id: 'apne1-az4', slot: 1 }] }), ['NET014 network.zones[1].slot']],
    ['a slot beyond the plan', own({ zones: ['apne1-az1', { id: 'apne1-az4', slot: 9 }] }), ['NET014 network.zones[1].slot']],
    ['half a slot', own({ zones: ['apne1-az1', { id: 'apne1-az4', slot: 1.5 }] }), ['NET014 network.zones[1].slot']],
    ['a slot of the list of slots that is taken', own({ slots: { 'apne1-az4': 2 } }), ['NET014 network.slots["apne1-az4"]']],
    ['one zone', own({ zones: ['apne1-az1'] }), ['NET015 network.zones']],
    ['no zone', own({ zones: [] }), ['NET015 network.zones']],
    [
      'one availability zone and a Local Zone',
      own({ zones: ['usw2-az1', { id: 'usw2-lax1-az1', slot: 8 }] }, { region: 'us-west-2' }),
      ['NET015 network.zones'],
    ],
    ['one zone of an existing network', existing({ nodeSubnets: { 'apne1-az1': SUBNETS.a } }), ['NET015 network.nodeSubnets']],
    [
      'a key that is no identifier',
      own({ zones: ['apne1-az1', { id: 'apne1-az2', key: '2.b' }] }),
      ['NET016 network.zones[1].key'],
    ],
    [
      'a Wavelength Zone',
      own({ zones: ['use1-az1', 'use1-az2', { id: 'use1-wl1-bos-wlz1', slot: 8 }] }, { region: 'us-east-1' }),
      ['NET017 network.zones[2].id'],
    ],
    [
      'a Local Zone in a dual-stack network',
      own(
        { zones: ['usw2-az1', 'usw2-az2', { id: 'usw2-lax1-az1', slot: 8 }], ipv6: true, endpoints: { preset: 'none' } },
        { region: 'us-west-2' },
      ),
      ['NET017 network.zones[2].id'],
    ],
  ]);
  accepts([
    ['zone ids', own()],
    [
      'a zone that EKS refuses, beside a cluster elsewhere',
      own({ zones: ['use1-az1', 'use1-az2', 'use1-az3'] }, { region: 'us-east-1', cluster: { zones: ['use1-az1', 'use1-az2'] } }),
    ],
    [
      'nodes where EKS has no control plane, with subnets of its own',
      existing(
        {
          nodeSubnets: { 'use1-az1': SUBNETS.a, 'use1-az2': SUBNETS.b, 'use1-az3': SUBNETS.c },
          controlPlaneSubnets: { 'use1-az1': SUBNETS.a, 'use1-az2': SUBNETS.b },
        },
        { region: 'us-east-1', cluster: { controlPlaneSubnets: 'dedicated' } },
      ),
    ],
    [
      'a Local Zone with a slot',
      own({ zones: ['usw2-az1', 'usw2-az2', { id: 'usw2-lax1-az1', slot: 8 }] }, { region: 'us-west-2' }),
    ],
    [
      'a Local Zone in the list of slots',
      own({ zones: ['usw2-az1', 'usw2-az2', 'usw2-lax1-az1'], slots: { 'usw2-lax1-az1': 8 } }, { region: 'us-west-2' }),
    ],
    [
      'a region whose zone ids are not public',
      own({ zones: ['eusc-az1', 'eusc-az2'].map((id) => id.replace('eusc', 'euscde1')) }, { region: 'eusc-de-east-1' }),
    ],
    ['zones without a region, which another rule asks for', { network: { cidr: '10.40.0.0/16', zones: ['apne1-az1'] } }],
    ['what has another shape', { region: 'ap-northeast-1', network: { cidr: 1, zones: [1, { slot: 'x' }, null] } }],
    ['references in an existing network', existing({ cidrs: ['${var.cidr}'] })],
  ]);

  test('a changed notation is told with the pinned form', () => {
    expect(told(own({ zones: ['apne1-az1', 'ap-northeast-1c'] }))).toContainEqual(
      "NET011: 'ap-northeast-1c' | apne1-az1 is a zone id, this is a zone name: nobody can see whether they are the same zone | write all zones in one notation, or pin it as it is: { id: 'ap-northeast-1c', slot: 3, key: 'ap-northeast-1c' }",
    );
    expect(found(own({ zones: ['apne1-az1', { id: 'ap-northeast-1c', slot: 3, key: 'ap-northeast-1c' }] }))).toEqual([
      'NET010 network.zones',
    ]);
  });

  test('a zone of another region is told with the region', () => {
    expect(told(own({ zones: ['apne1-az1', 'use1-az2'] }))).toEqual([
      expect.stringContaining("'use1-az2' | it belongs to us-east-1; zones of ap-northeast-1 look like apne1-az1"),
    ]);
  });
});

describe('the address plan', () => {
  finds([
    ['a subnet size of /30', own({ subnetSizes: { node: 30 } }), ['NET020 network.subnetSizes.node']],
    ['six slots', own({ subnetSizes: { slotCount: 6 } }), ['NET020 network.subnetSizes.slotCount']],
    [
      'references',
      own({
        cidr: '${var.cidr}',
        podCidrs: ['${var.pods}'],
        zones: ['${var.zone}', { id: 'apne1-az2', cidrs: { node: '${var.b}' } }],
      }),
      ['NET018 network.cidr', 'NET018 network.podCidrs[0]', 'NET018 network.zones[0]', 'NET018 network.zones[1].cidrs.node'],
    ],
    ['a small VPC without sizes', own({ cidr: '10.40.0.0/22' }), ['NET021 network.cidr']],
    ['sixteen slots without sizes', own({ subnetSizes: { slotCount: 16 } }), ['NET021 network.cidr']],
    ['node subnets that do not fit', own({ subnetSizes: { node: 17 } }), ['NET021 network.subnetSizes.node']],
    [
      'pod subnets that do not fit',
      own({ podCidrs: ['100.64.0.0/20'], subnetSizes: { pod: 20 } }),
      ['NET021 network.subnetSizes.pod'],
    ],
    [
      'a subnet outside the VPC',
      own({ zones: ['apne1-az1', { id: 'apne1-az2', cidrs: { node: '10.41.0.0/20' } }] }),
      ['NET022 network.zones[1].cidrs.node'],
    ],
    [
      'a subnet on top of another one',
      own({ zones: ['apne1-az1', { id: 'apne1-az2', cidrs: { node: '10.40.0.0/20' } }] }),
      ['NET022 network.zones[1].cidrs.node'],
    ],
  ]);
  accepts([
    ['defaults of the smallest VPC that has them', own({ cidr: '10.40.0.0/20' })],
    ['a small VPC with sizes', own({ cidr: '10.40.0.0/22', subnetSizes: { node: 25, public: 27, slotCount: 4 } })],
    ['sixteen slots with sizes', own({ subnetSizes: { slotCount: 16, node: 21 } })],
    ['a subnet of its own in free space', own({ zones: ['apne1-az1', { id: 'apne1-az2', cidrs: { node: '10.40.192.0/20' } }] })],
  ]);

  test('a size that does not fit is told with the zones that get no subnet', () => {
    expect(told(own({ subnetSizes: { node: 17 } })).join()).toMatch(
      /8 node subnets of \/17 do not fit .*apne1-az1, apne1-az2, apne1-az4/,
    );
  });

  const sizes = (overrides: Partial<OwnNetworkSettings>): readonly string[] =>
    runRelationRules(relationRules, 'network', ownNetwork(networkSettings(overrides)), {
      today: '2026-11-21',
      environment: 'dev',
      at: ['network'],
      input: {},
    }).map(({ rule, path }) => `${rule} ${formatPath(path)}`);

  test.each<[string, Partial<OwnNetworkSettings>, readonly string[]]>([
    [
      'node subnets of /25',
      { cidr: '10.40.0.0/21', subnetSizes: { ...networkSettings().subnetSizes, node: 25, public: 27 } },
      ['NET023 network.subnetSizes.node'],
    ],
    [
      'public subnets of /28',
      { subnetSizes: { ...networkSettings().subnetSizes, public: 28 } },
      ['NET024 network.subnetSizes.public'],
    ],
    [
      'node subnets of /24 and public ones of /27',
      { cidr: '10.40.0.0/20', subnetSizes: { ...networkSettings().subnetSizes, node: 24, public: 27 } },
      [],
    ],
    [
      'one small node subnet that was written',
      { zones: [zone('apne1-az1'), zone('apne1-az2', { cidrs: { node: '10.40.192.0/26' } })] },
      ['NET023 network.subnetSizes.node'],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(sizes(overrides)).toEqual(expected);
  });
});

describe('NAT gateways', () => {
  finds([
    ['one gateway in production', own({ natGateways: 'single' }), ['NET012 network.natGateways']],
    ['one gateway in production as an object', own({ natGateways: { kind: 'single' } }), ['NET012 network.natGateways']],
    [
      'a gateway in a zone that the network lacks',
      own({ natGateways: { kind: 'single', zone: 'apne1-az3' } }, { profile: 'development' }),
      ['NET030 network.natGateways.zone → apne1-az1'],
    ],
    [
      'a gateway in a Local Zone',
      own(
        {
          zones: ['usw2-az1', 'usw2-az2', { id: 'usw2-lax1-az1', slot: 8 }],
          natGateways: { kind: 'single', zone: 'usw2-lax1-az1' },
        },
        { region: 'us-west-2', profile: 'development' },
      ),
      ['NET030 network.natGateways.zone'],
    ],
    [
      'an address for a zone that the network lacks',
      own({
        natGateways: {
          kind: 'one-per-zone',
          elasticIps: {
            'apne1-az1': EIP,
            'apne1-az2': OTHER_EIP,
            'apne1-az4': 'eipalloc-01234567',
            'apne1-az9': 'eipalloc-89abcdef',
          },
        },
      }),
      ['NET030 network.natGateways.elasticIps["apne1-az9"] → apne1-az1'],
    ],
    ['gateways without internet', own({ internetAccess: false, natGateways: 'one-per-zone' }), ['NET031 network.natGateways']],
    ['no gateway and no endpoints', own({ natGateways: 'none' }), ['NET032 network.natGateways']],
    [
      'no internet and too few endpoints',
      own({ internetAccess: false, endpoints: { preset: 's3' } }),
      ['NET032 network.endpoints.preset'],
    ],
    ['a regional gateway', own({ natGateways: 'regional' }), ['NET033 network.natGateways']],
    [
      'an address instead of its id',
      own({ natGateways: { kind: 'single', elasticIp: '203.0.113.7' } }, { profile: 'development' }),
      ['NET034 network.natGateways.elasticIp'],
    ],
    [
      'one address for two gateways',
      own({
        zones: ['apne1-az1', 'apne1-az2'],
        natGateways: { kind: 'one-per-zone', elasticIps: { 'apne1-az1': EIP, 'apne1-az2': EIP } },
      }),
      ['NET035 network.natGateways.elasticIps["apne1-az2"]'],
    ],
    [
      'one address twice in a regional gateway',
      own({
        zones: ['apne1-az1', 'apne1-az2'],
        natGateways: { kind: 'regional', elasticIps: { 'apne1-az1': [EIP], 'apne1-az2': [OTHER_EIP, EIP] } },
      }),
      ['NET033 network.natGateways', 'NET035 network.natGateways.elasticIps["apne1-az2"][1]'],
    ],
    [
      'addresses for some zones only',
      own({ natGateways: { kind: 'one-per-zone', elasticIps: { 'apne1-az1': EIP } } }),
      ['NET036 network.natGateways.elasticIps'],
    ],
  ]);
  accepts([
    ['one gateway per zone', own({ natGateways: 'one-per-zone' })],
    ['one gateway in development', own({ natGateways: 'single' }, { profile: 'development' })],
    ['no gateway with endpoints', own({ natGateways: 'none', endpoints: { preset: 'isolated' } })],
    ['no internet', own({ internetAccess: false })],
    ['no internet, said twice', own({ internetAccess: false, natGateways: 'none' })],
    [
      'an address for each zone, by key where there is one',
      own({
        zones: ['apne1-az1', { id: 'apne1-az2', key: 'b' }],
        natGateways: { kind: 'one-per-zone', elasticIps: { 'apne1-az1': EIP, b: OTHER_EIP } },
      }),
    ],
    [
      'references to addresses',
      own({ natGateways: { kind: 'single', elasticIp: '${aws_eip.nat.id}' } }, { profile: 'development' }),
    ],
  ]);

  test('NET012 says how many zones depend on it', () => {
    expect(told(own({ natGateways: 'single' }))).toEqual([
      "NET012: 'single' | one NAT gateway serves three zones; a zone failure cuts the other two off | natGateways: 'one-per-zone', or acknowledge NET012 with a reason",
    ]);
  });
});

const KEY = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

describe('flow logs and endpoints', () => {
  finds([
    [
      'a bucket by its name',
      own({ flowLogs: { destination: 's3', bucketArn: 'example-logs' } }),
      ['NET040 network.flowLogs.bucketArn → arn:aws:s3:::example-logs'],
    ],
    [
      'a bucket by its address',
      own({ flowLogs: { destination: 's3', bucketArn: 's3://example-logs/' } }),
      ['NET040 network.flowLogs.bucketArn → arn:aws:s3:::example-logs'],
    ],
    [
      'a folder that AWS makes',
      own({ flowLogs: { destination: 's3', bucketArn: 'arn:aws:s3:::example-logs/AWSLogs/' } }),
      ['NET040 network.flowLogs.bucketArn'],
    ],
    [
      'a bucket of another partition',
      own({ flowLogs: { destination: 's3', bucketArn: 'arn:aws-cn:s3:::example-logs' } }),
      ['NET040 network.flowLogs.bucketArn → arn:aws:s3:::example-logs'],
    ],
    [
      'a retention of 360 days',
      own({ flowLogs: { destination: 'cloudwatch', retentionDays: 360 } }),
      ['NET041 network.flowLogs.retentionDays → 365'],
    ],
    ['a key by alias', own({ flowLogs: { destination: 'cloudwatch', key: 'alias/logs' } }), ['NET042 network.flowLogs.key']],
    [
      'a key of another region',
      own({ flowLogs: { destination: 'cloudwatch', key: KEY.replace('ap-northeast-1', 'us-east-1') } }),
      ['NET042 network.flowLogs.key'],
    ],
    ['an endpoint for Route 53', own({ endpoints: { services: ['route53'] } }), ['NET043 network.endpoints.services[0]']],
    [
      'a misspelt service',
      own({ endpoints: { services: ['sqs', 'secretmanager'] } }),
      ['NET044 network.endpoints.services[1] → secretsmanager'],
    ],
    [
      'the full name of a service',
      own({ endpoints: { services: ['com.amazonaws.ap-northeast-1.secretsmanager'] } }),
      ['NET044 network.endpoints.services[0] → secretsmanager'],
    ],
    ['dual stack with the S3 endpoint', own({ ipv6: true }), ['NET045 network.ipv6']],
    [
      'dual stack with the DynamoDB endpoint',
      own({ ipv6: true, endpoints: { preset: 'none', services: ['dynamodb'] } }),
      ['NET045 network.ipv6'],
    ],
  ]);
  accepts([
    ['a bucket', own({ flowLogs: { destination: 's3', bucketArn: 'arn:aws:s3:::example.logs-1/production/' } })],
    [
      'a bucket in China',
      own(
        { zones: ['cnn1-az1', 'cnn1-az2'], flowLogs: { destination: 's3', bucketArn: 'arn:aws-cn:s3:::logs' } },
        { region: 'cn-north-1' },
      ),
    ],
    ['a year', own({ flowLogs: { destination: 'cloudwatch', retentionDays: 365, key: 'own' } })],
    ['for ever', own({ flowLogs: { destination: 'cloudwatch', retentionDays: 0, key: 'aws' } })],
    ['a key of the region', own({ flowLogs: { destination: 'cloudwatch', key: KEY } })],
    ['services', own({ endpoints: { services: ['sqs', 'bedrock-runtime', 'dynamodb', 'ecr.api'] } })],
    ['dual stack without gateway endpoints', own({ ipv6: true, endpoints: { preset: 'none' } })],
    [
      'references',
      own({
        flowLogs: { destination: 's3', bucketArn: '${aws_s3_bucket.logs.arn}' },
        endpoints: { services: ['${var.service}'] },
      }),
    ],
  ]);
});

describe('an existing network', () => {
  finds([
    ['a VPC by its name', existing({ vpcId: 'main' }), ['NET050 network.vpcId']],
    ['a VPC id in upper case', existing({ vpcId: 'vpc-0123456789ABCDEF0' }), ['NET050 network.vpcId']],
    [
      'a subnet id that is too short',
      existing({ publicSubnets: { 'apne1-az1': 'subnet-0123' } }),
      ['NET050 network.publicSubnets["apne1-az1"]'],
    ],
    [
      'one subnet in two zones',
      existing({ nodeSubnets: { 'apne1-az1': SUBNETS.a, 'apne1-az2': SUBNETS.a } }),
      ['NET051 network.nodeSubnets["apne1-az2"]'],
    ],
    [
      'one subnet in two zones, for two purposes',
      existing({ podSubnets: { 'apne1-az1': SUBNETS.b, 'apne1-az2': SUBNETS.c } }),
      ['NET051 network.podSubnets["apne1-az1"]'],
    ],
    [
      'nodes in a public subnet',
      existing({ publicSubnets: { 'apne1-az1': SUBNETS.a } }),
      ['NET052 network.nodeSubnets["apne1-az1"]'],
    ],
    ['a zone without pod subnet', existing({ podSubnets: { 'apne1-az1': SUBNETS.c } }), ['NET053 network.podSubnets']],
    ['no ranges', existing({ cidrs: [] }), ['NET054 network.cidrs']],
  ]);
  accepts([
    ['ids', existing()],
    [
      'ids of old accounts',
      existing({ vpcId: 'vpc-01234567', nodeSubnets: { 'apne1-az1': 'subnet-01234567', 'apne1-az2': 'subnet-89abcdef' } }),
    ],
    ['node subnets that the control plane shares', existing({ controlPlaneSubnets: { 'apne1-az1': SUBNETS.a } })],
    [
      'zone names, which need no plan here',
      existing({ nodeSubnets: { 'ap-northeast-1a': SUBNETS.a, 'ap-northeast-1c': SUBNETS.b } }),
    ],
    [
      'references',
      existing({ vpcId: '${data.aws_vpc.main.id}', nodeSubnets: { 'apne1-az1': '${var.a}', 'apne1-az2': '${var.b}' } }),
    ],
  ]);
});

describe('what no rule calls an error', () => {
  const prefix = fc.integer({ min: 16, max: 28 });
  const size = fc.option(fc.integer({ min: 16, max: 28 }), { nil: undefined });
  const cidrs = fc.option(fc.constantFrom('10.40.192.0/20', '10.40.0.0/20', '10.41.0.0/24'), { nil: undefined });
  const zones = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('apne1-az1', 'apne1-az2', 'apne1-az3', 'apne1-az4'),
      slot: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      cidrs: fc.record({ node: cidrs }),
    }),
    { minLength: 2, selector: ({ id }) => id },
  );
  const network = fc.record({
    cidr: prefix.map((length) => `10.40.0.0/${length}`),
    podCidrs: fc.subarray(['100.64.0.0/16', '100.64.0.0/20', '10.40.0.0/20', '10.41.0.0/24']),
    zones,
    subnetSizes: fc.record({
      node: size,
      public: size,
      pod: size,
      controlPlane: size,
      slotCount: fc.constantFrom(2, 4, 8, 16),
    }),
    controlPlaneSubnets: fc.constantFrom('shared' as const, 'dedicated' as const),
  });

  test('can be built, and what is an error cannot', () => {
    fc.assert(
      fc.property(network, ({ controlPlaneSubnets, ...written }) => {
        const input = own({ ...written, natGateways: 'one-per-zone' }, { cluster: { controlPlaneSubnets } });
        const errors = found(input).filter((text) => isError(text.slice(0, 6)));
        const build = (): unknown =>
          ownNetwork(
            networkSettings({
              ...written,
              controlPlaneSubnets,
              clusterZones: written.zones.map(({ id }) => id),
              zones: written.zones.map(({ id, ...more }) => zone(id, more)),
            }),
          );
        if (errors.length === 0) expect(build).not.toThrow();
        else expect(build).toThrow('no sound address plan');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the catalogue of network rules', () => {
  test('every value rule has a case above that trips it', () => {
    expect(valueRules.map(({ id }) => id).filter((id) => !tripped.has(id))).toEqual([]);
  });

  test('ids are unique and every rule says where it has its knowledge from', () => {
    const ids = networkRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of networkRules) {
      expect(rule.id).toMatch(/^NET\d{3}$/);
      expect(rule.sources.length).toBeGreaterThan(0);
    }
  });
});

everyRuleHasCases(networkRules);
