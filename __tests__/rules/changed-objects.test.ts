import { changedStack } from '../../lib/rules/changed-stack';
import { formatPath } from '../../lib/rules/input-path';
import { parseStackJson, type StackJson } from '../../lib/terraform/stack-json';

/** Resources of a stack by type and name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

const asWritten = (resource: Blocks): StackJson => parseStackJson(JSON.stringify({ resource }));

const changed = (before: Blocks, now: Blocks) => changedStack('production', asWritten(before), asWritten(now));

const found = (before: Blocks, now: Blocks): readonly string[] =>
  changed(before, now).map(({ rule, severity, path }) => `${severity} ${rule} ${formatPath(path)}`);

const pool = (spec: object): Blocks => ({
  kubernetes_manifest: { 'node-pool_general': { manifest: { kind: 'NodePool', metadata: { name: 'general' }, spec } } },
});
const storage: Blocks = { kubernetes_manifest: { 'storage-class_gp3': { manifest: { kind: 'StorageClass' } } } };

/** Namespaces with a quota in each, beside a storage class. */
const namespaces = (...names: readonly string[]): Blocks => ({
  kubernetes_labels: Object.fromEntries(
    names.map((name) => [`namespace_${name}`, { api_version: 'v1', kind: 'Namespace', metadata: { name }, labels: {} }]),
  ),
  kubernetes_manifest: Object.fromEntries([
    ['storage-class_gp3', { manifest: { kind: 'StorageClass', metadata: { name: 'gp3' } } }],
    ...names.flatMap((name): [string, object][] => [
      [`namespace_${name}`, { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } }],
      [`resource-quota_${name}`, { manifest: { kind: 'ResourceQuota', metadata: { name: 'quota', namespace: name } } }],
    ]),
  ]),
});

describe('objects of Kubernetes that were written before', () => {
  test.each<[string, Blocks, Blocks, readonly string[]]>([
    ['ENG025 objects go to GitOps', pool({}), {}, ['warning ENG025 platform.delivery']],
    ['ENG025 objects without a pool', storage, {}, ['warning ENG025 platform.delivery']],
    [
      'ENG026 a static pool becomes a dynamic one',
      pool({ replicas: 3 }),
      pool({ limits: { cpu: '10' } }),
      ['warning ENG026 platform.nodePools.general'],
    ],
    [
      'ENG026 a dynamic pool becomes a static one',
      pool({ limits: { cpu: '10' } }),
      pool({ replicas: 0 }),
      ['warning ENG026 platform.nodePools.general'],
    ],
    ['ENG028 a namespace goes', namespaces('payments', 'orders'), namespaces('orders'), ['warning ENG028 platform.namespaces']],
    [
      'ENG028 a namespace gets another name',
      namespaces('payments', 'orders'),
      namespaces('billing', 'orders'),
      ['warning ENG028 platform.namespaces.billing'],
    ],
    [
      'ENG028 two go, and nobody knows which of them became the third',
      namespaces('payments', 'orders'),
      namespaces('billing'),
      ['warning ENG028 platform.namespaces', 'warning ENG028 platform.namespaces'],
    ],
    ['ENG025 all objects, with the namespaces among them', namespaces('payments'), {}, ['warning ENG025 platform.delivery']],
  ])('%s', (_, before, now, expected) => {
    expect(found(before, now)).toEqual(expected);
  });

  test.each<[string, Blocks, Blocks]>([
    [
      'ENG025 one object less',
      { kubernetes_manifest: { ...pool({})['kubernetes_manifest'], ...storage['kubernetes_manifest'] } },
      storage,
    ],
    ['ENG026 other replicas', pool({ replicas: 3 }), pool({ replicas: 5 })],
    ['ENG026 other limits', pool({ limits: { cpu: '10' } }), pool({ limits: { cpu: '20' } })],
    ['ENG026 a pool that was no object before', {}, pool({ replicas: 3 })],
    ['ENG028 the same namespaces', namespaces('payments'), namespaces('payments')],
    ['ENG028 another namespace beside it', namespaces('payments'), namespaces('payments', 'billing')],
  ])('%s is fine', (_, before, now) => {
    expect(found(before, now)).toEqual([]);
  });

  test('says what goes with it, and what to type', () => {
    expect(changed(pool({}), {})[0]?.message).toContain('1 node pool with all nodes');
    const [gone] = changed(namespaces('payments', 'orders'), namespaces('orders'));
    expect(gone?.message).toBe("Terraform would delete the namespace 'payments', and Kubernetes everything in it");
    expect(gone?.fix).toContain(
      "`terraform state rm 'kubernetes_labels.namespace_payments' 'kubernetes_manifest.namespace_payments' 'kubernetes_manifest.resource-quota_payments'`",
    );
    const [renamed] = changed(namespaces('payments'), namespaces('billing'));
    expect(renamed).toMatchObject({
      received: "'billing'",
      message: expect.stringContaining("it was 'payments' before; a namespace keeps its name"),
      fix: expect.stringContaining("make the new one beside it, move what is in 'payments', then remove that"),
    });
  });
});
