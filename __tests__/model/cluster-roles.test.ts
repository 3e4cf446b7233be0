import {
  clusterRole,
  customTagPolicy,
  nodeRole,
  type ClusterRoleSettings,
  type NodeRoleSettings,
} from '../../lib/model/cluster-roles';
import type { CreatedRole } from '../../lib/model/role';
import { ACCOUNT, tokyo } from '../support/cluster';

const common = { location: tokyo, prefix: 'shop-production', permissionsBoundary: undefined, tags: { team: 'shop' } };

const clusterRoleOf = (overrides: Partial<ClusterRoleSettings> = {}): CreatedRole =>
  clusterRole({ ...common, role: undefined, rolePath: '/', customTags: false, takesSpot: false, ...overrides }) as CreatedRole;
const nodeRoleOf = (overrides: Partial<NodeRoleSettings> = {}): CreatedRole =>
  nodeRole({ ...common, nodeRole: undefined, ...overrides }) as CreatedRole;

describe('the cluster role', () => {
  test('trusts EKS to assume it and to tag its sessions', () => {
    expect(clusterRoleOf().trust).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
    });
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
  test('may make the service-linked role of Spot, and no other, where a pool takes spot instances', () => {
    const { inlinePolicies } = clusterRoleOf({ takesSpot: true });
    expect(inlinePolicies).toEqual({
      'spot-role': {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'SpotRole',
            Effect: 'Allow',
            Action: 'iam:CreateServiceLinkedRole',
            Resource: 'arn:aws:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot*',
            Condition: { StringEquals: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
          },
        ],
      },
    });
    expect(clusterRoleOf().inlinePolicies).toEqual({});
  });

  test('has the five policies of Auto Mode', () => {
    expect(clusterRoleOf().managedPolicies).toEqual({
      AmazonEKSClusterPolicy: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
      AmazonEKSComputePolicy: 'arn:aws:iam::aws:policy/AmazonEKSComputePolicy',
      AmazonEKSBlockStoragePolicy: 'arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy',
      AmazonEKSLoadBalancingPolicy: 'arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy',
      AmazonEKSNetworkingPolicy: 'arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy',
    });
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-eusc', 'eusc-de-east-1'],
  ])('names partition %s in every ARN', (partition, region) => {
    const role = clusterRoleOf({ location: { ...tokyo, partition, region }, customTags: true });
    expect(role.arn).toBe(`arn:${partition}:iam::${ACCOUNT}:role/shop-production-cluster`);
    expect(JSON.stringify(role).match(/arn:[a-z-]+:/g)).toEqual(expect.arrayContaining([`arn:${partition}:`]));
    expect(JSON.stringify(role)).not.toContain('arn:aws:');
  });

  test('path and boundary are what the organisation asks for', () => {
    const permissionsBoundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
    expect(clusterRoleOf({ rolePath: '/platform/', permissionsBoundary })).toMatchObject({
      path: '/platform/',
      arn: `arn:aws:iam::${ACCOUNT}:role/platform/shop-production-cluster`,
      permissionsBoundary,
      tags: { team: 'shop' },
    });
  });

  test('has no ARN where the account is not known', () => {
    expect(clusterRoleOf({ location: { ...tokyo, account: undefined } }).arn).toBeUndefined();
  });

  test('names that differ only beyond 64 characters stay different', () => {
    const names = ['a', 'b'].map((end) => clusterRoleOf({ prefix: `${'long-'.repeat(14)}${end}` }).name);
    expect(names.every((name) => name.length <= 64)).toBe(true);
    expect(new Set(names).size).toBe(2);
  });

  test('an existing one is named by its ARN', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/platform/eks`;
    expect(clusterRoleOf({ role: arn })).toEqual({ kind: 'existing', name: 'eks', arn });
  });
});

describe('tags of one’s own', () => {
  test.each([
    [true, ['custom-tags']],
    [false, []],
  ])('customTags %s', (customTags, policies) => {
    expect(Object.keys(clusterRoleOf({ customTags }).inlinePolicies)).toEqual(policies);
    expect(nodeRoleOf().inlinePolicies).toEqual({});
  });

  // https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html#tag-prop
  test('the policy is the one of AWS, word for word', () => {
    const own = { 'aws:RequestTag/eks:eks-cluster-name': '${aws:PrincipalTag/eks:eks-cluster-name}' };
    expect(customTagPolicy('aws')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Compute',
          Effect: 'Allow',
          Action: ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:CreateLaunchTemplate'],
          Resource: '*',
          Condition: {
            StringEquals: own,
            StringLike: {
              'aws:RequestTag/eks:kubernetes-node-class-name': '*',
              'aws:RequestTag/eks:kubernetes-node-pool-name': '*',
            },
          },
        },
        {
          Sid: 'Storage',
          Effect: 'Allow',
          Action: ['ec2:CreateVolume', 'ec2:CreateSnapshot'],
          Resource: ['arn:aws:ec2:*:*:volume/*', 'arn:aws:ec2:*:*:snapshot/*'],
          Condition: { StringEquals: own },
        },
        {
          Sid: 'Networking',
          Effect: 'Allow',
          Action: 'ec2:CreateNetworkInterface',
          Resource: '*',
          Condition: { StringEquals: own, StringLike: { 'aws:RequestTag/eks:kubernetes-cni-node-name': '*' } },
        },
        {
          Sid: 'LoadBalancer',
          Effect: 'Allow',
          Action: [
            'elasticloadbalancing:CreateLoadBalancer',
            'elasticloadbalancing:CreateTargetGroup',
            'elasticloadbalancing:CreateListener',
            'elasticloadbalancing:CreateRule',
            'ec2:CreateSecurityGroup',
          ],
          Resource: '*',
          Condition: { StringEquals: own },
        },
        {
          Sid: 'ShieldProtection',
          Effect: 'Allow',
          Action: 'shield:CreateProtection',
          Resource: '*',
          Condition: { StringEquals: own },
        },
        {
          Sid: 'ShieldTagResource',
          Effect: 'Allow',
          Action: 'shield:TagResource',
          Resource: 'arn:aws:shield::*:protection/*',
          Condition: { StringEquals: own },
        },
      ],
    });
  });

  test('no condition compares a whole value with an asterisk, which only StringLike reads as anything', () => {
    for (const { Condition } of customTagPolicy('aws').Statement) {
      expect(Object.values(Condition?.StringEquals ?? {})).not.toContain('*');
    }
  });
});

describe('the node role', () => {
  test('trusts EC2 and may join and pull, no more', () => {
    const role = nodeRoleOf();
    expect(role.trust.Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: ['sts:AssumeRole'] },
    ]);
    expect(Object.keys(role.managedPolicies).sort()).toEqual([
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKSWorkerNodeMinimalPolicy',
    ]);
  });

  test('has no path, whatever the path of other roles', () => {
    expect(nodeRoleOf()).toMatchObject({ path: '/', arn: `arn:aws:iam::${ACCOUNT}:role/shop-production-node` });
  });

  test('an existing one is named by its ARN', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/eks-node`;
    expect(nodeRoleOf({ nodeRole: arn })).toEqual({ kind: 'existing', name: 'eks-node', arn });
  });
});
