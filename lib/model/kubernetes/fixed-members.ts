import type { Json, KubernetesObject } from './kubernetes-object';

/**
 * What Kubernetes refuses to change once an object is there:
 * https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/storage/validation/validation.go (ValidateStorageClassUpdate),
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding,
 * https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/scheduling/validation/validation.go (ValidatePriorityClassUpdate).
 * `npm run judges api` asks an API server.
 */
const FIXED: Readonly<Partial<Record<string, readonly string[]>>> = {
  StorageClass: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  RoleBinding: ['roleRef'],
  PriorityClass: ['value', 'preemptionPolicy'],
};

/** The members of an object that can only change with another object; undefined when all may. */
export function fixedMembers(object: KubernetesObject): Readonly<Record<string, Json>> | undefined {
  const members = FIXED[object.kind]?.flatMap((name) => {
    const value = object[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return members === undefined ? undefined : Object.fromEntries(members);
}
