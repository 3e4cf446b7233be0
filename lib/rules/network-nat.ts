import {
  availabilityZoneNames,
  hasAllZones,
  hasInternetAccess,
  natKindOf,
  textAt,
  zonesOf,
  type WrittenZone,
} from './written-network';
import { didYouMean } from './did-you-mean';
import { formatPath, valueAt, type InputPath } from './input-path';
import { isReference } from '../model/reference';
import { valueRule, type Problem, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const NAT = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html', date };
const REGIONAL = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html', date };
const ADDRESSES = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html', date };
const PRIVATE_CLUSTERS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html', date };
const REGIONAL_DELETE = { url: 'https://github.com/hashicorp/terraform-provider-aws/pull/45842', date };

const NAT_PATH = ['network', 'natGateways'] as const;

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const inWords = (count: number): string => numbers[count] ?? String(count);

/** What a person wrote for gateways: the word, or the object's kind. */
/** Nothing was written, or something that has a preset which can be read. */
const isReadable = (endpoints: unknown): boolean =>
  endpoints === undefined ||
  (typeof endpoints === 'object' && ['string', 'undefined'].includes(typeof valueAt(endpoints, ['preset'])));

const isKind = (input: unknown, ...kinds: readonly string[]): boolean => kinds.includes(natKindOf(input) ?? '');

function natZoneProblem(zone: string, input: unknown): Omit<Problem, 'path'> | undefined {
  const zones = zonesOf(input);
  const named = zones.find(({ id, key }) => id === zone || key === zone);
  if (named?.parsed?.kind === 'availability-zone') return undefined;
  const names = availabilityZoneNames(input);
  if (names.length === 0 || (named === undefined && !hasAllZones(input))) return undefined;
  const received = `'${zone}'`;
  const message =
    named === undefined
      ? `a zone of the network: ${names.join(', ')}`
      : `NAT gateways are in availability zones only: ${names.join(', ')}`;
  return { received, message, ...suggesting(didYouMean(zone, names), zone) };
}

/** Every address that was written, with its place. */
function addressesOf(input: unknown): readonly { readonly path: InputPath; readonly id: string }[] {
  const single = textAt(input, ...NAT_PATH, 'elasticIp');
  const byZone = valueAt(input, [...NAT_PATH, 'elasticIps']);
  const several = Object.entries(Object(byZone)).flatMap(([zone, value]) => {
    const path = [...NAT_PATH, 'elasticIps', zone];
    if (!Array.isArray(value)) return [{ path, id: value as unknown }];
    return value.map((id: unknown, index) => ({ path: [...path, index], id }));
  });
  return [
    ...(single === undefined ? [] : [{ path: [...NAT_PATH, 'elasticIp'], id: single }]),
    ...several.flatMap(({ path, id }) => (typeof id === 'string' && !isReference(id) ? [{ path, id }] : [])),
  ];
}

const ADDRESS_PATHS = ['network.natGateways.elasticIp', 'network.natGateways.elasticIps.*', 'network.natGateways.elasticIps.*.*'];

function withoutAddress(input: unknown): readonly string[] {
  const byZone = valueAt(input, [...NAT_PATH, 'elasticIps']);
  const has = ({ id, key }: WrittenZone): boolean =>
    valueAt(byZone, [id]) !== undefined || (key !== undefined && valueAt(byZone, [key]) !== undefined);
  return zonesOf(input)
    .filter((zone) => zone.parsed?.kind === 'availability-zone' && !has(zone))
    .map(({ id }) => id);
}

/** How nodes and pods reach the internet. */
export const networkNatRules: readonly Rule[] = [
  valueRule({
    id: 'NET012',
    severity: 'warning',
    title: 'One NAT gateway for several zones in production',
    why: 'A NAT gateway lives in one zone. When that zone fails, nodes of all others cannot pull images or call anything outside any more; until then, their traffic pays for crossing zones.',
    fix: "natGateways: 'one-per-zone', or acknowledge NET012 with a reason",
    sources: [NAT],
    failureModes: ['E23'],
    example: { before: "profile: 'production', …, natGateways: 'single'", after: "natGateways: 'one-per-zone'" },
    at: ['network.natGateways'],
    check: (_, { input }) => {
      const count = availabilityZoneNames(input).length;
      if (!isKind(input, 'single') || valueAt(input, ['profile']) !== 'production' || count < 2) return undefined;
      const others = count === 2 ? 'the other one' : `the other ${inWords(count - 1)}`;
      return { message: `one NAT gateway serves ${inWords(count)} zones; a zone failure cuts ${others} off` };
    },
  }),
  valueRule({
    id: 'NET030',
    severity: 'error',
    title: 'A NAT gateway in a zone that cannot hold it',
    why: 'A NAT gateway is in a public subnet of an availability zone of the network. Local and Wavelength Zones send their traffic to the gateways of the region.',
    fix: 'name an availability zone of the network',
    sources: [NAT],
    example: {
      before: "natGateways: { kind: 'single', zone: 'apne1-az3' }",
      after: "natGateways: { kind: 'single', zone: 'apne1-az1' }",
    },
    at: ['network.natGateways.zone', 'network.natGateways.elasticIps.*'],
    check: (value, { path, input }) => {
      const zone = path.at(-1) === 'zone' ? value : path.at(-1);
      return typeof zone !== 'string' || isReference(zone) ? undefined : natZoneProblem(zone, input);
    },
  }),
  valueRule({
    id: 'NET031',
    severity: 'error',
    title: 'NAT gateways without internet access',
    why: 'A network without internet access has no internet gateway and no public subnets, which public NAT gateways need.',
    fix: 'remove natGateways, or give the network internet access',
    sources: [NAT],
    example: { before: "internetAccess: false, natGateways: 'single'", after: 'internetAccess: false' },
    at: ['network.natGateways'],
    check: (_, { input }) =>
      hasInternetAccess(input) || isKind(input, 'none') ? undefined : { message: "'none': the network has no internet access" },
  }),
  valueRule({
    id: 'NET032',
    severity: 'warning',
    title: 'Nodes without a way to AWS',
    why: 'Nodes have no public addresses. Without NAT gateways and without interface endpoints they cannot pull images and their pods get no credentials, unless routes that this project does not make lead out.',
    fix: "endpoints: { preset: 'isolated' }, or NAT gateways",
    sources: [PRIVATE_CLUSTERS],
    failureModes: ['E10'],
    example: { before: "natGateways: 'none'", after: "natGateways: 'none', endpoints: { preset: 'isolated' }" },
    at: ['network.natGateways', 'network.endpoints.preset'],
    check: (_, { path, input }) => {
      if (!isReadable(valueAt(input, ['network', 'endpoints']))) return undefined;
      const preset = textAt(input, 'network', 'endpoints', 'preset') ?? (hasInternetAccess(input) ? 's3' : 'isolated');
      const hasNat = hasInternetAccess(input) && !isKind(input, 'none');
      // Said once, where the choice that is missing something was written.
      const place = isKind(input, 'none') ? 'natGateways' : 'endpoints';
      return hasNat || preset === 'isolated' || path[1] !== place
        ? undefined
        : { message: 'no NAT gateway, and no interface endpoints instead' };
    },
  }),
  valueRule({
    id: 'NET033',
    severity: 'warning',
    title: 'A regional NAT gateway',
    why: 'The AWS provider before 6.28.0 may fail to destroy one, because it does not wait for what AWS attached to it. A gateway that grows by itself also takes up to an hour to reach a new zone, whose traffic crosses zones until then.',
    fix: 'let the lock file have provider 6.28.0 or newer and acknowledge this rule; or one-per-zone',
    sources: [REGIONAL, REGIONAL_DELETE],
    failureModes: ['E13'],
    example: { before: "natGateways: 'regional'", after: "natGateways: 'one-per-zone'" },
    at: ['network.natGateways'],
    check: (_, { input }) =>
      isKind(input, 'regional') ? { message: 'destroying it needs AWS provider 6.28.0 or newer' } : undefined,
  }),
  valueRule({
    id: 'NET034',
    severity: 'error',
    title: 'Not the id of an elastic IP address',
    why: 'NAT gateways take the allocation id of an address, not the address itself.',
    fix: 'take it from `aws ec2 describe-addresses --query "Addresses[].[PublicIp,AllocationId]"`',
    sources: [ADDRESSES],
    example: { before: "elasticIp: '203.0.113.7'", after: "elasticIp: 'eipalloc-0123456789abcdef0'" },
    at: ADDRESS_PATHS,
    check: ofText((id) =>
      /^eipalloc-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)
        ? undefined
        : { message: 'an allocation id like eipalloc-0123456789abcdef0' },
    ),
  }),
  valueRule({
    id: 'NET035',
    severity: 'error',
    title: 'One address for two NAT gateways',
    why: 'An elastic IP address belongs to one NAT gateway, in one zone.',
    fix: 'name another address',
    sources: [ADDRESSES],
    example: {
      before: "elasticIps: { 'apne1-az1': 'eipalloc-0123456789abcdef0', 'apne1-az2': 'eipalloc-0123456789abcdef0' }",
      after: "elasticIps: { 'apne1-az1': 'eipalloc-0123456789abcdef0', 'apne1-az2': 'eipalloc-0123456789abcdef1' }",
    },
    at: ADDRESS_PATHS,
    check: ofText((id, { path, input }) => {
      const first = addressesOf(input).find((address) => address.id === id);
      return first === undefined || formatPath(first.path) === formatPath(path)
        ? undefined
        : { message: `${formatPath(first.path)} has this address already` };
    }),
  }),
  valueRule({
    id: 'NET036',
    severity: 'warning',
    title: 'Addresses for some zones only',
    why: 'Zones without an address of their own get a new one, which whoever filters by address does not know. A regional gateway with given addresses serves only the zones that have one: traffic of the others crosses zones.',
    fix: 'name an address for every availability zone of the network',
    sources: [NAT, REGIONAL],
    example: {
      before: "natGateways: { kind: 'one-per-zone', elasticIps: { 'apne1-az1': 'eipalloc-…' } }",
      after: "natGateways: { kind: 'one-per-zone', elasticIps: { 'apne1-az1': 'eipalloc-…', 'apne1-az2': 'eipalloc-…' } }",
    },
    at: ['network.natGateways.elasticIps'],
    check: (value, { input }) => {
      const missing = withoutAddress(input);
      if (Object.keys(Object(value)).length === 0 || missing.length === 0) return undefined;
      return {
        received: `addresses for ${Object.keys(Object(value)).join(', ')}`,
        message: `without one: ${missing.join(', ')}`,
      };
    },
  }),
];
