import type { AddonsInput } from '../../lib/config/addon-input';
import type { ClusterInput } from '../../lib/config/cluster-input';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { NetworkInput } from '../../lib/config/network-input';
import type { NodeGroupInput } from '../../lib/config/node-group-input';
import type { NodePoolInput } from '../../lib/model/kubernetes/input/node-pool-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import type { PodIdentityInput } from '../../lib/config/pod-identity-input';
import { requirement } from '../../lib/model/kubernetes/requirement';
import fc from './fast-check';

/**
 * Environments that a careful person might write, over all nouns of the configuration. Every value is one that AWS,
 * Kubernetes and Terraform take, by their own documentation; nothing is taken from the rules that judge it.
 */
const ACCOUNT = '111122223333';
const REGIONS = { 'ap-northeast-1': 'apne1', 'eu-central-1': 'euc1', 'us-west-2': 'usw2' } as const;
type Region = keyof typeof REGIONS;

const word = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('a', 'b', 'shop', 'pay', 'x'), fc.nat(99), fc.constantFrom('', '-one', '-b'))
    .map(([stem, number, end]) => `${stem}${number}${end}`.slice(0, longest));
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const hex = (number: number): string => number.toString(16).padStart(17, '0');

/** Left out in half of the cases, so that defaults meet everything. */
const maybe = <Key extends string, Value>(key: Key, value: fc.Arbitrary<Value>): fc.Arbitrary<{ readonly [K in Key]?: Value }> =>
  fc.oneof(
    fc.constant({}),
    value.map((one) => ({ [key]: one }) as { readonly [K in Key]?: Value }),
  );

/** Members of several optional ones together. */
const together = <Parts extends readonly fc.Arbitrary<object>[]>(...parts: Parts) =>
  fc.tuple(...parts).map((members) => Object.assign({}, ...members) as object);

const named = <Value>(value: fc.Arbitrary<Value>, most = 2): fc.Arbitrary<Readonly<Record<string, Value>>> =>
  fc.dictionary(word(12), value, { minKeys: 1, maxKeys: most, noNullPrototype: true });

const tags = fc.dictionary(fc.constantFrom('team', 'cost-center', 'owner'), fc.constantFrom('shop', '4711', 'a b'), {
  minKeys: 1,
  noNullPrototype: true,
});
const labels = fc.dictionary(fc.constantFrom('team', 'example.com/tier', 'app'), word(20), {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
});
const key = fc.constantFrom('own', 'aws');
const retentionDays = fc.constantFrom(1, 7, 30, 365);
const taints = fc.constantFrom(
  [{ key: 'example.com/batch', effect: 'NoSchedule' }] as const,
  [{ key: 'gpu', value: 'true', effect: 'NoExecute' }] as const,
);

const zonesOf = (region: Region): fc.Arbitrary<readonly string[]> =>
  fc
    .subarray([1, 2, 4], { minLength: 2 })
    .map((numbers) =>
      numbers.map((number) => `${REGIONS[region]}-az${region === 'us-west-2' ? number : number === 4 ? 3 : number}`),
    )
    .map((zones) => (region === 'ap-northeast-1' ? zones.map((zone) => zone.replace('az3', 'az4')) : zones));

interface Basis {
  readonly region: Region;
  readonly zones: readonly string[];
  readonly internet: boolean;
}

const basis: fc.Arbitrary<Basis> = fc
  .constantFrom<Region>('ap-northeast-1', 'eu-central-1', 'us-west-2')
  .chain((region) => fc.record({ region: fc.constant(region), zones: zonesOf(region), internet: fc.boolean() }));

const ownNetwork = ({ zones, internet }: Basis): fc.Arbitrary<NetworkInput> =>
  together(
    fc.record({ cidr: fc.nat(200).map((second) => `10.${second}.0.0/16`), zones: fc.constant(zones) }),
    fc.constant(internet ? {} : { internetAccess: false }),
    internet
      ? maybe('natGateways', fc.constantFrom('single' as const, 'one-per-zone' as const, 'regional' as const))
      : fc.constant({}),
    maybe('podCidrs', fc.constant(['100.64.0.0/16'])),
    maybe('subnetSizes', fc.constantFrom({ node: 20 }, { public: 26, slotCount: 8 })),
    maybe(
      'flowLogs',
      fc.oneof(
        fc.constantFrom('none' as const, 'cloudwatch' as const),
        fc.constant({ destination: 's3' as const, bucketArn: 'arn:aws:s3:::example-flow-logs/vpc' }),
        fc.record({ destination: fc.constant('cloudwatch' as const), retentionDays, key }),
      ),
    ),
    internet
      ? maybe('endpoints', fc.constantFrom({ preset: 's3' as const }, { services: ['sqs', 'secretsmanager'] }))
      : fc.constant({}),
  ) as fc.Arbitrary<NetworkInput>;

const existingNetwork = ({ zones }: Basis): fc.Arbitrary<NetworkInput> => {
  const subnets = (from: number): Readonly<Record<string, string>> =>
    Object.fromEntries(zones.map((zone, index) => [zone, `subnet-${hex(from + index)}`]));
  return together(
    fc.constant({ vpcId: `vpc-${hex(1)}`, cidrs: ['10.0.0.0/16'], nodeSubnets: subnets(16), publicSubnets: subnets(32) }),
    maybe('podSubnets', fc.constant(subnets(48))),
  ) as fc.Arbitrary<NetworkInput>;
};

const nodeGroup: fc.Arbitrary<NodeGroupInput> = together(
  fc.record({
    instanceTypes: fc.constantFrom(['m7i.large'] as const, ['c6i.xlarge', 'm6i.xlarge'] as const),
    size: fc.constantFrom({ min: 0, max: 3 }, { min: 2, max: 4, desired: 3 }),
  }),
  maybe('capacityType', fc.constantFrom('ON_DEMAND' as const, 'SPOT' as const)),
  maybe('labels', labels),
  maybe('taints', taints),
  maybe('update', fc.constantFrom({ maxUnavailable: 2 }, { maxUnavailablePercentage: 33 })),
  maybe('disk', fc.constantFrom({ sizeGiB: 100 }, {})),
) as fc.Arbitrary<NodeGroupInput>;

const cluster = ({ zones }: Basis, mixed: boolean): fc.Arbitrary<ClusterInput> =>
  together(
    fc.record({ version: fc.constantFrom('1.34', '1.35', '1.36') }),
    maybe('zones', fc.constant(zones.slice(0, 2))),
    maybe('endpoint', fc.constantFrom('private' as const, { publicFrom: ['203.0.113.0/24', '198.51.100.7/32'] })),
    maybe('supportType', fc.constantFrom('STANDARD' as const, 'EXTENDED' as const)),
    maybe('deletionProtection', fc.boolean()),
    maybe('zonalShift', fc.boolean()),
    maybe('scalingTier', fc.constantFrom('standard' as const, 'tier-xl' as const)),
    maybe('serviceCidr', fc.constant('172.20.0.0/16')),
    maybe('secretsKey', key),
    maybe(
      'logs',
      together(
        maybe('types', fc.constantFrom(['audit'] as const, ['api', 'audit', 'scheduler'] as const)),
        maybe('retentionDays', retentionDays),
        maybe('key', key),
      ),
    ),
    maybe('autoModeLogs', fc.constantFrom(['compute'] as const, ['compute', 'ipam'] as const)),
    maybe('builtInNodePools', fc.constantFrom(['general-purpose', 'system'] as const, ['general-purpose'] as const)),
    mixed ? fc.record({ oidcProvider: fc.constant(true), nodeGroups: named(nodeGroup, 1) }) : fc.constant({}),
    mixed
      ? maybe(
          'fargateProfiles',
          named(
            fc.constantFrom(
              { selectors: [{ namespace: 'batch' }] as const },
              { selectors: [{ namespace: 'jobs-*', labels: { a: 'b' } }] as const },
            ),
            1,
          ),
        )
      : fc.constant({}),
  ) as fc.Arbitrary<ClusterInput>;

const access = together(
  fc.record({
    pipeline: fc.oneof(
      fc.constant({ apply: role('terraform-apply') }),
      fc.constant({ apply: role('terraform-apply'), plan: role('terraform-plan') }),
    ),
    admins: fc.constantFrom([role('platform-admin')], [role('platform-admin'), role('ops/second')]),
  }),
  maybe('breakGlass', fc.constant(role('break-glass'))),
  maybe(
    'teams',
    fc
      .dictionary(
        word(10),
        fc.oneof(
          fc.record({
            policy: fc.constantFrom('edit', 'view', 'admin'),
            namespaces: fc.oneof(fc.constant('all' as const), fc.constantFrom(['shop'] as const, ['dev-*', 'shop'] as const)),
          }),
          fc.constant({ groups: ['developers'] as const }),
        ),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      )
      .map((teams) =>
        Object.fromEntries(Object.entries(teams).map(([name, team]) => [name, { role: role(`team-${name}`), ...team }])),
      ),
  ),
  maybe(
    'adminRole',
    fc.constantFrom({ assumableBy: 'account' as const }, { assumableBy: [role('sso')] as const, kubernetesOnly: true }),
  ),
) as fc.Arbitrary<EnvironmentInput['access']>;

const statements = fc.constantFrom(
  [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-bucket/*' }],
  [{ Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'], Resource: `arn:aws:sqs:eu-central-1:${ACCOUNT}:orders` }],
);

const podIdentities = named(
  fc.oneof(
    fc.record({ statements }),
    fc.constant({ managedPolicies: ['AmazonS3ReadOnlyAccess'] }),
    fc.constant({ role: role('pod-role') }),
    fc.record({ statements, sessionTags: fc.constant(false) }),
    fc.constant({ permissions: { set: 's3-read', bucketArns: ['arn:aws:s3:::example-catalogue'] } }),
  ),
  3,
).map((all) =>
  Object.fromEntries(
    Object.entries(all).map(([name, one]) => [
      name,
      { namespace: 'shop', serviceAccount: name, ...one } as unknown as PodIdentityInput,
    ]),
  ),
);

const addons: fc.Arbitrary<AddonsInput> = together(
  maybe('metrics-server', fc.constantFrom({}, { version: 'v0.8.0-eksbuild.2' })),
  maybe('snapshot-controller', fc.constant({})),
  maybe('amazon-cloudwatch-observability', fc.constant({})),
  maybe('cert-manager', fc.constant({ configuration: {} })),
) as fc.Arbitrary<AddonsInput>;

const nodePool: fc.Arbitrary<NodePoolInput> = together(
  fc.oneof(
    together(
      fc.record({ limits: fc.constantFrom({ cpu: 100 }, { cpu: '1000', memory: '400Gi' }, { cpu: 16, nodes: 4 }) }),
      maybe('weight', fc.integer({ min: 1, max: 100 })),
      maybe('consolidationPolicy', fc.constantFrom('WhenEmpty' as const, 'WhenEmptyOrUnderutilized' as const)),
      maybe('consolidateAfter', fc.constantFrom('30s' as const, '1h' as const, 'Never' as const)),
    ),
    fc.constantFrom({ replicas: 2 }, { replicas: 3, limits: { nodes: 5 } }),
  ),
  maybe(
    'requirements',
    fc.constantFrom(
      [requirement('kubernetes.io/arch').in('arm64')],
      [requirement('karpenter.sh/capacity-type').in('spot', 'on-demand')],
      [
        requirement('eks.amazonaws.com/instance-category').in('c', 'm'),
        requirement('eks.amazonaws.com/instance-generation').greaterThan(5),
      ],
    ),
  ),
  maybe('labels', labels),
  maybe('taints', taints),
  maybe('expireAfter', fc.constantFrom('24h' as const, '504h' as const)),
  maybe('terminationGracePeriod', fc.constantFrom('1h' as const, '30m' as const)),
  maybe(
    'budgets',
    fc.constantFrom([{ nodes: '20%' as const }], [{ nodes: 1, schedule: '0 9 * * 1-5', duration: '8h' as const }]),
  ),
) as fc.Arbitrary<NodePoolInput>;

const storageClass = together(
  fc.constantFrom({}, { type: 'gp3', iops: 4000, throughput: 250 }, { type: 'io2', iops: 1000 }, { type: 'st1' }),
  maybe('fileSystem', fc.constantFrom('ext4', 'xfs')),
  maybe('reclaimPolicy', fc.constantFrom('Delete', 'Retain')),
);

const namespace = together(
  maybe('labels', labels),
  maybe('podSecurity', fc.constantFrom('baseline', 'restricted', { enforce: 'baseline', warn: 'restricted' })),
  maybe('networkPolicy', fc.constantFrom('allow-all', 'same-namespace', 'deny-all')),
  maybe('quota', fc.constantFrom({ 'requests.cpu': 20, 'requests.memory': '64Gi', pods: 100 })),
);

const platform = (mixed: boolean): fc.Arbitrary<PlatformInput> =>
  together(
    fc.constantFrom({ delivery: 'gitops' }, { delivery: 'terraform', runner: 'in-network' }),
    maybe('nodePools', named(nodePool)),
    maybe('nodeClasses', fc.constantFrom({ special: {} }, { special: { ephemeralStorage: { size: '100Gi', iops: 4000 } } })),
    maybe('storageClasses', named(storageClass)),
    maybe(
      'ingressClasses',
      named(fc.constantFrom({ scheme: 'internal' }, { scheme: 'internal', inboundCIDRs: ['10.0.0.0/8'], group: 'shared' }), 1),
    ),
    maybe('namespaces', named(namespace)),
    mixed ? fc.constant({}) : maybe('networkPolicy', fc.constantFrom('off', 'default-allow')),
    maybe('priorityClasses', named(fc.record({ value: fc.integer({ min: -1000, max: 1_000_000_000 }) }))),
    maybe(
      'podDisruptionBudgets',
      named(
        fc.constantFrom(
          { namespace: 'shop', matchLabels: { app: 'api' }, maxUnavailable: 1 },
          { namespace: 'shop', matchLabels: { app: 'api' }, minAvailable: '50%' },
        ),
        1,
      ),
    ),
  ) as fc.Arbitrary<PlatformInput>;

/** One environment, by itself without an error. */
export const randomEnvironment: fc.Arbitrary<EnvironmentInput> = fc
  .tuple(basis, fc.boolean(), fc.integer({ min: 0, max: 3 }))
  .chain(([start, existing, dice]) => {
    const mixed = dice === 0;
    return together(
      fc.record({
        name: word(10),
        profile: fc.constantFrom('development' as const, 'production' as const),
        account: fc.constant(ACCOUNT),
        region: fc.constant(start.region),
        state: fc.constantFrom({ type: 'local' as const }, { type: 's3' as const, bucket: 'example-terraform-state' }),
        network: existing ? existingNetwork(start) : ownNetwork(start),
        cluster: cluster(start, mixed),
        access,
      }),
      maybe('podIdentities', podIdentities),
      mixed
        ? maybe('irsaRoles', named(fc.record({ namespace: fc.constant('legacy'), serviceAccount: word(10), statements }), 1))
        : fc.constant({}),
      maybe('addons', addons),
      maybe('platform', platform(mixed)),
      maybe('tags', tags),
      maybe('permissionsBoundary', fc.constant(`arn:aws:iam::${ACCOUNT}:policy/boundary`)),
      maybe('project', fc.constantFrom('platform', 'data')),
      maybe('rolePath', fc.constantFrom('/', '/platform/')),
    ) as fc.Arbitrary<EnvironmentInput>;
  });
