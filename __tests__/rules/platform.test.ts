import { nodePool } from '../../lib/config/node-pool-presets';
import type { PlatformInput } from '../../lib/config/platform-input';
import type { NodeGroupInput } from '../../lib/config/node-group-input';
import { nodeGroupSettings } from '../../lib/config/settings/compute-settings';
import type { NodeGroupSettings } from '../../lib/model/node-groups';
import type { Addon } from '../../lib/model/addon';
import { ingressRules } from '../../lib/rules/ingress';
import { namespaceRules } from '../../lib/rules/namespaces';
import { nodeClassRules } from '../../lib/rules/node-class';
import { nodePoolRules } from '../../lib/rules/node-pool';
import { platformRules } from '../../lib/rules/platform';
import type { AnyRelationRule } from '../../lib/rules/rule';
import { runRelationRules } from '../../lib/rules/run';
import { storageRules } from '../../lib/rules/storage';
import { volumeSnapshotRules } from '../../lib/rules/volume-snapshots';
import { platform, type Around } from '../support/platform';
import { platformFindings, testEach } from '../support/platform-findings';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

type Case = readonly [why: string, input: object, expected: readonly string[], around?: Around];

const limits = { cpu: 100 } as const;
const reference = '${aws_iam_role.nodes.name}';

const found = (input: object, around: Around = {}): readonly string[] =>
  platformFindings(platformRules, platform(input as Partial<PlatformInput>, around));

const builtIn = (...builtInNodePools: ('general-purpose' | 'system')[]): Around => ({ clusterSettings: { builtInNodePools } });
const publicEndpoint: Around = { clusterSettings: { endpoint: { publicFrom: ['203.0.113.0/24'] } } };
const customTags: Around = { clusterSettings: { customTags: true } };
const certManager: Around = {
  addons: [
    {
      name: 'cert-manager',
      version: undefined,
      configuration: undefined,
      namespace: 'cert-manager',
      podIdentities: [],
      placement: 'platform',
      needs: [],
      timeouts: { create: '30m', update: '30m', delete: '40m' },
      tags: {},
    } satisfies Addon,
  ],
};

const release = { repository: 'https://charts.example.com', chart: 'loki', version: '6.1.0', namespace: 'monitoring' };
const legacy = { key: 'example.com/legacy', effect: 'NoSchedule' } as const;
const nodeGroup = (more: Partial<NodeGroupInput>): NodeGroupSettings =>
  nodeGroupSettings({ instanceTypes: ['m7i.large'], size: { min: 1, max: 2 }, ...more } as NodeGroupInput, {
    network: undefined,
    clusterZones: ['apne1-az1'],
  });
const releases = (more: object): object => ({ helmReleases: { own: { ...release, ...more } } });
const budget = (more: object): object => ({
  podDisruptionBudgets: { api: { namespace: 'shop', matchLabels: { app: 'api' }, ...more } },
});

describe('found', () => {
  testEach<Case>(
    [
      ['PLT001 a private endpoint from anywhere', { runner: undefined }, ['PLT001 runner']],
      ['PLT002 no pool at all', {}, ['PLT002 nodePools'], builtIn()],
      ['PLT003 only the pool for add-ons', {}, ['PLT003 nodePools'], builtIn('system')],
      ['PLT003 only tainted pools', { nodePools: { gpu: nodePool.gpu({ limits }) } }, ['PLT003 nodePools'], builtIn('system')],
      [
        'PLT003 only tainted pools and node groups',
        { nodePools: { gpu: nodePool.gpu({ limits }) } },
        ['PLT003 nodePools'],
        { clusterSettings: { builtInNodePools: [], nodeGroups: { legacy: nodeGroup({ taints: [legacy] }) } } },
      ],
      [
        'PLT010 pools of GitOps, and no node for it',
        { delivery: 'gitops', nodePools: { general: { limits } } },
        ['PLT010 delivery'],
        builtIn(),
      ],
      [
        'PLT010 only tainted nodes for it',
        { delivery: 'gitops', nodePools: { general: { limits } } },
        ['PLT010 delivery'],
        { clusterSettings: { builtInNodePools: [], nodeGroups: { legacy: nodeGroup({ taints: [legacy] }) } } },
      ],
      [
        'PLT004 tags that the role may not set',
        {
          nodePools: { general: { limits } },
          nodeClasses: { private: { tags: { team: 'shop' } } },
          storageClasses: { gp3: { default: true, tags: { team: 'shop' } } },
          volumeSnapshotClasses: { ebs: { tags: { team: 'shop' } } },
          ingressClasses: { own: { scheme: 'internal', tags: { team: 'shop' } } },
        },
        [
          'PLT004 nodeClasses.private.tags',
          'PLT004 storageClasses.gp3.tags',
          'PLT004 volumeSnapshotClasses.ebs.tags',
          'PLT004 ingressClasses.own.tags',
        ],
      ],
      [
        'PLT005 names that Kubernetes refuses',
        { storageClasses: { Fast_SSD: { default: true } }, nodePools: { ['x'.repeat(64)]: { limits } } },
        ['PLT005 storageClasses.Fast_SSD → fast-ssd', `PLT005 nodePools.${'x'.repeat(64)} → ${'x'.repeat(63)}`],
      ],
      [
        'PLT006 a reference',
        { nodePools: { general: { limits } }, nodeClasses: { private: { role: reference } } },
        ['PLT006 nodeClasses.private.role'],
      ],
      [
        'PLT006 a reference in an annotation',
        { namespaces: { shop: { annotations: { zone: 'see ${aws_route53_zone.main.id}' } } } },
        ['PLT006 namespaces.shop.annotations.zone'],
      ],
      [
        'PLT006 a variable of the shell, where it becomes a label',
        { namespaces: { shop: { labels: { team: '${TEAM}' } } } },
        ['PLT006 namespaces.shop.labels.team'],
      ],
      ['PLT007 built-in pools do not deny', { networkPolicy: 'default-deny' }, ['PLT007 networkPolicy']],
      [
        'PLT007 a class of one’s own that lets pods talk',
        {
          networkPolicy: 'default-deny',
          nodePools: { general: { limits } },
          nodeClasses: { own: { networkPolicy: 'DefaultAllow' } },
        },
        ['PLT007 nodeClasses.own.networkPolicy'],
        { clusterSettings: { builtInNodePools: [] } },
      ],
      [
        'PLT011 a class of one’s own that denies alone',
        { nodePools: { general: { limits } }, nodeClasses: { own: { networkPolicy: 'DefaultDeny' } } },
        ['PLT011 nodeClasses.own.networkPolicy'],
      ],
      [
        'PLT008 an add-on that is cut off',
        { networkPolicy: 'default-deny', nodePools: { general: { limits } } },
        ['PLT008 namespaces'],
        { ...builtIn(), ...certManager },
      ],
      [
        'PLT009 a tag that AWS refuses',
        {
          nodePools: { general: { limits } },
          nodeClasses: { private: { tags: { 'cost#center': '7', 'aws:x': 'y', team: 'x'.repeat(257) } } },
        },
        [
          'PLT009 nodeClasses.private.tags["cost#center"]',
          'PLT009 nodeClasses.private.tags["aws:x"]',
          'PLT009 nodeClasses.private.tags.team',
        ],
        customTags,
      ],
      [
        'PLT020 priorities of Kubernetes, and two defaults',
        { priorityClasses: { 'system-shop': { value: 2_000_000_000, default: true }, a: { value: 0.5, default: true } } },
        [
          'PLT020 priorityClasses["system-shop"].default',
          'PLT020 priorityClasses.a.value',
          'PLT020 priorityClasses["system-shop"]',
          'PLT020 priorityClasses["system-shop"].value',
        ],
      ],
      ['PLT021 no pod may go', budget({ maxUnavailable: 0 }), ['PLT021 podDisruptionBudgets.api.maxUnavailable']],
      ['PLT021 no share may go', budget({ maxUnavailable: '0%' }), ['PLT021 podDisruptionBudgets.api.maxUnavailable']],
      ['PLT021 all have to stay', budget({ minAvailable: '100%' }), ['PLT021 podDisruptionBudgets.api.minAvailable']],
      ['PLT022 more than all', budget({ minAvailable: '150%' }), ['PLT022 podDisruptionBudgets.api.minAvailable']],
      ['PLT022 half a pod', budget({ maxUnavailable: 1.5 }), ['PLT022 podDisruptionBudgets.api.maxUnavailable']],
      ['PLT022 no namespace', budget({ maxUnavailable: 1, namespace: 'Shop' }), ['PLT022 podDisruptionBudgets.api.namespace']],
      ['PLT023 every pod', budget({ maxUnavailable: 1, matchLabels: {} }), ['PLT023 podDisruptionBudgets.api.matchLabels']],
      [
        'PLT024 names that Kubernetes refuses',
        {
          roleBindings: { 'a/b': { namespace: 'Argo', group: '', clusterRole: 'view' } },
          serviceAccounts: {
            API: { namespace: 'Argo', labels: { 'a b': 'c', team: 'a b' }, annotations: { 'a b': 'c', 'Example.com/x': 'c' } },
          },
        },
        [
          'PLT024 roleBindings["a/b"].namespace → argo',
          'PLT024 roleBindings["a/b"].group',
          'PLT024 roleBindings["a/b"]',
          'PLT024 serviceAccounts.API.namespace → argo',
          'PLT024 serviceAccounts.API → api',
          'PLT024 serviceAccounts.API.labels["a b"]',
          'PLT024 serviceAccounts.API.labels.team',
          'PLT024 serviceAccounts.API.annotations["a b"]',
        ],
      ],
      [
        'PLT025 what is there already',
        {
          namespaces: { shop: { groups: { dev: 'edit' }, serviceAccounts: ['api'], loadBalancerSecrets: ['oidc'] } },
          roleBindings: {
            dev: { namespace: 'shop', group: 'dev', clusterRole: 'view' },
            'load-balancer-secrets': { namespace: 'shop', group: 'dev', clusterRole: 'view' },
          },
          serviceAccounts: { api: { namespace: 'shop' }, default: { namespace: 'argocd' } },
        },
        [
          'PLT025 roleBindings.dev',
          'PLT025 roleBindings["load-balancer-secrets"]',
          'PLT025 serviceAccounts.api',
          'PLT025 serviceAccounts.default',
        ],
      ],
      [
        'PLT026 an account that a chart makes too',
        {
          namespaces: { shop: { serviceAccounts: ['api'] } },
          ...releases({ namespace: 'shop', values: { server: { serviceAccount: { create: true, name: 'api' } } } }),
        },
        ['PLT026 helmReleases.own.values.server.serviceAccount.name', 'PLT034 helmReleases'],
      ],
      [
        'PLT034 alone: an account that the chart is told not to make',
        {
          namespaces: { shop: { serviceAccounts: ['api'] } },
          ...releases({ namespace: 'shop', values: { serviceAccount: { create: false, name: 'api' } } }),
        },
        ['PLT034 helmReleases'],
      ],
      [
        'PLT026 an account that an add-on makes too',
        { serviceAccounts: { 'external-dns': { namespace: 'external-dns' } } },
        ['PLT026 serviceAccounts["external-dns"]'],
        {
          addons: [
            {
              name: 'external-dns',
              version: undefined,
              configuration: undefined,
              namespace: 'external-dns',
              podIdentities: [],
              placement: 'cluster',
              needs: [],
              timeouts: { create: '30m', update: '30m', delete: '40m' },
              tags: {},
            },
          ],
        },
      ],
      [
        'PLT030 what Auto Mode contains',
        releases({ chart: 'aws-load-balancer-controller' }),
        ['PLT030 helmReleases.own.chart', 'PLT034 helmReleases'],
      ],
      [
        'PLT030 with its repository before it',
        releases({ chart: 'karpenter/karpenter', repository: 'oci://public.ecr.aws/karpenter' }),
        ['PLT030 helmReleases.own.chart', 'PLT034 helmReleases'],
      ],
      ['PLT031 a range of versions', releases({ version: '^6.1' }), ['PLT031 helmReleases.own.version', 'PLT034 helmReleases']],
      [
        'PLT032 no address, no namespace',
        releases({ repository: 'charts.example.com', namespace: 'Monitoring' }),
        ['PLT032 helmReleases.own.repository', 'PLT032 helmReleases.own.namespace', 'PLT034 helmReleases'],
      ],
      [
        'PLT033 kube-dns deep in the values',
        releases({ values: { gateway: { nginx: { resolver: 'kube-dns.kube-system.svc.cluster.local' } } } }),
        ['PLT033 helmReleases.own.values.gateway.nginx.resolver', 'PLT034 helmReleases'],
      ],
      ['PLT034 any release', releases({}), ['PLT034 helmReleases']],
    ],
    ([, input, expected, around]) => {
      expect([...found(input, around)].sort()).toEqual([...expected].sort());
    },
  );

  test('PLT003 names the taints', () => {
    const [finding] = runRelationRules(
      platformRules.filter((rule): rule is AnyRelationRule => rule.id === 'PLT003' && rule.kind === 'relation'),
      'platform',
      platform({ nodePools: { spot: nodePool.spot({ limits }) } }, builtIn('system')),
      { today: '2026-11-21', environment: 'production', at: [], input: undefined },
    );
    expect(finding?.received).toBe('spot (eks-auto/spot), system (CriticalAddonsOnly)');
  });

  test('PLT008 names the namespace that has to be declared', () => {
    const findings = runRelationRules(
      platformRules.filter((rule): rule is AnyRelationRule => rule.id === 'PLT008' && rule.kind === 'relation'),
      'platform',
      platform({ networkPolicy: 'default-deny', nodePools: { general: { limits } } }, { ...builtIn(), ...certManager }),
      { today: '2026-11-21', environment: 'production', at: [], input: undefined },
    );
    expect(findings.map(({ fix }) => fix)).toEqual([
      "declare the namespace: namespaces: { 'cert-manager': {} }, or install policies with cert-manager",
    ]);
  });

  test('PLT001 explains both ways', () => {
    const rule = platformRules.find(({ id }) => id === 'PLT001');
    expect(rule?.fix).toMatch(/runner: 'in-network'.*delivery: 'gitops'/);
  });
});

describe('fine', () => {
  testEach<readonly [why: string, input: object, around?: Around]>(
    [
      ['from inside the network', {}],
      [
        'an account of a declared namespace that no chart names',
        { namespaces: { shop: { serviceAccounts: ['api'] } }, serviceAccounts: { own: { namespace: 'kube-system' } } },
      ],
      ['from anywhere to a public endpoint', { runner: 'anywhere' }, publicEndpoint],
      // Annotations are any text; Flux completes variables of its own: https://fluxcd.io/flux/components/kustomize/kustomizations/
      ['a variable of the shell in an annotation', { namespaces: { shop: { annotations: { greeting: 'Hello ${USER}' } } } }],
      ['a variable in a description', { priorityClasses: { low: { value: 1, description: 'for ${team}' } } }],
      [
        'variables that Flux completes',
        {
          delivery: 'gitops',
          runner: undefined,
          namespaces: { shop: { annotations: { cluster: '${CLUSTER_NAME}' }, labels: { stage: '${STAGE:-prod}' } } },
        },
      ],
      ['GitOps needs no runner', { delivery: 'gitops', runner: undefined }],
      ['a pool of one’s own', { nodePools: { general: nodePool.general({ limits }) } }, builtIn()],
      [
        'a node group that takes every pod',
        { nodePools: { gpu: nodePool.gpu({ limits }) } },
        { clusterSettings: { builtInNodePools: [], nodeGroups: { std: nodeGroup({}) } } },
      ],
      [
        'GitOps on a node group',
        { delivery: 'gitops', nodePools: { general: { limits } } },
        { clusterSettings: { builtInNodePools: [], nodeGroups: { std: nodeGroup({}) } } },
      ],
      ['GitOps on a built-in pool', { delivery: 'gitops', nodePools: { general: { limits } } }, builtIn('system')],
      [
        'GitOps on Fargate',
        { delivery: 'gitops', nodePools: { general: { limits } } },
        {
          clusterSettings: {
            builtInNodePools: [],
            fargateProfiles: {
              argocd: { selectors: [{ namespace: 'argocd', labels: {} }], zones: ['apne1-az1'], podExecutionRole: undefined },
            },
          },
        },
      ],
      ['a taint that only asks', { nodePools: { a: { limits, taints: [{ key: 'a', effect: 'PreferNoSchedule' }] } } }, builtIn()],
      [
        'tags that the role may set',
        { nodePools: { general: { limits } }, nodeClasses: { private: { tags: { team: 'shop' } } } },
        customTags,
      ],
      ['names with dots', { storageClasses: { 'fast.ssd-1': { default: true } } }],
      [
        'deny without built-in pools',
        { networkPolicy: 'default-deny', nodePools: { general: { limits } }, namespaces: { 'cert-manager': {} } },
        { ...builtIn(), ...certManager },
      ],
      [
        'an agent in the network of its node, which no policy reaches',
        { networkPolicy: 'default-deny', nodePools: { general: { limits } } },
        {
          ...builtIn(),
          addons: (certManager.addons ?? []).map((addon) => ({
            ...addon,
            name: 'prometheus-node-exporter',
            namespace: 'prometheus-node-exporter',
          })),
        },
      ],
      ['a priority', { priorityClasses: { high: { value: 1_000_000_000, default: true }, low: { value: -10 } } }],
      ['budgets', budget({ maxUnavailable: '25%' })],
      ['budgets', budget({ minAvailable: 1 })],
    ],
    ([, input, around]) => {
      expect(found(input, around)).toEqual([]);
    },
  );

  test('what is the default has no finding of any family', () => {
    const all = [
      ...nodeClassRules,
      ...nodePoolRules,
      ...storageRules,
      ...volumeSnapshotRules,
      ...ingressRules,
      ...namespaceRules,
      ...platformRules,
    ];
    expect(platformFindings(all, platform())).toEqual([]);
    expect(platformFindings(all, platform({ nodePools: { general: nodePool.general({ limits }) } }, builtIn()))).toEqual([]);
  });
});

describe('the catalogue', () => {
  const all = [
    ...nodeClassRules,
    ...nodePoolRules,
    ...storageRules,
    ...volumeSnapshotRules,
    ...ingressRules,
    ...namespaceRules,
    ...platformRules,
  ];

  test('ids are of their families and used once', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id) => !/^(NDC|NPL|STO|ING|NSP|PLT)\d{3}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every rule has sources with a date', () => {
    const without = all.filter(
      ({ sources }) => sources.length === 0 || sources.some(({ url, date }) => !url.startsWith('https://') || date === ''),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});

everyRuleHasCases(platformRules);
