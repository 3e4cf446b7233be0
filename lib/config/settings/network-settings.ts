import type { ExistingNetworkSettings } from '../../model/existing-network';
import type { FlowLogSettings } from '../../model/flow-logs';
import type { NatSettings } from '../../model/nat-gateways';
import type { ZoneSettings } from '../../model/network-zones';
import type { OwnNetworkSettings } from '../../model/own-network';
import type { EnvironmentInput } from '../environment-input';
import type { ExistingNetworkInput, FlowLogsToCloudWatch, OwnNetworkInput } from '../network-input';
import { clusterName } from './cluster-settings';
import type { SettingsContext } from './settings-context';

/** What the rest of the environment says that the network depends on; parts with findings are undefined. */
export type AroundTheNetwork = Partial<Pick<EnvironmentInput, 'cluster' | 'podIdentities' | 'addons'>>;

/** Fills in the defaults of a network that this project makes. */
export function ownNetworkSettings(
  input: OwnNetworkInput,
  { cluster, podIdentities, addons }: AroundTheNetwork,
  context: SettingsContext,
): OwnNetworkSettings {
  const { origins, location, prefix, tags, rolePath, permissionsBoundary } = context;
  const internetAccess = origins.orBuiltIn('network.internetAccess', input.internetAccess, true);
  const zones = input.zones.map((zone) => zoneSettings(zone, input.slots));
  origins.written('network.cidr');
  origins.written('network.zones');
  origins.computed('network', 'network');
  origins.computed('network.subnets', 'network.cidr and network.zones');
  return {
    prefix,
    location,
    cidr: input.cidr,
    zones,
    // Local and Wavelength Zones are left out by whoever asks.
    clusterZones: cluster?.zones ?? zones.map(({ id }) => id),
    controlPlaneSubnets: cluster?.controlPlaneSubnets ?? 'shared',
    subnetSizes: {
      node: input.subnetSizes?.node,
      public: input.subnetSizes?.public,
      pod: input.subnetSizes?.pod,
      controlPlane: input.subnetSizes?.controlPlane,
      slotCount: origins.orBuiltIn('network.subnetSizes.slotCount', input.subnetSizes?.slotCount, 8),
    },
    podCidrs: origins.orBuiltIn('network.podCidrs', input.podCidrs, []),
    ipv6: origins.orBuiltIn('network.ipv6', input.ipv6, false),
    internetAccess,
    natGateways: natSettings(input, internetAccess, context),
    flowLogs: flowLogSettings(input, context),
    endpoints: {
      preset: origins.orComputed(
        'network.endpoints.preset',
        input.endpoints?.preset,
        internetAccess ? 's3' : 'isolated',
        'network.internetAccess',
      ),
      services: origins.orBuiltIn('network.endpoints.services', input.endpoints?.services, []),
      needs: { podIdentity: needsPodIdentity(podIdentities, addons), addons: Object.keys(addons ?? {}) },
    },
    clusterName: clusterName(cluster, prefix),
    sharedWithClusters: origins.orBuiltIn('network.sharedWithClusters', input.sharedWithClusters, []),
    rolePath,
    permissionsBoundary,
    tags,
  };
}

/** Sorts out a network that exists. */
export function existingNetworkSettings(
  input: ExistingNetworkInput,
  { origins, location }: SettingsContext,
): ExistingNetworkSettings {
  origins.written('network');
  return {
    region: location.region,
    vpcId: input.vpcId,
    cidrs: input.cidrs,
    nodeSubnets: input.nodeSubnets,
    publicSubnets: input.publicSubnets ?? {},
    podSubnets: input.podSubnets ?? {},
    controlPlaneSubnets: input.controlPlaneSubnets ?? {},
  };
}

function zoneSettings(zone: OwnNetworkInput['zones'][number], slots: OwnNetworkInput['slots']): ZoneSettings {
  if (typeof zone === 'string') return { id: zone, slot: slots?.[zone], key: undefined, cidrs: {} };
  return { id: zone.id, slot: zone.slot ?? slots?.[zone.id], key: zone.key, cidrs: zone.cidrs ?? {} };
}

function natSettings(input: OwnNetworkInput, internetAccess: boolean, { origins, profile }: SettingsContext): NatSettings {
  const written = internetAccess
    ? origins.orProfile('network.natGateways', input.natGateways, profile.network.natGateways)
    : origins.orComputed('network.natGateways', input.natGateways, 'none', 'network.internetAccess');
  const gateways = typeof written === 'string' ? { kind: written } : written;
  switch (gateways.kind) {
    case 'none':
      return { kind: 'none' };
    case 'single':
      return { zone: undefined, elasticIp: undefined, ...gateways, kind: 'single' };
    case 'one-per-zone':
      return { kind: 'one-per-zone', elasticIps: ('elasticIps' in gateways ? gateways.elasticIps : undefined) ?? {} };
    case 'regional':
      return { kind: 'regional', elasticIps: ('elasticIps' in gateways ? gateways.elasticIps : undefined) ?? {} };
  }
}

function flowLogSettings(input: OwnNetworkInput, { origins, profile }: SettingsContext): FlowLogSettings {
  const written = origins.orProfile('network.flowLogs', input.flowLogs, profile.network.flowLogs);
  if (written === 'none') return { destination: 'none' };
  if (written !== 'cloudwatch' && written.destination === 's3') return written;
  const { retentionDays, key }: Partial<FlowLogsToCloudWatch> = written === 'cloudwatch' ? {} : written;
  return {
    destination: 'cloudwatch',
    retentionDays: origins.orProfile('network.flowLogs.retentionDays', retentionDays, profile.network.flowLogRetentionDays),
    key: origins.orProfile('network.flowLogs.key', key, profile.network.flowLogKey),
  };
}

/** Pods ask `eks-auth` for the credentials of a Pod Identity. */
function needsPodIdentity(podIdentities: AroundTheNetwork['podIdentities'], addons: AroundTheNetwork['addons']): boolean {
  return Object.keys(podIdentities ?? {}).length > 0 || Object.keys(addons ?? {}).length > 0;
}
