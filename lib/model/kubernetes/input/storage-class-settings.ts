import type { Tags } from '../../tags';
import type { StorageClassSettings, VolumeType } from '../storage-class';
import type { VolumeSnapshotClassSettings } from '../volume-snapshot-class';
import type { StorageClassInput, VolumeSnapshotClassInput } from './storage-class-input';

/** Fills in the defaults of a storage class. */
export function storageClassSettings(name: string, input: StorageClassInput, tags: Tags): StorageClassSettings {
  return {
    name,
    isDefault: input.default ?? false,
    volume: volume(input),
    kmsKeyId: input.kmsKeyId,
    fileSystem: input.fileSystem ?? 'ext4',
    reclaimPolicy: input.reclaimPolicy ?? 'Delete',
    allowVolumeExpansion: input.allowVolumeExpansion ?? true,
    mountOptions: input.mountOptions ?? [],
    onlyAutoModeNodes: input.onlyAutoModeNodes ?? false,
    parameters: Object.fromEntries(
      Object.entries(input.parameters ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
    tags: input.tags ?? tags,
  };
}

function volume(input: StorageClassInput): VolumeType {
  switch (input.type) {
    case undefined:
    case 'gp3':
      return { type: 'gp3', iops: input.iops, throughput: input.throughput };
    case 'io1':
    case 'io2':
      return input.iops === undefined ? { type: input.type, iopsPerGB: input.iopsPerGB } : { type: input.type, iops: input.iops };
    default:
      return { type: input.type };
  }
}

/** Fills in the defaults of a class of snapshots; `isOnly` says that no other class can be the default. */
export const volumeSnapshotClassSettings = (
  name: string,
  input: VolumeSnapshotClassInput,
  { isOnly, tags }: { readonly isOnly: boolean; readonly tags: Tags },
): VolumeSnapshotClassSettings => ({
  name,
  isDefault: input.default ?? isOnly,
  deletionPolicy: input.deletionPolicy ?? 'Delete',
  tags: input.tags ?? tags,
});
