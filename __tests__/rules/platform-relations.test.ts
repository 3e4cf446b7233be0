import { smallEnvironment } from '../support/environment';
import { nodePool } from '../../lib/config/node-pool-presets';
import { buildAddons } from '../../lib/model/addons';
import { buildAccess } from '../../lib/model/access-entries';
import type { PartialEnvironment } from '../../lib/model/environment';
import { addonPlacementRules } from '../../lib/rules/addon-placement';
import { formatPath } from '../../lib/rules/input-path';
import { platformRelationRules } from '../../lib/rules/platform-relations';
import type { AnyRelationRule } from '../../lib/rules/rule';
import { runRelationRules } from '../../lib/rules/run';
import { buildPodIdentities } from '../../lib/model/pod-identities';
import { aroundAddons, accessSettings, podIdentitySettings, podRoleSettings, roleArn } from '../support/access';
import { type Around, platform } from '../support/platform';
import type { PlatformInput } from '../../lib/config/platform-input';
import { requirement } from '../../lib/model/kubernetes/requirement';
import { ownNetwork } from '../../lib/model/own-network';
import { networkSettings, zone } from '../support/network';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const rules = [...addonPlacementRules, ...platformRelationRules].filter(
  (rule): rule is AnyRelationRule => rule.kind === 'relation',
);
const reporter = { today: '2026-11-21', environment: 'dev', at: [], input: {} };

const addonsBeside = (around: Partial<Parameters<typeof buildAddons>[0]>, ...names: readonly string[]) =>
  buildAddons({
    ...podRoleSettings(),
    ...aroundAddons,
    ...around,
    addons: Object.fromEntries(
      names.map((name) => [name, { version: undefined, configuration: undefined, podIdentities: undefined }]),
    ),
  });

const addons = (...names: readonly string[]) => addonsBeside({}, ...names);

const told = (environment: Omit<PartialEnvironment, 'name'>): readonly string[] =>
  runRelationRules(rules, 'environment', { name: 'dev', ...environment }, reporter).map(
    ({ rule, path, received }) => `${rule} ${formatPath(path)}: ${received ?? ''}`,
  );

const inPlatform = (input: Partial<PlatformInput>, around?: Around): readonly string[] =>
  runRelationRules(rules, 'platform', platform(input, around), reporter).map(({ rule, path }) => `${rule} ${formatPath(path)}`);

describe('add-ons and node pools', () => {
  test('what waits for node pools is named, once, where nothing makes it', () => {
    const mixed = addons('metrics-server', 'cert-manager', 'fluent-bit');
    const { cluster } = smallEnvironment();
    expect(told({ cluster, addons: mixed })).toEqual(['ADD009 addons: cert-manager, metrics-server']);
    // Pools of a cluster that could not be decided may take them.
    expect(told({ addons: mixed })).toEqual([]);
    expect(told({ addons: mixed, platform: platform({}, { addons: mixed }) })).toEqual([]);
    expect(told({ cluster, addons: addons('fluent-bit') })).toEqual([]);
    // What nobody wrote among the add-ons is told where it was asked for.
    const brought = addons('metrics-server', 'amazon-cloudwatch-observability');
    expect(told({ cluster, addons: brought, observability: { kind: 'cloudwatch', logGroups: [] } })).toEqual([
      'ADD009 addons: metrics-server',
      'ADD009 observability: amazon-cloudwatch-observability',
    ]);
  });

  test.each<[string, readonly ('general-purpose' | 'system')[], readonly string[]]>([
    ['only the tainted pool', ['system'], ['ADD012 addons.adot: no configuration']],
    ['a pool that takes every pod', ['general-purpose', 'system'], []],
  ])('%s', (_, builtInNodePools, expected) => {
    // metrics-server gets its tolerations; where adot takes them is for people to look up.
    // CloudWatch's agents tolerate everything by themselves.
    const names = ['adot', 'amazon-cloudwatch-observability', 'metrics-server'];
    const both = addonsBeside({ builtInNodePools }, ...names);
    expect(told({ addons: both, platform: platform({}, { addons: both, clusterSettings: { builtInNodePools } }) })).toEqual(
      expected,
    );
  });
});

describe('agents and taints', () => {
  const limits = { cpu: 10 } as const;
  const toldOf = (names: readonly string[], input: Partial<PlatformInput>, around: Around = {}): readonly string[] => {
    const made = addons(...names);
    return told({ addons: made, platform: platform(input, { addons: made, ...around }) });
  };
  const spot: Partial<PlatformInput> = { nodePools: { batch: nodePool.spot({ limits }) } };

  test.each<[string, readonly string[], Partial<PlatformInput>, Around, readonly string[]]>([
    ['an agent that stays off a pool', ['fluent-bit'], spot, {}, ['ADD015 addons["fluent-bit"]: no tolerations']],
    ['an agent that tolerates everything by itself', ['prometheus-node-exporter'], spot, {}, []],
    ['what runs anywhere', ['cert-manager'], spot, {}, []],
    ['no taint', ['fluent-bit'], { nodePools: { a: { limits } } }, {}, []],
    [
      'an agent that runs on no node',
      ['aws-secrets-store-csi-driver-provider'],
      spot,
      { clusterSettings: { builtInNodePools: [] } },
      ['ADD012 addons["aws-secrets-store-csi-driver-provider"]: no configuration'],
    ],
    [
      'a driver that tolerates the taint of the built-in pool by itself',
      ['aws-efs-csi-driver'],
      {},
      { clusterSettings: { builtInNodePools: ['system'] } },
      [],
    ],
    [
      'volumes of buckets',
      ['aws-mountpoint-s3-csi-driver'],
      {},
      {},
      ['ADD014 addons["aws-mountpoint-s3-csi-driver"]: \'aws-mountpoint-s3-csi-driver\''],
    ],
    ['volumes of file systems', ['aws-efs-csi-driver'], {}, {}, []],
  ])('%s', (_, names, input, around, expected) => {
    expect(toldOf(names, input, around)).toEqual(expected);
  });
});

describe('the role that reaches the API', () => {
  const access = buildAccess(accessSettings({ admins: [roleArn('admin')] }));

  test.each<[string, string | undefined, readonly string[]]>([
    ['a role without an entry', roleArn('deploy'), [`PLT041 platform.accessRole: '${roleArn('deploy')}'`]],
    ['a role with an entry', roleArn('admin'), []],
    ['the pipeline itself', undefined, []],
    ['a reference, which nobody can compare yet', '${aws_iam_role.deploy.arn}', []],
  ])('%s', (_, accessRole, expected) => {
    expect(told({ access, platform: platform(accessRole === undefined ? {} : { accessRole }) })).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    ['a name', 'platform-admin', ['PLT040 accessRole']],
    ['a user', 'arn:aws:iam::111122223333:user/someone', ['PLT040 accessRole']],
    ['a role', roleArn('admin'), []],
    ['a reference', '${aws_iam_role.deploy.arn}', []],
  ])('%s', (_, accessRole, expected) => {
    expect(inPlatform({ accessRole })).toEqual(expected);
  });
});

describe('NSP005 groups without rights', () => {
  const access = buildAccess(
    accessSettings({
      teams: {
        payments: {
          role: roleArn('payments'),
          policy: undefined,
          namespaces: undefined,
          groups: ['payments-readers', 'payments-dev'],
          userName: undefined,
        },
      },
    }),
  );

  test.each<[string, Partial<PlatformInput>, readonly string[]]>([
    [
      'one of two is bound',
      { namespaces: { payments: { groups: { 'payments-readers': 'view' } } } },
      ["NSP005 access.teams.payments.groups[1]: 'payments-dev'"],
    ],
    [
      'both are bound',
      {
        namespaces: { payments: { groups: { 'payments-readers': 'view' } } },
        roleBindings: { dev: { namespace: 'argocd', group: 'payments-dev', clusterRole: 'edit' } },
      },
      [],
    ],
  ])('%s', (_, input, expected) => {
    expect(told({ access, platform: platform(input, { access }) })).toEqual(expected);
  });
});

describe('NSP010 namespaces that look misspelt', () => {
  const team = (namespaces: 'all' | readonly string[]) => ({
    role: roleArn('payments'),
    policy: 'view',
    namespaces,
    groups: [],
    userName: undefined,
  });
  const pods = (namespace: string) =>
    buildPodIdentities({
      ...podRoleSettings(),
      podIdentities: { api: podIdentitySettings({ namespace }) },
    });
  const declared = platform({ namespaces: { payments: {}, orders: {} } });
  const access = (namespaces: 'all' | readonly string[]) => buildAccess(accessSettings({ teams: { shop: team(namespaces) } }));

  test.each<[string, Omit<PartialEnvironment, 'name'>, readonly string[]]>([
    [
      'of a team, at its own place',
      { platform: declared, access: access(['orders', 'payment']) },
      ["NSP010 access.teams.shop.namespaces[1]: 'payment'"],
    ],
    [
      'of a Pod Identity, at its own place',
      { platform: declared, podIdentities: pods('paymnets') },
      ["NSP010 podIdentities.api.namespace: 'paymnets'"],
    ],
    ['declared', { platform: declared, access: access(['payments']), podIdentities: pods('orders') }, []],
    ['a pattern, or all', { platform: declared, access: access(['payment*']) }, []],
    ['all', { platform: declared, access: access('all') }, []],
    ['another of a series', { platform: platform({ namespaces: { 'team-a': {} } }), access: access(['team-b']) }, []],
    ['of somebody else', { platform: declared, podIdentities: pods('kube-system') }, []],
    ['without a platform', { access: access(['payment']) }, []],
  ])('%s', (_, environment, expected) => {
    expect(told(environment).filter((text) => text.startsWith('NSP'))).toEqual(expected);
  });
});

describe('NPL039 node pools and the zones of the network', () => {
  const limits = { cpu: 10 };
  const inZones = (...names: readonly [string, ...string[]]) => ({
    batch: { limits, requirements: [requirement('topology.kubernetes.io/zone').in(...names)] },
  });
  const environment = (zones: readonly string[], input: Partial<PlatformInput>) => {
    const network = ownNetwork(networkSettings({ prefix: 'shop-production', zones: zones.map((one) => zone(one)) }));
    return { prefix: 'shop-production', network, platform: platform(input, { network }) };
  };
  const names = ['ap-northeast-1a', 'ap-northeast-1c'];

  test.each<[string, readonly string[], Partial<PlatformInput>, readonly string[]]>([
    [
      'another zone',
      names,
      { nodePools: inZones('ap-northeast-1d') },
      ['NPL039 platform.nodePools.batch.requirements[0]: ap-northeast-1d'],
    ],
    ['a zone of the network', names, { nodePools: inZones('ap-northeast-1d', 'ap-northeast-1c') }, []],
    ['a network whose zones are written as ids', ['apne1-az1', 'apne1-az2'], { nodePools: inZones('ap-northeast-1d') }, []],
    [
      'a node class with subnets of somebody else',
      names,
      { nodePools: inZones('ap-northeast-1d'), nodeClasses: { own: { subnetSelectorTerms: [{ tags: { kind: 'shared' } }] } } },
      [],
    ],
    ['no zone', names, { nodePools: { batch: { limits } } }, []],
  ])('%s', (_, zones, input, expected) => {
    expect(told(environment(zones, input)).filter((text) => text.startsWith('NPL'))).toEqual(expected);
  });
});

everyRuleHasCases([...platformRelationRules, ...addonPlacementRules]);
