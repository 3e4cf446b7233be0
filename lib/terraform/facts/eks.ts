import type { ResourceFacts } from './facts';
import { ARN, awsDocs, awsProvider, awsProviderCode, cloudFormation, IP_RANGE, IPV4_RANGE, ROLE_ARN } from './sources';

export const CLUSTER_NAME = {
  pattern: '[0-9A-Za-z][A-Za-z0-9_-]{0,99}',
  means: '1 to 100 letters, digits, hyphens and underscores, a letter or digit first',
};
export const CREATED = '2026-01-01T00:00:00Z';

export const eksResources: Readonly<Record<string, ResourceFacts>> = {
  aws_eks_cluster: {
    sources: [awsProvider('eks_cluster'), awsProviderCode('eks/cluster.go'), cloudFormation('eks-cluster')],
    replacedBy: [
      'name',
      'role_arn',
      'bootstrap_self_managed_addons',
      'access_config.bootstrap_cluster_creator_admin_permissions',
      'kubernetes_network_config.ip_family',
      'kubernetes_network_config.service_ipv4_cidr',
      'outpost_config.control_plane_instance_type',
      'outpost_config.control_plane_placement.group_name',
      // Envelope encryption can be added and never removed.
      { path: 'encryption_config', when: 'removed' },
      // A first node role is added in place; another one, or one that is not known yet, replaces the cluster.
      { path: 'compute_config.node_role_arn', when: 'changed' },
    ],
    // resourceClusterRead keeps what the state has; an import has none, and gets the default of the one and the zero value of the other.
    importedAs: {
      values: { 'access_config.bootstrap_cluster_creator_admin_permissions': true, bootstrap_self_managed_addons: false },
      source: awsProviderCode('eks/cluster.go'),
    },
    defaults: {
      bootstrap_self_managed_addons: true,
      'access_config.bootstrap_cluster_creator_admin_permissions': true,
      'vpc_config.endpoint_private_access': false,
      'vpc_config.endpoint_public_access': true,
    },
    filledIn: {
      id: '{name}',
      arn: 'arn:{partition}:eks:{region}:{account}:cluster/{name}',
      certificate_authority: [{ data: '{certificate}' }],
      cluster_id: null,
      created_at: CREATED,
      deletion_protection: false,
      endpoint: 'https://{HEX32}.gr7.{region}.eks.{dnsSuffix}',
      identity: [{ oidc: [{ issuer: 'https://oidc.eks.{region}.{dnsSuffix}/id/{HEX32}' }] }],
      platform_version: 'eks.1',
      status: 'ACTIVE',
      version: '1.36',
      'access_config.authentication_mode': 'CONFIG_MAP',
      'control_plane_scaling_config.tier': 'standard',
      'kubernetes_network_config.ip_family': 'ipv4',
      'kubernetes_network_config.service_ipv4_cidr': '172.20.0.0/16',
      'kubernetes_network_config.service_ipv6_cidr': null,
      'upgrade_policy.support_type': 'EXTENDED',
      'vpc_config.cluster_security_group_id': 'sg-{hex17}',
      'vpc_config.public_access_cidrs': ['0.0.0.0/0'],
      'vpc_config.vpc_id': 'vpc-{hex17}',
    },
    filledInWhen: [
      {
        // https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigResponse.html
        when: { path: 'kubernetes_network_config.ip_family', is: 'ipv6' },
        filledIn: {
          'kubernetes_network_config.service_ipv4_cidr': null,
          'kubernetes_network_config.service_ipv6_cidr': 'fd12:{hex4}:{hex4}::/108',
        },
      },
    ],
    accepts: {
      name: CLUSTER_NAME,
      role_arn: ROLE_ARN,
      version: { pattern: String.raw`1\.\d\d`, means: 'a Kubernetes minor version such as 1.36' },
      enabled_cluster_log_types: { oneOf: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] },
      'access_config.authentication_mode': { oneOf: ['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'] },
      'compute_config.node_pools': { oneOf: ['general-purpose', 'system'] },
      'compute_config.node_role_arn': ROLE_ARN,
      // 6.25.0 has the launch set; CloudFormation knows the others by now.
      'control_plane_scaling_config.tier': {
        oneOf: ['standard', 'tier-xl', 'tier-2xl', 'tier-4xl'],
        laterAlso: ['tier-8xl', 'tier-ultra'],
      },
      'encryption_config.resources': { oneOf: ['secrets'] },
      'encryption_config.provider.key_arn': ARN,
      'kubernetes_network_config.ip_family': { oneOf: ['ipv4', 'ipv6'] },
      'kubernetes_network_config.service_ipv4_cidr': {
        pattern: String.raw`(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\..+/(?:1[2-9]|2[0-4])`,
        means: 'a private IPv4 range between /12 and /24',
        firstAddress: true,
      },
      'remote_network_config.remote_node_networks.cidrs': IPV4_RANGE,
      'remote_network_config.remote_pod_networks.cidrs': IPV4_RANGE,
      'upgrade_policy.support_type': { oneOf: ['STANDARD', 'EXTENDED'] },
      'vpc_config.public_access_cidrs': IP_RANGE,
    },
    // Of clusters on Outposts; Auto Mode needs the second of them.
    alternatives: ['encryption_config', 'kubernetes_network_config', 'remote_network_config'].map((other) => ({
      of: ['outpost_config', other],
      count: 'at most one',
    })),
    allEqual: [
      {
        of: [
          'compute_config.enabled',
          'kubernetes_network_config.elastic_load_balancing.enabled',
          'storage_config.block_storage.enabled',
        ],
        refusal: 'the three switches of Auto Mode must all be true or all be false',
      },
    ],
    needs: [
      {
        path: 'compute_config.node_pools',
        needs: 'compute_config.node_role_arn',
        because: 'built-in node pools start nodes with this role',
      },
    ],
    implications: [
      {
        when: { path: 'compute_config.enabled', is: true },
        path: 'bootstrap_self_managed_addons',
        mustBe: [false],
        whenMade: true,
        refusal: 'when EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false',
      },
      {
        when: { path: 'compute_config.enabled', is: true },
        path: 'access_config.authentication_mode',
        mustBe: ['API', 'API_AND_CONFIG_MAP'],
        refusal: 'Auto Mode authorises its nodes by access entries',
      },
    ],
    unique: [{ by: ['name'], within: 'region', refusal: 'ResourceInUseException: a cluster with this name exists already' }],
    protectedBy: 'deletion_protection',
  },

  aws_eks_access_entry: {
    sources: [
      awsProvider('eks_access_entry'),
      cloudFormation('eks-accessentry'),
      awsDocs('eks/latest/userguide/access-entries.html'),
    ],
    replacedBy: ['cluster_name', 'principal_arn', 'type'],
    defaults: { type: 'STANDARD' },
    filledIn: {
      id: '{cluster_name}:{principal_arn}',
      access_entry_arn: 'arn:{partition}:eks:{region}:{account}:access-entry/{cluster_name}/{uuid}',
      created_at: CREATED,
      modified_at: CREATED,
      kubernetes_groups: [],
      user_name: '{principal_arn}',
    },
    accepts: {
      cluster_name: CLUSTER_NAME,
      principal_arn: {
        pattern: 'arn:[a-z0-9-]+:iam::[0-9]{12}:(?:role|user)/.+',
        means: 'the ARN of an IAM role or user (not of a session, group or account)',
      },
      type: { oneOf: ['STANDARD', 'EC2', 'EC2_LINUX', 'EC2_WINDOWS', 'FARGATE_LINUX', 'HYBRID_LINUX', 'HYPERPOD_LINUX'] },
      kubernetes_groups: { pattern: '(?!system:).+', means: 'a group without the reserved prefix system:' },
    },
    unique: [
      {
        by: ['cluster_name', 'principal_arn'],
        within: 'region',
        refusal: 'ResourceInUseException: the cluster has an access entry for this principal already',
      },
    ],
  },

  aws_eks_access_policy_association: {
    // The API could change the scope in place; the provider has no update.
    sources: [awsProvider('eks_access_policy_association'), awsProviderCode('eks/access_policy_association.go')],
    replacedBy: 'everything',
    filledIn: { id: '{cluster_name}#{principal_arn}#{policy_arn}', associated_at: CREATED, modified_at: CREATED },
    accepts: {
      cluster_name: CLUSTER_NAME,
      principal_arn: ARN,
      policy_arn: { pattern: 'arn:[a-z0-9-]+:eks::aws:cluster-access-policy/.+', means: 'the ARN of an EKS access policy' },
      'access_scope.type': { oneOf: ['cluster', 'namespace'] },
    },
    unique: [
      {
        by: ['cluster_name', 'principal_arn', 'policy_arn'],
        within: 'region',
        refusal:
          'the policy is associated with this principal already; the second association would overwrite the scope of the first',
      },
    ],
  },

  aws_eks_pod_identity_association: {
    sources: [awsProvider('eks_pod_identity_association'), cloudFormation('eks-podidentityassociation')],
    replacedBy: ['cluster_name', 'namespace', 'service_account'],
    filledIn: {
      association_id: 'a-{hex17}',
      id: '{association_id}',
      association_arn: 'arn:{partition}:eks:{region}:{account}:podidentityassociation/{cluster_name}/{association_id}',
      disable_session_tags: false,
      external_id: '{uuid}',
    },
    accepts: { cluster_name: CLUSTER_NAME, role_arn: ROLE_ARN, target_role_arn: ROLE_ARN },
    unique: [
      {
        by: ['cluster_name', 'namespace', 'service_account'],
        within: 'region',
        refusal: 'ResourceInUseException: the service account has a Pod Identity association already',
      },
    ],
  },
};
