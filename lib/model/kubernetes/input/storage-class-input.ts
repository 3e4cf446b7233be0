import type { FileSystem } from '../storage-class';
import type { Tags } from '../../tags';

/** Parameters of the driver that have no member of their own. Encryption cannot be switched off. */
export type VolumeParameter =
  | 'allowAutoIOPSPerGBIncrease'
  | 'blockExpress'
  | 'blockSize'
  | 'bytesPerInode'
  | 'ext4BigAlloc'
  | 'ext4ClusterSize'
  | 'inodeSize'
  | 'numberOfInodes';

interface StorageClassCommon {
  /** For claims that name no class; at most one. @default false */
  readonly default?: boolean;
  /** ARN of the key of the volumes. @default the account's default key of EBS */
  readonly kmsKeyId?: string;
  /** @default ext4 */
  readonly fileSystem?: FileSystem;
  /** What happens to a volume whose claim is deleted. @default Delete */
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  /** @default true */
  readonly allowVolumeExpansion?: boolean;
  /** @default none */
  readonly mountOptions?: readonly string[];
  /** Only for nodes of Auto Mode; for clusters that have other nodes too. @default false */
  readonly onlyAutoModeNodes?: boolean;
  /** Text, as the driver wants it. @default none */
  readonly parameters?: { readonly [Parameter in VolumeParameter]?: string };
  /** For volumes. @default the tags of the environment, when `cluster.customTags` allows it */
  readonly tags?: Tags;
}

/** The general kind: size and speed are independent. */
export interface Gp3StorageClassInput extends StorageClassCommon {
  /** @default gp3 */
  readonly type?: 'gp3';
  /** 3000 to 80000. @default 3000 */
  readonly iops?: number;
  /** 125 to 2000 MiB/s. @default 125 */
  readonly throughput?: number;
  readonly iopsPerGB?: never;
}

/** Guaranteed speed, as a number or by size. */
export type ProvisionedIopsStorageClassInput = StorageClassCommon & {
  readonly type: 'io1' | 'io2';
  readonly throughput?: never;
} & ({ readonly iops: number; readonly iopsPerGB?: never } | { readonly iopsPerGB: number; readonly iops?: never });

/** Kinds whose speed follows from their size. */
export interface OtherStorageClassInput extends StorageClassCommon {
  readonly type: 'gp2' | 'st1' | 'sc1' | 'standard';
  readonly iops?: never;
  readonly iopsPerGB?: never;
  readonly throughput?: never;
}

/**
 * How volumes are made: by the driver of Auto Mode, encrypted, in the zone of the pod.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
 */
export type StorageClassInput = Gp3StorageClassInput | ProvisionedIopsStorageClassInput | OtherStorageClassInput;

/** How snapshots of volumes are made; needs the add-on `snapshot-controller`. */
export interface VolumeSnapshotClassInput {
  /** @default true when it is the only one */
  readonly default?: boolean;
  /** What happens to a snapshot whose object is deleted. @default Delete */
  readonly deletionPolicy?: 'Delete' | 'Retain';
  /** @default the tags of the environment, when `cluster.customTags` allows it */
  readonly tags?: Tags;
}
