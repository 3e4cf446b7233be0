import { addressPlan, type AddressPlan, type PlannedSubnet } from './address-plan';
import type { SubnetSizesSettings } from './address-plan-input';
import { flowLogs, type FlowLogSettings } from './flow-logs';
import type { Location } from './location';
import { natGateways, type NatSettings } from './nat-gateways';
import type { CidrAssociation, OwnNetwork, Subnet, SubnetPurpose, Zone } from './network';
import { subnetFunctionTags, type SubnetTagSettings } from './network-tags';
import { findZone, networkZones, type ZoneSettings } from './network-zones';
import { routeTableId, routeTables } from './route-tables';
import type { Tags } from './tags';
import { endpointSecurityGroup, vpcEndpoints, type EndpointSettings } from './vpc-endpoints';
import { cidrOf, contains, type Cidr } from './cidr';

/** A network that this project makes: what the configuration says, with every default filled in. */
export interface OwnNetworkSettings {
  /** `<project>-<environment>`: `Name` tag of the VPC and stem of every other name. */
  readonly prefix: string;
  readonly location: Location & { readonly account: string; readonly region: string };
  readonly cidr: string;
  readonly zones: readonly ZoneSettings[];
  /** Zones of the control plane, by id, name or key. */
  readonly clusterZones: readonly string[];
  /** Whether the control plane gets subnets of its own. */
  readonly controlPlaneSubnets: 'shared' | 'dedicated';
  readonly subnetSizes: SubnetSizesSettings;
  readonly podCidrs: readonly string[];
  readonly ipv6: boolean;
  readonly internetAccess: boolean;
  readonly natGateways: NatSettings;
  readonly flowLogs: FlowLogSettings;
  readonly endpoints: EndpointSettings;
  readonly clusterName: string;
  readonly sharedWithClusters: readonly string[];
  readonly rolePath: string;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

/** What Terraform ids of subnets begin with. */
const ID_STEMS: Readonly<Record<SubnetPurpose, string>> = {
  public: 'public',
  node: 'private',
  pod: 'pod',
  controlPlane: 'control_plane',
};

const subnetId = (purpose: SubnetPurpose, zone: Zone): string => `${ID_STEMS[purpose]}_${zone.key}`;

/** Decides everything about a network that this project makes. Expects settings that the rules found sound. */
export function ownNetwork(settings: OwnNetworkSettings): OwnNetwork {
  const { prefix, tags, location, internetAccess, ipv6 } = settings;
  const zones = networkZones(settings.zones, location.region).map(({ zone }) => zone);
  const cidrAssociations = settings.podCidrs.map(cidrAssociation);
  const secondaryRanges = cidrAssociations.map(({ id, cidr }) => ({ id, range: cidrOf(cidr) }));
  const plan = networkAddressPlan(settings);
  if (plan.problems.length > 0) throw new Error(`the network has no sound address plan: ${JSON.stringify(plan.problems)}`);
  const subnets = plan.subnets
    .filter((planned) => isMade(planned, settings))
    .map((planned) => subnet(planned, settings, secondaryRanges));
  const gateways = natGateways(internetAccess ? settings.natGateways : { kind: 'none' }, {
    prefix,
    zones,
    clusterZones: settings.clusterZones,
    publicSubnetId: (zone) => subnetId('public', zone),
    tags,
  });
  const tables = routeTables({ prefix, zones, natGateways: gateways, internetAccess, ipv6, tags });
  const endpoints = vpcEndpoints(settings.endpoints, {
    prefix,
    location,
    subnets: subnets.filter(({ purpose, zone }) => purpose === 'node' && zone.kind === 'availability-zone').map(({ id }) => id),
    routeTables: tables.map(({ id }) => id),
    tags,
  });
  return {
    kind: 'own',
    name: prefix,
    cidr: settings.cidr,
    podCidrs: settings.podCidrs,
    cidrAssociations,
    ipv6,
    internetGateway: internetAccess,
    zones,
    subnets,
    freeRanges: plan.freeRanges,
    routeTables: tables,
    natGateways: gateways,
    endpoints,
    endpointSecurityGroup: endpointSecurityGroup(endpoints, settings),
    flowLogs: flowLogs(settings.flowLogs, settings),
    defaultSecurityGroupTags: { ...tags, Name: `${prefix}-default-unused` },
    tags: { ...tags, Name: prefix },
  };
}

/** The computed addresses, with everything that keeps a subnet from being placed. */
function networkAddressPlan(
  settings: Pick<
    OwnNetworkSettings,
    'cidr' | 'zones' | 'location' | 'podCidrs' | 'controlPlaneSubnets' | 'internetAccess' | 'subnetSizes' | 'ipv6'
  >,
): AddressPlan {
  return addressPlan({
    cidr: settings.cidr,
    podCidrs: settings.podCidrs,
    zones: networkZones(settings.zones, settings.location.region),
    purposes: [
      ...(settings.internetAccess ? (['public'] as const) : []),
      'node',
      ...(settings.podCidrs.length > 0 ? (['pod'] as const) : []),
      ...(settings.controlPlaneSubnets === 'dedicated' ? (['controlPlane'] as const) : []),
    ],
    sizes: settings.subnetSizes,
    ipv6: settings.ipv6,
  });
}

/** A secondary range; dots and slashes are not allowed in Terraform ids. */
const cidrAssociation = (cidr: string): CidrAssociation => ({ id: `pods_${cidr.replace(/[./]/g, '-')}`, cidr });

/**
 * The control plane is in the zones that EKS was given at creation, and nowhere else. A Wavelength Zone has no public
 * subnet: its way to the internet is a carrier gateway, which an internet gateway cannot stand in for.
 * https://docs.aws.amazon.com/wavelength/latest/developerguide/how-wavelengths-work.html
 */
function isMade({ purpose, zone }: PlannedSubnet, { clusterZones }: OwnNetworkSettings): boolean {
  if (purpose === 'public') return zone.kind !== 'wavelength-zone';
  if (purpose !== 'controlPlane') return true;
  return zone.kind === 'availability-zone' && clusterZones.some((wanted) => findZone([zone], wanted) !== undefined);
}

function subnet(
  { purpose, zone, cidr, ipv6Index }: PlannedSubnet,
  settings: OwnNetworkSettings & SubnetTagSettings,
  secondaryRanges: readonly { readonly id: string; readonly range: Cidr }[],
): Subnet {
  const id = subnetId(purpose, zone);
  return {
    id,
    purpose,
    zone,
    cidr,
    cidrAssociation: rangeOf(cidr, secondaryRanges)?.id,
    // The VPC's IPv6 range belongs to the region; Local and Wavelength Zones are outside its network border group.
    ipv6Index: zone.kind === 'availability-zone' ? ipv6Index : undefined,
    routeTable: routeTableId(purpose, zone),
    tags: {
      ...settings.tags,
      ...subnetFunctionTags(settings, purpose, zone.kind),
      Name: `${settings.prefix}-${id.replaceAll('_', '-')}`,
    },
  };
}

function rangeOf<T extends { readonly range: Cidr }>(cidr: string, ranges: readonly T[]): T | undefined {
  if (ranges.length === 0) return undefined;
  const subnetRange = cidrOf(cidr);
  return ranges.find(({ range }) => contains(range, subnetRange));
}
