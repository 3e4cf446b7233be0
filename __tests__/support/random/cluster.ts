import type { ClusterInput } from '../../../lib/config/cluster-input';
import type { NodeGroupInput } from '../../../lib/config/node-group-input';
import fc from '../fast-check';
import {
  type Basis,
  keyOf,
  kmsKey,
  labels,
  maybe,
  named,
  retentionDays,
  role,
  some,
  taints,
  together,
  when,
} from './arbitraries';

const nodeGroup = (start: Basis): fc.Arbitrary<NodeGroupInput> =>
  together(
    fc.record({
      instanceTypes: fc.constantFrom(['m7i.large'], ['c6i.xlarge', 'm6i.xlarge']),
      size: fc.constantFrom<unknown>({ min: 0, max: 3 }, { min: 2, max: 4, desired: 3 }),
    }),
    fc.oneof(
      { withCrossShrink: true },
      fc.constant({}),
      fc.constant({ kubelet: { maxPods: 58 } }),
      fc.constant({ amiType: 'BOTTLEROCKET_x86_64' }),
      fc.constant({ amiType: 'AL2023_x86_64_STANDARD', version: '1.34', releaseVersion: '1.34.2-20261101' }),
      fc.constant({ ami: 'ami-0123456789abcdef0', kubelet: { maxPods: 58 } }),
    ),
    some({
      capacityType: fc.constantFrom('ON_DEMAND', 'SPOT'),
      zones: fc.constant(start.zones.slice(0, 1)),
      labels,
      taints,
      update: fc.constantFrom<unknown>({ maxUnavailable: 2 }, { maxUnavailablePercentage: 33 }),
      nodeRepair: fc.boolean(),
      disk: fc.constantFrom<unknown>({ sizeGiB: 100 }, {}, { key: kmsKey(start) }),
      metadataHopLimit: fc.constantFrom(1, 2),
      role: fc.constant(role('group-nodes')),
    }),
  ) as fc.Arbitrary<NodeGroupInput>;

const fargateProfile = ({ zones }: Basis): fc.Arbitrary<object> =>
  together(
    fc.constantFrom({ selectors: [{ namespace: 'batch' }] }, { selectors: [{ namespace: 'jobs-*', labels: { a: 'b' } }] }),
    some({ zones: fc.constant(zones.slice(0, 1)), podExecutionRole: fc.constant(role('fargate-pods')) }),
  );

/** Pools that AWS makes, or none. */
function builtIn({ dedicated, ownPools }: Basis): fc.Arbitrary<object> {
  if (dedicated) return fc.constant({ controlPlaneSubnets: 'dedicated', builtInNodePools: 'none' });
  const shared = fc.constantFrom({}, { controlPlaneSubnets: 'shared' });
  if (ownPools) return shared.map((subnets) => ({ ...subnets, builtInNodePools: 'none' }));
  return together(shared, maybe('builtInNodePools', fc.constantFrom(['general-purpose', 'system'], ['general-purpose'])));
}

export const cluster = (start: Basis, platform: boolean): fc.Arbitrary<ClusterInput> =>
  together(
    fc.record({ version: fc.constantFrom('1.34', '1.35', '1.36') }),
    start.publicApi
      ? fc.constant({ endpoint: { publicFrom: ['203.0.113.0/24', '198.51.100.7/32'] } })
      : maybe('endpoint', fc.constant('private')),
    builtIn({ ...start, ownPools: start.ownPools && platform }),
    some({
      name: fc.constantFrom('shop', 'shop_two', 'Shop-3'),
      zones: fc.constant(start.zones.slice(0, 2)),
      supportType: fc.constantFrom('STANDARD', 'EXTENDED'),
      deletionProtection: fc.boolean(),
      zonalShift: fc.boolean(),
      scalingTier: fc.constantFrom('standard', 'tier-xl', 'tier-2xl', 'tier-4xl'),
      secretsKey: keyOf(start),
      logs: some({
        types: fc.constantFrom(['audit'], ['api', 'audit', 'scheduler'], ['authenticator', 'controllerManager']),
        retentionDays,
        key: keyOf(start),
      }),
      autoModeLogs: fc.constantFrom(['compute'], ['compute', 'ipam'], ['block-storage', 'load-balancing']),
      role: fc.constant(role('cluster')),
      nodeRole: fc.constant(role('nodes')),
    }),
    when(
      !start.ipv6,
      some({
        serviceCidr: fc.constantFrom('172.20.0.0/16', '10.254.0.0/20'),
        remoteNetworks: fc.constantFrom<unknown>(
          { nodes: ['192.168.0.0/20'] },
          { nodes: ['192.168.0.0/20'], pods: ['192.168.128.0/17'] },
        ),
      }),
    ),
    start.mixed
      ? together(
          fc.record({ oidcProvider: fc.constant(true), nodeGroups: named(nodeGroup(start), 1) }),
          maybe('fargateProfiles', named(fargateProfile(start), 1)),
        )
      : maybe('oidcProvider', fc.boolean()),
  ) as fc.Arbitrary<ClusterInput>;
