import { nodePool } from '../../lib/config/node-pool-presets';
import type { Addon } from '../../lib/model/addon';
import { existingNetwork } from '../../lib/model/existing-network';
import { ownNetwork } from '../../lib/model/own-network';
import type { Platform, PlatformObject } from '../../lib/model/platform';
import { isReference } from '../../lib/model/reference';
import { networkSettings } from '../support/network';
import { platform } from '../support/platform';

const limits = { cpu: 100 } as const;
const ids = ({ objects }: Platform): readonly string[] => objects.map(({ id }) => id);
const byId = ({ objects }: Platform, id: string): PlatformObject | undefined => objects.find((one) => one.id === id);

const addon = (name: string, placement: Addon['placement']): Addon => ({
  name,
  version: undefined,
  configuration: undefined,
  namespace: 'kube-system',
  podIdentities: [],
  placement,
  needs: [],
  timeouts: { create: '30m', update: '30m', delete: '40m' },
  tags: {},
});

/** A bit of everything. */
const rich = (): Platform =>
  platform({
    networkPolicy: 'default-deny',
    nodePools: { general: nodePool.general({ limits }), still: nodePool.static({ replicas: 3 }) },
    namespaces: {
      payments: {
        networkPolicy: 'deny-all',
        quota: { pods: 10 },
        containerLimits: { default: { cpu: '500m' } },
        groups: { 'payments:dev': 'edit' },
        serviceAccounts: ['api'],
      },
    },
    priorityClasses: { high: { value: 1000 } },
    podDisruptionBudgets: { api: { namespace: 'payments', matchLabels: { app: 'api' }, maxUnavailable: 1 } },
    volumeSnapshotClasses: { ebs: {} },
  });

describe('buildPlatform', () => {
  test('with nothing said, a workload gets a volume and a load balancer', () => {
    const defaults = platform();
    expect(ids(defaults)).toEqual([
      'config-map_kube-system_amazon-vpc-cni',
      'storage-class_gp3',
      'ingress-class-params_alb-internal',
      'ingress-class_alb-internal',
      'ingress-class-params_alb-internet-facing',
      'ingress-class_alb-internet-facing',
    ]);
    expect(defaults.storageClasses.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['gp3']);
    expect(defaults.ingressClasses.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['alb-internal']);
  });

  test('the switch of network policies is of vpc-cni where that is there', () => {
    const switches = (...addons: readonly Addon[]): readonly string[] =>
      ids(platform({ networkPolicy: 'default-deny' }, { addons })).filter((id) => id.includes('kube-system'));
    expect(switches(addon('vpc-cni', 'cluster'))).toEqual(['network-policy_kube-system_allow-all']);
    expect(switches(addon('kube-proxy', 'cluster'))).toEqual([
      'config-map_kube-system_amazon-vpc-cni',
      'network-policy_kube-system_allow-all',
    ]);
  });

  test('no public class without public subnets', () => {
    const network = ownNetwork(networkSettings({ internetAccess: false, natGateways: { kind: 'none' } }));
    expect(platform({}, { network }).ingressClasses.map(({ name }) => name)).toEqual(['alb-internal']);
  });

  test('each object comes after what it depends on, and ids are unique and fit for Terraform', () => {
    const { objects } = rich();
    const all = objects.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(id))).toEqual([]);
    for (const [index, { dependsOn }] of objects.entries()) {
      expect(dependsOn.filter((id) => !all.slice(0, index).includes(id))).toEqual([]);
    }
  });

  test('pools come after their class and take their time to drain', () => {
    expect(byId(rich(), 'node-pool_general')).toMatchObject({
      dependsOn: ['node-class_private'],
      readyCondition: 'Ready',
      timeouts: { delete: '60m' },
      path: ['nodePools', 'general'],
    });
  });

  test('a pool of the built-in class depends on nothing here', () => {
    const own = platform({ nodeClasses: {}, nodePools: { general: { limits, nodeClass: 'default' } } });
    expect(byId(own, 'node-pool_general')?.dependsOn).toEqual([]);
  });

  test('what is in a namespace comes after it', () => {
    const inside = rich().objects.filter(({ object }) => object.metadata.namespace === 'payments');
    expect(inside.map(({ id }) => id)).toEqual([
      'resource-quota_payments',
      'limit-range_payments',
      'network-policy_payments_allow-dns',
      'network-policy_payments_allow-pod-identity',
      'network-policy_payments_default-deny',
      expect.stringMatching(/^role-binding_payments_payments-dev_[0-9a-f]{8}$/),
      'service-account_payments_api',
      'pod-disruption-budget_payments_api',
    ]);
    expect(inside.every(({ dependsOn }) => dependsOn.includes('namespace_payments'))).toBe(true);
  });

  test('the load balancer controller may read the Secrets that were named, and no other', () => {
    const { objects } = platform({ namespaces: { shop: { loadBalancerSecrets: ['oidc-b', 'oidc-a', 'oidc-a'] } } });
    const named = objects.filter(({ id }) => id.endsWith('load-balancer-secrets'));
    expect(named.map(({ dependsOn }) => dependsOn)).toEqual([
      ['namespace_shop'],
      ['namespace_shop', 'role_shop_load-balancer-secrets'],
    ]);
    const [role, binding] = named.map(({ object }) => object);
    expect(role).toMatchObject({
      kind: 'Role',
      rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['oidc-a', 'oidc-b'], verbs: ['get'] }],
    });
    expect(binding).toMatchObject({
      roleRef: { kind: 'Role', name: 'load-balancer-secrets' },
      subjects: [{ kind: 'Group', name: 'eks:managed' }],
    });
  });

  test('where nodes deny by default, pods of the system keep working', () => {
    expect(byId(rich(), 'network-policy_kube-system_allow-all')?.object['spec']).toMatchObject({ ingress: [{}], egress: [{}] });
    expect(rich().nodeClasses.map(({ networkPolicy }) => networkPolicy)).toEqual(['DefaultDeny']);
    expect(ids(platform({ networkPolicy: 'off' }))).not.toContain('config-map_kube-system_amazon-vpc-cni');
  });

  test('objects are plain JSON without references', () => {
    for (const { object } of rich().objects) {
      expect(JSON.parse(JSON.stringify(object))).toStrictEqual(object);
      expect(isReference(JSON.stringify(object))).toBe(false);
    }
  });

  test('the order in which things are written means nothing', () => {
    const one = platform({ nodePools: { a: { limits }, b: { limits } }, namespaces: { x: {}, y: {} } });
    const other = platform({ namespaces: { y: {}, x: {} }, nodePools: { b: { limits }, a: { limits } } });
    expect(JSON.stringify(other.objects)).toBe(JSON.stringify(one.objects));
  });

  test('both deliveries have the same objects', () => {
    const input = { nodePools: { general: nodePool.general({ limits }) }, namespaces: { payments: {} } };
    expect(platform({ ...input, delivery: 'gitops' }).objects).toEqual(platform({ ...input, delivery: 'terraform' }).objects);
  });

  test('GitOps gets the facts of the cluster as one more object', () => {
    expect(ids(platform({ delivery: 'gitops', clusterFacts: { format: 'flux' } })).at(-1)).toBe('cluster-facts');
  });

  test('only add-ons that schedule pods are here', () => {
    const { addons, names } = platform(
      {},
      { addons: [addon('metrics-server', 'platform'), addon('kube-proxy-like', 'cluster')] },
    );
    expect(addons.map(({ name }) => name)).toEqual(['metrics-server']);
    expect(names.addons?.map(({ name }) => name)).toEqual(['kube-proxy-like', 'metrics-server']);
  });

  test('the snapshot class says which add-on brings its kind', () => {
    expect(byId(rich(), 'volume-snapshot-class_ebs')?.kindFrom).toBe('snapshot-controller');
  });
});

describe('in a network that exists', () => {
  const network = existingNetwork({
    region: 'ap-northeast-1',
    vpcId: 'vpc-0123456789abcdef0',
    cidrs: ['10.40.0.0/16'],
    nodeSubnets: { 'apne1-az1': 'subnet-0a', 'apne1-az2': 'subnet-0b' },
    publicSubnets: { 'apne1-az1': 'subnet-1a', 'apne1-az2': 'subnet-1b' },
    podSubnets: { 'apne1-az1': 'subnet-2a', 'apne1-az2': 'subnet-2b' },
    controlPlaneSubnets: {},
  });

  test('subnets are selected by id: nothing is known of their tags', () => {
    const { nodeClasses, ingressClasses } = platform({ nodePools: { general: { limits } } }, { network });
    expect(nodeClasses[0]).toMatchObject({
      subnetSelectorTerms: [{ id: 'subnet-0a' }, { id: 'subnet-0b' }],
      podNetwork: { podSubnetSelectorTerms: [{ id: 'subnet-2a' }, { id: 'subnet-2b' }] },
    });
    expect(ingressClasses.map(({ subnets }) => subnets?.ids)).toEqual([
      ['subnet-0a', 'subnet-0b'],
      ['subnet-1a', 'subnet-1b'],
    ]);
  });
});
