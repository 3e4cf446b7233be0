import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

export interface ServiceAccountSettings {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * A service account. Pod Identity needs no annotation on it, a role by IRSA does.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 */
export const serviceAccount = ({ name, namespace, labels, annotations }: ServiceAccountSettings): KubernetesObject =>
  kubernetesObject({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels, annotations } });
