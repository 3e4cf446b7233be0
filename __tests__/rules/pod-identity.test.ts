import { buildAddons } from '../../lib/model/addons';
import { buildPodIdentities, type PodIdentitySettings } from '../../lib/model/pod-identities';
import { formatPath } from '../../lib/rules/input-path';
import { podIdentityRules } from '../../lib/rules/pod-identity';
import type { AnyRelationRule, ValueRule } from '../../lib/rules/rule';
import { runRelationRules, runValueRules } from '../../lib/rules/run';
import { aroundAddons, OTHER_ACCOUNT, podIdentitySettings, podRoleSettings, roleArn } from '../support/access';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const valueRules = podIdentityRules.filter((rule): rule is ValueRule => rule.kind === 'value');
const relationRules = podIdentityRules.filter((rule): rule is AnyRelationRule => rule.kind === 'relation');

const context = { today: '2026-11-21', environment: 'dev' };
const home = { account: '111122223333', region: 'ap-northeast-1' };

const foundIn = (input: object): readonly string[] =>
  runValueRules(valueRules, { ...home, ...input }, { ...context, skip: () => false }).map(
    ({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

/** Findings about Pod Identity `api`, which is in order but for what is given. */
const found = (settings: object): readonly string[] =>
  foundIn({
    podIdentities: { api: { namespace: 'shop', serviceAccount: 'api', managedPolicies: ['ReadOnlyAccess'], ...settings } },
  });

const at = (rule: string, place: string): readonly string[] => [`${rule} podIdentities.api.${place}`];

describe('service accounts', () => {
  test.each<[string, object, readonly string[]]>([
    ['a namespace in upper case', { namespace: 'Shop' }, at('POD001', 'namespace → shop')],
    ['a pattern', { namespace: 'Dev-*' }, at('POD001', 'namespace → dev')],
    ['a namespace that ends with a hyphen', { namespace: 'shop-' }, at('POD001', 'namespace → shop')],
    ['a namespace of 64 characters', { namespace: 'a'.repeat(64) }, at('POD001', `namespace → ${'a'.repeat(63)}`)],
    ['a service account in upper case', { serviceAccount: 'API' }, at('POD002', 'serviceAccount → api')],
    ['a service account with its namespace', { serviceAccount: 'shop:api' }, at('POD002', 'serviceAccount → api')],
    [
      'a service account as users see it',
      { serviceAccount: 'system:serviceaccount:shop:api' },
      at('POD002', 'serviceAccount → api'),
    ],
    ['an empty service account', { serviceAccount: '' }, at('POD002', 'serviceAccount')],
  ])('%s is found', (_, settings, expected) => {
    expect(found(settings)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['one letter', { namespace: 'a', serviceAccount: 'b' }],
    ['digits first', { namespace: '1', serviceAccount: '2-b' }],
    ['a service account with dots', { serviceAccount: 'api.v1' }],
    ['the longest names', { namespace: 'a'.repeat(63), serviceAccount: 'a'.repeat(253) }],
    ['references', { namespace: '${kubernetes_namespace.a.id}', serviceAccount: '${local.a}' }],
  ])('%s is fine', (_, settings) => {
    expect(found(settings)).toEqual([]);
  });

  test.each([
    ['Payments API', 'POD003 podIdentities["Payments API"] → payments-api'],
    ['_st', 'POD003 podIdentities._st → st'],
    ['api.v1', 'POD003 podIdentities["api.v1"] → api-v1'],
  ])('the name %s is found', (name, expected) => {
    expect(
      foundIn({ podIdentities: { [name]: { namespace: 'a', serviceAccount: 'b', role: '${aws_iam_role.a.arn}' } } }),
    ).toEqual([expected]);
  });
});

describe('roles', () => {
  const own = roleArn('api');
  const role = (arn: string) => ({ role: arn, managedPolicies: undefined });

  test.each<[string, object, readonly string[]]>([
    ['a user', role('arn:aws:iam::111122223333:user/api'), [...at('POD007', 'role'), ...at('POD011', 'role')]],
    ['a name that IAM does not have', role(roleArn('the api')), [...at('POD007', 'role'), ...at('POD011', 'role')]],
    ['a name', role('api'), [...at('POD007', 'role'), ...at('POD011', 'role')]],
    [
      'a session',
      role('arn:aws:sts::111122223333:assumed-role/api/pod'),
      [...at('POD007', `role → ${own}`), ...at('POD011', 'role')],
    ],
    [
      'a service-linked role',
      role(roleArn('aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS')),
      [...at('POD007', 'role'), ...at('POD011', 'role')],
    ],
    ['a role of another account', role(roleArn('api', OTHER_ACCOUNT)), [...at('POD008', 'role'), ...at('POD011', 'role')]],
    ['a role that exists, whose trust is unknown', role(own), at('POD011', 'role')],
    ['a target that is no role', { targetRole: 'reports' }, [...at('POD007', 'targetRole'), ...at('POD012', 'targetRole')]],
    ['a target role, which has to trust', { targetRole: roleArn('reports', OTHER_ACCOUNT) }, at('POD012', 'targetRole')],
    ['pods without session tags', { sessionTags: false }, at('POD010', 'sessionTags')],
  ])('%s is found', (_, settings, expected) => {
    expect(found(settings)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['a reference', role('${aws_iam_role.a.arn}')],
    ['a target that is a reference', { targetRole: '${TfToken[TOKEN.3]}' }],
    ['session tags', { sessionTags: true }],
  ])('%s is fine', (_, settings) => {
    expect(found(settings)).toEqual([]);
  });

  test('roles of add-ons are judged alike', () => {
    const podIdentities = (arn: string) => ({ addons: { adot: { podIdentities: { collector: { role: arn } } } } });
    const place = 'addons.adot.podIdentities.collector.role';

    expect(foundIn(podIdentities('collector'))).toEqual([`POD007 ${place}`]);
    expect(foundIn(podIdentities(roleArn('collector', OTHER_ACCOUNT)))).toEqual([`POD008 ${place}`]);
    expect(foundIn(podIdentities(roleArn('collector')))).toEqual([]);
  });
});

describe('permissions', () => {
  const statement = (value: object) => ({ statements: [value] });
  const read = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' };

  test.each<[string, object, readonly string[]]>([
    ['nothing at all', { managedPolicies: undefined }, ['POD013 podIdentities.api']],
    ['empty lists', { managedPolicies: [], statements: [] }, ['POD013 podIdentities.api']],
    ['a statement without an action', statement({ Resource: '*' }), at('POD014', 'statements[0]')],
    ['a statement without a resource', statement({ Action: 's3:GetObject' }), at('POD014', 'statements[0]')],
    ['both Action and NotAction', statement({ ...read, NotAction: 's3:PutObject' }), at('POD014', 'statements[0]')],
    ['both Resource and NotResource', statement({ ...read, NotResource: '*' }), at('POD014', 'statements[0]')],
    ['no action in the list', statement({ ...read, Action: [] }), at('POD014', 'statements[0]')],
    [
      'an action without its service',
      statement({ ...read, Action: ['s3:GetObject', 'PutObject'] }),
      at('POD014', 'statements[0].Action[1]'),
    ],
    [
      'all that is wrong in a statement',
      statement({ Action: ['PutObject', 's3:GetObject', 'Get'], Resource: ['*', 'reports'], Sid: 'a b' }),
      [
        ...at('POD014', 'statements[0].Action[0]'),
        ...at('POD014', 'statements[0].Action[2]'),
        ...at('POD014', 'statements[0].Resource[1]'),
        ...at('POD014', 'statements[0].Sid'),
      ],
    ],
    [
      'two misspelt actions',
      statement({ ...read, NotAction: undefined, Action: ['s3:GetObjects', 's3:GetObject', 's3:PutObjekt'] }),
      [...at('POD021', 'statements[0].Action[0] → s3:GetObject'), ...at('POD021', 'statements[0].Action[2] → s3:PutObject')],
    ],
    // Accepted, and wider than it looks: AWS puts a wildcard for each part that is missing.
    ['an ARN of a service alone', statement({ ...read, Resource: 'arn:aws:s3' }), at('POD023', 'statements[0].Resource')],
    [
      'an ARN without its last part',
      statement({ ...read, Resource: ['*', 'arn:aws:sqs:eu-west-1:111122223333'] }),
      at('POD023', 'statements[0].Resource[1]'),
    ],
    ['a resource by its name', statement({ ...read, Resource: 'reports' }), at('POD014', 'statements[0].Resource')],
    ['a Sid with a space', statement({ ...read, Sid: 'read reports' }), at('POD014', 'statements[0].Sid')],
    [
      'a Sid twice',
      {
        statements: [
          { ...read, Sid: 'Read' },
          { ...read, Sid: 'Read' },
        ],
      },
      at('POD015', 'statements[1].Sid'),
    ],
    [
      'everything',
      statement({ Action: '*', Resource: '*' }),
      [...at('POD016', 'statements[0]'), ...at('POD017', 'statements[0]')],
    ],
    ['passing every role', statement({ Action: ['iam:PassRole'], Resource: '*' }), at('POD017', 'statements[0]')],
    ['all but S3', statement({ NotAction: 's3:*', Resource: '*' }), at('POD017', 'statements[0]')],
    ['all of IAM', statement({ Action: 'iam:*', Resource: ['*'] }), at('POD017', 'statements[0]')],
    ['a pattern that passing fits', statement({ Action: 'IAM:Pass*', Resource: '*' }), at('POD017', 'statements[0]')],
    ['an access policy', { managedPolicies: ['AmazonEKSViewPolicy'] }, at('POD018', 'managedPolicies[0]')],
    [
      'the ARN of an access policy',
      { managedPolicies: ['arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'] },
      at('POD018', 'managedPolicies[0]'),
    ],
    ['a role as policy', { managedPolicies: [roleArn('x')] }, at('POD018', 'managedPolicies[0]')],
    [
      'a policy of another account',
      { managedPolicies: [`arn:aws:iam::${OTHER_ACCOUNT}:policy/x`] },
      at('POD018', 'managedPolicies[0]'),
    ],
    [
      'a misspelt operator',
      statement({ ...read, Condition: { StringEqual: { a: 'b' } } }),
      at('POD014', 'statements[0].Condition.StringEqual → StringEquals'),
    ],
    ['a misspelt action', statement({ ...read, Action: 's3:GetObjects' }), at('POD021', 'statements[0].Action → s3:GetObject')],
    ['a wildcard that matches nothing', statement({ ...read, Action: 's3:Obtain*' }), at('POD021', 'statements[0].Action')],
    [
      'a managed policy without its path',
      { managedPolicies: ['AmazonEBSCSIDriverPolicy'] },
      at('POD022', 'managedPolicies[0] → service-role/AmazonEBSCSIDriverPolicy'),
    ],
    [
      'a managed policy without its last word',
      { managedPolicies: ['arn:aws:iam::aws:policy/AmazonS3ReadOnly'] },
      at('POD022', 'managedPolicies[0] → AmazonS3ReadOnlyAccess'),
    ],
    ['a policy with a space', { managedPolicies: ['Read Only'] }, at('POD018', 'managedPolicies[0]')],
  ])('%s is found', (_, settings, expected) => {
    expect(found(settings)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['a statement', statement(read)],
    ['lists and patterns', statement({ Sid: 'Read1', Action: ['s3:Get*', 's3:List?ucket'], Resource: ['arn:aws:s3:::a', '*'] })],
    ['a denial of everything', statement({ Effect: 'Deny', Action: '*', Resource: '*' })],
    ['NotAction and NotResource', statement({ NotAction: 'iam:*', NotResource: 'arn:aws:s3:::secret' })],
    ['references', statement({ Action: '${local.action}', Resource: '${aws_s3_bucket.reports.arn}/*' })],
    ['policy variables', statement({ ...read, Resource: 'arn:aws:s3:::reports/${aws:PrincipalTag/kubernetes-namespace}/*' })],
    ['passing one role', statement({ Action: 'iam:PassRole', Resource: roleArn('batch') })],
    [
      'passing roles to one service',
      statement({
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
    ],
    ['reading IAM', statement({ Action: 'iam:Get*', Resource: '*' })],
    ['Sids that differ', { statements: [{ ...read, Sid: 'A' }, { ...read, Sid: 'B' }, read, read] }],
    [
      'managed policies',
      {
        managedPolicies: [
          'service-role/AWSLambdaRole',
          'arn:aws:iam::aws:policy/ReadOnlyAccess',
          'arn:aws:iam::111122223333:policy/a/b',
        ],
      },
    ],
    ['a policy that is a reference', { managedPolicies: ['${aws_iam_policy.a.arn}'] }],
    ['a target role alone', { managedPolicies: undefined, targetRole: '${aws_iam_role.a.arn}' }],
  ])('%s is fine', (_, settings) => {
    expect(found(settings)).toEqual([]);
  });
});

test('statements of add-ons are judged alike', () => {
  const statements = (...list: object[]) => ({ addons: { adot: { podIdentities: { collector: { statements: list } } } } });
  const place = 'addons.adot.podIdentities.collector.statements';
  const write = { Action: 'aps:RemoteWrite', Resource: '*' };

  expect(foundIn(statements({ Action: 'RemoteWrite', Resource: '*' }))).toEqual([`POD014 ${place}[0].Action`]);
  expect(foundIn(statements({ ...write, Sid: 'A' }, { ...write, Sid: 'A' }))).toEqual([`POD015 ${place}[1].Sid`]);
  expect(foundIn(statements({ ...write, Resource: ['arn:aws-cn:aps:::a'] }))).toEqual([
    `POD009 ${place}[0].Resource[0] → arn:aws:aps:::a`,
  ]);
  expect(foundIn(statements(write))).toEqual([]);
});

describe('partitions', () => {
  const china = { account: '111122223333', region: 'cn-north-1' };

  test.each<[string, object, string]>([
    [
      'a resource',
      { statements: [{ Action: 's3:*', Resource: 'arn:aws:s3:::a' }] },
      'statements[0].Resource → arn:aws-cn:s3:::a',
    ],
    [
      'one of several resources',
      { statements: [{ Action: 's3:*', Resource: ['*', 'arn:aws:s3:::a'] }] },
      'statements[0].Resource[1] → arn:aws-cn:s3:::a',
    ],
    [
      'a resource that ends with a reference',
      { statements: [{ Action: 's3:*', Resource: 'arn:aws:s3:::${local.name}' }] },
      'statements[0].Resource → arn:aws-cn:s3:::${local.name}',
    ],
    ['a managed policy', { managedPolicies: ['arn:aws:iam::aws:policy/A'] }, 'managedPolicies[0] → arn:aws-cn:iam::aws:policy/A'],
  ])('%s of another one is found', (_, settings, expected) => {
    const api = { namespace: 'shop', serviceAccount: 'api', managedPolicies: ['ReadOnlyAccess'], ...settings };

    expect(foundIn({ ...china, podIdentities: { api } })).toEqual([`POD009 podIdentities.api.${expected}`]);
  });

  test('ARNs of the region and references are fine', () => {
    const statements = [{ Action: 's3:*', Resource: ['arn:aws-cn:s3:::a', '*', '${aws_s3_bucket.a.arn}'] }];

    expect(foundIn({ ...china, podIdentities: { api: { namespace: 'shop', serviceAccount: 'api', statements } } })).toEqual([]);
  });
});

describe('all together', () => {
  const build = (podIdentities: Readonly<Record<string, Partial<PodIdentitySettings>>>) =>
    buildPodIdentities({
      ...podRoleSettings(),
      podIdentities: Object.fromEntries(
        Object.entries(podIdentities).map(([name, settings]) => [
          name,
          podIdentitySettings({ serviceAccount: name, ...settings }),
        ]),
      ),
    });
  const judged = (podIdentities: Readonly<Record<string, Partial<PodIdentitySettings>>>): readonly string[] =>
    runRelationRules(relationRules, 'podIdentities', build(podIdentities), { ...context, at: ['podIdentities'], input: {} }).map(
      ({ rule, path, message }) => `${rule} ${formatPath(path)}: ${message}`,
    );

  test('two roles for one service account are found, with both names', () => {
    expect(judged({ reader: { serviceAccount: 'api' }, writer: { serviceAccount: 'api' } })).toEqual([
      'POD004 podIdentities.writer.serviceAccount: podIdentities.reader is for this service account too',
    ]);
  });

  test('equal names in different namespaces are fine', () => {
    expect(judged({ one: { serviceAccount: 'api', namespace: 'a' }, two: { serviceAccount: 'api', namespace: 'b' } })).toEqual(
      [],
    );
  });

  test('a role for the service account of an add-on is found', () => {
    const permissions = { version: undefined, configuration: undefined, podIdentities: undefined };
    const addons = buildAddons({ ...podRoleSettings(), ...aroundAddons, addons: { 'aws-efs-csi-driver': permissions } });
    const efs = { namespace: 'kube-system', serviceAccount: 'efs-csi-controller-sa' };
    const places = (podIdentities: Readonly<Record<string, Partial<PodIdentitySettings>>>) =>
      runRelationRules(
        relationRules,
        'environment',
        { name: 'dev', podIdentities: build(podIdentities), addons },
        { ...context, at: [], input: {} },
      ).map(({ rule, path }) => `${rule} ${formatPath(path)}`);

    expect(places({ efs })).toEqual(['POD005 podIdentities.efs.serviceAccount']);
    expect(places({ efs: { ...efs, namespace: 'storage' } })).toEqual([]);
    expect(runRelationRules(relationRules, 'environment', { name: 'dev' }, { ...context, at: [], input: {} })).toEqual([]);
  });

  test('more associations than a cluster takes are found', () => {
    const many = (length: number) => Object.fromEntries(Array.from({ length }, (_, index) => [`a${index}`, {}]));

    expect(judged(many(5001))).toEqual(['POD006 podIdentities: at most 5000 in a cluster']);
    expect(judged(many(5000))).toEqual([]);
  });

  test('statements that are too long are found, whatever the white space', () => {
    const statement = (length: number) => ({ Action: 's3:GetObject', Resource: `arn:aws:s3:::${'a'.repeat(length)}` });

    expect(judged({ api: { statements: [statement(10_240)] } })).toEqual([
      'POD019 podIdentities.api.statements: at most 10240 characters in a role',
    ]);
    expect(judged({ api: { statements: [statement(9000)] } })).toEqual([]);
    expect(judged({ api: { statements: [{ ...statement(9000), Sid: ' '.repeat(5000) }] } })).toEqual([]);
  });

  test('more managed policies than a role takes are found', () => {
    const managedPolicies = Array.from({ length: 11 }, (_, index) => `Policy${index}`);

    expect(judged({ api: { managedPolicies } })).toEqual(['POD020 podIdentities.api.managedPolicies: at most 10 by default']);
    expect(judged({ api: { managedPolicies: managedPolicies.slice(1) } })).toEqual([]);
    expect(judged({ api: { role: roleArn('api') } })).toEqual([]);
  });
});

test('every rule says where it comes from and how it looks right and wrong', () => {
  for (const rule of podIdentityRules) {
    expect(rule.id).toMatch(/^POD\d{3}$/);
    expect(rule.sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(rule.example.before).not.toBe(rule.example.after);
  }
  expect(new Set(podIdentityRules.map(({ id }) => id)).size).toBe(podIdentityRules.length);
});

everyRuleHasCases(podIdentityRules);
