import { fixedMembers } from '../../../lib/model/kubernetes/fixed-members';
import type { KubernetesObject } from '../../../lib/model/kubernetes/kubernetes-object';

const object = (kind: string, members: object): KubernetesObject =>
  ({ apiVersion: 'v1', kind, metadata: { name: 'one', labels: { a: 'b' } }, ...members }) as KubernetesObject;

test.each<[string, KubernetesObject, object | undefined]>([
  [
    'parameters of a storage class, not that it may grow',
    object('StorageClass', { provisioner: 'p', parameters: { type: 'gp3' }, allowVolumeExpansion: true }),
    { provisioner: 'p', parameters: { type: 'gp3' } },
  ],
  [
    'the role of a binding, not its subjects',
    object('RoleBinding', { roleRef: { name: 'edit' }, subjects: [] }),
    { roleRef: { name: 'edit' } },
  ],
  [
    'the value of a priority class, not its description',
    object('PriorityClass', { value: 10, description: 'ten' }),
    { value: 10 },
  ],
  ['nothing of a namespace', object('Namespace', { spec: {} }), undefined],
])('%s', (_, given, expected) => {
  expect(fixedMembers(given)).toEqual(expected);
});
