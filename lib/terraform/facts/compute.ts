import { ec2Arn, SUBNET_ID } from './ec2-identifiers';
import type { ResourceFacts } from './facts';
import { ARN, awsDocs, awsProvider, awsProviderCode, cloudFormation, ROLE_ARN } from './sources';

const AMI_TYPES = [
  'AL2_x86_64',
  'AL2_x86_64_GPU',
  'AL2_ARM_64',
  'CUSTOM',
  'BOTTLEROCKET_ARM_64',
  'BOTTLEROCKET_x86_64',
  'BOTTLEROCKET_ARM_64_FIPS',
  'BOTTLEROCKET_x86_64_FIPS',
  'BOTTLEROCKET_ARM_64_NVIDIA',
  'BOTTLEROCKET_x86_64_NVIDIA',
  'BOTTLEROCKET_ARM_64_NVIDIA_FIPS',
  'BOTTLEROCKET_x86_64_NVIDIA_FIPS',
  'WINDOWS_CORE_2019_x86_64',
  'WINDOWS_FULL_2019_x86_64',
  'WINDOWS_CORE_2022_x86_64',
  'WINDOWS_FULL_2022_x86_64',
  'WINDOWS_CORE_2025_x86_64',
  'WINDOWS_FULL_2025_x86_64',
  'AL2023_x86_64_STANDARD',
  'AL2023_ARM_64_STANDARD',
  'AL2023_x86_64_NEURON',
  'AL2023_x86_64_NVIDIA',
  'AL2023_ARM_64_NVIDIA',
];

/** The provider keeps these as text, so that nothing is different from false. */
const BOOLEAN_TEXT = { oneOf: ['true', 'false', ''] };

const AT_LEAST_ONE = { min: 1 };
const PERCENTAGE = { min: 1, max: 100 };

/** Changed in a launch template, they make a new version of it. */
const TEMPLATE_CONTENT = [
  'block_device_mappings',
  'capacity_reservation_specification',
  'cpu_options',
  'credit_specification',
  'disable_api_stop',
  'disable_api_termination',
  'ebs_optimized',
  'enclave_options',
  'hibernation_options',
  'iam_instance_profile',
  'image_id',
  'instance_initiated_shutdown_behavior',
  'instance_market_options',
  'instance_requirements',
  'instance_type',
  'kernel_id',
  'key_name',
  'license_specification',
  'maintenance_options',
  'metadata_options',
  'monitoring',
  'network_interfaces',
  'placement',
  'private_dns_name_options',
  'ram_disk_id',
  'security_group_names',
  'tag_specifications',
  'tags',
  'tags_all',
  'user_data',
  'vpc_security_group_ids',
];

/** Compute beside Auto Mode: node groups with their launch templates, Fargate profiles. */
export const computeResources: Readonly<Record<string, ResourceFacts>> = {
  aws_eks_node_group: {
    sources: [awsProvider('eks_node_group'), awsProviderCode('eks/node_group.go'), cloudFormation('eks-nodegroup')],
    replacedBy: [
      'ami_type',
      'capacity_type',
      'cluster_name',
      'disk_size',
      'instance_types',
      'launch_template.id',
      'launch_template.name',
      'node_group_name',
      'node_group_name_prefix',
      'node_role_arn',
      'remote_access',
      'subnet_ids',
    ],
    defaults: { 'node_repair_config.enabled': false },
    filledIn: {
      node_group_name: 'terraform-{digits26}',
      node_group_name_prefix: '',
      id: '{cluster_name}:{node_group_name}',
      arn: 'arn:{partition}:eks:{region}:{account}:nodegroup/{cluster_name}/{node_group_name}/{uuid}',
      ami_type: 'AL2023_x86_64_STANDARD',
      capacity_type: 'ON_DEMAND',
      disk_size: 20,
      instance_types: ['t3.medium'],
      'launch_template.id': 'lt-{hex17}',
      'launch_template.name': 'launch-template-{hex8}',
      release_version: '1.36.0-20260101',
      resources: [{ autoscaling_groups: [{ name: 'eks-{node_group_name}-{uuid}' }], remote_access_security_group_id: '' }],
      status: 'ACTIVE',
      version: '1.36',
    },
    accepts: {
      ami_type: { oneOf: AMI_TYPES },
      capacity_type: { oneOf: ['ON_DEMAND', 'SPOT', 'CAPACITY_BLOCK'] },
      node_group_name: { maxLength: 63 },
      node_role_arn: ROLE_ARN,
      subnet_ids: SUBNET_ID,
      'launch_template.id': { pattern: 'lt-.+', means: 'the id of a launch template (lt-…)' },
      'launch_template.version': {
        pattern: String.raw`[1-9]\d*|\$(?:Latest|Default)`,
        means: 'a version number from 1 on, $Latest or $Default',
      },
      'node_repair_config.max_parallel_nodes_repaired_count': AT_LEAST_ONE,
      'node_repair_config.max_parallel_nodes_repaired_percentage': PERCENTAGE,
      'node_repair_config.max_unhealthy_node_threshold_count': AT_LEAST_ONE,
      'node_repair_config.max_unhealthy_node_threshold_percentage': PERCENTAGE,
      'node_repair_config.node_repair_config_overrides.repair_action': { oneOf: ['Replace', 'Reboot', 'NoAction'] },
      'scaling_config.desired_size': { min: 0 },
      'scaling_config.max_size': { min: 1 },
      'scaling_config.min_size': { min: 0 },
      'taint.effect': { oneOf: ['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE'] },
      'taint.key': { minLength: 1 },
      'taint.value': { maxLength: 63 },
      'update_config.max_unavailable': { min: 1, max: 100 },
      'update_config.max_unavailable_percentage': PERCENTAGE,
    },
    alternatives: [
      // https://docs.aws.amazon.com/eks/latest/APIReference/API_LaunchTemplateSpecification.html (2026-11-28)
      { of: ['launch_template.id', 'launch_template.name'], count: 'exactly one', within: 'launch_template' },
      // https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html (2026-11-28): the template says both.
      { of: ['launch_template', 'disk_size'], count: 'at most one' },
      { of: ['launch_template', 'remote_access'], count: 'at most one' },
      { of: ['node_group_name', 'node_group_name_prefix'], count: 'at most one' },
      {
        of: ['update_config.max_unavailable', 'update_config.max_unavailable_percentage'],
        count: 'exactly one',
        within: 'update_config',
      },
    ],
    unique: [
      {
        by: ['cluster_name', 'node_group_name'],
        within: 'region',
        refusal: 'ResourceInUseException: the cluster has a node group with this name already',
      },
    ],
  },

  aws_eks_fargate_profile: {
    // The provider makes and deletes the profiles of a cluster one after the other, as EKS demands.
    sources: [
      awsProvider('eks_fargate_profile'),
      awsProviderCode('eks/fargate_profile.go'),
      cloudFormation('eks-fargateprofile'),
    ],
    replacedBy: ['cluster_name', 'fargate_profile_name', 'pod_execution_role_arn', 'selector', 'subnet_ids'],
    filledIn: {
      id: '{cluster_name}:{fargate_profile_name}',
      arn: 'arn:{partition}:eks:{region}:{account}:fargateprofile/{cluster_name}/{fargate_profile_name}/{uuid}',
      status: 'ACTIVE',
    },
    accepts: {
      fargate_profile_name: { minLength: 1 },
      pod_execution_role_arn: ROLE_ARN,
      'selector.namespace': { minLength: 1 },
      subnet_ids: SUBNET_ID,
    },
    unique: [
      {
        by: ['cluster_name', 'fargate_profile_name'],
        within: 'region',
        refusal: 'ResourceInUseException: the cluster has a Fargate profile with this name already',
      },
    ],
  },

  aws_launch_template: {
    sources: [
      awsProvider('launch_template'),
      awsProviderCode('ec2/ec2_launch_template.go'),
      awsDocs('AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html'),
    ],
    replacedBy: ['name', 'name_prefix'],
    filledIn: {
      name: 'terraform-{digits26}',
      name_prefix: '',
      id: 'lt-{hex17}',
      arn: ec2Arn('launch-template'),
      default_version: 1,
      latest_version: 1,
      'metadata_options.http_endpoint': 'enabled',
      'metadata_options.http_protocol_ipv6': 'disabled',
      'metadata_options.http_put_response_hop_limit': 1,
      'metadata_options.http_tokens': 'optional',
      'metadata_options.instance_metadata_tags': 'disabled',
      'block_device_mappings.ebs.iops': 0,
      'block_device_mappings.ebs.throughput': 0,
      'block_device_mappings.ebs.volume_size': 0,
      'block_device_mappings.ebs.volume_type': '',
    },
    // So whoever follows the latest version changes as well.
    recomputedBy: { latest_version: TEMPLATE_CONTENT },
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html (2026-11-28)
    counts: ['latest_version'],
    accepts: {
      name: {
        pattern: String.raw`[a-zA-Z0-9().\-/_]{3,128}`,
        means: '3 to 128 letters, digits and ().-/_',
      },
      description: { maxLength: 255 },
      image_id: { pattern: '(?:ami-|resolve:ssm:).+', means: 'the id of an image (ami-…), or resolve:ssm: and a parameter' },
      instance_initiated_shutdown_behavior: { oneOf: ['stop', 'terminate'] },
      'block_device_mappings.ebs.delete_on_termination': BOOLEAN_TEXT,
      'block_device_mappings.ebs.encrypted': BOOLEAN_TEXT,
      'block_device_mappings.ebs.kms_key_id': ARN,
      'block_device_mappings.ebs.volume_type': { oneOf: ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'] },
      'capacity_reservation_specification.capacity_reservation_preference': {
        oneOf: ['open', 'none', 'capacity-reservations-only'],
      },
      'credit_specification.cpu_credits': { oneOf: ['standard', 'unlimited'] },
      'instance_market_options.market_type': {
        oneOf: ['spot', 'capacity-block'],
        laterAlso: ['interruptible-capacity-reservation'],
      },
      'metadata_options.http_endpoint': { oneOf: ['enabled', 'disabled'] },
      'metadata_options.http_protocol_ipv6': { oneOf: ['enabled', 'disabled'] },
      'metadata_options.http_put_response_hop_limit': { min: 1, max: 64 },
      'metadata_options.http_tokens': { oneOf: ['optional', 'required'] },
      'metadata_options.instance_metadata_tags': { oneOf: ['enabled', 'disabled'] },
    },
    alternatives: [
      { of: ['name', 'name_prefix'], count: 'at most one' },
      { of: ['default_version', 'update_default_version'], count: 'at most one' },
      { of: ['security_group_names', 'vpc_security_group_ids'], count: 'at most one' },
      {
        of: [
          'capacity_reservation_specification.capacity_reservation_target.capacity_reservation_id',
          'capacity_reservation_specification.capacity_reservation_target.capacity_reservation_resource_group_arn',
        ],
        count: 'at most one',
      },
    ],
    unique: [
      {
        by: ['name'],
        within: 'region',
        refusal: 'InvalidLaunchTemplateName.AlreadyExistsException: a launch template with this name exists already',
      },
    ],
  },
};
