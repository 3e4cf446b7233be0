import type { EnvironmentInput } from '../../lib/config/environment-input';
import { resolve } from '../../lib/config/resolve';
import { irsaRules } from '../../lib/rules/irsa';
import { formatPath } from '../../lib/rules/input-path';
import { smallInput, TODAY } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const ABOUT = /^(IRS|POD|PRM|SHP)/;

/** Findings about roles of pods, of a whole environment: `IRS001 cluster.oidcProvider`. */
function found(irsaRoles: object, more: object = {}): readonly string[] {
  const cluster = { ...smallInput.cluster, oidcProvider: true };
  const { findings } = resolve({ ...smallInput, cluster, irsaRoles, ...more }, { today: TODAY });
  return findings
    .filter(({ rule }) => ABOUT.test(rule) && rule !== 'SHP005')
    .map(({ rule, path }) => `${rule} ${formatPath(path)}`);
}

const legacy = {
  namespace: 'reports',
  serviceAccount: 'legacy',
  managedPolicies: ['AmazonS3ReadOnlyAccess'],
};
const api = { namespace: 'reports', serviceAccount: 'api', managedPolicies: ['AmazonS3ReadOnlyAccess'] };

/** Said about every environment with roles by IRSA. */
const NOTE = 'IRS004 irsaRoles.legacy';

test('a sound role is only told about Pod Identity', () => {
  expect(found({ legacy })).toEqual(['IRS004 irsaRoles.legacy']);
});

test('nothing is said where nothing is written', () => {
  expect(found({})).toEqual([]);
});

test('roles without an OIDC provider are found, whether it is off or left out', () => {
  const off = { cluster: { ...smallInput.cluster, oidcProvider: false } };

  expect(found({ legacy }, { cluster: smallInput.cluster })).toContain('IRS001 cluster.oidcProvider');
  expect(found({ legacy }, off)).toContain('IRS001 cluster.oidcProvider');
  expect(found({ legacy })).not.toContain('IRS001 cluster.oidcProvider');
});

test.each<[string, Partial<EnvironmentInput>, readonly string[]]>([
  ['a Pod Identity', { podIdentities: { legacy } }, ['IRS002 irsaRoles.legacy.serviceAccount']],
  ['another namespace', { podIdentities: { legacy: { ...api, namespace: 'shop', serviceAccount: 'legacy' } } }, []],
  ['another service account', { podIdentities: { api } }, []],
])('a service account that also has %s', (_, more, expected) => {
  expect(found({ legacy }, more).filter((text) => text.startsWith('IRS002'))).toEqual(expected);
});

test('a service account to which an add-on gives a role is found', () => {
  const efs = { ...legacy, namespace: 'kube-system', serviceAccount: 'efs-csi-controller-sa' };

  expect(found({ efs }, { addons: { 'aws-efs-csi-driver': {} } })).toContain('IRS002 irsaRoles.efs.serviceAccount');
});

test('two roles for one service account are found at the second', () => {
  const notes = ['IRS004 irsaRoles.one', 'IRS004 irsaRoles.two'];
  expect(found({ one: legacy, two: legacy })).toEqual(['IRS003 irsaRoles.two.serviceAccount', ...notes]);
  expect(found({ one: legacy, two: api })).toEqual(notes);
});

test.each<[string, object, readonly string[]]>([
  ['a namespace in upper case', { ...legacy, namespace: 'Reports' }, ['POD001 irsaRoles.legacy.namespace']],
  ['a service account for all', { ...legacy, serviceAccount: '*' }, ['POD002 irsaRoles.legacy.serviceAccount']],
  ['no permission', { namespace: 'reports', serviceAccount: 'legacy' }, ['POD013 irsaRoles.legacy', NOTE]],
  [
    'an access policy of EKS',
    { ...legacy, managedPolicies: ['AmazonEKSViewPolicy'] },
    ['POD018 irsaRoles.legacy.managedPolicies[0]'],
  ],
  [
    'a statement that IAM refuses',
    { ...legacy, statements: [{ Action: 'GetObject', Resource: '*' }] },
    ['POD014 irsaRoles.legacy.statements[0].Action'],
  ],
  [
    'an ARN of another partition',
    { ...legacy, statements: [{ Action: 's3:GetObject', Resource: 'arn:aws-cn:s3:::reports/*' }] },
    ['POD009 irsaRoles.legacy.statements[0].Resource'],
  ],
  ['a role that exists', { ...legacy, role: 'arn:aws:iam::111122223333:role/legacy' }, ['SHP001 irsaRoles.legacy.role', NOTE]],
  [
    'an application set without service account',
    { permissions: { set: 'sqs-send', queueArns: ['arn:aws:sqs:ap-northeast-1:111122223333:orders'] } },
    ['PRM007 irsaRoles.legacy'],
  ],
  ['a set without its scope', { permissions: { set: 'external-dns' } }, ['PRM002 irsaRoles.legacy.permissions']],
])('%s is found, as it is for Pod Identities', (_, role, expected) => {
  expect(found({ legacy: role })).toEqual(expected);
});

test('a name that cannot be an address is found', () => {
  expect(found({ 'Legacy Reports': legacy })).toEqual(['POD003 irsaRoles["Legacy Reports"]']);
});

test('permissions of the catalogue bring their usual service account', () => {
  const permissions = { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] };
  const { partial } = resolve(
    { ...smallInput, cluster: { ...smallInput.cluster, oidcProvider: true }, irsaRoles: { dns: { permissions } } },
    { today: TODAY },
  );

  expect(partial.irsaRoles?.[0]).toMatchObject({ namespace: 'external-dns', serviceAccount: 'external-dns' });
  expect(partial.irsaRoles?.[0]?.role.inlinePolicies['permissions']?.Statement).not.toEqual([]);
});

test('names that only Terraform knows are not compared', () => {
  expect(found({ legacy: { ...legacy, namespace: '${kubernetes_namespace.a.id}', serviceAccount: '${local.a}' } })).toEqual([
    NOTE,
  ]);
});

test.each([
  [
    'too many characters',
    'IRS005',
    {
      statements: [
        { Action: 's3:GetObject', Resource: Array.from({ length: 300 }, (_, n) => `arn:aws:s3:::reports-of-the-year-${n}/*`) },
      ],
    },
  ],
  ['too many managed policies', 'IRS006', { managedPolicies: Array.from({ length: 30 }, (_, n) => `Policy${n}`) }],
])('%s are found', (_, rule, more) => {
  expect(found({ legacy: { ...legacy, ...more } }).filter((text) => text.startsWith(rule))).toHaveLength(1);
  expect(found({ legacy }).filter((text) => text.startsWith(rule))).toEqual([]);
});

everyRuleHasCases(irsaRules);
