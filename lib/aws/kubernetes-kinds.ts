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
