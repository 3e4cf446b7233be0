import { natGateways, natTarget, type NatContext, type NatSettings } from '../../lib/model/nat-gateways';
import type { NatGateway, Zone } from '../../lib/model/network';

const availabilityZone = (slot: number): Zone => ({
  zone: `apne1-az${slot}`,
  notation: 'id',
  kind: 'availability-zone',
  key: `apne1-az${slot}`,
  slot,
});

const [one, two, four] = [1, 2, 4].map(availabilityZone) as [Zone, Zone, Zone];
const taipei: Zone = { zone: 'apne1-tpe1-az1', notation: 'id', kind: 'local-zone', key: 'apne1-tpe1-az1', slot: 8 };

const made = (settings: NatSettings, context: Partial<NatContext> = {}): readonly NatGateway[] =>
  natGateways(settings, {
    prefix: 'platform-dev',
    zones: [one, two, four, taipei],
    clusterZones: ['apne1-az2', 'apne1-az4'],
    publicSubnetId: ({ key }) => `public_${key}`,
    tags: {},
    ...context,
  });

const single = (zone?: string, elasticIp?: string): NatSettings => ({ kind: 'single', zone, elasticIp });

describe('NAT gateways', () => {
  test('none', () => {
    expect(made({ kind: 'none' })).toEqual([]);
  });

  test.each<[string, NatSettings, Partial<NatContext>, string]>([
    ['in the zone of the cluster with the lowest slot', single(), {}, 'apne1-az2'],
    ['in the zone that was named', single('apne1-az4'), {}, 'apne1-az4'],
    ['by the key of its zone', single('c'), { zones: [one, { ...four, key: 'c' }] }, 'c'],
    ['in the first zone when the cluster names none of them', single(), { clusterZones: [] }, 'apne1-az1'],
    ['never in a Local Zone', single(), { zones: [taipei, one], clusterZones: ['apne1-tpe1-az1'] }, 'apne1-az1'],
  ])('a single one: %s', (_, settings, context, id) => {
    expect(made(settings, context)).toMatchObject([{ kind: 'zonal', id, subnet: `public_${id}` }]);
  });

  test('a single one does not move when a zone with a lower slot joins the network', () => {
    const before = made(single(), { zones: [two, four] });
    expect(made(single(), { zones: [one, two, four] })).toEqual(before);
  });

  test('one per availability zone, with a new address each', () => {
    const gateways = made({ kind: 'one-per-zone', elasticIps: {} });
    expect(gateways.map(({ id }) => id)).toEqual(['apne1-az1', 'apne1-az2', 'apne1-az4']);
    expect(gateways).toMatchObject(
      ['apne1-az1', 'apne1-az2', 'apne1-az4'].map((key) => ({ address: { kind: 'created', elasticIp: { id: `nat_${key}` } } })),
    );
  });

  test('addresses that exist, by zone or by key', () => {
    const zones = [one, { ...two, key: 'b' }];
    expect(made({ kind: 'one-per-zone', elasticIps: { 'apne1-az1': 'eipalloc-1', b: 'eipalloc-2' } }, { zones })).toMatchObject([
      { address: { kind: 'existing', allocationId: 'eipalloc-1' } },
      { address: { kind: 'existing', allocationId: 'eipalloc-2' } },
    ]);
    expect(made(single(undefined, 'eipalloc-3'))).toMatchObject([{ address: { kind: 'existing', allocationId: 'eipalloc-3' } }]);
  });

  test('a regional one, with addresses of AWS or of its own', () => {
    expect(made({ kind: 'regional', elasticIps: {} })).toMatchObject([{ kind: 'regional', id: 'regional', addresses: [] }]);
    expect(made({ kind: 'regional', elasticIps: { 'apne1-az2': ['eipalloc-1', 'eipalloc-2'] } })).toMatchObject([
      { addresses: [{ zone: two, allocationIds: ['eipalloc-1', 'eipalloc-2'] }] },
    ]);
  });
});

describe('the way of a zone to the internet', () => {
  test.each<[string, NatSettings, Zone, string | undefined]>([
    ['its own gateway', { kind: 'one-per-zone', elasticIps: {} }, four, 'apne1-az4'],
    ['the only gateway', single(), four, 'apne1-az2'],
    ['the regional gateway', { kind: 'regional', elasticIps: {} }, four, 'regional'],
    ['the first gateway, from a Local Zone', { kind: 'one-per-zone', elasticIps: {} }, taipei, 'apne1-az1'],
    ['nothing', { kind: 'none' }, one, undefined],
  ])('%s', (_, settings, zone, id) => {
    expect(natTarget(zone, made(settings))).toEqual(id === undefined ? undefined : { kind: 'nat-gateway', id });
  });
});
