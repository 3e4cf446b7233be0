import { adminRole, type AdminRoleSettings } from '../../lib/model/admin-role';
import { clusterIdentity } from '../../lib/model/cluster-identity';
import { tokyo } from '../support/cluster';

const role = (overrides: Partial<AdminRoleSettings> = {}) =>
  adminRole({
    location: tokyo,
    prefix: 'shop-production',
    cluster: clusterIdentity(tokyo, 'shop'),
    assumableBy: 'account',
    kubernetesOnly: false,
    rolePath: '/',
    permissionsBoundary: undefined,
    tags: {},
    ...overrides,
  });

test('may read its own cluster and nothing else', () => {
  const { inlinePolicies, managedPolicies } = role();

  expect(managedPolicies).toEqual({});
  expect(Object.values(inlinePolicies).flatMap(({ Statement }) => Statement)).toEqual([
    expect.objectContaining({
      Effect: 'Allow',
      Action: 'eks:DescribeCluster',
      Resource: 'arn:aws:eks:ap-northeast-1:111122223333:cluster/shop',
    }),
  ]);
});

test('kubernetesOnly leaves only asking who one is', () => {
  const { inlinePolicies } = role({ kubernetesOnly: true });

  expect(Object.values(inlinePolicies).flatMap(({ Statement }) => Statement.map(({ Action }) => Action))).toEqual([
    'sts:GetCallerIdentity',
  ]);
});

test.each<[AdminRoleSettings['assumableBy'], unknown]>([
  ['account', 'arn:aws:iam::111122223333:root'],
  [['arn:aws:iam::111122223333:role/platform'], ['arn:aws:iam::111122223333:role/platform']],
])('may be assumed by %j', (assumableBy, AWS) => {
  expect(role({ assumableBy }).trust.Statement).toEqual([{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }]);
});

test('follows partition, path and boundary, and stays below the limit of role names', () => {
  const created = role({
    location: { account: '111122223333', region: 'cn-north-1', partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
    prefix: 'x'.repeat(70),
    rolePath: '/platform/',
    permissionsBoundary: 'arn:aws-cn:iam::111122223333:policy/boundary',
  });

  expect(created.name.length).toBeLessThanOrEqual(64);
  expect(created.arn).toBe(`arn:aws-cn:iam::111122223333:role/platform/${created.name}`);
  expect(created.permissionsBoundary).toBe('arn:aws-cn:iam::111122223333:policy/boundary');
});
