import type { PlatformInput } from '../../../lib/config/platform-input';
import fc from '../fast-check';
import { ACCOUNT, type Basis, hex, kmsKey, labels, maybe, named, role, some, tags, together, when } from './arbitraries';
import { nodeClass, nodePool } from './nodes';

const storageClass = (start: Basis, mayTag: boolean): fc.Arbitrary<object> =>
  together(
    fc.constantFrom<object>(
      {},
      { type: 'gp3', iops: 4000, throughput: 250 },
      { type: 'io2', iops: 1000 },
      { type: 'io1', iopsPerGB: 10, parameters: { allowAutoIOPSPerGBIncrease: 'true' } },
      { type: 'io2', iopsPerGB: 10, parameters: { blockExpress: 'true' } },
      { type: 'gp2' },
      { type: 'st1' },
      { type: 'sc1' },
      { type: 'standard' },
    ),
    fc.oneof(
      { withCrossShrink: true },
      fc.constant({}),
      fc.constantFrom<object>({ fileSystem: 'xfs' }, { fileSystem: 'ext2' }, { fileSystem: 'ext3' }),
    ),
    some({
      kmsKeyId: fc.constant(kmsKey(start)),
      reclaimPolicy: fc.constantFrom('Delete', 'Retain'),
      allowVolumeExpansion: fc.boolean(),
      mountOptions: fc.constant(['noatime']),
      onlyAutoModeNodes: fc.boolean(),
    }),
    when(mayTag, maybe('tags', tags)),
  );

/** How the file system is made. */
const FORMATTED = fc.constantFrom<object>(
  { fileSystem: 'ext4', parameters: { blockSize: '4096', bytesPerInode: '16384', inodeSize: '512' } },
  { fileSystem: 'ext4', parameters: { ext4BigAlloc: 'true', ext4ClusterSize: '16384', numberOfInodes: '100000' } },
);

const ingressClass = (start: Basis, mayTag: boolean): fc.Arbitrary<object> =>
  together(
    fc.record({ scheme: fc.constantFrom('internal', ...(start.internet ? ['internet-facing'] : [])) }),
    some({
      ipAddressType: start.ipv6 ? fc.constantFrom('dualstack', 'dualstack-without-public-ipv4') : fc.constantFrom('ipv4'),
      group: fc.constantFrom('shared', 'one.two'),
      subnets: fc.constantFrom<unknown>({ ids: [`subnet-${hex(70)}`, `subnet-${hex(71)}`] }, { matchTags: { tier: ['public'] } }),
      certificateARNs: fc.constant([`arn:aws:acm:${start.region}:${ACCOUNT}:certificate/12345678-1234-1234-1234-123456789012`]),
      sslPolicy: fc.constant('ELBSecurityPolicy-TLS13-1-2-Res-2021-06'),
      inboundCIDRs: fc.constant(['10.0.0.0/8']),
      prefixListsIDs: fc.constant([`pl-${hex(72)}`]),
      targetType: fc.constantFrom('ip', ...(start.ipv6 ? [] : ['instance'])),
      loadBalancerName: fc.constant('shop'),
      namespaceSelector: labels,
      listeners: fc.constant([
        { protocol: 'HTTP', port: 80 },
        { protocol: 'HTTPS', port: 443, attributes: { 'routing.http.response.server.enabled': 'false' } },
      ]),
      loadBalancerAttributes: fc.constant({ 'idle_timeout.timeout_seconds': '120' }),
      minimumCapacityUnits: fc.constant(200),
      ipv4IPAMPoolId: fc.constant(`ipam-pool-${hex(73)}`),
    }),
    when(mayTag, maybe('tags', tags)),
  );

const namespace = some({
  labels,
  annotations: fc.constant({ 'example.com/owner': 'shop' }),
  podSecurity: fc.constantFrom<unknown>(
    'privileged',
    'baseline',
    'restricted',
    { enforce: 'baseline', warn: 'restricted' },
    { enforce: 'privileged', audit: 'baseline', warn: 'privileged' },
    { enforce: 'restricted', audit: 'privileged', warn: 'baseline' },
    { enforce: 'baseline', audit: 'restricted' },
  ),
  networkPolicy: fc.constantFrom('allow-all', 'same-namespace', 'deny-all'),
  quota: fc.constant({ 'requests.cpu': 20, 'requests.memory': '64Gi', pods: 100 }),
  containerLimits: fc.constantFrom<unknown>(
    { default: { cpu: '500m', memory: '512Mi' }, defaultRequest: { cpu: '100m' } },
    { min: { cpu: '10m' }, max: { memory: '4Gi' } },
  ),
  groups: fc.constantFrom<unknown>({ developers: 'edit' }, { developers: 'view', operators: 'admin' }),
  serviceAccounts: fc.constant(['api', 'worker']),
  loadBalancerSecrets: fc.constant(['oidc-client']),
});

const helmRelease = together(
  fc.record({
    repository: fc.constantFrom('https://charts.example.com', 'oci://registry.example.com/charts'),
    chart: fc.constant('podinfo'),
    version: fc.constantFrom('6.7.1', '1.0.0-rc.1'),
    namespace: fc.constantFrom('apps', 'kube-system'),
  }),
  some({
    createNamespace: fc.boolean(),
    values: fc.constant({ replicaCount: 2, ingress: { enabled: false }, hosts: ['a', 'b'] }),
    timeout: fc.constantFrom(300, 1200),
  }),
);

const delivery = ({ publicApi }: Basis): fc.Arbitrary<object> =>
  fc.oneof(
    { withCrossShrink: true },
    together(
      fc.constant({ delivery: 'gitops' }),
      maybe(
        'clusterFacts',
        fc.constantFrom<unknown>({ format: 'argo-cd' }, { format: 'flux', namespace: 'flux-system' }, { format: 'flux' }),
      ),
    ),
    together(
      publicApi
        ? fc.constantFrom<object>({ delivery: 'terraform' }, { delivery: 'terraform', runner: 'anywhere' })
        : fc.constant({ delivery: 'terraform', runner: 'in-network' }),
      some({ accessRole: fc.constant(role('kubernetes-access')), helmReleases: named(helmRelease) }),
    ),
  );

/** Marks one of them, in half of the cases. */
const perhapsDefault = (classes: fc.Arbitrary<Readonly<Record<string, object>>>): fc.Arbitrary<object> =>
  fc.tuple(classes, fc.boolean()).map(([all, marked]) => {
    const [first] = Object.keys(all);
    return Object.fromEntries(
      Object.entries(all).map(([name, one]) => [name, marked ? { ...one, default: name === first } : one]),
    );
  });

/** What belongs to `platform`; `snapshots`: the cluster has the controller for them; `mayTag`: its role may set tags. */
export const platform = (start: Basis, snapshots: boolean, mayTag: boolean): fc.Arbitrary<PlatformInput> =>
  fc
    .record({
      policy: fc.constantFrom<string | undefined>(undefined, ...(start.mixed ? [] : ['off', 'default-allow', 'default-deny'])),
      classes: fc.subarray(['special', 'large']),
      alone: fc.constant(start.dedicated || start.ownPools),
    })
    .chain(({ policy, classes, alone }) => {
      const pools = named(nodePool(classes)).map((nodePools) => ({ nodePools }));
      return together(
        delivery(start),
        alone ? pools : fc.oneof({ withCrossShrink: true }, fc.constant({}), pools),
        fc.constant(policy === undefined ? {} : { networkPolicy: policy }),
        classes.length === 0
          ? fc.constant({})
          : fc
              .tuple(...classes.map(() => nodeClass(start, mayTag, policy === 'default-deny')))
              .map((all) => ({ nodeClasses: Object.fromEntries(classes.map((name, index) => [name, all[index]])) })),
        some({
          storageClasses: perhapsDefault(named(fc.oneof(storageClass(start, mayTag), FORMATTED))),
          ingressClasses: perhapsDefault(named(ingressClass(start, mayTag))),
          namespaces: named(namespace),
          priorityClasses: perhapsDefault(
            named(
              together(
                fc.record({ value: fc.integer({ min: -1000, max: 1_000_000_000 }) }),
                some({
                  preemptionPolicy: fc.constantFrom('PreemptLowerPriority', 'Never'),
                  description: fc.constant('for what may wait'),
                }),
              ),
            ),
          ),
          roleBindings: named(fc.constant({ namespace: 'monitoring', group: 'developers', clusterRole: 'view' }), 1),
          serviceAccounts: named(
            together(
              fc.constant({ namespace: 'monitoring' }),
              some({ labels, annotations: fc.constant({ 'example.com/owner': 'shop' }) }),
            ),
            1,
          ),
          podDisruptionBudgets: named(
            fc.constantFrom<object>(
              { namespace: 'shop', matchLabels: { app: 'api' }, maxUnavailable: 1 },
              { namespace: 'shop', matchLabels: { app: 'api' }, minAvailable: '50%' },
            ),
            1,
          ),
        }),
        when(
          snapshots,
          maybe(
            'volumeSnapshotClasses',
            perhapsDefault(
              named(together(some({ deletionPolicy: fc.constantFrom('Delete', 'Retain') }), when(mayTag, maybe('tags', tags)))),
            ),
          ),
        ),
      );
    }) as fc.Arbitrary<PlatformInput>;
