import { maintenanceWindow } from '../../lib/config/maintenance-window';
import { nodePool } from '../../lib/config/node-pool-presets';
import type { NodePoolInput } from '../../lib/model/kubernetes/input/node-pool-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import { requirement } from '../../lib/model/kubernetes/requirement';
import { nodePoolRules } from '../../lib/rules/node-pool';
import { platform, type Around } from '../support/platform';
import { platformFindings, testEach } from '../support/platform-findings';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

type Case = readonly [why: string, pool: object, expected: readonly string[], more?: Partial<PlatformInput>, around?: Around];
type Fine = readonly [why: string, pool: object, more?: Partial<PlatformInput>, around?: Around];

const limits = { cpu: 100 } as const;
const at = 'nodePools.batch';
const reference = '${var.zone}';
const noBuiltIn: Around = { clusterSettings: { builtInNodePools: [] } };

/** What the rules say of one pool. Inputs may be wrong in ways that the types forbid. */
const found = (pool: object, more: Partial<PlatformInput> = {}, around: Around = {}): readonly string[] =>
  platformFindings(nodePoolRules, platform({ nodePools: { batch: { limits, ...pool } as NodePoolInput }, ...more }, around));

const key = (label: string, operator: string, ...values: readonly unknown[]): object => ({
  requirements: [{ key: label, operator, values }],
});
const zones = (...names: readonly [string, ...string[]]): object => ({
  requirements: [requirement('topology.kubernetes.io/zone').in(...names)],
});
const types = (...names: readonly string[]): object => key('node.kubernetes.io/instance-type', 'In', ...names);
const statically = (pool: object): object => ({ limits: undefined, ...pool });

describe('found', () => {
  testEach<Case>(
    [
      ['NPL002 a misspelt class', { nodeClass: 'privat' }, [`NPL002 ${at}.nodeClass → private`]],
      ['NPL002 the built-in class without built-in pools', { nodeClass: 'default' }, [`NPL002 ${at}.nodeClass`], {}, noBuiltIn],
      ['NPL002 one of two', {}, [`NPL002 ${at}`], { nodeClasses: { a: {}, b: {} } }],
      ['NPL003 a month', { expireAfter: '720h' }, [`NPL003 ${at}.expireAfter → 504h`]],
      ['NPL003 never', { expireAfter: 'Never' }, [`NPL003 ${at}.expireAfter`]],
      ['NPL003 days', { expireAfter: '14d' }, [`NPL003 ${at}.expireAfter`]],
      ['NPL003 at once', { expireAfter: '0h' }, [`NPL003 ${at}.expireAfter`]],
      ['NPL004 every two hours', { expireAfter: '2h' }, [`NPL004 ${at}.expireAfter`]],
      [
        'NPL005 days and fractions',
        { terminationGracePeriod: '1d', consolidateAfter: '1.5h' },
        [`NPL005 ${at}.terminationGracePeriod`, `NPL005 ${at}.consolidateAfter`],
      ],
      [
        'NPL006 labels of others, and no labels',
        {
          labels: {
            'karpenter.sh/team': 'a',
            'eks.amazonaws.com/x': 'a',
            'a b': 'c',
            team: 'a b',
            'kubernetes.io/hostname': 'x',
          },
        },
        [
          `NPL006 ${at}.labels["karpenter.sh/team"]`,
          `NPL006 ${at}.labels["eks.amazonaws.com/x"]`,
          `NPL006 ${at}.labels["a b"]`,
          `NPL006 ${at}.labels.team`,
          `NPL006 ${at}.labels["kubernetes.io/hostname"]`,
        ],
      ],
      [
        'NPL006 taints',
        { taints: [{ key: 'a b', effect: 'NoSchedule' }], startupTaints: [{ key: 'a', value: 'b c', effect: 'NoSchedule' }] },
        [`NPL006 ${at}.taints[0].key`, `NPL006 ${at}.startupTaints[0].value`],
      ],
      ['NPL006 annotations', { annotations: { 'a b': 'c', 'Example.com/note': 'kept' } }, [`NPL006 ${at}.annotations["a b"]`]],
      [
        'NPL007 one taint twice, and once more at the start',
        {
          taints: [
            { key: 'team', value: 'a', effect: 'NoSchedule' },
            { key: 'team', value: 'b', effect: 'NoSchedule' },
            { key: 'team', value: 'a', effect: 'NoExecute' },
          ],
          startupTaints: [{ key: 'team', effect: 'NoExecute' }],
        },
        [`NPL007 ${at}.taints[1]`, `NPL007 ${at}.startupTaints[0]`],
      ],
      ['NPL010 words', { limits: { cpu: 'many' } }, [`NPL010 ${at}.limits.cpu`]],
      ['NPL010 below zero', { limits: { cpu: -1 } }, [`NPL010 ${at}.limits.cpu`, `NPL011 ${at}.limits.cpu`]],
      ['NPL010 half a node', { limits: { cpu: 100, nodes: 1.5 } }, [`NPL010 ${at}.limits.nodes`]],
      [
        'NPL011 wrong units',
        { limits: { cpu: '500m', memory: '400' } },
        [`NPL011 ${at}.limits.cpu`, `NPL011 ${at}.limits.memory → 400Gi`],
      ],
      ['NPL011 memory for cores', { limits: { cpu: '96Gi' } }, [`NPL011 ${at}.limits.cpu`]],
      ...(
        [
          ['instance-family', 'eks.amazonaws.com/instance-family'],
          ['node.kubernetes.io/instance-family', 'eks.amazonaws.com/instance-family'],
          ['instance-type', 'node.kubernetes.io/instance-type'],
          ['capacity-type', 'karpenter.sh/capacity-type'],
          ['arch', 'kubernetes.io/arch'],
          ['zone', 'topology.kubernetes.io/zone'],
          ['eks.amazonaws.co/instance-familly', 'eks.amazonaws.com/instance-family'],
        ] as const
      ).map(([label, meant]): Case => [
        `NPL043 ${label}`,
        key(label, 'In', 'x'),
        [`NPL043 ${at}.requirements[0].key → ${meant}`],
      ]),
      [
        'NPL044 gigabytes, bytes and thousandths',
        {
          requirements: [
            { key: 'eks.amazonaws.com/instance-memory', operator: 'Lt', values: ['16'] },
            { key: 'eks.amazonaws.com/instance-memory', operator: 'Gt', values: ['17179869184'] },
          ],
        },
        [
          `NPL036 ${at}.requirements[1]`,
          `NPL044 ${at}.requirements[0].values[0] → 16384`,
          `NPL044 ${at}.requirements[1].values[0]`,
        ],
      ],
      [
        'NPL044 thousandths of a vCPU',
        key('eks.amazonaws.com/instance-cpu', 'Gt', '4000'),
        [`NPL044 ${at}.requirements[0].values[0]`],
      ],
      [
        'NPL044 gigabits',
        key('eks.amazonaws.com/instance-network-bandwidth', 'Gt', '25'),
        [`NPL044 ${at}.requirements[0].values[0] → 25000`],
      ],
      [
        'NPL045 a family',
        key('eks.amazonaws.com/instance-family', 'In', 'M7i'),
        [`NPL045 ${at}.requirements[0].values[0] → m7i`],
      ],
      [
        'NPL045 a name of GPUs, which are excluded',
        key('eks.amazonaws.com/instance-gpu-name', 'NotIn', 'A100'),
        [`NPL045 ${at}.requirements[0].values[0] → a100`],
      ],
      [
        'NPL047 a letter beyond the zones of Tokyo',
        zones('ap-northeast-1d', 'ap-northeast-1f'),
        [`NPL047 ${at}.requirements[0].values[1]`],
      ],
      [
        'NPL046 roles',
        { labels: { 'kubernetes.io/role': 'worker', 'node-role.kubernetes.io/worker': '' } },
        [`NPL046 ${at}.labels["kubernetes.io/role"]`, `NPL046 ${at}.labels["node-role.kubernetes.io/worker"]`],
      ],
      ['NPL012 a weight above 100', { weight: 101 }, [`NPL012 ${at}.weight`]],
      ['NPL012 a weight of 0', { weight: 0 }, [`NPL012 ${at}.weight`]],
      [
        'NPL013 fewer nodes than replicas',
        statically({ replicas: 5, limits: { nodes: 3 } }),
        [`NPL013 ${at}.limits.nodes`, `NPL015 ${at}.replicas`],
      ],
      [
        'NPL013 half a replica',
        statically({ replicas: 1.5 }),
        [`NPL013 ${at}.replicas`, `NPL015 ${at}.replicas`, `NPL010 ${at}.limits.nodes`],
      ],
      [
        'NPL014 no room for a replacement',
        statically({ replicas: 5, limits: { nodes: 5 } }),
        [`NPL014 ${at}.limits.nodes`, `NPL015 ${at}.replicas`],
      ],
      ['NPL015 what is always there', statically({ replicas: 1 }), [`NPL015 ${at}.replicas`]],
      ['NPL016 four types', types('m7i.large', 'm7a.large', 'm6i.large', 'm6a.large'), [`NPL016 ${at}.requirements[0]`]],
      ['NPL016 one zone', zones('ap-northeast-1a'), [`NPL016 ${at}.requirements[0]`]],
      ['NPL017 reserved without reservations', nodePool.reserved({ limits }), [`NPL017 ${at}`]],
      ['NPL018 GPUs for everybody', nodePool.gpu({ limits, taints: [] }), [`NPL018 ${at}.taints`]],
      [
        'NPL018 a taint that only asks',
        nodePool.neuron({ limits, taints: [{ key: 'a', effect: 'PreferNoSchedule' }] }),
        [`NPL018 ${at}.taints`],
      ],
      [
        'NPL019 spot with a cluster role of somebody else',
        nodePool.spot({ limits }),
        [`NPL019 ${at}`],
        {},
        { clusterSettings: { role: 'arn:aws:iam::111122223333:role/eks-cluster' } },
      ],
      [
        'NPL019 spot within a permissions boundary',
        nodePool.spot({ limits }),
        [`NPL019 ${at}`],
        {},
        { clusterSettings: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary' } },
      ],
      [
        'NPL020 budgets that the API refuses',
        {
          budgets: [
            { nodes: '110%' },
            { nodes: -1 },
            { nodes: 1, schedule: '9 o’clock', duration: '1d' },
            { nodes: 1, schedule: '0 9 * * *' },
            { nodes: 1, duration: '8h' },
          ],
        },
        [
          `NPL020 ${at}.budgets[0].nodes`,
          `NPL020 ${at}.budgets[1].nodes`,
          `NPL020 ${at}.budgets[2].schedule`,
          `NPL020 ${at}.budgets[2].duration`,
          `NPL020 ${at}.budgets[3]`,
          `NPL020 ${at}.budgets[4]`,
        ],
      ],
      ['NPL020 too many budgets', { budgets: Array.from({ length: 51 }, () => ({ nodes: 1 })) }, [`NPL020 ${at}.budgets`]],
      ['NPL024 no budget at all', { budgets: [] }, [`NPL024 ${at}.budgets`]],
      ['NPL021 never', { budgets: [{ nodes: 0 }] }, [`NPL021 ${at}.budgets[0].nodes`]],
      ['NPL021 never for new images', { budgets: [{ nodes: '0%', reasons: ['Drifted'] }] }, [`NPL021 ${at}.budgets[0].nodes`]],
      ['NPL022 Balanced on 1.36', { consolidationPolicy: 'Balanced' }, [`NPL022 ${at}.consolidationPolicy`]],
      ['NPL023 never consolidated', { consolidateAfter: 'Never' }, [`NPL023 ${at}.consolidateAfter`]],
      [
        'NPL030 a label of self-managed Karpenter',
        key('karpenter.k8s.aws/instance-family', 'In', 'm7i'),
        [`NPL030 ${at}.requirements[0].key → eks.amazonaws.com/instance-family`],
      ],
      [
        'NPL030 a misspelt label',
        key('eks.amazonaws.com/instance-famly', 'In', 'm7i'),
        [`NPL030 ${at}.requirements[0].key → eks.amazonaws.com/instance-family`],
      ],
      ['NPL030 builds of Windows', key('node.kubernetes.io/windows-build', 'Exists'), [`NPL030 ${at}.requirements[0].key`]],
      ['NPL031 another operating system', key('kubernetes.io/os', 'In', 'windows'), [`NPL031 ${at}.requirements[0].values[0]`]],
      ['NPL030 no label at all', key('a b', 'In', 'c'), [`NPL030 ${at}.requirements[0].key`]],
      ['NPL037 zones by their ids', key('topology.k8s.aws/zone-id', 'In', 'apne1-az1'), [`NPL037 ${at}.requirements[0].key`]],
      ['NPL037 the region', key('topology.kubernetes.io/region', 'In', 'ap-northeast-1'), [`NPL037 ${at}.requirements[0].key`]],
      [
        'NPL031 ondemand',
        key('karpenter.sh/capacity-type', 'In', 'ondemand'),
        [`NPL031 ${at}.requirements[0].values[0] → on-demand`],
      ],
      ['NPL031 x86_64', key('kubernetes.io/arch', 'In', 'x86_64'), [`NPL031 ${at}.requirements[0].values[0] → amd64`]],
      [
        'NPL032 too small',
        types('t3.small', 't3a.micro', 'm7i.large', 'm7a.large', 'm6i.large'),
        [`NPL032 ${at}.requirements[0].values[0]`, `NPL032 ${at}.requirements[0].values[1]`],
      ],
      [
        'NPL032 too small by size',
        key('eks.amazonaws.com/instance-size', 'In', 'nano'),
        [`NPL032 ${at}.requirements[0].values[0]`],
      ],
      ['NPL032 one vCPU', key('eks.amazonaws.com/instance-cpu', 'In', '1'), [`NPL032 ${at}.requirements[0]`]],
      ['NPL032 less than two vCPUs', key('eks.amazonaws.com/instance-cpu', 'Lt', '2'), [`NPL032 ${at}.requirements[0]`]],
      ['NPL032 at most one vCPU', key('eks.amazonaws.com/instance-cpu', 'Lte', '1'), [`NPL032 ${at}.requirements[0]`]],
      [
        'NPL033 families that are not launched',
        key('eks.amazonaws.com/instance-family', 'In', 'mac2', 'u7i-12tb', 'u-6tb1', 'dl1', 'vt1', 'm7i'),
        [0, 1, 2, 3, 4].map((index) => `NPL033 ${at}.requirements[0].values[${index}]`),
      ],
      [
        'NPL042 families that AWS does not list',
        key('eks.amazonaws.com/instance-family', 'In', 'm55', 'm7j', 'x1e', 'm7i'),
        [
          `NPL042 ${at}.requirements[0].values[0] → m5`,
          `NPL042 ${at}.requirements[0].values[1] → m7a`,
          `NPL042 ${at}.requirements[0].values[2]`,
        ],
      ],
      [
        'NPL042 a family of EC2 that AWS does not list',
        key('eks.amazonaws.com/instance-family', 'In', 'c7g-flex'),
        [`NPL042 ${at}.requirements[0].values[0] → c7i-flex`],
      ],
      [
        'NPL042 types of such a family, and of no size',
        types('m55.large', 'm7i.largee', 'm7a.3xl', 'm7i.large', 'm6i.large'),
        [
          `NPL042 ${at}.requirements[0].values[0] → m5.large`,
          `NPL042 ${at}.requirements[0].values[1] → m7i.large`,
          `NPL042 ${at}.requirements[0].values[2]`,
        ],
      ],
      [
        'NPL042 a size that no instance has',
        key('eks.amazonaws.com/instance-size', 'In', 'xlage', 'large'),
        [`NPL042 ${at}.requirements[0].values[0] → xlarge`],
      ],
      [
        'NPL033 types that are not launched',
        types('mac2.metal', 'vt1.3xlarge', 'dl1.24xlarge', 'm7i.large', 'm7a.large'),
        [0, 1, 2].map((index) => `NPL033 ${at}.requirements[0].values[${index}]`),
      ],
      [
        'NPL038 Graviton for amd64',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-family').in('m8g', 'c8g'),
            requirement('kubernetes.io/arch').in('amd64'),
          ],
        },
        [`NPL038 ${at}.requirements[0]`],
      ],
      [
        'NPL038 a family of another category',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-family').in('m7i'),
            requirement('eks.amazonaws.com/instance-category').in('c', 'r'),
          ],
        },
        [`NPL038 ${at}.requirements[0]`],
      ],
      [
        'NPL038 types of an older generation, and of another size',
        {
          requirements: [
            requirement('node.kubernetes.io/instance-type').in(
              'm4.large',
              'c8g.4xlarge',
              'c8g.2xlarge',
              'r8g.4xlarge',
              'r8g.8xlarge',
            ),
            requirement('kubernetes.io/arch').in('arm64', 'amd64'),
            requirement('eks.amazonaws.com/instance-generation').atLeast(5),
            requirement('eks.amazonaws.com/instance-size').in('large'),
          ],
        },
        [`NPL038 ${at}.requirements[0]`],
      ],
      [
        'NPL040 families of both, and nothing said',
        key('eks.amazonaws.com/instance-family', 'In', 'm7i', 'm8g'),
        [`NPL040 ${at}.requirements[0]`],
      ],
      [
        'NPL040 types of both',
        types('m7i.large', 'm7a.large', 'm8g.large', 'c8g.large', 'c7i.large'),
        [`NPL040 ${at}.requirements[0]`],
      ],
      [
        'NPL040 processors of both',
        key('eks.amazonaws.com/instance-cpu-manufacturer', 'In', 'intel', 'aws'),
        [`NPL040 ${at}.requirements[0]`],
      ],
      [
        'NPL042 a generation to come that says no processor, which is not told as one of another architecture',
        {
          requirements: [
            requirement('kubernetes.io/arch').in('arm64'),
            requirement('eks.amazonaws.com/instance-family').in('c9x', 'c9g', 'm8g'),
          ],
        },
        [`NPL042 ${at}.requirements[1].values[0]`],
      ],
      [
        'NPL041 families of both, and one of them asked for',
        {
          requirements: [
            requirement('kubernetes.io/arch').in('amd64'),
            requirement('eks.amazonaws.com/instance-family').in('m7i', 'm8g', 'm7a'),
          ],
        },
        [`NPL041 ${at}.requirements[1].values[1]`],
      ],
      [
        'NPL041 families of both, and a label of the pool for one of them',
        {
          labels: { 'kubernetes.io/arch': 'amd64' },
          requirements: [requirement('eks.amazonaws.com/instance-family').in('m7i', 'm8g')],
        },
        [`NPL041 ${at}.requirements[0].values[1]`],
      ],
      [
        'NPL041 families of which one has the category',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-family').in('m7i', 'c7i'),
            requirement('eks.amazonaws.com/instance-category').in('c', 'r'),
          ],
        },
        [`NPL041 ${at}.requirements[0].values[0]`],
      ],
      [
        'NPL041 an older generation in a list',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-family').in('m4', 'm7i'),
            requirement('eks.amazonaws.com/instance-generation').greaterThan(4),
          ],
        },
        [`NPL041 ${at}.requirements[0].values[0]`],
      ],
      [
        'NPL033 a category that is not launched',
        key('eks.amazonaws.com/instance-category', 'In', 'mac'),
        [`NPL033 ${at}.requirements[0].values[0]`],
      ],
      [
        'NPL034 ids of zones',
        zones('apne1-az1', 'apne1-az2'),
        [`NPL034 ${at}.requirements[0].values[0]`, `NPL034 ${at}.requirements[0].values[1]`],
      ],
      ['NPL034 a zone of another region', zones('us-east-1a', 'ap-northeast-1a'), [`NPL034 ${at}.requirements[0].values[0]`]],
      ['NPL035 a fraction', key('eks.amazonaws.com/instance-cpu', 'Gt', '2.5'), [`NPL035 ${at}.requirements[0].values[0]`]],
      ['NPL035 no label value', key('team', 'In', 'a b'), [`NPL035 ${at}.requirements[0].values[0]`]],
      [
        'NPL035 more different values than there are',
        { requirements: [{ key: 'eks.amazonaws.com/instance-family', operator: 'In', values: ['m7i'], minValues: 2 }] },
        [`NPL035 ${at}.requirements[0].minValues`],
      ],
      [
        'NPL035 too many',
        { labels: Object.fromEntries(Array.from({ length: 98 }, (_, index) => [`l${index}`, 'x'])) },
        [`NPL035 ${at}.requirements`],
      ],
      [
        'NPL036 both at once',
        { requirements: [requirement('kubernetes.io/arch').in('amd64'), requirement('kubernetes.io/arch').in('arm64')] },
        [`NPL036 ${at}.requirements[1]`],
      ],
      [
        'NPL036 a label of one’s own',
        { requirements: [requirement('example.com/team').in('a'), requirement('example.com/team').in('b')] },
        [`NPL036 ${at}.requirements[1]`],
      ],
      [
        'NPL036 a label of the pool that its requirement excludes',
        { labels: { team: 'a' }, requirements: [requirement('team').in('b', 'c')] },
        [`NPL036 ${at}.requirements[0]`],
      ],
      [
        'NPL036 in and out',
        { requirements: [requirement('kubernetes.io/arch').in('amd64'), requirement('kubernetes.io/arch').notIn('amd64')] },
        [`NPL036 ${at}.requirements[1]`],
      ],
      [
        'NPL036 a value outside its bounds',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-cpu').in(4, 8),
            requirement('eks.amazonaws.com/instance-cpu').greaterThan(8),
          ],
        },
        [`NPL036 ${at}.requirements[1]`],
      ],
      [
        'NPL036 no number between two comparisons',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-cpu').atLeast(8),
            requirement('eks.amazonaws.com/instance-cpu').lessThan(8),
          ],
        },
        [`NPL036 ${at}.requirements[1]`],
      ],
      [
        'one number between two comparisons is fine',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-cpu').greaterThan(7),
            requirement('eks.amazonaws.com/instance-cpu').lessThan(9),
          ],
        },
        [],
      ],
      ...(
        [
          ['Gt', '8'],
          ['Gte', '9'],
          ['Lt', '4'],
          ['Lte', '3'],
        ] as const
      ).map(([operator, bound]): Case => [
        `NPL036 4 and 8 are not ${operator} ${bound}`,
        {
          requirements: [
            { key: 'eks.amazonaws.com/instance-cpu', operator: 'In', values: ['4', '8'] },
            { key: 'eks.amazonaws.com/instance-cpu', operator, values: [bound] },
          ],
        },
        [`NPL036 ${at}.requirements[1]`],
      ]),
      ['NPL018 GPUs by family', key('eks.amazonaws.com/instance-family', 'In', 'p5', 'g6'), [`NPL018 ${at}.taints`]],
      [
        'NPL018 GPUs by type',
        types('p5.48xlarge', 'p5e.48xlarge', 'p5en.48xlarge', 'g6.48xlarge', 'g6e.48xlarge'),
        [`NPL018 ${at}.taints`],
      ],
    ],
    ([, pool, expected, more, around]) => {
      expect([...found(pool, more, around)].sort()).toEqual([...expected].sort());
    },
  );

  test('NPL001 names of built-in pools', () => {
    const pools = platform({ nodePools: { system: { limits }, 'general-purpose': { limits }, general: { limits } } });
    expect(platformFindings(nodePoolRules, pools)).toEqual(['NPL001 nodePools["general-purpose"]', 'NPL001 nodePools.system']);
  });
});

describe('fine', () => {
  testEach<Fine>(
    [
      ['spot with the cluster role that is made', nodePool.spot({ limits })],
      ['nothing but limits', {}],
      ['the built-in class with built-in pools', { nodeClass: 'default' }, { nodeClasses: {} }],
      ['a class that only Terraform knows', { nodeClass: reference }],
      ['21 days', { expireAfter: '504h' }],
      ['one day', { expireAfter: '24h' }],
      ['an expiry that only Terraform knows', { expireAfter: reference }],
      ['hours, minutes and seconds', { terminationGracePeriod: '1h30m', consolidateAfter: '90s' }],
      [
        'labels and taints of one’s own',
        { labels: { 'example.com/team': 'a-b', empty: '' }, taints: [{ key: 'a/b', effect: 'NoSchedule' }] },
      ],
      [
        'labels of one’s own that are called like those of instances, in a domain of one’s own',
        {
          labels: { zone: 'dmz', 'node.kubernetes.io/role': 'worker', 'topology.kubernetes.io/region': 'x' },
          requirements: [
            { key: 'example.com/zone', operator: 'In', values: ['dmz'] },
            { key: 'team', operator: 'In', values: ['Shop'] },
            { key: 'beta.kubernetes.io/arch', operator: 'In', values: ['amd64'] },
          ],
        },
      ],
      [
        'numbers in their units, and any at all',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-memory').atLeast(4096),
            requirement('eks.amazonaws.com/instance-memory').greaterThan(0),
            requirement('eks.amazonaws.com/instance-network-bandwidth').greaterThan(250),
            requirement('eks.amazonaws.com/instance-gpu-count').greaterThan(0),
          ],
          taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
        },
      ],
      ['limits of every kind', { limits: { cpu: '100', memory: '1Ti', nodes: 10, 'nvidia.com/gpu': 8 } }],
      ['weights at both ends', { weight: 1 }],
      ['weights at both ends', { weight: 100 }],
      ['a static pool of none', statically({ replicas: 0 })],
      ['five types', types('m7i.large', 'm7a.large', 'm6i.large', 'm6a.large', 'c7i.large')],
      ['two zones', zones('ap-northeast-1a', 'ap-northeast-1c')],
      ['zones that only Terraform knows', zones(reference, `${reference}x`)],
      [
        'reserved with reservations',
        nodePool.reserved({ limits }),
        { nodeClasses: { private: { capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }] } } },
      ],
      ['reserved or else on demand', { requirements: [requirement('karpenter.sh/capacity-type').in('reserved', 'on-demand')] }],
      [
        'one type of reserved capacity',
        {
          requirements: [
            ...(nodePool.reserved({ limits }).requirements ?? []),
            requirement('node.kubernetes.io/instance-type').in('p5.48xlarge'),
          ],
          taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
        },
        { nodeClasses: { private: { capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }] } } },
      ],
      ['a schedule with more blanks', { budgets: [{ nodes: '10%', schedule: '0 9  * * mon-fri', duration: '8h' }] }],
      ['the operating system, as built-in pools have it', key('kubernetes.io/os', 'In', 'linux')],
      // https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html: labels of nodes in reserved capacity
      [
        'one reservation of several, and no interruptible one',
        {
          requirements: [
            requirement('karpenter.sh/capacity-type').in('reserved', 'on-demand'),
            requirement('eks.amazonaws.com/capacity-reservation-id').in('cr-56fac701cc1951b03'),
            requirement('eks.amazonaws.com/capacity-reservation-type').in('default'),
            requirement('eks.amazonaws.com/capacity-reservation-interruptible').in('false'),
          ],
        },
      ],
      ['GPUs with their taint', nodePool.gpu({ limits })],
      ['Neuron with its taint', nodePool.neuron({ limits })],
      ['no GPUs', { requirements: [requirement('eks.amazonaws.com/instance-gpu-count').doesNotExist()] }],
      ['Graviton', nodePool.graviton({ limits })],
      ['a window for new images', { budgets: maintenanceWindow({ day: 'sunday', fromHour: 2, hours: 4 }) }],
      [
        'budgets of every form',
        {
          budgets: [
            { nodes: '100%' },
            { nodes: 3, schedule: '@daily', duration: '8h30m' },
            { nodes: 1, schedule: '*/5 9-17 * JAN MON-FRI', duration: '10m' },
          ],
        },
      ],
      ['a schedule that only Terraform knows', { budgets: [{ nodes: 1, schedule: reference, duration: '1h' }] }],
      ['empty nodes are kept', { budgets: [{ nodes: 0, reasons: ['Empty'] }] }],
      ['Balanced on 1.37', { consolidationPolicy: 'Balanced' }, {}, { clusterSettings: { version: '1.37' } }],
      [
        'Balanced on a version that only Terraform knows',
        { consolidationPolicy: 'Balanced' },
        {},
        { clusterSettings: { version: reference } },
      ],
      [
        'labels of one’s own',
        { requirements: [requirement('deployNodeClass').in('default'), requirement('example.com/a').exists()] },
      ],
      [
        'as many different values as there are',
        { requirements: [{ key: 'eks.amazonaws.com/instance-family', operator: 'In', values: ['m7i', 'm7a'], minValues: 2 }] },
      ],
      [
        'families of both, and both asked for',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-family').in('m7i', 'm8g'),
            requirement('kubernetes.io/arch').in('amd64', 'arm64'),
          ],
        },
      ],
      [
        'both architectures',
        {
          requirements: [
            requirement('kubernetes.io/arch').in('amd64', 'arm64'),
            requirement('kubernetes.io/arch').notIn('arm64'),
          ],
        },
      ],
      // With `0s`, as Go writes durations; the pattern of the API has it.
      [
        'durations as Go writes them',
        {
          budgets: [
            { nodes: 1, schedule: '@weekly', duration: '24h0m0s' },
            { nodes: 1, schedule: '@weekly', duration: '24h0s' },
            { nodes: 1, schedule: '@weekly', duration: '30m0s' },
          ],
        },
      ],
      // Labels by which instances are chosen are taken as labels too, and places are in no domain that is kept.
      [
        'labels that the API takes',
        {
          labels: {
            'karpenter.sh/capacity-type': 'spot',
            'topology.kubernetes.io/region': 'ap-northeast-1',
            'eks.amazonaws.com/instance-category': 'm',
          },
        },
      ],
      ['a limit of memory', { limits: { memory: '400Gi' } }],
      ['a limit of nodes', { limits: { nodes: 10 } }],
      ['Graviton by family', key('eks.amazonaws.com/instance-family', 'In', 'm8g', 'c8g')],
      ['a generation after the list', key('eks.amazonaws.com/instance-family', 'In', 'm9i', 'c10a')],
      ['a family with a letter in front of it', key('eks.amazonaws.com/instance-family', 'In', 'gr6', 'x2iedn', 'p6-b300')],
      ['machines as a whole', types('m7i.metal-24xl', 'm7i.metal-48xl', 'm6i.metal', 'c7i.metal-24xl', 'r7i.metal-24xl')],
      ['Graviton by type', types('m8g.large', 'm7g.large', 'm6g.large', 'c8g.large', 'c7gn.large')],
      ['one vCPU or two', key('eks.amazonaws.com/instance-cpu', 'In', '1', '2')],
      ['less than three vCPUs', key('eks.amazonaws.com/instance-cpu', 'Lt', '3')],
      ['all but some families', key('eks.amazonaws.com/instance-family', 'NotIn', 'mac2', 'dl1')],
      [
        'numbers at both ends',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-cpu').in(4, 8),
            requirement('eks.amazonaws.com/instance-cpu').atLeast(8),
            requirement('eks.amazonaws.com/instance-cpu').atMost(8),
          ],
        },
      ],
      [
        'a range',
        {
          requirements: [
            requirement('eks.amazonaws.com/instance-cpu').greaterThan(3),
            requirement('eks.amazonaws.com/instance-cpu').lessThan(65),
          ],
        },
      ],
    ],
    ([, pool, more, around]) => {
      expect(found(pool, more, around)).toEqual([]);
    },
  );
});

everyRuleHasCases(nodePoolRules);
