import { quotas } from '../aws/quotas';
import { cidrOf, contains, isPrivateIpv4, overlaps, parseCidr, type Cidr } from '../model/cidr';
import type { RangePlace } from '../model/address-plan-problem';
import { valueAt, type InputPath } from './input-path';
import { valueRule, type Problem, type Rule } from './rule';
import { ofText } from './texts';
import { planProblems, podCidrsOf, textAt } from './written-network';

const date = '2026-11-21';
const VPC_RANGES = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html', date };
const SUBNET_SIZING = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html', date };

const HOSTS = { url: 'https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3', date };

/** Ranges of the VPC as a whole. */
const VPC_PATHS = ['network.cidr', 'network.podCidrs.*', 'network.cidrs.*'];
const SUBNET_PATHS = ['network.zones.*.cidrs.*'];

/** Addresses that nobody on the internet has, though RFC 1918 does not name them. */
const SHARED_RANGES = ['100.64.0.0/10', '198.18.0.0/15'].map(cidrOf);

/** What no VPC can have, or no host can be addressed by. */
const RESERVED: readonly (readonly [Cidr, string])[] = [
  [cidrOf('169.254.0.0/16'), '169.254.0.0/16 is for link-local addresses; no VPC can have it'],
  [cidrOf('127.0.0.0/8'), 'addresses of 127.0.0.0/8 never leave a machine: nodes would not reach each other'],
  [cidrOf('0.0.0.0/8'), 'addresses of 0.0.0.0/8 are no destination: nodes would not reach each other'],
  [cidrOf('224.0.0.0/4'), 'addresses from 224.0.0.0 on are for groups of machines, none of which can have one'],
];

const reservedFor = (range: Cidr): string | undefined => RESERVED.find(([reserved]) => overlaps(range, reserved))?.[1];

/** Kept for a future that has not come; nobody on the internet has one. */
const FUTURE = cidrOf('240.0.0.0/4');

const PRIVATE_BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;

function readable(text: string | undefined): Cidr | undefined {
  const parsed = text === undefined ? undefined : parseCidr(text);
  return parsed?.valid === true && parsed.cidr.family === 4 ? parsed.cidr : undefined;
}

const blockOf = (cidr: Cidr): (typeof PRIVATE_BLOCKS)[number] | undefined =>
  PRIVATE_BLOCKS.find((block) => contains(cidrOf(block), cidr));

const within = (cidr: Cidr, range: string): boolean => overlaps(cidr, cidrOf(range));

/**
 * The table of restrictions, row by row: what a VPC that has `primary` refuses to get as well.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
function restriction(primary: Cidr, secondary: Cidr): string | undefined {
  const primaryBlock = blockOf(primary);
  const secondaryBlock = blockOf(secondary);
  if (within(secondary, '198.19.0.0/16') && !within(primary, '198.19.0.0/16')) {
    return 'AWS keeps 198.19.0.0/16 for itself in this VPC';
  }
  if (secondaryBlock !== undefined && secondaryBlock !== primaryBlock) {
    return `a VPC whose first range is ${primaryBlock === undefined ? 'not private' : `of ${primaryBlock}`} gets no range of ${secondaryBlock}`;
  }
  if (within(primary, '10.0.0.0/15') && within(secondary, '10.0.0.0/16')) {
    return 'a VPC with a range of 10.0.0.0/15 gets no range of 10.0.0.0/16';
  }
  if (primaryBlock === '172.16.0.0/12' && within(secondary, '172.31.0.0/16')) {
    return 'a VPC with a range of 172.16.0.0/12 gets no range of 172.31.0.0/16';
  }
  return undefined;
}

function vpcRangeProblem(text: string, path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  const range = readable(text);
  if (range === undefined) return undefined;
  const reserved = reservedFor(range);
  if (reserved !== undefined) return { message: reserved };
  const primary = path[1] === 'podCidrs' ? readable(textAt(input, 'network', 'cidr')) : undefined;
  const message = primary === undefined ? undefined : restriction(primary, range);
  return message === undefined ? undefined : { message };
}

/** Path of a place of the address plan that is a range of the VPC. */
function isAt(place: RangePlace, path: InputPath): boolean {
  if (place.at === 'cidr') return path[1] === 'cidr';
  return place.at === 'podCidrs' && path[1] === 'podCidrs' && path[2] === place.index;
}

/** The ranges of a VPC. */
export const networkRangeRules: readonly Rule[] = [
  valueRule({
    id: 'NET001',
    severity: 'error',
    title: 'A range that cannot be read',
    why: 'A range is written as its first address and the length of its prefix. AWS would silently take another first address than the one written, and Terraform then plans a replacement with every run.',
    fix: 'write an IPv4 range like 10.40.0.0/16',
    sources: [SUBNET_SIZING],
    example: { before: "cidr: '10.40.1.0/16'", after: "cidr: '10.40.0.0/16'" },
    at: [...VPC_PATHS, ...SUBNET_PATHS],
    check: ofText((text) => {
      const parsed = parseCidr(text);
      if (parsed.valid) {
        return parsed.cidr.family === 4 ? undefined : { message: 'an IPv4 range; IPv6 ranges come from AWS with `ipv6: true`' };
      }
      if (parsed.corrected === undefined) return { message: 'an IPv4 range like 10.40.0.0/16' };
      // What AWS would refuse in its turn (NET002) was hardly meant.
      const meant = `${text.split('/', 1)[0] ?? ''}/16`;
      return Number(parsed.corrected.split('/')[1]) < 16 && parseCidr(meant).valid
        ? { message: 'bits behind the prefix are set, and a range is of /16 to /28', suggestion: meant }
        : { message: 'bits behind the prefix are set', suggestion: parsed.corrected };
    }),
  }),
  valueRule({
    id: 'NET002',
    severity: 'error',
    title: 'A range that is too large or too small for AWS',
    why: 'Ranges of a VPC and of a subnet have prefixes from /16 to /28; AWS refuses all others.',
    fix: 'write a range of /16 to /28; several VPC ranges are added with podCidrs',
    sources: [VPC_RANGES, SUBNET_SIZING],
    example: { before: "cidr: '10.0.0.0/8'", after: "cidr: '10.0.0.0/16'" },
    at: [...VPC_PATHS, ...SUBNET_PATHS],
    check: ofText((text) => {
      const range = readable(text);
      if (range === undefined || (range.prefix >= 16 && range.prefix <= 28)) return undefined;
      const [address] = text.split('/');
      return { message: 'a range of /16 to /28', ...(range.prefix < 16 ? { suggestion: `${address}/16` } : {}) };
    }),
  }),
  valueRule({
    id: 'NET003',
    severity: 'warning',
    title: 'A VPC of public addresses',
    why: 'Addresses outside the private ranges belong to somebody on the internet. Inside the VPC their owner cannot be reached any more, and nothing says why.',
    fix: 'use a range of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, for pods of 100.64.0.0/10, unless the addresses are yours',
    sources: [VPC_RANGES],
    example: { before: "cidr: '11.40.0.0/16'", after: "cidr: '10.40.0.0/16'" },
    at: ['network.cidr', 'network.podCidrs.*'],
    check: ofText((text) => {
      const range = readable(text);
      if (range === undefined || isPrivateIpv4(range) || reservedFor(range) !== undefined) return undefined;
      if (SHARED_RANGES.some((shared) => contains(shared, range))) return undefined;
      return overlaps(range, FUTURE)
        ? { message: 'these addresses are reserved, and much software does not take them for addresses of machines' }
        : { message: 'these addresses belong to somebody on the internet' };
    }),
  }),
  valueRule({
    id: 'NET004',
    severity: 'error',
    title: 'A range that AWS does not give to this VPC',
    why: 'Some services of AWS use ranges of their own beside those of the VPC, so AWS refuses to mix certain ranges in one VPC. Loopback, link-local and multicast addresses are none that a machine can have in a network.',
    fix: 'take the first range from 10.0.0.0/8, and pod ranges from 100.64.0.0/10, which goes with every VPC',
    sources: [VPC_RANGES, HOSTS],
    example: {
      before: "cidr: '10.40.0.0/16', podCidrs: ['172.20.0.0/16']",
      after: "cidr: '10.40.0.0/16', podCidrs: ['100.64.0.0/16']",
    },
    at: ['network.cidr', 'network.podCidrs.*'],
    check: ofText((text, { path, input }) => vpcRangeProblem(text, path, input)),
  }),
  valueRule({
    id: 'NET005',
    severity: 'error',
    title: 'Two ranges of the VPC share addresses',
    why: 'AWS refuses a secondary range that overlaps one that the VPC has.',
    fix: 'choose ranges that do not overlap',
    sources: [VPC_RANGES],
    example: {
      before: "podCidrs: ['100.64.0.0/16', '100.64.128.0/17']",
      after: "podCidrs: ['100.64.0.0/16', '100.65.0.0/16']",
    },
    at: ['network.podCidrs.*'],
    check: ofText((_, { path, input }) => {
      const overlap = planProblems(input).find((problem) => problem.kind === 'overlap' && isAt(problem.one, path));
      return overlap?.kind === 'overlap' ? { message: `it shares addresses with ${overlap.cidrs[1]}` } : undefined;
    }),
  }),
  valueRule({
    id: 'NET006',
    severity: 'warning',
    title: 'More ranges than a VPC gets by default',
    why: `An account starts with a quota of ${quotas.ipv4Ranges.value} IPv4 ranges for each VPC, the first one included.`,
    fix: 'take fewer and larger ranges, or ask AWS for a higher quota and acknowledge this rule',
    sources: [quotas.ipv4Ranges.source],
    example: {
      before: "podCidrs: ['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18', '100.64.192.0/18', '100.65.0.0/18']",
      after: "podCidrs: ['100.64.0.0/16', '100.65.0.0/16']",
    },
    at: ['network.podCidrs'],
    check: (_, { input }) => {
      const count = podCidrsOf(input).length + 1;
      return count <= quotas.ipv4Ranges.value
        ? undefined
        : { received: `${count} ranges with the first one`, message: `${quotas.ipv4Ranges.value} by default` };
    },
  }),
  valueRule({
    id: 'NET055',
    severity: 'note',
    title: 'IPv4 ranges for pods that have IPv6 addresses',
    why: 'Pods of an IPv6 cluster have no IPv4 address of the VPC. A range for them gives them nothing; subnets of their own are then made for IPv6 alone.',
    fix: 'leave podCidrs out: node subnets have an IPv6 range each, which no cluster fills',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html', date }],
    example: { before: "ipv6: true, podCidrs: ['100.64.0.0/16']", after: 'ipv6: true' },
    at: ['network.podCidrs'],
    check: (value, { input }) =>
      valueAt(input, ['network', 'ipv6']) === true && Array.isArray(value) && value.length > 0
        ? { message: 'pods get IPv6 addresses only' }
        : undefined,
  }),
];
