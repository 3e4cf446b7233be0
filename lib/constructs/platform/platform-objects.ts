import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { PlatformObject as PlatformObjectModel } from '../../model/platform';
import { formatPath } from '../../rules/input-path';
import { cameFrom } from '../origin';
import { PlatformObject } from './platform-object';

export interface PlatformObjectsProps {
  /** Each after those that it needs. */
  readonly objects: readonly PlatformObjectModel[];
  /** What comes before all of them. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Kubernetes objects in their order: classes before pools, namespaces before what is in them. */
export class PlatformObjects extends Construct {
  /** By id. */
  public readonly objects: ReadonlyMap<string, PlatformObject>;

  public constructor(scope: Construct, id: string, { objects, dependsOn = [] }: PlatformObjectsProps) {
    super(scope, id);
    const made = new Map<string, PlatformObject>();
    for (const object of objects) {
      const needed = object.dependsOn.flatMap((other) => made.get(other)?.resource ?? []);
      const construct = new PlatformObject(this, object.id, { object, dependsOn: [...dependsOn, ...needed] });
      cameFrom(construct, formatPath(['platform', ...object.path]));
      made.set(object.id, construct);
    }
    this.objects = made;
  }
}
