import { Address4, Address6 } from 'ip-address';

/** An address range, always named by its first address. */
export interface Cidr {
  readonly family: 4 | 6;
  /** First address as a number. */
  readonly first: bigint;
  /** Length of the prefix: 16 in `10.0.0.0/16`. */
  readonly prefix: number;
}

export type ParsedCidr =
  | { readonly valid: true; readonly cidr: Cidr }
  /** `corrected`: the network that was probably meant, when bits behind the prefix are set (`10.0.0.1/16`). */
  | { readonly valid: false; readonly corrected: string | undefined };

const WIDTH = { 4: 32, 6: 128 } as const;

/** `10.0.0.0/16` */
export const cidrText = ({ family, first, prefix }: Cidr): string =>
  `${(family === 4 ? Address4.fromBigInt(first) : Address6.fromBigInt(first)).correctForm()}/${prefix}`;

/** The same few ranges are read by many rules; a text means the same every time. */
const parsedBefore = new Map<string, ParsedCidr>();

/** Strict: `address/prefix` in decimal without leading zeros, and the address has to be the first one of the range. */
export function parseCidr(text: string): ParsedCidr {
  const known = parsedBefore.get(text) ?? parse(text);
  parsedBefore.set(text, known);
  return known;
}

function parse(text: string): ParsedCidr {
  const family = text.includes(':') ? 6 : 4;
  const isValid = family === 4 ? Address4.isValid : Address6.isValid;
  if (!/^[0-9a-fA-F.:]+\/(0|[1-9]\d{0,2})$/.test(text) || !isValid(text)) {
    return { valid: false, corrected: undefined };
  }
  const address = family === 4 ? new Address4(text) : new Address6(text);
  const cidr: Cidr = { family, first: address.startAddress().bigInt(), prefix: address.subnetMask };
  return address.bigInt() === cidr.first ? { valid: true, cidr } : { valid: false, corrected: cidrText(cidr) };
}

/** For text that was checked before. Throws otherwise. */
export function cidrOf(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.valid) {
    throw new Error(`not a CIDR range: '${text}'`);
  }
  return parsed.cidr;
}

/** How many addresses it holds. */
export const addressCount = ({ family, prefix }: Cidr): bigint => 1n << BigInt(WIDTH[family] - prefix);

/** True when they share an address: of two ranges that do, one contains the other. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  const shift = BigInt(WIDTH[one.family] - Math.min(one.prefix, other.prefix));
  return one.family === other.family && one.first >> shift === other.first >> shift;
}

export const contains = (outer: Cidr, inner: Cidr): boolean => outer.prefix <= inner.prefix && overlaps(outer, inner);

/** The subnet with number `index` (from 0) when a range is cut into subnets of the prefix; undefined outside the range. */
export function nthSubnet(range: Cidr, prefix: number, index: number): Cidr | undefined {
  if (
    prefix < range.prefix ||
    prefix > WIDTH[range.family] ||
    index < 0 ||
    BigInt(index) >= 1n << BigInt(prefix - range.prefix)
  ) {
    return undefined;
  }
  return { family: range.family, first: range.first + (BigInt(index) << BigInt(WIDTH[range.family] - prefix)), prefix };
}

/** The part of an IPv4 range that begins `offset` addresses behind its first one; `count` is a power of two. */
export const subnetAt = ({ family, first }: Cidr, offset: number, count: number): Cidr => ({
  family,
  first: first + BigInt(offset),
  prefix: WIDTH[family] - Math.log2(count),
});

/** What is left of a range without the used ones: as few ranges as possible, in order. */
export function subtract(range: Cidr, used: readonly Cidr[]): Cidr[] {
  const inside = used.filter((other) => overlaps(range, other));
  if (inside.length === 0) {
    return [range];
  }
  if (inside.some((other) => contains(other, range))) {
    return [];
  }
  return [0, 1].flatMap((half) => {
    const part = nthSubnet(range, range.prefix + 1, half);
    return part === undefined ? [] : subtract(part, inside);
  });
}

/** https://datatracker.ietf.org/doc/html/rfc1918 */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidrOf);

export const isPrivateIpv4 = (cidr: Cidr): boolean => PRIVATE_RANGES.some((range) => contains(range, cidr));
