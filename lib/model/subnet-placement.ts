import { type BlockPurpose, type Blocks, layOut } from './address-layout';
import type { AddressPlanInput } from './address-plan-input';
import type { AddressPlanProblem } from './address-plan-problem';
import { type Cidr, cidrText, nthSubnet, subnetAt } from './cidr';
import type { SubnetPurpose } from './network';

/** Subnets and VPC ranges that AWS takes, as prefix lengths. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const LARGEST_RANGE = 16;
export const SMALLEST_RANGE = 28;

/** Below it a sixteenth of the VPC is no sensible default for anything. */
const SMALLEST_VPC_WITH_DEFAULTS = 20;

/** What the first half of a VPC holds at one sixteenth each. */
const SLOTS_WITH_DEFAULTS = 8;

/** A load balancer needs a /27. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const SMALLEST_DEFAULT_PUBLIC = 27;

const DEFAULT_CONTROL_PLANE = 27;

const SLOT_COUNTS: readonly number[] = [1, 2, 4, 8, 16];

const BLOCK_PURPOSES: readonly BlockPurpose[] = ['public', 'node', 'controlPlane'];

export interface SubnetPlacement {
  /** The subnet of a slot; undefined where it has no place. */
  readonly place: (purpose: SubnetPurpose, slot: number) => Cidr | undefined;
  /** Everything that is kept for the zones of now and later. */
  readonly kept: readonly Cidr[];
  readonly problems: readonly AddressPlanProblem[];
}

const nowhere = (problems: readonly AddressPlanProblem[]): SubnetPlacement => ({ place: () => undefined, kept: [], problems });

/** Decides sizes and places of all slots. `zones` of the input have sound slots. */
export function placeSubnets(input: AddressPlanInput, vpc: Cidr, podRanges: readonly Cidr[]): SubnetPlacement {
  const { sizes } = input;
  const wrong: AddressPlanProblem[] = (['node', 'public', 'pod', 'controlPlane'] as const).flatMap((purpose) => {
    const received = sizes[purpose];
    const sound =
      received === undefined || (Number.isInteger(received) && received >= LARGEST_RANGE && received <= SMALLEST_RANGE);
    return sound ? [] : [{ kind: 'subnet-size', purpose, received }];
  });
  if (!SLOT_COUNTS.includes(sizes.slotCount)) {
    wrong.push({ kind: 'slot-count', received: sizes.slotCount });
  }
  if (wrong.length > 0) {
    return nowhere(wrong);
  }
  const blocks = placeBlocks(input, vpc);
  const pods = placePods(input, podRanges);
  return {
    place: (purpose, slot) => (purpose === 'pod' ? pods : blocks).place(purpose, slot),
    kept: [...blocks.kept, ...pods.kept],
    problems: [...blocks.problems, ...pods.problems],
  };
}

/** Zones whose subnet of a purpose is computed. */
const computedZones = (
  { purposes, zones }: AddressPlanInput,
  purpose: SubnetPurpose,
): readonly { zone: string; slot: number }[] =>
  purposes.includes(purpose) ? zones.filter(({ cidrs }) => cidrs[purpose] === undefined).map(({ zone }) => zone) : [];

function placeBlocks(input: AddressPlanInput, vpc: Cidr): SubnetPlacement {
  const { sizes } = input;
  const isNeeded = (purpose: BlockPurpose): boolean => computedZones(input, purpose).length > 0;
  const small = vpc.prefix > SMALLEST_VPC_WITH_DEFAULTS;
  const crowded = sizes.slotCount > SLOTS_WITH_DEFAULTS;
  const complete = {
    node: sizes.node ?? (small || crowded ? undefined : vpc.prefix + 4),
    public: sizes.public ?? (small ? undefined : Math.min(SMALLEST_DEFAULT_PUBLIC, vpc.prefix + 8)),
    // In a small VPC room is kept for them only when they are made.
    controlPlane: sizes.controlPlane ?? (small && !input.purposes.includes('controlPlane') ? undefined : DEFAULT_CONTROL_PLANE),
  };
  const missing = BLOCK_PURPOSES.filter((purpose) => complete[purpose] === undefined && isNeeded(purpose));
  if (missing.length > 0) {
    const because = small ? 'small-vpc' : 'slot-count';
    return nowhere([{ kind: 'needs-sizes', purposes: missing, because }]);
  }
  const blocks = layOut(vpc.prefix, complete, sizes.slotCount);
  const problems = BLOCK_PURPOSES.flatMap((purpose): AddressPlanProblem[] => {
    const size = complete[purpose];
    const zones = computedZones(input, purpose).map(({ zone }) => zone);
    return size === undefined || blocks[purpose] !== undefined || zones.length === 0
      ? []
      : [{ kind: 'does-not-fit', purpose, size, slotCount: sizes.slotCount, ranges: [cidrText(vpc)], zones }];
  });
  return {
    place: (purpose, slot) => (purpose === 'pod' ? undefined : slotOfBlock(vpc, blocks, purpose, slot)),
    kept: Object.values(blocks).map(({ first, length }) => subnetAt(vpc, first, length)),
    problems,
  };
}

function slotOfBlock(vpc: Cidr, blocks: Blocks, purpose: BlockPurpose, slot: number): Cidr | undefined {
  const block = blocks[purpose];
  return block && subnetAt(vpc, block.first + (slot - 1) * block.stride, 2 ** (32 - block.size));
}

/** Slots follow each other through the pod ranges; a further range at the end moves nothing. */
function placePods(input: AddressPlanInput, ranges: readonly Cidr[]): SubnetPlacement {
  const { slotCount } = input.sizes;
  const zones = computedZones(input, 'pod');
  const first = ranges[0];
  if (first === undefined) {
    return nowhere(zones.length === 0 ? [] : [{ kind: 'needs-pod-cidrs' }]);
  }
  const size = input.sizes.pod ?? Math.min(SMALLEST_RANGE, first.prefix + 3);
  const places: Cidr[] = [];
  for (const range of ranges) {
    for (let index = 0; places.length < slotCount; index += 1) {
      const subnet = nthSubnet(range, size, index);
      if (subnet === undefined) {
        break;
      }
      places.push(subnet);
    }
  }
  const homeless = zones.filter(({ slot }) => slot > places.length).map(({ zone }) => zone);
  return {
    place: (_, slot) => places[slot - 1],
    kept: places,
    problems:
      homeless.length === 0
        ? []
        : [{ kind: 'does-not-fit', purpose: 'pod', size, slotCount, ranges: ranges.map(cidrText), zones: homeless }],
  };
}
