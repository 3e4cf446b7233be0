import { inOrderOfKeys, kubernetesObject, type KubernetesObject } from './kubernetes-object';
import { canonicalQuantity } from './quantity';

/** The most that a namespace may use. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const resourceQuota = (
  namespace: string,
  name: string,
  hard: Readonly<Record<string, string | number>>,
): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name, namespace },
    spec: {
      hard: Object.fromEntries(Object.entries(inOrderOfKeys(hard)).map(([key, value]) => [key, canonicalQuantity(value)])),
    },
  });
