import type { ResourceFacts } from './facts';
import { kubernetesCode, kubernetesDocs, kubernetesProvider } from './sources';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const SUBDOMAIN = { pattern: '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?', means: 'lower case letters, digits, hyphens and dots' };
const LABEL = { pattern: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?', means: 'at most 63 lower case letters, digits and hyphens' };
/** Names of roles may hold colons and capitals. */
const ANY_NAME = { pattern: '[^/%]{1,253}', means: 'a name without / and %' };

const METADATA = {
  'metadata.name': 'terraform-{digits26}',
  'metadata.generation': 1,
  'metadata.resource_version': '{digits6}',
  'metadata.uid': '{uuid}',
} as const;

const clusterScoped = (kind: string, more: Partial<ResourceFacts> = {}, page = kind): ResourceFacts => ({
  sources: [kubernetesProvider(page)],
  ...more,
  replacedBy: ['metadata.name', 'metadata.generate_name', ...(Array.isArray(more.replacedBy) ? more.replacedBy : [])],
  filledIn: { ...METADATA, id: '{metadata.0.name}', ...more.filledIn },
  accepts: { 'metadata.name': SUBDOMAIN, ...more.accepts },
  unique: [{ by: ['metadata.name'], within: 'cluster', refusal: `${kind} with this name exists already` }],
});

const namespaced = (kind: string, more: Partial<ResourceFacts> = {}): ResourceFacts => ({
  sources: [kubernetesProvider(kind)],
  ...more,
  replacedBy: [
    'metadata.name',
    'metadata.generate_name',
    'metadata.namespace',
    ...(Array.isArray(more.replacedBy) ? more.replacedBy : []),
  ],
  defaults: { 'metadata.namespace': 'default', ...more.defaults },
  filledIn: { ...METADATA, id: '{metadata.0.namespace}/{metadata.0.name}', ...more.filledIn },
  accepts: { 'metadata.name': SUBDOMAIN, 'metadata.namespace': LABEL, ...more.accepts },
  unique: [{ by: ['metadata.namespace', 'metadata.name'], within: 'cluster', refusal: `${kind} with this name exists already` }],
});

const SUBJECT_KIND = { oneOf: ['User', 'Group', 'ServiceAccount'] };

/** Objects in the cluster; each type is listed as the provider names it, with and without its version. */
const objects: Readonly<Record<string, ResourceFacts>> = {
  kubernetes_namespace_v1: clusterScoped('namespace_v1', {
    defaults: { wait_for_default_service_account: false },
    accepts: { 'metadata.name': LABEL },
  }),
  kubernetes_storage_class_v1: clusterScoped('storage_class_v1', {
    replacedBy: [
      'allowed_topologies',
      'mount_options',
      'parameters',
      'reclaim_policy',
      'storage_provisioner',
      'volume_binding_mode',
    ],
    defaults: { allow_volume_expansion: true, reclaim_policy: 'Delete', volume_binding_mode: 'Immediate' },
    accepts: {
      reclaim_policy: { oneOf: ['Delete', 'Retain', 'Recycle'] },
      volume_binding_mode: { oneOf: ['Immediate', 'WaitForFirstConsumer'] },
    },
  }),
  kubernetes_ingress_class_v1: clusterScoped('ingress_class_v1', {
    replacedBy: ['spec.controller'],
    filledIn: { 'spec.parameters.scope': 'Cluster' },
    accepts: { 'spec.parameters.scope': { oneOf: ['Cluster', 'Namespace'] } },
  }),
  kubernetes_cluster_role_v1: clusterScoped('cluster_role_v1', { accepts: { 'metadata.name': ANY_NAME } }),
  kubernetes_cluster_role_binding_v1: clusterScoped('cluster_role_binding_v1', {
    replacedBy: ['role_ref'],
    filledIn: { 'subject.api_group': '' },
    accepts: { 'metadata.name': ANY_NAME, 'role_ref.kind': { oneOf: ['ClusterRole'] }, 'subject.kind': SUBJECT_KIND },
  }),
  kubernetes_role_v1: namespaced('role_v1', { accepts: { 'metadata.name': ANY_NAME } }),
  kubernetes_role_binding_v1: namespaced('role_binding_v1', {
    replacedBy: ['role_ref'],
    filledIn: { 'subject.api_group': '' },
    accepts: { 'metadata.name': ANY_NAME, 'role_ref.kind': { oneOf: ['Role', 'ClusterRole'] }, 'subject.kind': SUBJECT_KIND },
  }),
  kubernetes_config_map_v1: namespaced('config_map_v1'),
  kubernetes_service_account_v1: namespaced('service_account_v1'),
  kubernetes_secret_v1: namespaced('secret_v1', {
    replacedBy: ['type'],
    defaults: { type: 'Opaque', wait_for_service_account_token: true },
    sensitive: ['data', 'binary_data'],
  }),
};

const withoutVersion = Object.fromEntries(Object.entries(objects).map(([type, facts]) => [type.replace(/_v1$/, ''), facts]));

/** Keys of one map of an object that somebody else makes. */
const keptMap = (type: string): ResourceFacts => ({
  sources: [kubernetesProvider(type)],
  replacedBy: ['api_version', 'kind', 'metadata.name', 'metadata.namespace'],
  defaults: { field_manager: 'Terraform' },
  filledIn: { id: 'apiVersion={api_version},kind={kind},name={metadata.0.name}' },
  accepts: { 'metadata.name': ANY_NAME, 'metadata.namespace': LABEL },
});

export const kubernetesResources: Readonly<Record<string, ResourceFacts>> = {
  ...objects,
  ...withoutVersion,
  kubernetes_config_map_v1_data: {
    sources: [kubernetesProvider('config_map_v1_data')],
    replacedBy: ['metadata.name', 'metadata.namespace'],
    defaults: { 'metadata.namespace': 'default', field_manager: 'Terraform' },
    filledIn: { id: '{metadata.0.namespace}/{metadata.0.name}' },
    accepts: { 'metadata.name': SUBDOMAIN, 'metadata.namespace': LABEL },
  },
  kubernetes_labels: keptMap('labels'),
  kubernetes_annotations: keptMap('annotations'),
  kubernetes_manifest: {
    sources: [kubernetesProvider('manifest')],
    replacedBy: ['manifest.apiVersion', 'manifest.kind', 'manifest.metadata.name', 'manifest.metadata.namespace'],
    filledIn: { object: '{manifest}' },
    recomputedBy: { object: ['manifest'] },
    // The object is read; what was asked for is not known any more, and is applied again.
    importedAs: {
      values: { manifest: null, computed_fields: null, field_manager: null },
      source: {
        url: 'https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/manifest/provider/import.go',
        date: '2026-11-28',
      },
    },
    // The provider plans a change; the API server refuses it while applying.
    fixed: [
      {
        when: { path: 'manifest.kind', is: 'StorageClass' },
        paths: ['manifest.parameters', 'manifest.provisioner', 'manifest.reclaimPolicy', 'manifest.volumeBindingMode'],
        refusal: 'Forbidden: updates to parameters, provisioner, reclaimPolicy and volumeBindingMode are forbidden',
        source: kubernetesCode('pkg/apis/storage/validation/validation.go'),
      },
      {
        when: { path: 'manifest.kind', is: 'RoleBinding' },
        paths: ['manifest.roleRef'],
        refusal: 'Invalid value: cannot change roleRef',
        source: kubernetesDocs('reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding'),
      },
      {
        when: { path: 'manifest.kind', is: 'PriorityClass' },
        paths: ['manifest.value', 'manifest.preemptionPolicy'],
        refusal: 'Forbidden: may not be changed in an update',
        source: kubernetesCode('pkg/apis/scheduling/validation/validation.go'),
      },
    ],
    accepts: { 'manifest.metadata.name': ANY_NAME, 'manifest.metadata.namespace': LABEL },
    unique: [
      {
        by: ['manifest.apiVersion', 'manifest.kind', 'manifest.metadata.namespace?', 'manifest.metadata.name'],
        within: 'cluster',
        refusal: 'the cluster has this object already',
      },
    ],
  },
};
