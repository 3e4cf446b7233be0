import type { Access } from '../../lib/model/access';
import { buildAccess, standardAccessEntry, type AccessSettings } from '../../lib/model/access-entries';
import { accessRules } from '../../lib/rules/access';
import { formatPath } from '../../lib/rules/input-path';
import type { AnyRelationRule, ValueRule } from '../../lib/rules/rule';
import { runRelationRules, runValueRules } from '../../lib/rules/run';
import { accessSettings, nodeRole, OTHER_ACCOUNT, roleArn, team } from '../support/access';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const valueRules = accessRules.filter((rule): rule is ValueRule => rule.kind === 'value');
const relationRules = accessRules.filter((rule): rule is AnyRelationRule => rule.kind === 'relation');

const home = { account: '111122223333', region: 'ap-northeast-1' };

const findings = (access: unknown, environment: object = home) =>
  runValueRules(valueRules, { ...environment, access }, { today: '2026-11-21', environment: 'dev', skip: () => false });

/** `ACC001 access.admins[0] → what was probably meant` */
const found = (access: unknown, environment: object = home): readonly string[] =>
  findings(access, environment).map(
    ({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

const admin = (arn: string) => ({ admins: [arn] });
const payments = (settings: object) => ({ teams: { payments: settings } });
const ADMIN = roleArn('admin');
const SSO = 'role/aws-reserved/sso.amazonaws.com';

describe('principals', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a role by its name', admin('admin'), [`ACC001 access.admins[0] → ${ADMIN}`]],
    ['a text that is nothing', admin('the admins, please'), ['ACC001 access.admins[0]']],
    ['a session', admin('arn:aws:sts::111122223333:assumed-role/admin/anna'), [`ACC001 access.admins[0] → ${ADMIN}`]],
    [
      'a session of a permission set',
      admin('arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_A_0123456789abcdef/a'),
      ['ACC001 access.admins[0]'],
    ],
    ['the account root', admin('arn:aws:iam::111122223333:root'), ['ACC001 access.admins[0]']],
    ['a wildcard', admin(roleArn('dev-*')), ['ACC001 access.admins[0]']],
    ['a group', admin('arn:aws:iam::111122223333:group/admins'), ['ACC001 access.admins[0]']],
    ['an instance profile', admin('arn:aws:iam::111122223333:instance-profile/node'), ['ACC001 access.admins[0]']],
    ['an account of eleven digits', admin('arn:aws:iam::11112222333:role/admin'), ['ACC001 access.admins[0]']],
    ['a region in the ARN', admin('arn:aws:iam:eu-west-1:111122223333:role/admin'), [`ACC001 access.admins[0] → ${ADMIN}`]],
    ['a colon too few', admin('arn:aws:iam:111122223333:role/admin'), [`ACC001 access.admins[0] → ${ADMIN}`]],
    ['roles/ for role/', admin('arn:aws:iam::111122223333:roles/admin'), [`ACC001 access.admins[0] → ${ADMIN}`]],
    ['a blank before it', admin(' arn:aws:iam::111122223333:role/admin'), [`ACC001 access.admins[0] → ${ADMIN}`]],
    ['a name that IAM does not have', admin(roleArn('the admins')), ['ACC001 access.admins[0]']],
    ['a name that is too long', admin(roleArn('a'.repeat(65))), ['ACC001 access.admins[0]']],
    ['a role without a name', admin('arn:aws:iam::111122223333:role/'), ['ACC001 access.admins[0]']],
    [
      'each of the other places',
      { pipeline: { apply: 'a', plan: 'b' }, breakGlass: 'c', teams: { t: { role: 'd' } } },
      [
        `ACC001 access.pipeline.apply → ${roleArn('a')}`,
        `ACC001 access.pipeline.plan → ${roleArn('b')}`,
        `ACC001 access.breakGlass → ${roleArn('c')}`,
        `ACC001 access.teams.t.role → ${roleArn('d')}`,
      ],
    ],
    [
      'a service-linked role',
      admin(roleArn('aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper_1')),
      ['ACC002 access.admins[0]'],
    ],
    ['a permission set without path', admin(roleArn('AWSReservedSSO_Admin_0123456789abcdef')), ['ACC003 access.admins[0]']],
    [
      'a permission set with us-east-1 in its path',
      admin(`arn:aws:iam::111122223333:${SSO}/us-east-1/AWSReservedSSO_Admin_0123456789abcdef`),
      ['ACC003 access.admins[0]', 'ACC004 access.admins[0]'],
    ],
    [
      'a permission set without its digits',
      admin(`arn:aws:iam::111122223333:${SSO}/eu-west-1/AWSReservedSSO_Admin`),
      ['ACC003 access.admins[0]', 'ACC004 access.admins[0]'],
    ],
    [
      'a permission set, whose name can change',
      admin(`arn:aws:iam::111122223333:${SSO}/AWSReservedSSO_Admin_0123456789abcdef`),
      ['ACC004 access.admins[0]'],
    ],
    ['another partition', admin('arn:aws-cn:iam::111122223333:role/admin'), [`ACC005 access.admins[0] → ${ADMIN}`]],
    ['another account', admin(roleArn('admin', OTHER_ACCOUNT)), ['ACC006 access.admins[0]']],
    [
      'a pipeline of another account',
      { pipeline: { apply: roleArn('apply', OTHER_ACCOUNT), plan: roleArn('plan') } },
      ['ACC022 access.pipeline.apply'],
    ],
    ['the role of a capability', admin(roleArn('ArgoCDCapabilityRole')), ['ACC030 access.admins[0]']],
    [
      'the role of a capability as the console names it',
      admin(roleArn('AmazonEKSCapabilityACKRole')),
      ['ACC030 access.admins[0]'],
    ],
  ])('%s is found', (_, access, expected) => {
    expect(found(access)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['a role', ADMIN],
    ['a role with a path', roleArn('team/platform/admin')],
    ['a user', 'arn:aws:iam::111122223333:user/anna'],
    ['a role whose name only looks like a service-linked one', roleArn('aws-service-role')],
    ['a reference', '${aws_iam_role.admin.arn}'],
    ['a token of cdktf', '${TfToken[TOKEN.7]}'],
  ])('%s is fine', (_, arn) => {
    expect(found({ pipeline: { apply: arn, plan: arn }, admins: [arn], breakGlass: arn, teams: { t: { role: arn } } })).toEqual(
      [],
    );
  });

  test('roles of the partition of the region are fine', () => {
    expect(found(admin('arn:aws-cn:iam::111122223333:role/admin'), { account: '111122223333', region: 'cn-north-1' })).toEqual(
      [],
    );
  });

  test('nothing is suggested where the account is not known', () => {
    expect(found(admin('admin'), {})).toEqual(['ACC001 access.admins[0]']);
  });

  test.each(['the admins', roleArn('Platform Admin')])('the remedy for %s, the name of no role, looks among all roles', (arn) => {
    expect(findings(admin(arn))[0]?.fix).toContain('aws iam list-roles');
  });

  test('the remedy for a session of a permission set writes the call with what is known', () => {
    const [finding] = findings(admin('arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Db_Admin_0123456789abcdef/anna'));

    expect(finding?.fix).toContain("permissionSet: 'Db_Admin', suffix: '0123456789abcdef'");
  });
});

describe('what teams may do', () => {
  const tooLong = 'a'.repeat(64);

  test.each<[string, unknown, readonly string[]]>([
    [
      'a namespace in upper case',
      payments({ namespaces: ['Payments'] }),
      ['ACC007 access.teams.payments.namespaces[0] → payments'],
    ],
    [
      'a namespace with an underscore',
      payments({ namespaces: ['a', 'dev_1'] }),
      ['ACC007 access.teams.payments.namespaces[1] → dev-1'],
    ],
    ['a namespace with a dot', payments({ namespaces: ['a.b'] }), ['ACC007 access.teams.payments.namespaces[0] → a-b']],
    [
      'a namespace that is too long',
      payments({ namespaces: [tooLong] }),
      [`ACC007 access.teams.payments.namespaces[0] → ${'a'.repeat(63)}`],
    ],
    ['an empty namespace', payments({ namespaces: [''] }), ['ACC007 access.teams.payments.namespaces[0]']],
    ['no namespace', payments({ namespaces: [] }), ['ACC008 access.teams.payments.namespaces']],
    ['a namespace twice', payments({ namespaces: ['a', 'b', 'a'] }), ['ACC009 access.teams.payments.namespaces[2]']],
    [
      'a namespace that a pattern covers',
      payments({ namespaces: ['dev-1', 'dev-*'] }),
      ['ACC009 access.teams.payments.namespaces[0]'],
    ],
    ['all in a list', payments({ namespaces: ['all'] }), ['ACC009 access.teams.payments.namespaces[0]']],
    [
      'an IAM policy',
      payments({ policy: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      ['ACC010 access.teams.payments.policy'],
    ],
    [
      'an IAM policy whose name EKS has too',
      payments({ policy: 'arn:aws:iam::aws:policy/AmazonEKSComputePolicy' }),
      ['ACC010 access.teams.payments.policy'],
    ],
    ['a policy that EKS keeps', payments({ policy: 'AmazonEKSComputePolicy' }), ['ACC010 access.teams.payments.policy']],
    [
      'the ARN of an access policy',
      payments({ policy: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy' }),
      ['ACC010 access.teams.payments.policy → edit'],
    ],
    ['a misspelt policy', payments({ policy: 'cluster-amdin' }), ['ACC010 access.teams.payments.policy → cluster-admin']],
    ['a policy in upper case', payments({ policy: 'Edit' }), ['ACC010 access.teams.payments.policy → edit']],
    ['a role of Kubernetes', payments({ policy: 'developer' }), ['ACC010 access.teams.payments.policy']],
    [
      'a policy that AWS may have added',
      payments({ policy: 'AmazonRocketSciencePolicy' }),
      ['ACC011 access.teams.payments.policy'],
    ],
    ['the policy of nodes', payments({ policy: 'AmazonEKSAutoNodePolicy' }), ['ACC011 access.teams.payments.policy']],
    ['a user name of Kubernetes', payments({ userName: 'system:admin' }), ['ACC012 access.teams.payments.userName → admin']],
    ['a user name of AWS', payments({ userName: 'iam:me' }), ['ACC012 access.teams.payments.userName → me']],
    // https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html has john{{SessionName}} as the wrong one.
    [
      'a session without a colon',
      payments({ userName: 'john{{SessionName}}' }),
      ['ACC012 access.teams.payments.userName → john:{{SessionName}}'],
    ],
    [
      'a raw session without a colon',
      payments({ userName: 'john{{SessionNameRaw}}' }),
      ['ACC012 access.teams.payments.userName → john:{{SessionNameRaw}}'],
    ],
    ['a group of Kubernetes', payments({ groups: ['ok', 'system:masters'] }), ['ACC013 access.teams.payments.groups[1]']],
    ['a team with a space', { teams: { 'payments team': {} } }, ['ACC014 access.teams["payments team"] → payments-team']],
    ['a team in another script', { teams: { 決済: {} } }, ['ACC014 access.teams["決済"]']],
  ])('%s is found', (_, access, expected) => {
    expect(found(access)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['namespaces', { namespaces: ['payments', 'dev-*', 'team-1', 'a'.repeat(63)] }],
    ['patterns that do not cover each other', { namespaces: ['dev-*', '*-dev', 'devel'] }],
    ['the whole cluster', { namespaces: 'all' }],
    ['a namespace that is a reference', { namespaces: ['${kubernetes_namespace.a.id}'] }],
    ['a friendly policy', { policy: 'secret-reader' }],
    ['a policy by its AWS name', { policy: 'AmazonEKSViewPolicy' }],
    ['a policy of another service', { policy: 'AWSBackupFullAccessPolicyForBackup' }],
    ["user names of one's own", { userName: ':john{{SessionName}}' }],
    ['a colon anywhere before the session', { userName: 'jo:hn{{SessionNameRaw}}' }],
    ['a user name that only contains a reserved word', { userName: 'the-system:admin' }],
    ['groups', { groups: ['payments', 'eks-viewers', 'my:group'] }],
  ])('%s are fine', (_, settings) => {
    expect(found(payments(settings))).toEqual([]);
  });

  test('the message of the design', () => {
    const [finding] = findings(payments({ namespaces: ['Payments'] }));

    expect(finding).toMatchObject({
      severity: 'error',
      received: "'Payments'",
      message: "a namespace is lower case letters, digits and '-', at most 63 characters",
      suggestion: 'payments',
    });
  });
});

describe('who may assume the admin role', () => {
  const assumableBy = (...arns: string[]) => ({ adminRole: { assumableBy: arns } });

  test.each<[string, unknown, readonly string[]]>([
    ['a name', assumableBy('platform'), ['ACC019 access.adminRole.assumableBy[0]']],
    ['account in a list', assumableBy('account'), ['ACC019 access.adminRole.assumableBy[0]']],
    ['a wildcard in an ARN', assumableBy(ADMIN, roleArn('dev-*')), ['ACC019 access.adminRole.assumableBy[1]']],
    ['everybody', assumableBy('*'), ['ACC020 access.adminRole.assumableBy[0]']],
    ['another account', assumableBy(`arn:aws:iam::${OTHER_ACCOUNT}:root`), ['ACC020 access.adminRole.assumableBy[0]']],
    ['another account by its number', assumableBy(OTHER_ACCOUNT), ['ACC020 access.adminRole.assumableBy[0]']],
    [
      'another partition',
      assumableBy('arn:aws-cn:iam::111122223333:role/admin'),
      [`ACC005 access.adminRole.assumableBy[0] → ${ADMIN}`],
    ],
  ])('%s is found', (_, access, expected) => {
    expect(found(access)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ['the account', { adminRole: { assumableBy: 'account' } }],
    [
      'roles, users and sessions',
      assumableBy(ADMIN, 'arn:aws:iam::111122223333:user/anna', 'arn:aws:sts::111122223333:assumed-role/a/b'),
    ],
    ['a role of another account', assumableBy(roleArn('admin', OTHER_ACCOUNT))],
    ['a reference', assumableBy('${aws_iam_role.a.arn}')],
  ])('%s is fine', (_, access) => {
    expect(found(access)).toEqual([]);
  });
});

describe('all entries together', () => {
  const judged = (access: Access) =>
    runRelationRules(relationRules, 'access', access, { today: '2026-11-21', environment: 'dev', at: ['access'], input: {} });
  const places = (overrides: Partial<AccessSettings>): readonly string[] =>
    judged(buildAccess(accessSettings({ breakGlass: roleArn('emergency'), ...overrides }))).map(
      ({ rule, path }) => `${rule} ${formatPath(path)}`,
    );
  const pipeline = { apply: roleArn('apply'), plan: roleArn('plan') };

  test.each<[string, Partial<AccessSettings>, readonly string[]]>([
    ['an admin twice', { admins: [ADMIN, roleArn('other'), ADMIN] }, ['ACC015 access.admins[2]']],
    [
      'an admin who is a team',
      { admins: [ADMIN], teams: { platform: team({ role: ADMIN }) } },
      ['ACC015 access.teams.platform.role'],
    ],
    ['one name with two paths', { admins: [ADMIN, ADMIN.replace(':role/', ':role/teams/')] }, ['ACC015 access.admins[1]']],
    ['one name in two cases', { admins: [roleArn('Ops'), roleArn('ops')] }, ['ACC015 access.admins[1]']],
    ['two teams of one role', { teams: { a: team(), b: team() } }, ['ACC015 access.teams.b.role']],
    ['an admin for emergencies', { admins: [roleArn('emergency')] }, ['ACC015 access.breakGlass']],
    ['a plan role that administers', { pipeline, admins: [roleArn('plan')] }, ['ACC015 access.admins[0]']],
    ['an apply role among the admins', { pipeline, admins: [roleArn('apply')] }, ['ACC015 access.admins[0]']],
    [
      'the role of the nodes',
      { builtInNodePools: false, admins: [roleArn('shop-production-node')] },
      ['ACC015 access.admins[0]'],
    ],
    ['the role of built-in pools', { admins: [roleArn('shop-production-node')] }, ['ACC016 access.admins[0]']],
    ['only the pipeline', { breakGlass: undefined }, ['ACC018 access.pipeline']],
  ])('%s is found', (_, overrides, expected) => {
    expect(places(overrides)).toEqual(expected);
  });

  test.each<[string, Partial<AccessSettings>]>([
    ['a role that applies and plans', { pipeline: { apply: roleArn('terraform'), plan: roleArn('terraform') } }],
    ['different people', { pipeline, admins: [ADMIN], teams: { payments: team() } }],
    ['a role and a user of one name', { admins: [ADMIN, ADMIN.replace(':role/', ':user/')] }],
    ['equal names of different accounts', { admins: [ADMIN, roleArn('admin', OTHER_ACCOUNT)] }],
    [
      'an admin role instead of a person',
      { breakGlass: undefined, adminRole: { assumableBy: 'account', kubernetesOnly: false } },
    ],
    ['entries of nodes', { builtInNodePools: false, otherNodeRoles: [{ ...nodeRole, name: 'gpu', arn: roleArn('gpu') }] }],
  ])('%s is fine', (_, overrides) => {
    expect(places(overrides)).toEqual([]);
  });

  test('two paths of one name: what the account can tell', () => {
    const [finding] = judged(buildAccess(accessSettings({ admins: [roleArn('a/ops'), roleArn('b/ops')] })));
    expect(finding).toMatchObject({
      message: expect.stringMatching(/access\.admins\[0\] has '.*role\/a\/ops'; an account has one role 'ops'/),
      fix: expect.stringMatching(/aws iam get-role --role-name ops/),
    });
  });

  test('both places are named', () => {
    const [finding] = judged(buildAccess(accessSettings({ admins: [ADMIN], teams: { a: team({ role: ADMIN }) } })));

    expect(formatPath(finding?.path ?? [])).toBe('access.teams.a.role');
    expect(finding).toMatchObject({ received: `'${ADMIN}'`, message: expect.stringContaining('access.admins[0]') });
  });

  const viewer = standardAccessEntry({
    id: 'viewer',
    partition: 'aws',
    principalArn: ADMIN,
    createdRole: undefined,
    grants: [{ policy: 'cluster-admin', scope: { type: 'namespace', namespaces: ['a'] } }],
    groups: [],
    userName: undefined,
    path: [],
    tags: {},
  });
  const empty: Access = { pipeline: undefined, entries: [], automatic: [], adminRole: undefined };

  test.each<[string, Access]>([
    ['no entry', empty],
    ['an administrator of a namespace', { ...empty, entries: [viewer] }],
  ])('%s is not enough', (_, access) => {
    expect(judged(access).map(({ rule }) => rule)).toEqual(['ACC017']);
  });

  test('more entries than a cluster takes are found', () => {
    const admins = Array.from({ length: 3000 }, (_, index) => roleArn(`admin-${index}`));

    expect(places({ admins, breakGlass: undefined })).toEqual(['ACC021 access']);
    expect(places({ admins: admins.slice(1), breakGlass: undefined })).toEqual([]);
  });
});

test('every rule says where it comes from and how it looks right and wrong', () => {
  for (const rule of accessRules) {
    expect(rule.id).toMatch(/^ACC\d{3}$/);
    expect(rule.sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(rule.example.before).not.toBe(rule.example.after);
  }
  expect(new Set(accessRules.map(({ id }) => id)).size).toBe(accessRules.length);
});

everyRuleHasCases(accessRules);
