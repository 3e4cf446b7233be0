import type { Json } from '../../../lib/terraform/stack-json';

/** A cluster in the manner of terraform-aws-modules/eks: blocks that one or another call writes. */
export const moduleCluster: Readonly<Record<string, Json>> = {
  terraform: {
    required_providers: {
      aws: { source: 'hashicorp/aws', version: '~> 6.25' },
      kubernetes: { source: 'hashicorp/kubernetes', version: '~> 2.38' },
      helm: { source: 'hashicorp/helm', version: '~> 3.1' },
      time: { source: 'hashicorp/time' },
      tls: { source: 'hashicorp/tls' },
    },
  },
  variable: {
    name: {},
    create: { default: true },
    compute_config: { default: null, type: 'any' },
    access_entries: { default: {}, type: 'any' },
    addons: { default: {}, type: 'any' },
    node_security_group_additional_rules: { default: {}, type: 'any' },
    remote_network_config: { default: null, type: 'any' },
    upgrade_policy: { default: null },
    outpost_config: { default: null },
    vpc_id: {},
    subnet_ids: { type: 'list(string)' },
    encryption_config: { default: {} },
    kubernetes_version: { default: null },
    tags: { default: {} },
  },
  locals: {
    auto_mode_enabled: '${try(var.compute_config.enabled, false)}',
    create_outposts_local_cluster: '${var.outpost_config != null}',
    role_arn: '${try(aws_iam_role.this[0].arn, "")}',
    node_sg:
      '${{ for k, v in { ingress_443 = { protocol = "tcp", from_port = 443, to_port = 443, type = "ingress", source_cluster_security_group = true } } : k => v }}',
    flattened_access_entries:
      '${flatten([for entry_key, entry_val in var.access_entries : [for pol_key, pol_val in entry_val.policy_associations : merge({ principal_arn = entry_val.principal_arn, entry_key = entry_key, pol_key = pol_key }, { for k, v in { association_policy_arn = pol_val.policy_arn } : k => v })]])}',
  },
  data: {
    aws_partition: { current: { count: 1 } },
    aws_caller_identity: { current: {} },
    aws_iam_session_context: { current: { arn: '${data.aws_caller_identity.current.arn}' } },
    tls_certificate: { this: { count: 1, url: '${aws_eks_cluster.this[0].identity[0].oidc[0].issuer}' } },
    aws_eks_addon_version: {
      this: {
        for_each: '${var.addons}',
        addon_name: '${coalesce(each.value.name, each.key)}',
        kubernetes_version: '${coalesce(var.kubernetes_version, aws_eks_cluster.this[0].version)}',
        most_recent: '${try(each.value.most_recent, null)}',
      },
    },
    aws_iam_policy_document: {
      assume_role_policy: {
        count: 1,
        statement: {
          sid: 'EKSClusterAssumeRole',
          actions: ['sts:AssumeRole', 'sts:TagSession'],
          principals: { type: 'Service', identifiers: ['eks.amazonaws.com'] },
          dynamic: {
            principals: {
              for_each: '${local.create_outposts_local_cluster ? [1] : []}',
              content: { type: 'Service', identifiers: ['ec2.${data.aws_partition.current[0].dns_suffix}'] },
            },
          },
        },
      },
      custom: {
        count: 1,
        dynamic: {
          statement: {
            for_each: '${local.auto_mode_enabled ? [1] : []}',
            content: {
              sid: 'Compute',
              actions: ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:CreateLaunchTemplate'],
              resources: ['*'],
              condition: [
                {
                  test: 'StringEquals',
                  variable: 'aws:RequestTag/eks:eks-cluster-name',
                  values: ['&{aws:PrincipalTag/eks:eks-cluster-name}'],
                },
                { test: 'StringLike', variable: 'aws:RequestTag/eks:kubernetes-node-class-name', values: ['*'] },
              ],
            },
          },
        },
      },
    },
  },
  resource: {
    aws_eks_cluster: {
      this: {
        count: '${var.create ? 1 : 0}',
        name: '${var.name}',
        role_arn: '${local.role_arn}',
        version: '${var.kubernetes_version}',
        enabled_cluster_log_types: ['audit', 'api', 'authenticator'],
        bootstrap_self_managed_addons: '${local.auto_mode_enabled ? false : null}',
        force_update_version: null,
        deletion_protection: null,
        access_config: { authentication_mode: 'API_AND_CONFIG_MAP', bootstrap_cluster_creator_admin_permissions: false },
        dynamic: {
          compute_config: {
            for_each: '${local.auto_mode_enabled ? [var.compute_config] : []}',
            content: {
              enabled: '${compute_config.value.enabled}',
              node_pools: '${compute_config.value.node_pools}',
              node_role_arn:
                '${compute_config.value.node_pools != null ? try(aws_iam_role.eks_auto[0].arn, compute_config.value.node_role_arn) : null}',
            },
          },
          kubernetes_network_config: {
            for_each: '${local.create_outposts_local_cluster ? [] : [1]}',
            content: {
              dynamic: {
                elastic_load_balancing: { for_each: '${local.auto_mode_enabled ? [1] : []}', content: { enabled: true } },
              },
              ip_family: 'ipv4',
              service_ipv4_cidr: null,
              service_ipv6_cidr: null,
            },
          },
          outpost_config: {
            for_each: '${local.create_outposts_local_cluster ? [var.outpost_config] : []}',
            content: {
              control_plane_instance_type: '${outpost_config.value.control_plane_instance_type}',
              outpost_arns: '${outpost_config.value.outpost_arns}',
            },
          },
          encryption_config: {
            for_each: '${var.encryption_config != null ? [1] : []}',
            content: { provider: { key_arn: 'arn:aws:kms:eu-west-1:123456789012:key/a' }, resources: ['secrets'] },
          },
          remote_network_config: {
            for_each: '${var.remote_network_config != null ? [var.remote_network_config] : []}',
            content: {
              dynamic: {
                remote_node_networks: {
                  for_each: '${[remote_network_config.value.remote_node_networks]}',
                  content: { cidrs: '${remote_node_networks.value.cidrs}' },
                },
                remote_pod_networks: { for_each: '${[]}', content: { cidrs: '${remote_pod_networks.value.cidrs}' } },
              },
            },
          },
          storage_config: { for_each: '${local.auto_mode_enabled ? [1] : []}', content: { block_storage: { enabled: true } } },
          upgrade_policy: {
            for_each: '${var.upgrade_policy != null ? [var.upgrade_policy] : []}',
            content: { support_type: '${upgrade_policy.value.support_type}' },
          },
          zonal_shift_config: { for_each: [], content: { enabled: true } },
        },
        vpc_config: {
          security_group_ids: '${compact(distinct(concat([], [aws_security_group.cluster[0].id])))}',
          subnet_ids: '${coalescelist([], var.subnet_ids)}',
          endpoint_private_access: true,
          endpoint_public_access: true,
          public_access_cidrs: ['0.0.0.0/0'],
        },
        tags: '${merge({ terraform-aws-modules = "eks" }, var.tags)}',
        timeouts: { create: '${try(null.create, null)}' },
        depends_on: [
          'aws_iam_role_policy_attachment.this',
          'aws_security_group_rule.cluster',
          'aws_cloudwatch_log_group.this',
          'aws_iam_policy.custom',
        ],
        lifecycle: { ignore_changes: ['access_config[0].bootstrap_cluster_creator_admin_permissions'] },
      },
    },
    aws_ec2_tag: {
      cluster_primary_security_group: {
        for_each: '${{ for k, v in var.tags : k => v if k != "Name" }}',
        resource_id: '${aws_eks_cluster.this[0].vpc_config[0].cluster_security_group_id}',
        key: '${each.key}',
        value: '${each.value}',
      },
    },
    aws_cloudwatch_log_group: { this: { count: 1, name: '/aws/eks/${var.name}/cluster', retention_in_days: 90 } },
    aws_eks_access_entry: {
      this: {
        for_each: '${{ for k, v in var.access_entries : k => v if var.create }}',
        cluster_name: '${aws_eks_cluster.this[0].id}',
        kubernetes_groups: '${try(each.value.kubernetes_groups, null)}',
        principal_arn: '${each.value.principal_arn}',
        type: '${try(each.value.type, "STANDARD")}',
        user_name: null,
      },
    },
    aws_eks_access_policy_association: {
      this: {
        for_each: '${{ for k, v in local.flattened_access_entries : "${v.entry_key}_${v.pol_key}" => v }}',
        access_scope: {
          namespaces: '${each.value.association_access_scope_namespaces}',
          type: '${each.value.association_access_scope_type}',
        },
        cluster_name: '${aws_eks_cluster.this[0].id}',
        policy_arn: '${each.value.association_policy_arn}',
        principal_arn: '${each.value.principal_arn}',
        depends_on: ['aws_eks_access_entry.this'],
      },
    },
    aws_security_group: {
      cluster: {
        count: 1,
        name: null,
        name_prefix: '${var.name}-cluster-',
        description: 'EKS cluster security group',
        vpc_id: '${var.vpc_id}',
        tags: '${merge(var.tags, { "Name" = "x" })}',
        lifecycle: { create_before_destroy: true },
      },
      node: {
        count: 1,
        name_prefix: '${var.name}-node-',
        vpc_id: '${var.vpc_id}',
        tags: { 'kubernetes.io/cluster/${var.name}': 'owned' },
      },
    },
    aws_security_group_rule: {
      cluster: {
        for_each: '${{ for k, v in local.node_sg : k => v }}',
        security_group_id: '${aws_security_group.cluster[0].id}',
        protocol: '${each.value.protocol}',
        from_port: '${each.value.from_port}',
        to_port: '${each.value.to_port}',
        type: '${each.value.type}',
        description: '${lookup(each.value, "description", null)}',
        cidr_blocks: '${lookup(each.value, "cidr_blocks", null)}',
        ipv6_cidr_blocks: '${lookup(each.value, "ipv6_cidr_blocks", null)}',
        prefix_list_ids: '${lookup(each.value, "prefix_list_ids", null)}',
        self: '${lookup(each.value, "self", null)}',
        source_security_group_id:
          '${try(each.value.source_node_security_group, false) ? aws_security_group.node[0].id : lookup(each.value, "source_security_group_id", null)}',
      },
    },
    aws_iam_openid_connect_provider: {
      oidc_provider: {
        count: 1,
        client_id_list: '${distinct(compact(concat(["sts.amazonaws.com"], [])))}',
        thumbprint_list: '${concat([data.tls_certificate.this[0].certificates[0].sha1_fingerprint], [])}',
        url: '${aws_eks_cluster.this[0].identity[0].oidc[0].issuer}',
      },
    },
    aws_iam_role: {
      this: {
        count: 1,
        name_prefix: '${var.name}-cluster-',
        assume_role_policy: '${data.aws_iam_policy_document.assume_role_policy[0].json}',
        force_detach_policies: true,
      },
      eks_auto: { count: 1, name: 'x', assume_role_policy: '${data.aws_iam_policy_document.assume_role_policy[0].json}' },
    },
    aws_iam_role_policy_attachment: {
      this: {
        for_each: '${{ for k, v in { AmazonEKSClusterPolicy = "${data.aws_partition.current[0].partition}" } : k => v }}',
        policy_arn: '${each.value}',
        role: '${aws_iam_role.this[0].name}',
      },
    },
    aws_iam_policy: { custom: { count: 1, name_prefix: 'x-', policy: '${data.aws_iam_policy_document.custom[0].json}' } },
    aws_eks_addon: {
      this: {
        for_each: '${{ for k, v in var.addons : k => v if !try(v.before_compute, false) }}',
        cluster_name: '${aws_eks_cluster.this[0].id}',
        addon_name: '${coalesce(each.value.name, each.key)}',
        addon_version: '${coalesce(each.value.addon_version, data.aws_eks_addon_version.this[each.key].version)}',
        configuration_values: '${each.value.configuration_values}',
        dynamic: {
          pod_identity_association: {
            for_each: '${each.value.pod_identity_association != null ? each.value.pod_identity_association : []}',
            content: {
              role_arn: '${pod_identity_association.value.role_arn}',
              service_account: '${pod_identity_association.value.service_account}',
            },
          },
        },
        preserve: '${each.value.preserve}',
        resolve_conflicts_on_create: '${each.value.resolve_conflicts_on_create}',
        resolve_conflicts_on_update: 'OVERWRITE',
        service_account_role_arn: null,
        timeouts: { create: null },
      },
    },
    time_sleep: {
      this: {
        count: 1,
        create_duration: '30s',
        triggers: {
          cluster_name: '${aws_eks_cluster.this[0].id}',
          ca: '${aws_eks_cluster.this[0].certificate_authority[0].data}',
          cidr: '${var.create ? aws_eks_cluster.this[0].kubernetes_network_config[0].service_ipv4_cidr : ""}',
        },
      },
    },
  },
  output: {
    cluster_arn: { value: '${try(aws_eks_cluster.this[0].arn, null)}' },
    ca: { value: '${try(aws_eks_cluster.this[0].certificate_authority[0].data, null)}' },
    oidc: { value: '${try(replace(aws_eks_cluster.this[0].identity[0].oidc[0].issuer, "https://", ""), null)}' },
    dual: { value: 'https://oidc-eks.${aws_eks_cluster.this[0].region}.api.aws' },
    addons: { value: '${aws_eks_addon.this}' },
    entries: { value: '${aws_eks_access_entry.this}' },
  },
};
