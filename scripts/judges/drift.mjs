// Somebody changes objects with kubectl; what Terraform applies puts back what we wrote and leaves the labels of others alone.
// `kubernetes_manifest` sends the object, `kubernetes_labels` and `kubernetes_annotations` their one map, each as a field
// manager of its own that forces conflicts.
import { keyOf } from './api.mjs';

const SOMEBODY = '--field-manager=kubectl-edit';

/** What somebody does: `[kind, name, merge patch]`. */
const changes = [
  ['Namespace', 'payments', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': null, theirs: 'kept' } } }],
  [
    'StorageClass',
    'gp3',
    { metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'false', theirs: 'kept' } } },
  ],
  ['IngressClass', 'everything', { metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } }],
  ['StorageClass', 'fast', { metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } }],
  ['NodePool', 'everything', { spec: { limits: { cpu: '9000' }, template: { spec: { expireAfter: '24h' } } } }],
  ['ResourceQuota', 'quota', { spec: { hard: { pods: '9000' } } }],
  ['LimitRange', 'containers', { spec: { limits: [{ type: 'Container', default: { cpu: '8' } }] } }],
];

/** One without a class, while two are the default. */
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'probe', namespace: 'payments' },
  spec: { defaultBackend: { service: { name: 'main', port: { number: 80 } } } },
};

export function drift(api, { platform }, report) {
  const objects = platform.objects.map(({ id, object }) => ({ id, object }));
  const send = (manager, items) =>
    api.must('apply', '--server-side', '--force-conflicts', '--validate=false', `--field-manager=${manager}`, '-f', '-', {
      items,
    });
  const manifests = objects.map(({ object }) => object);
  const maps = (member) =>
    manifests
      .filter(({ metadata }) => metadata[member] !== undefined)
      .map(({ apiVersion, kind, metadata: { name, namespace, [member]: map } }) => ({
        apiVersion,
        kind,
        metadata: { name, ...(namespace && { namespace }), [member]: map },
      }));
  const put = () => {
    send('Terraform', manifests);
    for (const member of ['labels', 'annotations']) send(`Terraform-${member}`, maps(member));
  };
  const missing = api.missingNamespaces(objects);
  for (const namespace of missing) api.must('create', 'namespace', namespace);
  put();
  const changed = manifests.filter(({ kind, metadata: { name, namespace = 'payments' } }) =>
    changes.some((one) => one[0] === kind && one[1] === name && namespace === 'payments'),
  );
  for (const [kind, name, patch] of changes) {
    const { metadata } = changed.find((one) => one.kind === kind && one.metadata.name === name);
    const where = metadata.namespace === undefined ? [] : ['--namespace', metadata.namespace];
    api.must('patch', kind, name, ...where, SOMEBODY, '--type=merge', '--patch', JSON.stringify(patch));
  }
  const tried = api.tryOut(ingress);
  put();
  const live = api.all(objects);
  const problems = changed.flatMap((object) => {
    const kept = live.get(keyOf(object));
    const theirs = changes.some(
      ([kind, name, { metadata }]) =>
        kind === object.kind && name === object.metadata.name && JSON.stringify(metadata)?.includes('theirs'),
    );
    return [
      ...differences(object, kept),
      ...(theirs && !JSON.stringify(kept.metadata).includes('"theirs":"kept"') ? ['the label of somebody else is gone'] : []),
    ].map((what) => `${keyOf(object)}: ${what}`);
  });
  report(
    `what somebody changes with kubectl in ${changed.length} objects is put back, and what they add to labels stays`,
    problems,
  );
  report(
    'of two default ingress classes one is taken (ING001 is a warning)',
    tried.object?.spec.ingressClassName === undefined ? [tried.refused ?? 'none was taken'] : [],
  );
  api.remove([...objects].reverse());
  api.remove(missing.map((name) => ({ id: name, object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } })));
}

/** Values that were written and are not there. */
function differences(written, kept, path = '') {
  if (written === null || typeof written !== 'object') {
    return written === kept ? [] : [`${path} is ${JSON.stringify(kept)} and was written as ${JSON.stringify(written)}`];
  }
  if (Array.isArray(written) && written.length !== kept?.length) return [`${path} has ${kept?.length} members`];
  return Object.entries(written).flatMap(([key, value]) => differences(value, kept?.[key], `${path}.${key}`));
}
