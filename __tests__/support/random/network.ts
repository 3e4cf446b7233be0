import type { NetworkInput } from '../../../lib/config/network-input';
import fc from '../fast-check';
import { type Basis, hex, keyOf, maybe, retentionDays, some, together, when } from './arbitraries';

const ALLOCATIONS = 4096;
const allocation = (index: number): string => `eipalloc-${hex(ALLOCATIONS + index)}`;

/** Zones as plain text, with a slot or a key of their own, or with ranges. */
function zonesOf({ zones, podSubnets, internet }: Basis, second: number): fc.Arbitrary<object> {
  const number = (zone: string): number => Number(zone.slice(-1));
  return fc.oneof(
    { withCrossShrink: true },
    fc.constant({ zones }),
    fc.constant({ zones, slots: Object.fromEntries(zones.map((zone) => [zone, number(zone) + 1])) }),
    fc.constant({ zones: zones.map((id) => ({ id, slot: number(id) + 2, key: `zone-${number(id)}` })) }),
    fc.constant({
      zones: zones.map((id, index) => ({
        id,
        cidrs: {
          ...(internet ? { public: `10.${second}.${128 + index}.0/24` } : {}),
          node: `10.${second}.${index * 16}.0/20`,
          controlPlane: `10.${second}.140.${index * 32}/27`,
          ...(podSubnets ? { pod: `100.64.${index * 32}.0/19` } : {}),
        },
      })),
    }),
  );
}

/** Ways to the internet; nodes need one, or endpoints for all that they call. */
const wayOut = ({ zones }: Basis): fc.Arbitrary<object> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.constant({}),
    together(
      fc.record({
        natGateways: fc.constantFrom(
          'single',
          'one-per-zone',
          'regional',
          { kind: 'single' },
          { kind: 'single', zone: zones[0], elasticIp: allocation(0) },
          { kind: 'one-per-zone', elasticIps: Object.fromEntries(zones.map((zone, index) => [zone, allocation(index)])) },
          { kind: 'regional', elasticIps: Object.fromEntries(zones.map((zone, index) => [zone, [allocation(index)]])) },
        ),
      }),
      maybe('endpoints', fc.constantFrom<unknown>({ preset: 's3' }, { preset: 'none' }, { services: ['sqs', 'secretsmanager'] })),
    ),
    fc.constant({ natGateways: 'none', endpoints: { preset: 'isolated', services: ['sqs'] } }),
  );

export const ownNetwork = (start: Basis): fc.Arbitrary<NetworkInput> =>
  fc.nat(200).chain((second) =>
    together(
      fc.constant({ cidr: `10.${second}.0.0/16` }),
      zonesOf(start, second),
      when(!start.internet, fc.constant({ internetAccess: false })),
      when(start.internet, wayOut(start)),
      when(start.ipv6, fc.constant({ ipv6: true })),
      when(start.podSubnets, fc.constant({ podCidrs: ['100.64.0.0/16'] })),
      some({
        subnetSizes: fc.constantFrom<unknown>(
          { node: 20 },
          { public: 26, slotCount: 16, node: 21 },
          { controlPlane: 28, ...(start.podSubnets ? { pod: 20 } : {}) },
        ),
        flowLogs: fc.oneof(
          fc.constantFrom('none', 'cloudwatch'),
          fc.constant({ destination: 's3', bucketArn: 'arn:aws:s3:::example-flow-logs/vpc' }),
          together(fc.constant({ destination: 'cloudwatch' }), some({ retentionDays, key: keyOf(start) })),
        ),
        sharedWithClusters: fc.constantFrom(['blue'], ['blue', 'green']),
      }),
    ),
  ) as fc.Arbitrary<NetworkInput>;

export function existingNetwork({ zones, podSubnets, dedicated }: Basis): fc.Arbitrary<NetworkInput> {
  const subnets = (from: number): Readonly<Record<string, string>> =>
    Object.fromEntries(zones.map((zone, index) => [zone, `subnet-${hex(from + index)}`]));
  return together(
    fc.constant({ vpcId: `vpc-${hex(1)}`, cidrs: ['10.0.0.0/16'], nodeSubnets: subnets(16), publicSubnets: subnets(32) }),
    when(podSubnets, fc.constant({ podSubnets: subnets(48) })),
    when(dedicated, fc.constant({ controlPlaneSubnets: subnets(64) })),
  ) as fc.Arbitrary<NetworkInput>;
}
