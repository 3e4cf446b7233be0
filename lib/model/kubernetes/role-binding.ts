import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** What a group of an access entry may do in one namespace. https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
export interface RoleBindingSettings {
  readonly name: string;
  readonly namespace: string;
  readonly group: string;
  /** `admin`, `edit`, `view`, or one of your own. */
  readonly clusterRole: string;
}

export const roleBinding = ({ name, namespace, group, clusterRole }: RoleBindingSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
  });
