import { allowed, ANY, DELETE, FLIP, members, MISSPELL, of, refused, unseen, type Group } from './judgement';

/** Edits of resources of AWS. */
export const OF_AWS: readonly Group[] = [
  // Names.
  unseen('What writes to the group knows it by its name.', MISSPELL, of('aws_cloudwatch_log_group'), members('name')),
  unseen(
    'Pods of another account get the credentials.',
    MISSPELL,
    of('aws_eks_pod_identity_association'),
    members('namespace', 'service_account'),
  ),
  allowed(
    'Another name, to which everything else refers.',
    MISSPELL,
    /^aws_(?:cloudwatch_log_delivery_(?:source|destination)|iam_role|iam_role_policy|kms_alias|security_group)$/,
    members('name'),
  ),
  allowed(
    'The provider makes up a name.',
    DELETE,
    /^aws_(?:cloudwatch_log_group|iam_role|iam_role_policy|kms_alias|security_group)$/,
    members('name'),
  ),

  // References.
  allowed('The argument takes ids and ARNs.', /^refer to another attribute$/, of('aws_kms_alias'), members('target_key_id')),

  // Arguments that AWS gives a value.
  allowed('AWS or the provider has a default.', DELETE, of('aws_cloudwatch_log_delivery_destination'), members('output_format')),
  allowed(
    'Logs are then kept for ever, or encrypted by CloudWatch.',
    DELETE,
    of('aws_cloudwatch_log_group'),
    members('kms_key_id', 'retention_in_days'),
  ),
  allowed('Addresses are for VPCs anyway.', DELETE, of('aws_eip'), members('domain')),
  allowed(
    'An entry is STANDARD, and needs no groups where it has a policy.',
    DELETE,
    of('aws_eks_access_entry'),
    members('type', 'kubernetes_groups'),
  ),
  allowed(
    'AWS or the provider has a default.',
    DELETE,
    of('aws_eks_addon'),
    members('preserve', 'resolve_conflicts_on_create', 'resolve_conflicts_on_update'),
  ),
  allowed(
    'EKS has a default.',
    DELETE,
    of('aws_eks_cluster'),
    members(
      ...[
        'access_config.bootstrap_cluster_creator_admin_permissions',
        'control_plane_scaling_config',
        'control_plane_scaling_config.tier',
      ],
      ...['deletion_protection', 'enabled_cluster_log_types', 'encryption_config', 'kubernetes_network_config.ip_family'],
      ...['upgrade_policy', 'upgrade_policy.support_type', 'version', 'vpc_config.endpoint_public_access'],
      ...['zonal_shift_config', 'zonal_shift_config.enabled'],
    ),
  ),
  allowed('AWS has a default.', DELETE, of('aws_flow_log'), members('log_destination_type', 'max_aggregation_interval')),
  allowed('AWS has a default.', DELETE, of('aws_iam_role'), members('description', 'path')),
  allowed(
    'AWS has a default.',
    DELETE,
    of('aws_kms_key'),
    members('deletion_window_in_days', 'description', 'enable_key_rotation', 'policy'),
  ),
  allowed(
    'The provider has a default.',
    DELETE,
    of('aws_security_group', 'aws_vpc_security_group_ingress_rule'),
    members('description'),
  ),
  allowed('AWS has a default.', DELETE, of('aws_vpc'), members('enable_dns_support')),
  allowed('A choice.', FLIP, of('aws_eks_addon'), members('preserve')),
  allowed(
    'A choice.',
    FLIP,
    of('aws_eks_cluster'),
    members(
      ...[
        'access_config.bootstrap_cluster_creator_admin_permissions',
        'deletion_protection',
        'vpc_config.endpoint_public_access',
      ],
      'zonal_shift_config.enabled',
    ),
  ),
  allowed('A choice.', FLIP, of('aws_kms_key'), members('enable_key_rotation')),
  allowed(
    'Other addresses are reached, or let in.',
    /^write another range$/,
    of('aws_route', 'aws_vpc_security_group_ingress_rule'),
    ANY,
  ),

  // Arguments that AWS asks for in some cases.
  refused('A delivery needs a place.', DELETE, of('aws_cloudwatch_log_delivery_destination'), /destination_resource_arn$/),
  unseen(
    'It belongs to the default VPC then, or to none.',
    DELETE,
    of('aws_default_security_group', 'aws_internet_gateway', 'aws_security_group'),
    members('vpc_id'),
  ),
  unseen('AWS chooses the zone.', DELETE, of('aws_subnet'), members('availability_zone_id')),
  unseen(
    'A gateway endpoint that no route table leads to.',
    DELETE,
    of('aws_vpc_endpoint'),
    members('route_table_ids', 'vpc_endpoint_type'),
  ),
];
