import type { Construct } from 'constructs';
import type { VolumeSnapshotClassInput } from '../../model/kubernetes/input/storage-class-input';
import { volumeSnapshotClassSettings } from '../../model/kubernetes/input/storage-class-settings';
import { PlatformNoun, type PlatformNounProps } from './platform-noun';

export interface VolumeSnapshotClassProps extends PlatformNounProps, Omit<VolumeSnapshotClassInput, 'default'> {
  /** For snapshots that name no class; at most one. @default false */
  readonly default?: boolean;
}

/**
 * How snapshots of volumes are made. The add-on `snapshot-controller` brings the kind, and Terraform asks the API for it while it
 * plans: the add-on has to run before the first plan. https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html
 */
export class VolumeSnapshotClass extends PlatformNoun<'VolumeSnapshotClass'> {
  public constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps = {}) {
    super(scope, id, {
      kind: 'VolumeSnapshotClass',
      props,
      at: (name) => ['volumeSnapshotClasses', name],
      settings: (name) => ({ volumeSnapshotClasses: [volumeSnapshotClassSettings(name, props, { isOnly: false, tags: {} })] }),
    });
  }
}
