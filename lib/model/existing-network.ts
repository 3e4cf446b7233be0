import type { ExistingNetwork, Zone } from './network';
import { parseZone } from './zone';

/** A network made elsewhere, by the ids of what it has. */
export interface ExistingNetworkSettings {
  readonly region: string;
  readonly vpcId: string;
  /** All IPv4 ranges of the VPC. */
  readonly cidrs: readonly string[];
  /** Subnet ids by zone id or zone name. */
  readonly nodeSubnets: Readonly<Record<string, string>>;
  readonly publicSubnets: Readonly<Record<string, string>>;
  readonly podSubnets: Readonly<Record<string, string>>;
  readonly controlPlaneSubnets: Readonly<Record<string, string>>;
}

/** Sorts what was named by zone; nothing is created or looked up. */
export function existingNetwork(settings: ExistingNetworkSettings): ExistingNetwork {
  const { nodeSubnets, publicSubnets, podSubnets, controlPlaneSubnets } = settings;
  const subnets = { public: publicSubnets, node: nodeSubnets, pod: podSubnets, controlPlane: controlPlaneSubnets };
  const named = [...new Set(Object.values(subnets).flatMap((byZone) => Object.keys(byZone)))].sort();
  return {
    kind: 'existing',
    vpcId: settings.vpcId,
    cidrs: settings.cidrs,
    zones: named.map((zone) => existingZone(zone, settings.region)),
    subnetIds: {
      public: sorted(publicSubnets),
      node: sorted(nodeSubnets),
      pod: sorted(podSubnets),
      controlPlane: sorted(controlPlaneSubnets),
    },
  };
}

function existingZone(zone: string, region: string): Zone {
  const parsed = parseZone(zone, region);
  if (!parsed.valid) throw new Error(`'${zone}' is not a zone of ${region}`);
  const { notation, kind, naturalSlot } = parsed.zone;
  // Nothing is planned in a network that exists, so a zone without a number of its own needs no place.
  return { zone, notation, kind, key: zone, slot: naturalSlot ?? 0 };
}

const sorted = (byZone: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(byZone).sort(([one], [other]) => (one < other ? -1 : 1)));
