import type { PodIdentity } from '../../lib/model/pod-identity';
import {
  buildPodIdentities,
  podIdentity,
  policyAttachments,
  targetRoleTrust,
  type PodIdentitySettings,
  type PodRoleSettings,
} from '../../lib/model/pod-identities';
import type { CreatedRole } from '../../lib/model/role';
import { OTHER_ACCOUNT, podIdentitySettings, podRoleSettings, roleArn } from '../support/access';
import { tokyo } from '../support/cluster';

const CLUSTER_ARN = 'arn:aws:eks:ap-northeast-1:111122223333:cluster/shop-production';

const api = (settings: Partial<PodIdentitySettings> = {}, common: Partial<PodRoleSettings> = {}): PodIdentity =>
  podIdentity('payments-api', podIdentitySettings(settings), podRoleSettings(common));

function createdRole(identity: PodIdentity): CreatedRole {
  if (identity.role.kind !== 'created') throw new Error('the role exists');
  return identity.role;
}

describe('the trust of a pod role', () => {
  // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
  test('is bound to account, cluster, namespace and service account', () => {
    expect(createdRole(api()).trust.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:SourceAccount': '111122223333',
            'aws:RequestTag/eks-cluster-arn': CLUSTER_ARN,
            'aws:RequestTag/kubernetes-namespace': 'payments',
            'aws:RequestTag/kubernetes-service-account': 'api',
          },
        },
      },
    ]);
  });

  test('never compares session tags that are not sent', () => {
    expect(createdRole(api({ sessionTags: false })).trust.Statement[0]?.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    });
  });

  test('has no condition that nothing is known for', () => {
    const location = { ...tokyo, account: undefined };

    expect(createdRole(api({ sessionTags: false }, { location })).trust.Statement[0]).not.toHaveProperty('Condition');
  });
});

describe('what a pod role allows', () => {
  test('statements, each with an effect', () => {
    const statements = [
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
      { Sid: 'Never', Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
    ] as const;

    expect(createdRole(api({ statements })).inlinePolicies).toEqual({
      permissions: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          { Sid: 'Never', Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
        ],
      },
    });
  });

  test('assuming a target role, with tags', () => {
    const targetRole = roleArn('reports', OTHER_ACCOUNT);

    expect(Object.values(createdRole(api({ targetRole })).inlinePolicies).flatMap(({ Statement }) => Statement)).toEqual([
      { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: targetRole },
    ]);
  });

  test('nothing, when nothing is granted', () => {
    expect(createdRole(api())).toMatchObject({ inlinePolicies: {}, managedPolicies: {} });
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
    [
      'names of AWS managed policies',
      ['AmazonS3ReadOnlyAccess'],
      { AmazonS3ReadOnlyAccess: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    ],
    [
      'names with a path',
      ['service-role/AmazonEFSCSIDriverPolicy'],
      { AmazonEFSCSIDriverPolicy: 'arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy' },
    ],
    [
      "ARNs of one's own",
      ['arn:aws:iam::111122223333:policy/team/reports'],
      { reports: 'arn:aws:iam::111122223333:policy/team/reports' },
    ],
    [
      'two of one name',
      ['ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/ReadOnlyAccess'],
      {
        ReadOnlyAccess: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        ReadOnlyAccess_111122223333: 'arn:aws:iam::111122223333:policy/ReadOnlyAccess',
      },
    ],
  ])('%s', (_, policies, expected) => {
    expect(policyAttachments('aws', policies)).toEqual(expected);
  });

  test('policies of the partition of the region', () => {
    expect(policyAttachments('aws-cn', ['AmazonS3ReadOnlyAccess'])).toEqual({
      AmazonS3ReadOnlyAccess: 'arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess',
    });
  });
});

test('a role that exists is taken as it is', () => {
  const role = 'arn:aws:iam::111122223333:role/team/api';

  expect(api({ role }).role).toEqual({ kind: 'existing', name: 'api', arn: role });
});

test('role names say what they are for and stay below the limit', () => {
  const named = (name: string) => createdRole(podIdentity(name, podIdentitySettings(), podRoleSettings())).name;

  expect(named('api')).toBe('shop-production-pod-api');
  expect(named('a'.repeat(80)).length).toBeLessThanOrEqual(64);
  expect(named('a'.repeat(80))).not.toBe(named('a'.repeat(81)));
});

test('Pod Identities are in order of their names', () => {
  const podIdentities = { worker: podIdentitySettings(), api: podIdentitySettings() };

  expect(buildPodIdentities({ ...podRoleSettings(), podIdentities }).map(({ name }) => name)).toEqual(['api', 'worker']);
});

describe('the trust that a target role needs', () => {
  // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
  const where = { location: tokyo, cluster: podRoleSettings().cluster };
  const targetRole = roleArn('reports', OTHER_ACCOUNT);
  const principal = { AWS: 'arn:aws:iam::111122223333:root' };
  const source = { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/shop-production-pod-payments-api' };

  test('names the role of the pods and compares the session tags', () => {
    expect(targetRoleTrust(api({ targetRole }), where)?.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: principal,
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': CLUSTER_ARN,
            'aws:RequestTag/kubernetes-namespace': 'payments',
            'aws:RequestTag/kubernetes-service-account': 'api',
          },
          ArnEquals: source,
        },
      },
    ]);
  });

  test('compares the external id when there are no session tags', () => {
    expect(targetRoleTrust(api({ targetRole, sessionTags: false }), where)?.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: principal,
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': 'ap-northeast-1/111122223333/shop-production/payments/api' },
          ArnEquals: source,
        },
      },
    ]);
  });

  test('is not known where the account is not', () => {
    const location = { ...tokyo, account: undefined };

    expect(targetRoleTrust(api({ targetRole }, { location }), where)).toBeUndefined();
  });
});
