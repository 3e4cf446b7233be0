import { partitionOf } from '../aws/regions';
import { buildAccess } from '../model/access-entries';
import { buildAddons } from '../model/addons';
import { buildCluster } from '../model/cluster-builder';
import type { PartialEnvironment, Profile } from '../model/environment';
import { existingNetwork } from '../model/existing-network';
import type { Network } from '../model/network';
import { ownNetwork } from '../model/own-network';
import { takesSpot } from '../model/kubernetes/node-pool';
import { buildObservability } from '../model/observability-builder';
import type { Platform } from '../model/platform';
import { buildPlatform } from '../model/platform-builder';
import { buildIrsaRoles } from '../model/irsa-roles';
import { buildPodIdentities } from '../model/pod-identities';
import type { State } from '../model/state';
import { startsWith, type InputPath } from '../rules/input-path';
import type { EnvironmentInput } from './environment-input';
import { OriginRecorder, type Origins } from './origins';
import type { PlatformInput } from './platform-input';
import { profiles } from './profiles';
import { accessSettings } from './settings/access-settings';
import { addonsSettings } from './settings/addons-settings';
import { clusterName, clusterSettings } from './settings/cluster-settings';
import { otherNodeRoles } from './settings/node-classes-settings';
import { irsaRolesSettings } from './settings/irsa-roles-settings';
import { existingNetworkSettings, ownNetworkSettings } from './settings/network-settings';
import { observabilityAddons, observabilitySettings } from './settings/observability-settings';
import { ownPools, platformOrigins, platformSettings } from './settings/platform-settings';
import { podIdentitiesSettings } from './settings/pod-identities-settings';
import type { SettingsContext } from './settings/settings-context';
import { soundPlatform, type SoundPlatform } from './sound-platform';
import { likelyAccount, likelyName, likelyRegion, writtenZones } from './likely';

export interface Decided {
  readonly partial: PartialEnvironment;
  readonly origins: Origins;
  /** A platform in which something has the wrong shape, without that: for judging, never for building. */
  readonly rest: { readonly platform: Platform; readonly tells: SoundPlatform['tells'] } | undefined;
}

/**
 * Decides what is sound of an environment: fills in defaults and calls the builders of the model. What an error lies in
 * is left out.
 */
export function decide(
  input: unknown,
  name: string,
  unsound: { readonly shape: readonly InputPath[]; readonly values: readonly InputPath[] },
): Decided {
  const clear = (bad: readonly InputPath[], path: InputPath): boolean =>
    !bad.some((place) => startsWith(place, path) || startsWith(path, place));
  const shaped = (...path: string[]): boolean => clear(unsound.shape, path);
  const sound = (...path: string[]): boolean => shaped(...path) && clear(unsound.values, path);
  // The shape check has seen it: where a part is sound, it has the type that the interface says.
  const written = (input === null || typeof input !== 'object' ? {} : input) as Partial<EnvironmentInput>;
  const profile: Profile = sound('profile') && written.profile !== undefined ? written.profile : 'production';
  const origins = new OriginRecorder(profile);
  const project = sound('project') ? origins.orBuiltIn('project', written.project, 'platform') : 'platform';
  // Names that follow from a name that is none would be complained about as well.
  const prefix = `${project}-${sound('name') ? name : likelyName(name)}`;
  origins.computed('prefix', 'project and name');
  for (const path of ['name', 'profile', 'state', 'tags']) origins.written(path);

  const known = { account: sound('account') ? written.account : undefined, region: sound('region') ? written.region : undefined };
  const account = known.account ?? likelyAccount(written);
  const region = known.region ?? likelyRegion(written);
  if (account === undefined || region === undefined) {
    return { partial: { name, project, prefix }, origins: origins.origins, rest: undefined };
  }
  const { partition, dnsSuffix } = partitionOf(region);
  const location = { account, region, partition, dnsSuffix };
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
  const nameOfCluster = clusterName(shaped('cluster') ? written.cluster : undefined, prefix);

  const chosen = sound('observability') ? written.observability : undefined;
  const writtenAddons = shaped('addons') ? written.addons : undefined;
  // What has to reach AWS services from inside the network.
  const callers = { ...written, addons: { ...observabilityAddons(chosen), ...writtenAddons } };
  // Whether its zones are of a region that stands in, nobody has looked.
  const isNetworkSound = known.region !== undefined && sound('network') && shaped('cluster', 'zones');
  const network = isNetworkSound ? decideNetwork(callers, context) : undefined;
  const writtenPlatform = shaped('platform') ? written.platform : undefined;
  const soundParts = writtenPlatform === undefined ? soundPlatform(written.platform, unsound.shape) : undefined;
  const knownPlatform = writtenPlatform ?? soundParts?.input;
  const pools = ownPools(knownPlatform);
  // A cluster can be decided from any text, so a wrong version does not hide what is wrong with its access.
  const clusterIn =
    shaped('cluster') && written.cluster !== undefined
      ? clusterSettings(
          written.cluster,
          {
            network,
            zonesOfNetwork: writtenZones(written),
            addons: sound('addons') ? written.addons : undefined,
            observability: chosen,
            takesSpot: pools.some(takesSpot),
          },
          context,
        )
      : undefined;
  const cluster = clusterIn === undefined ? undefined : buildCluster(clusterIn);
  const access =
    cluster !== undefined && sound('access') && written.access !== undefined
      ? buildAccess(accessSettings(written.access, cluster, otherNodeRoles(knownPlatform, cluster, location), context))
      : undefined;
  const podIdentities = sound('podIdentities')
    ? buildPodIdentities(
        podIdentitiesSettings(origins.orBuiltIn('podIdentities', written.podIdentities, {}), nameOfCluster, context),
      )
    : undefined;
  const irsaRoles = sound('irsaRoles')
    ? buildIrsaRoles(irsaRolesSettings(origins.orBuiltIn('irsaRoles', written.irsaRoles, {}), nameOfCluster, context))
    : undefined;
  const addons = sound('addons')
    ? buildAddons(
        addonsSettings(
          writtenAddons,
          {
            platform: knownPlatform,
            pools: [...pools, ...(cluster?.nodeGroups ?? [])],
            observability: chosen,
            nameOfCluster,
            builtInNodePools: cluster?.builtInCompute.nodePools ?? [],
          },
          context,
        ),
      )
    : undefined;
  const observability =
    cluster !== undefined && sound('observability')
      ? buildObservability(observabilitySettings(chosen, written.cluster?.logs, context), {
          prefix,
          cluster,
          tags,
        })
      : undefined;
  const around = {
    environment: name,
    project,
    access,
    podIdentities: podIdentities ?? [],
    irsaRoles: irsaRoles ?? [],
    addons,
  };
  const platformOf = (said: PlatformInput | undefined): Platform | undefined =>
    network === undefined || cluster === undefined || said === undefined
      ? undefined
      : buildPlatform(platformSettings(said, { ...around, network, cluster }, context));
  const platform = platformOf(writtenPlatform);
  if (platform !== undefined) platformOrigins(platform, origins);
  const restOfPlatform = platformOf(soundParts?.input);
  const state =
    sound('state') && written.state !== undefined
      ? decideState(written.state, project, name, location.region, origins)
      : undefined;

  const decided = {
    name,
    project,
    prefix,
    // The stand-in for a profile that is none decides defaults, but is not held against the rest.
    profile: sound('profile') ? profile : undefined,
    // A stand-in is for finding more, never for building: without a location no environment is complete.
    location: known.account === undefined || known.region === undefined ? undefined : location,
    state,
    tags,
    network,
    cluster,
    access,
    podIdentities,
    irsaRoles,
    addons,
    observability,
    platform,
  };
  return {
    partial: Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined)) as PartialEnvironment,
    origins: origins.origins,
    rest:
      soundParts === undefined || restOfPlatform === undefined
        ? undefined
        : { platform: restOfPlatform, tells: soundParts.tells },
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
