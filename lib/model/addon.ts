import type { Role } from './role';
import type { Tags } from './tags';

/** In which state an add-on lives: those that schedule pods need node pools first. */
export type AddonPlacement = 'cluster' | 'platform';

export interface AddonPodIdentity {
  readonly serviceAccount: string;
  readonly role: Role;
}

export interface Addon {
  /** As EKS names it; also the Terraform id. */
  readonly name: string;
  /** Undefined: the default version of EKS for the cluster's Kubernetes version. */
  readonly version: string | undefined;
  readonly configuration: Readonly<Record<string, unknown>> | undefined;
  readonly podIdentities: readonly AddonPodIdentity[];
  readonly placement: AddonPlacement;
  readonly tags: Tags;
}
