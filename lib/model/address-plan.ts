import { addressCount, type Cidr, cidrText, contains, overlaps, parseCidr, subtract } from './cidr';
import type { AddressPlanInput, AddressPlanZone } from './address-plan-input';
import type { AddressPlanProblem, RangePlace } from './address-plan-problem';
import type { SubnetPurpose, Zone } from './network';
import { LARGEST_RANGE, placeSubnets, SMALLEST_RANGE } from './subnet-placement';

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

export interface AddressPlan {
  /** In order of purpose and slot. */
  readonly subnets: readonly PlannedSubnet[];
  /** Ranges that no subnet has and no zone to come will get, in order. */
  readonly freeRanges: readonly string[];
  readonly problems: readonly AddressPlanProblem[];
}

/** First four addresses and the last one. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const KEPT_BY_AWS = 5;

const PURPOSE_ORDER: readonly SubnetPurpose[] = ['public', 'node', 'pod', 'controlPlane'];

/** Sixteen /64 for each purpose, so that no slot count and no later purpose moves one. */
const FIRST_IPV6_INDEX: Readonly<Record<SubnetPurpose, number>> = { node: 0, public: 16, pod: 32, controlPlane: 48 };

/**
 * Cuts a VPC into subnets. A subnet's place depends on its purpose and its zone's slot only: adding, removing or
 * reordering zones moves nothing.
 */
export function addressPlan(input: AddressPlanInput): AddressPlan {
  const problems: AddressPlanProblem[] = [];
  const read = (text: string, place: RangePlace): Cidr | undefined => {
    const result = readRange(text, place);
    if ('kind' in result) {
      problems.push(result);
      return undefined;
    }
    return result;
  };
  const vpc = read(input.cidr, { at: 'cidr' });
  const podRanges = input.podCidrs.map((text, index) => read(text, { at: 'podCidrs', index }));
  const ranges = [vpc, ...podRanges].filter(isDefined);
  const { zones, slotProblems } = soundZones(input);
  problems.push(...rangeOverlaps(vpc, podRanges), ...slotProblems);

  // A range that cannot be read would let the slots behind it move; so nothing is placed then.
  const placement =
    vpc === undefined || podRanges.includes(undefined)
      ? undefined
      : placeSubnets({ ...input, zones }, vpc, podRanges.filter(isDefined));
  problems.push(...(placement?.problems ?? []));

  const subnets: SubnetWithRange[] = [];
  for (const purpose of PURPOSE_ORDER.filter((one) => input.purposes.includes(one))) {
    for (const { zone, cidrs } of zones) {
      const override = cidrs[purpose];
      const range =
        override === undefined ? placement?.place(purpose, zone.slot) : read(override, { at: 'zone', zone: zone.zone, purpose });
      if (range === undefined) {
        continue;
      }
      if (override !== undefined && vpc !== undefined && !ranges.some((one) => contains(one, range))) {
        problems.push({
          kind: 'override-outside-vpc',
          zone: zone.zone,
          purpose,
          cidr: cidrText(range),
          ranges: ranges.map(cidrText),
        });
        continue;
      }
      const ipv6Index = input.ipv6 ? FIRST_IPV6_INDEX[purpose] + zone.slot - 1 : undefined;
      const usableAddresses = Number(addressCount(range)) - KEPT_BY_AWS;
      const overridden = override !== undefined;
      subnets.push({ range, subnet: { purpose, zone, cidr: cidrText(range), usableAddresses, ipv6Index, overridden } });
    }
  }
  problems.push(...subnetOverlaps(subnets));
  const written = subnets.filter(({ subnet }) => subnet.overridden).map(({ range }) => range);
  const kept = [...(placement?.kept ?? []), ...written];
  return {
    subnets: subnets.map(({ subnet }) => subnet),
    freeRanges: ranges.flatMap((range) => subtract(range, kept)).map(cidrText),
    problems,
  };
}

interface SubnetWithRange {
  readonly subnet: PlannedSubnet;
  readonly range: Cidr;
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

function readRange(text: string, place: RangePlace): Cidr | AddressPlanProblem {
  const parsed = parseCidr(text);
  if (!parsed.valid) {
    return { kind: 'invalid-cidr', place, received: text, corrected: parsed.corrected };
  }
  const { cidr } = parsed;
  if (cidr.family === 6) {
    return { kind: 'invalid-cidr', place, received: text, corrected: undefined };
  }
  return cidr.prefix < LARGEST_RANGE || cidr.prefix > SMALLEST_RANGE ? { kind: 'range-size', place, received: text } : cidr;
}

/** Zones in order of their slots; one whose slot is taken or outside the plan is left out. */
function soundZones({ zones, sizes: { slotCount } }: AddressPlanInput): {
  readonly zones: readonly AddressPlanZone[];
  readonly slotProblems: readonly AddressPlanProblem[];
} {
  const bySlot = new Map<number, AddressPlanZone>();
  const slotProblems: AddressPlanProblem[] = [];
  for (const planned of zones) {
    const { zone, slot } = planned.zone;
    const other = bySlot.get(slot);
    if (!Number.isInteger(slot) || slot < 1 || slot > slotCount) {
      slotProblems.push({ kind: 'slot-out-of-range', zone, slot, slotCount });
    } else if (other !== undefined) {
      slotProblems.push({ kind: 'slot-taken', zone, slot, by: other.zone.zone });
    } else {
      bySlot.set(slot, planned);
    }
  }
  return { zones: [...bySlot.values()].sort((one, other) => one.zone.slot - other.zone.slot), slotProblems };
}

/** Every pair of a list, each once. */
const pairs = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));

function rangeOverlaps(vpc: Cidr | undefined, podRanges: readonly (Cidr | undefined)[]): AddressPlanProblem[] {
  const placed = [
    { range: vpc, place: { at: 'cidr' } as const },
    ...podRanges.map((range, index) => ({ range, place: { at: 'podCidrs', index } as const })),
  ];
  return pairs(placed).flatMap(([one, other]) =>
    one.range !== undefined && other.range !== undefined && overlaps(one.range, other.range)
      ? [{ kind: 'overlap', one: other.place, other: one.place, cidrs: [cidrText(other.range), cidrText(one.range)] }]
      : [],
  );
}

/** Computed subnets cannot overlap each other, so only what was written is compared, and is named first. */
function subnetOverlaps(subnets: readonly SubnetWithRange[]): AddressPlanProblem[] {
  const place = ({ subnet: { zone, purpose } }: SubnetWithRange): RangePlace => ({ at: 'zone', zone: zone.zone, purpose });
  return subnets.flatMap((one, index) => {
    const others = one.subnet.overridden ? subnets.filter((other, at) => at < index || !other.subnet.overridden) : [];
    return others
      .filter((other) => other !== one && overlaps(one.range, other.range))
      .map(
        (other) =>
          ({ kind: 'overlap', one: place(one), other: place(other), cidrs: [one.subnet.cidr, other.subnet.cidr] }) as const,
      );
  });
}
