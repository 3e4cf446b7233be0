import {
  accessPolicyArn,
  accessPolicyName,
  alsoIamPolicies,
  assignableAccessPolicies,
  reservedAccessPolicies,
} from '../../lib/aws/access-policies';
import { clusterRolePolicies, managedPolicyArn, nodeRolePolicies } from '../../lib/aws/managed-policies';

describe('managed policies', () => {
  test('are the five of the cluster role and the two of the node role', () => {
    expect([...clusterRolePolicies].sort()).toEqual([
      'AmazonEKSBlockStoragePolicy',
      'AmazonEKSClusterPolicy',
      'AmazonEKSComputePolicy',
      'AmazonEKSLoadBalancingPolicy',
      'AmazonEKSNetworkingPolicy',
    ]);
    expect([...nodeRolePolicies].sort()).toEqual(['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodeMinimalPolicy']);
  });

  test.each([
    ['aws', 'AmazonEKSClusterPolicy', 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy'],
    ['aws-cn', 'service-role/AmazonEFSCSIDriverPolicy', 'arn:aws-cn:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy'],
  ])('ARN in %s of %s', (partition, name, arn) => {
    expect(managedPolicyArn(partition, name)).toBe(arn);
  });
});

describe('access policies', () => {
  test.each([
    ['cluster-admin', 'AmazonEKSClusterAdminPolicy'],
    ['admin', 'AmazonEKSAdminPolicy'],
    ['admin-view', 'AmazonEKSAdminViewPolicy'],
    ['edit', 'AmazonEKSEditPolicy'],
    ['view', 'AmazonEKSViewPolicy'],
    ['secret-reader', 'AmazonEKSSecretReaderPolicy'],
    ['secret-admin', 'AmazonEKSSecretAdminPolicy'],
    ['AmazonEKSEditPolicy', 'AmazonEKSEditPolicy'],
    ['toString', 'toString'],
  ])('%s is %s', (written, name) => {
    expect(accessPolicyName(written)).toBe(name);
  });

  test('are never IAM policies by ARN', () => {
    expect(accessPolicyArn('aws-us-gov', 'AmazonEKSViewPolicy')).toBe(
      'arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
    );
  });

  test('are either assignable or reserved', () => {
    expect([...assignableAccessPolicies].filter((name) => reservedAccessPolicies.has(name))).toEqual([]);
  });

  test('that share their name with an IAM policy are reserved ones of the cluster role', () => {
    for (const name of alsoIamPolicies) {
      expect(reservedAccessPolicies.has(name)).toBe(true);
      expect(clusterRolePolicies as readonly string[]).toContain(name);
    }
  });
});
