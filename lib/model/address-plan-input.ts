import type { SubnetPurpose, Zone } from './network';

/** Sizes of the subnets as prefix lengths; undefined ones are derived from the size of the VPC. */
export interface SubnetSizesSettings {
  readonly node: number | undefined;
  readonly public: number | undefined;
  readonly pod: number | undefined;
  readonly controlPlane: number | undefined;
  /** Zones that the plan keeps room for: 1, 2, 4, 8 or 16. */
  readonly slotCount: number;
}

export interface AddressPlanZone {
  readonly zone: Zone;
  /** CIDRs of one's own instead of computed ones. */
  readonly cidrs: Readonly<Partial<Record<SubnetPurpose, string | undefined>>>;
}

export interface AddressPlanInput {
  /** Primary IPv4 range of the VPC. */
  readonly cidr: string;
  /** Secondary ranges, for pod subnets. */
  readonly podCidrs: readonly string[];
  readonly zones: readonly AddressPlanZone[];
  /** Which subnets each zone gets. */
  readonly purposes: readonly SubnetPurpose[];
  readonly sizes: SubnetSizesSettings;
  readonly ipv6: boolean;
}
