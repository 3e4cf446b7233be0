import { Construct } from 'constructs';
import type { PodIdentity as PodIdentityModel } from '../../model/pod-identity';
import { formatPath } from '../../rules/input-path';
import { cameFrom } from '../origin';
import { PodIdentity } from './pod-identity';

export interface PodIdentitiesProps {
  readonly podIdentities: readonly PodIdentityModel[];
  /** A reference to the cluster's name, so that the cluster comes first. */
  readonly clusterName: string;
}

/** All service accounts that get a role. */
export class PodIdentities extends Construct {
  /** By name. */
  public readonly podIdentities: ReadonlyMap<string, PodIdentity>;

  public constructor(scope: Construct, id: string, { podIdentities, clusterName }: PodIdentitiesProps) {
    super(scope, id);
    this.podIdentities = new Map(
      podIdentities.map((podIdentity) => {
        const construct = new PodIdentity(this, podIdentity.name, { podIdentity, clusterName });
        cameFrom(construct, formatPath(['podIdentities', podIdentity.name]));
        return [podIdentity.name, construct];
      }),
    );
  }
}
