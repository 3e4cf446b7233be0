import { isRefusedZone, refusedZonesSource } from '../aws/refused-zones';
import { zoneIdPrefix } from '../aws/regions';
import { usualZonesSource } from '../aws/usual-zones';
import { parseZone, type ZoneProblem } from '../model/zone';
import { didYouMean } from './did-you-mean';
import { formatPath, valueAt, type InputPath } from './input-path';
import { valueRule, type Problem, type Rule } from './rule';
import { zoneBeyondKnown } from './zones-known';
import { ofText, suggesting } from './texts';
import { clusterZonesOf, isOwnNetwork, regionOf, slotOf, type WrittenZone, zonesOf } from './written-network';

const date = '2026-11-21';
const REQUIREMENTS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date };
const ZONE_IDS = { url: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html', date };
const LOCAL_ZONES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-local-zone.html', date };

/** Zones as text, and zones with more than their id. */
const ZONES = ['network.zones.*', 'network.zones.*.id'];
/** Subnets of an existing network; the zone is the key. */
const EXISTING = ['network.nodeSubnets.*', 'network.publicSubnets.*', 'network.podSubnets.*', 'network.controlPlaneSubnets.*'];

/** The zone that a path names: the value of it, or its key in an existing network. */
function zoneAt(value: unknown, path: InputPath): string {
  return String(/Subnets$/.test(String(path[1])) ? path.at(-1) : value);
}

function notAZone(zone: string, region: string, problem: ZoneProblem): Omit<Problem, 'path'> {
  const received = `'${zone}'`;
  if (problem.kind === 'other-region') {
    return { received, message: `it belongs to ${problem.region}; zones of ${region} look like ${problem.example}` };
  }
  const prefix = zoneIdPrefix(region);
  const candidates = [1, 2, 3, 4, 5, 6].flatMap((number) => [
    ...(prefix === undefined ? [] : [`${prefix}-az${number}`]),
    `${region}${String.fromCharCode(96 + number)}`,
  ]);
  return {
    received,
    message: `a zone id or zone name of ${region}, such as ${problem.example}`,
    ...suggesting(didYouMean(zone, candidates), zone),
  };
}

const written = (path: InputPath, input: unknown): WrittenZone | undefined =>
  zonesOf(input).find((zone) => formatPath(zone.path) === formatPath(path));

/** A zone with everything said, so that another notation moves nothing. */
const pinned = ({ id, slot, key }: { readonly id: string; readonly slot: number | string; readonly key: string }): string =>
  `{ id: '${id}', slot: ${slot}, key: '${key}' }`;

function duplicate(path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  const zones = zonesOf(input);
  const index = zones.findIndex((zone) => formatPath(zone.path) === formatPath(path));
  const zone = zones[index];
  if (zone === undefined) return undefined;
  const earlier = zones.slice(0, index);
  if (earlier.some(({ id }) => id === zone.id)) return { message: 'it is in the list already' };
  const key = zone.key ?? zone.id;
  const same = earlier.find((other) => (other.key ?? other.id) === key);
  return same === undefined ? undefined : { received: `key '${key}'`, message: `zone ${same.id} has this key already` };
}

function otherNotation(path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  const [first, ...others] = zonesOf(input).filter(({ parsed }) => parsed !== undefined);
  const zone = others.find((other) => formatPath(other.path) === formatPath(path));
  if (first?.parsed === undefined || zone?.parsed === undefined || zone.parsed.notation === first.parsed.notation)
    return undefined;
  if (zone.slot !== undefined && zone.key !== undefined) return undefined;
  return {
    message: `${first.id} is a zone ${first.parsed.notation}, this is a zone ${zone.parsed.notation}: nobody can see whether they are the same zone`,
    fix: `write all zones in one notation, or pin it as it is: ${pinned({ id: zone.id, slot: slotOf(zone) ?? '<its slot>', key: zone.key ?? zone.id })}`,
  };
}

/** EKS refuses it for the control plane, and the control plane would get it. Zones that the cluster names are its own rule's. */
function refused(zone: string, path: InputPath, input: unknown): Omit<Problem, 'path'> | undefined {
  if (!isRefusedZone(zone)) return undefined;
  const dedicated = valueAt(input, ['cluster', 'controlPlaneSubnets']) === 'dedicated';
  if (clusterZonesOf(input) !== undefined || path[1] === (dedicated ? 'nodeSubnets' : 'controlPlaneSubnets')) return undefined;
  return {
    received: `'${zone}'`,
    message: 'EKS takes no subnets of the control plane in this zone',
    fix: 'take another zone, or name the other zones in cluster.zones',
  };
}

/** The zones of a network. */
export const networkZoneRules: readonly Rule[] = [
  valueRule({
    id: 'NET007',
    severity: 'error',
    title: 'A zone that the region does not have',
    why: 'AWS refuses subnets in zones of other regions, and in zones that do not exist.',
    fix: 'list the zones of the region with `aws ec2 describe-availability-zones --region <region>`',
    sources: [ZONE_IDS],
    example: { before: "region: 'ap-northeast-1', …, zones: ['us-east-1a']", after: "zones: ['apne1-az1', 'apne1-az2']" },
    at: [...ZONES, ...EXISTING],
    check: ofText((value, { path, input }) => {
      const region = regionOf(input);
      if (region === undefined) return undefined;
      const zone = zoneAt(value, path);
      const parsed = parseZone(zone, region);
      return parsed.valid ? undefined : notAZone(zone, region, parsed.problem);
    }),
  }),
  valueRule({
    id: 'NET056',
    severity: 'warning',
    title: 'A zone that AWS does not list for the region',
    why: 'Zone ids are the same in every account. One that AWS does not list is misspelt, unless it was opened after the list was read; AWS refuses subnets there, when half of the network has been made.',
    fix: 'list the zones of the region with `aws ec2 describe-availability-zones --region <region>`; where it is there, acknowledge this',
    sources: [usualZonesSource],
    example: { before: "zones: ['euw1-az1', 'euw1-az4']", after: "zones: ['euw1-az1', 'euw1-az3']" },
    at: [...ZONES, ...EXISTING],
    check: ofText((value, { path, input }) => zoneBeyondKnown(zoneAt(value, path), regionOf(input), 'id')),
  }),
  valueRule({
    id: 'NET057',
    severity: 'note',
    title: 'A letter beyond the zones that AWS lists for the region',
    why: 'Which letters an account has only AWS can tell, but it has one for each zone. A letter beyond them is nearly always none; AWS refuses subnets there.',
    fix: 'list the zones of the region with `aws ec2 describe-availability-zones --region <region>`; where it is there, acknowledge this',
    sources: [usualZonesSource, ZONE_IDS],
    example: { before: "zones: ['eu-west-1a', 'eu-west-1f']", after: "zones: ['eu-west-1a', 'eu-west-1b']" },
    at: [...ZONES, ...EXISTING],
    check: ofText((value, { path, input }) => zoneBeyondKnown(zoneAt(value, path), regionOf(input), 'name')),
  }),
  valueRule({
    id: 'NET008',
    severity: 'error',
    title: 'The same zone twice',
    why: 'Terraform addresses are made of the zone, so two zones of one name would become one subnet.',
    fix: 'remove one of them, or give each a key of its own',
    sources: [ZONE_IDS],
    example: { before: "zones: ['apne1-az1', 'apne1-az1']", after: "zones: ['apne1-az1', 'apne1-az2']" },
    at: ZONES,
    check: ofText((_, { path, input }) => duplicate(path, input)),
  }),
  valueRule({
    id: 'NET009',
    severity: 'error',
    title: 'A zone in which EKS has no control plane',
    why: 'EKS refuses subnets of the control plane in a few old zones. The rest of the network may use them; without cluster.zones the control plane gets all availability zones.',
    fix: 'take another zone of the region',
    sources: [refusedZonesSource],
    failureModes: ['E04'],
    example: { before: "zones: ['use1-az1', 'use1-az3']", after: "zones: ['use1-az1', 'use1-az2']" },
    at: [...ZONES, 'network.nodeSubnets.*', 'network.controlPlaneSubnets.*'],
    check: ofText((value, { path, input }) => refused(zoneAt(value, path), path, input)),
  }),
  valueRule({
    id: 'NET010',
    severity: 'note',
    title: 'Zone names instead of zone ids',
    why: 'AWS shuffles the names of zones for each account, so ap-northeast-1a of one account is another building than that of the next. Zone ids mean the same everywhere: for traffic between accounts, for prices, and for the zones that EKS refuses.',
    fix: 'in a new network write zone ids; `aws ec2 describe-availability-zones` shows which is which',
    sources: [ZONE_IDS],
    failureModes: ['E04'],
    example: { before: "zones: ['ap-northeast-1a', 'ap-northeast-1c']", after: "zones: ['apne1-az1', 'apne1-az4']" },
    at: ['network.zones'],
    check: (_, { input }) => {
      const names = zonesOf(input).filter(({ parsed }) => parsed?.notation === 'name');
      return names.length === 0
        ? undefined
        : { received: names.map(({ id }) => id).join(', '), message: 'these names differ by account' };
    },
  }),
  valueRule({
    id: 'NET011',
    severity: 'error',
    title: 'Zone ids and zone names mixed',
    why: 'Which name belongs to which id only AWS knows, so the same zone may be there twice, or a subnet may be replaced because its zone is written in another way. When the notation of a zone changes, its place and its name in Terraform addresses have to be pinned.',
    fix: "write all zones in one notation; when a zone in use changes its notation, pin it: { id: '<new>', slot: <slot until now>, key: '<id until now>' }",
    sources: [ZONE_IDS],
    failureModes: ['D13'],
    example: {
      before: "zones: ['apne1-az1', 'ap-northeast-1c']",
      after: "zones: ['apne1-az1', { id: 'apne1-az4', slot: 3, key: 'ap-northeast-1c' }]",
    },
    at: ZONES,
    check: ofText((_, { path, input }) => otherNotation(path, input)),
  }),
  valueRule({
    id: 'NET013',
    severity: 'error',
    title: 'A Local or Wavelength Zone without a slot',
    why: 'Availability zones have their number as their place in the address plan. Local and Wavelength Zones are numbered anew in every city, so theirs has to be said.',
    fix: 'write a slot that no other zone has',
    sources: [ZONE_IDS],
    example: { before: "'usw2-lax1-az1'", after: "{ id: 'usw2-lax1-az1', slot: 8 }" },
    at: ZONES,
    check: ofText((_, { path, input }) => {
      const zone = written(path, input);
      if (zone?.parsed === undefined || slotOf(zone) !== undefined) return undefined;
      return { message: 'its slot', suggestion: `{ id: '${zone.id}', slot: ${freeSlot(input)} }` };
    }),
  }),
  valueRule({
    id: 'NET015',
    severity: 'error',
    title: 'Fewer than two availability zones',
    why: 'EKS puts the control plane into at least two zones and refuses to create the cluster otherwise. Local and Wavelength Zones do not count.',
    fix: 'name at least two availability zones; three outlive the loss of one with less spare capacity',
    sources: [REQUIREMENTS],
    failureModes: ['E05'],
    example: { before: "zones: ['apne1-az1']", after: "zones: ['apne1-az1', 'apne1-az2', 'apne1-az4']" },
    at: ['network.zones', 'network.nodeSubnets'],
    check: (value, { input }) => {
      const region = regionOf(input);
      if (region === undefined) return undefined;
      const named = isOwnNetwork(input) ? zonesOf(input).map(({ id }) => id) : Object.keys(Object(value));
      const parsed = named.map((zone) => parseZone(zone, region));
      // What cannot be read, is misspelt or there twice may be meant as the second zone; other rules speak about it.
      if (named.length < Object.keys(Object(value)).length || parsed.some(({ valid }) => !valid)) return undefined;
      if (new Set(named).size < named.length) return undefined;
      const available = new Set(
        parsed.flatMap((zone) => (zone.valid && zone.zone.kind === 'availability-zone' ? [zone.zone.zone] : [])),
      );
      return available.size >= 2 ? undefined : { message: `at least two availability zones of ${region}` };
    },
  }),
  valueRule({
    id: 'NET016',
    severity: 'error',
    title: 'A key that cannot be part of a Terraform address',
    why: 'Terraform takes ASCII letters, digits, `_` and `-` in addresses, and no digit at the beginning.',
    fix: "write a key like 'apne1-az1'",
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers', date }],
    example: { before: "{ id: 'apne1-az1', key: '1.a' }", after: "{ id: 'apne1-az1', key: 'a' }" },
    at: ['network.zones.*.key'],
    check: ofText((key) =>
      /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)
        ? undefined
        : { message: "ASCII letters, digits, '_' and '-', beginning with a letter" },
    ),
  }),
  valueRule({
    id: 'NET017',
    severity: 'warning',
    title: 'A zone in which Auto Mode starts no nodes',
    why: 'Auto Mode is documented for availability zones and Local Zones. A Wavelength Zone gets a node subnet that only other machines use. In a dual-stack network Local and Wavelength Zones get IPv4 only, since the IPv6 range belongs to the region; nodes of the IPv6 cluster cannot live there.',
    fix: 'remove the zone, or acknowledge this rule when something else uses it',
    sources: [LOCAL_ZONES, REQUIREMENTS],
    failureModes: ['E18'],
    example: {
      before: "zones: ['use1-az1', 'use1-az2', { id: 'use1-wl1-bos-wlz1', slot: 8 }]",
      after: "zones: ['use1-az1', 'use1-az2']",
    },
    at: ZONES,
    check: ofText((_, { path, input }) => {
      const kind = written(path, input)?.parsed?.kind;
      if (kind === 'wavelength-zone') return { message: 'Auto Mode is not documented for Wavelength Zones' };
      return kind === 'local-zone' && valueAt(input, ['network', 'ipv6']) === true
        ? { message: 'its subnets have no IPv6 addresses, which nodes of an IPv6 cluster need' }
        : undefined;
    }),
  }),
];

/** The highest slot of the default plan that nobody has: far from the numbers that availability zones bring with them. */
function freeSlot(input: unknown): number {
  const taken = new Set(zonesOf(input).map(slotOf));
  return [8, 7, 6, 5, 4, 3, 2, 1].find((slot) => !taken.has(slot)) ?? 9;
}
