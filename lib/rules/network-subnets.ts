import type { AddressPlanProblem, RangePlace } from '../model/address-plan-problem';
import type { Subnet, SubnetPurpose } from '../model/network';
import { isReference } from '../model/reference';
import { formatPath, type InputPath, valueAt } from './input-path';
import { relationRule, valueRule, type Problem, type Rule } from './rule';
import { ofText } from './texts';
import { planProblems, podCidrsOf, type WrittenZone, zonesOf } from './written-network';

const date = '2026-11-21';
const SUBNET_SIZING = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html', date };
const ADDRESSES = { url: 'https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html', date };
const LOAD_BALANCERS = {
  url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer',
  date,
};

/** Below it, a node's blocks of 16 addresses are hard to find room for. */
const SMALLEST_GOOD_NODE_SUBNET = 24;
/** A load balancer asks for a /27 with eight free addresses. */
const SMALLEST_PUBLIC_SUBNET = 27;

const words: Readonly<Record<SubnetPurpose, string>> = {
  public: 'public',
  node: 'node',
  pod: 'pod',
  controlPlane: 'control-plane',
};

type ProblemOf<Kind extends AddressPlanProblem['kind']> = Extract<AddressPlanProblem, { readonly kind: Kind }>;

const ofKind = <Kind extends AddressPlanProblem['kind']>(input: unknown, kind: Kind): readonly ProblemOf<Kind>[] =>
  planProblems(input).filter((problem): problem is ProblemOf<Kind> => problem.kind === kind);

/** Where it is written: beside the id of the zone, in the list of slots, or in the zone's own number. */
function placeOfSlot({ path, id }: WrittenZone, input: unknown): InputPath {
  const own = [...path.slice(0, -1), 'slot'];
  if (path.at(-1) === 'id' && valueAt(input, own) !== undefined) return own;
  return valueAt(input, ['network', 'slots', id]) === undefined ? path : ['network', 'slots', id];
}

function slotProblem(path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  const zone = zonesOf(input).find((written) => formatPath(placeOfSlot(written, input)) === formatPath(path));
  const taken = ofKind(input, 'slot-taken').find((problem) => problem.zone === zone?.id);
  // The same zone a second time has the same slot, of course; that is said once.
  if (taken !== undefined && taken.by !== taken.zone) {
    return {
      received: `slot ${taken.slot}`,
      message: `zone ${taken.by} has this slot`,
      fix: 'write a slot that no other zone has',
    };
  }
  const outside = ofKind(input, 'slot-out-of-range').find((problem) => problem.zone === zone?.id);
  if (outside === undefined) return undefined;
  return {
    received: `slot ${outside.slot}`,
    message: `a whole number from 1 to ${outside.slotCount}: the plan keeps room for ${outside.slotCount} zones`,
  };
}

/** Where a size that does not fit is to be changed: where it was written, or else where the range was. */
function isPlaceOf(purpose: SubnetPurpose, path: InputPath, input: unknown): boolean {
  if (valueAt(input, ['network', 'subnetSizes', purpose]) !== undefined) return path[1] === 'subnetSizes' && path[2] === purpose;
  return path[1] === (purpose === 'pod' ? 'podCidrs' : 'cidr');
}

function fitProblem(path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  const needed = path[1] === 'cidr' ? ofKind(input, 'needs-sizes')[0] : undefined;
  if (needed !== undefined) {
    const missing = needed.purposes.map((purpose) => words[purpose]).join(', ');
    const why = needed.because === 'small-vpc' ? 'a VPC smaller than /20' : 'a plan for more than 8 zones';
    return {
      message: `${why} has no sizes by default: ${missing}`,
      fix: 'write subnetSizes, for example { node: 24, public: 27, slotCount: 4 }',
    };
  }
  const problem = ofKind(input, 'does-not-fit').find(({ purpose }) => isPlaceOf(purpose, path, input));
  if (problem === undefined) return undefined;
  const { purpose, size, slotCount, ranges, zones } = problem;
  return {
    message: `${slotCount} ${words[purpose]} subnets of /${size} do not fit into ${ranges.join(', ')} beside the others; without one: ${zones.join(', ')}`,
  };
}

const isAt = (place: RangePlace, zone: string | undefined, purpose: unknown): boolean =>
  place.at === 'zone' && place.zone === zone && place.purpose === purpose;

function overrideProblem(path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  const zone = zonesOf(input).find((written) => written.path[2] === path[2])?.id;
  const purpose = path.at(-1);
  const outside = ofKind(input, 'override-outside-vpc').find((problem) => problem.zone === zone && problem.purpose === purpose);
  // A range that is none (NET001, NET002) was perhaps to hold it.
  if (outside !== undefined && outside.ranges.length < 1 + podCidrsOf(input).length) return undefined;
  if (outside !== undefined) return { message: `a range within ${outside.ranges.join(' or ')}` };
  const overlap = ofKind(input, 'overlap').find(({ one }) => isAt(one, zone, purpose));
  if (overlap === undefined) return undefined;
  const { other } = overlap;
  const whose = other.at === 'zone' ? `, the ${words[other.purpose]} subnet of ${other.zone}` : '';
  return { message: `it shares addresses with ${overlap.cidrs[1]}${whose}` };
}

/** Subnets whose prefix is longer than it should be, one problem for all of them. */
function* smallSubnets(
  subnets: readonly Subnet[],
  purpose: 'node' | 'public',
  longest: number,
  message: string,
): Iterable<Problem> {
  const small = subnets.filter((subnet) => subnet.purpose === purpose && Number(subnet.cidr.split('/')[1]) > longest);
  if (small.length > 0) {
    yield { path: ['subnetSizes', purpose], received: small.map(({ cidr }) => cidr).join(', '), message };
  }
}

/** The address plan of a network. */
export const networkSubnetRules: readonly Rule[] = [
  valueRule({
    id: 'NET018',
    severity: 'error',
    title: 'A reference where the address plan needs a value',
    why: 'Subnets are computed before Terraform runs, so that they can be shown and checked. What only Terraform knows cannot be part of the plan.',
    fix: 'write the range or the zone itself; for a VPC made elsewhere write vpcId and its subnets',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/cdktf/concepts/tokens', date }],
    example: { before: "cidr: '${var.cidr}'", after: "cidr: '10.40.0.0/16'" },
    at: ['network.cidr', 'network.podCidrs.*', 'network.zones.*', 'network.zones.*.id', 'network.zones.*.cidrs.*'],
    check: (value) => (isReference(value) ? { message: 'known only when Terraform runs' } : undefined),
  }),
  valueRule({
    id: 'NET014',
    severity: 'error',
    title: 'A slot that another zone has, or that the plan has no room for',
    why: 'The slot is the place of a zone in the address plan: one zone each, and as many as the plan keeps room for.',
    fix: 'write a free slot; in a network that does not exist yet, subnetSizes.slotCount makes more room',
    sources: [SUBNET_SIZING],
    example: { before: "zones: ['apne1-az1', { id: 'apne1-az4', slot: 1 }]", after: "zones: ['apne1-az1', 'apne1-az4']" },
    at: ['network.zones.*', 'network.zones.*.id', 'network.zones.*.slot', 'network.slots.*'],
    check: (_, { path, input }) => slotProblem(path, input),
  }),
  valueRule({
    id: 'NET020',
    severity: 'error',
    title: 'A subnet size that AWS refuses, or a number of slots that cannot be halved',
    why: 'Subnets have prefixes from /16 to /28. The plan halves ranges, so it has room for 1, 2, 4, 8 or 16 zones.',
    fix: 'write the prefix length as a number, such as 20',
    sources: [SUBNET_SIZING],
    example: { before: 'subnetSizes: { node: 30, slotCount: 6 }', after: 'subnetSizes: { node: 24, slotCount: 8 }' },
    at: ['network.subnetSizes.*'],
    check: (_, { path, input }) => {
      const member = path.at(-1);
      if (member === 'slotCount') {
        return ofKind(input, 'slot-count').length > 0 ? { message: '1, 2, 4, 8 or 16' } : undefined;
      }
      return ofKind(input, 'subnet-size').some(({ purpose }) => purpose === member)
        ? { message: 'a prefix length from 16 to 28' }
        : undefined;
    },
  }),
  valueRule({
    id: 'NET021',
    severity: 'error',
    title: 'Subnets that do not fit into the VPC',
    why: 'Every purpose keeps room for a subnet in each slot of the plan, so that zones can be added later without moving the others.',
    fix: 'write smaller subnets (a longer prefix), fewer slots, or a larger range',
    sources: [SUBNET_SIZING],
    example: {
      before: "cidr: '10.40.0.0/22'",
      after: "cidr: '10.40.0.0/22', subnetSizes: { node: 25, public: 27, slotCount: 4 }",
    },
    at: ['network.cidr', 'network.podCidrs', 'network.subnetSizes.*'],
    check: (_, { path, input }) => fitProblem(path, input),
  }),
  valueRule({
    id: 'NET022',
    severity: 'error',
    title: 'A subnet outside the VPC, or on top of another one',
    why: 'AWS refuses subnets outside the ranges of their VPC, and subnets that share addresses.',
    fix: 'choose a free range: `eks-auto show <environment>` prints the address plan',
    sources: [SUBNET_SIZING],
    example: {
      before: "cidr: '10.40.0.0/16', zones: [{ id: 'apne1-az1', cidrs: { node: '10.41.0.0/20' } }]",
      after: "zones: [{ id: 'apne1-az1', cidrs: { node: '10.40.192.0/20' } }]",
    },
    at: ['network.zones.*.cidrs.*'],
    check: ofText((_, { path, input }) => overrideProblem(path, input)),
  }),
  relationRule({
    id: 'NET023',
    severity: 'warning',
    title: 'Node subnets smaller than /24',
    why: 'Nodes take addresses for pods in blocks of 16 that lie together (prefix delegation). A small subnet that is in use has free addresses and still no free block; pods then wait for an address. Rolling updates of nodes need the room twice.',
    fix: 'give nodes a /24 or more; or use podCidrs, or a node class with ipv4PrefixSize 32',
    sources: [ADDRESSES],
    failureModes: ['E24'],
    example: { before: 'subnetSizes: { node: 26 }', after: 'subnetSizes: { node: 22 }' },
    subject: 'network',
    check: (network) =>
      network.kind === 'own'
        ? smallSubnets(network.subnets, 'node', SMALLEST_GOOD_NODE_SUBNET, 'nodes take addresses in blocks of 16; /24 or more')
        : [],
  }),
  relationRule({
    id: 'NET024',
    severity: 'warning',
    title: 'Public subnets smaller than /27',
    why: 'A load balancer asks for a subnet of at least /27 with eight free addresses, to be able to grow.',
    fix: 'write a prefix of 27 or less',
    sources: [LOAD_BALANCERS],
    example: { before: 'subnetSizes: { public: 28 }', after: 'subnetSizes: { public: 27 }' },
    subject: 'network',
    check: (network) =>
      network.kind === 'own'
        ? smallSubnets(network.subnets, 'public', SMALLEST_PUBLIC_SUBNET, 'a load balancer needs /27 or more')
        : [],
  }),
];
