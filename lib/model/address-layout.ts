/** Purposes that share the primary range of the VPC, in the order in which they are packed. */
export type BlockPurpose = 'node' | 'public' | 'controlPlane';

const PURPOSES: readonly BlockPurpose[] = ['node', 'public', 'controlPlane'];

/** One run of subnets, one per slot. All numbers are addresses counted from the beginning of the VPC. */
export interface Block {
  /** Prefix length of its subnets. */
  readonly size: number;
  readonly first: number;
  /** From the beginning of one slot's subnet to the next. */
  readonly stride: number;
  /** What it keeps, with room to grow. */
  readonly length: number;
}

export type Blocks = Readonly<Partial<Record<BlockPurpose, Block>>>;

export type BlockSizes = Readonly<Partial<Record<BlockPurpose, number | undefined>>>;

const addresses = (prefix: number): number => 2 ** (32 - prefix);

/** Sixteenths where public and control-plane subnets live unless they are too large for one. */
const HOME_SIXTEENTH = { public: 8, controlPlane: 9 } as const;

/**
 * Where the subnets of a VPC go. The first half is for nodes, one sixteenth per slot; then one sixteenth for public and
 * one for control-plane subnets; the last six stay free. A block keeps its place as long as its size fits there, so
 * that changing one size moves nothing else. When that cannot work, all blocks are packed in order, each aligned to its
 * own length; what does not fit even then is left out.
 */
export function layOut(vpcPrefix: number, sizes: BlockSizes, slotCount: number): Blocks {
  return homeLayout(vpcPrefix, sizes, slotCount) ?? packedLayout(vpcPrefix, sizes, slotCount);
}

interface Span {
  readonly first: number;
  readonly length: number;
}

const disjoint = (one: Span, other: Span): boolean =>
  one.first + one.length <= other.first || other.first + other.length <= one.first;

/** Undefined when a block finds no place. */
function homeLayout(vpcPrefix: number, sizes: BlockSizes, slotCount: number): Blocks | undefined {
  const total = addresses(vpcPrefix);
  const sixteenth = total / 16;
  const blocks: Partial<Record<BlockPurpose, Block>> = {};
  if (sizes.node !== undefined) {
    const stride = Math.max(addresses(sizes.node), total / 2 / Math.max(8, slotCount));
    if (stride * slotCount > total / 2) {
      return undefined;
    }
    blocks.node = { size: sizes.node, first: 0, stride, length: stride * slotCount };
  }
  const homeless: BlockPurpose[] = [];
  for (const purpose of ['public', 'controlPlane'] as const) {
    const size = sizes[purpose];
    if (size !== undefined && addresses(size) * slotCount <= sixteenth) {
      blocks[purpose] = { size, first: HOME_SIXTEENTH[purpose] * sixteenth, stride: addresses(size), length: sixteenth };
    } else if (size !== undefined) {
      homeless.push(purpose);
    }
  }
  for (const purpose of homeless) {
    const block = firstFree(total, sizes[purpose] ?? 32, slotCount, Object.values(blocks));
    if (block === undefined) {
      return undefined;
    }
    blocks[purpose] = block;
  }
  return blocks;
}

/** The first aligned place, in the second half of the VPC if there is one. */
function firstFree(total: number, size: number, slotCount: number, taken: readonly Span[]): Block | undefined {
  const stride = addresses(size);
  const length = stride * slotCount;
  const places = Array.from({ length: Math.floor(total / length) }, (_, index) => index * length);
  const free = places.filter((first) => taken.every((span) => disjoint(span, { first, length })));
  const first = free.find((place) => place >= total / 2) ?? free[0];
  return first === undefined ? undefined : { size, first, stride, length };
}

function packedLayout(vpcPrefix: number, sizes: BlockSizes, slotCount: number): Blocks {
  const blocks: Partial<Record<BlockPurpose, Block>> = {};
  let next = 0;
  for (const purpose of PURPOSES) {
    const size = sizes[purpose];
    if (size === undefined) {
      continue;
    }
    const stride = addresses(size);
    const length = stride * slotCount;
    const first = Math.ceil(next / length) * length;
    if (first + length <= addresses(vpcPrefix)) {
      blocks[purpose] = { size, first, stride, length };
      next = first + length;
    }
  }
  return blocks;
}
