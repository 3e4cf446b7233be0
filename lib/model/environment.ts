import type { Access } from './access';
import type { Addon } from './addon';
import type { Cluster } from './cluster';
import type { IrsaRole } from './irsa-role';
import type { Location } from './location';
import type { Network } from './network';
import type { Observability } from './observability';
import type { Platform } from './platform';
import type { PodIdentity } from './pod-identity';
import type { State } from './state';
import type { Tags } from './tags';

export type Profile = 'development' | 'production';

/** Everything about one environment, decided: plain data that can be shown, compared and tested without cdktf. */
export interface Environment {
  /** For example `production`. */
  readonly name: string;
  readonly project: string;
  /** `<project>-<name>`: stem of every name that is unique in an account. */
  readonly prefix: string;
  readonly profile: Profile;
  readonly location: Location & { readonly account: string; readonly region: string };
  readonly state: State;
  /** For everything that can carry tags. */
  readonly tags: Tags;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly access: Access;
  /** In order of their names. */
  readonly podIdentities: readonly PodIdentity[];
  /** In order of their names. */
  readonly irsaRoles: readonly IrsaRole[];
  /** In order of their names. */
  readonly addons: readonly Addon[];
  readonly observability: Observability;
  /** Undefined: what runs on the cluster is somebody else's business. */
  readonly platform?: Platform | undefined;
}

/** What could be decided of an environment with findings: a part that is not sound is left out. */
export type PartialEnvironment = Partial<Environment> & Pick<Environment, 'name'>;
