import { App } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from '../../lib/model/access';
import type { Addon } from '../../lib/model/addon';
import { nodeAccessEntry } from '../../lib/model/access-entries';
import type { BuiltInNodePool } from '../../lib/model/cluster';
import type { ClusterSettings } from '../../lib/model/cluster-builder';
import type { Environment } from '../../lib/model/environment';
import { ClusterStack } from '../../lib/stacks/cluster-stack';
import { ACCOUNT, cluster } from '../support/cluster';
import { smallEnvironment } from '../support/environment';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

interface StackJson {
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly output: Readonly<Record<string, { readonly value: string }>>;
}

/** The cluster stack of an environment as Terraform reads it. */
function synthesized(settings: Partial<ClusterSettings> = {}, rest: Partial<Environment> = {}): StackJson {
  const outdir = mkdtempSync(join(tmpdir(), 'eks-auto-'));
  folders.push(outdir);
  const app = new App({ outdir });
  new ClusterStack(app, {
    ...smallEnvironment({ name: 'production', prefix: 'shop-production' }),
    cluster: cluster(settings),
    ...rest,
  });
  app.synth();
  return JSON.parse(readFileSync(join(outdir, 'stacks', 'production-cluster', 'cdk.tf.json'), 'utf8')) as StackJson;
}

const main = (json: StackJson): Block => json.resource.aws_eks_cluster!.main!;

const addresses = ({ resource }: StackJson): string[] =>
  Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((id) => `${type}.${id}`));

const existing = {
  role: `arn:aws:iam::${ACCOUNT}:role/eks-cluster`,
  nodeRole: `arn:aws:iam::${ACCOUNT}:role/eks-node`,
};

describe('the cluster stack', () => {
  test('production makes at most 16 resources before tags, access, identities, add-ons and log delivery', () => {
    expect(addresses(synthesized()).sort()).toEqual([
      'aws_cloudwatch_log_group.cluster',
      'aws_eks_cluster.main',
      'aws_iam_role.cluster',
      'aws_iam_role.node',
      'aws_iam_role_policy_attachment.cluster_AmazonEKSBlockStoragePolicy',
      'aws_iam_role_policy_attachment.cluster_AmazonEKSClusterPolicy',
      'aws_iam_role_policy_attachment.cluster_AmazonEKSComputePolicy',
      'aws_iam_role_policy_attachment.cluster_AmazonEKSLoadBalancingPolicy',
      'aws_iam_role_policy_attachment.cluster_AmazonEKSNetworkingPolicy',
      'aws_iam_role_policy_attachment.node_AmazonEC2ContainerRegistryPullOnly',
      'aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy',
      'aws_kms_alias.logs',
      'aws_kms_alias.secrets',
      'aws_kms_key.logs',
      'aws_kms_key.secrets',
    ]);
  });

  test('the network is read through one remote state, and nothing else is looked up', () => {
    expect(Object.entries(synthesized().data!).map(([type, blocks]) => [type, Object.keys(blocks)])).toEqual([
      ['terraform_remote_state', ['network']],
    ]);
  });

  test('an existing network needs no look-up at all', () => {
    const subnetIds = {
      node: { 'apne1-az1': 'subnet-1', 'apne1-az2': 'subnet-2', 'apne1-az4': 'subnet-4' },
      public: {},
      pod: {},
      controlPlane: {},
    };
    const json = synthesized({}, { network: { kind: 'existing', vpcId: 'vpc-1', cidrs: ['10.0.0.0/16'], zones: [], subnetIds } });
    expect(json.data).toBeUndefined();
    expect(main(json).vpc_config).toMatchObject({ subnet_ids: ['subnet-1', 'subnet-2', 'subnet-4'] });
  });

  describe('aws_eks_cluster', () => {
    test('leaves nothing to a default that would not be ours', () => {
      expect(main(synthesized())).toMatchObject({
        name: 'shop-production',
        version: '1.36',
        bootstrap_self_managed_addons: false,
        access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
        vpc_config: { endpoint_private_access: true, endpoint_public_access: false },
        upgrade_policy: { support_type: 'STANDARD' },
        deletion_protection: true,
        zonal_shift_config: { enabled: true },
        control_plane_scaling_config: { tier: 'standard' },
        encryption_config: { resources: ['secrets'], provider: { key_arn: '${aws_kms_key.secrets.arn}' } },
        enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
        timeouts: { create: '60m' },
      });
    });

    test.each<[string, Partial<ClusterSettings>]>([
      ['both pools', {}],
      ['no pool', { builtInNodePools: [] }],
      ['development', { deletionProtection: false, zonalShift: false, secretsKey: 'aws' }],
    ])('the three switches of Auto Mode are written and agree: %s', (_, settings) => {
      const { compute_config, storage_config, kubernetes_network_config } = main(synthesized(settings));
      expect(compute_config).toMatchObject({ enabled: true });
      expect(storage_config).toEqual({ block_storage: { enabled: true } });
      expect(kubernetes_network_config).toMatchObject({ elastic_load_balancing: { enabled: true } });
    });

    const created = `arn:aws:iam::${ACCOUNT}:role/shop-production-node`;

    test.each<[readonly BuiltInNodePool[], string | undefined, Block]>([
      [
        ['general-purpose', 'system'],
        undefined,
        { enabled: true, node_pools: ['general-purpose', 'system'], node_role_arn: created },
      ],
      [
        ['system', 'general-purpose'],
        undefined,
        { enabled: true, node_pools: ['general-purpose', 'system'], node_role_arn: created },
      ],
      [['system'], undefined, { enabled: true, node_pools: ['system'], node_role_arn: created }],
      [
        ['general-purpose'],
        existing.nodeRole,
        { enabled: true, node_pools: ['general-purpose'], node_role_arn: existing.nodeRole },
      ],
      [[], undefined, { enabled: true, node_pools: [] }],
      [[], existing.nodeRole, { enabled: true, node_pools: [] }],
    ])('pools %j with node role %s', (builtInNodePools, nodeRole, expected) => {
      expect(main(synthesized({ builtInNodePools, nodeRole })).compute_config).toEqual(expected);
    });

    test('what it needs outlives it: every permission of both roles, and its log group', () => {
      // GIVEN
      const json = synthesized({ customTags: true });
      // THEN
      const permissions = addresses(json).filter((address) => /^aws_iam_role_policy(_attachment)?\./.test(address));
      expect(permissions).toHaveLength(8);
      expect([...(main(json).depends_on as string[])].sort()).toEqual(
        [...permissions, 'aws_cloudwatch_log_group.cluster'].sort(),
      );
    });

    test('roles are named by literal ARNs, so that a role that is replaced does not plan to replace the cluster', () => {
      const json = synthesized({ rolePath: '/platform/' });
      expect(main(json).role_arn).toBe(`arn:aws:iam::${ACCOUNT}:role/platform/shop-production-cluster`);
      expect(json.resource.aws_iam_role!.node).toMatchObject({ path: '/' });
    });

    test('existing roles are taken as they are', () => {
      const json = synthesized(existing);
      expect(main(json).role_arn).toBe(existing.role);
      expect(json.resource).not.toHaveProperty('aws_iam_role');
      expect(main(json).depends_on).toEqual(['aws_cloudwatch_log_group.cluster']);
    });

    test('takes the subnets of its own zones, in whatever order they are written', () => {
      const expected = ['apne1-az1', 'apne1-az4'].map(
        (zone) => `\${data.terraform_remote_state.network.outputs.node_subnet_ids["${zone}"]}`,
      );
      expect(main(synthesized({ zones: ['apne1-az4', 'apne1-az1'] })).vpc_config).toMatchObject({ subnet_ids: expected });
    });

    test('takes subnets of its own when they are dedicated', () => {
      const { vpc_config } = main(synthesized({ controlPlaneSubnets: 'dedicated', builtInNodePools: [], zones: ['apne1-az1'] }));
      expect(vpc_config).toMatchObject({
        subnet_ids: ['${data.terraform_remote_state.network.outputs.control_plane_subnet_ids["apne1-az1"]}'],
      });
    });

    test('a public endpoint is limited to its ranges and stays private besides', () => {
      const { vpc_config } = main(synthesized({ endpoint: { publicFrom: ['203.0.113.0/24', '198.51.100.7/32'] } }));
      expect(vpc_config).toMatchObject({
        endpoint_private_access: true,
        endpoint_public_access: true,
        public_access_cidrs: ['198.51.100.7/32', '203.0.113.0/24'],
      });
    });

    test('remote networks, IP family and service range', () => {
      const remoteNetworks = { nodes: ['10.80.0.0/16'], pods: ['10.81.0.0/16'] };
      const json = main(synthesized({ remoteNetworks, serviceCidr: '172.20.0.0/16' }));
      expect(json.remote_network_config).toEqual({
        remote_node_networks: { cidrs: ['10.80.0.0/16'] },
        remote_pod_networks: { cidrs: ['10.81.0.0/16'] },
      });
      expect(json.kubernetes_network_config).toMatchObject({ ip_family: 'ipv4', service_ipv4_cidr: '172.20.0.0/16' });
      expect(main(synthesized({ ipFamily: 'ipv6' })).kubernetes_network_config).toMatchObject({ ip_family: 'ipv6' });
    });
  });

  describe('keys and logs', () => {
    test('keys of AWS make no resource', () => {
      const json = synthesized({
        secretsKey: 'aws',
        logs: { types: ['audit'], retentionDays: 14, key: 'aws', keepOnDestroy: false },
      });
      expect(json.resource).not.toHaveProperty('aws_kms_key');
      expect(main(json)).not.toHaveProperty('encryption_config');
      expect(json.resource.aws_cloudwatch_log_group!.cluster).toMatchObject({
        name: '/aws/eks/shop-production/cluster',
        retention_in_days: 14,
      });
      expect(json.resource.aws_cloudwatch_log_group!.cluster).not.toHaveProperty('kms_key_id');
    });

    test('an existing key is used for both', () => {
      const key = `arn:aws:kms:ap-northeast-1:${ACCOUNT}:key/a`;
      const json = synthesized({ secretsKey: key, logs: { types: ['audit'], retentionDays: 14, key, keepOnDestroy: false } });
      expect(main(json).encryption_config).toMatchObject({ provider: { key_arn: key } });
      expect(json.resource.aws_cloudwatch_log_group!.cluster).toMatchObject({ kms_key_id: key });
    });

    test('logs that are kept, and their key, outlive the cluster; the key of the secrets does not', () => {
      const { resource } = synthesized();
      expect(resource.aws_cloudwatch_log_group!.cluster).toMatchObject({ skip_destroy: true });
      expect(resource.aws_kms_key!.logs).toMatchObject({ lifecycle: { prevent_destroy: true } });
      expect(resource.aws_kms_key!.secrets).not.toHaveProperty('lifecycle');
    });

    test('policies of keys name no resource, so they do not change with what they protect', () => {
      for (const { policy } of Object.values(synthesized({ autoModeLogs: ['compute'] }).resource.aws_kms_key!)) {
        expect(policy).not.toContain('${');
      }
    });

    test('without control-plane logs there is no log group, and nobody waits for it', () => {
      const json = synthesized({ logs: { types: [], retentionDays: 14, key: 'own', keepOnDestroy: true } });
      expect(json.resource).not.toHaveProperty('aws_cloudwatch_log_group');
      expect(Object.keys(json.resource.aws_kms_key!)).toEqual(['secrets']);
      expect(main(json).enabled_cluster_log_types).toEqual([]);
      expect(main(json).depends_on).not.toContain('aws_cloudwatch_log_group.cluster');
    });
  });

  describe('logs of Auto Mode', () => {
    test('go through source, destination and delivery into a group of their own', () => {
      const { resource } = synthesized({ autoModeLogs: ['compute'] });
      expect(resource.aws_cloudwatch_log_delivery_source!['auto-mode-compute']).toMatchObject({
        log_type: 'AUTO_MODE_COMPUTE_LOGS',
        resource_arn: '${aws_eks_cluster.main.arn}',
      });
      expect(resource.aws_cloudwatch_log_delivery_destination!['auto-mode-compute']).toMatchObject({
        delivery_destination_configuration: [{ destination_resource_arn: '${aws_cloudwatch_log_group.auto-mode-compute.arn}' }],
      });
      expect(resource.aws_cloudwatch_log_delivery!['auto-mode-compute']).toMatchObject({
        delivery_source_name: '${aws_cloudwatch_log_delivery_source.auto-mode-compute.name}',
        delivery_destination_arn: '${aws_cloudwatch_log_delivery_destination.auto-mode-compute.arn}',
      });
      expect(resource.aws_cloudwatch_log_group!['auto-mode-compute']).toMatchObject({
        name: '/aws/vendedlogs/eks/shop-production/auto-mode-compute',
        kms_key_id: '${aws_kms_key.logs.arn}',
      });
    });

    test('each source waits for the delivery before it', () => {
      const sources = synthesized({ autoModeLogs: ['ipam', 'compute', 'load-balancing'] }).resource
        .aws_cloudwatch_log_delivery_source!;
      expect(Object.fromEntries(Object.entries(sources).map(([id, source]) => [id, source.depends_on]))).toEqual({
        'auto-mode-compute': undefined,
        'auto-mode-load-balancing': ['aws_cloudwatch_log_delivery.auto-mode-compute'],
        'auto-mode-ipam': ['aws_cloudwatch_log_delivery.auto-mode-load-balancing'],
      });
    });
  });

  describe('tags', () => {
    const tags = { team: 'shop', 'cost center': '7', Name: 'x', 'kubernetes.io/cluster/a': 'owned', 'eks:a': 'b' };

    test('reach the security group that EKS makes, without those that EKS reads there', () => {
      const ec2Tags = synthesized({ tags }).resource.aws_ec2_tag!;
      expect(Object.values(ec2Tags).map(({ key, value }) => [key, value])).toEqual(
        expect.arrayContaining([
          ['team', 'shop'],
          ['cost center', '7'],
        ]),
      );
      expect(Object.keys(ec2Tags)).toHaveLength(2);
      expect(ec2Tags['cluster-security-group_team']).toMatchObject({
        resource_id: '${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}',
      });
    });

    test('of one’s own are allowed to the cluster role, with policy variables that Terraform leaves alone', () => {
      const { resource } = synthesized({ tags, customTags: true });
      const { policy, role } = resource.aws_iam_role_policy!['cluster_custom-tags']!;
      expect(role).toBe('${aws_iam_role.cluster.name}');
      expect(policy).toContain('"$${aws:PrincipalTag/eks:eks-cluster-name}"');
      expect(String(policy).replaceAll('$${', '')).not.toContain('${');
      expect(synthesized({ tags, customTags: false }).resource).not.toHaveProperty('aws_iam_role_policy');
    });
  });

  describe('who is let in', () => {
    const accessOf = (entries: Access['entries'] = []): Access => ({
      pipeline: undefined,
      entries,
      automatic: [],
      adminRole: undefined,
    });

    test('the entry of the nodes follows a role that is made anew', () => {
      const model = cluster({ builtInNodePools: [] });
      const entry = nodeAccessEntry({ id: 'node', partition: 'aws', role: model.nodeRole, tags: {} });
      const { resource } = synthesized({ builtInNodePools: [] }, { access: accessOf([entry]) });
      expect(resource.aws_eks_access_entry!.node).toMatchObject({
        cluster_name: '${aws_eks_cluster.main.name}',
        type: 'EC2',
        principal_arn: `arn:aws:iam::${ACCOUNT}:role/shop-production-node`,
        lifecycle: { replace_triggered_by: ['aws_iam_role.node.unique_id'] },
      });
    });

    test('add-ons that schedule pods are left to the platform', () => {
      const addon = (name: string, placement: Addon['placement']): Addon => ({
        name,
        version: undefined,
        configuration: undefined,
        namespace: undefined,
        podIdentities: [],
        placement,
        needs: [],
        timeouts: { create: '20m', update: '20m', delete: '40m' },
        tags: {},
      });
      const { resource } = synthesized({}, { addons: [addon('one', 'cluster'), addon('two', 'platform')] });
      expect(Object.keys(resource.aws_eks_addon!)).toEqual(['one']);
    });
  });

  test('outputs say what others need, and how to reach the cluster', () => {
    const { output } = synthesized();
    expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
      cluster_arn: '${aws_eks_cluster.main.arn}',
      cluster_certificate_authority: '${aws_eks_cluster.main.certificate_authority[0].data}',
      cluster_endpoint: '${aws_eks_cluster.main.endpoint}',
      cluster_name: '${aws_eks_cluster.main.name}',
      cluster_role_arn: `arn:aws:iam::${ACCOUNT}:role/shop-production-cluster`,
      cluster_role_name: 'shop-production-cluster',
      cluster_security_group_id: '${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}',
      cluster_version: '${aws_eks_cluster.main.version}',
      node_role_arn: `arn:aws:iam::${ACCOUNT}:role/shop-production-node`,
      node_role_name: 'shop-production-node',
      secrets_key_arn: '${aws_kms_key.secrets.arn}',
      update_kubeconfig_command: `aws eks update-kubeconfig --region ap-northeast-1 --name shop-production --role-arn arn:aws:iam::${ACCOUNT}:role/apply`,
    });
  });
});
