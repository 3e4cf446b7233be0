import type { Mutant } from './mutants';

/** What is to be said of an edit that no rule on JSON notices. */
export const JUDGEMENTS = {
  allowed:
    'AWS, Kubernetes and Terraform accept it, and the platform works. What is worth a decision in our own environments is said by the rules of the configuration, which know the profile.',
  'Terraform or the API says it':
    'It is refused: by `terraform validate`, `eks-auto plan --offline`, the plan, or the call that makes it.',
  'only the whole tells':
    'Terraform plans and applies it, and something is missing or does not work afterwards. In JSON of others nobody can tell whether it stands elsewhere; in our own the constructs write it, and their tests hold it.',
} as const;

export type Judgement = keyof typeof JUDGEMENTS;

type Edit = Pick<Mutant, 'operator' | 'type' | 'at'>;

/** Edits of which the same is to be said; the reason holds for each of them. */
export interface Group {
  readonly judgement: Judgement;
  readonly why: string;
  readonly fits: (edit: Edit) => boolean;
}

const ANY = /(?:)/;

const group = (judgement: Judgement, why: string, operator: RegExp, type: RegExp, at: RegExp): Group => ({
  judgement,
  why,
  fits: (edit) => operator.test(edit.operator) && type.test(edit.type) && at.test(edit.at),
});

/** Arguments of one type, each by its whole name. */
const members = (...names: readonly string[]): RegExp => new RegExp(`^(?:${names.join('|')})$`);

const of = (...types: readonly string[]): RegExp => new RegExp(`^(?:${types.join('|')})$`);
const manifest = (...kinds: readonly string[]): RegExp => new RegExp(`^kubernetes_manifest (?:${kinds.join('|')})$`);
const MANIFEST = /^kubernetes_manifest /;
const DELETE = /^delete an argument$/;
const MISSPELL = /^misspell a text$/;
const FLIP = /^flip a switch$/;

const allowed = (why: string, ...rest: readonly [RegExp, RegExp, RegExp]): Group => group('allowed', why, ...rest);
const refused = (why: string, ...rest: readonly [RegExp, RegExp, RegExp]): Group =>
  group('Terraform or the API says it', why, ...rest);
const unseen = (why: string, ...rest: readonly [RegExp, RegExp, RegExp]): Group => group('only the whole tells', why, ...rest);

/** The first that fits counts; one that fits nothing is an error of the test. */
export const GROUPS: readonly Group[] = [
  // Tags, dependencies, whole resources.
  unseen(
    'Load balancers and node classes find subnets by these tags.',
    /^drop a tag$/,
    ANY,
    /^tags\.(?:eks-auto\/|kubernetes\.io\/)/,
  ),
  allowed('A tag of a person.', /^drop a tag$/, ANY, ANY),
  unseen('What is made or removed too early fails now and then.', /^drop a dependency$/, ANY, ANY),
  unseen(
    'The order, and what is replaced with what, is lost.',
    DELETE,
    ANY,
    /^(?:depends_on|lifecycle(?:\.replace_triggered_by)?)$/,
  ),
  unseen('Nothing refers to it, and it may stand in another state.', /^remove a resource$/, ANY, ANY),

  // How Terraform applies.
  allowed('Its value is compared with the last one, and means nothing.', ANY, of('terraform_data'), /^input/),
  allowed('The provider has defaults.', DELETE, ANY, /^timeouts(?:\.\w+)?$/),
  allowed(
    'Terraform does not wait then, or writes fields as itself.',
    DELETE,
    MANIFEST,
    members('wait', 'wait.condition', 'field_manager.*', 'computed_fields'),
  ),
  allowed('Who wins where two write one field.', FLIP, MANIFEST, members('field_manager.force_conflicts')),
  allowed('The name under which Terraform writes.', MISSPELL, MANIFEST, members('field_manager.name')),
  unseen(
    'Terraform waits for a condition that never comes.',
    /^(?:misspell|delete)/,
    MANIFEST,
    /^wait\.condition\.(?:type|status)$/,
  ),
  unseen('Plans show what the cluster has filled in.', MISSPELL, MANIFEST, members('computed_fields')),

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
  allowed(
    'Nothing knows the object by its name.',
    MISSPELL,
    manifest('NetworkPolicy', 'ResourceQuota', 'NodePool'),
    /^manifest\.metadata\.name$/,
  ),
  unseen(
    'Controllers, pods and Ingresses know the object by its name.',
    MISSPELL,
    manifest('ConfigMap', 'IngressClass', 'ServiceAccount'),
    /^manifest\.metadata\.name$/,
  ),
  unseen('The object is then made in the namespace default.', DELETE, MANIFEST, /^manifest\.metadata\.namespace$/),

  // References.
  allowed('The argument takes ids and ARNs.', /^refer to another attribute$/, of('aws_kms_alias'), members('target_key_id')),
  refused(
    'Resources of that type have no such attribute.',
    /^refer to another (?:kind|attribute)$/,
    of('aws_cloudwatch_log_delivery', 'aws_kms_alias', 'aws_route'),
    ANY,
  ),

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
  refused(
    'It is asked for where the logs go to CloudWatch, or anywhere at all.',
    DELETE,
    of('aws_flow_log'),
    members('iam_role_arn', 'log_destination', 'traffic_type'),
  ),
  refused('A delivery needs a place.', DELETE, of('aws_cloudwatch_log_delivery_destination'), /destination_resource_arn$/),
  refused(
    'A range is asked for where no pool gives one.',
    DELETE,
    of('aws_vpc', 'aws_subnet', 'aws_vpc_ipv4_cidr_block_association'),
    members('cidr_block'),
  ),
  refused(
    'Ports are asked for with TCP and UDP.',
    DELETE,
    of('aws_vpc_security_group_ingress_rule'),
    members('from_port', 'to_port'),
  ),
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

  // Labels and annotations beside a manifest.
  refused(
    'The provider asks for it.',
    DELETE,
    of('kubernetes_annotations', 'kubernetes_labels'),
    members('api_version', 'kind', 'metadata', 'metadata.name'),
  ),
  refused(
    'No such object is there.',
    MISSPELL,
    of('kubernetes_annotations', 'kubernetes_labels'),
    members('api_version', 'kind', 'metadata.name'),
  ),
  allowed(
    'The name under which Terraform writes.',
    MISSPELL,
    of('kubernetes_annotations', 'kubernetes_labels'),
    members('field_manager'),
  ),
  allowed(
    'Who wins where two write one field.',
    /^(?:delete|flip)/,
    of('kubernetes_annotations', 'kubernetes_labels'),
    members('force'),
  ),
  allowed(
    'Namespaces without labels admit every pod, and the class is no default.',
    DELETE,
    of('kubernetes_annotations', 'kubernetes_labels'),
    /^(?:labels|annotations)/,
  ),

  // Objects of Kubernetes.
  unseen('Nodes do not obey network policies then.', /^(?:delete|misspell)/, manifest('ConfigMap'), /^manifest\.data/),
  allowed('The class is no default then.', DELETE, manifest('IngressClass', 'StorageClass'), /^manifest\.metadata\.annotations/),
  unseen('The class finds no parameters.', DELETE, manifest('IngressClass'), members('manifest.spec.parameters.apiGroup')),
  allowed(
    'Classes need no parameters, and those that they have are of the cluster.',
    DELETE,
    manifest('IngressClass'),
    members('manifest.spec.parameters', 'manifest.spec.parameters.scope'),
  ),
  refused('A class needs its controller.', DELETE, manifest('IngressClass'), members('manifest.spec')),
  unseen('The events of an Ingress say so.', MISSPELL, manifest('IngressClassParams'), members('manifest.spec.sslPolicy')),
  allowed(
    'Ingresses say it themselves, or the controller has a default.',
    DELETE,
    manifest('IngressClassParams'),
    /^manifest\.spec/,
  ),
  allowed('Namespaces without labels admit every pod.', DELETE, manifest('Namespace'), /^manifest\.metadata\.labels/),
  refused(
    'A peer of a policy is something.',
    DELETE,
    manifest('NetworkPolicy'),
    /^manifest\.spec\.egress\.to\.ipBlock(?:\.cidr)?$/,
  ),
  refused('A range is one.', /^write a range that is none$/, manifest('NetworkPolicy'), ANY),
  unseen(
    'Another policy: it lets more or less pass.',
    /^(?:delete|change a number|write another range)/,
    manifest('NetworkPolicy'),
    /^manifest\.spec/,
  ),
  allowed('The controller has a default.', DELETE, manifest('NodeClass'), members('manifest.spec.networkPolicy')),
  refused('A class has a role or an instance profile.', DELETE, manifest('NodeClass'), members('manifest.spec.role')),
  allowed(
    'The controller has a default, or there is no limit.',
    DELETE,
    manifest('NodePool'),
    /^manifest\.spec\.(?:disruption|limits|template\.spec\.(?:expireAfter|terminationGracePeriod))/,
  ),
  refused('In and NotIn need values.', DELETE, manifest('NodePool'), /requirements\.values$/),
  allowed('A quota of nothing.', DELETE, manifest('ResourceQuota'), /^manifest\.spec/),
  allowed(
    'The driver has a default.',
    DELETE,
    manifest('StorageClass'),
    /^manifest\.(?:parameters|reclaimPolicy|allowVolumeExpansion)/,
  ),
  allowed('A choice.', FLIP, manifest('StorageClass'), members('manifest.allowVolumeExpansion')),
  allowed('Another tag.', MISSPELL, manifest('StorageClass'), /tagSpecification_\d$/),
];

/** Undefined: nobody has judged it. */
export const judgementOf = (edit: Edit): Group | undefined => GROUPS.find(({ fits }) => fits(edit));
