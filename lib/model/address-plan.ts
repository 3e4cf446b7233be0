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

/** One row of the plan. */
export interface PlannedSubnet {
  readonly purpose: SubnetPurpose;
  readonly zone: Zone;
  readonly cidr: string;
  /** Addresses that can be used: AWS keeps five of each subnet. */
  readonly usableAddresses: number;
  /** Number of its /64 in the VPC's /56; undefined without IPv6. */
  readonly ipv6Index: number | undefined;
  /** Written in the configuration, not computed. */
  readonly overridden: boolean;
}

/** Where a range was written. */
export type RangePlace =
  | { readonly at: 'cidr' }
  | { readonly at: 'podCidrs'; readonly index: number }
  | { readonly at: 'zone'; readonly zone: string; readonly purpose: SubnetPurpose };

/** What keeps a subnet from being placed. The rest of the plan is computed all the same. */
export type AddressPlanProblem =
  /** Not `address/prefix`, or not the first address of the range; then `corrected` is. */
  | {
      readonly kind: 'invalid-cidr';
      readonly place: RangePlace;
      readonly received: string;
      readonly corrected: string | undefined;
    }
  /** AWS takes VPC ranges and subnets of /16 to /28. */
  | { readonly kind: 'range-size'; readonly place: RangePlace; readonly received: string }
  /** A size outside /16 to /28. */
  | { readonly kind: 'subnet-size'; readonly purpose: SubnetPurpose; readonly received: number }
  | { readonly kind: 'slot-count'; readonly received: number }
  /** No default size: the VPC is smaller than /20, or room is kept for more than 8 zones. */
  | { readonly kind: 'needs-sizes'; readonly purposes: readonly SubnetPurpose[]; readonly because: 'small-vpc' | 'slot-count' }
  /** Pod subnets need a range of their own. */
  | { readonly kind: 'needs-pod-cidrs' }
  | {
      readonly kind: 'does-not-fit';
      readonly purpose: SubnetPurpose;
      readonly size: number;
      readonly slotCount: number;
      readonly ranges: readonly string[];
    }
  | { readonly kind: 'slot-out-of-range'; readonly zone: string; readonly slot: number; readonly slotCount: number }
  | { readonly kind: 'slot-taken'; readonly zone: string; readonly slot: number; readonly by: string }
  | {
      readonly kind: 'override-outside-vpc';
      readonly zone: string;
      readonly purpose: SubnetPurpose;
      readonly cidr: string;
      readonly ranges: readonly string[];
    }
  /** Two ranges of the VPC, or two subnets, share addresses. */
  | { readonly kind: 'overlap'; readonly one: RangePlace; readonly other: RangePlace; readonly cidrs: readonly [string, string] };

export interface AddressPlan {
  /** In order of purpose and slot. */
  readonly subnets: readonly PlannedSubnet[];
  /** Ranges that no subnet has and no zone to come will get, in order. */
  readonly freeRanges: readonly string[];
  readonly problems: readonly AddressPlanProblem[];
}

/** Being written: signatures are final, the body is not. */
export function addressPlan(input: AddressPlanInput): AddressPlan {
  return { subnets: [], freeRanges: [input.cidr], problems: [] };
}
