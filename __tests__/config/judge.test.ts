import { resolve } from '../../lib/config/resolve';
import { formatPath, startsWith, type InputPath, valueAt } from '../../lib/rules/input-path';
import { richInput } from '../support/rich-input';

const today = '2026-11-21';
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

/** A copy in which another value stands at a path; undefined takes it away. */
function changed(whole: unknown, [key, ...rest]: InputPath, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(whole) ? [...(whole as readonly unknown[])] : { ...Object(whole) }) as Record<string, unknown>;
  copy[String(key)] = changed(copy[String(key)], rest, value);
  return copy;
}

const place = ({ rule, path }: { readonly rule: string; readonly path: InputPath }): string => `${rule} ${formatPath(path)}`;
const told = (input: unknown): readonly string[] => resolve(input, { today }).findings.map(place);
const waiting = (input: unknown): readonly string[] =>
  resolve(input, { today })
    .findings.filter(({ rule }) => rule === 'SHP005')
    .map(({ message }) => message);

const before = new Set(told(richInput));
const ofOrders = { namespace: 'orders', serviceAccount: 'twice', managedPolicies: ['ReadOnlyAccess'] };

/** One mistake in each part, with what says so. */
const MISTAKES: readonly (readonly [finding: string, path: InputPath, value: unknown])[] = [
  ['ENV007 tags.team', ['tags'], { Team: 'a', team: 'b' }],
  ['ENV010 rolePath', ['rolePath'], 'platform'],
  ['STA001 state.bucket', ['state', 'bucket'], 's3://state'],
  ['NET020 network.subnetSizes.node', ['network', 'subnetSizes', 'node'], 29],
  ['CLU003 cluster.version', ['cluster', 'version'], '1.22'],
  ['CLU030 cluster.serviceCidr', ['cluster', 'serviceCidr'], '172.20.0.0/30'],
  ['ACC007 access.teams.orders.namespaces[0]', ['access', 'teams', 'orders', 'namespaces', 0], 'Orders'],
  ['ACC015 access.teams.shipping.role', ['access', 'teams', 'shipping', 'role'], role('orders')],
  ['POD004 podIdentities.two.serviceAccount', ['podIdentities'], { one: ofOrders, two: ofOrders }],
  ['IRS003 irsaRoles.two.serviceAccount', ['irsaRoles'], { one: ofOrders, two: ofOrders }],
  ['ADD008 addons.adot', ['addons', 'adot'], {}],
  ['NPL003 platform.nodePools.static.expireAfter', ['platform', 'nodePools', 'static', 'expireAfter'], '9000h'],
  ['NPL002 platform.nodePools.static.nodeClass', ['platform', 'nodePools', 'static', 'nodeClass'], 'owm'],
  ['PLT041 platform.accessRole', ['platform', 'accessRole'], role('nobody')],
];

describe('what is wrong in one part hides nothing of another', () => {
  test.each(MISTAKES)('%s is told where nothing else is wrong', (finding, path, value) => {
    expect(told(changed(richInput, path, value))).toContain(finding);
  });

  test.each<[where: string, value: unknown, hidden?: readonly string[]]>([
    ['profile', 'prodution'],
    ['name', undefined],
    ['project', 7],
    ['account', '12'],
    ['region', 'Tokyo'],
    ['region', undefined],
    ['region', 'eu-central'],
    ['state', 's3'],
    ['tags', 'shop'],
    ['network', 'vpc', ['NET020']],
    ['network', undefined, ['NET020']],
    ['network.cidr', '10.0.0.0/33', ['NET020']],
    ['network.zonse', []],
    ['cluster', 'eks', ['CLU003', 'CLU030', 'NPL002']],
    ['cluster', undefined, ['CLU003', 'CLU030', 'NPL002']],
    ['cluster.version', 1.36],
    ['cluster.logs.types.0', 'apii'],
    ['cluster.zones', 'all'],
    ['cluster.endpoint', 'publicc'],
    ['cluster.nodeGroups.legacy.size', 'small'],
    // Whose role is meant is not known; so is whether one of them reaches the API.
    ['access', undefined, ['ACC007', 'ACC015', 'PLT041']],
    ['access.pipeline', undefined, ['PLT041']],
    ['access.admins.0', 'platform-admin', ['PLT041']],
    ['access.teams.more', { role: 7 }, ['PLT041']],
    ['podIdentities.more', { namespace: 7 }],
    ['irsaRoles.more', { namespace: 7 }],
    ['addons.more', { version: 7 }],
    ['observability', 'datadog'],
    ['platform.delivery', 'ftp', ['PLT041']],
    ['platform.nodeClasses.own.ephemeralStorage', 80, ['PLT041']],
  ])('%s: %j', (where, value, hidden = []) => {
    const broken = where.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const others = MISTAKES.filter(([, path]) => !startsWith(path, broken) && !startsWith(broken, path));
    const missing = others.filter(([finding, path, mistake]) => {
      const both = changed(changed(richInput, path, mistake), broken, value);
      // Where the whole part was replaced, the mistake is gone.
      return valueAt(both, path) !== undefined && !told(both).includes(finding);
    });
    const ofWhole = MISTAKES.filter(([, path]) => broken.length === 1 && startsWith(path, broken)).map(([id]) => id.slice(0, 6));
    expect(missing.map(([finding]) => finding.slice(0, 6)).toSorted()).toEqual(
      hidden.filter((rule) => !ofWhole.includes(rule)).toSorted(),
    );

    const said = told(changed(richInput, broken, value));
    // No part of what is said is about what stood in.
    expect(
      said.filter((one) => !before.has(one) && !one.includes(` ${formatPath(broken.slice(0, 2))}`) && !one.startsWith('SHP')),
    ).toEqual([]);
    if (hidden.length > 0) expect(waiting(changed(richInput, broken, value))).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['zones of two regions', ['use1-az1', 'apne1-az2']],
    ['a zone without a slot', ['apne1-az1', 'apne1-az2', 'ap-northeast-1-tpe-1a']],
  ])('a region that is none beside %s is told, not thrown', (_, zones) => {
    expect(told(changed(changed(richInput, ['region'], undefined), ['network', 'zones'], zones))).toContain('SHP003 region');
  });

  test.each<[string, InputPath, unknown]>([
    ['POD002', ['podIdentities', 'orders', 'serviceAccount'], 'shop/orders'],
    ['POD001', ['podIdentities', 'orders', 'namespace'], 'Orders'],
    ['POD002', ['podIdentities', 'external-dns', 'serviceAccount'], 'dns/external-dns'],
    ['SHP001', ['podIdentities', 'orders', 'roel'], 'x'],
    ['SHP002', ['podIdentities', 'external-dns'], 7],
  ])('%s in a Pod Identity takes no permission away from an add-on', (mistake, path, value) => {
    const findings = told(changed(richInput, path, value));
    expect(findings.some((one) => one.startsWith(mistake))).toBe(true);
    expect(findings.filter((one) => one.startsWith('ADD007'))).toEqual([]);
  });

  test('an add-on without permissions is told where all Pod Identities are right', () => {
    const { 'external-dns': _, ...others } = richInput.podIdentities ?? {};
    expect(told(changed(richInput, ['podIdentities'], others))).toContain('ADD007 addons["external-dns"].podIdentities');
  });

  test('a privileged namespace is not judged where it is not known which add-ons use nodes', () => {
    const agents = { namespaces: { 'fluent-bit': { podSecurity: 'privileged' } } };
    const input = changed(changed(richInput, ['platform'], { delivery: 'gitops', ...agents }), ['addons'], {
      'fluent-bit': {},
      'metrics-server': { version: 'one' },
    });
    expect(told(changed(input, ['addons'], { 'fluent-bit': {} })).filter((one) => one.startsWith('NSP009'))).toEqual([]);
    expect(told(input).filter((one) => one.startsWith('NSP009'))).toEqual([]);
  });

  test('what waits is said in one line', () => {
    const both = changed(changed(richInput, ['network', 'cidr'], '10.0.0.0/33'), ['cluster', 'version'], 1.36);
    expect(waiting(both)).toEqual(['what follows from it is judged when it is right: cluster.version, network.cidr']);
  });

  test('a place is that of the member that is written, in whatever order the model has it', () => {
    const input = changed(richInput, ['platform', 'namespaces', 'orders', 'serviceAccounts'], ['orders-api', 'An Account']);
    expect(told(input)).toContain('NSP006 platform.namespaces.orders.serviceAccounts[1]');
  });
});
