import type { AccessEntry } from '../../lib/model/access';
import { buildAccess, type AccessSettings } from '../../lib/model/access-entries';
import { accessSettings, nodeRole, OTHER_ACCOUNT, roleArn, team } from '../support/access';

const entries = (overrides: Partial<AccessSettings> = {}): readonly AccessEntry[] =>
  buildAccess(accessSettings(overrides)).entries;

const ids = (overrides: Partial<AccessSettings> = {}): readonly string[] => entries(overrides).map(({ id }) => id);

const policies = (entry: AccessEntry | undefined) => entry?.policies.map(({ policy, scope }) => [policy, scope]);

const byId = (id: string, overrides: Partial<AccessSettings>): AccessEntry | undefined =>
  entries(overrides).find((entry) => entry.id === id);

const CLUSTER = { type: 'cluster' };

describe('who may do what', () => {
  test.each<[string, Partial<AccessSettings>, unknown]>([
    ['pipeline_apply', {}, [['AmazonEKSClusterAdminPolicy', CLUSTER]]],
    ['pipeline_plan', { pipeline: { apply: roleArn('apply'), plan: roleArn('plan') } }, [['AmazonEKSAdminViewPolicy', CLUSTER]]],
    ['admin_platform', { admins: [roleArn('platform')] }, [['AmazonEKSClusterAdminPolicy', CLUSTER]]],
    ['break_glass', { breakGlass: roleArn('emergency') }, [['AmazonEKSClusterAdminPolicy', CLUSTER]]],
    [
      'cluster_admin',
      { adminRole: { assumableBy: 'account', kubernetesOnly: false } },
      [['AmazonEKSClusterAdminPolicy', CLUSTER]],
    ],
    ['team_payments', { teams: { payments: team() } }, [['AmazonEKSViewPolicy', CLUSTER]]],
    [
      'team_payments',
      { teams: { payments: team({ policy: 'edit', namespaces: ['payments', 'dev-*'] }) } },
      [['AmazonEKSEditPolicy', { type: 'namespace', namespaces: ['payments', 'dev-*'] }]],
    ],
    ['team_payments', { teams: { payments: team({ policy: undefined, namespaces: undefined, groups: ['payments'] }) } }, []],
    ['node', { builtInNodePools: false }, [['AmazonEKSAutoNodePolicy', CLUSTER]]],
  ])('%s', (id, overrides, expected) => {
    expect(policies(byId(id, overrides))).toEqual(expected);
  });

  test('a team with RBAC of its own has groups and a user name', () => {
    const teams = { ops: team({ policy: undefined, namespaces: undefined, groups: ['ops'], userName: 'ops:{{SessionName}}' }) };

    expect(byId('team_ops', { teams })).toMatchObject({ type: 'STANDARD', groups: ['ops'], userName: 'ops:{{SessionName}}' });
  });

  test('a role that applies and plans has one entry', () => {
    const apply = roleArn('terraform');

    expect(ids({ pipeline: { apply, plan: apply } })).toEqual(['pipeline_apply']);
  });

  test('a principal that is written twice stays written twice, for the rule to find', () => {
    expect(ids({ admins: [roleArn('terraform-apply')] })).toEqual(['admin_terraform-apply', 'pipeline_apply']);
  });

  test('policy ARNs have the partition of the region', () => {
    const location = { account: '111122223333', region: 'cn-north-1', partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' };

    expect(byId('pipeline_apply', { location })?.policies[0]?.policyArn).toBe(
      'arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
    );
  });

  test('every entry says where it is written', () => {
    const written = entries({
      admins: [roleArn('a'), roleArn('b')],
      teams: { payments: team() },
      builtInNodePools: false,
    }).map(({ id, path }) => [id, path]);

    expect(Object.fromEntries(written)).toEqual({
      admin_a: ['admins', 0],
      admin_b: ['admins', 1],
      node: [],
      pipeline_apply: ['pipeline', 'apply'],
      team_payments: ['teams', 'payments'],
    });
  });
});

describe('the entry of nodes is made exactly when Auto Mode does not', () => {
  const other = { ...nodeRole, name: 'gpu-node', arn: roleArn('gpu-node') };

  test.each<[string, boolean, Partial<AccessSettings>, readonly string[]]>([
    ['built-in pools', true, {}, []],
    ['no built-in pools', false, {}, ['node']],
    ['built-in pools and another role', true, { otherNodeRoles: [other] }, ['node_gpu-node']],
    ['no built-in pools and another role', false, { otherNodeRoles: [other] }, ['node', 'node_gpu-node']],
    ['built-in pools and the same role again', true, { otherNodeRoles: [nodeRole] }, []],
    ['no built-in pools and the same role again', false, { otherNodeRoles: [nodeRole] }, ['node']],
  ])('%s', (_, builtInNodePools, overrides, expected) => {
    const nodes = entries({ builtInNodePools, ...overrides }).filter(({ type }) => type === 'EC2');

    expect(nodes.map(({ id }) => id)).toEqual(expected);
  });

  test('the role of built-in pools is known as one that EKS lets in', () => {
    expect(buildAccess(accessSettings({ builtInNodePools: true })).automatic).toEqual([nodeRole.arn]);
    expect(buildAccess(accessSettings({ builtInNodePools: false })).automatic).toEqual([]);
  });

  test('roles of this state are named, so that a new role gets a new entry', () => {
    expect(byId('node', { builtInNodePools: false })?.createdRole).toBe(nodeRole.name);
    const existing = { kind: 'existing', name: 'node', arn: roleArn('node') } as const;
    expect(byId('node', { builtInNodePools: false, nodeRole: existing })?.createdRole).toBeUndefined();
  });
});

describe('Terraform ids', () => {
  test.each<[string, string]>([
    [roleArn('platform-admin'), 'admin_platform-admin'],
    ['arn:aws:iam::111122223333:role/team/platform-admin', 'admin_platform-admin'],
    [roleArn('platform-admin', OTHER_ACCOUNT), `admin_platform-admin_${OTHER_ACCOUNT}`],
    ['arn:aws:iam::111122223333:user/anna', 'admin_user_anna'],
    [
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef',
      'admin_AWSReservedSSO_Admin_0123456789abcdef',
    ],
  ])('%s becomes %s', (arn, expected) => {
    expect(ids({ admins: [arn] })).toContain(expected);
  });

  test('names that differ only in characters that ids cannot have stay different', () => {
    const [one, other] = ids({ admins: [roleArn('a.b'), roleArn('a@b')] });

    expect(one).toMatch(/^admin_a-b_[0-9a-f]{8}$/);
    expect(other).toMatch(/^admin_a-b_[0-9a-f]{8}$/);
    expect(one).not.toBe(other);
  });

  test('the order of a list changes nothing but the places', () => {
    const admins = [roleArn('a'), roleArn('b')];
    const withoutPath = (list: readonly AccessEntry[]) => list.map(({ path: _, ...entry }) => entry);

    expect(withoutPath(entries({ admins }))).toEqual(withoutPath(entries({ admins: admins.toReversed() })));
  });

  test('an association has the id of its entry and the name of its policy', () => {
    const teams = { payments: team({ policy: 'edit' }), backup: team({ policy: 'AWSBackupFullAccessPolicyForBackup' }) };

    expect(entries({ teams }).flatMap(({ policies: all }) => all.map(({ id }) => id))).toEqual([
      'pipeline_apply_cluster-admin',
      'team_backup_AWSBackupFullAccessPolicyForBackup',
      'team_payments_edit',
    ]);
  });
});
