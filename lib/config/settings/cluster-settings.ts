import type { ClusterSettings } from '../../model/cluster-builder';
import type { Network } from '../../model/network';
import { availabilityZones, findZone } from '../../model/network-zones';
import type { AddonsInput } from '../addon-input';
import type { ClusterInput } from '../cluster-input';
import type { ObservabilityInput } from '../observability-input';
import { fargateProfileSettings, nodeGroupSettings } from './compute-settings';
import { kindOfObservability } from './observability-settings';
import type { SettingsContext } from './settings-context';

const BOTH_POOLS = ['general-purpose', 'system'] as const;

/** The name of the cluster, which the network's tags need before the cluster is decided. */
export const clusterName = (input: ClusterInput | undefined, prefix: string): string => input?.name ?? prefix;

/** What a cluster has to know of the rest of its environment. */
export interface AroundTheCluster {
  /** Undefined when it has findings of its own. */
  readonly network: Network | undefined;
  /** As they were written, to find more while the network cannot be decided. */
  readonly zonesOfNetwork: readonly string[];
  /** As they were written; undefined when they have findings of their own. */
  readonly addons: AddonsInput | undefined;
  readonly observability: ObservabilityInput | undefined;
  /** Whether a node pool of the platform takes spot capacity. */
  readonly takesSpot: boolean;
}

/** Fills in the cluster's defaults. */
export function clusterSettings(
  input: ClusterInput,
  { network, zonesOfNetwork, addons, observability, takesSpot }: AroundTheCluster,
  context: SettingsContext,
): ClusterSettings | undefined {
  const { origins, profile, location, prefix, tags, permissionsBoundary, rolePath } = context;
  const zones = clusterZones(input, network, zonesOfNetwork);
  // Without zones of its own and without a network, everything said about its zones would be a consequence.
  if (zones === undefined) return undefined;
  origins.orComputed('cluster.zones', input.zones, zones, 'network.zones');
  origins.written('cluster.version');

  const builtIn = origins.orBuiltIn('cluster.builtInNodePools', input.builtInNodePools, BOTH_POOLS);
  // Parts of the model that go by another name than in the configuration, or follow from several parts of it.
  origins.computed('cluster', 'cluster');
  origins.computed('cluster.location', 'region');
  origins.computed('cluster.tags', 'tags');
  origins.computed('cluster.securityGroupTags', 'tags');
  origins.computed('cluster.ipFamily', 'network.ipv6');
  origins.computed('cluster.builtInCompute', 'cluster.builtInNodePools');
  origins.computed('cluster.logTypes', 'cluster.logs.types');
  origins.computed('cluster.logsKey', 'cluster.logs.key');
  origins.computed('cluster.logGroup', 'cluster.logs');
  const logs = input.logs ?? {};
  const retentionDays = origins.orProfile('cluster.logs.retentionDays', logs.retentionDays, profile.cluster.logRetentionDays);
  return {
    location,
    prefix,
    tags,
    permissionsBoundary,
    rolePath,
    name: origins.orComputed('cluster.name', input.name, prefix, 'project and name'),
    version: input.version,
    supportType: origins.orBuiltIn('cluster.supportType', input.supportType, 'STANDARD'),
    zones,
    controlPlaneSubnets: origins.orBuiltIn('cluster.controlPlaneSubnets', input.controlPlaneSubnets, 'shared'),
    builtInNodePools: builtIn === 'none' ? [] : builtIn,
    endpoint: origins.orBuiltIn('cluster.endpoint', input.endpoint, 'private'),
    ipFamily: network?.kind === 'own' && network.ipv6 ? 'ipv6' : 'ipv4',
    serviceCidr: origins.orBuiltIn('cluster.serviceCidr', input.serviceCidr, undefined),
    deletionProtection: origins.orProfile(
      'cluster.deletionProtection',
      input.deletionProtection,
      profile.cluster.deletionProtection,
    ),
    zonalShift: origins.orProfile('cluster.zonalShift', input.zonalShift, profile.cluster.zonalShift),
    scalingTier: origins.orBuiltIn('cluster.scalingTier', input.scalingTier, 'standard'),
    remoteNetworks:
      input.remoteNetworks === undefined
        ? undefined
        : { nodes: input.remoteNetworks.nodes, pods: input.remoteNetworks.pods ?? [] },
    secretsKey: origins.orProfile('cluster.secretsKey', input.secretsKey, profile.cluster.secretsKey),
    logs: {
      types: origins.orProfile('cluster.logs.types', logs.types, profile.cluster.logTypes),
      retentionDays,
      key: origins.orProfile('cluster.logs.key', logs.key, profile.cluster.logKey),
      // What has to be kept for a year or longer is kept for an audit, and an audit may come after the environment.
      keepOnDestroy: retentionDays === 0 || retentionDays >= 365,
    },
    containerLogs: kindOfObservability(observability) === 'cloudwatch',
    autoModeLogs: origins.orProfile('cluster.autoModeLogs', input.autoModeLogs, profile.cluster.autoModeLogs),
    role: origins.orBuiltIn('cluster.role', input.role, undefined),
    nodeRole: origins.orBuiltIn('cluster.nodeRole', input.nodeRole, undefined),
    oidcProvider: origins.orBuiltIn('cluster.oidcProvider', input.oidcProvider, false),
    fargateProfiles: each(origins.orBuiltIn('cluster.fargateProfiles', input.fargateProfiles, {}), (one) =>
      fargateProfileSettings(one, { network, clusterZones: zones }),
    ),
    nodeGroups: each(origins.orBuiltIn('cluster.nodeGroups', input.nodeGroups, {}), (one) =>
      nodeGroupSettings(one, { network, clusterZones: zones }),
    ),
    cniPermissions: addons?.['vpc-cni']?.podIdentities?.['aws-node'] === undefined ? 'node-role' : 'own-role',
    takesSpot,
    customTags: origins.orComputed('cluster.customTags', input.customTags, Object.keys(tags).length > 0, 'tags'),
  };
}

const each = <Input, Settings>(
  inputs: Readonly<Record<string, Input>>,
  settings: (input: Input) => Settings,
): Readonly<Record<string, Settings>> =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, settings(input)]));

/** Keys of the network's zones. What is written is kept even where the network does not have it: a rule says so. */
function clusterZones(
  input: ClusterInput,
  network: Network | undefined,
  zonesOfNetwork: readonly string[],
): readonly string[] | undefined {
  if (input.zones !== undefined) {
    return input.zones.map((zone) => (network === undefined ? undefined : findZone(network.zones, zone)?.key) ?? zone);
  }
  if (network !== undefined) return availabilityZones(network.zones).map(({ key }) => key);
  return zonesOfNetwork.length < 2 ? undefined : zonesOfNetwork;
}
