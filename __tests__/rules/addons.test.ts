import { builtInAddons } from '../../lib/aws/addons';
import { buildAddons, type AddonSettings } from '../../lib/model/addons';
import type { PartialEnvironment } from '../../lib/model/environment';
import { buildPodIdentities } from '../../lib/model/pod-identities';
import { addonRules } from '../../lib/rules/addons';
import { formatPath } from '../../lib/rules/input-path';
import type { AnyRelationRule, ValueRule } from '../../lib/rules/rule';
import { runRelationRules, runValueRules } from '../../lib/rules/run';
import { aroundAddons, podIdentitySettings, podRoleSettings, roleArn } from '../support/access';
import { emptyNetwork } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const valueRules = addonRules.filter((rule): rule is ValueRule => rule.kind === 'value');
const relationRules = addonRules.filter((rule): rule is AnyRelationRule => rule.kind === 'relation');
const context = { today: '2026-11-21', environment: 'dev' };

const found = (addons: object): readonly string[] =>
  runValueRules(valueRules, { addons, cluster: {} }, { ...context, skip: () => false }).map(
    ({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

const metrics = (settings: object) => ({ 'metrics-server': settings });
const PLACE = 'addons["metrics-server"]';

function circular(): object {
  const self: { me?: object } = {};
  self.me = self;
  return self;
}

describe('value rules', () => {
  test.each([...builtInAddons.keys()])('%s, which Auto Mode contains, is found', (name) => {
    expect(found({ [name]: {} })).toEqual([`ADD001 ${formatPath(['addons', name])}`]);
  });

  test.each<[string, object, readonly string[]]>([
    ['a misspelt name', { 'metric-server': {} }, ['ADD002 addons["metric-server"] → metrics-server']],
    ['a name in upper case', { 'External-DNS': {} }, ['ADD002 addons["External-DNS"] → external-dns']],
    ['a name that is not known', { datadog_operator: {} }, ['ADD003 addons.datadog_operator']],
    ['a version without v', metrics({ version: '0.8.0-eksbuild.2' }), [`ADD004 ${PLACE}.version → v0.8.0-eksbuild.2`]],
    ['a version without its build', metrics({ version: 'v0.8.0' }), [`ADD004 ${PLACE}.version`]],
    ['latest', metrics({ version: 'latest' }), [`ADD004 ${PLACE}.version`]],
    [
      'a build of the Marketplace without v',
      { datadog_operator: { version: '0.1.3-eksbuild.2' } },
      ['ADD003 addons.datadog_operator', 'ADD004 addons.datadog_operator.version → v0.1.3-eksbuild.2'],
    ],
    [
      'no version for the Marketplace either',
      { datadog_operator: { version: 'newest' } },
      ['ADD003 addons.datadog_operator', 'ADD004 addons.datadog_operator.version'],
    ],
    ['a name that is none', { 'metrics server': {} }, ['ADD002 addons["metrics server"] → metrics-server']],
    ['an empty name', { '': {} }, ['ADD002 addons[""]']],
    [
      'a role for an add-on that calls nothing of AWS',
      metrics({ podIdentities: { 'metrics-server': { managedPolicies: ['ReadOnlyAccess'] } } }),
      [`ADD016 ${PLACE}.podIdentities`],
    ],
    ['a function', metrics({ configuration: { a: { b: () => 1 } } }), [`ADD005 ${PLACE}.configuration.a.b`]],
    ['an undefined value', metrics({ configuration: { replicas: undefined } }), [`ADD005 ${PLACE}.configuration.replicas`]],
    [
      'a number that is none',
      metrics({ configuration: { replicas: [Number.NaN] } }),
      [`ADD005 ${PLACE}.configuration.replicas[0]`],
    ],
    ['a big number', metrics({ configuration: { replicas: 1n } }), [`ADD005 ${PLACE}.configuration.replicas`]],
    ['an object of a class', metrics({ configuration: { since: new Date(0) } }), [`ADD005 ${PLACE}.configuration.since`]],
    ['a configuration that contains itself', metrics({ configuration: circular() }), [`ADD005 ${PLACE}.configuration.me`]],
    [
      'an agent that is too old for Pod Identity',
      { 'amazon-cloudwatch-observability': { version: 'v3.0.0-eksbuild.1' } },
      ['ADD013 addons["amazon-cloudwatch-observability"].version'],
    ],
    [
      'a service account in upper case',
      { adot: { podIdentities: { Collector: {} } } },
      ['ADD006 addons.adot.podIdentities.Collector → collector'],
    ],
  ])('%s is found', (_, addons, expected) => {
    expect(found(addons)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['known add-ons', { 'metrics-server': {}, 'external-dns': {}, 'cert-manager': {} }],
    ['a version', metrics({ version: 'v0.8.0-eksbuild.2' })],
    ['a version that is a reference', metrics({ version: '${data.aws_eks_addon_version.a.version}' })],
    ['an agent that knows Pod Identity', { 'amazon-cloudwatch-observability': { version: 'v3.1.0-eksbuild.1' } }],
    ['a newer one', { 'amazon-cloudwatch-observability': { version: 'v10.0.1-eksbuild.1' } }],
    ['plain values', metrics({ configuration: { a: [1, 'b', true, null, { c: {} }], shared: [] } })],
    ['no values', metrics({ configuration: {} })],
    ['a value at two places', metrics({ configuration: ((same) => ({ a: same, b: same }))({ c: 1 }) })],
    ['service accounts', { adot: { podIdentities: { 'adot-collector': {} } } }],
  ])('%s are fine', (_, addons) => {
    expect(found(addons)).toEqual([]);
  });

  test('the place inside the configuration is named', () => {
    const [finding] = runValueRules(
      valueRules,
      { addons: metrics({ configuration: { pods: [{ size: Number.POSITIVE_INFINITY }] } }) },
      { ...context, skip: () => false },
    );

    expect(finding).toMatchObject({
      path: ['addons', 'metrics-server', 'configuration', 'pods', 0, 'size'],
      message: 'JSON has no Infinity',
    });
  });
});

describe('relation rules', () => {
  const plain: AddonSettings = { version: undefined, configuration: undefined, podIdentities: undefined };
  const build = (addons: Readonly<Record<string, Partial<AddonSettings>>>) =>
    buildAddons({
      ...podRoleSettings(),
      ...aroundAddons,
      addons: Object.fromEntries(Object.entries(addons).map(([name, settings]) => [name, { ...plain, ...settings }])),
    });
  const judged = (
    addons: Readonly<Record<string, Partial<AddonSettings>>>,
    around: Partial<PartialEnvironment> = {},
  ): readonly string[] => {
    const built = build(addons);
    const environment = { name: 'dev', podIdentities: [], addons: built, ...around };
    return [
      ...runRelationRules(relationRules, 'environment', environment, { ...context, at: [], input: {} }),
      ...runRelationRules(relationRules, 'addons', built, { ...context, at: ['addons'], input: {} }),
    ].map(({ rule, path, message }) => `${rule} ${formatPath(path)}: ${message}`);
  };
  const role = { role: roleArn('dns'), managedPolicies: [], statements: [] };
  const own = { role: undefined, managedPolicies: ['ReadOnlyAccess'], statements: [] };

  test.each<[string, Readonly<Record<string, Partial<AddonSettings>>>, readonly string[]]>([
    [
      'an add-on without permissions',
      { 'aws-mountpoint-s3-csi-driver': {} },
      [
        'ADD007 addons["aws-mountpoint-s3-csi-driver"].podIdentities: it needs s3:AbortMultipartUpload, s3:DeleteObject, s3:GetObject, s3:ListBucket, s3:PutObject',
      ],
    ],
    [
      'an add-on whose permissions were taken away',
      { 'aws-efs-csi-driver': { podIdentities: {} } },
      ['ADD007 addons["aws-efs-csi-driver"].podIdentities: it needs permissions'],
    ],
    ['an add-on without the one that it needs', { adot: {} }, ['ADD008 addons.adot: it needs cert-manager first']],
    [
      'two roles of one name',
      { one: { podIdentities: { controller: own } }, two: { podIdentities: { controller: own } } },
      ["ADD010 addons.two.podIdentities.controller: one makes the role 'shop-production-addon-controller' too"],
    ],
  ])('%s is found', (_, addons, expected) => {
    expect(judged(addons)).toEqual(expected);
  });

  test.each<[string, Readonly<Record<string, Partial<AddonSettings>>>]>([
    ['documented permissions', { 'aws-efs-csi-driver': {}, 'amazon-cloudwatch-observability': {} }],
    ['written permissions', { 'external-dns': { podIdentities: { 'external-dns': role } } }],
    ['permissions that are not always needed', { 'cert-manager': {} }],
    ['what is needed', { adot: {}, 'cert-manager': {} }],
    ['roles that exist', { one: { podIdentities: { controller: role } }, two: { podIdentities: { controller: role } } }],
  ])('%s are fine', (_, addons) => {
    expect(judged(addons)).toEqual([]);
  });

  test('permissions may come from a Pod Identity of the same service account', () => {
    const podIdentities = (serviceAccount: string) =>
      buildPodIdentities({
        ...podRoleSettings(),
        podIdentities: { dns: podIdentitySettings({ namespace: 'external-dns', serviceAccount }) },
      });
    expect(judged({ 'external-dns': {} }, { podIdentities: podIdentities('external-dns') })).toEqual([]);
    expect(judged({ 'external-dns': {} }, { podIdentities: podIdentities('dns') })).toEqual([
      expect.stringContaining('ADD007 addons["external-dns"].podIdentities'),
    ]);
  });

  test('an add-on that needs the internet is found in a network without', () => {
    const places = (internetGateway: boolean, name: string) =>
      runRelationRules(
        relationRules,
        'environment',
        { name: 'dev', network: { ...emptyNetwork, internetGateway }, addons: build({ [name]: {} }) },
        { ...context, at: [], input: {} },
      )
        .filter(({ rule }) => rule === 'ADD011')
        .map(({ rule, path }) => `${rule} ${formatPath(path)}`);

    expect(places(false, 'external-dns')).toEqual(['ADD011 addons["external-dns"]']);
    expect(places(true, 'external-dns')).toEqual([]);
    expect(places(false, 'metrics-server')).toEqual([]);
  });
});

test('every rule says where it comes from and how it looks right and wrong', () => {
  for (const rule of addonRules) {
    expect(rule.id).toMatch(/^ADD\d{3}$/);
    expect(rule.sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(rule.example.before).not.toBe(rule.example.after);
  }
  expect(new Set(addonRules.map(({ id }) => id)).size).toBe(addonRules.length);
});

everyRuleHasCases(addonRules);
