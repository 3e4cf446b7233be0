import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackDirectory } from '../../lib/offline/offline-stack';

/** Terraform JSON as a person would write it, before it is frozen into a file. */
export type Draft = Record<string, Record<string, unknown>>;

const ACCOUNT = '111122223333';
const REGION = 'ap-northeast-1';
const ZONES = ['apne1-az1', 'apne1-az2'];
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/platform-admin`;

const head = (key: string, providers: Record<string, unknown>): Draft => ({
  terraform: {
    required_version: '>= 1.6',
    required_providers: {
      aws: { source: 'aws', version: '>= 6.25.0, < 7.0.0' },
      ...('kubernetes' in providers ? { kubernetes: { source: 'hashicorp/kubernetes', version: '>= 2.38.0' } } : {}),
      ...('helm' in providers ? { helm: { source: 'hashicorp/helm', version: '>= 3.0.0' } } : {}),
    },
    backend: { s3: { bucket: 'example-terraform-state', key, region: REGION, encrypt: true, use_lockfile: true } },
  },
  provider: {
    aws: [{ region: REGION, allowed_account_ids: [ACCOUNT], default_tags: [{ tags: { environment: 'dev' } }] }],
    ...providers,
  },
});

const remoteState = (key: string, defaults?: Record<string, unknown>): Record<string, unknown> => ({
  backend: 's3',
  config: { bucket: 'example-terraform-state', key, region: REGION, profile: 'reader' },
  ...(defaults === undefined ? {} : { defaults }),
});

/** A VPC with a public and a private subnet per zone, one NAT gateway and flow logs. */
export function network(): Draft {
  const perZone = <T>(make: (zone: string, index: number) => [string, T]): Record<string, T> =>
    Object.fromEntries(ZONES.map(make));
  return {
    ...head('dev/network.tfstate', {}),
    resource: {
      aws_vpc: { main: { cidr_block: '10.40.0.0/16', enable_dns_hostnames: true, tags: { Name: 'dev' } } },
      aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
      aws_subnet: {
        ...perZone((zone, index) => [
          `private_${zone}`,
          {
            vpc_id: '${aws_vpc.main.id}',
            cidr_block: `10.40.${64 * (index + 1)}.0/18`,
            availability_zone_id: zone,
            tags: { Name: zone },
          },
        ]),
        ...perZone((zone, index) => [
          `public_${zone}`,
          {
            vpc_id: '${aws_vpc.main.id}',
            cidr_block: `10.40.${index}.0/24`,
            availability_zone_id: zone,
            map_public_ip_on_launch: false,
          },
        ]),
      },
      aws_eip: { nat: { domain: 'vpc', depends_on: ['aws_internet_gateway.main'] } },
      aws_nat_gateway: {
        main: { allocation_id: '${aws_eip.nat.allocation_id}', subnet_id: '${aws_subnet.public_apne1-az1.id}' },
      },
      aws_route_table: { private: { vpc_id: '${aws_vpc.main.id}' } },
      aws_route: {
        private_nat: {
          route_table_id: '${aws_route_table.private.id}',
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: '${aws_nat_gateway.main.id}',
        },
      },
      aws_route_table_association: perZone((zone) => [
        `private_${zone}`,
        { subnet_id: `\${aws_subnet.private_${zone}.id}`, route_table_id: '${aws_route_table.private.id}' },
      ]),
      aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}', ingress: [], egress: [] } },
    },
    output: {
      vpc_id: { value: '${aws_vpc.main.id}' },
      private_subnet_ids: { value: Object.fromEntries(ZONES.map((zone) => [zone, `\${aws_subnet.private_${zone}.id}`])) },
    },
  };
}

/** An Auto Mode cluster with its roles, an admin, a team and a Pod Identity; its subnets come from the network's state. */
export function cluster(): Draft {
  const role = (service: string): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
    });
  return {
    ...head('dev/cluster.tfstate', {}),
    data: { terraform_remote_state: { network: remoteState('dev/network.tfstate') } },
    resource: {
      aws_iam_role: {
        cluster: { name: 'shop-dev-cluster', assume_role_policy: role('eks.amazonaws.com') },
        node: { name: 'shop-dev-node', assume_role_policy: role('ec2.amazonaws.com') },
        payments: { name: 'shop-dev-payments', assume_role_policy: role('pods.eks.amazonaws.com') },
      },
      aws_iam_role_policy_attachment: {
        cluster_AmazonEKSClusterPolicy: {
          role: '${aws_iam_role.cluster.name}',
          policy_arn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
        },
        node_AmazonEKSWorkerNodeMinimalPolicy: {
          role: '${aws_iam_role.node.name}',
          policy_arn: 'arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy',
        },
      },
      aws_cloudwatch_log_group: { cluster: { name: '/aws/eks/shop-dev/cluster', retention_in_days: 30 } },
      aws_eks_cluster: {
        main: {
          name: 'shop-dev',
          version: '1.36',
          role_arn: '${aws_iam_role.cluster.arn}',
          bootstrap_self_managed_addons: false,
          enabled_cluster_log_types: ['api', 'audit'],
          access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
          compute_config: {
            enabled: true,
            node_pools: ['general-purpose'],
            node_role_arn: `arn:aws:iam::${ACCOUNT}:role/shop-dev-node`,
          },
          kubernetes_network_config: { elastic_load_balancing: { enabled: true }, ip_family: 'ipv4' },
          storage_config: { block_storage: { enabled: true } },
          vpc_config: {
            endpoint_private_access: true,
            endpoint_public_access: false,
            subnet_ids: '${values(data.terraform_remote_state.network.outputs.private_subnet_ids)}',
          },
          timeouts: { create: '60m' },
          depends_on: [
            'aws_iam_role_policy_attachment.cluster_AmazonEKSClusterPolicy',
            'aws_iam_role_policy_attachment.node_AmazonEKSWorkerNodeMinimalPolicy',
            'aws_cloudwatch_log_group.cluster',
          ],
        },
      },
      aws_eks_access_entry: {
        platform_admin: { cluster_name: '${aws_eks_cluster.main.name}', principal_arn: ADMIN, type: 'STANDARD' },
      },
      aws_eks_access_policy_association: {
        platform_admin: {
          cluster_name: '${aws_eks_cluster.main.name}',
          principal_arn: '${aws_eks_access_entry.platform_admin.principal_arn}',
          policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
          access_scope: { type: 'cluster' },
        },
      },
      aws_eks_pod_identity_association: {
        payments: {
          cluster_name: '${aws_eks_cluster.main.name}',
          namespace: 'payments',
          service_account: 'api',
          role_arn: '${aws_iam_role.payments.arn}',
        },
      },
    },
    output: {
      endpoint: { value: '${aws_eks_cluster.main.endpoint}' },
      security_group: { value: '${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}' },
      certificate: { value: '${aws_eks_cluster.main.certificate_authority[0].data}' },
    },
  };
}

/** Kubernetes objects of the platform, reached through the cluster's literal name. */
export function platform(): Draft {
  const access = {
    host: '${data.aws_eks_cluster.main.endpoint}',
    cluster_ca_certificate: '${base64decode(data.aws_eks_cluster.main.certificate_authority[0].data)}',
  };
  const exec = {
    api_version: 'client.authentication.k8s.io/v1',
    command: 'aws',
    args: ['eks', 'get-token', '--cluster-name', 'shop-dev'],
  };
  return {
    ...head('dev/platform.tfstate', {
      kubernetes: [{ ...access, exec: [exec] }],
      helm: [{ kubernetes: { ...access, exec } }],
    }),
    data: { aws_eks_cluster: { main: { name: 'shop-dev' } } },
    resource: {
      kubernetes_manifest: {
        node_class: {
          manifest: {
            apiVersion: 'eks.amazonaws.com/v1',
            kind: 'NodeClass',
            metadata: { name: 'private' },
            spec: { role: 'shop-dev-node', subnetSelectorTerms: [{ tags: { purpose: 'node' } }] },
          },
        },
        node_pool: {
          manifest: {
            apiVersion: 'karpenter.sh/v1',
            kind: 'NodePool',
            metadata: { name: 'apps' },
            spec: { template: { spec: { requirements: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }] } } },
          },
          depends_on: ['kubernetes_manifest.node_class'],
        },
      },
      kubernetes_namespace_v1: { payments: { metadata: { name: 'payments', labels: { team: 'payments' } } } },
      kubernetes_storage_class_v1: {
        gp3: {
          metadata: { name: 'gp3' },
          storage_provisioner: 'ebs.csi.eks.amazonaws.com',
          volume_binding_mode: 'WaitForFirstConsumer',
          parameters: { type: 'gp3', encrypted: 'true' },
        },
      },
      helm_release: {
        metrics: {
          name: 'metrics',
          repository: 'https://charts.example.com',
          chart: 'metrics',
          version: '1.2.3',
          namespace: '${kubernetes_namespace_v1.payments.metadata[0].name}',
          set: [{ name: 'replicas', value: '2' }],
        },
      },
      aws_eks_addon: {
        metrics_server: { cluster_name: 'shop-dev', addon_name: 'metrics-server', depends_on: ['kubernetes_manifest.node_pool'] },
      },
    },
  };
}

/** Writes stacks as `cdktf synth` does, and returns where they are. */
export function write(folder: string, stacks: Readonly<Record<string, Draft>>): StackDirectory[] {
  return Object.entries(stacks).map(([name, json]) => {
    const directory = join(folder, 'stacks', name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(json, undefined, 2));
    return { name, directory };
  });
}
