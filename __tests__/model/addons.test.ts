import { addonTable, type KnownAddon } from '../../lib/aws/addons';
import type { Addon } from '../../lib/model/addon';
import type { BuiltInNodePool } from '../../lib/model/cluster';
import { addonsInOrder, buildAddons, placementOf, type AddonSettings } from '../../lib/model/addons';
import { aroundAddons, podRoleSettings, roleArn } from '../support/access';

const settings = (overrides: Partial<AddonSettings> = {}): AddonSettings => ({
  version: undefined,
  configuration: undefined,
  podIdentities: undefined,
  ...overrides,
});

const build = (addons: Readonly<Record<string, AddonSettings>>): readonly Addon[] =>
  buildAddons({ ...podRoleSettings(), ...aroundAddons, addons });

const only = (name: string, overrides: Partial<AddonSettings> = {}): Addon => {
  const [addon] = build({ [name]: settings(overrides) });
  if (addon === undefined) throw new Error('no add-on');
  return addon;
};

const managedPolicies = ({ podIdentities }: Addon) =>
  podIdentities.map(({ serviceAccount, role }) => [
    serviceAccount,
    role.kind === 'created' ? Object.keys(role.managedPolicies) : role.arn,
  ]);

describe('placement', () => {
  test.each<[string, 'cluster' | 'platform']>([
    ['metrics-server', 'platform'],
    ['cert-manager', 'platform'],
    ['amazon-cloudwatch-observability', 'platform'],
    ['prometheus-node-exporter', 'cluster'],
    ['aws-guardduty-agent', 'cluster'],
    ['one-of-the-marketplace', 'platform'],
  ])('%s belongs to the %s state', (name, expected) => {
    expect(placementOf(name, aroundAddons)).toBe(expected);
  });

  test.each<[string, readonly BuiltInNodePool[], 'cluster' | 'platform']>([
    ['a kind of object that is planned later', ['system'], 'cluster'],
    ['a kind of object, and no built-in pool takes its pods', [], 'platform'],
  ])('what brings %s: %s', (_, builtInNodePools, expected) => {
    expect(placementOf('snapshot-controller', { ...aroundAddons, builtInNodePools })).toBe(expected);
    expect(placementOf('metrics-server', { ...aroundAddons, builtInNodePools })).toBe('platform');
  });

  test.each<[string, readonly string[], 'cluster' | 'platform']>([
    ['fluent-bit', ['fluent-bit'], 'platform'],
    ['prometheus-node-exporter', ['prometheus-node-exporter', 'shop'], 'platform'],
    ['fluent-bit', ['shop'], 'cluster'],
    // Kubernetes makes kube-system; nodes of node groups need it at once.
    ['vpc-cni', ['kube-system'], 'cluster'],
  ])('%s, where the platform makes %j: %s, because it would bring its namespace', (name, namespacesOfPlatform, expected) => {
    expect(placementOf(name, { ...aroundAddons, namespacesOfPlatform })).toBe(expected);
  });

  test('with the cluster, it tolerates the taint of the only pool that is there', () => {
    const tolerations = (...builtInNodePools: readonly BuiltInNodePool[]) =>
      buildAddons({
        ...podRoleSettings(),
        ...aroundAddons,
        builtInNodePools,
        addons: { 'snapshot-controller': { version: undefined, configuration: undefined, podIdentities: undefined } },
      }).map(({ configuration }) => configuration);
    expect(tolerations('system')).toEqual([{ tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }] }]);
    expect(tolerations('general-purpose', 'system')).toEqual([undefined]);
  });

  test.each(Object.keys(addonTable) as KnownAddon[])(
    '%s: only what schedules no pods of its own comes with the cluster',
    (name) => {
      expect(placementOf(name, aroundAddons) === 'cluster').toBe(addonTable[name].schedules === 'daemonset');
    },
  );
});

describe('permissions', () => {
  test.each<[string, unknown]>([
    ['amazon-cloudwatch-observability', [['cloudwatch-agent', ['AWSXrayWriteOnlyAccess', 'CloudWatchAgentServerPolicy']]]],
    ['aws-efs-csi-driver', [['efs-csi-controller-sa', ['AmazonEFSCSIDriverPolicy']]]],
    // AWS names AmazonRoute53FullAccess and, beside it, the few actions that are enough: people decide.
    ['external-dns', []],
    ['aws-mountpoint-s3-csi-driver', []],
    ['metrics-server', []],
    ['one-of-the-marketplace', []],
  ])('%s gets what AWS documents', (name, expected) => {
    expect(managedPolicies(only(name))).toEqual(expected);
  });

  test('what is written replaces what is documented', () => {
    const podIdentities = { 'efs-csi-controller-sa': { role: roleArn('efs'), managedPolicies: [], statements: [] } };

    expect(managedPolicies(only('aws-efs-csi-driver', { podIdentities }))).toEqual([['efs-csi-controller-sa', roleArn('efs')]]);
    expect(managedPolicies(only('aws-efs-csi-driver', { podIdentities: {} }))).toEqual([]);
  });

  test('a role of its own is bound to the service account of the add-on', () => {
    const [permission] = only('amazon-cloudwatch-observability').podIdentities;

    expect(permission?.role).toMatchObject({
      name: 'shop-production-addon-cloudwatch-agent',
      trust: {
        Statement: [
          {
            Condition: {
              StringEquals: {
                'aws:SourceAccount': '111122223333',
                'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:ap-northeast-1:111122223333:cluster/shop-production',
                'aws:RequestTag/kubernetes-namespace': 'amazon-cloudwatch',
                'aws:RequestTag/kubernetes-service-account': 'cloudwatch-agent',
              },
            },
          },
        ],
      },
    });
  });

  test('a namespace that is not known is not compared', () => {
    const podIdentities = { controller: { role: undefined, managedPolicies: ['ReadOnlyAccess'], statements: [] } };
    const [permission] = only('one-of-the-marketplace', { podIdentities }).podIdentities;

    expect(JSON.stringify(permission?.role)).toContain('aws:RequestTag/kubernetes-service-account');
    expect(JSON.stringify(permission?.role)).not.toContain('aws:RequestTag/kubernetes-namespace');
  });
});

describe('the switch of network policies, which vpc-cni writes', () => {
  const configuration = (networkPolicies: boolean, written?: Readonly<Record<string, unknown>>): unknown =>
    buildAddons({
      ...podRoleSettings(),
      ...aroundAddons,
      networkPolicies,
      addons: { 'vpc-cni': settings({ configuration: written }), 'kube-proxy': settings() },
    }).map((addon) => [addon.name, addon.configuration]);

  // Text, as https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html writes it.
  test.each<[string, boolean, Readonly<Record<string, unknown>> | undefined, unknown]>([
    ['is on with those of the platform', true, undefined, { enableNetworkPolicy: 'true' }],
    ['stands beside what is written', true, { env: { A: 'b' } }, { enableNetworkPolicy: 'true', env: { A: 'b' } }],
    ['is left alone where it is written', true, { enableNetworkPolicy: 'false' }, { enableNetworkPolicy: 'false' }],
    ['is not mentioned without', false, undefined, undefined],
  ])('%s', (_, networkPolicies, written, expected) => {
    expect(configuration(networkPolicies, written)).toEqual([
      ['kube-proxy', undefined],
      ['vpc-cni', expected],
    ]);
  });
});

describe('the order of add-ons', () => {
  const order = (...addons: readonly Addon[]): readonly string[] => addonsInOrder(addons).map(({ name }) => name);

  test('those that an add-on needs come before it', () => {
    const made = build({ adot: settings(), 'aws-privateca-connector-for-kubernetes': settings(), 'cert-manager': settings() });
    expect(made.map(({ name, needs }) => [name, needs])).toEqual([
      ['adot', ['cert-manager']],
      ['aws-privateca-connector-for-kubernetes', ['cert-manager']],
      ['cert-manager', []],
    ]);
    expect(order(...made)).toEqual(['cert-manager', 'adot', 'aws-privateca-connector-for-kubernetes']);
  });

  test('what is not there is not waited for, and what needs each other is made all the same', () => {
    const [one, other] = [only('adot'), only('cert-manager')];
    expect(order(one)).toEqual(['adot']);
    expect(order({ ...one, needs: ['cert-manager'] }, { ...other, needs: ['adot'] })).toEqual(['cert-manager', 'adot']);
  });
});

test('add-ons and their service accounts are in order of their names', () => {
  const permissions = { role: undefined, managedPolicies: ['ReadOnlyAccess'], statements: [] };
  const addons = build({ 'metrics-server': settings(), adot: settings({ podIdentities: { b: permissions, a: permissions } }) });

  expect(addons.map(({ name }) => name)).toEqual(['adot', 'metrics-server']);
  expect(addons[0]?.podIdentities.map(({ serviceAccount }) => serviceAccount)).toEqual(['a', 'b']);
});
