import { maintenanceWindow } from '../../lib/config/maintenance-window';
import { nodePool } from '../../lib/config/node-pool-presets';
import type { NodePoolInput } from '../../lib/model/kubernetes/input/node-pool-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import { platformShape } from '../../lib/config/platform-shape';
import type { NodeClassSettings } from '../../lib/model/kubernetes/node-class';
import type { NodePoolSettings } from '../../lib/model/kubernetes/node-pool';
import { requirement, type NodeRequirement } from '../../lib/model/kubernetes/requirement';
import { ownNetwork } from '../../lib/model/own-network';
import type { PodIdentity } from '../../lib/model/pod-identity';
import { networkSettings } from '../support/network';
import { platform, type Around } from '../support/platform';

const limits = { cpu: 100 } as const;
const text = ({ key, operator, ...rest }: NodeRequirement): string =>
  [key, operator, ...('values' in rest ? [rest.values.join('|')] : [])].join(' ');

const pool = (input: NodePoolInput, more: Partial<PlatformInput> = {}): NodePoolSettings => {
  const [decided] = platform({ nodePools: { pool: input }, ...more }).nodePools;
  if (decided === undefined) throw new Error('no pool');
  return decided;
};

const nodeClass = (input: PlatformInput['nodeClasses'], around?: Around): NodeClassSettings => {
  const [decided] = platform({ nodeClasses: input ?? {} }, around).nodeClasses;
  if (decided === undefined) throw new Error('no node class');
  return decided;
};

const onDemand = 'karpenter.sh/capacity-type In on-demand';
const amd64 = 'kubernetes.io/arch In amd64';
const general = ['eks.amazonaws.com/instance-category In c|m|r', 'eks.amazonaws.com/instance-generation Gt 4'];

describe('requirements of a pool', () => {
  test.each<[string, readonly NodeRequirement[], readonly string[]]>([
    ['nothing said: as the built-in pool', [], [...general, amd64, onDemand]],
    [
      'an architecture said',
      [requirement('kubernetes.io/arch').in('arm64')],
      ['kubernetes.io/arch In arm64', ...general, onDemand],
    ],
    [
      'instances said',
      [requirement('eks.amazonaws.com/instance-family').in('m7i')],
      ['eks.amazonaws.com/instance-family In m7i', amd64, onDemand],
    ],
    [
      'reserved capacity is of any kind',
      [requirement('karpenter.sh/capacity-type').in('reserved')],
      ['karpenter.sh/capacity-type In reserved', amd64],
    ],
    [
      'families of Graviton',
      [requirement('eks.amazonaws.com/instance-family').in('m8g', 'c8g')],
      ['eks.amazonaws.com/instance-family In m8g|c8g', 'kubernetes.io/arch In arm64', onDemand],
    ],
    [
      'types of Graviton',
      [requirement('node.kubernetes.io/instance-type').in('m7g.large', 'a1.xlarge')],
      ['node.kubernetes.io/instance-type In m7g.large|a1.xlarge', 'kubernetes.io/arch In arm64', onDemand],
    ],
    [
      'processors of AWS',
      [requirement('eks.amazonaws.com/instance-cpu-manufacturer').in('aws')],
      ['eks.amazonaws.com/instance-cpu-manufacturer In aws', ...general, 'kubernetes.io/arch In arm64', onDemand],
    ],
    [
      'families of both mean both',
      [requirement('eks.amazonaws.com/instance-family').in('m8g', 'm8i')],
      ['eks.amazonaws.com/instance-family In m8g|m8i', onDemand],
    ],
    [
      'processors of both mean both',
      [requirement('eks.amazonaws.com/instance-cpu-manufacturer').in('aws', 'amd')],
      ['eks.amazonaws.com/instance-cpu-manufacturer In aws|amd', ...general, onDemand],
    ],
    ['a label of one’s own narrows nothing', [requirement('team').in('a')], ['team In a', ...general, amd64, onDemand]],
  ])('%s', (_, requirements, expected) => {
    expect(pool({ limits, requirements }).requirements.map(text)).toEqual(expected);
  });

  test('labels of the nodes say it too', () => {
    const labels = { 'karpenter.sh/capacity-type': 'spot', 'kubernetes.io/arch': 'arm64' };
    expect(pool({ limits, labels }).requirements.map(text)).toEqual(general);
  });
});

describe('presets', () => {
  test.each<[string, NodePoolInput, readonly string[], readonly string[]]>([
    ['general', nodePool.general({ limits }), [...general, amd64, onDemand], []],
    [
      'graviton',
      nodePool.graviton({ limits }),
      [general[0] ?? '', 'eks.amazonaws.com/instance-generation Gt 5', 'kubernetes.io/arch In arm64', onDemand],
      ['kubernetes.io/arch'],
    ],
    ['spot', nodePool.spot({ limits }), [...general, amd64, 'karpenter.sh/capacity-type In spot'], ['eks-auto/spot']],
    [
      'gpu',
      nodePool.gpu({ limits }),
      ['eks.amazonaws.com/instance-category In g|p', 'eks.amazonaws.com/instance-gpu-manufacturer In nvidia', amd64, onDemand],
      ['nvidia.com/gpu'],
    ],
    [
      'neuron',
      nodePool.neuron({ limits }),
      ['eks.amazonaws.com/instance-category In inf|trn', amd64, onDemand],
      ['aws.amazon.com/neuron'],
    ],
    ['reserved', nodePool.reserved({ limits }), [amd64, 'karpenter.sh/capacity-type In reserved'], []],
    ['static', nodePool.static({ replicas: 3 }), [...general, amd64, onDemand], []],
  ])('%s', (_, input, requirements, taints) => {
    const decided = pool(input);
    expect(decided.requirements.map(text)).toEqual(requirements);
    expect(decided.taints.map(({ key }) => key)).toEqual(taints);
  });

  test('what is written takes the place of the preset for the same label', () => {
    const input = nodePool.gpu({
      limits,
      taints: [],
      requirements: [requirement('eks.amazonaws.com/instance-category').in('p'), requirement('team').in('ml')],
    });
    expect(pool(input).requirements.map(text)).toEqual([
      'eks.amazonaws.com/instance-category In p',
      'team In ml',
      'eks.amazonaws.com/instance-gpu-manufacturer In nvidia',
      amd64,
      onDemand,
    ]);
    expect(pool(input).taints).toEqual([]);
  });
});

describe('defaults of a pool', () => {
  test('expiry, drain, consolidation and budget are always decided', () => {
    expect(pool({ limits })).toMatchObject({
      kind: 'dynamic',
      expireAfter: '336h',
      terminationGracePeriod: '24h',
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfter: '30s',
      budgets: [{ nodes: '10%' }],
      weight: undefined,
    });
  });

  test.each([
    [0, 1],
    [1, 2],
    [10, 11],
    [25, 28],
  ])('a static pool of %d may grow to %d while nodes are replaced', (replicas, nodes) => {
    expect(pool({ replicas })).toMatchObject({ kind: 'static', replicas, limits: { nodes } });
  });

  test.each<[string, Partial<PlatformInput>, string | undefined]>([
    ['a class is made for it', {}, 'private'],
    ['the only class', { nodeClasses: { edge: {} } }, 'edge'],
    ['nobody knows which of two', { nodeClasses: { a: {}, b: {} } }, undefined],
  ])('node class: %s', (_, more, expected) => {
    expect(pool({ limits }, more).nodeClass).toBe(expected);
  });
});

describe('defaults of a node class', () => {
  test('role by name, subnets by our tag, the security group of the cluster by the tag of EKS', () => {
    expect(nodeClass({ private: {} })).toMatchObject({
      role: 'shop-production-node',
      instanceProfile: undefined,
      subnetSelectorTerms: [{ tags: { 'eks-auto/shop-production': 'node' } }],
      securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }],
      podNetwork: undefined,
      networkPolicy: 'DefaultAllow',
      tags: {},
    });
  });

  test('an instance profile takes the place of the role', () => {
    expect(nodeClass({ private: { instanceProfile: 'nodes' } })).toMatchObject({ role: undefined, instanceProfile: 'nodes' });
  });

  const podNetwork = ownNetwork(networkSettings({ prefix: 'shop-production', podCidrs: ['100.64.0.0/16'] }));

  test('pods get the pod subnets of the network, with a group', () => {
    expect(nodeClass({ private: {} }, { network: podNetwork }).podNetwork).toEqual({
      podSubnetSelectorTerms: [{ tags: { 'eks-auto/shop-production': 'pod' } }],
      podSecurityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }],
    });
    expect(nodeClass({ private: { podNetwork: 'node-subnets' } }, { network: podNetwork }).podNetwork).toBeUndefined();
  });

  test('with a proxy, nodes reach the cluster, credentials and the VPC without it', () => {
    const { advancedNetworking } = nodeClass(
      { private: { advancedNetworking: { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['.example.com'] } } },
      { network: podNetwork },
    );
    expect(advancedNetworking?.noProxy).toEqual(
      expect.arrayContaining(['169.254.170.23', '.eks.amazonaws.com', '10.40.0.0/16', '100.64.0.0/16', '.example.com']),
    );
  });

  test('tags of the environment only where the cluster role may set them', () => {
    const tags = { team: 'shop' };
    expect(nodeClass({ private: {} }, { tags }).tags).toEqual({});
    expect(nodeClass({ private: {} }, { tags, clusterSettings: { customTags: true } }).tags).toEqual(tags);
  });
});

describe('defaults of storage, ingress and namespaces', () => {
  test('written storage classes replace the default', () => {
    expect(platform({ storageClasses: { fast: { type: 'io2', iops: 5000 } } }).storageClasses).toMatchObject([
      {
        name: 'fast',
        isDefault: false,
        volume: { type: 'io2', iops: 5000 },
        reclaimPolicy: 'Delete',
        allowVolumeExpansion: true,
      },
    ]);
  });

  test('load balancers of an IPv6 cluster reach pods that have only IPv6 addresses', () => {
    const [first] = platform({}, { clusterSettings: { ipFamily: 'ipv6' } }).ingressClasses;
    expect(first?.ipAddressType).toBe('dualstack');
  });

  const podIdentity = (namespace: string, serviceAccount: string): PodIdentity => ({
    name: `${namespace}-${serviceAccount}`,
    namespace,
    serviceAccount,
    role: { kind: 'existing', name: 'r', arn: 'arn:aws:iam::111122223333:role/r' },
    targetRoleArn: undefined,
    targetRoleTrust: undefined,
    sessionTags: true,
    tags: {},
  });

  test('a namespace has the service accounts that Pod Identities name in it, except the one it always has', () => {
    const podIdentities = [
      podIdentity('shop', 'web'),
      podIdentity('shop', 'api'),
      podIdentity('shop', 'default'),
      podIdentity('x', 'y'),
    ];
    const accounts = (input: { serviceAccounts?: readonly string[] }): unknown =>
      platform({ namespaces: { shop: input } }, { podIdentities }).namespaces[0]?.serviceAccounts;
    expect(accounts({})).toEqual(['api', 'web']);
    expect(accounts({ serviceAccounts: [] })).toEqual([]);
  });

  test.each([
    [undefined, { enforce: 'baseline', audit: 'restricted', warn: 'restricted' }],
    ['restricted', { enforce: 'restricted', audit: 'restricted', warn: 'restricted' }],
    [
      { enforce: 'privileged', warn: 'baseline' },
      { enforce: 'privileged', audit: 'restricted', warn: 'baseline' },
    ],
  ] as const)('pod security %j', (podSecurity, expected) => {
    const input = podSecurity === undefined ? {} : { podSecurity };
    expect(platform({ namespaces: { shop: input } }).namespaces[0]?.podSecurity).toEqual(expected);
  });

  test.each([
    ['monitoring', true],
    ['shop', false],
    ['kube-system', false],
  ])('a release in %s makes its namespace: %s', (namespace, expected) => {
    const release = { repository: 'https://charts.example.com', chart: 'a', version: '1.0.0', namespace };
    const [decided] = platform({ namespaces: { shop: {} }, helmReleases: { a: release } }).helmReleases;
    expect(decided).toMatchObject({ createNamespace: expected, timeout: 900, values: {} });
  });
});

describe('maintenanceWindow', () => {
  test.each([
    ['within a day', { day: 'saturday', fromHour: 2, hours: 4 }, '0 6 * * 6', '164h'],
    ['past midnight', { day: 'friday', fromHour: 22, hours: 4 }, '0 2 * * 6', '164h'],
    ['past the end of the week', { day: 'saturday', fromHour: 23, hours: 3 }, '0 2 * * 0', '165h'],
  ] as const)('%s: closed from the end of the window to its beginning', (_, window, schedule, duration) => {
    expect(maintenanceWindow(window)).toEqual([{ nodes: '10%' }, { nodes: 0, reasons: ['Drifted'], schedule, duration }]);
  });

  test('how many nodes at once', () => {
    expect(maintenanceWindow({ day: 'sunday', fromHour: 0, hours: 1, nodes: 2 })[0]).toEqual({ nodes: 2 });
  });
});

describe('the shape of what is written', () => {
  const accepted = (input: unknown): boolean => platformShape.safeParse(input).success;

  test('takes what the types take', () => {
    const input: PlatformInput = {
      delivery: 'terraform',
      nodePools: {
        general: nodePool.general({ limits: { cpu: 100, 'nvidia.com/gpu': 4 } }),
        still: nodePool.static({ replicas: 2 }),
      },
      nodeClasses: { private: { ephemeralStorage: { size: '160Gi' }, placementGroupSelector: { name: 'a' } } },
      storageClasses: { gp3: { default: true }, fast: { type: 'io2', iops: 5000 } },
      ingressClasses: { public: { scheme: 'internet-facing', subnets: { matchTags: { tier: ['public'] } } } },
      namespaces: { shop: { podSecurity: { enforce: 'baseline' }, quota: { pods: 3 } } },
      podDisruptionBudgets: { api: { namespace: 'shop', matchLabels: { app: 'api' }, minAvailable: '50%' } },
      roleBindings: { payments: { namespace: 'kube-system', group: 'payments-developers', clusterRole: 'view' } },
      serviceAccounts: { agent: { namespace: 'argocd', annotations: { 'example.com/note': 'kept' } } },
    };
    expect(platformShape.safeParse(input).error?.issues).toBeUndefined();
  });

  test.each([
    ['no delivery', {}],
    ['limits missing', { delivery: 'terraform', nodePools: { a: {} } }],
    [
      'both roles and profiles do not matter to the shape, unknown keys do',
      { delivery: 'terraform', nodeClasses: { a: { userData: '' } } },
    ],
    ['another driver', { delivery: 'terraform', storageClasses: { a: { provisioner: 'ebs.csi.aws.com' } } }],
    ['charts with GitOps', { delivery: 'gitops', helmReleases: {} }],
    ['no scheme', { delivery: 'gitops', ingressClasses: { a: {} } }],
  ])('refuses: %s', (_, input) => {
    expect(accepted(input)).toBe(false);
  });
});
