import type { NodeClassInput } from '../../../lib/model/kubernetes/input/node-class-input';
import type { NodePoolInput } from '../../../lib/model/kubernetes/input/node-pool-input';
import { requirement } from '../../../lib/model/kubernetes/requirement';
import fc from '../fast-check';
import { type Basis, hex, kmsKey, labels, maybe, some, taints, tags, together, when } from './arbitraries';

const subnetTerms = fc.constantFrom<unknown>(
  [{ tags: { 'kubernetes.io/role/internal-elb': '1' } }],
  [{ id: `subnet-${hex(80)}` }, { id: `subnet-${hex(81)}` }],
);
const groupTerms = fc.constantFrom<unknown>(
  [{ tags: { 'aws:eks:cluster-name': 'shop' } }],
  [{ id: `sg-${hex(90)}` }],
  [{ name: 'nodes' }],
);
const interfaces = [
  { networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface', secondaryIPv4Count: 4 },
  { networkCardIndex: 0, deviceIndex: 1, interfaceType: 'interface', secondaryIPv4PrefixCount: 1 },
  { networkCardIndex: 1, deviceIndex: 1, interfaceType: 'efa-only' },
];

/** How nodes are launched. `mayDeny`: network policies are on. */
export const nodeClass = (start: Basis, mayTag: boolean, mayDeny: boolean): fc.Arbitrary<NodeClassInput> =>
  together(
    fc.oneof(
      { withCrossShrink: true },
      fc.constant({}),
      fc.constant({ role: 'special-nodes' }),
      fc.constant({ instanceProfile: 'special-nodes' }),
    ),
    some({
      subnetSelectorTerms: subnetTerms,
      securityGroupSelectorTerms: groupTerms,
      podNetwork: fc.oneof(
        fc.constantFrom('node-subnets', ...(start.podSubnets ? ['pod-subnets'] : [])),
        fc.record({
          podSubnetSelectorTerms: subnetTerms,
          podSecurityGroupSelectorTerms: groupTerms,
        }),
      ),
      snatPolicy: fc.constantFrom('Random', 'Disabled'),
      networkPolicy: fc.constantFrom('DefaultAllow', ...(mayDeny ? ['DefaultDeny'] : [])),
      networkPolicyEventLogs: fc.constantFrom('Enabled', 'Disabled'),
      ephemeralStorage: some({
        size: fc.constantFrom('100Gi', '1T'),
        iops: fc.constantFrom(3000, 4000),
        throughput: fc.constantFrom(125, 500),
        kmsKeyID: fc.constantFrom(kmsKey(start), 'alias/nodes'),
      }),
      advancedNetworking: together(
        some({
          httpsProxy: fc.constant('http://proxy.example.com:3128'),
          noProxy: fc.constant(['.example.com']),
          ipv4PrefixSize: fc.constantFrom('Auto', '32'),
        }),
        start.ipv6
          ? some({ enableV4Egress: fc.boolean(), associatePublicIPAddress: fc.boolean() })
          : fc.oneof(
              { withCrossShrink: true },
              fc.constant({}),
              fc.constant({ networkInterfaces: interfaces }),
              fc.record({ associatePublicIPAddress: fc.boolean() }),
            ),
      ),
      certificateBundles: fc.constant([{ name: 'proxy', data: Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64') }]),
      capacityReservationSelectorTerms: fc.constantFrom<unknown>(
        [{ id: `cr-${hex(95)}` }],
        [{ tags: { team: 'shop' } }, { tags: { team: 'pay' }, owner: '444455556666' }],
      ),
      placementGroupSelector: fc.constantFrom<unknown>({ name: 'spread' }, { id: `pg-${hex(96)}` }),
    }),
    when(mayTag, maybe('tags', tags)),
    when(start.region === 'us-west-2', maybe('advancedSecurity', fc.record({ fips: fc.boolean() }))),
  ) as fc.Arbitrary<NodeClassInput>;

/** A pool of one of the classes. */
export const nodePool = (classes: readonly string[]): fc.Arbitrary<NodePoolInput> =>
  together(
    fc.oneof(
      together(
        fc.record({
          limits: fc.constantFrom<unknown>(
            { cpu: 100 },
            { cpu: '1000', memory: '400Gi' },
            { cpu: 16, nodes: 4 },
            { cpu: 192, 'nvidia.com/gpu': 8, 'vpc.amazonaws.com/efa': 4 },
            { cpu: 192, 'aws.amazon.com/neuron': 8, 'aws.amazon.com/neuroncore': 16 },
          ),
        }),
        some({
          weight: fc.integer({ min: 1, max: 100 }),
          consolidationPolicy: fc.constantFrom('WhenEmpty', 'WhenEmptyOrUnderutilized'),
          consolidateAfter: fc.constantFrom('30s', '1h', 'Never'),
        }),
      ),
      fc.constantFrom({ replicas: 2 }, { replicas: 3, limits: { nodes: 5 } }),
    ),
    classes.length === 0 ? fc.constant({}) : fc.record({ nodeClass: fc.constantFrom(...classes) }),
    some({
      requirements: fc.constantFrom<unknown>(
        [requirement('kubernetes.io/arch').in('arm64')],
        [requirement('karpenter.sh/capacity-type').in('spot', 'on-demand')],
        [
          requirement('eks.amazonaws.com/instance-cpu').atLeast(4),
          requirement('eks.amazonaws.com/instance-memory').atMost(65536),
        ],
        [
          { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: ['c', 'm'], minValues: 2 },
          requirement('eks.amazonaws.com/instance-generation').greaterThan(5),
        ],
        [
          { key: 'eks.amazonaws.com/instance-family', operator: 'Exists', minValues: 3 },
          { key: 'eks.amazonaws.com/instance-cpu', operator: 'Lt', values: ['33'], minValues: 2 },
          { key: 'example.com/dedicated', operator: 'DoesNotExist' },
          { key: 'eks.amazonaws.com/instance-size', operator: 'NotIn', values: ['metal'] },
        ],
      ),
      labels,
      annotations: fc.constant({ 'example.com/owner': 'shop' }),
      taints,
      startupTaints: taints.map((all) => all.map((taint) => ({ ...taint, key: `${taint.key}-starting` }))),
      expireAfter: fc.constantFrom('24h', '504h'),
      terminationGracePeriod: fc.constantFrom('1h', '30m'),
      budgets: fc.constantFrom<unknown>(
        [{ nodes: '20%' }],
        [
          { nodes: 1, schedule: '0 9 * * 1-5', duration: '8h', reasons: ['Drifted'] },
          { nodes: 0, reasons: ['Underutilized', 'Empty'] },
        ],
      ),
    }),
  ) as fc.Arbitrary<NodePoolInput>;
