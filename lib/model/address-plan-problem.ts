import type { SubnetPurpose } from './network';

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
      /** Zones that get no subnet. */
      readonly zones: readonly string[];
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
