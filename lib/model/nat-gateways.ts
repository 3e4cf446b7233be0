import type { NatGateway, RouteTarget, Zone, ZonalNatGateway } from './network';
import { availabilityZones, findZone } from './network-zones';
import type { Tags } from './tags';

/** How node and pod subnets reach the internet; zones are named as in the network's zones. */
export type NatSettings =
  | { readonly kind: 'none' }
  | { readonly kind: 'single'; readonly zone: string | undefined; readonly elasticIp: string | undefined }
  | { readonly kind: 'one-per-zone'; readonly elasticIps: Readonly<Record<string, string>> }
  | { readonly kind: 'regional'; readonly elasticIps: Readonly<Record<string, readonly string[]>> };

export interface NatContext {
  /** `<project>-<environment>` */
  readonly prefix: string;
  /** In order of their slots. */
  readonly zones: readonly Zone[];
  /** Zones of the control plane, by id, name or key. */
  readonly clusterZones: readonly string[];
  /** Terraform id of the public subnet of a zone. */
  readonly publicSubnetId: (zone: Zone) => string;
  readonly tags: Tags;
}

/** The gateways of a network, with their addresses. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html */
export function natGateways(settings: NatSettings, context: NatContext): readonly NatGateway[] {
  const available = availabilityZones(context.zones);
  switch (settings.kind) {
    case 'none':
      return [];
    case 'single': {
      const zone = singleNatZone(settings.zone, available, context.clusterZones);
      return zone === undefined ? [] : [zonalGateway(zone, settings.elasticIp, context)];
    }
    case 'one-per-zone':
      return available.map((zone) => zonalGateway(zone, byZone(settings.elasticIps, zone), context));
    case 'regional':
      return [
        {
          kind: 'regional',
          id: 'regional',
          addresses: available.flatMap((zone) => {
            const allocationIds = byZone(settings.elasticIps, zone);
            return allocationIds === undefined ? [] : [{ zone, allocationIds }];
          }),
          tags: { ...context.tags, Name: context.prefix },
        },
      ];
  }
}

/** The one named, or else that of the lowest slot among the cluster's zones: adding a zone never moves the gateway. */
function singleNatZone(
  wanted: string | undefined,
  available: readonly Zone[],
  clusterZones: readonly string[],
): Zone | undefined {
  if (wanted !== undefined) return findZone(available, wanted);
  return available.find(({ zone, key }) => clusterZones.includes(zone) || clusterZones.includes(key)) ?? available[0];
}

const byZone = <T>(values: Readonly<Record<string, T>>, { zone, key }: Zone): T | undefined => values[zone] ?? values[key];

function zonalGateway(
  zone: Zone,
  allocationId: string | undefined,
  { prefix, publicSubnetId, tags }: NatContext,
): ZonalNatGateway {
  const named = { ...tags, Name: `${prefix}-nat-${zone.key}` };
  return {
    kind: 'zonal',
    id: zone.key,
    zone,
    subnet: publicSubnetId(zone),
    address:
      allocationId === undefined
        ? { kind: 'created', elasticIp: { id: `nat_${zone.key}`, tags: named } }
        : { kind: 'existing', allocationId },
    tags: named,
  };
}

/**
 * Where the private subnets of a zone send what leaves the VPC: to the zone's own gateway, or else to the first one.
 * The latter is the way of Local and Wavelength Zones too, which hold no gateways: it crosses to the region.
 */
export function natTarget(zone: Zone, gateways: readonly NatGateway[]): RouteTarget | undefined {
  const gateway = gateways.find((candidate) => candidate.kind === 'zonal' && candidate.zone.key === zone.key) ?? gateways[0];
  return gateway === undefined ? undefined : { kind: 'nat-gateway', id: gateway.id };
}
