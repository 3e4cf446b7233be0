import { addonTable, type KnownAddon } from '../../lib/aws/addons';
import type { Addon } from '../../lib/model/addon';
import type { BuiltInNodePool } from '../../lib/model/cluster';
import { buildAddons, placementOf, type AddonSettings } from '../../lib/model/addons';
import { podRoleSettings, roleArn } from '../support/access';

const settings = (overrides: Partial<AddonSettings> = {}): AddonSettings => ({
  version: undefined,
  configuration: undefined,
  podIdentities: undefined,
  ...overrides,
});

const build = (addons: Readonly<Record<string, AddonSettings>>): readonly Addon[] =>
  buildAddons({ ...podRoleSettings(), builtInNodePools: [], addons });

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
    expect(placementOf(name, [])).toBe(expected);
  });

  test.each<[string, readonly BuiltInNodePool[], 'cluster' | 'platform']>([
    ['a kind of object that is planned later', ['system'], 'cluster'],
    ['a kind of object, and no built-in pool takes its pods', [], 'platform'],
  ])('what brings %s: %s', (_, builtInNodePools, expected) => {
    expect(placementOf('snapshot-controller', builtInNodePools)).toBe(expected);
    expect(placementOf('metrics-server', builtInNodePools)).toBe('platform');
  });

  test('with the cluster, it tolerates the taint of the only pool that is there', () => {
    const tolerations = (...builtInNodePools: readonly BuiltInNodePool[]) =>
      buildAddons({
        ...podRoleSettings(),
        builtInNodePools,
        addons: { 'snapshot-controller': { version: undefined, configuration: undefined, podIdentities: undefined } },
      }).map(({ configuration }) => configuration);
    expect(tolerations('system')).toEqual([{ tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }] }]);
    expect(tolerations('general-purpose', 'system')).toEqual([undefined]);
  });

  test.each(Object.keys(addonTable) as KnownAddon[])(
    '%s: only what schedules no pods of its own comes with the cluster',
    (name) => {
      expect(placementOf(name, []) === 'cluster').toBe(addonTable[name].schedules === 'daemonset');
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

test('add-ons and their service accounts are in order of their names', () => {
  const permissions = { role: undefined, managedPolicies: ['ReadOnlyAccess'], statements: [] };
  const addons = build({ 'metrics-server': settings(), adot: settings({ podIdentities: { b: permissions, a: permissions } }) });

  expect(addons.map(({ name }) => name)).toEqual(['adot', 'metrics-server']);
  expect(addons[0]?.podIdentities.map(({ serviceAccount }) => serviceAccount)).toEqual(['a', 'b']);
});
