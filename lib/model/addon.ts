import type { Role } from './role';
import type { Tags } from './tags';

/** In which state an add-on lives: those that schedule pods need node pools first. */
export type AddonPlacement = 'cluster' | 'platform';

export interface AddonPodIdentity {
  readonly serviceAccount: string;
  readonly role: Role;
}

/** An add-on of EKS. https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html */
export interface Addon {
  /** As EKS names it; also the Terraform id. */
  readonly name: string;
  /** Undefined: the default version of EKS for the cluster's Kubernetes version. */
  readonly version: string | undefined;
  /** Undefined leaves the values that the add-on has; `{}` takes them all back. */
  readonly configuration: Readonly<Record<string, unknown>> | undefined;
  /** Namespace of its pods; undefined for an add-on that is not in the table. */
  readonly namespace: string | undefined;
  readonly podIdentities: readonly AddonPodIdentity[];
  readonly placement: AddonPlacement;
  /** Names of add-ons that have to work before it is made, where they are of the same state. */
  readonly needs: readonly string[];
  readonly timeouts: { readonly create: string; readonly update: string; readonly delete: string };
  readonly tags: Tags;
}
