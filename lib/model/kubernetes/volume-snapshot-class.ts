import type { Tags } from '../tags';
import { inOrderOfKeys, kubernetesObject, mapOrNothing, type KubernetesObject } from './kubernetes-object';
import { EBS_PROVISIONER } from './storage-class';

/**
 * How snapshots of volumes are made. The add-on `snapshot-controller` brings the kind.
 * https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html
 */
export interface VolumeSnapshotClassSettings {
  readonly name: string;
  readonly isDefault: boolean;
  readonly deletionPolicy: 'Delete' | 'Retain';
  readonly tags: Tags;
}

export const volumeSnapshotClass = (settings: VolumeSnapshotClassSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: {
      name: settings.name,
      annotations: { 'snapshot.storage.kubernetes.io/is-default-class': String(settings.isDefault) },
    },
    driver: EBS_PROVISIONER,
    deletionPolicy: settings.deletionPolicy,
    parameters: mapOrNothing(
      Object.fromEntries(
        Object.entries(inOrderOfKeys(settings.tags)).map(([key, value], index) => [
          `tagSpecification_${index + 1}`,
          `${key}=${value}`,
        ]),
      ),
    ),
  });
