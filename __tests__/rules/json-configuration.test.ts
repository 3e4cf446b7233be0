// Rules of the configuration on JSON that was made without one, and rules on what a configuration does not let anybody write.
// Cases are written from the sources that each rule names.
import { judgeJson } from '../../lib/rules/json';
import type { Json } from '../../lib/terraform/stack-json';
import {
  autoModeCluster,
  type Blocks,
  judged,
  manifest,
  merged,
  saidBy,
  stacksOf,
  storage,
  storageResource,
  trustPolicy,
} from '../support/json-stacks';

const version = (text: Json, support?: Json, more: Blocks = {}): Blocks =>
  autoModeCluster({ version: text, ...(support === undefined ? {} : { upgrade_policy: { support_type: support } }), ...more });
const OFF = {
  compute_config: { enabled: false },
  storage_config: { block_storage: { enabled: false } },
  kubernetes_network_config: { elastic_load_balancing: { enabled: false } },
};
const endpoint = (cidrs: Json, isPublic: Json = true): Blocks =>
  autoModeCluster({
    vpc_config: {
      endpoint_private_access: true,
      endpoint_public_access: isPublic,
      public_access_cidrs: cidrs,
      subnet_ids: ['subnet-0a1', 'subnet-0b2'],
    },
  });
const entry = (arn: Json): Blocks => ({ aws_eks_access_entry: { a: { cluster_name: 'shop', principal_arn: arn } } });
const scope = (...namespaces: readonly Json[]): Blocks => ({
  aws_eks_access_policy_association: {
    a: {
      cluster_name: 'other',
      principal_arn: 'arn:aws:iam::111122223333:role/team',
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
      access_scope: { type: 'namespace', namespaces },
    },
  },
});
const association = (namespace: Json, account: Json = 'api'): Blocks => ({
  aws_eks_pod_identity_association: {
    a: { cluster_name: 'other', namespace, service_account: account, role_arn: 'arn:aws:iam::111122223333:role/a' },
  },
});
const nodeRole = (path: Json | undefined): Blocks =>
  merged(autoModeCluster(), {
    aws_iam_role: {
      node: {
        ...(autoModeCluster()['aws_iam_role'] as Record<string, Record<string, Json>>)['node'],
        ...(path === undefined ? {} : { path }),
      },
    },
  });
const priority = (name: string, value: number): Blocks =>
  manifest({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value });
const budget = (spec: Record<string, Json>): Blocks =>
  manifest({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'a', namespace: 'shop' },
    spec: { selector: { matchLabels: { app: 'a' } }, ...spec },
  });
const namespace = (name: Json): Blocks => manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
const zones = (...values: readonly Json[]): Blocks =>
  manifest({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'batch' },
    spec: {
      template: {
        spec: {
          nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
          requirements: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values }],
        },
      },
    },
  });
const services = (settings: Blocks): Blocks =>
  autoModeCluster({ kubernetes_network_config: { elastic_load_balancing: { enabled: true }, ...settings } });
const remote = (nodes: readonly Json[], pods?: readonly Json[], settings: Blocks = {}): Blocks =>
  autoModeCluster({
    kubernetes_network_config: { elastic_load_balancing: { enabled: true }, ...settings },
    remote_network_config: {
      remote_node_networks: { cidrs: nodes },
      ...(pods === undefined ? {} : { remote_pod_networks: { cidrs: pods } }),
    },
  });
const group = (settings: Blocks = {}): Blocks => ({
  aws_eks_node_group: {
    a: {
      cluster_name: 'shop',
      node_group_name: 'legacy',
      scaling_config: { min_size: 1, max_size: 2, desired_size: 1 },
      ...settings,
    },
  },
});
const profile = (settings: Blocks = {}): Blocks => ({
  aws_eks_fargate_profile: {
    a: { cluster_name: 'shop', fargate_profile_name: 'batch', selector: [{ namespace: 'batch' }], ...settings },
  },
});
const TOKYO: Blocks = { provider: { aws: [{ region: 'ap-northeast-1' }], kubernetes: [{}] } };
const SSO = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef';

test.each<[rule: string, trips: boolean, why: string, resource: Blocks, more?: Blocks]>([
  ['CLU003', true, 'before Auto Mode', version('1.22')],
  ['CLU003', false, 'without Auto Mode', version('1.28', undefined, OFF)],
  ['CLU003', false, 'a variable', version('${var.version}')],
  ['CLU004', true, 'gone', version('1.31')],
  ['CLU004', false, 'in extended support', version('1.33')],
  ['CLU005', true, 'standard support is over', version('1.33', 'STANDARD')],
  ['CLU005', false, 'extended', version('1.33', 'EXTENDED')],
  ['CLU005', false, 'extended by default', version('1.33')],
  ['CLU005', false, 'nobody knows', version('1.33', '${var.support}')],
  ['CLU005', false, 'in standard support', version('1.36', 'STANDARD')],
  ['CLU022', true, 'a private range', endpoint(['203.0.113.0/24', '10.0.0.0/8'])],
  ['CLU022', false, 'public ranges', endpoint(['203.0.113.0/24', '0.0.0.0/0'])],
  ['CLU022', false, 'no public endpoint', endpoint(['10.0.0.0/8'], false)],
  ['CLU022', false, 'computed', endpoint(['${var.office}'])],
  ['CLU052', true, 'a path', nodeRole('/platform/')],
  ['CLU052', false, 'no path', nodeRole(undefined)],
  ['CLU052', false, 'the shortest path', nodeRole('/')],
  [
    'CLU052',
    true,
    'a path, of nodes of classes',
    merged(autoModeCluster({ compute_config: { enabled: true } }), {
      aws_iam_role: { node: { path: '/x/', name: 'nodes', assume_role_policy: trustPolicy('ec2.amazonaws.com') } },
      aws_eks_access_entry: { n: { cluster_name: 'shop', principal_arn: '${aws_iam_role.node.arn}', type: 'EC2' } },
    }),
  ],
  ['CLU052', false, 'computed', nodeRole('${var.path}')],
  ['ACC003', true, 'without its path', entry('arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef')],
  ['ACC003', false, 'with its path', entry(SSO)],
  ['ACC003', false, 'another role', entry('arn:aws:iam::111122223333:role/admin')],
  ['ACC003', false, 'computed', entry('${local.prefix}AWSReservedSSO_Admin_0123456789abcdef')],
  ['ACC007', true, 'a capital', scope('payments', 'Payments')],
  ['ACC007', false, 'patterns too', scope('payments', 'dev-*')],
  ['ACC007', false, 'computed', scope('${var.Namespace}')],
  ['POD001', true, 'a capital', association('Payments')],
  ['POD001', false, 'a name', association('payments')],
  ['POD002', true, 'with its namespace', association('payments', 'payments:api')],
  ['POD002', false, 'a name', association('payments', 'api.v2')],
  ['NSP001', true, 'a capital, in a manifest', namespace('Payments')],
  ['NSP001', true, 'a capital, in a resource', { kubernetes_namespace: { a: { metadata: [{ name: 'Payments' }] } } }],
  ['NSP001', false, 'a name', namespace('payments')],
  ['NSP001', false, 'computed', namespace('${var.Name}')],
  ['NSP001', false, 'made up by Kubernetes', { kubernetes_namespace_v1: { a: { metadata: { generate_name: 'X' } } } }],
  ['STO003', true, 'too slow', storage({ type: 'gp3', iops: '100' })],
  ['STO003', true, 'too slow, in a resource and in small letters', storageResource({ Type: 'gp3', iops: '100' })],
  ['STO003', true, 'gp3 without a type', storage({ throughput: '4000' })],
  ['STO003', true, 'too slow, as a number', storage({ type: 'gp3', iops: 100 })],
  ['STO003', false, 'fast enough', storage({ type: 'gp3', iops: '3000' })],
  ['STO003', false, 'another type', storage({ type: 'gp2', iops: '100' })],
  ['STO003', false, 'computed', storage({ type: '${var.type}', iops: '100' })],
  ['STO003', false, 'computed IOPS', storage({ type: 'gp3', iops: '${var.iops}' })],
  ['STO003', false, 'another driver', storage({ type: 'gp3', iops: '100' }, 'efs.csi.aws.com')],
  ['STO004', true, 'an alias alone', storage({ kmsKeyId: 'alias/volumes' })],
  [
    'STO004',
    false,
    'the ARN of a key, in a region that nobody knows',
    storage({ kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' }),
  ],
  ['CLU031', true, 'IPv6', services({ ip_family: 'ipv6', service_ipv4_cidr: '172.20.0.0/16' })],
  ['CLU031', false, 'IPv4', services({ ip_family: 'ipv4', service_ipv4_cidr: '172.20.0.0/16' })],
  ['CLU031', false, 'chosen by EKS', services({ ip_family: 'ipv6' })],
  ['CLU033', false, 'not named by its first address, which JSN002 tells', remote(['10.80.0.1/16'])],
  ['CLU033', true, 'a range of pods that is not private', remote(['10.80.0.0/16'], ['203.0.113.0/24'])],
  ['CLU033', false, 'a private range', remote(['10.80.0.0/16'])],
  ['CLU033', false, 'computed', remote(['${var.machines}'])],
  ['CLU035', true, 'pods within nodes', remote(['10.80.0.0/16'], ['10.80.128.0/17'])],
  ['CLU035', false, 'beside them', remote(['10.80.0.0/16'], ['10.81.0.0/16'])],
  ['CLU037', true, 'IPv6', remote(['10.80.0.0/16'], undefined, { ip_family: 'ipv6' })],
  ['CLU037', false, 'IPv4', remote(['10.80.0.0/16'])],
  ['CMP001', true, 'none', profile({ selector: [] })],
  ['CMP001', false, 'one', profile()],
  ['CMP003', true, 'a capital', profile({ selector: [{ namespace: 'Batch' }] })],
  ['CMP003', false, 'a pattern', profile({ selector: [{ namespace: 'batch-*' }] })],
  ['CMP020', true, 'fewer than the least', group({ scaling_config: { min_size: 2, max_size: 3, desired_size: 1 } })],
  ['CMP020', false, 'in between', group({ scaling_config: { min_size: 1, max_size: 3, desired_size: 2 } })],
  ['CMP020', false, 'computed', group({ scaling_config: { min_size: 2, max_size: '${var.most}', desired_size: 1 } })],
  ['CMP022', true, 'a misspelt size', group({ instance_types: ['m7i.larg'] })],
  ['CMP022', true, 'a misspelt size of a template', { aws_launch_template: { a: { instance_type: 'm7i.larg' } } }],
  ['CMP022', false, 'a type of a template', { aws_launch_template: { a: { instance_type: 'mac2.metal' } } }],
  ['CMP022', false, 'a type, and what is computed', { aws_launch_template: { a: { instance_type: '${var.type}' } } }],
  ['CMP022', false, 'a type', group({ instance_types: ['m7i.large'] })],
  ['CMP023', true, 'Arm with an image for x86', group({ instance_types: ['m8g.large'], ami_type: 'AL2023_x86_64_STANDARD' })],
  ['CMP023', true, 'two architectures', group({ instance_types: ['m7i.large', 'm8g.large'] })],
  ['CMP023', false, 'Arm with its image', group({ instance_types: ['m8g.large'], ami_type: 'AL2023_ARM_64_STANDARD' })],
  ['CMP023', false, 'an image of one’s own', group({ instance_types: ['m8g.large'], ami_type: 'CUSTOM' })],
  ['CMP023', false, 'computed', group({ instance_types: ['${var.type}'], ami_type: 'AL2023_ARM_64_STANDARD' })],
  ['CMP023', false, 'for each', group({ for_each: '${var.groups}', instance_types: ['m7i.large', 'm8g.large'] })],
  ['CMP026', true, 'a label of EKS', group({ labels: { 'eks.amazonaws.com/team': 'shop' } })],
  ['CMP026', false, 'a label of one’s own', group({ labels: { team: 'shop', version: '${var.version}' } })],
  ['CMP035', true, 'no driver', group({ instance_types: ['g6.xlarge'], ami_type: 'AL2023_x86_64_STANDARD' })],
  ['CMP035', false, 'the driver', group({ instance_types: ['g6.xlarge'], ami_type: 'AL2023_x86_64_NVIDIA' })],
  ['CMP035', false, 'nobody knows the image', group({ instance_types: ['g6.xlarge'] })],
  ['CMP040', true, 'a beginning of EKS', profile({ fargate_profile_name: 'eks-batch' })],
  ['CMP040', true, 'a space', group({ node_group_name: 'my nodes' })],
  ['CMP040', false, 'a name', merged(group(), profile())],
  ['CMP040', false, 'made up by Terraform', group({ node_group_name: '${var.name} nodes' })],
  ['NPL034', true, 'the id of a zone', zones('apne1-az1'), TOKYO],
  ['NPL034', false, 'its name', zones('ap-northeast-1a'), TOKYO],
  ['NPL034', false, 'nobody knows the region', zones('apne1-az1')],
  ['PLT020', true, 'a priority of Kubernetes', priority('shop', 2_000_000_000)],
  ['PLT020', true, 'a name of Kubernetes', priority('system-shop', 1000)],
  ['PLT020', false, 'a priority', priority('shop', 1_000_000_000)],
  ['PLT021', true, 'no pod may go', budget({ maxUnavailable: 0 })],
  ['PLT021', false, 'one may', budget({ maxUnavailable: 1 })],
  ['PLT022', true, 'more than all pods', budget({ minAvailable: '150%' })],
  ['PLT022', false, 'a share', budget({ minAvailable: '50%' })],
  ['PLT022', false, 'computed', budget({ minAvailable: '${var.share}' })],
  ['PLT023', true, 'all pods of the namespace', budget({ maxUnavailable: 1, selector: { matchLabels: {} } })],
  [
    'PLT023',
    false,
    'those of an expression',
    budget({ maxUnavailable: 1, selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }),
  ],
])('%s (trips: %s) %s', (...[rule, trips, , resource, more]) => {
  expect(saidBy(rule, resource, more)).toHaveLength(trips ? 1 : 0);
});

test('a member of another form hides nothing that is wrong beside it', () => {
  const pool = manifest({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'a' },
    spec: {
      limits: { cpu: '100' },
      weight: 200,
      disruption: { consolidateAfter: 30 },
      template: {
        metadata: { labels: { team: 7, shape: { of: 'none' } } },
        spec: {
          expireAfter: '90d',
          nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'a' },
          requirements: [
            { key: 7, operator: 'Exists' },
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: 'spto' },
            { key: 'kubernetes.io/arch', operator: 'In', values: [{}, 'x86_64'] },
          ],
        },
      },
    },
  });
  const spec = 'a.resource.kubernetes_manifest.m.manifest.spec';
  expect([...judged({ resource: pool })].sort()).toEqual([
    `JSN066 ${spec}.template.spec.requirements[1].values`,
    `NPL003 ${spec}.template.spec.expireAfter`,
    `NPL005 ${spec}.disruption.consolidateAfter`,
    `NPL012 ${spec}.weight`,
    `NPL031 ${spec}.template.spec.requirements[1].values → spot`,
    `NPL031 ${spec}.template.spec.requirements[2].values[1] → amd64`,
  ]);
});

const STATE = { bucket: 'example-state', key: 'shop/network.tfstate', region: 'eu-west-1' };
test.each<[string, Record<string, Json>, readonly string[]]>([
  ['a bucket that S3 does not have', { bucket: 'My_State' }, ['STA001 a.terraform.backend.s3.bucket']],
  ['a bucket of 2017', { bucket: 'My_State', region: 'us-east-1' }, []],
  ['a key that begins with a slash', { key: '/network.tfstate' }, ['STA002 a.terraform.backend.s3.key → network.tfstate']],
  ['a key with two slashes in a row', { key: 'shop//a' }, ['STA002 a.terraform.backend.s3.key → shop/a']],
  ['a region by its name', { region: 'Ireland' }, ['STA005 a.terraform.backend.s3.region']],
  ['the id of a key', { kms_key_id: '1234abcd-12ab-34cd-56ef-1234567890ab' }, ['STA003 a.terraform.backend.s3.kms_key_id']],
  ['a bucket of a region that stands elsewhere', { bucket: 'My_State', region: '${var.region}' }, []],
  ['nothing that is wrong', {}, []],
])('a state in S3 with %s', (_, more, expected) => {
  const backend: Json = { s3: { ...STATE, ...more } };
  expect(judged({ terraform: { backend } })).toEqual(expected);
  expect(judged({ terraform: [{ backend: [backend] }] })).toHaveLength(expected.length);
});

test('what is missing is named where it is missing', () => {
  const nodeClass = manifest({
    apiVersion: 'eks.amazonaws.com/v1',
    kind: 'NodeClass',
    metadata: { name: 'a' },
    spec: { role: 'a' },
  });
  const found = judgeJson(stacksOf({ resource: nodeClass }), { today: '2026-11-28' }).filter(({ rule }) => rule.id === 'NDC010');
  expect(found.map(({ problem }) => problem.received)).toEqual(['no subnetSelectorTerms', 'no securityGroupSelectorTerms']);
});

test('is told at the value itself, with what was probably meant', () => {
  expect(saidBy('ACC007', scope('payments', 'Payments'))).toEqual([
    'aws_eks_access_policy_association.a.access_scope.namespaces[1] → payments',
  ]);
  expect(saidBy('STO003', storageResource({ IOPS: '100' }))).toEqual(['kubernetes_storage_class_v1.a.parameters.IOPS']);
  expect(saidBy('NSP001', namespace('Payments'))).toEqual(['kubernetes_manifest.m.manifest.metadata.name → payments']);
  expect(saidBy('CLU052', nodeRole('/x/'))).toEqual(['aws_iam_role.node.path']);
});

test('what is repeated may be nothing, so it is skipped', () => {
  const repeated = { aws_eks_pod_identity_association: { a: { ...PAYMENTS, count: '${var.count}' } } };
  expect(saidBy('POD001', repeated)).toEqual([]);
});
const PAYMENTS = { cluster_name: 'other', namespace: 'Payments', service_account: 'a', role_arn: '${var.role}' };

describe('ENV102 the service range and the VPC', () => {
  const vpc = (cidr: Json, subnet = '${aws_vpc.main.id}'): Blocks => ({
    aws_vpc: { main: { cidr_block: cidr } },
    aws_subnet: { a: { vpc_id: subnet }, b: { vpc_id: subnet } },
  });
  const inSubnets = (ids: Json): Blocks =>
    autoModeCluster({
      kubernetes_network_config: { elastic_load_balancing: { enabled: true }, service_ipv4_cidr: '10.40.0.0/20' },
      vpc_config: { endpoint_private_access: true, endpoint_public_access: false, subnet_ids: ids },
    });
  const OWN = inSubnets(['${aws_subnet.a.id}', '${aws_subnet.b.id}']);
  const STATE = { bucket: 'states', key: 'network' };
  const READ = {
    data: { terraform_remote_state: { net: { backend: 's3', config: STATE } } },
    resource: inSubnets('${data.terraform_remote_state.net.outputs.subnets}'),
  };
  const network = (cidr: string): Blocks => ({
    terraform: { backend: { s3: STATE } },
    resource: vpc(cidr),
    output: { subnets: { value: [] } },
  });
  const said = (...stacks: readonly Blocks[]): readonly string[] => judged(...stacks).filter((text) => text.startsWith('ENV102'));

  test('in one stack', () => {
    const place = 'ENV102 a.resource.aws_eks_cluster.main.kubernetes_network_config.service_ipv4_cidr';
    expect(said({ resource: merged(OWN, vpc('10.40.0.0/16')) })).toEqual([place]);
    expect(said({ resource: merged(OWN, vpc('10.41.0.0/16')) })).toEqual([]);
  });

  test('across states', () => {
    expect(said(READ, network('10.40.0.0/16'))).toHaveLength(1);
    expect(said(READ, network('10.41.0.0/16'))).toEqual([]);
  });

  test.each<[string, Blocks[]]>([
    ['a computed range', [{ resource: merged(OWN, vpc('${var.cidr}')) }]],
    ['another VPC', [{ resource: merged(OWN, vpc('10.40.0.0/16', 'vpc-0a1')) }]],
    ['a state that nobody here makes', [READ, { ...network('10.40.0.0/16'), terraform: { backend: { s3: { bucket: 'x' } } } }]],
    ['subnets by their ids', [{ resource: merged(inSubnets(['subnet-0a1', 'subnet-0b2']), vpc('10.40.0.0/16')) }]],
  ])('%s says nothing', (_, stacks) => {
    expect(said(...stacks)).toEqual([]);
  });
});

describe('NPL002 node classes that do not exist', () => {
  const nodeClass = (name: Json): Blocks => ({
    c: {
      manifest: {
        apiVersion: 'eks.amazonaws.com/v1',
        kind: 'NodeClass',
        metadata: { name },
        spec: {
          role: 'nodes',
          subnetSelectorTerms: [{ id: 'subnet-0a1b2c3d4e5f60718' }],
          securityGroupSelectorTerms: [{ id: 'sg-0a1b2c3d4e5f60718' }],
        },
      },
    },
  });
  const pool = (name: Json): Blocks => ({
    p: {
      manifest: {
        apiVersion: 'karpenter.sh/v1',
        kind: 'NodePool',
        metadata: { name: 'batch' },
        spec: { template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name } } } },
      },
    },
  });
  const said = (manifests: Blocks, more: Blocks = {}, ...others: readonly Blocks[]): readonly string[] =>
    judged({ resource: { kubernetes_manifest: manifests, ...more } }, ...others).filter((text) => text.startsWith('NPL002'));

  test('is told at the name', () => {
    expect(said({ ...nodeClass('private'), ...pool('privat') })).toEqual([
      'NPL002 a.resource.kubernetes_manifest.p.manifest.spec.template.spec.nodeClassRef.name → private',
    ]);
    const none = { resource: autoModeCluster({ compute_config: { enabled: true, node_pools: [] } }) };
    expect(said({ ...nodeClass('private'), ...pool('default') }, {}, none)).toHaveLength(1);
  });

  test.each<[string, Blocks, Blocks]>([
    ['one that is there', { ...nodeClass('private'), ...pool('private') }, {}],
    ['the one of built-in pools', { ...nodeClass('private'), ...pool('default') }, {}],
    ['no class at all is here, so they come from elsewhere', pool('private'), {}],
    ['a computed name', { ...nodeClass('private'), ...pool('${var.class}') }, {}],
    ['a class with a computed name', { ...nodeClass('${var.class}'), ...pool('x') }, {}],
    [
      'a chart may have some',
      { ...nodeClass('private'), ...pool('x') },
      { helm_release: { a: { name: 'a', chart: 'classes' } } },
    ],
    [
      'a manifest that nobody can read',
      { ...nodeClass('private'), ...pool('x'), y: { manifest: '${yamldecode(file("y"))}' } },
      {},
    ],
  ])('%s passes', (_, manifests, more) => {
    expect(said(manifests, more)).toEqual([]);
  });
});
