import type { PlatformInput } from '../../lib/config/platform-input';
import { buildAccess } from '../../lib/model/access-entries';
import { buildAddons } from '../../lib/model/addons';
import type { PodIdentity } from '../../lib/model/pod-identity';
import { namespaceRules } from '../../lib/rules/namespaces';
import { accessSettings, aroundAddons, podRoleSettings, roleArn } from '../support/access';
import { platform, type Around } from '../support/platform';
import { platformFindings, testEach } from '../support/platform-findings';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

type Case = readonly [why: string, input: object, expected: readonly string[], around?: Around];

const found = (input: object, around: Around = {}): readonly string[] =>
  platformFindings(namespaceRules, platform(input as Partial<PlatformInput>, around));
const shop = (namespace: object): object => ({ namespaces: { shop: namespace } });
const at = 'namespaces.shop';

const team = {
  role: roleArn('payments'),
  policy: undefined,
  namespaces: undefined,
  groups: [] as readonly string[],
  userName: undefined,
};
const withGroups = (...groups: readonly string[]): Around => ({
  access: buildAccess(accessSettings({ teams: { payments: { ...team, groups } } })),
});
const withNamespaces = (...namespaces: readonly string[]): Around => ({
  access: buildAccess(accessSettings({ teams: { payments: { ...team, policy: 'edit', namespaces } } })),
});
const noBuiltInPools: Around = { clusterSettings: { builtInNodePools: [] } };
const withAddons = (...names: readonly string[]): Around => ({
  addons: buildAddons({
    ...podRoleSettings(),
    ...aroundAddons,
    addons: Object.fromEntries(
      names.map((name) => [name, { version: undefined, configuration: undefined, podIdentities: undefined }]),
    ),
  }),
});
const chart = { repository: 'oci://registry.example.com/charts', chart: 'podinfo', version: '6.9.0' };
const podIdentity = (namespace: string): PodIdentity => ({
  name: 'api',
  namespace,
  serviceAccount: 'api',
  role: { kind: 'existing', name: 'api', arn: roleArn('api') },
  targetRoleArn: undefined,
  targetRoleTrust: undefined,
  sessionTags: true,
  tags: {},
});

describe('found', () => {
  testEach<Case>(
    [
      ['NSP001 capitals', { namespaces: { Payments_A: {} } }, ['NSP001 namespaces.Payments_A → payments-a']],
      [
        'NSP001 a long name',
        { namespaces: { ['x'.repeat(64)]: {} } },
        [`NSP001 namespaces.${'x'.repeat(64)} → ${'x'.repeat(63)}`],
      ],
      [
        'NSP002 namespaces of Kubernetes',
        { namespaces: { default: {}, 'kube-system': {} } },
        ['NSP002 namespaces.default', 'NSP002 namespaces["kube-system"]'],
      ],
      [
        'NSP003 policies that nobody obeys',
        { networkPolicy: 'off', ...shop({ networkPolicy: 'deny-all' }) },
        [`NSP003 ${at}.networkPolicy`],
      ],
      [
        'NSP004 a misspelt group',
        shop({ groups: { 'payment-dev': 'edit' } }),
        [`NSP004 ${at}.groups["payment-dev"] → payments-dev`],
        withGroups('payments-dev'),
      ],
      [
        'NSP011 roles that are nearly those of every cluster',
        {
          namespaces: { shop: { groups: { 'system:a': 'veiw', 'system:b': 'Admin', 'system:c': 'edit' } } },
          roleBindings: { own: { namespace: 'kube-system', group: 'system:d', clusterRole: 'cluster-adimn' } },
        },
        [
          `NSP011 ${at}.groups["system:a"] → view`,
          `NSP011 ${at}.groups["system:b"] → admin`,
          'NSP011 roleBindings.own.clusterRole → cluster-admin',
        ],
      ],
      [
        'NSP012 namespaces that nothing makes',
        {
          namespaces: { shop: {} },
          roleBindings: { own: { namespace: 'shpo', group: 'system:d', clusterRole: 'view' } },
          serviceAccounts: { own: { namespace: 'elsewhere' } },
          podDisruptionBudgets: { own: { namespace: 'elsewhere', matchLabels: { app: 'a' }, maxUnavailable: 1 } },
        },
        [
          'NSP012 roleBindings.own.namespace → shop',
          'NSP012 serviceAccounts.own.namespace',
          'NSP012 podDisruptionBudgets.own.namespace',
        ],
      ],
      ['NSP004 a group without any entry', shop({ groups: { dev: 'edit' } }), [`NSP004 ${at}.groups.dev`]],
      [
        'NSP004 a misspelt group of a role binding',
        { roleBindings: { dev: { namespace: 'kube-system', group: 'payment-dev', clusterRole: 'view' } } },
        ['NSP004 roleBindings.dev.group → payments-dev'],
        withGroups('payments-dev'),
      ],
      [
        'NSP006 names and labels',
        shop({
          serviceAccounts: ['API_server'],
          labels: { 'a b': 'c', team: 'a b', 'pod-security.kubernetes.io/enforce': 'privileged' },
        }),
        [
          `NSP006 ${at}.labels["a b"]`,
          `NSP006 ${at}.labels.team`,
          `NSP006 ${at}.labels["pod-security.kubernetes.io/enforce"]`,
          `NSP006 ${at}.serviceAccounts`,
        ],
      ],
      ['NSP007 words for numbers', shop({ quota: { pods: 'many' } }), [`NSP007 ${at}.quota.pods`]],
      [
        'NSP023 resources that are misspelt',
        shop({
          quota: { pod: 20, 'requests.cpus': 20, 'limits.nvidia.com/gpu': 1 },
          containerLimits: { max: { memroy: '1Gi' } },
        }),
        [
          `NSP023 ${at}.quota.pod → pods`,
          `NSP023 ${at}.quota["requests.cpus"] → requests.cpu`,
          `NSP023 ${at}.containerLimits.max.memroy → memory`,
        ],
      ],
      [
        'resources of others, and objects that are counted',
        shop({
          quota: {
            'requests.nvidia.com/gpu': 4,
            'count/deployments.apps': 20,
            'gp3.storageclass.storage.k8s.io/requests.storage': '500Gi',
            'requests.hugepages-2Mi': '1Gi',
            'services.loadbalancers': 2,
          },
        }),
        [],
      ],
      [
        'NSP007 a request above the limit',
        shop({ containerLimits: { defaultRequest: { cpu: '200m' }, default: { cpu: '100m' } } }),
        [`NSP007 ${at}.containerLimits.defaultRequest.cpu`],
      ],
      [
        'NSP007 the least above the most',
        shop({ containerLimits: { min: { memory: '1Gi' }, max: { memory: '512Mi' } } }),
        [`NSP007 ${at}.containerLimits.min.memory`],
      ],
      [
        'NSP008 quotas without defaults',
        shop({
          quota: { 'requests.cpu': 20, 'limits.memory': '64Gi', cpu: 1 },
          containerLimits: { defaultRequest: { memory: '1Gi' } },
        }),
        [`NSP008 ${at}.quota["requests.cpu"]`, `NSP008 ${at}.quota["limits.memory"]`, `NSP008 ${at}.quota.cpu`],
      ],
      ['NSP009 privileged', shop({ podSecurity: 'privileged' }), [`NSP009 ${at}.podSecurity`]],
      [
        'NSP021 agents that baseline forbids',
        { namespaces: { 'fluent-bit': { podSecurity: 'baseline' }, shop: {} } },
        ['NSP021 namespaces["fluent-bit"].podSecurity'],
        withAddons('fluent-bit'),
      ],
      [
        'NSP022 add-ons and charts that reach nothing',
        {
          namespaces: {
            'external-dns': { networkPolicy: 'deny-all' },
            'prometheus-node-exporter': { networkPolicy: 'deny-all' },
            podinfo: { networkPolicy: 'same-namespace' },
            shop: { networkPolicy: 'deny-all' },
          },
          helmReleases: { podinfo: { ...chart, namespace: 'podinfo' } },
        },
        ['NSP022 namespaces["external-dns"].networkPolicy', 'NSP022 namespaces.podinfo.networkPolicy'],
        withAddons('external-dns', 'prometheus-node-exporter'),
      ],
      ['NSP006 a Secret that cannot be', shop({ loadBalancerSecrets: ['OIDC client'] }), [`NSP006 ${at}.loadBalancerSecrets`]],
      [
        'NSP020 more pods than three nodes hold',
        { ...shop({ quota: { pods: 331 } }), nodePools: { a: { replicas: 2, limits: { nodes: 3 } } } },
        [`NSP020 ${at}.quota.pods`],
        noBuiltInPools,
      ],
    ],
    ([, input, expected, around]) => {
      expect(found(input, around)).toEqual(expected);
    },
  );
});

describe('fine', () => {
  testEach<readonly [why: string, input: object, around?: Around]>(
    [
      ['none', {}],
      ['one', shop({})],
      ['a name of its longest', { namespaces: { ['x'.repeat(63)]: {} } }],
      ['a namespace that only looks like one of Kubernetes', { namespaces: { 'kube-state-metrics': {} } }],
      ['policies that are obeyed', shop({ networkPolicy: 'deny-all' })],
      ['no policies while they are off', { networkPolicy: 'off', ...shop({}) }],
      ['a group of an entry', shop({ groups: { 'payments-dev': 'edit' } }), withGroups('payments-dev')],
      ['a group of Kubernetes', shop({ groups: { 'system:authenticated': 'view' } })],
      ['a group that only Terraform knows', shop({ groups: { '${var.group}': 'view' } })],
      [
        'roles of one’s own, and those of every cluster',
        shop({
          groups: { 'system:a': 'viewer', 'system:b': 'cluster-admin', 'system:c': 'payments-admin', 'system:d': '${var.role}' },
        }),
      ],
      [
        'namespaces of every cluster, of charts and of add-ons, declared ones, and those that only Terraform knows',
        {
          namespaces: { shop: {} },
          helmReleases: { own: { ...chart, namespace: 'tools' } },
          serviceAccounts: {
            a: { namespace: 'kube-system' },
            b: { namespace: 'shop' },
            c: { namespace: 'tools' },
            d: { namespace: 'cert-manager' },
            e: { namespace: '${var.namespace}' },
          },
        },
        withAddons('cert-manager'),
      ],
      [
        'any namespace, where GitOps makes it or an add-on may',
        { delivery: 'gitops', serviceAccounts: { a: { namespace: 'elsewhere' } } },
      ],
      [
        'any namespace beside an add-on that is not known',
        { serviceAccounts: { a: { namespace: 'elsewhere' } } },
        withAddons('datadog_operator'),
      ],
      ['labels', shop({ labels: { team: 'shop', 'example.com/a': '' } })],
      ['a value that only Terraform knows', shop({ labels: { team: '${var.team}' } })],
      [
        'quotas with defaults',
        shop({
          quota: { 'requests.cpu': 20, 'limits.memory': '64Gi', pods: 100 },
          containerLimits: {
            min: { cpu: '50m' },
            defaultRequest: { cpu: '100m' },
            default: { cpu: '200m', memory: '256Mi' },
            max: { cpu: 2, memory: '4Gi' },
          },
        }),
      ],
      [
        'as many pods as three nodes hold',
        { ...shop({ quota: { pods: 330 } }), nodePools: { a: { replicas: 2, limits: { nodes: 3 } } } },
        noBuiltInPools,
      ],
      [
        'pods on a pool that may grow',
        { ...shop({ quota: { pods: 5000 } }), nodePools: { a: { limits: { cpu: 1000 } } } },
        noBuiltInPools,
      ],
      ['pods on built-in pools', shop({ quota: { pods: 5000 } })],
      [
        'the group of the controllers of Auto Mode',
        shop({ groups: { 'eks:managed': 'view' }, loadBalancerSecrets: ['oidc-client'] }),
      ],
      ['restricted', shop({ podSecurity: 'restricted' })],
      ['of agents, which are privileged by themselves', { namespaces: { 'fluent-bit': {} } }, withAddons('fluent-bit')],
      [
        'of agents, told so',
        { namespaces: { 'amazon-cloudwatch': { podSecurity: 'privileged' } } },
        withAddons('amazon-cloudwatch-observability'),
      ],
      ['of an add-on that needs nothing of its node', { namespaces: { 'cert-manager': {} } }, withAddons('cert-manager')],
      [
        'an agent in the network of its node, which no policy reaches',
        { namespaces: { 'prometheus-node-exporter': { networkPolicy: 'deny-all' } } },
        withAddons('prometheus-node-exporter'),
      ],
      [
        'namespaces that teams and pods have',
        { namespaces: { payments: {} } },
        { ...withNamespaces('payments', 'dev-*'), podIdentities: [podIdentity('payments')] },
      ],
      [
        'namespaces of somebody else',
        { namespaces: { payments: {} } },
        { ...withNamespaces('monitoring'), podIdentities: [podIdentity('kube-system')] },
      ],
    ],
    ([, input, around]) => {
      expect(found(input, around)).toEqual([]);
    },
  );
});

test('the namespace of agents is privileged, others are baseline', () => {
  const { namespaces } = platform({ namespaces: { 'fluent-bit': {}, shop: {} } }, withAddons('fluent-bit', 'metrics-server'));
  expect(namespaces.map(({ name, podSecurity }) => [name, podSecurity.enforce])).toEqual([
    ['fluent-bit', 'privileged'],
    ['shop', 'baseline'],
  ]);
});

everyRuleHasCases(namespaceRules);
