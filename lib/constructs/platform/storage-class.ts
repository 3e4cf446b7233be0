import type { Construct } from 'constructs';
import type { StorageClassInput } from '../../model/kubernetes/input/storage-class-input';
import { storageClassSettings } from '../../model/kubernetes/input/storage-class-settings';
import { PlatformNoun, type PlatformNounProps, type RegionProps } from './platform-noun';

/** Tags need the permission of the cluster role (`customTags`); none by default. */
export type StorageClassProps = StorageClassInput & PlatformNounProps & RegionProps;

/**
 * How volumes are made: by the driver of Auto Mode, encrypted, in the zone of the pod.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
 *
 * @example
 * new StorageClass(this, 'gp3', { default: true });
 */
export class StorageClass extends PlatformNoun<'StorageClass'> {
  public constructor(scope: Construct, id: string, props: StorageClassProps = {}) {
    super(scope, id, {
      kind: 'StorageClass',
      props,
      at: (name) => ['storageClasses', name],
      settings: (name) => ({ storageClasses: [storageClassSettings(name, props, {})] }),
    });
  }
}
