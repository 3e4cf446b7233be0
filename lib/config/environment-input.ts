import type { Profile } from '../model/environment';
import type { Tags } from '../model/tags';
import type { AccessInput } from './access-input';
import type { AcknowledgementInput } from './acknowledgement-input';
import type { AddonsInput } from './addon-input';
import type { ClusterInput } from './cluster-input';
import type { IrsaRoleInput } from './irsa-role-input';
import type { NetworkInput } from './network-input';
import type { ObservabilityInput } from './observability-input';
import type { PlatformInput } from './platform-input';
import type { PodIdentityInput } from './pod-identity-input';
import type { StateInput } from './state-input';

/** What a person writes for one environment. Almost everything may be left out; the profile decides then. */
export interface EnvironmentInput {
  /** Lower case letters, digits and `-`: `production`. Stem of the stack names. */
  readonly name: string;
  /** Stem of names that are unique in an account. @default platform */
  readonly project?: string;
  /** Named set of defaults: cheapest sensible, or what an audit asks for. */
  readonly profile: Profile;
  /** Twelve digits, in quotes. */
  readonly account: string;
  readonly region: string;
  readonly state: StateInput;
  readonly network: NetworkInput;
  readonly cluster: ClusterInput;
  readonly access: AccessInput;
  /** By a name of your choice. @default none */
  readonly podIdentities?: Readonly<Record<string, PodIdentityInput>>;
  /** For software without Pod Identity support, and for pods on Fargate; by a name of your choice. @default none */
  readonly irsaRoles?: Readonly<Record<string, IrsaRoleInput>>;
  /** Written ones replace the default. @default metrics-server when there is a platform, otherwise none */
  readonly addons?: AddonsInput;
  /** What collects metrics and container logs; brings its add-ons with it. @default none */
  readonly observability?: ObservabilityInput;
  /** What runs on the cluster besides Auto Mode itself. @default none; the environment has no platform state then */
  readonly platform?: PlatformInput;
  /** For everything that can carry tags. @default none */
  readonly tags?: Tags;
  /** ARN of the permissions boundary of every role that is created. @default none */
  readonly permissionsBoundary?: string;
  /** Path of the roles that are created; the node role always has `/`. @default / */
  readonly rolePath?: string;
  /** Findings to live with, each with its reason. @default none */
  readonly acknowledge?: readonly AcknowledgementInput[];
}
