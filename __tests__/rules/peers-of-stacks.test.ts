import { compare, row, verdictWithSchemas } from '../support/peers';
import { autoModeCluster, type Blocks, merged } from '../support/json-stacks';
import type { Json } from '../../lib/terraform/stack-json';

/**
 * The peers' inputs as somebody writes them for Terraform, put to `eks-auto check --dir`: settings that our own configuration does
 * not have, and the same ones once more. Commits: see the other tables.
 */
const main = '${aws_eks_cluster.main.name}';
const ROLE = 'arn:aws:iam::111122223333:role/role-1';
const KEY = 'arn:aws:kms:ap-northeast-1:111122223333:key/36c0b54e-64ed-4f2d-a1c7-96558764311e';

const cluster = (settings: Blocks): Blocks => autoModeCluster(settings);
const endpoints = (settings: Blocks): Blocks =>
  cluster({ vpc_config: { subnet_ids: ['subnet-0a1', 'subnet-0b2'], ...settings } });
const compute = (settings: Blocks): Blocks => cluster({ compute_config: { enabled: true, ...settings } });
const services = (settings: Blocks): Blocks =>
  cluster({ kubernetes_network_config: { elastic_load_balancing: { enabled: true }, ...settings } });
const remote = (nodes: readonly string[] | undefined, pods?: readonly string[]): Blocks =>
  cluster({
    remote_network_config: {
      ...(nodes === undefined ? {} : { remote_node_networks: { cidrs: nodes } }),
      ...(pods === undefined ? {} : { remote_pod_networks: { cidrs: pods } }),
    },
  });
const one = (type: string, settings: Readonly<Record<string, Json>>): Blocks =>
  merged(autoModeCluster(), { [type]: { one: { cluster_name: main, ...settings } } });
const entry = (settings: Blocks): Blocks => one('aws_eks_access_entry', { principal_arn: ROLE, ...settings });
const policyOf = (settings: Blocks, policy: string, scope: Blocks = { type: 'namespace', namespaces: ['default'] }): Blocks =>
  merged(entry(settings), {
    aws_eks_access_policy_association: {
      one: {
        cluster_name: main,
        principal_arn: '${aws_eks_access_entry.one.principal_arn}',
        policy_arn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
        access_scope: scope,
      },
    },
  });
const group = (settings: Blocks, template?: Blocks): Blocks =>
  merged(
    one('aws_eks_node_group', {
      node_group_name: 'ng',
      node_role_arn: ROLE,
      subnet_ids: ['subnet-0a1', 'subnet-0b2'],
      scaling_config: { min_size: 1, max_size: 2, desired_size: 1 },
      ...(template === undefined ? {} : { launch_template: { id: '${aws_launch_template.one.id}', version: '1' } }),
      ...settings,
    }),
    template === undefined ? {} : { aws_launch_template: { one: { name: 'nodes', ...template } } },
  );
const disk = (ebs: Blocks): Blocks => group({}, { block_device_mappings: { device_name: '/dev/xvda', ebs } });
const without = (settings: Blocks, name: string): Blocks =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));

describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks-v2/test', () => {
  describe('cluster.test.ts, automode.test.ts, control-plane-scaling.test.ts', () => {
    const off = { elastic_load_balancing: { enabled: false } };
    compare(
      [
        row('accepts', 'a cluster of Auto Mode', cluster({})),
        row('refuses', 'bootstrapSelfManagedAddons', cluster({ bootstrap_self_managed_addons: true }), {
          verdict: 'accepts',
          because:
            'EKS refuses it for new clusters only, and stacks may have an old one; a warning says so (JSN010): https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html',
        }),
        row(
          'refuses',
          'a pool that is none',
          compute({ node_pools: ['invalid-pool'], node_role_arn: '${aws_iam_role.node.arn}' }),
        ),
        row(
          'refuses',
          'pools in other letters',
          compute({ node_pools: ['System', 'GENERAL-PURPOSE'], node_role_arn: '${aws_iam_role.node.arn}' }),
        ),
        row('refuses', 'a role and no pools', compute({ node_pools: [], node_role_arn: '${aws_iam_role.node.arn}' })),
        row(
          'accepts',
          'Auto Mode off',
          cluster({
            compute_config: { enabled: false },
            kubernetes_network_config: off,
            storage_config: { block_storage: { enabled: false } },
          }),
        ),
        row('accepts', 'public alone', endpoints({ endpoint_private_access: false, endpoint_public_access: true })),
        row(
          'refuses',
          'public alone, from ranges (aws-eks)',
          endpoints({ endpoint_private_access: false, endpoint_public_access: true, public_access_cidrs: ['1.2.3.4/32'] }),
          {
            verdict: 'accepts',
            because:
              'a limit of their function behind kubectl (aws-cdk pull request 10103); AWS recommends the private endpoint then, and so does a warning (JSN019): https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
          },
        ),
        row(
          'refuses',
          'ranges of an endpoint that is private',
          endpoints({ endpoint_private_access: true, endpoint_public_access: false, public_access_cidrs: ['1.2.3.4/32'] }),
          {
            verdict: 'accepts',
            because: 'EKS makes the cluster and ignores them: https://github.com/pulumi/pulumi-eks/issues/1436',
          },
        ),
        row('refuses', 'IPv6 and a service range', services({ ip_family: 'ipv6', service_ipv4_cidr: '192.168.0.0/24' })),
        row('accepts', 'remote nodes and pods', remote(['172.16.0.0/12'], ['10.16.0.0/12'])),
        row(
          'refuses',
          'two networks of remote nodes',
          cluster({
            remote_network_config: { remote_node_networks: [{ cidrs: ['192.168.0.0/16'] }, { cidrs: ['10.0.0.0/16'] }] },
          }),
        ),
        row('refuses', 'remote pods alone', remote(undefined, ['10.16.0.0/12'])),
        row('refuses', 'remote ranges that overlap', remote(['192.168.0.0/16', '172.16.0.0/12'], ['172.16.0.0/12'])),
        row('refuses', 'a remote range twice', remote(['172.16.0.0/12', '172.16.0.0/12']), {
          verdict: 'accepts',
          because:
            'the provider keeps a set: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
        }),
        row('accepts', "a remote range '10.20.30.40/20'", remote(['10.20.30.40/20']), {
          verdict: 'refuses',
          because:
            'the provider asks for the address of the network: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
        }),
        row('accepts', 'tier standard', cluster({ control_plane_scaling_config: { tier: 'standard' } })),
      ],
      verdictWithSchemas,
    );
  });

  describe('access-entry.test.ts, access-policy.test.ts', () => {
    const OF_NODES = {
      verdict: 'refuses',
      because:
        'EKS takes policies for standard entries, and for those of Auto Mode: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html',
    } as const;
    compare(
      [
        row('accepts', 'STANDARD with a policy', policyOf({ type: 'STANDARD' }, 'AmazonEKSViewPolicy')),
        ...['FARGATE_LINUX', 'EC2_LINUX', 'EC2_WINDOWS'].map((type) =>
          row('accepts', `${type} with a policy`, policyOf({ type }, 'AmazonEKSViewPolicy'), OF_NODES),
        ),
        ...['HYBRID_LINUX', 'HYPERPOD_LINUX'].map((type) =>
          row('refuses', `${type} with a policy`, policyOf({ type }, 'AmazonEKSViewPolicy')),
        ),
        row('refuses', 'EC2 with a policy', policyOf({ type: 'EC2' }, 'AmazonEKSAutoNodePolicy', { type: 'cluster' }), {
          verdict: 'accepts',
          because: 'nodes of Auto Mode need this one: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html',
        }),
        row('accepts', 'EC2 without a policy', entry({ type: 'EC2' })),
        row('accepts', 'namespaces without any', policyOf({}, 'AmazonEKSViewPolicy', { type: 'namespace' }), {
          verdict: 'refuses',
          because:
            'a scope of namespaces has at least one: https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessScope.html',
        }),
        // A warning: AWS adds policies.
        row('accepts', "'custom-policy'", policyOf({}, 'custom-policy')),
      ],
      verdictWithSchemas,
    );
  });

  describe('nodegroup.test.ts', () => {
    compare(
      [
        row('accepts', 'a node group', group({})),
        row(
          'refuses',
          'an image for another architecture',
          group({ ami_type: 'AL2023_ARM_64_STANDARD', instance_types: ['m5.large'] }),
        ),
        row('refuses', 'two architectures', group({ instance_types: ['c5.large', 'm6g.large'] })),
        row('refuses', 'desired below min', group({ scaling_config: { min_size: 3, max_size: 4, desired_size: 2 } })),
        row('refuses', 'desired above max', group({ scaling_config: { min_size: 1, max_size: 2, desired_size: 3 } })),
        row('refuses', 'two kinds of updates', group({ update_config: { max_unavailable: 3, max_unavailable_percentage: 2 } })),
        ...[-3, 101].flatMap((number) => [
          row('refuses', `max_unavailable ${number}`, group({ update_config: { max_unavailable: number } })),
          row(
            'refuses',
            `max_unavailable_percentage ${number}`,
            group({ update_config: { max_unavailable_percentage: number } }),
          ),
        ]),
        row('refuses', 'a disk beside a launch template', group({ disk_size: 100 }, {})),
      ],
      verdictWithSchemas,
    );
  });

  describe('fargate.test.ts, addon.test.ts', () => {
    const profile = (settings: Blocks): Blocks =>
      one('aws_eks_fargate_profile', {
        fargate_profile_name: 'default',
        pod_execution_role_arn: 'arn:aws:iam::111122223333:role/pods',
        subnet_ids: ['subnet-0a1'],
        selector: { namespace: 'default' },
        ...settings,
      });
    compare(
      [
        row('accepts', 'a profile', profile({})),
        row('refuses', 'no selector', profile({ selector: [] })),
        row('refuses', 'a name that starts with eks- (eksctl)', profile({ fargate_profile_name: 'eks-foo' })),
        row('refuses', 'a selector without a namespace (eksctl)', profile({ selector: {} })),
        row(
          'accepts',
          'an update that keeps what is there',
          one('aws_eks_addon', { addon_name: 'test-addon', resolve_conflicts_on_update: 'PRESERVE' }),
        ),
      ],
      verdictWithSchemas,
    );
  });
});

describe('eksctl: eksctl-io/eksctl pkg/apis/eksctl.io/v1alpha5', () => {
  describe('validation_test.go, auto_mode_validation_test.go, outposts_validation_test.go', () => {
    compare(
      [
        row('refuses', 'pools without a role', compute({ node_pools: ['system'] })),
        row('refuses', 'no endpoint', endpoints({ endpoint_private_access: false, endpoint_public_access: false })),
        row('refuses', 'private left out, public off', endpoints({ endpoint_public_access: false })),
        row('accepts', 'private off, public left out', endpoints({ endpoint_private_access: false })),
        row('refuses', 'an IP family that is none', services({ ip_family: 'invalid' })),
        row('accepts', "the IP family as 'iPv6'", services({ ip_family: 'iPv6' }), {
          verdict: 'refuses',
          because:
            'eksctl changes the letters; the provider takes ipv4 and ipv6: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
        }),
        row(
          'refuses',
          'remote networks and IPv6',
          cluster({
            kubernetes_network_config: { ip_family: 'ipv6', elastic_load_balancing: { enabled: true } },
            remote_network_config: { remote_node_networks: { cidrs: ['192.168.0.0/24'] } },
          }),
        ),
        row('refuses', 'logs of a type that is none', cluster({ enabled_cluster_log_types: ['anything'] })),
        row('accepts', 'logs of three types', cluster({ enabled_cluster_log_types: ['api', 'authenticator', 'scheduler'] })),
        row(
          'refuses',
          'a key that is none',
          cluster({ encryption_config: { provider: { key_arn: 'invalid:arn' }, resources: ['secrets'] } }),
        ),
        row('refuses', 'no key', cluster({ encryption_config: { provider: {}, resources: ['secrets'] } })),
        row(
          'refuses',
          'Auto Mode on Outposts',
          cluster({
            outpost_config: {
              control_plane_instance_type: 'm5d.large',
              outpost_arns: ['arn:aws:outposts:us-west-2:123456789012:outpost/op-1234'],
            },
          }),
        ),
        row('accepts', 'mode API', cluster({ access_config: { authentication_mode: 'API' } })),
        row('refuses', 'mode CONFIG_MAP', cluster({ access_config: { authentication_mode: 'CONFIG_MAP' } })),
        row('refuses', 'a mode that is none (Pulumi)', cluster({ access_config: { authentication_mode: 'INVALID_MODE' } })),
      ],
      verdictWithSchemas,
    );
  });

  describe('access_entry_validation_test.go', () => {
    const USER_NAME = {
      verdict: 'accepts',
      because:
        'AWS excludes groups and policies, and says nothing of user names: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html',
    } as const;
    compare(
      [
        row('refuses', 'a type in other letters', entry({ type: 'ec2_linux' })),
        ...['EC2_LINUX', 'EC2_WINDOWS', 'FARGATE_LINUX', 'HYBRID_LINUX'].flatMap((type) => [
          row('refuses', `${type} with groups`, entry({ type, kubernetes_groups: ['dummy'] })),
          row('refuses', `${type} with a user name`, entry({ type, user_name: 'dummy' }), USER_NAME),
          row('refuses', `${type} with a policy`, policyOf({ type }, 'AmazonEKSViewPolicy')),
          row('accepts', `${type} alone`, entry({ type })),
        ]),
        row('refuses', 'a scope that is none', policyOf({}, 'AmazonEKSViewPolicy', { type: 'resource' })),
        row('refuses', 'no namespaces', policyOf({}, 'AmazonEKSViewPolicy', { type: 'namespace' })),
        row(
          'refuses',
          'the cluster, and namespaces',
          policyOf({}, 'AmazonEKSViewPolicy', { type: 'cluster', namespaces: ['kube-system'] }),
          {
            verdict: 'accepts',
            because:
              'AWS writes what namespaces are for, not that it refuses them: https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessScope.html',
          },
        ),
        row(
          'refuses',
          'a principal twice',
          merged(entry({}), { aws_eks_access_entry: { two: { cluster_name: main, principal_arn: ROLE } } }),
        ),
      ],
      verdictWithSchemas,
    );
  });

  describe('managed_nodegroup_test.go, validation_test.go: launch templates', () => {
    const reservation = (settings: Blocks): Blocks => group({}, { capacity_reservation_specification: settings });
    compare(
      [
        row('refuses', 'no id', group({ launch_template: { version: '1' } })),
        row('refuses', 'version 0', group({ launch_template: { id: 'lt-0123456789abcdef0', version: '0' } })),
        row('accepts', 'version 3', group({ launch_template: { id: 'lt-0123456789abcdef0', version: '3' } })),
        row('accepts', 'instance types of the group', group({ instance_types: ['c3.large', 'c4.large'] }, {})),
        row('refuses', 'the instance type in both', group({ instance_types: ['m5.xlarge'] }, { instance_type: 'm5.xlarge' })),
        row('refuses', 'SSH of the group', group({ remote_access: { ec2_ssh_key: 'foo' } }, {})),
        row('refuses', 'the size of the disk in both', group({ disk_size: 100 }, {})),
        row('refuses', 'neither of two numbers of updates', group({ update_config: {} })),
        row('refuses', 'a reservation preference that is none', reservation({ capacity_reservation_preference: 'err' })),
        row('accepts', 'a reservation preference', reservation({ capacity_reservation_preference: 'open' })),
        row(
          'refuses',
          'a reservation and a group of them',
          reservation({
            capacity_reservation_target: {
              capacity_reservation_id: 'cr-0123456789abcdef0',
              capacity_reservation_resource_group_arn: 'arn:aws:resource-groups:ap-northeast-1:111122223333:group/a',
            },
          }),
        ),
        row('refuses', 'a market that is none', group({}, { instance_market_options: { market_type: 'foobar' } })),
        row('refuses', 'credits that are none', group({}, { credit_specification: { cpu_credits: 'much' } })),
        row('refuses', 'a key without encryption', disk({ kms_key_id: KEY, encrypted: false })),
        row('accepts', 'a key with encryption', disk({ kms_key_id: KEY, encrypted: true })),
        row('refuses', 'IOPS of gp2', disk({ volume_type: 'gp2', iops: 3000 })),
        row('accepts', 'IOPS of gp3', disk({ volume_type: 'gp3', iops: 3000 })),
        row('refuses', 'throughput of io1', disk({ volume_type: 'io1', iops: 3000, throughput: 125 })),
        row('refuses', 'a label that a node may not give itself', group({ labels: { 'node-role.kubernetes.io/os': 'linux' } })),
      ],
      verdictWithSchemas,
    );
  });

  describe('addon_test.go', () => {
    const addon = (settings: Blocks): Blocks => one('aws_eks_addon', { addon_name: 'test-addon', ...settings });
    compare(
      [
        row('refuses', 'no name', addon({ addon_name: '' })),
        row('refuses', "version 'version'", addon({ addon_version: 'version' })),
        row('accepts', 'version v1.3.0-eksbuild.1', addon({ addon_version: 'v1.3.0-eksbuild.1' })),
        row('accepts', "version 'latest'", addon({ addon_version: 'latest' }), {
          verdict: 'refuses',
          because:
            'eksctl asks for it itself; the provider wants v and three numbers: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_addon',
        }),
        row('accepts', 'empty configuration', addon({ configuration_values: '' })),
        row('accepts', 'configuration as JSON', addon({ configuration_values: '{"replicaCount":3}' })),
        row('accepts', 'configuration as YAML', addon({ configuration_values: 'replicaCount: 3' })),
        row('refuses', 'configuration as mere text', addon({ configuration_values: 'this a string not an object' })),
        row('refuses', 'configuration that cannot be read', addon({ configuration_values: '"replicaCount: 1' })),
      ],
      verdictWithSchemas,
    );
  });

  describe('capability_test.go, validation_test.go: podIdentityAssociations', () => {
    const capability = {
      capability_name: 'ack-s3-controller',
      type: 'ACK',
      role_arn: 'arn:aws:iam::123456789012:role/test-role',
      delete_propagation_policy: 'RETAIN',
    };
    const pod = { namespace: 'kube-system', service_account: 'aws-node', role_arn: ROLE };
    compare(
      [
        ...['ACK', 'KRO', 'ARGOCD'].map((type) =>
          row('accepts', `capability ${type}`, one('aws_eks_capability', { ...capability, type })),
        ),
        ...['capability_name', 'type', 'role_arn'].map((name) =>
          row('refuses', `a capability without ${name}`, one('aws_eks_capability', without(capability, name))),
        ),
        ...['namespace', 'service_account', 'role_arn'].map((name) =>
          row('refuses', `an association without ${name}`, one('aws_eks_pod_identity_association', without(pod, name))),
        ),
        row(
          'accepts',
          'a role of another account',
          one('aws_eks_pod_identity_association', {
            ...pod,
            target_role_arn: 'arn:aws:iam::444455556666:role/TargetRole',
            disable_session_tags: true,
          }),
        ),
      ],
      verdictWithSchemas,
    );
  });
});
