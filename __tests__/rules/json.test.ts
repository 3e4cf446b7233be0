// Rules on Terraform JSON: cases are written from the documentation that each rule names.
import { attributesOf, referenceKinds } from '../../lib/aws/reference-kinds';
import { judgeJson, jsonRules, languageRules, networkArgumentRules, objectJsonRules, schemaRules } from '../../lib/rules/json';

import type { Json } from '../../lib/terraform/stack-json';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import {
  autoModeCluster,
  type Blocks,
  judged,
  merged,
  saidBy,
  stacksOf,
  storage,
  storageResource,
  trustPolicy,
} from '../support/json-stacks';

const AWS = (region: string, more: Blocks = {}): Blocks => ({ provider: { aws: [{ region, ...more }] } });

test('a sound Auto Mode cluster passes', () => {
  expect(judged({ resource: autoModeCluster() })).toEqual([]);
});

describe('JSN001 kinds of references', () => {
  const nat = (allocation: Json): Blocks => ({ aws_nat_gateway: { a: { subnet_id: 'subnet-0a1', allocation_id: allocation } } });

  test.each<[string, Blocks]>([
    ['an address instead of an allocation', nat('${aws_eip.a.public_ip}')],
    ['a subnet instead of an allocation', nat('${aws_subnet.a.id}')],
    ['the same behind an index', nat('${aws_eip.a[0].public_ip}')],
    ['the same behind a key', nat('${aws_eip.a["x"].public_ip}')],
    ['a role by its ARN', { aws_iam_role_policy: { a: { role: '${aws_iam_role.a.arn}', policy: '{}' } } }],
    ['a key by its id', { aws_cloudwatch_log_group: { a: { name: 'a', kms_key_id: '${aws_kms_key.a.key_id}' } } }],
    ['a VPC among subnets', { aws_eks_cluster: { a: { vpc_config: { subnet_ids: ['subnet-0a1', '${aws_vpc.a.id}'] } } } }],
    ['a list of the wrong ones', { aws_vpc_endpoint: { a: { route_table_ids: ['${aws_subnet.a[*].id}'] } } }],
    ['an internet gateway as NAT', { aws_route: { a: { nat_gateway_id: '${aws_internet_gateway.a.id}' } } }],
    ['a cluster by its ARN', { aws_eks_addon: { a: { cluster_name: '${aws_eks_cluster.a.arn}' } } }],
    ['a role of an instance profile by its ARN', { aws_iam_instance_profile: { a: { role: '${aws_iam_role.a.arn}' } } }],
    ['a subnet by its range', { aws_eks_node_group: { a: { subnet_ids: ['${aws_subnet.a.cidr_block}'] } } }],
    ['a role by its name', { aws_eks_access_entry: { a: { principal_arn: '${aws_iam_role.a.name}' } } }],
    [
      'a block in a list',
      { aws_eks_cluster: { a: { encryption_config: [{ provider: [{ key_arn: '${aws_kms_key.a.id}' }] }] } } },
    ],
  ])('%s trips', (_, resource) => {
    expect(saidBy('JSN001', resource)).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ['an allocation', '${aws_eip.a.allocation_id}'],
    ['its id, which is the same', '${aws_eip.a.id}'],
    ['with count', '${aws_eip.a[count.index].id}'],
    ['with for_each', '${aws_eip.a[each.key].id}'],
    ['a data source', '${data.aws_eip.a.id}'],
    ['an output of a module', '${module.network.allocation_id}'],
    ['a remote state', '${data.terraform_remote_state.a.outputs.allocation_id}'],
    ['a variable', '${var.allocation_id}'],
    ['a local value', '${local.allocation_id}'],
    ['a conditional', '${var.a ? aws_eip.a.public_ip : null}'],
    ['a function', '${one(aws_eip.a[*].public_ip)}'],
    ['a resource that nobody knows', '${other_cloud.a.id}'],
    ['an attribute that nobody knows', '${aws_eip.a.something_new}'],
    ['a literal', 'eipalloc-0123456789abcdef0'],
  ])('%s passes', (_, value) => {
    expect(saidBy('JSN001', nat(value))).toEqual([]);
  });

  test.each<[string, Blocks, string]>([
    [
      'the plainest of its own',
      { aws_eks_addon: { a: { cluster_name: '${aws_eks_cluster.a.arn}' } } },
      '${aws_eks_cluster.a.name}',
    ],
    [
      'that of a resource which is what is asked for',
      { aws_eks_node_group: { a: { node_role_arn: '${aws_iam_instance_profile.a.arn}' } } },
      '${aws_iam_role.<name>.arn}',
    ],
  ])('offers %s', (_, resource, attribute) => {
    const fixes = judgeJson(stacksOf({ resource }), { today: '2026-11-28' }).map(({ problem }) => problem.fix);
    expect(fixes).toContain(`write '${attribute}'`);
  });

  test('names the attribute to write', () => {
    expect(judged({ resource: nat('${aws_eip.a.public_ip}') })).toEqual(['JSN001 a.resource.aws_nat_gateway.a.allocation_id']);
  });

  test('what an argument takes, some resource has; but what AWS alone makes', () => {
    const kinds = new Set(Object.values(referenceKinds).flatMap((kindsOf) => Object.values(kindsOf).flat()));
    expect([...kinds].filter((kind) => attributesOf(kind).length === 0)).toEqual([]);
  });
});

describe('JSN002 values', () => {
  test.each<[string, string, Json]>([
    ['aws_flow_log', 'max_aggregation_interval', 300],
    ['aws_flow_log', 'max_aggregation_interval', '300'],
    ['aws_vpc', 'cidr_block', '10.0.0.0/8'],
    ['aws_subnet', 'cidr_block', '10.0.0.0/29'],
    ['aws_cloudwatch_log_group', 'retention_in_days', 42],
    ['aws_cloudwatch_log_group', 'kms_key_id', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['aws_kms_key', 'deletion_window_in_days', 3],
    ['aws_eks_access_entry', 'type', 'EC2LINUX'],
    ['aws_eks_access_entry', 'principal_arn', 'arn:aws:sts::111122223333:assumed-role/a/b'],
    ['aws_eks_access_entry', 'kubernetes_groups', ['system:masters']],
    ['aws_eks_access_policy_association', 'policy_arn', 'arn:aws:iam::aws:policy/AmazonEKSComputePolicy'],
    ['aws_iam_role', 'assume_role_policy', '{"Version":'],
    ['aws_iam_role_policy_attachment', 'role', 'arn:aws:iam::111122223333:role/a'],
    ['aws_route', 'destination_cidr_block', 'everywhere'],
  ])('%s.%s %j trips', (type, name, value) => {
    expect(saidBy('JSN002', { [type]: { a: { [name]: value } } })).toHaveLength(1);
  });

  test.each<[string, string, Json]>([
    ['aws_flow_log', 'max_aggregation_interval', '60'],
    ['aws_flow_log', 'max_aggregation_interval', '${var.interval}'],
    ['aws_subnet', 'ipv6_cidr_block', '${cidrsubnet(aws_vpc.a.ipv6_cidr_block, 8, 1)}'],
    // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    ['aws_subnet', 'ipv6_cidr_block', '2001:db8:1234:1a00::/56'],
    ['aws_cloudwatch_log_group', 'retention_in_days', 0],
    ['aws_eks_access_entry', 'type', 'HYPERPOD_LINUX'],
    ['aws_eks_access_entry', 'principal_arn', 'arn:aws:iam::111122223333:user/path/ann'],
    [
      'aws_eks_access_policy_association',
      'policy_arn',
      'arn:${local.partition}:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
    ],
    ['aws_kms_key', 'customer_master_key_spec', 'HMAC_224'],
    ['aws_iam_role', 'assume_role_policy', '${data.aws_iam_policy_document.a.json}'],
    ['aws_iam_role', 'assume_role_policy', '${jsonencode({"Version" = "2012-10-17"})}'],
    ['aws_route', 'destination_cidr_block', '0.0.0.0/0'],
    ['aws_vpc_security_group_ingress_rule', 'ip_protocol', '-1'],
  ])('%s.%s %j passes', (type, name, value) => {
    expect(saidBy('JSN002', { [type]: { a: { [name]: value } } })).toEqual([]);
  });

  test('what a later provider knows passes; ranges of IPv6 are ranges', () => {
    const cluster = (change: Blocks): readonly string[] => saidBy('JSN002', { aws_eks_cluster: { a: change } });
    expect(cluster({ control_plane_scaling_config: { tier: 'tier-8xl' } })).toEqual([]);
    expect(cluster({ control_plane_scaling_config: { tier: 'tier-x' } })).toHaveLength(1);
    expect(cluster({ vpc_config: { public_access_cidrs: ['203.0.113.0/24', '2001:db8::/32'] } })).toEqual([]);
    expect(cluster({ compute_config: { node_pools: ['sytem'] } })).toEqual([
      'aws_eks_cluster.a.compute_config.node_pools[0] → system',
    ]);
  });
});

describe('JSN003 arguments together', () => {
  test.each<[string, Blocks]>([
    [
      'two targets',
      {
        aws_route: {
          a: { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1', gateway_id: 'igw-1' },
        },
      },
    ],
    ['no target', { aws_route: { a: { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0' } } }],
    ['pools without a role', { aws_eks_cluster: { a: { compute_config: { enabled: true, node_pools: ['system'] } } } }],
    ['a zone twice', { aws_subnet: { a: { availability_zone: 'us-east-1a', availability_zone_id: 'use1-az1' } } }],
    ['an update of no number', { aws_eks_node_group: { a: { update_config: {} } } }],
    ['a launch template of no name', { aws_eks_node_group: { a: { launch_template: { version: '1' } } } }],
  ])('%s trips', (_, resource) => {
    expect(saidBy('JSN003', resource)).toHaveLength(1);
  });

  test.each<[string, Blocks]>([
    [
      'one target',
      { aws_route: { a: { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' } } },
    ],
    [
      'null beside it',
      {
        aws_route: {
          a: { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1', gateway_id: null },
        },
      },
    ],
    [
      'one of two that may be null',
      {
        aws_route: {
          a: {
            route_table_id: 'rtb-1',
            destination_cidr_block: '0.0.0.0/0',
            nat_gateway_id: '${var.nat ? "nat-1" : null}',
            gateway_id: '${var.nat ? null : "igw-1"}',
          },
        },
      },
    ],
    [
      'a target of a later provider',
      { aws_route: { a: { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', odb_network_arn: 'x' } } },
    ],
    ['neither updates nor a launch template', { aws_eks_node_group: { a: { scaling_config: { min_size: 1 } } } }],
    ['updates of one number', { aws_eks_node_group: { a: { update_config: { max_unavailable: 1 } } } }],
    [
      'blocks of which a module writes one',
      {
        aws_eks_cluster: {
          a: {
            dynamic: {
              outpost_config: { for_each: '${var.outpost}', content: {} },
              encryption_config: { for_each: '${var.key}', content: {} },
            },
          },
        },
      },
    ],
    ['no pools and no role', { aws_eks_cluster: { a: { compute_config: { enabled: true, node_pools: [] } } } }],
  ])('%s passes', (_, resource) => {
    expect(saidBy('JSN003', resource)).toEqual([]);
  });
});

describe('JSN004 made twice', () => {
  const entries = (one: Blocks, other: Blocks): Blocks => ({ aws_eks_access_entry: { a: one, b: other } });
  const entry = { cluster_name: '${aws_eks_cluster.main.name}', principal_arn: 'arn:aws:iam::111122223333:role/a' };

  test.each<[string, Blocks]>([
    ['a principal', entries(entry, { ...entry, type: 'EC2' })],
    [
      'a role by reference',
      entries({ ...entry, principal_arn: '${aws_iam_role.a.arn}' }, { ...entry, principal_arn: '${aws_iam_role.a.arn}' }),
    ],
    ['a name in IAM', { aws_iam_role: { a: { name: 'x' }, b: { name: 'x' } } }],
    [
      'a Kubernetes object',
      {
        kubernetes_manifest: {
          a: { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } } },
          b: { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } } },
        },
      },
    ],
  ])('%s trips', (_, resource) => {
    expect(saidBy('JSN004', resource)).toHaveLength(1);
  });

  test.each<[string, Blocks]>([
    ['another principal', entries(entry, { ...entry, principal_arn: 'arn:aws:iam::111122223333:role/b' })],
    ['another cluster', entries(entry, { ...entry, cluster_name: 'other' })],
    ['one that may not exist', entries(entry, { ...entry, count: '${var.a ? 1 : 0}' })],
    [
      'one for each',
      entries(
        { ...entry, for_each: '${var.a}', principal_arn: '${each.value}' },
        { ...entry, for_each: '${var.b}', principal_arn: '${each.value}' },
      ),
    ],
    ['one in another region', entries(entry, { ...entry, provider: 'aws.other' })],
    [
      'a policy attached twice, which IAM takes',
      {
        aws_iam_role_policy_attachment: {
          a: { role: 'x', policy_arn: 'arn:aws:iam::aws:policy/P' },
          b: { role: 'x', policy_arn: 'arn:aws:iam::aws:policy/P' },
        },
      },
    ],
    ['names that Terraform makes up', { aws_iam_role: { a: { name_prefix: 'x' }, b: { name_prefix: 'x' } } }],
  ])('%s passes', (_, resource) => {
    expect(saidBy('JSN004', resource)).toEqual([]);
  });
});

describe('the cluster', () => {
  /** One rule, the cluster laid over, more resources. */
  const cases: readonly [rule: string, trips: boolean, what: string, change: Blocks, more?: Blocks][] = [
    ['JSN005', true, 'a switch is missing', { storage_config: {} }],
    ['JSN005', true, 'a switch is off', { kubernetes_network_config: { elastic_load_balancing: { enabled: false } } }],
    ['JSN005', true, 'as text', { kubernetes_network_config: { elastic_load_balancing: { enabled: 'false' } } }],
    ['JSN005', true, 'CONFIG_MAP', { access_config: { authentication_mode: 'CONFIG_MAP' } }],
    ['JSN005', false, 'a switch is computed', { storage_config: { block_storage: { enabled: '${var.auto}' } } }],
    [
      'JSN005',
      false,
      'all are off',
      {
        compute_config: { enabled: false },
        storage_config: { block_storage: { enabled: false } },
        kubernetes_network_config: { elastic_load_balancing: { enabled: false } },
      },
    ],
    ['JSN005', false, 'blocks in lists', { storage_config: [{ block_storage: [{ enabled: true }] }] }],
    [
      'JSN005',
      false,
      'a block that is repeated',
      { storage_config: null, dynamic: { storage_config: { for_each: '${var.x}', content: {} } } },
    ],
    ['JSN010', true, 'the default', { bootstrap_self_managed_addons: null }],
    [
      'JSN010',
      false,
      'a cluster that exists',
      { bootstrap_self_managed_addons: null, lifecycle: { ignore_changes: ['bootstrap_self_managed_addons'] } },
    ],
    ['JSN010', false, 'no Auto Mode', { bootstrap_self_managed_addons: null, compute_config: { enabled: false } }],
    ['JSN011', true, 'a role without pools', { compute_config: { enabled: true, node_role_arn: '${aws_iam_role.node.arn}' } }],
    [
      'JSN011',
      true,
      'a role with no pools',
      { compute_config: { enabled: true, node_pools: [], node_role_arn: 'arn:aws:iam::111122223333:role/n' } },
    ],
    [
      'JSN011',
      false,
      'pools that are computed',
      { compute_config: { enabled: true, node_pools: '${var.pools}', node_role_arn: '${aws_iam_role.node.arn}' } },
    ],
    ['JSN011', false, 'a role that may be null', { compute_config: { enabled: true, node_role_arn: '${var.role}' } }],
    ['JSN012', true, 'no authentication mode', { access_config: {} }],
    ['JSN012', false, 'a computed one', { access_config: { authentication_mode: '${var.mode}' } }],
    ['JSN013', true, 'no depends_on', { depends_on: [] }],
    ['JSN013', false, 'a role from elsewhere', { depends_on: [], role_arn: '${module.iam.role_arn}' }],
    ['JSN018', true, 'logs without a group', { enabled_cluster_log_types: ['audit'] }],
    [
      'JSN018',
      true,
      'logs before the group',
      { enabled_cluster_log_types: ['audit'] },
      { aws_cloudwatch_log_group: { c: { name: '/aws/eks/shop/cluster' } } },
    ],
    [
      'JSN018',
      false,
      'logs behind the group',
      { enabled_cluster_log_types: ['audit'], depends_on: ['aws_cloudwatch_log_group.c'] },
      { aws_cloudwatch_log_group: { c: { name: '/aws/eks/shop/cluster' } } },
    ],
    [
      'JSN018',
      false,
      'a group with a computed name',
      { enabled_cluster_log_types: ['audit'] },
      { aws_cloudwatch_log_group: { c: { name: '${local.name}' } } },
    ],
    ['JSN018', false, 'no logs', { enabled_cluster_log_types: [] }],
    [
      'JSN019',
      true,
      'ranges and no private endpoint',
      { vpc_config: { subnet_ids: ['subnet-0a1', 'subnet-0b2'], public_access_cidrs: ['203.0.113.0/24'] } },
    ],
    [
      'JSN019',
      false,
      'open to the world',
      { vpc_config: { subnet_ids: ['subnet-0a1', 'subnet-0b2'], public_access_cidrs: ['0.0.0.0/0'] } },
    ],
    [
      'JSN020',
      true,
      'neither endpoint',
      { vpc_config: { subnet_ids: ['subnet-0a1', 'subnet-0b2'], endpoint_public_access: false } },
    ],
    ['JSN020', true, 'one subnet twice', { vpc_config: { subnet_ids: ['subnet-0a1', 'subnet-0a1'] } }],
    ['JSN020', true, 'one subnet', { vpc_config: { subnet_ids: ['subnet-0a1'], endpoint_private_access: true } }],
    [
      'JSN020',
      false,
      'one subnet on an Outpost',
      {
        vpc_config: { subnet_ids: ['subnet-0a1'], endpoint_private_access: true },
        outpost_config: {
          control_plane_instance_type: 'm5.large',
          outpost_arns: ['arn:aws:outposts:us-east-1:111122223333:outpost/op-0a1'],
        },
      },
    ],
    [
      'JSN020',
      false,
      'one expression for many',
      { vpc_config: { subnet_ids: ['${aws_subnet.a[*].id}'], endpoint_private_access: true } },
    ],
    [
      'JSN020',
      false,
      'a list that is computed',
      { vpc_config: { subnet_ids: '${module.vpc.private_subnets}', endpoint_private_access: true } },
    ],
  ];

  test.each<[string, boolean, string, Blocks, Blocks?]>(cases)('%s (trips: %s) %s', (rule, trips, _, change, more = {}) => {
    expect(saidBy(rule, merged(autoModeCluster(change), more))).toHaveLength(trips ? 1 : 0);
  });

  const role = (name: string, change: Blocks): Blocks => ({ aws_iam_role: { [name]: { name: `shop-${name}`, ...change } } });
  const without = (attachment: string): Blocks => {
    const all = autoModeCluster();
    const attachments = Object.entries(all['aws_iam_role_policy_attachment'] as Blocks).filter(([name]) => name !== attachment);
    return { ...all, aws_iam_role_policy_attachment: Object.fromEntries(attachments) };
  };
  const inline = (action: string): Blocks => ({
    aws_iam_role_policy: {
      own: {
        role: '${aws_iam_role.cluster.name}',
        policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }),
      },
    },
  });

  test.each<[string, boolean, string, Blocks]>([
    ['JSN014', true, 'one policy is missing', without('cluster_AmazonEKSNetworkingPolicy')],
    ['JSN014', true, 'another inline policy', merged(without('cluster_AmazonEKSNetworkingPolicy'), inline('s3:GetObject'))],
    [
      'JSN014',
      false,
      'a policy of one’s own instead',
      merged(without('cluster_AmazonEKSNetworkingPolicy'), inline('ec2:Attach*')),
    ],
    [
      'JSN014',
      false,
      'attachments for each',
      merged(without('cluster_AmazonEKSNetworkingPolicy'), {
        aws_iam_role_policy_attachment: {
          more: { for_each: '${var.x}', role: '${aws_iam_role.cluster.name}', policy_arn: '${each.value}' },
        },
      }),
    ],
    [
      'JSN014',
      false,
      'an attachment of a role that is computed',
      merged(without('cluster_AmazonEKSNetworkingPolicy'), {
        aws_iam_role_policy_attachment: { more: { role: '${local.role}', policy_arn: 'arn:aws:iam::aws:policy/X' } },
      }),
    ],
    [
      'JSN014',
      false,
      'partitions that are computed',
      merged(without('cluster_AmazonEKSNetworkingPolicy'), {
        aws_iam_role_policy_attachment: {
          more: {
            role: '${aws_iam_role.cluster.name}',
            policy_arn: 'arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEKSNetworkingPolicy',
          },
        },
      }),
    ],
    [
      'JSN015',
      true,
      'no TagSession',
      merged(autoModeCluster(), role('cluster', { assume_role_policy: trustPolicy('eks.amazonaws.com', 'sts:AssumeRole') })),
    ],
    [
      'JSN015',
      true,
      'another service',
      merged(
        autoModeCluster(),
        role('cluster', { assume_role_policy: trustPolicy('ec2.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession') }),
      ),
    ],
    [
      'JSN015',
      false,
      'a wildcard',
      merged(autoModeCluster(), role('cluster', { assume_role_policy: trustPolicy('eks.amazonaws.com', 'sts:*') })),
    ],
    [
      'JSN015',
      false,
      'a computed document',
      merged(autoModeCluster(), role('cluster', { assume_role_policy: '${data.aws_iam_policy_document.a.json}' })),
    ],
    [
      'JSN016',
      true,
      'nodes of EKS',
      merged(autoModeCluster(), role('node', { assume_role_policy: trustPolicy('eks.amazonaws.com', 'sts:AssumeRole') })),
    ],
    [
      'JSN016',
      true,
      'nodes of a group',
      merged(autoModeCluster(), role('group', { assume_role_policy: trustPolicy('eks.amazonaws.com', 'sts:AssumeRole') }), {
        aws_eks_node_group: { a: { cluster_name: 'shop', node_role_arn: '${aws_iam_role.group.arn}' } },
      }),
    ],
    [
      'JSN016',
      true,
      'one role of both kinds of nodes',
      merged(autoModeCluster(), role('node', { assume_role_policy: trustPolicy('eks.amazonaws.com', 'sts:AssumeRole') }), {
        aws_eks_node_group: { a: { cluster_name: 'shop', node_role_arn: '${aws_iam_role.node.arn}' } },
      }),
    ],
    [
      'JSN016',
      true,
      'pods of Fargate',
      merged(autoModeCluster(), role('fargate', { assume_role_policy: trustPolicy('ec2.amazonaws.com', 'sts:AssumeRole') }), {
        aws_eks_fargate_profile: { a: { cluster_name: 'shop', pod_execution_role_arn: '${aws_iam_role.fargate.arn}' } },
      }),
    ],
    [
      'JSN016',
      false,
      'pods of Fargate with the service that they need',
      merged(
        autoModeCluster(),
        role('fargate', { assume_role_policy: trustPolicy('eks-fargate-pods.amazonaws.com', 'sts:AssumeRole') }),
        { aws_eks_fargate_profile: { a: { cluster_name: 'shop', pod_execution_role_arn: '${aws_iam_role.fargate.arn}' } } },
      ),
    ],
    [
      'JSN016',
      false,
      'nodes in China',
      merged(autoModeCluster(), role('node', { assume_role_policy: trustPolicy('ec2.amazonaws.com.cn', 'sts:AssumeRole') })),
    ],
    [
      'JSN016',
      false,
      'all actions but one',
      merged(
        autoModeCluster(),
        role('node', {
          assume_role_policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, NotAction: 'sts:TagSession' },
          }),
        }),
      ),
    ],
    ['JSN017', true, 'no pull from ECR', without('node_AmazonEC2ContainerRegistryPullOnly')],
    [
      'JSN017',
      false,
      'the wider policy',
      merged(without('node_AmazonEC2ContainerRegistryPullOnly'), {
        aws_iam_role_policy_attachment: {
          more: { role: 'shop-node', policy_arn: 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly' },
        },
      }),
    ],
  ])('%s (trips: %s) %s', (rule, trips, _, resource) => {
    expect(saidBy(rule, resource)).toHaveLength(trips ? 1 : 0);
  });

  test('a role is found by its literal ARN too', () => {
    const stack = merged(
      autoModeCluster({ role_arn: 'arn:aws:iam::111122223333:role/shop-cluster' }),
      role('cluster', { assume_role_policy: trustPolicy('eks.amazonaws.com', 'sts:AssumeRole') }),
    );
    expect(saidBy('JSN015', stack)).toEqual(['aws_iam_role.cluster.assume_role_policy']);
  });
});

describe('access', () => {
  const ADMIN = 'arn:aws:iam::111122223333:role/admin';
  const entry = (change: Blocks = {}): Blocks => ({
    aws_eks_access_entry: { a: { cluster_name: '${aws_eks_cluster.main.name}', principal_arn: ADMIN, ...change } },
  });
  const association = (policy: string, change: Blocks = {}): Blocks => ({
    aws_eks_access_policy_association: {
      a: {
        cluster_name: 'shop',
        principal_arn: ADMIN,
        policy_arn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
        access_scope: { type: 'cluster' },
        ...change,
      },
    },
  });
  const waits = { depends_on: ['aws_eks_access_entry.a'] };
  const nodeClass = (role: string): Blocks => ({
    kubernetes_manifest: {
      nc: { manifest: { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name: 'x' }, spec: { role } } },
    },
  });
  const podRole = (service: string, ...actions: readonly string[]): Blocks => ({
    aws_iam_role: { pod: { name: 'pod', assume_role_policy: trustPolicy(service, ...actions) } },
  });
  const pod = (change: Blocks = {}): Blocks => ({
    aws_eks_pod_identity_association: {
      a: { cluster_name: 'shop', namespace: 'n', service_account: 's', role_arn: '${aws_iam_role.pod.arn}', ...change },
    },
  });
  const tagged = (disabled: boolean): Blocks =>
    merged(pod({ disable_session_tags: disabled }), {
      aws_iam_role: {
        pod: {
          assume_role_policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'pods.eks.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Condition: { StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'n' } },
            },
          }),
        },
      },
    });

  test.each<[string, boolean, string, Blocks]>([
    ['JSN021', true, 'the node role by reference', entry({ principal_arn: '${aws_iam_role.node.arn}', type: 'EC2' })],
    ['JSN021', true, 'the node role by ARN', entry({ principal_arn: 'arn:aws:iam::111122223333:role/shop-node', type: 'EC2' })],
    ['JSN021', false, 'another role', entry()],
    ['JSN022', true, 'no entry', association('AmazonEKSViewPolicy')],
    ['JSN022', false, 'an entry', merged(entry(), association('AmazonEKSViewPolicy', waits))],
    [
      'JSN022',
      false,
      'entries for each',
      merged(entry({ for_each: '${var.a}', principal_arn: '${each.value}' }), association('AmazonEKSViewPolicy')),
    ],
    ['JSN022', false, 'the node role', association('AmazonEKSAutoNodePolicy', { principal_arn: '${aws_iam_role.node.arn}' })],
    [
      'JSN022',
      false,
      'the principal of the entry itself',
      merged(entry(), association('AmazonEKSViewPolicy', { principal_arn: '${aws_eks_access_entry.a.principal_arn}' })),
    ],
    ['JSN023', true, 'it does not wait', merged(entry(), association('AmazonEKSViewPolicy'))],
    [
      'JSN023',
      false,
      'it takes the principal from it',
      merged(entry(), association('AmazonEKSViewPolicy', { principal_arn: '${aws_eks_access_entry.a.principal_arn}' })),
    ],
    [
      'JSN024',
      true,
      'a policy of nodes, by the entry',
      merged(
        entry({ type: 'HYBRID_LINUX' }),
        association('AmazonEKSViewPolicy', { principal_arn: '${aws_eks_access_entry.a.principal_arn}' }),
      ),
    ],
    [
      'JSN076',
      true,
      'no namespace',
      merged(entry(), association('AmazonEKSViewPolicy', { ...waits, access_scope: { type: 'namespace' } })),
    ],
    [
      'JSN076',
      true,
      'an empty list',
      merged(entry(), association('AmazonEKSViewPolicy', { ...waits, access_scope: { type: 'namespace', namespaces: [] } })),
    ],
    [
      'JSN076',
      false,
      'a computed list',
      merged(
        entry(),
        association('AmazonEKSViewPolicy', { ...waits, access_scope: { type: 'namespace', namespaces: '${var.namespaces}' } }),
      ),
    ],
    ['JSN076', false, 'the whole cluster', merged(entry(), association('AmazonEKSViewPolicy', waits))],
    [
      'JSN023',
      false,
      'it refers to it',
      merged(
        entry(),
        association('AmazonEKSViewPolicy', { lifecycle: { replace_triggered_by: ['aws_eks_access_entry.a.created_at'] } }),
      ),
    ],
    ['JSN024', true, 'groups of nodes', entry({ type: 'EC2_LINUX', kubernetes_groups: ['nodes'] })],
    ['JSN024', true, 'a policy of nodes', merged(entry({ type: 'EC2_LINUX' }), association('AmazonEKSViewPolicy', waits))],
    [
      'JSN024',
      true,
      'a policy of HyperPod',
      merged(entry({ type: 'HYPERPOD_LINUX' }), association('AmazonEKSViewPolicy', waits)),
    ],
    ['JSN024', false, 'groups of people', entry({ type: 'STANDARD', kubernetes_groups: ['viewers'] })],
    ['JSN024', false, 'an empty list', entry({ type: 'EC2', kubernetes_groups: [] })],
    ['JSN025', true, 'reserved', merged(entry(), association('AmazonEKSComputePolicy', waits))],
    ['JSN025', false, 'assignable', merged(entry(), association('AmazonEKSAdminPolicy', waits))],
    ['JSN026', true, 'misspelt', merged(entry(), association('AmazonEKSVeiwPolicy', waits))],
    ['JSN026', false, 'known', merged(entry(), association('AmazonEKSSecretReaderPolicy', waits))],
    [
      'JSN027',
      true,
      'a service-linked role',
      entry({ principal_arn: 'arn:aws:iam::111122223333:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForX' }),
    ],
    ['JSN027', false, 'a role with a path', entry({ principal_arn: 'arn:aws:iam::111122223333:role/teams/admin' })],
    ['JSN028', true, 'a role without an entry', nodeClass('others')],
    ['JSN028', false, 'the role of the pools', nodeClass('shop-node')],
    [
      'JSN028',
      false,
      'a role with an entry',
      merged(
        nodeClass('others'),
        entry({ principal_arn: 'arn:aws:iam::111122223333:role/others', type: 'EC2' }),
        association('AmazonEKSAutoNodePolicy', { ...waits, principal_arn: 'arn:aws:iam::111122223333:role/others' }),
      ),
    ],
    [
      'JSN028',
      true,
      'an entry without its policy',
      entry({ principal_arn: 'arn:aws:iam::111122223333:role/others', type: 'EC2' }),
    ],
    ['JSN028', false, 'a computed role', nodeClass('${local.role}')],
    ['JSN029', true, 'another service', merged(pod(), podRole('eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession'))],
    ['JSN029', true, 'no tags', merged(pod(), podRole('pods.eks.amazonaws.com', 'sts:AssumeRole'))],
    ['JSN029', true, 'conditions on tags that are off', tagged(true)],
    ['JSN029', false, 'conditions on tags that are on', tagged(false)],
    [
      'JSN029',
      false,
      'no tags wanted',
      merged(pod({ disable_session_tags: true }), podRole('pods.eks.amazonaws.com', 'sts:AssumeRole')),
    ],
    ['JSN029', false, 'both', merged(pod(), podRole('pods.eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession'))],
  ])('%s (trips: %s) %s', (rule, trips, _, more) => {
    expect(saidBy(rule, merged(autoModeCluster(), more))).toHaveLength(trips ? 1 : 0);
  });

  test('without built-in pools the node role of a class may have an entry', () => {
    const cluster = autoModeCluster({ compute_config: { enabled: true } });
    expect(saidBy('JSN021', merged(cluster, entry({ principal_arn: '${aws_iam_role.node.arn}', type: 'EC2' })))).toEqual([]);
  });
});

describe('the network', () => {
  const network = (subnets: Readonly<Record<string, Blocks>>, vpc: Blocks = {}, more: Blocks = {}): Blocks => ({
    aws_vpc: { main: { cidr_block: '10.0.0.0/16', enable_dns_hostnames: true, ...vpc } },
    aws_subnet: Object.fromEntries(
      Object.entries(subnets).map(([name, subnet]) => [name, { vpc_id: '${aws_vpc.main.id}', ...subnet }]),
    ),
    ...more,
  });
  const tags = (key: string, value: Json = '1'): Blocks => ({ tags: { [key]: value } });
  const internal = tags('kubernetes.io/role/internal-elb');
  const endpoint = (change: Blocks): Blocks => ({ aws_vpc_endpoint: { a: { vpc_id: 'vpc-1', ...change } } });
  const NAMED = 'com.amazonaws.eu-west-1.';
  const openTo = (range: string, group: string): Blocks =>
    merged(
      endpoint({
        service_name: `${NAMED}ec2`,
        vpc_endpoint_type: 'Interface',
        security_group_ids: ['${aws_security_group.e.id}'],
      }),
      {
        aws_vpc_security_group_ingress_rule: {
          a: { security_group_id: `\${aws_security_group.${group}.id}`, ip_protocol: 'tcp', cidr_ipv4: range },
        },
      },
    );

  test.each<[string, boolean, string, Blocks]>([
    ['JSN030', true, 'outside', network({ a: { cidr_block: '10.1.0.0/24' } })],
    ['JSN030', false, 'inside', network({ a: { cidr_block: '10.0.1.0/24' } })],
    [
      'JSN030',
      false,
      'in a second range',
      network(
        { a: { cidr_block: '100.64.0.0/20' } },
        {},
        { aws_vpc_ipv4_cidr_block_association: { p: { vpc_id: '${aws_vpc.main.id}', cidr_block: '100.64.0.0/16' } } },
      ),
    ],
    [
      'JSN030',
      false,
      'ranges for each',
      network(
        { a: { cidr_block: '100.64.0.0/20' } },
        {},
        {
          aws_vpc_ipv4_cidr_block_association: {
            p: { for_each: '${var.x}', vpc_id: '${aws_vpc.main.id}', cidr_block: '${each.value}' },
          },
        },
      ),
    ],
    ['JSN030', false, 'computed', network({ a: { cidr_block: '${cidrsubnet(aws_vpc.main.cidr_block, 4, 1)}' } })],
    ['JSN031', true, 'overlapping', network({ a: { cidr_block: '10.0.0.0/20' }, b: { cidr_block: '10.0.8.0/24' } })],
    ['JSN031', false, 'side by side', network({ a: { cidr_block: '10.0.0.0/20' }, b: { cidr_block: '10.0.16.0/24' } })],
    // Two resources that are one: told by JSN004, once.
    ['JSN031', false, 'the same range twice', network({ a: { cidr_block: '10.0.0.0/20' }, b: { cidr_block: '10.0.0.0/20' } })],
    [
      'JSN031',
      false,
      'in two VPCs',
      network({ a: { cidr_block: '10.0.0.0/20' }, b: { vpc_id: 'vpc-2', cidr_block: '10.0.0.0/20' } }),
    ],
    ['JSN032', true, 'of another region', network({ a: { availability_zone: 'us-east-1a' } })],
    ['JSN032', true, 'no zone', network({ a: { availability_zone_id: 'euw1-4' } })],
    ['JSN032', false, 'of the region', network({ a: { availability_zone: 'eu-west-1a' } })],
    ['JSN032', false, 'with a provider of its own', network({ a: { provider: 'aws.other', availability_zone: 'us-east-1a' } })],
    ['JSN034', true, 'no host names', network({ a: internal }, { enable_dns_hostnames: null })],
    ['JSN034', true, 'no DNS', network({ a: internal }, { enable_dns_support: false })],
    ['JSN034', false, 'not for Kubernetes', network({ a: {} }, { enable_dns_hostnames: null })],
    ['JSN034', false, 'computed', network({ a: internal }, { enable_dns_hostnames: '${var.dns}' })],
    ['JSN035', true, 'a misspelt tag', network({ a: tags('kubernetes.io/role/internal_elb') })],
    ['JSN035', true, 'another value', network({ a: tags('kubernetes.io/role/elb', 'true') })],
    ['JSN035', true, 'one subnet of several', network({ a: internal, b: {} })],
    ['JSN035', false, 'two subnets', network({ a: internal, b: internal, c: {} })],
    ['JSN035', false, 'an empty value', network({ a: tags('kubernetes.io/role/elb', '') })],
    ['JSN035', false, 'for each', network({ a: { ...internal, for_each: '${var.zones}' }, b: {} })],
    ['JSN036', true, 'another region', endpoint({ service_name: 'com.amazonaws.us-east-1.s3' })],
    ['JSN036', true, 'a gateway for EC2', endpoint({ service_name: `${NAMED}ec2` })],
    ['JSN036', false, 'an interface for EC2', endpoint({ service_name: `${NAMED}ec2`, vpc_endpoint_type: 'Interface' })],
    [
      'JSN036',
      false,
      'across regions',
      endpoint({ service_name: 'com.amazonaws.us-east-1.ec2', service_region: 'us-east-1', vpc_endpoint_type: 'Interface' }),
    ],
    ['JSN036', false, 'computed', endpoint({ service_name: 'com.amazonaws.${data.aws_region.here.region}.s3' })],
    [
      'JSN036',
      false,
      'of somebody else',
      endpoint({ service_name: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123', vpc_endpoint_type: 'Interface' }),
    ],
    ['JSN037', true, 'misspelt', endpoint({ service_name: `${NAMED}ecr.apii`, vpc_endpoint_type: 'Interface' })],
    ['JSN037', false, 'with FIPS', endpoint({ service_name: `${NAMED}elasticfilesystem-fips`, vpc_endpoint_type: 'Interface' })],
    ['JSN037', false, 'rare', endpoint({ service_name: `${NAMED}qldb.session`, vpc_endpoint_type: 'Interface' })],
    ['JSN038', true, 'open', openTo('0.0.0.0/0', 'e')],
    ['JSN038', false, 'of the VPC', openTo('10.0.0.0/16', 'e')],
    ['JSN038', false, 'another group', openTo('0.0.0.0/0', 'web')],
    ['JSN039', true, 'rules inside', { aws_security_group: { a: { ingress: [{ from_port: 443, prefix_list_ids: null }] } } }],
    ['JSN039', false, 'no rules', { aws_security_group: { a: { ingress: [] } } }],
  ])('%s (trips: %s) %s', (rule, trips, _, resource) => {
    expect(saidBy(rule, resource, AWS('eu-west-1'))).toHaveLength(trips ? 1 : 0);
  });

  test('JSN033 refuses zones of the control plane by id', () => {
    const inZone = (zone: string): Blocks =>
      merged(
        autoModeCluster({ vpc_config: { endpoint_private_access: true, subnet_ids: ['${aws_subnet.a.id}', 'subnet-0b2'] } }),
        { aws_subnet: { a: { vpc_id: 'vpc-1', availability_zone_id: zone } } },
      );
    expect(saidBy('JSN033', inZone('use1-az3'), AWS('us-east-1'))).toEqual(['aws_subnet.a.availability_zone_id']);
    expect(saidBy('JSN033', inZone('use1-az4'), AWS('us-east-1'))).toEqual([]);
  });
});

describe('policies', () => {
  const policy = (...statements: readonly Json[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const ROLE = { role: 'x' };
  const inline = (text: string): Blocks => ({ aws_iam_role_policy: { a: { ...ROLE, policy: text } } });
  const GET = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' };
  const trust = (statement: Json): Blocks => ({ aws_iam_role: { a: { assume_role_policy: policy(statement) } } });
  const key = (statement: Json): Blocks => ({ aws_kms_key: { a: { policy: policy(statement) } } });
  const long = (characters: number): Json => ({ ...GET, Resource: `arn:aws:s3:::${'x'.repeat(characters)}` });

  test.each<[string, boolean, string, Blocks]>([
    ['JSN040', true, 'a version of today', inline(JSON.stringify({ Version: '2026-11-28', Statement: [GET] }))],
    ['JSN040', true, 'no statement', inline(JSON.stringify({ Version: '2012-10-17' }))],
    ['JSN040', true, 'an empty list', inline(policy())],
    ['JSN040', true, 'Statements', inline(JSON.stringify({ Statements: [GET] }))],
    ['JSN040', true, 'Effect in small letters', inline(policy({ ...GET, Effect: 'allow' }))],
    ['JSN040', true, 'no Effect', inline(policy({ Action: 's3:GetObject', Resource: '*' }))],
    ['JSN040', true, 'Actions', inline(policy({ Effect: 'Allow', Actions: 's3:GetObject', Resource: '*' }))],
    ['JSN040', true, 'no Resource', inline(policy({ Effect: 'Allow', Action: 's3:GetObject' }))],
    ['JSN040', true, 'both actions', inline(policy({ ...GET, NotAction: 's3:PutObject' }))],
    ['JSN040', true, 'an action without service', inline(policy({ ...GET, Action: 'GetObject' }))],
    ['JSN040', true, 'a resource that is no ARN', inline(policy({ ...GET, Resource: 'bucket/*' }))],
    ['JSN040', true, 'a Sid with a blank', inline(policy({ ...GET, Sid: 'Read objects' }))],
    ['JSN040', true, 'a Sid twice', inline(policy({ ...GET, Sid: 'A' }, { ...GET, Sid: 'A' }))],
    ['JSN040', true, 'a Principal in a role', inline(policy({ ...GET, Principal: '*' }))],
    ['JSN040', true, 'a misspelt operator', inline(policy({ ...GET, Condition: { StringEqual: { a: 'b' } } }))],
    ['JSN040', true, 'a condition without operator', inline(policy({ ...GET, Condition: { StringEquals: 'b' } }))],
    ['JSN040', true, 'a trust without Principal', trust({ Effect: 'Allow', Action: 'sts:AssumeRole' })],
    [
      'JSN040',
      true,
      'a trust with a Resource',
      trust({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole', Resource: '*' }),
    ],
    [
      'JSN040',
      true,
      'Services',
      trust({ Effect: 'Allow', Principal: { Services: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    ],
    ['JSN040', true, 'a key policy without Principal', key({ Effect: 'Allow', Action: 'kms:*', Resource: '*' })],
    ['JSN040', false, 'one statement without a list', inline(JSON.stringify({ Version: '2008-10-17', Id: 'x', Statement: GET }))],
    ['JSN040', false, 'no version', inline(JSON.stringify({ Statement: [GET] }))],
    [
      'JSN040',
      false,
      'operators with all there is',
      inline(
        policy({
          ...GET,
          Condition: { 'ForAnyValue:StringLikeIfExists': { a: ['b'] }, Null: { c: 'true' }, arnlike: { d: 'e' } },
        }),
      ),
    ],
    [
      'JSN040',
      false,
      'variables and references',
      inline(policy({ ...GET, Resource: ['${aws_s3_bucket.a.arn}/$${aws:username}', '${var.arn}'] })),
    ],
    [
      'JSN040',
      false,
      'NotAction and NotResource',
      inline(policy({ Effect: 'Deny', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::a' })),
    ],
    [
      'JSN040',
      false,
      'a trust',
      trust({ Sid: '', Effect: 'Allow', Principal: { AWS: ['111122223333'] }, Action: 'sts:AssumeRole' }),
    ],
    [
      'JSN040',
      false,
      'a key policy with blanks in its Sid',
      key({
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'kms:*',
        Resource: '*',
      }),
    ],
    ['JSN040', false, 'a function', inline('${jsonencode({"Version" = "x"})}')],
    [
      'JSN040',
      false,
      'a text with an expression between statements',
      inline('{"Version":"2012-10-17","Statement":[${join(",", local.statements)}]}'),
    ],
    ['JSN041', true, 'a misspelt action', inline(policy({ ...GET, Action: 's3:GetObjects' }))],
    ['JSN041', true, 'a wildcard that matches nothing', inline(policy({ ...GET, Action: 's3:Obtain*' }))],
    ['JSN041', true, 'a service that does not exist', inline(policy({ ...GET, Action: 'es3:GetObject' }))],
    [
      'JSN041',
      false,
      'wildcards',
      inline(policy({ ...GET, Action: ['s3:Get*', 's3:*', '*', 'kms:Describe*', 'ec2:Describe?egions'] })),
    ],
    ['JSN041', false, 'other capitals', inline(policy({ ...GET, Action: 'S3:getobject' }))],
    ['JSN042', true, 'a managed policy', { aws_iam_policy: { a: { policy: policy(long(6_200)) } } }],
    [
      'JSN042',
      true,
      'inline policies together',
      {
        aws_iam_role: { r: { name: 'x' } },
        aws_iam_role_policy: {
          a: { ...ROLE, policy: policy(long(6_000)) },
          b: { ...ROLE, name: 'b', policy: policy(long(6_000)) },
        },
      },
    ],
    ['JSN042', false, 'an inline policy of the same length', inline(policy(long(6_200)))],
    ['JSN043', true, 'a trust', trust({ Effect: 'Allow', Principal: { AWS: 'x'.repeat(2_100) }, Action: 'sts:AssumeRole' })],
    ['JSN043', false, 'a short trust', trust({ Effect: 'Allow', Principal: { AWS: 'x' }, Action: 'sts:AssumeRole' })],
    [
      'JSN044',
      true,
      'a path is missing',
      { aws_iam_role_policy_attachment: { a: { ...ROLE, policy_arn: 'arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicy' } } },
    ],
    [
      'JSN044',
      true,
      'a letter',
      { aws_iam_role_policy_attachment: { a: { ...ROLE, policy_arn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolcy' } } },
    ],
    [
      'JSN044',
      false,
      'a policy that is not listed',
      { aws_iam_role_policy_attachment: { a: { ...ROLE, policy_arn: 'arn:aws:iam::aws:policy/AmazonMQFullAccess' } } },
    ],
    [
      'JSN044',
      false,
      'one of the account',
      {
        aws_iam_role_policy_attachment: { a: { ...ROLE, policy_arn: 'arn:aws:iam::111122223333:policy/AmazonEKSClusterPolcy' } },
      },
    ],
  ])('%s (trips: %s) %s', (rule, trips, _, resource) => {
    expect(saidBy(rule, resource)).toHaveLength(trips ? 1 : 0);
  });
});

describe('accounts and partitions', () => {
  const LOG = (key: string): Blocks => ({ aws_cloudwatch_log_group: { a: { name: 'a', kms_key_id: key } } });
  const role = (account: string): Blocks => ({
    aws_flow_log: { a: { iam_role_arn: `arn:aws:iam::${account}:role/a`, vpc_id: 'vpc-1' } },
  });

  test.each<[string, boolean, string, Blocks, Blocks]>([
    ['JSN050', true, 'in China', LOG('arn:aws:kms:cn-north-1:111122223333:key/a'), AWS('cn-north-1')],
    ['JSN050', true, 'in GovCloud', LOG('arn:aws:kms:us-gov-west-1:111122223333:key/a'), AWS('us-gov-west-1')],
    ['JSN050', false, 'where it belongs', LOG('arn:aws-cn:kms:cn-north-1:111122223333:key/a'), AWS('cn-north-1')],
    ['JSN050', false, 'no region', LOG('arn:aws:kms:cn-north-1:111122223333:key/a'), AWS('${var.region}')],
    [
      'JSN050',
      false,
      'two providers',
      LOG('arn:aws:kms:cn-north-1:111122223333:key/a'),
      { provider: { aws: [{ region: 'cn-north-1' }, { alias: 'b', region: 'eu-west-1' }] } },
    ],
    ['JSN051', true, 'of another account', role('444455556666'), AWS('eu-west-1', { allowed_account_ids: ['111122223333'] })],
    ['JSN051', false, 'of this account', role('111122223333'), AWS('eu-west-1', { allowed_account_ids: ['111122223333'] })],
    ['JSN051', false, 'of an account that is not known', role('444455556666'), AWS('eu-west-1')],
  ])('%s (trips: %s) %s', (rule, trips, _, resource, provider) => {
    expect(saidBy(rule, resource, provider)).toHaveLength(trips ? 1 : 0);
  });
});

describe('Kubernetes', () => {
  const manifest = (body: Blocks): Blocks => ({ kubernetes_manifest: { m: { manifest: body } } });
  const storage = (provisioner: string, mode?: string): Blocks =>
    manifest({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'x' },
      provisioner,
      ...(mode === undefined ? {} : { volumeBindingMode: mode }),
    });
  const pool = (change: Blocks = {}, reference: Blocks = { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'x' }): Blocks =>
    manifest({
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'x' },
      spec: { limits: { cpu: '100' }, template: { spec: { nodeClassRef: reference, requirements: [], ...change } } },
    });
  const ingress = (controller: string, apiGroup = 'eks.amazonaws.com'): Blocks =>
    manifest({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'x' },
      spec: { controller, parameters: { apiGroup, kind: 'IngressClassParams', name: 'x' } },
    });
  const labelled = (labels: Blocks, more: Blocks = {}): Blocks => ({
    ...manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'shop' } } }),
    kubernetes_labels: { l: { api_version: 'v1', kind: 'Namespace', metadata: { name: 'shop' }, labels, ...more } },
  });
  const addon = (name: string): Blocks => ({ aws_eks_addon: { a: { cluster_name: 'shop', addon_name: name } } });
  const GROUP = { aws_eks_node_group: { g: { cluster_name: 'shop' } } };

  test.each<[string, boolean, string, Blocks]>([
    [
      'JSN060',
      true,
      'EC2NodeClass',
      manifest({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'x' } }),
    ],
    ['JSN060', true, 'a reference to it', pool({}, { group: 'karpenter.k8s.aws', kind: 'NodeClass', name: 'x' })],
    ['JSN060', false, 'a NodeClass', pool()],
    [
      'JSN060',
      false,
      'beside node groups',
      merged(pool({}, { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'x' }), GROUP),
    ],
    ['JSN061', true, 'the other driver', storage('ebs.csi.aws.com', 'WaitForFirstConsumer')],
    ['JSN061', true, 'at once', storage('ebs.csi.eks.amazonaws.com')],
    ['JSN061', true, 'a misspelt driver', storage('ebs.csi.eks.amazonaws.con', 'WaitForFirstConsumer')],
    ['JSN061', false, 'sound', storage('ebs.csi.eks.amazonaws.com', 'WaitForFirstConsumer')],
    ['JSN061', false, 'EFS', storage('efs.csi.aws.com', 'Immediate')],
    ['JSN061', false, 'the other driver for other nodes', merged(storage('ebs.csi.aws.com'), GROUP)],
    ['JSN062', true, 'the other controller', ingress('ingress.k8s.aws/alb')],
    ['JSN062', true, 'parameters of the other', ingress('eks.amazonaws.com/alb', 'elbv2.k8s.aws')],
    ['JSN062', false, 'nginx', ingress('k8s.io/ingress-nginx')],
    ['JSN062', false, 'sound', ingress('eks.amazonaws.com/alb')],
    ['JSN063', true, 'built in', addon('vpc-cni')],
    ['JSN063', false, 'not built in', addon('metrics-server')],
    ['JSN063', false, 'for node groups', merged(addon('vpc-cni'), GROUP)],
    ['JSN064', true, 'in one state', pool()],
    ['JSN080', true, 'labels under the manager of the manifest', labelled({ team: 'shop' })],
    ['JSN080', true, 'another value than the manifest has', labelled({ team: 'store' }, { field_manager: 'Terraform-labels' })],
    ['JSN080', false, 'a manager of its own', labelled({ team: 'shop', more: 'a' }, { field_manager: 'Terraform-labels' })],
    ['JSN080', false, 'an object that stands elsewhere', labelled({ team: 'store' }, { metadata: { name: 'other' } })],
    ['JSN066', true, 'a misspelt operator', pool({ requirements: [{ key: 'a', operator: 'Is', values: ['b'] }] })],
    ['JSN066', false, 'known', pool({ requirements: [{ key: 'example.com/a', operator: 'NotIn', values: ['b'] }] })],
    [
      'JSN065',
      true,
      'numbers',
      pool({ requirements: [{ key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: [4] }] }),
    ],
    ['JSN066', true, 'a text in the place of a list', pool({ requirements: [{ key: 'a', operator: 'In', values: 'b' }] })],
    ['JSN066', false, 'computed values', pool({ requirements: [{ key: 'a', operator: 'In', values: '${var.values}' }] })],
    [
      'JSN065',
      false,
      'text',
      pool({ requirements: [{ key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: ['4'] }] }),
    ],
  ])('%s (trips: %s) %s', (rule, trips, _, more) => {
    expect(saidBy(rule, merged(autoModeCluster(), more))).toHaveLength(trips ? 1 : 0);
  });

  test('JSN064 passes two states', () => {
    expect(judged({ resource: autoModeCluster() }, { resource: pool() })).toEqual([]);
  });

  test('rules of the configuration judge manifests at their own places', () => {
    const requirements = [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['ondemand'] }];
    expect(judged({ resource: pool({ requirements, expireAfter: '720h' }) })).toEqual([
      'NPL003 a.resource.kubernetes_manifest.m.manifest.spec.template.spec.expireAfter → 504h',
      'NPL031 a.resource.kubernetes_manifest.m.manifest.spec.template.spec.requirements[0].values[0] → on-demand',
    ]);
    const nodeClass = {
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'NodeClass',
      metadata: { name: 'default' },
      spec: {
        role: 'a/b',
        subnetSelectorTerms: [{ id: 'subnet-0a1b2c3d4e5f60718' }],
        securityGroupSelectorTerms: [{ id: 'sg-0a1b2c3d4e5f60718' }],
      },
    };
    expect(judged({ resource: manifest(nodeClass) })).toEqual([
      'NDC001 a.resource.kubernetes_manifest.m.manifest.metadata.name',
      'NDC002 a.resource.kubernetes_manifest.m.manifest.spec.role → b',
    ]);
  });

  test('bindings to roles that are nearly there are found, in manifests and blocks', () => {
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'veiw' };
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'x', namespace: 'default' },
    };
    expect(judged({ resource: manifest({ ...binding, roleRef }) })).toEqual([
      'NSP011 a.resource.kubernetes_manifest.m.manifest.roleRef.name → view',
    ]);
    expect(judged({ resource: manifest({ ...binding, roleRef: { ...roleRef, kind: 'Role' } }) })).toEqual([]);
    const block = {
      metadata: { name: 'x' },
      subject: [{ api_group: roleRef.apiGroup, kind: 'Group', name: 'x' }],
      role_ref: { api_group: roleRef.apiGroup, kind: 'ClusterRole', name: 'cluster-adimn' },
    };
    expect(judged({ resource: { kubernetes_cluster_role_binding_v1: { m: block } } })).toEqual([
      'NSP011 a.resource.kubernetes_cluster_role_binding_v1.m.role_ref.name → cluster-admin',
    ]);
  });

  test('manifests that are computed, or of another shape, are left alone', () => {
    expect(
      judged({
        resource: manifest({ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'x' }, spec: '${var.spec}' }),
      }),
    ).toEqual([]);
    expect(judged({ resource: { kubernetes_manifest: { m: { manifest: '${yamldecode(file("x"))}' } } } })).toEqual([]);
    expect(judged({ resource: pool({ requirements: 'x', taints: [{ key: 1 }] }) })).toEqual([]);
  });
});

describe('what a configuration does not let anybody write', () => {
  const OFF = {
    compute_config: { enabled: false },
    storage_config: { block_storage: { enabled: false } },
    kubernetes_network_config: { elastic_load_balancing: { enabled: false } },
  };

  test.each<[rule: string, trips: boolean, why: string, resource: Blocks]>([
    ['JSN072', true, 'explicit', autoModeCluster({ access_config: { bootstrap_cluster_creator_admin_permissions: true } })],
    ['JSN072', false, 'off', autoModeCluster({ access_config: { bootstrap_cluster_creator_admin_permissions: false } })],
    ['JSN073', true, 'in a manifest', storage({ encrypted: 'false' })],
    ['JSN073', true, 'in a resource', storageResource({ encrypted: 'false' })],
    ['JSN073', false, 'encrypted', storage({ encrypted: 'true' })],
    ['JSN073', false, 'another driver', storage({ encrypted: 'false' }, 'efs.csi.aws.com')],
  ])('%s (trips: %s) %s', (rule, trips, _, resource) => {
    expect(saidBy(rule, resource)).toHaveLength(trips ? 1 : 0);
  });

  describe('JSN070 versions of the provider', () => {
    const said = (constraint: Json, resource = autoModeCluster()): number =>
      saidBy('JSN070', resource, { terraform: { required_providers: { aws: { source: 'aws', version: constraint } } } }).length;

    test.each(['~> 5.80', '5.100.0', '= 6.14.1', '~> 6.10.0', '>= 5.79, < 6.0.0', '< 6.15.0', '<= 6.14'])(
      '%s trips',
      (constraint) => {
        expect(said(constraint)).toBe(1);
      },
    );

    test.each([
      '>= 6.25.0, < 7.0.0',
      '~> 6.0',
      '~> 6.15.1',
      '6.15.0',
      '>= 5.80',
      '~> 5',
      '< 6.15.1',
      '<= 6.15',
      '!= 5.80',
      '> 5.80',
    ])('%s passes', (constraint) => expect(said(constraint)).toBe(0));

    test('says nothing where nobody uses Auto Mode, or the version is computed', () => {
      expect(said('~> 5.80', autoModeCluster(OFF))).toBe(0);
      expect(said('${var.version}')).toBe(0);
    });
  });

  describe('JSN071 tokens', () => {
    const said = (provider: Json): readonly string[] => saidBy('JSN071', {}, { provider });

    test.each<[string, Json, string]>([
      ['of a data source', { kubernetes: [{ token: '${data.aws_eks_cluster_auth.a.token}' }] }, 'provider.kubernetes[0].token'],
      ['written out', { kubernetes: { token: 'k8s-aws-v1.aHR0cHM' } }, 'provider.kubernetes.token'],
      [
        'of Helm',
        { helm: [{ kubernetes: { token: '${data.aws_eks_cluster_auth.a.token}' } }] },
        'provider.helm[0].kubernetes.token',
      ],
    ])('%s trips', (_, provider, at) => {
      expect(said(provider)).toEqual([at]);
    });

    test.each<[string, Json]>([
      ['exec', { kubernetes: [{ exec: [{ command: 'aws', args: ['eks', 'get-token'] }] }] }],
      ['a variable, which somebody fills for one run', { kubernetes: [{ token: '${var.token}' }] }],
      ['another provider', { github: [{ token: 'x' }] }],
    ])('%s passes', (_, provider) => {
      expect(said(provider)).toEqual([]);
    });
  });

  describe('default routes', () => {
    const IGW = { gateway_id: '${aws_internet_gateway.main.id}' };
    const TO_NAT = { nat_gateway_id: '${aws_nat_gateway.main.id}' };
    const INTERNAL = { tags: { 'kubernetes.io/role/internal-elb': '1' } };
    const network = (route: Blocks, subnet: Blocks = {}, gateway: Blocks = {}): Blocks => ({
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
      aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}', ...subnet } },
      aws_route_table: { a: { vpc_id: '${aws_vpc.main.id}' } },
      aws_route: { a: { route_table_id: '${aws_route_table.a.id}', destination_cidr_block: '0.0.0.0/0', ...route } },
      aws_route_table_association: { a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.a.id}' } },
      aws_nat_gateway: { main: { subnet_id: '${aws_subnet.a.id}', allocation_id: 'eipalloc-0a1', ...gateway } },
    });

    const inside = (route: Blocks, subnet: Blocks = {}): Blocks => ({
      ...network({ destination_cidr_block: '10.9.0.0/16' }, subnet),
      aws_route_table: { a: { vpc_id: '${aws_vpc.main.id}', route: [{ cidr_block: '0.0.0.0/0', ...route }] } },
    });

    test.each<[rule: string, trips: boolean, why: string, resource: Blocks]>([
      ['JSN074', true, 'to itself', network(TO_NAT)],
      ['JSN074', true, 'to itself, inside the table', inside(TO_NAT)],
      ['JSN074', false, 'inside the table to the internet gateway', inside(IGW)],
      ['JSN074', false, 'inside the table to elsewhere', inside({ ...TO_NAT, cidr_block: '10.8.0.0/16' })],
      ['JSN075', true, 'private subnets, inside the table', inside(IGW, INTERNAL)],
      ['JSN074', false, 'to the internet gateway', network(IGW)],
      ['JSN074', false, 'to a firewall', network({ vpc_endpoint_id: 'vpce-0a1' })],
      ['JSN074', false, 'a private one', network(TO_NAT, {}, { connectivity_type: 'private' })],
      ['JSN074', false, 'a subnet by its id', network(TO_NAT, {}, { subnet_id: 'subnet-0a1' })],
      ['JSN074', false, 'another destination', network({ ...TO_NAT, destination_cidr_block: '10.9.0.0/16' })],
      ['JSN074', false, 'a repeated route', network({ ...TO_NAT, count: '${var.count}' })],
      ['JSN075', true, 'private subnets', network(IGW, INTERNAL)],
      ['JSN075', false, 'with public addresses', network(IGW, { ...INTERNAL, map_public_ip_on_launch: true })],
      [
        'JSN075',
        false,
        'for both kinds of load balancers',
        network(IGW, { tags: { ...INTERNAL.tags, 'kubernetes.io/role/elb': '1' } }),
      ],
      ['JSN075', false, 'without tags', network(IGW)],
      ['JSN075', false, 'through NAT', network(TO_NAT, INTERNAL, { subnet_id: 'subnet-0a1' })],
      ['JSN075', false, 'nobody knows', network(IGW, { ...INTERNAL, map_public_ip_on_launch: '${var.public}' })],
    ])('%s (trips: %s) %s', (rule, trips, _, resource) => {
      expect(saidBy(rule, resource)).toHaveLength(trips ? 1 : 0);
    });
  });
});

describe('JSN099 keys of policies', () => {
  const policy = (statement: string): Blocks => ({
    aws_iam_policy: { a: { policy: `{ "Version": "2012-10-17", "Statement": [${statement}] }` } },
  });
  const ALLOW = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"';
  const bucket = '${aws_s3_bucket.a["x"].arn}';

  test.each<[string, Blocks]>([
    ['two actions', policy(`{ ${ALLOW}, "Action": "s3:PutObject" }`)],
    ['two conditions', policy(`{ ${ALLOW}, "Condition": { "Bool": { "a": "b" }, "Bool": { "c": "d" } } }`)],
    ['behind an expression', policy(`{ "Resource": "${bucket}", ${ALLOW} }`)],
  ])('%s trip', (_, resource) => {
    expect(saidBy('JSN099', resource)).toEqual(['aws_iam_policy.a.policy']);
  });

  test.each<[string, Blocks]>([
    ['the same key in two objects', policy(`{ ${ALLOW} }, { ${ALLOW} }`)],
    ['a text that looks like a key', policy(`{ ${ALLOW}, "Sid": "Sid", "Condition": { "Bool": { "a": "\\"Bool\\": {" } } }`)],
    ['a key of KMS', { aws_kms_key: { a: { policy: '{ "Version": "2012-10-17", "Version": "2012-10-17", "Statement": [] }' } } }],
  ])('%s passes', (_, resource) => {
    expect(saidBy('JSN099', resource)).toEqual([]);
  });
});

// https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
describe('JSN077 launch templates of managed node groups', () => {
  const group = (template: Blocks, settings: Blocks = {}): Blocks => ({
    aws_eks_node_group: { a: { launch_template: { id: '${aws_launch_template.a.id}', version: '1' }, ...settings } },
    aws_launch_template: { a: template },
  });

  test.each<[string, Blocks]>([
    ['an instance profile', group({ iam_instance_profile: { name: 'nodes' } })],
    ['a subnet', group({ network_interfaces: [{ subnet_id: 'subnet-0a1' }] })],
    ['what happens at shutdown', group({ instance_initiated_shutdown_behavior: 'terminate' })],
    ['hibernation', group({ hibernation_options: { configured: true } })],
    ['instance types twice', group({ instance_type: 'm7i.large' }, { instance_types: ['m7i.large'] })],
  ])('%s trips', (_, resource) => {
    expect(saidBy('JSN077', resource)).toHaveLength(1);
  });

  test.each<[string, Blocks]>([
    ['what belongs into it', group({ metadata_options: { http_tokens: 'required' }, image_id: 'ami-0123456789abcdef0' })],
    ['security groups', group({ network_interfaces: [{ security_groups: ['sg-0a1'] }] })],
    ['its instance type alone', group({ instance_type: 'm7i.large' })],
    ['instance types of the group alone', group({}, { instance_types: ['m7i.large'] })],
    [
      'a template of somebody else',
      group({ iam_instance_profile: { name: 'a' } }, { launch_template: { id: 'lt-0a1', version: '1' } }),
    ],
    ['no group at all', { aws_launch_template: { a: { iam_instance_profile: { name: 'a' } } } }],
    // As in the module terraform-aws-modules/eks.
    [
      'blocks that a module may write or not',
      group({
        dynamic: {
          network_interfaces: { for_each: '${var.interfaces}', content: { security_groups: ['sg-0a1'] } },
          hibernation_options: { for_each: '${var.hibernation}', content: { configured: true } },
        },
      }),
    ],
    [
      'instance types in one of two places',
      group({ instance_type: '${try(var.template.type, null)}' }, { instance_types: '${var.group.types}' }),
    ],
  ])('%s passes', (_, resource) => {
    expect(saidBy('JSN077', resource)).toEqual([]);
  });
});

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateEbsBlockDeviceRequest.html
describe('JSN078 disks of launch templates', () => {
  const disk = (ebs: Blocks): Blocks => ({
    aws_launch_template: { a: { block_device_mappings: [{ device_name: '/dev/xvda', ebs }] } },
  });
  const key = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  test.each<[string, Blocks, string]>([
    ['IOPS of gp2', { volume_type: 'gp2', iops: 3000 }, 'iops'],
    ['throughput of io2', { volume_type: 'io2', iops: 3000, throughput: 125 }, 'throughput'],
    ['a key without encryption', { encrypted: 'false', kms_key_id: key }, 'encrypted'],
  ])('%s trips', (_, ebs, name) => {
    expect(saidBy('JSN078', disk(ebs))).toEqual([
      expect.stringMatching(`^aws_launch_template\\.a\\.block_device_mappings\\[0\\]\\.ebs\\.${name}`),
    ]);
  });

  test.each<[string, Blocks]>([
    ['IOPS of io1', { volume_type: 'io1', iops: 3000 }],
    ['IOPS and throughput of gp3', { volume_type: 'gp3', iops: 3000, throughput: 125 }],
    ['the type that the image has', { iops: 3000 }],
    ['a type that comes from elsewhere', { volume_type: '${var.type}', iops: 3000 }],
    ['zero', { volume_type: 'gp2', iops: 0, throughput: null }],
    ['a key with encryption', { encrypted: true, kms_key_id: key }],
    ['a key, and encryption that the account has by default', { kms_key_id: key }],
  ])('%s passes', (_, ebs) => {
    expect(saidBy('JSN078', disk(ebs))).toEqual([]);
  });
});

// Those about objects, arguments of networks and schemas have files of their own.
const ELSEWHERE = [...objectJsonRules, ...networkArgumentRules, ...schemaRules, ...languageRules];
everyRuleHasCases(jsonRules.filter((rule) => !ELSEWHERE.includes(rule)));
