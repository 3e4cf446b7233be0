import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Addon as AddonModel } from '../../model/addon';
import { addonsInOrder } from '../../model/addons';
import { formatPath } from '../../rules/input-path';
import { cameFrom } from '../origin';
import { Addon } from './addon';

export interface AddonsProps {
  /** Those of one placement. */
  readonly addons: readonly AddonModel[];
  /** A reference to the cluster's name, so that the cluster comes first; the literal name in a state of its own. */
  readonly clusterName: string;
  /** What has to exist before: node pools, for add-ons that schedule pods. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** The add-ons of one state, each after those that it needs. */
export class Addons extends Construct {
  /** By name. */
  public readonly addons: ReadonlyMap<string, Addon>;

  public constructor(scope: Construct, id: string, { addons, clusterName, dependsOn = [] }: AddonsProps) {
    super(scope, id);
    const made = new Map<string, Addon>();
    for (const addon of addonsInOrder(addons)) {
      // EKS calls an add-on active when its pods are ready, so the webhooks of the first one answer by then.
      const needed = addon.needs.flatMap((name) => made.get(name)?.resource ?? []);
      const construct = new Addon(this, addon.name, { addon, clusterName, dependsOn: [...dependsOn, ...needed] });
      cameFrom(construct, formatPath(['addons', addon.name]));
      made.set(addon.name, construct);
    }
    this.addons = made;
  }
}
