import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** A service account; Pod Identity needs no annotation on it. https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
export const serviceAccount = (namespace: string, name: string): KubernetesObject =>
  kubernetesObject({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
