import { buildIrsaRoles, irsaAnnotation, irsaTrust, type IrsaRoleSettings } from '../../lib/model/irsa-roles';
import type { PodRoleSettings } from '../../lib/model/pod-identities';
import { podRoleSettings } from '../support/access';
import { tokyo } from '../support/cluster';

const settings: IrsaRoleSettings = { namespace: 'reports', serviceAccount: 'legacy', statements: [], managedPolicies: [] };

const roles = (irsaRoles: Readonly<Record<string, Partial<IrsaRoleSettings>>>, common: Partial<PodRoleSettings> = {}) =>
  buildIrsaRoles({
    ...podRoleSettings(common),
    irsaRoles: Object.fromEntries(Object.entries(irsaRoles).map(([name, overrides]) => [name, { ...settings, ...overrides }])),
  });

// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
test('the trust lets in one service account of one cluster, with a token that is for AWS', () => {
  const provider = {
    arn: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.ap-northeast-1.amazonaws.com/id/EXAMPLE',
    issuer: 'oidc.eks.ap-northeast-1.amazonaws.com/id/EXAMPLE',
  };

  expect(irsaTrust(settings, provider).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Federated: provider.arn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'oidc.eks.ap-northeast-1.amazonaws.com/id/EXAMPLE:aud': 'sts.amazonaws.com',
          'oidc.eks.ap-northeast-1.amazonaws.com/id/EXAMPLE:sub': 'system:serviceaccount:reports:legacy',
        },
      },
    },
  ]);
});

test('the annotation is the one that EKS reads', () => {
  expect(irsaAnnotation('arn:aws:iam::111122223333:role/legacy')).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/legacy',
  });
});

test('roles come in order of their names, whatever the order in the configuration', () => {
  expect(roles({ b: {}, a: {} })).toEqual(roles({ a: {}, b: {} }));
  expect(roles({ b: {}, a: {} }).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a role is named after the environment and carries what all roles carry', () => {
  const [legacy] = roles(
    { legacy: {} },
    { rolePath: '/eks/', permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary', tags: { owner: 'platform' } },
  );

  expect(legacy).toMatchObject({
    namespace: 'reports',
    serviceAccount: 'legacy',
    role: {
      name: 'shop-production-irsa-legacy',
      arn: 'arn:aws:iam::111122223333:role/eks/shop-production-irsa-legacy',
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
      tags: { owner: 'platform' },
    },
  });
});

test('a name that IAM refuses is shortened, and stays different from others that begin alike', () => {
  const [one, other] = roles({ ['a'.repeat(70)]: {}, [`${'a'.repeat(70)}b`]: {} });

  expect(one?.role.name.length).toBe(64);
  expect(one?.role.name).not.toBe(other?.role.name);
});

test('permissions are statements, and policies of the right partition', () => {
  const [legacy] = roles(
    {
      legacy: {
        statements: [{ Action: 's3:GetObject', Resource: 'arn:aws-cn:s3:::reports/*' }],
        managedPolicies: ['AmazonS3ReadOnlyAccess'],
      },
    },
    { location: { ...tokyo, region: 'cn-north-1', partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' } },
  );

  expect(legacy?.role).toMatchObject({
    arn: 'arn:aws-cn:iam::111122223333:role/shop-production-irsa-legacy',
    managedPolicies: { AmazonS3ReadOnlyAccess: 'arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    inlinePolicies: {
      permissions: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws-cn:s3:::reports/*' }] },
    },
  });
});
