import { managedControllersGroup } from '../../aws/controller-features';
import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** Name of both objects. */
export const LOAD_BALANCER_SECRETS = 'load-balancer-secrets';

/**
 * What the load balancer controller may read beside what its own policy lets it: single Secrets, for Ingresses that sign
 * users in. https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-rbac-example.html
 */
export const secretReaderRole = (namespace: string, secrets: readonly string[]): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: LOAD_BALANCER_SECRETS, namespace },
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: secrets, verbs: ['get'] }],
  });

export const secretReaderBinding = (namespace: string): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: LOAD_BALANCER_SECRETS, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: LOAD_BALANCER_SECRETS },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: managedControllersGroup }],
  });
