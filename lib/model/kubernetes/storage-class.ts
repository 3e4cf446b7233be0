import type { Tags } from '../tags';
import { inOrderOfKeys, kubernetesObject, mapOrNothing, type KubernetesObject } from './kubernetes-object';

/** The driver of Auto Mode. Volumes of `ebs.csi.aws.com` cannot be attached to its nodes. */
export const EBS_PROVISIONER = 'ebs.csi.eks.amazonaws.com';

export type FileSystem = 'ext4' | 'xfs' | 'ext3' | 'ext2';

/** Kind of an EBS volume with what can be said about its speed. Only `gp3` has a throughput of its own. */
export type VolumeType =
  | {
      readonly type: 'gp3';
      /** 3000–80000. @default 3000 */
      readonly iops?: number | undefined;
      /** 125–2000 MiB/s. @default 125 */
      readonly throughput?: number | undefined;
      readonly iopsPerGB?: never;
    }
  | { readonly type: 'io1' | 'io2'; readonly iops: number; readonly iopsPerGB?: never; readonly throughput?: never }
  | { readonly type: 'io1' | 'io2'; readonly iopsPerGB: number; readonly iops?: never; readonly throughput?: never }
  | {
      readonly type: 'gp2' | 'st1' | 'sc1' | 'standard';
      readonly iops?: never;
      readonly iopsPerGB?: never;
      readonly throughput?: never;
    };

/**
 * How volumes are made; always encrypted, always in the zone of the pod.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
 */
export interface StorageClassSettings {
  readonly name: string;
  /** For claims that name no class; at most one class can be it. */
  readonly isDefault: boolean;
  readonly volume: VolumeType;
  /** ARN of the key; undefined takes the account's default key of EBS. */
  readonly kmsKeyId: string | undefined;
  readonly fileSystem: FileSystem;
  readonly reclaimPolicy: 'Delete' | 'Retain';
  readonly allowVolumeExpansion: boolean;
  readonly mountOptions: readonly string[];
  /** Only for nodes of Auto Mode: needed where other nodes run beside them. */
  readonly onlyAutoModeNodes: boolean;
  /** Further parameters of the driver, such as `blockSize`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** On volumes; the cluster role needs the permission for it. */
  readonly tags: Tags;
}

export const storageClass = (settings: StorageClassSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: settings.name,
      annotations: { 'storageclass.kubernetes.io/is-default-class': String(settings.isDefault) },
    },
    provisioner: EBS_PROVISIONER,
    parameters: inOrderOfKeys(parameters(settings)),
    reclaimPolicy: settings.reclaimPolicy,
    allowVolumeExpansion: settings.allowVolumeExpansion,
    mountOptions: settings.mountOptions.length === 0 ? undefined : settings.mountOptions,
    volumeBindingMode: 'WaitForFirstConsumer',
    allowedTopologies: settings.onlyAutoModeNodes
      ? [{ matchLabelExpressions: [{ key: 'eks.amazonaws.com/compute-type', values: ['auto'] }] }]
      : undefined,
  });

/** All values are text, numbers too. */
function parameters({ volume, kmsKeyId, fileSystem, parameters: further, tags }: StorageClassSettings): Record<string, string> {
  const numbers = { iops: volume.iops, iopsPerGB: volume.iopsPerGB, throughput: volume.throughput };
  return {
    ...further,
    type: volume.type,
    ...Object.fromEntries(Object.entries(mapOrNothing(numbers) ?? {}).map(([key, value]) => [key, String(value)])),
    'csi.storage.k8s.io/fstype': fileSystem,
    encrypted: 'true',
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    ...tagSpecifications(tags),
  };
}

/** `tagSpecification_1: key=value`, in order of the keys. https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md */
const tagSpecifications = (tags: Tags): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inOrderOfKeys(tags)).map(([key, value], index) => [`tagSpecification_${index + 1}`, `${key}=${value}`]),
  );
