import { partitionOf } from '../aws/regions';
import { buildAccess } from '../model/access-entries';
import { buildAddons } from '../model/addons';
import { buildCluster } from '../model/cluster-builder';
import type { Environment, PartialEnvironment, Profile } from '../model/environment';
import { existingNetwork } from '../model/existing-network';
import type { Network } from '../model/network';
import { ownNetwork } from '../model/own-network';
import { buildPodIdentities } from '../model/pod-identities';
import type { State } from '../model/state';
import { acknowledge, type Acknowledged } from '../rules/acknowledge';
import { relationRules, rules, valueRules } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { startsWith, type InputPath } from '../rules/input-path';
import type { SubjectName, Subjects } from '../rules/rule';
import { runRelationRules, runValueRules, withoutRepetition } from '../rules/run';
import { checkShape } from './check-shape';
import type { EnvironmentInput } from './environment-input';
import { OriginRecorder, type Origins } from './origins';
import { profiles } from './profiles';
import { accessSettings } from './settings/access-settings';
import { addonsSettings } from './settings/addons-settings';
import { clusterName, clusterSettings } from './settings/cluster-settings';
import { existingNetworkSettings, ownNetworkSettings } from './settings/network-settings';
import { podIdentitiesSettings } from './settings/pod-identities-settings';
import type { SettingsContext } from './settings/settings-context';

export interface ResolveOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface Resolution extends Acknowledged {
  /** As written, or a stand-in where even the name is missing. */
  readonly name: string;
  /** Present when everything could be decided; findings may still say that it must not be used. */
  readonly environment: Environment | undefined;
  /** What could be decided, for rules that look at several environments. */
  readonly partial: PartialEnvironment;
  readonly origins: Origins;
}

/**
 * Decides everything about one environment. What is not sound is left out, and said so; what is sound is decided and
 * judged all the same, so that all findings appear at once.
 */
export function resolve(input: unknown, { today }: ResolveOptions): Resolution {
  const name = nameOf(input);
  const shape = checkShape(input, name);
  const told = (path: InputPath): boolean => shape.some((finding) => startsWith(path, finding.path));
  const values = runValueRules(valueRules, input, { today, environment: name, skip: told });
  const unsound = [...shape, ...values].filter(({ severity }) => severity === 'error').map(({ path }) => path);
  const { partial, origins } = decide(input, name, unsound);
  const relations = Object.entries(subjectsOf(partial)).flatMap(([subject, value]) =>
    runRelationRules(relationRules, subject as SubjectName, value as Subjects[SubjectName], {
      today,
      environment: name,
      at: PREFIXES[subject as keyof typeof PREFIXES],
      input,
    }),
  );
  const findings = withoutRepetition([...shape, ...values, ...relations]);
  const acknowledged = acknowledge(findings, acknowledgementsOf(input, told), { today, environment: name, rules });
  return { ...acknowledged, name, environment: complete(partial), partial, origins };
}

/** Findings of rules that look at all environments of a project. */
export function checkProject(environments: readonly Environment[], { today }: ResolveOptions): readonly Finding[] {
  const found = runRelationRules(relationRules, 'project', environments, {
    today,
    environment: undefined,
    at: [],
    input: undefined,
  });
  // The first part of a path names the environment.
  return found.map((finding) => ({ ...finding, environment: String(finding.path[0]), path: finding.path.slice(1) }));
}

/** Where the problems of each subject lie in the configuration. */
const PREFIXES = {
  network: ['network'],
  cluster: ['cluster'],
  access: ['access'],
  podIdentities: ['podIdentities'],
  addons: ['addons'],
  environment: [],
} as const satisfies Readonly<Record<Exclude<SubjectName, 'project' | 'platform'>, InputPath>>;

function subjectsOf(partial: PartialEnvironment): Partial<Subjects> {
  const { network, cluster, access, podIdentities, addons } = partial;
  const subjects = { network, cluster, access, podIdentities, addons, environment: partial };
  return Object.fromEntries(Object.entries(subjects).filter(([, value]) => value !== undefined));
}

function decide(
  input: unknown,
  name: string,
  unsound: readonly InputPath[],
): { readonly partial: PartialEnvironment; readonly origins: Origins } {
  const sound = (...path: string[]): boolean => !unsound.some((bad) => startsWith(bad, path) || startsWith(path, bad));
  // The shape check has seen it: where a part is sound, it has the type that the interface says.
  const written = (input === null || typeof input !== 'object' ? {} : input) as Partial<EnvironmentInput>;
  const profile: Profile = sound('profile') && written.profile !== undefined ? written.profile : 'production';
  const origins = new OriginRecorder(profile);
  const project = sound('project') ? origins.orBuiltIn('project', written.project, 'platform') : 'platform';
  const prefix = `${project}-${name}`;
  origins.computed('prefix', 'project and name');
  for (const path of ['name', 'profile', 'state', 'tags']) origins.written(path);

  if (!sound('account') || !sound('region') || written.account === undefined || written.region === undefined) {
    return { partial: { name, project, prefix }, origins: origins.origins };
  }
  const { partition, dnsSuffix } = partitionOf(written.region);
  const location = { account: written.account, region: written.region, partition, dnsSuffix };
  origins.written('location.account', 'account');
  origins.written('location.region', 'region');
  origins.computed('location', 'region');
  const tags = sound('tags') ? origins.orBuiltIn('tags', written.tags, {}) : {};
  const context: SettingsContext = {
    location,
    prefix,
    tags,
    permissionsBoundary: sound('permissionsBoundary') ? written.permissionsBoundary : undefined,
    rolePath: sound('rolePath') ? origins.orBuiltIn('rolePath', written.rolePath, '/') : '/',
    profile: profiles[profile],
    origins,
  };
  const nameOfCluster = clusterName(sound('cluster') ? written.cluster : undefined, prefix);

  const network = sound('network') && sound('cluster', 'zones') ? decideNetwork(written, context) : undefined;
  const clusterIn =
    sound('cluster') && written.cluster !== undefined ? clusterSettings(written.cluster, network, context) : undefined;
  const cluster = clusterIn === undefined ? undefined : buildCluster(clusterIn);
  const access =
    cluster !== undefined && sound('access') && written.access !== undefined
      ? buildAccess(accessSettings(written.access, cluster, context))
      : undefined;
  const podIdentities = sound('podIdentities')
    ? buildPodIdentities(podIdentitiesSettings(written.podIdentities ?? {}, nameOfCluster, context))
    : undefined;
  const addons = sound('addons') ? buildAddons(addonsSettings(written.addons ?? {}, nameOfCluster, context)) : undefined;
  const state =
    sound('state') && written.state !== undefined
      ? decideState(written.state, project, name, location.region, origins)
      : undefined;

  const decided = { name, project, prefix, profile, location, state, tags, network, cluster, access, podIdentities, addons };
  return {
    partial: Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined)) as PartialEnvironment,
    origins: origins.origins,
  };
}

function decideNetwork(written: Partial<EnvironmentInput>, context: SettingsContext): Network | undefined {
  if (written.network === undefined) return undefined;
  return written.network.vpcId === undefined
    ? ownNetwork(ownNetworkSettings(written.network, written, context))
    : existingNetwork(existingNetworkSettings(written.network, context));
}

function decideState(
  input: EnvironmentInput['state'],
  project: string,
  name: string,
  region: string,
  origins: OriginRecorder,
): State {
  if (input.type === 'local') return { type: 'local' };
  return {
    type: 's3',
    bucket: input.bucket,
    region: origins.orComputed('state.region', input.region, region, 'region'),
    keyPrefix: origins.orComputed('state.keyPrefix', input.keyPrefix, `${project}/${name}`, 'project and name'),
    kmsKeyArn: origins.orBuiltIn('state.kmsKeyArn', input.kmsKey, undefined),
  };
}

function complete(partial: PartialEnvironment): Environment | undefined {
  const parts: readonly (keyof Environment)[] = ['location', 'state', 'network', 'cluster', 'access', 'podIdentities', 'addons'];
  return parts.every((part) => partial[part] !== undefined) ? (partial as Environment) : undefined;
}

function nameOf(input: unknown): string {
  const name = input === null || typeof input !== 'object' ? undefined : (input as { readonly name?: unknown }).name;
  return typeof name === 'string' && name !== '' ? name : 'environment';
}

function acknowledgementsOf(input: unknown, told: (path: InputPath) => boolean): NonNullable<EnvironmentInput['acknowledge']> {
  if (input === null || typeof input !== 'object') return [];
  const { acknowledge: written } = input as Partial<EnvironmentInput>;
  return written === undefined || !Array.isArray(written) ? [] : written.filter((_, index) => !told(['acknowledge', index]));
}
