import type { Source } from './source';

/** https://kubernetes.io/docs/reference/kubernetes-api/ */
export const kubernetesKindsSource: Source = { url: 'https://kubernetes.io/docs/reference/kubernetes-api/', date: '2026-11-28' };

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html and the pages beside it */
export const autoModeKindsSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html',
  date: '2026-11-28',
};

/** Kinds by their API version: those of Kubernetes that people write, of Auto Mode, and of the snapshot controller. */
export const kubernetesKinds: Readonly<Record<string, readonly string[]>> = {
  v1: [
    ...['ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod'],
    ...['PodTemplate', 'ReplicationController', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'],
  ],
  'apps/v1': ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v1': ['HorizontalPodAutoscaler'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['IPAddress', 'Ingress', 'IngressClass', 'NetworkPolicy', 'ServiceCIDR'],
  'policy/v1': ['Eviction', 'PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': [
    'CSIDriver',
    'CSINode',
    'CSIStorageCapacity',
    'StorageClass',
    'VolumeAttachment',
    'VolumeAttributesClass',
  ],
  'snapshot.storage.k8s.io/v1': ['VolumeSnapshot', 'VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'karpenter.sh/v1': ['NodeClaim', 'NodePool'],
  'eks.amazonaws.com/v1': ['IngressClassParams', 'NodeClass', 'TargetGroupBinding'],
};

/** https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
export const removedKindsSource: Source = {
  url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  date: '2026-11-28',
};

/** API versions that no version of Kubernetes has in which EKS makes clusters, by kind, with what took their place. */
export const removedKinds: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => [
      `admissionregistration.k8s.io/v1beta1 ${kind}`,
      'admissionregistration.k8s.io/v1',
    ]),
  ),
  'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': 'apiextensions.k8s.io/v1',
  'autoscaling/v2beta1 HorizontalPodAutoscaler': 'autoscaling/v2',
  'autoscaling/v2beta2 HorizontalPodAutoscaler': 'autoscaling/v2',
  'batch/v1beta1 CronJob': 'batch/v1',
  'extensions/v1beta1 DaemonSet': 'apps/v1',
  'extensions/v1beta1 Deployment': 'apps/v1',
  'extensions/v1beta1 Ingress': 'networking.k8s.io/v1',
  'extensions/v1beta1 NetworkPolicy': 'networking.k8s.io/v1',
  'networking.k8s.io/v1beta1 Ingress': 'networking.k8s.io/v1',
  'networking.k8s.io/v1beta1 IngressClass': 'networking.k8s.io/v1',
  'policy/v1beta1 PodDisruptionBudget': 'policy/v1',
  ...Object.fromEntries(
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'].map((kind) => [
      `rbac.authorization.k8s.io/v1beta1 ${kind}`,
      'rbac.authorization.k8s.io/v1',
    ]),
  ),
  'scheduling.k8s.io/v1beta1 PriorityClass': 'scheduling.k8s.io/v1',
  'storage.k8s.io/v1beta1 CSIDriver': 'storage.k8s.io/v1',
  'storage.k8s.io/v1beta1 StorageClass': 'storage.k8s.io/v1',
};
