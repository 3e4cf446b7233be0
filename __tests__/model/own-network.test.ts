import type { OwnNetwork, Subnet, SubnetPurpose } from '../../lib/model/network';
import { ownNetwork, type OwnNetworkSettings } from '../../lib/model/own-network';
import fc from '../support/fast-check';
import { networkSettings, zone } from '../support/network';

const network = (overrides: Partial<OwnNetworkSettings> = {}): OwnNetwork => ownNetwork(networkSettings(overrides));

const idsOf = ({ subnets }: OwnNetwork, purpose: SubnetPurpose): readonly string[] =>
  subnets.filter((subnet) => subnet.purpose === purpose).map(({ id }) => id);

function subnetOf(from: OwnNetwork, id: string): Subnet {
  const subnet = from.subnets.find((candidate) => candidate.id === id);
  if (subnet === undefined) throw new Error(`no subnet ${id}`);
  return subnet;
}

const OREGON = { account: '111122223333', region: 'us-west-2', partition: 'aws', dnsSuffix: 'amazonaws.com' } as const;

/** Two availability zones and a Local Zone of Oregon. */
const withLocalZone = (overrides: Partial<OwnNetworkSettings> = {}): OwnNetwork =>
  network({
    location: OREGON,
    zones: [zone('usw2-lax1-az1', { slot: 8 }), zone('usw2-az2'), zone('usw2-az1')],
    clusterZones: ['usw2-az1', 'usw2-az2'],
    ...overrides,
  });

describe('the subnets of a network', () => {
  test('a public and a private one for each zone, in order of their slots', () => {
    const made = network({ zones: ['apne1-az4', 'apne1-az1'].map((id) => zone(id)) });
    expect(idsOf(made, 'public')).toEqual(['public_apne1-az1', 'public_apne1-az4']);
    expect(idsOf(made, 'node')).toEqual(['private_apne1-az1', 'private_apne1-az4']);
    expect(made.subnets).toHaveLength(4);
  });

  test('pod subnets wait for the range that they lie in', () => {
    const made = network({
      podCidrs: ['100.64.0.0/16', '100.65.0.0/16'],
      subnetSizes: { ...networkSettings().subnetSizes, pod: 18 },
    });
    expect(made.cidrAssociations).toEqual([
      { id: 'pods_100-64-0-0-16', cidr: '100.64.0.0/16' },
      { id: 'pods_100-65-0-0-16', cidr: '100.65.0.0/16' },
    ]);
    expect(subnetOf(made, 'pod_apne1-az1')).toMatchObject({ cidr: '100.64.0.0/18', cidrAssociation: 'pods_100-64-0-0-16' });
    expect(subnetOf(made, 'private_apne1-az1').cidrAssociation).toBeUndefined();
  });

  test('control-plane subnets only in the zones of the cluster', () => {
    expect(
      idsOf(network({ controlPlaneSubnets: 'dedicated', clusterZones: ['apne1-az1', 'apne1-az2'] }), 'controlPlane'),
    ).toEqual(['control_plane_apne1-az1', 'control_plane_apne1-az2']);
    expect(idsOf(network(), 'controlPlane')).toEqual([]);
  });

  test('a pinned zone keeps its addresses and its place under another name', () => {
    const before = network({ zones: [zone('ap-northeast-1a'), zone('ap-northeast-1c')], clusterZones: [] });
    const after = network({
      zones: [zone('apne1-az4', { slot: 1, key: 'ap-northeast-1a' }), zone('apne1-az1', { slot: 3, key: 'ap-northeast-1c' })],
      clusterZones: [],
    });
    const places = (made: OwnNetwork): unknown =>
      made.subnets.map(({ id, cidr, routeTable, tags }) => ({ id, cidr, routeTable, tags }));
    expect(places(after)).toEqual(places(before));
  });

  test('a CIDR of its own takes the place of the computed one', () => {
    const made = network({ zones: [zone('apne1-az1', { cidrs: { node: '10.40.192.0/20' } }), zone('apne1-az2')] });
    expect(subnetOf(made, 'private_apne1-az1').cidr).toBe('10.40.192.0/20');
    expect(subnetOf(made, 'private_apne1-az2').cidr).toBe(subnetOf(network(), 'private_apne1-az2').cidr);
  });

  test('without internet there are no public subnets and nothing that leads out', () => {
    const made = network({ internetAccess: false, natGateways: { kind: 'one-per-zone', elasticIps: {} }, ipv6: true });
    expect(idsOf(made, 'public')).toEqual([]);
    expect(made).toMatchObject({ internetGateway: false, natGateways: [] });
    expect(made.routeTables.flatMap(({ routes }) => routes)).toEqual([]);
  });

  test('what has no sound plan is not built', () => {
    expect(() => network({ cidr: '10.40.0.0/28' })).toThrow('no sound address plan');
  });
});

describe('a network that grows', () => {
  const all = ['apne1-az1', 'apne1-az2', 'apne1-az3', 'apne1-az4'];
  const kept = (made: OwnNetwork, zones: readonly string[]): unknown => ({
    subnets: made.subnets.filter((subnet) => zones.includes(subnet.zone.zone)),
    routeTables: made.routeTables.filter(({ id }) => zones.some((name) => id.endsWith(name))),
    natGateways: made.natGateways.filter(({ id }) => zones.includes(id)),
  });

  test('zones can be added, removed and reordered without moving the others', () => {
    const zones = fc.shuffledSubarray(all, { minLength: 2 });
    const options = fc.record({
      natGateways: fc.constantFrom<OwnNetworkSettings['natGateways']>(
        { kind: 'one-per-zone', elasticIps: {} },
        { kind: 'single', zone: 'apne1-az1', elasticIp: undefined },
      ),
      podCidrs: fc.constantFrom([], ['100.64.0.0/16']),
      ipv6: fc.boolean(),
    });
    fc.assert(
      fc.property(zones, zones, options, (before, after, more) => {
        const both = before.filter((name) => after.includes(name));
        const made = (names: readonly string[]): OwnNetwork =>
          network({ zones: names.map((id) => zone(id)), clusterZones: ['apne1-az1'], ...more });
        fc.pre(more.natGateways.kind !== 'single' || both.includes('apne1-az1'));
        expect(kept(made(after), both)).toEqual(kept(made(before), both));
      }),
      { numRuns: 50 },
    );
  });

  test('another choice of NAT gateways changes gateways and the targets of routes, nothing else', () => {
    const single = network();
    const perZone = network({ natGateways: { kind: 'one-per-zone', elasticIps: {} } });
    const withoutNat = ({ natGateways: _, routeTables, ...rest }: OwnNetwork): unknown => ({
      ...rest,
      routeTables: routeTables.map((table) => ({
        ...table,
        routes: table.routes.map(({ id, destination }) => ({ id, destination })),
      })),
    });
    expect(withoutNat(perZone)).toEqual(withoutNat(single));
    expect(perZone.natGateways.map(({ id }) => id)).toContain(single.natGateways[0]?.id);
  });
});

describe('dual stack', () => {
  const made = network({ ipv6: true, podCidrs: ['100.64.0.0/16'], controlPlaneSubnets: 'dedicated' });

  test('every subnet has a /64 of its own within the /56', () => {
    const indexes = made.subnets.map(({ ipv6Index }) => ipv6Index);
    expect(new Set(indexes).size).toBe(made.subnets.length);
    expect(indexes.every((index) => index !== undefined && index >= 0 && index < 256)).toBe(true);
  });

  test('private subnets send IPv6 through the egress-only gateway, public ones through the internet gateway', () => {
    const targets = Object.fromEntries(
      made.routeTables.flatMap(({ routes }) =>
        routes.filter(({ destination }) => destination === '::/0').map(({ id, target }) => [id, target.kind]),
      ),
    );
    expect(targets).toEqual({
      public_ipv6: 'internet-gateway',
      'private_apne1-az1_ipv6': 'egress-only-gateway',
      'private_apne1-az2_ipv6': 'egress-only-gateway',
      'private_apne1-az4_ipv6': 'egress-only-gateway',
    });
  });

  test('without it nothing has IPv6', () => {
    expect(network().subnets.every(({ ipv6Index }) => ipv6Index === undefined)).toBe(true);
  });
});

describe('a Local Zone', () => {
  test('has subnets, and sends its traffic to the gateway of the lowest slot', () => {
    const made = withLocalZone({ natGateways: { kind: 'one-per-zone', elasticIps: {} } });
    expect(made.natGateways.map(({ id }) => id)).toEqual(['usw2-az1', 'usw2-az2']);
    expect(idsOf(made, 'node')).toEqual(['private_usw2-az1', 'private_usw2-az2', 'private_usw2-lax1-az1']);
    expect(made.routeTables.find(({ id }) => id === 'private_usw2-lax1-az1')?.routes).toEqual([
      { id: 'private_usw2-lax1-az1_ipv4', destination: '0.0.0.0/0', target: { kind: 'nat-gateway', id: 'usw2-az1' } },
    ]);
  });

  test('holds neither control plane nor endpoints, even where the cluster names it', () => {
    const made = withLocalZone({
      controlPlaneSubnets: 'dedicated',
      clusterZones: ['usw2-az1', 'usw2-az2', 'usw2-lax1-az1'],
      endpoints: { preset: 'isolated', services: [], needs: { podIdentity: false, addons: [] } },
    });
    expect(idsOf(made, 'controlPlane')).toEqual(['control_plane_usw2-az1', 'control_plane_usw2-az2']);
    const interfaces = made.endpoints.filter((endpoint) => endpoint.kind === 'interface');
    expect(interfaces.every(({ subnets }) => !subnets.includes('private_usw2-lax1-az1'))).toBe(true);
    expect(interfaces.length).toBeGreaterThan(0);
  });

  test('has no IPv6: the range belongs to the region', () => {
    const made = withLocalZone({ ipv6: true });
    expect(subnetOf(made, 'private_usw2-lax1-az1').ipv6Index).toBeUndefined();
    expect(subnetOf(made, 'private_usw2-az1').ipv6Index).toBeDefined();
  });

  test('a Wavelength Zone has no public subnet', () => {
    const made = withLocalZone({ zones: [zone('usw2-az1'), zone('usw2-az2'), zone('usw2-wl1-las-wlz1', { slot: 8 })] });
    expect(idsOf(made, 'public')).toEqual(['public_usw2-az1', 'public_usw2-az2']);
    expect(idsOf(made, 'node')).toContain('private_usw2-wl1-las-wlz1');
  });
});

describe('tags', () => {
  const made = network({
    tags: { team: 'platform', Name: 'not this one' },
    podCidrs: ['100.64.0.0/16'],
    controlPlaneSubnets: 'dedicated',
  });

  test.each([
    ['public_apne1-az1', { team: 'platform', 'kubernetes.io/role/elb': '1', Name: 'platform-dev-public-apne1-az1' }],
    [
      'private_apne1-az1',
      {
        team: 'platform',
        'kubernetes.io/role/internal-elb': '1',
        'eks-auto/platform-dev': 'node',
        Name: 'platform-dev-private-apne1-az1',
      },
    ],
    ['pod_apne1-az1', { team: 'platform', 'eks-auto/platform-dev': 'pod', Name: 'platform-dev-pod-apne1-az1' }],
    ['control_plane_apne1-az1', { team: 'platform', Name: 'platform-dev-control-plane-apne1-az1' }],
  ])('of %s', (id, tags) => {
    expect(subnetOf(made, id).tags).toEqual(tags);
  });

  test('of the environment and a name are on everything', () => {
    const tagged = [made, ...made.routeTables, ...made.natGateways, ...made.endpoints];
    for (const { tags } of tagged)
      expect(tags).toMatchObject({ team: 'platform', Name: expect.stringMatching(/^platform-dev/) as string });
  });

  test('of clusters only when several share the network', () => {
    const keys = (shared: OwnNetwork): readonly string[] =>
      Object.keys(subnetOf(shared, 'private_apne1-az1').tags).filter((key) => key.startsWith('kubernetes.io/cluster/'));
    expect(keys(network())).toEqual([]);
    expect(keys(network({ sharedWithClusters: ['other'] }))).toEqual([
      'kubernetes.io/cluster/other',
      'kubernetes.io/cluster/platform-dev',
    ]);
  });
});
