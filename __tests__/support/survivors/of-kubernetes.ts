import { allowed, ANY, DELETE, FLIP, manifest, MANIFEST, members, MISSPELL, of, refused, unseen, type Group } from './judgement';

/** Edits of objects of Kubernetes, and of what stands beside a manifest. */
export const OF_KUBERNETES: readonly Group[] = [
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

  // Labels and annotations beside a manifest.
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
