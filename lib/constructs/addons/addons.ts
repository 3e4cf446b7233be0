import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Addon as AddonModel } from '../../model/addon';
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

/** The add-ons of one state. */
export class Addons extends Construct {
  /** By name. */
  public readonly addons: ReadonlyMap<string, Addon>;

  public constructor(scope: Construct, id: string, { addons, ...rest }: AddonsProps) {
    super(scope, id);
    this.addons = new Map(
      addons.map((addon) => {
        const construct = new Addon(this, addon.name, { addon, ...rest });
        cameFrom(construct, formatPath(['addons', addon.name]));
        return [addon.name, construct];
      }),
    );
  }
}
