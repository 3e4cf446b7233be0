import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { App, LocalBackend, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  HelmRelease,
  IngressClass,
  Namespace,
  NetworkPolicySwitch,
  NodeClass,
  NodePool,
  PlatformObject,
  PlatformObjects,
  PodDisruptionBudget,
  PriorityClass,
  RoleBinding,
  ServiceAccount,
  StorageClass,
  VolumeSnapshotClass,
  nodePool,
  requirement,
  type NodeClassProps,
  type PlatformInput,
} from '../../lib';
import { HelmReleases } from '../../lib/constructs/platform/helm-releases';
import type { Json } from '../../lib/model/kubernetes/kubernetes-object';
import { rules } from '../../lib/rules/catalogue';
import { platform, type Around } from '../support/platform';

beforeAll(() => jest.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
afterAll(() => jest.useRealTimers());

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A stack of somebody else. */
function newStack(app = newApp(), id = 'theirs'): TerraformStack {
  const stack = new TerraformStack(app, id);
  new LocalBackend(stack, { path: `${id}.tfstate` });
  return stack;
}

function newApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), 'eks-auto-'));
  folders.push(outdir);
  return new App({ outdir });
}

interface Block {
  readonly manifest: { readonly kind: string; readonly metadata: { readonly name: string } } & Readonly<Record<string, Json>>;
  readonly depends_on?: readonly string[];
  readonly lifecycle?: { readonly replace_triggered_by: readonly string[] };
}

interface Resources {
  readonly kubernetes_manifest?: Readonly<Record<string, Block>>;
  readonly terraform_data?: Readonly<Record<string, { readonly input: Json }>>;
}

/**
 * Blocks by kind and name of their objects. What comes before is named in the same way; instead of the address of what makes
 * Terraform replace an object stands what is kept there.
 */
function synthesized(
  build: (stack: TerraformStack) => void,
): Readonly<Record<string, Block & { readonly fixed?: readonly Json[] }>> {
  const stack = newStack();
  build(stack);
  const { resource = {} } = JSON.parse(Testing.synth(stack)) as { resource?: Resources };
  const blocks = Object.entries(resource.kubernetes_manifest ?? {});
  const objectOf = ({ manifest: { kind, metadata } }: Block): string => `${kind} ${metadata.name}`;
  const objects = new Map(blocks.map(([id, block]) => [`kubernetes_manifest.${id}`, objectOf(block)]));
  const kept = new Map(Object.entries(resource.terraform_data ?? {}).map(([id, { input }]) => [`terraform_data.${id}`, input]));
  return Object.fromEntries(
    blocks.map(([, block]) => {
      const { depends_on, lifecycle, ...others } = block;
      const before = depends_on?.map((address) => objects.get(address) ?? address);
      const fixed = lifecycle?.replace_triggered_by.map((address) => kept.get(address) ?? address);
      return [
        objectOf(block),
        { ...others, ...(before === undefined ? {} : { depends_on: before }), ...(fixed === undefined ? {} : { fixed }) },
      ];
    }),
  );
}

const warningsOf = (construct: { readonly node: TerraformStack['node'] }): string[] =>
  construct.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));

const references = (
  stack: TerraformStack,
): { readonly text: string; readonly number: number; readonly list: string[]; readonly map: Record<string, string> } => ({
  text: new TerraformVariable(stack, 'text', { type: 'string' }).stringValue,
  number: new TerraformVariable(stack, 'number', { type: 'number' }).numberValue,
  list: new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue,
  map: Token.asStringMap(new TerraformVariable(stack, 'map', { type: 'map(string)' }).value),
});

const terms = {
  subnetSelectorTerms: [{ id: 'subnet-0a1b2c3d4e5f60711' }],
  securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }],
} as const;
const role = { ...terms, role: 'shop-node' } as const satisfies NodeClassProps;
const limits = { cpu: 64 } as const;

/** What an environment has, and the same in a stack of somebody else. */
interface Same {
  readonly environment: Partial<PlatformInput>;
  /** What is compared, of all that an environment has. */
  readonly nouns: readonly string[];
  readonly build: (stack: TerraformStack) => void;
  readonly around?: Around;
}

const proxy = { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['.example.com'] };
const pool = {
  limits,
  requirements: [requirement('kubernetes.io/arch').in('arm64')],
  taints: [{ key: 'batch', effect: 'NoSchedule' }],
} as const;
const team = {
  podSecurity: 'restricted',
  networkPolicy: 'same-namespace',
  quota: { pods: 10 },
  containerLimits: { default: { cpu: '500m' } },
  groups: { developers: 'edit' },
  serviceAccounts: ['api', 'worker'],
  loadBalancerSecrets: ['oidc'],
  labels: { team: 'payments' },
} as const;

const same: Readonly<Record<string, Same>> = {
  'a node class': {
    environment: { nodeClasses: { batch: { ...role, ephemeralStorage: { size: '160Gi' }, tags: { team: 'batch' } } } },
    nouns: ['nodeClasses'],
    build: (stack) =>
      new NodeClass(stack, 'nodes', { name: 'batch', ...role, ephemeralStorage: { size: '160Gi' }, tags: { team: 'batch' } }),
  },
  'a node class with an instance profile, behind a proxy': {
    environment: { nodeClasses: { edge: { ...terms, instanceProfile: 'edge', advancedNetworking: proxy } } },
    nouns: ['nodeClasses'],
    build: (stack) =>
      new NodeClass(stack, 'edge', {
        ...terms,
        instanceProfile: 'edge',
        advancedNetworking: proxy,
        region: 'ap-northeast-1',
        vpcCidrs: ['10.40.0.0/16'],
      }),
  },
  'a node pool after its class': {
    environment: { nodeClasses: { batch: role }, nodePools: { batch: { nodeClass: 'batch', ...pool } } },
    nouns: ['nodeClasses', 'nodePools'],
    build: (stack) => {
      const nodeClass = new NodeClass(stack, 'batch-nodes', { name: 'batch', ...role });
      new NodePool(stack, 'batch', { nodeClass, ...pool });
    },
  },
  'a static pool, a preset, and a class by its name': {
    environment: {
      nodePools: {
        fixed: { nodeClass: 'default', replicas: 3 },
        arm: { ...nodePool.graviton({ limits }), nodeClass: 'default' },
      },
    },
    nouns: ['nodePools'],
    build: (stack) => {
      new NodePool(stack, 'fixed', { nodeClass: 'default', replicas: 3 });
      new NodePool(stack, 'arm', { ...nodePool.graviton({ limits }), nodeClass: 'default' });
    },
  },
  'storage classes': {
    environment: { storageClasses: { gp3: { default: true }, fast: { type: 'io2', iops: 10000, fileSystem: 'xfs' } } },
    nouns: ['storageClasses'],
    build: (stack) => {
      new StorageClass(stack, 'gp3', { default: true });
      new StorageClass(stack, 'fast', { type: 'io2', iops: 10000, fileSystem: 'xfs' });
    },
  },
  'a class of snapshots': {
    environment: { volumeSnapshotClasses: { ebs: { default: true, deletionPolicy: 'Retain' } } },
    nouns: ['volumeSnapshotClasses'],
    build: (stack) => new VolumeSnapshotClass(stack, 'ebs', { default: true, deletionPolicy: 'Retain' }),
  },
  'an ingress class after its parameters': {
    environment: { ingressClasses: { public: { scheme: 'internet-facing', inboundCIDRs: ['203.0.113.0/24'], group: 'shop' } } },
    nouns: ['ingressClasses'],
    build: (stack) =>
      new IngressClass(stack, 'public', { scheme: 'internet-facing', inboundCIDRs: ['203.0.113.0/24'], group: 'shop' }),
  },
  'an ingress class of an IPv6 cluster': {
    environment: { ingressClasses: { internal: { scheme: 'internal' } } },
    nouns: ['ingressClasses'],
    around: { clusterSettings: { ipFamily: 'ipv6' } },
    build: (stack) => new IngressClass(stack, 'internal', { scheme: 'internal', ipFamily: 'ipv6' }),
  },
  'a namespace, and then what is in it': {
    environment: { namespaces: { payments: team } },
    nouns: ['namespaces'],
    around: { clusterSettings: { serviceCidr: '172.30.0.0/16' } },
    build: (stack) => new Namespace(stack, 'payments', { ...team, serviceCidr: '172.30.0.0/16' }),
  },
  'network policies, and namespaces where nodes deny': {
    environment: { networkPolicy: 'default-deny', namespaces: { payments: {} } },
    nouns: ['networkPolicy', 'namespaces'],
    build: (stack) => {
      new NetworkPolicySwitch(stack, 'network-policies', { nodeNetworkPolicy: 'DefaultDeny' });
      new Namespace(stack, 'payments', { nodeNetworkPolicy: 'DefaultDeny' });
    },
  },
  'a priority class': {
    environment: { priorityClasses: { high: { value: 1000, preemptionPolicy: 'Never', description: 'first' } } },
    nouns: ['priorityClasses'],
    build: (stack) => new PriorityClass(stack, 'high', { value: 1000, preemptionPolicy: 'Never', description: 'first' }),
  },
  'a disruption budget after its namespace': {
    environment: {
      namespaces: { payments: {} },
      podDisruptionBudgets: { api: { namespace: 'payments', matchLabels: { app: 'api' }, maxUnavailable: 1 } },
    },
    nouns: ['namespaces', 'podDisruptionBudgets'],
    build: (stack) => {
      const namespace = new Namespace(stack, 'payments');
      new PodDisruptionBudget(stack, 'api', { namespace, matchLabels: { app: 'api' }, maxUnavailable: 1 });
    },
  },
  'a role binding and a service account in a namespace of somebody else': {
    environment: {
      roleBindings: { payments: { namespace: 'kube-system', group: 'payments-developers', clusterRole: 'view' } },
      serviceAccounts: { agent: { namespace: 'argocd', annotations: { 'example.com/note': 'kept' } } },
    },
    nouns: ['roleBindings', 'serviceAccounts'],
    build: (stack) => {
      new RoleBinding(stack, 'payments', { namespace: 'kube-system', group: 'payments-developers', clusterRole: 'view' });
      new ServiceAccount(stack, 'agent', { namespace: 'argocd', annotations: { 'example.com/note': 'kept' } });
    },
  },
};

describe('one decision, two roads', () => {
  test.each(Object.entries(same))('%s is what an environment makes', (_, { environment, nouns, build, around }) => {
    const { objects } = platform(environment, around);
    const ours = objects.filter(({ path }) => nouns.includes(String(path[0])));
    const expected = synthesized((stack) => new PlatformObjects(stack, 'objects', { objects: ours }));
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(synthesized(build)).toEqual(expected);
  });

  test('every noun of a platform that is an object has a construct', () => {
    const { objects } = platform({ ...Object.assign({}, ...Object.values(same).map(({ environment }) => environment)) });
    const nouns = new Set(objects.map(({ path }) => String(path[0])));
    expect([...nouns].toSorted()).toEqual([...new Set(Object.values(same).flatMap((one) => one.nouns))].toSorted());
  });
});

describe('order', () => {
  test('what the properties name, and what dependsOn says', () => {
    const found = synthesized((stack) => {
      const switched = new NetworkPolicySwitch(stack, 'network-policies');
      const nodeClass = new NodeClass(stack, 'nodes', role);
      new NodePool(stack, 'batch', { nodeClass, limits, dependsOn: [switched.resource] });
      new Namespace(stack, 'payments', { quota: { pods: 10 }, dependsOn: [switched.resource] });
    });
    expect(found['NodePool batch']?.depends_on).toEqual(['ConfigMap amazon-vpc-cni', 'NodeClass nodes']);
    expect(found['Namespace payments']?.depends_on).toEqual(['ConfigMap amazon-vpc-cni']);
    expect(found['ResourceQuota quota']?.depends_on).toEqual(['ConfigMap amazon-vpc-cni', 'Namespace payments']);
  });

  test('a class in another stack makes that stack come first', () => {
    const app = newApp();
    const classes = newStack(app, 'classes');
    const pools = newStack(app, 'pools');
    new NodePool(pools, 'batch', { nodeClass: new NodeClass(classes, 'nodes', role), limits });
    expect(pools.dependencies).toEqual([classes]);
    expect(Testing.synth(pools)).not.toContain('depends_on');
  });
});

describe('what is wrong', () => {
  test('is told in one error, in the words of the properties', () => {
    const wrong = (): unknown =>
      new NodePool(newStack(), 'batch', {
        name: 'general-purpose',
        nodeClass: 'default',
        limits: { cpu: 'many' },
        expireAfter: '720h',
        taints: [{ key: 'a b', effect: 'NoSchedule' }],
      });
    expect(wrong).toThrow(
      [
        "NodePool 'theirs/batch' has 4 errors",
        'error NPL001 name',
        "  received 'general-purpose'; the name belongs to a built-in pool",
        '  fix: give it another name',
        'error NPL003 expireAfter',
        "  received '720h'; whole hours, from '1h' to '504h' (21 days)",
        "  did you mean '504h'?",
        "  fix: write at most '504h'",
        'error NPL006 taints[0].key',
      ].join('\n'),
    );
    expect(wrong).toThrow(/\nerror NPL010 limits\.cpu\n/);
  });

  test.each<readonly [string, RegExp, (stack: TerraformStack) => unknown]>([
    ['NodeClass', /error NDC001 name\n/, (stack) => new NodeClass(stack, 'default', role)],
    [
      'NodeClass',
      /error NDC002 role\n(.*\n)*.*did you mean 'nodes'\?/,
      (stack) => new NodeClass(stack, 'nodes', { ...terms, role: 'arn:aws:iam::111122223333:role/nodes' }),
    ],
    [
      'NodeClass',
      /error NDC004 advancedSecurity\.fips\n/,
      (stack) => new NodeClass(stack, 'nodes', { ...role, advancedSecurity: { fips: true }, region: 'ap-northeast-1' }),
    ],
    [
      'NodePool',
      /error NPL017\n.*node class nodes selects no reservation/,
      (stack) =>
        new NodePool(stack, 'reserved', { ...nodePool.reserved({ limits }), nodeClass: new NodeClass(stack, 'nodes', role) }),
    ],
    ['StorageClass', /error STO003 throughput\n/, (stack) => new StorageClass(stack, 'gp3', { throughput: 1000 })],
    ['StorageClass', /error PLT005 name\n(.*\n)*.*did you mean 'fast-ssd'\?/, (stack) => new StorageClass(stack, 'Fast_SSD')],
    [
      'VolumeSnapshotClass',
      /error PLT009 tags\["a#b"\]\n/,
      (stack) => new VolumeSnapshotClass(stack, 'ebs', { tags: { 'a#b': '1' } }),
    ],
    [
      'IngressClass',
      /error ING005 listeners\[0\]\.port\n/,
      (stack) => new IngressClass(stack, 'public', { scheme: 'internal', listeners: [{ protocol: 'HTTP', port: 0 }] }),
    ],
    [
      'IngressClass',
      /error ING004 certificateARNs\[0\]\n.*us-east-1/,
      (stack) =>
        new IngressClass(stack, 'public', {
          scheme: 'internal',
          region: 'ap-northeast-1',
          certificateARNs: ['arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012'],
        }),
    ],
    ['Namespace', /error NSP001 name\n(.*\n)*.*did you mean 'payments'\?/, (stack) => new Namespace(stack, 'Payments')],
    ['Namespace', /error NSP007 quota\.pods\n/, (stack) => new Namespace(stack, 'payments', { quota: { pods: 'many' } })],
    ['Namespace', /serviceCidr is a range/, (stack) => new Namespace(stack, 'payments', { serviceCidr: '172.20.0.0' })],
    ['PriorityClass', /error PLT020 value\n/, (stack) => new PriorityClass(stack, 'high', { value: 2e9 })],
    ['ServiceAccount', /error PLT024 name\n/, (stack) => new ServiceAccount(stack, 'API', { namespace: 'argocd' })],
    [
      'RoleBinding',
      /error PLT024 namespace\n/,
      (stack) => new RoleBinding(stack, 'payments', { namespace: 'Argo', group: 'payments', clusterRole: 'view' }),
    ],
    [
      'PodDisruptionBudget',
      /error PLT022 namespace\n/,
      (stack) => new PodDisruptionBudget(stack, 'api', { namespace: 'Payments', matchLabels: { app: 'api' }, maxUnavailable: 1 }),
    ],
  ])('%s: %s', (kind, message, build) => {
    const wrong = (): unknown => build(newStack());
    expect(wrong).toThrow(message);
    expect(wrong).toThrow(new RegExp(`^${kind} 'theirs/`));
  });

  test('warnings are left with the construct, and can be acknowledged', () => {
    const stack = newStack();
    const props = { scheme: 'internet-facing', default: true } as const;
    expect(warningsOf(new IngressClass(stack, 'public', props))).toEqual([expect.stringMatching(/^warning ING007 default\n/)]);
    expect(warningsOf(new IngressClass(stack, 'other', { ...props, acknowledge: { ING007: 'a public shop' } }))).toEqual([]);
  });

  test('groups of one’s own are warned of, the group of the cluster is not', () => {
    const stack = newStack();
    const groups = { securityGroupSelectorTerms: [{ id: 'sg-0a1b2c3d4e5f60711' }] } as const;
    expect(warningsOf(new NodeClass(stack, 'own', { ...role, ...groups }))).toEqual([expect.stringContaining('NDC013')]);
    expect(warningsOf(new NodeClass(stack, 'nodes', role))).toEqual([]);
  });

  test('nothing is said about what one noun alone cannot show', () => {
    const stack = newStack();
    const constructs = [
      new NodeClass(stack, 'nodes', role),
      new NodePool(stack, 'batch', { nodeClass: 'made-elsewhere', limits }),
      new NodePool(stack, 'reserved', { ...nodePool.reserved({ limits }), nodeClass: 'made-elsewhere' }),
      new StorageClass(stack, 'fast'),
      new VolumeSnapshotClass(stack, 'ebs'),
      new IngressClass(stack, 'public', { scheme: 'internet-facing' }),
      new Namespace(stack, 'payments', team),
    ];
    expect(constructs.flatMap(warningsOf)).toEqual([]);
  });

  test('a rule that needs other parts names parts that a platform has', () => {
    const decided: object = platform();
    const needs = rules.flatMap((rule) => (rule.kind === 'relation' && rule.subject === 'platform' ? (rule.needs ?? []) : []));
    expect(needs).toContain('nodePools');
    expect(needs.filter((part) => !(part in decided))).toEqual([]);
  });
});

describe('references', () => {
  test('reach the object, in values of every kind, and are not judged; other text stays text', () => {
    const found = synthesized((stack) => {
      const { text, number, list, map } = references(stack);
      const nodeClass = new NodeClass(stack, 'nodes', {
        role: new IamRole(stack, 'role', { assumeRolePolicy: '{}' }).name,
        subnetSelectorTerms: [{ id: text }],
        securityGroupSelectorTerms: [{ id: text }],
        tags: { template: '${aws_vpc.x.id} of %{ if true }', both: `\${not} ${text}` },
      });
      new NodePool(stack, 'batch', {
        nodeClass,
        limits: { cpu: number },
        weight: number,
        labels: map,
        requirements: [requirement('topology.kubernetes.io/zone').in(...(list as [string]))],
        budgets: [{ nodes: number }],
        expireAfter: text as '1h',
      });
      new StorageClass(stack, 'gp3', { iops: number, kmsKeyId: text });
      new IngressClass(stack, 'public', { scheme: 'internal', certificateARNs: list, minimumCapacityUnits: number });
      new PriorityClass(stack, 'high', { value: number });
      expect(stack.node.findAll().flatMap(warningsOf)).toEqual([]);
    });
    expect(found['NodeClass nodes']?.manifest['spec']).toMatchObject({
      role: '${aws_iam_role.role.name}',
      subnetSelectorTerms: [{ id: '${var.text}' }],
      tags: { template: '$${aws_vpc.x.id} of %%{ if true }', both: '$${not} ${var.text}' },
    });
    expect(found['NodePool batch']?.manifest['spec']).toMatchObject({
      weight: '${var.number}',
      limits: { cpu: '${var.number}' },
      disruption: { budgets: [{ nodes: '${var.number}' }] },
      template: {
        metadata: { labels: '${var.map}' },
        spec: {
          expireAfter: '${var.text}',
          requirements: expect.arrayContaining([expect.objectContaining({ values: '${var.list}' })]),
        },
      },
    });
    expect(found['StorageClass gp3']?.manifest['parameters']).toMatchObject({ iops: '${var.number}', kmsKeyId: '${var.text}' });
    expect(found['StorageClass gp3']?.fixed).toEqual([
      expect.objectContaining({ parameters: found['StorageClass gp3']?.manifest['parameters'] }),
    ]);
    expect(found['IngressClassParams public']?.manifest['spec']).toMatchObject({ certificateARNs: '${var.list}' });
    expect(found['PriorityClass high']?.manifest['value']).toBe('${var.number}');
  });

  test('of replicas: Terraform counts the room for replacements', () => {
    const found = synthesized((stack) => {
      new NodePool(stack, 'fixed', { nodeClass: 'default', replicas: references(stack).number });
    });
    expect(found['NodePool fixed']?.manifest['spec']).toMatchObject({
      replicas: '${var.number}',
      limits: { nodes: '${(var.number + max(1, ceil((var.number / 10))))}' },
    });
  });

  test('what is wrong beside a reference is still told', () => {
    const stack = newStack();
    const { text } = references(stack);
    expect(() => new NodeClass(stack, 'nodes', { ...role, role: text, subnetSelectorTerms: [{ id: 'private' }] })).toThrow(
      /has 1 error\nerror NDC010 subnetSelectorTerms\[0\]\.id\n/,
    );
  });

  test('as names leave addresses alone: those come from the ids of constructs', () => {
    const ids = [0, 3].map((others) => {
      const stack = newStack();
      // cdktf numbers its tokens; more of them before must not change an address.
      for (let index = 0; index < others; index += 1) String(new TerraformVariable(stack, `other-${index}`, {}).value);
      const { text } = references(stack);
      const namespace = new Namespace(stack, 'payments', { name: text, networkPolicy: 'deny-all', serviceAccounts: [text] });
      new PodDisruptionBudget(stack, 'api', { namespace, matchLabels: { app: 'api' }, maxUnavailable: 1 });
      const { resource } = JSON.parse(Testing.synth(stack)) as { resource: { kubernetes_manifest: Record<string, Block> } };
      expect(Object.values(resource.kubernetes_manifest)).toContainEqual(
        expect.objectContaining({
          manifest: expect.objectContaining({ metadata: expect.objectContaining({ namespace: '${var.text}' }) }),
        }),
      );
      return Object.keys(resource.kubernetes_manifest);
    });
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]?.join()).not.toContain('TfToken');
  });

  test('in an object that was decided elsewhere', () => {
    const [object] = platform({ storageClasses: { gp3: {} } }).objects.filter(({ id }) => id === 'storage-class_gp3');
    if (object === undefined) throw new Error('no storage class');
    const found = synthesized((stack) => {
      const { text } = references(stack);
      const parameters = { kmsKeyId: text, literal: '${x}' };
      new PlatformObject(stack, 'storage', { object: { ...object, object: { ...object.object, parameters } }, dependsOn: [] });
    });
    expect(found['StorageClass gp3']?.manifest['parameters']).toEqual({ kmsKeyId: '${var.text}', literal: '$${x}' });
  });
});

describe('HelmRelease', () => {
  const chart = { repository: 'https://charts.example.com', chart: 'keda', version: '2.17.0' } as const;

  /** Releases by name. */
  function releases(build: (stack: TerraformStack) => void): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    const stack = newStack();
    build(stack);
    const { resource } = JSON.parse(Testing.synth(stack)) as {
      resource: { helm_release: Record<string, Record<string, unknown>> };
    };
    return Object.fromEntries(Object.values(resource.helm_release).map((block) => [String(block['name']), block]));
  }

  test('is what an environment makes, and comes after its namespace', () => {
    const values = { crds: { install: true }, note: '${not a reference}' };
    const helmReleases = {
      keda: { ...chart, namespace: 'keda', values },
      other: { ...chart, namespace: 'payments' },
    };
    const decided = platform({ namespaces: { keda: {} }, helmReleases });
    const expected = releases((stack) => new HelmReleases(stack, 'releases', { releases: decided.helmReleases, dependsOn: [] }));
    const found = releases((stack) => {
      new HelmRelease(stack, 'keda', { ...chart, namespace: new Namespace(stack, 'room', { name: 'keda' }), values });
      new HelmRelease(stack, 'other', { ...chart, namespace: 'payments' });
    });
    const { depends_on: before, ...keda } = found['keda'] ?? {};
    expect({ ...found, keda }).toEqual(expected);
    expect(before).toEqual([expect.stringMatching(/^kubernetes_manifest\.room_namespace_keda_\w+$/)]);
  });

  test('references in values are written by Terraform, other text stays text', () => {
    const found = releases((stack) => {
      const { list, number, text } = references(stack);
      new HelmRelease(stack, 'keda', {
        ...chart,
        namespace: 'keda',
        values: { list, number, text: `in ${text}`, note: '${x} "y"' },
      });
    });
    expect(found['keda']?.['values']).toEqual([
      '{"list":${jsonencode(var.list)},"note":"$${x} \\"y\\"","number":${jsonencode(var.number)},"text":"in ${var.text}"}',
    ]);
  });

  test('is judged: what Auto Mode contains, names, versions', () => {
    const wrong = (): unknown =>
      new HelmRelease(newStack(), 'karpenter', {
        repository: 'oci://public.ecr.aws/karpenter',
        chart: 'karpenter',
        version: '1.8.0',
        namespace: 'Karpenter',
      });
    expect(wrong).toThrow(/^HelmRelease 'theirs\/karpenter' has 1 error\nerror PLT032 namespace\n/);
    expect(warningsOf(new HelmRelease(newStack(), 'keda', { ...chart, version: '2', namespace: 'keda' }))).toEqual([
      expect.stringMatching(/^warning PLT031 version\n/),
    ]);
  });
});
