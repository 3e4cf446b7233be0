import type { Json } from '../../../lib/terraform/stack-json';
import { computedObjects } from './computed-objects';
import { moduleCluster } from './module-cluster';
import { networks } from './networks';
import { securityGroups } from './security-groups';

type Stack = Readonly<Record<string, Json>>;

const jsonencode = (text: string): string => `\${jsonencode(${text})}`;

/**
 * Terraform JSON as others write it: in the manner of modules, of cdktf, and by hand. Everything in it AWS accepts, so
 * no rule may call any of it an error.
 */
export const samples: Readonly<Record<string, Stack>> = {
  'objects whose values are computed': computedObjects,
  'a cluster of which modules write what they are asked for': moduleCluster,
  'networks of every kind': networks,
  'rules of security groups in every form': securityGroups,

  'a cluster in the manner of modules, with count, partitions that are looked up, and conditionals': {
    variable: {
      name: {},
      auto_mode: { default: true },
      log_types: { type: 'list(string)' },
      subnet_ids: {},
      role_arn: { default: null },
    },
    locals: {
      partition: '${data.aws_partition.current.partition}',
      policies: "${toset(['AmazonEKSClusterPolicy', 'AmazonEKSComputePolicy'])}",
    },
    data: {
      aws_partition: { current: {} },
      aws_caller_identity: { current: {} },
      aws_iam_policy_document: {
        trust: {
          statement: {
            actions: ['sts:AssumeRole', 'sts:TagSession'],
            principals: [{ type: 'Service', identifiers: ['eks.amazonaws.com'] }],
          },
        },
        tags: {
          dynamic: {
            statement: { for_each: '${var.auto_mode ? [1] : []}', content: { actions: ['ec2:RunInstances'], resources: ['*'] } },
          },
        },
      },
    },
    resource: {
      aws_eks_cluster: {
        this: {
          count: '${var.auto_mode ? 1 : 0}',
          name: '${var.name}',
          role_arn: '${try(aws_iam_role.this[0].arn, var.role_arn)}',
          enabled_cluster_log_types: '${var.log_types}',
          bootstrap_self_managed_addons: '${var.auto_mode ? false : null}',
          access_config: { authentication_mode: 'API_AND_CONFIG_MAP', bootstrap_cluster_creator_admin_permissions: false },
          dynamic: {
            compute_config: {
              for_each: '${var.auto_mode ? [1] : []}',
              content: { enabled: true, node_pools: ['general-purpose'], node_role_arn: '${aws_iam_role.node[0].arn}' },
            },
            storage_config: { for_each: '${[1]}', content: { block_storage: { enabled: '${var.auto_mode}' } } },
          },
          kubernetes_network_config: [{ elastic_load_balancing: [{ enabled: '${var.auto_mode}' }], service_ipv4_cidr: null }],
          vpc_config: [
            { subnet_ids: '${coalescelist(var.subnet_ids, data.aws_partition.current[*].id)}', endpoint_private_access: true },
          ],
          lifecycle: [{ ignore_changes: ['access_config[0].bootstrap_cluster_creator_admin_permissions'] }],
          depends_on: ['aws_iam_role_policy_attachment.this'],
        },
      },
      aws_iam_role: {
        this: { count: 1, name_prefix: 'cluster-', assume_role_policy: '${data.aws_iam_policy_document.trust.json}' },
        node: { count: 1, assume_role_policy: jsonencode('{"Statement" = [{"Action" = "sts:AssumeRole"}]}') },
      },
      aws_iam_role_policy_attachment: {
        this: {
          for_each: '${local.policies}',
          policy_arn: 'arn:${local.partition}:iam::aws:policy/${each.value}',
          role: '${aws_iam_role.this[0].name}',
        },
        extra: {
          for_each: '${{ for k, v in local.policies : k => v if v != null }}',
          policy_arn: '${each.value}',
          role: '${aws_iam_role.node[0].id}',
        },
      },
      aws_eks_access_entry: {
        this: {
          for_each: '${{ for k, v in var.subnet_ids : k => v }}',
          cluster_name: '${aws_eks_cluster.this[0].id}',
          principal_arn: '${each.value.principal_arn}',
          kubernetes_groups: '${try(each.value.groups, null)}',
          type: '${try(each.value.type, "STANDARD")}',
        },
      },
      aws_eks_access_policy_association: {
        this: {
          for_each: '${var.subnet_ids}',
          cluster_name: '${aws_eks_cluster.this[0].name}',
          principal_arn: '${each.value}',
          policy_arn: 'arn:${local.partition}:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy',
          access_scope: { type: 'cluster' },
        },
      },
      aws_security_group: {
        node: {
          count: 1,
          vpc_id: '${var.name}',
          dynamic: {
            ingress: {
              for_each: '${var.subnet_ids}',
              iterator: 'rule',
              content: { from_port: '${rule.value.from}', to_port: '${rule.value["to"]}', protocol: 'tcp' },
            },
            egress: [
              { for_each: '${[1]}', content: [{ protocol: '-1', from_port: '${egress.key}', cidr_blocks: ['0.0.0.0/0'] }] },
            ],
          },
        },
      },
      aws_security_group_rule: {
        node: {
          for_each: '${var.subnet_ids}',
          security_group_id: '${aws_security_group.node[0].id}',
          type: 'ingress',
          protocol: 'tcp',
          from_port: 443,
          to_port: 443,
          self: true,
        },
      },
    },
    output: {
      name: { value: '${try(aws_eks_cluster.this[0].name, "")}' },
      issuer: { value: '${one(aws_eks_cluster.this[*].identity[0].oidc[0].issuer)}' },
    },
  },

  'a network with count and computed ranges': {
    variable: { cidr: { default: '10.0.0.0/16' }, azs: { type: 'list(string)' } },
    provider: { aws: { region: '${var.cidr}' } },
    resource: {
      aws_vpc: { this: { count: 1, cidr_block: '${var.cidr}', enable_dns_hostnames: '${var.cidr != ""}' } },
      aws_subnet: {
        private: {
          count: '${length(var.azs)}',
          vpc_id: '${aws_vpc.this[0].id}',
          availability_zone:
            '${length(regexall("^[a-z]{2}-", element(var.azs, count.index))) > 0 ? element(var.azs, count.index) : null}',
          availability_zone_id:
            '${length(regexall("^[a-z]{2}-", element(var.azs, count.index))) == 0 ? element(var.azs, count.index) : null}',
          cidr_block: '${cidrsubnet(var.cidr, 4, count.index)}',
          tags: '${merge({ "kubernetes.io/role/internal-elb" = "1" }, var.azs)}',
        },
      },
      aws_eip: { nat: { count: '${length(var.azs)}', domain: 'vpc' } },
      aws_nat_gateway: {
        this: {
          count: '${length(var.azs)}',
          allocation_id: '${element(aws_eip.nat[*].id, count.index)}',
          subnet_id: '${aws_subnet.private[count.index].id}',
        },
      },
      aws_route_table: { private: { count: 2, vpc_id: '${aws_vpc.this[0].id}' } },
      aws_route: {
        nat: {
          count: 2,
          route_table_id: '${element(aws_route_table.private[*].id, count.index)}',
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: '${element(aws_nat_gateway.this[*].id, count.index)}',
        },
        peer: {
          route_table_id: '${aws_route_table.private[0].id}',
          destination_prefix_list_id: 'pl-0123',
          vpc_peering_connection_id: 'pcx-0123',
        },
      },
      aws_route_table_association: {
        private: {
          count: 2,
          subnet_id: '${aws_subnet.private[count.index].id}',
          route_table_id: '${aws_route_table.private[count.index].id}',
        },
      },
      aws_vpc_endpoint: {
        s3: {
          vpc_id: '${aws_vpc.this[0].id}',
          service_name: '${data.aws_vpc_endpoint_service.s3.service_name}',
          route_table_ids: '${flatten([aws_route_table.private[*].id])}',
        },
        lattice: {
          vpc_id: '${aws_vpc.this[0].id}',
          vpc_endpoint_type: 'ServiceNetwork',
          service_network_arn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-0',
        },
      },
      aws_default_security_group: { this: { vpc_id: '${aws_vpc.this[0].id}', ingress: [], egress: [] } },
    },
    data: { aws_vpc_endpoint_service: { s3: { service: 's3' } } },
  },

  'a cluster that exists and is switched to Auto Mode': {
    resource: {
      aws_eks_cluster: {
        old: {
          name: 'old',
          role_arn: 'arn:aws:iam::111122223333:role/eks/old-cluster',
          version: '1.34',
          access_config: { authentication_mode: 'API_AND_CONFIG_MAP' },
          compute_config: {
            enabled: true,
            node_pools: ['general-purpose', 'system'],
            node_role_arn: 'arn:aws:iam::111122223333:role/eks/old-node',
          },
          kubernetes_network_config: { elastic_load_balancing: { enabled: true }, service_ipv4_cidr: '172.20.0.0/16' },
          storage_config: { block_storage: { enabled: true } },
          vpc_config: { subnet_ids: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b1b2c3d4e5f60718'], security_group_ids: ['sg-0a1'] },
          upgrade_policy: { support_type: 'EXTENDED' },
        },
      },
      aws_eks_node_group: {
        old: {
          cluster_name: 'old',
          node_group_name: 'old',
          node_role_arn: 'arn:aws:iam::111122223333:role/mng',
          subnet_ids: ['subnet-0a1b2c3d4e5f60718'],
          scaling_config: { desired_size: 1, max_size: 2, min_size: 0 },
        },
      },
      aws_eks_addon: {
        cni: {
          cluster_name: 'old',
          addon_name: 'vpc-cni',
          resolve_conflicts_on_update: 'PRESERVE',
          configuration_values: jsonencode('{}'),
        },
        ebs: { cluster_name: 'old', addon_name: 'aws-ebs-csi-driver', service_account_role_arn: '${module.irsa.iam_role_arn}' },
      },
      aws_eks_access_entry: {
        node: { cluster_name: 'old', principal_arn: 'arn:aws:iam::111122223333:role/self', type: 'EC2_LINUX' },
      },
      kubernetes_storage_class_v1: {
        gp3: { metadata: { name: 'gp3' }, storage_provisioner: 'ebs.csi.aws.com', volume_binding_mode: 'Immediate' },
      },
    },
    module: { irsa: { source: 'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks', version: '~> 5.0' } },
  },

  'what cdktf of others writes': {
    '//': { metadata: { stackName: 'shop', version: '0.21.0' } },
    terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' } } },
    provider: { aws: [{ region: 'us-gov-west-1' }, { alias: 'logs', region: 'us-gov-east-1' }] },
    resource: {
      aws_eks_cluster: {
        shop_Cluster_1A2B3C4D: {
          '//': { metadata: { path: 'shop/Cluster', uniqueId: 'shop_Cluster_1A2B3C4D' } },
          name: 'shop',
          role_arn: '${aws_iam_role.shop_Role_1A2B3C4D.arn}',
          bootstrap_self_managed_addons: false,
          access_config: { authentication_mode: 'API' },
          compute_config: { enabled: true },
          kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
          storage_config: { block_storage: { enabled: true } },
          encryption_config: { provider: { key_arn: '${aws_kms_key.k.arn}' }, resources: ['secrets'] },
          vpc_config: { endpoint_private_access: true, subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
          depends_on: ['aws_iam_role_policy_attachment.p'],
        },
      },
      aws_iam_role: {
        shop_Role_1A2B3C4D: {
          name: 'shop',
          assume_role_policy:
            '{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Principal":{"Service":"eks.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"]}]}',
          managed_policy_arns: ['arn:aws-us-gov:iam::aws:policy/AmazonEKSClusterPolicy'],
          inline_policy: [
            {
              name: 'x',
              policy:
                '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/x":"$${aws:PrincipalTag/x}"}}}}',
            },
          ],
        },
      },
      aws_iam_role_policy_attachment: {
        p: {
          role: '${aws_iam_role.shop_Role_1A2B3C4D.name}',
          policy_arn: 'arn:aws-us-gov:iam::aws:policy/AmazonEKSComputePolicy',
        },
      },
      aws_kms_key: {
        k: {
          policy:
            '{"Version":"2012-10-17","Id":"key","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws-us-gov:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}',
        },
      },
      aws_kms_alias: { k: { name: 'alias/shop:secrets', target_key_id: '${aws_kms_key.k.id}' } },
      aws_vpc: { v: { cidr_block: '10.0.0.0/16', enable_dns_support: true, enable_dns_hostnames: true } },
      aws_subnet: {
        a: {
          vpc_id: '${aws_vpc.v.id}',
          cidr_block: '10.0.0.0/20',
          availability_zone: 'us-gov-west-1a',
          tags: { 'kubernetes.io/role/elb': '1' },
        },
        b: {
          vpc_id: '${aws_vpc.v.id}',
          cidr_block: '10.0.16.0/20',
          availability_zone: 'us-gov-west-1b',
          tags: { 'kubernetes.io/role/elb': '' },
        },
        elsewhere: { provider: 'aws.logs', vpc_id: 'vpc-0', cidr_block: '10.0.0.0/20', availability_zone: 'us-gov-east-1a' },
      },
      aws_cloudwatch_log_group: {
        l: {
          provider: 'aws.logs',
          name: '/aws/eks/shop/cluster',
          retention_in_days: 30,
          kms_key_id: '${aws_kms_alias.k.target_key_arn}',
        },
      },
      aws_vpc_security_group_ingress_rule: {
        r: {
          security_group_id: '${aws_eks_cluster.shop_Cluster_1A2B3C4D.vpc_config[0].cluster_security_group_id}',
          ip_protocol: '-1',
          cidr_ipv4: '10.0.0.0/16',
        },
      },
      aws_eks_pod_identity_association: {
        p: {
          cluster_name: '${aws_eks_cluster.shop_Cluster_1A2B3C4D.name}',
          namespace: 'a',
          service_account: 'b',
          role_arn: '${data.aws_iam_role.pod.arn}',
          target_role_arn: 'arn:aws-us-gov:iam::444455556666:role/x',
        },
      },
      aws_s3_bucket_policy: {
        b: {
          bucket: 'x',
          policy:
            '{"Version":"2012-10-17","Statement":[{"Sid":"Deny insecure","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws-us-gov:s3:::x","arn:aws-us-gov:s3:::x/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
        },
      },
      terraform_data: { replacement: { input: '${aws_eks_cluster.shop_Cluster_1A2B3C4D.version}' } },
    },
    data: { aws_iam_role: { pod: { name: 'pod' } } },
    check: {
      health: {
        data: { http: { api: { url: '${aws_eks_cluster.shop_Cluster_1A2B3C4D.endpoint}' } } },
        assert: { condition: '${data.http.api.status_code == 200}', error_message: 'x' },
      },
    },
    moved: [{ from: 'aws_vpc.old', to: 'aws_vpc.v' }],
    import: [{ to: 'aws_vpc.v', id: 'vpc-0' }],
  },

  'roles and policies by hand': {
    resource: {
      aws_iam_role: {
        irsa: {
          assume_role_policy:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"${aws_iam_openid_connect_provider.p.arn}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"${replace(aws_iam_openid_connect_provider.p.url, "https://", "")}:sub":"system:serviceaccount:a:b"}}}]}',
        },
        person: {
          assume_role_policy:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["sts:AssumeRole","sts:SetSourceIdentity"],"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"},"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}}]}',
        },
      },
      aws_iam_policy: {
        p: {
          policy:
            '{"Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"},{"Effect":"Deny","NotAction":["iam:*"],"NotResource":["arn:aws:s3:::x"]}],"Version":"2012-10-17"}',
        },
        computed: { policy: '${templatefile("policy.json", { a = 1 })}' },
      },
      aws_iam_openid_connect_provider: {
        p: { url: '${data.aws_eks_cluster.c.identity[0].oidc[0].issuer}', client_id_list: ['sts.amazonaws.com'] },
      },
      aws_iam_role_policy_attachment: { a: { role: '${aws_iam_role.irsa.id}', policy_arn: '${aws_iam_policy.p.id}' } },
    },
    data: { aws_eks_cluster: { c: { name: 'x' } } },
  },
};
