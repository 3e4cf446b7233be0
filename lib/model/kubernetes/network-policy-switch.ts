import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** Makes nodes obey network policies. https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html */
export const networkPolicySwitch = (): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
    data: { 'enable-network-policy-controller': 'true' },
  });
