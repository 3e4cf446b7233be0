import { isRegionShaped } from '../aws/regions';
import { addressPlan } from '../model/address-plan';
import type { AddressPlanProblem } from '../model/address-plan-problem';
import type { SubnetPurpose, Zone } from '../model/network';
import { isReference } from '../model/reference';
import { parseZone, type ParsedZone } from '../model/zone';
import { valueAt, type InputPath } from './input-path';

/** A zone as it was written, with the place where it was. */
export interface WrittenZone {
  readonly path: InputPath;
  readonly id: string;
  readonly slot: number | undefined;
  readonly key: string | undefined;
  readonly cidrs: Readonly<Partial<Record<SubnetPurpose, string>>>;
  /** Undefined when it is no zone of the region, or when the region is not known. */
  readonly parsed: ParsedZone | undefined;
}

/**
 * Value rules run on what a person wrote, before it is known to have the right shape: everything here is read with
 * care, and what has the wrong type counts as not written.
 */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && !isReference(value) ? value : undefined);
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Many rules ask the same of one input, and an input does not change. */
function oncePerInput<T>(read: (input: object) => readonly T[]): (input: unknown) => readonly T[] {
  const answers = new WeakMap<object, readonly T[]>();
  return (input) => {
    if (input === null || typeof input !== 'object') return [];
    const answer = answers.get(input) ?? read(input);
    answers.set(input, answer);
    return answer;
  };
}

/** Text at a path, unless it is missing, of another type or a reference. */
export const textAt = (input: unknown, ...path: InputPath): string | undefined => textOf(valueAt(input, path));

/** Undefined when it is no region: what is said about zones then would only follow from that. */
export function regionOf(input: unknown): string | undefined {
  const region = textAt(input, 'region');
  return region !== undefined && isRegionShaped(region) ? region : undefined;
}

/** False where a zone has no text to read. */
export const hasAllZones = (input: unknown): boolean =>
  zonesOf(input).length === Object.keys(Object(valueAt(input, ['network', 'zones']))).length;

/** True when this project makes the network. */
export const isOwnNetwork = (input: unknown): boolean =>
  valueAt(input, ['network', 'vpcId']) === undefined && valueAt(input, ['network', 'cidr']) !== undefined;

/** False only when it was written. */
export const hasInternetAccess = (input: unknown): boolean => valueAt(input, ['network', 'internetAccess']) !== false;

export const podCidrsOf = (input: unknown): readonly string[] => textsOf(valueAt(input, ['network', 'podCidrs']));

export function natKindOf(input: unknown): string | undefined {
  const written = valueAt(input, ['network', 'natGateways']);
  return textOf(written) ?? textAt(input, 'network', 'natGateways', 'kind');
}

function readZones(input: object): readonly WrittenZone[] {
  const written = valueAt(input, ['network', 'zones']);
  const region = regionOf(input);
  if (!Array.isArray(written)) return [];
  return written.flatMap((value: unknown, index): WrittenZone[] => {
    const path = ['network', 'zones', index];
    const id = textOf(value) ?? textAt(value, 'id');
    if (id === undefined) return [];
    const parsed = region === undefined ? undefined : parseZone(id, region);
    const cidrs = (['public', 'node', 'pod', 'controlPlane'] as const).flatMap((purpose) => {
      const cidr = textAt(value, 'cidrs', purpose);
      return cidr === undefined ? [] : [[purpose, cidr] as const];
    });
    return [
      {
        path: typeof value === 'string' ? path : [...path, 'id'],
        id,
        slot: numberOf(valueAt(value, ['slot'])) ?? numberOf(valueAt(input, ['network', 'slots', id])),
        key: textAt(value, 'key'),
        cidrs: Object.fromEntries(cidrs),
        parsed: parsed?.valid === true ? parsed.zone : undefined,
      },
    ];
  });
}

/** The zones of a network that this project makes, as they were written. */
export const zonesOf = oncePerInput(readZones);

export const availabilityZoneNames = (input: unknown): readonly string[] =>
  zonesOf(input).flatMap(({ id, parsed }) => (parsed?.kind === 'availability-zone' ? [id] : []));

/** The zone's place in the address plan; undefined where it has to be written and is not. */
export const slotOf = ({ slot, parsed }: WrittenZone): number | undefined => slot ?? parsed?.naturalSlot;

/** Zones that the cluster names; undefined when it takes all of the network. */
export function clusterZonesOf(input: unknown): readonly string[] | undefined {
  const written = valueAt(input, ['cluster', 'zones']);
  return Array.isArray(written) ? textsOf(written) : undefined;
}

/** False where something that the plan depends on has the wrong type: what would be said of the rest only follows from that. */
function isReadable(input: object): boolean {
  const all = (value: unknown, type: string): boolean =>
    value === undefined ||
    (value !== null &&
      typeof value === 'object' &&
      Object.values(value).every((one) => one === undefined || typeof one === type));
  const { zones, slots, subnetSizes, podCidrs } = Object(valueAt(input, ['network'])) as Readonly<Record<string, unknown>>;
  return (
    all(slots, 'number') &&
    all(subnetSizes, 'number') &&
    all(podCidrs, 'string') &&
    hasAllZones(input) &&
    Object.values(Object(zones) as object).every(
      (zone) => all(valueAt(zone, ['cidrs']), 'string') && ['number', 'undefined'].includes(typeof valueAt(zone, ['slot'])),
    )
  );
}

function computePlanProblems(input: object): readonly AddressPlanProblem[] {
  const cidr = textAt(input, 'network', 'cidr');
  if (cidr === undefined || !isOwnNetwork(input) || !isReadable(input)) return [];
  const podCidrs = podCidrsOf(input);
  const size = (purpose: SubnetPurpose): number | undefined => numberOf(valueAt(input, ['network', 'subnetSizes', purpose]));
  const zones = zonesOf(input).flatMap((written) => {
    const { id, parsed, cidrs } = written;
    const slot = slotOf(written);
    if (parsed === undefined || slot === undefined) return [];
    const zone: Zone = { zone: id, notation: parsed.notation, kind: parsed.kind, key: written.key ?? id, slot };
    return [{ zone, cidrs }];
  });
  return addressPlan({
    cidr,
    podCidrs,
    zones,
    purposes: [
      ...(hasInternetAccess(input) ? (['public'] as const) : []),
      'node',
      ...(podCidrs.length > 0 ? (['pod'] as const) : []),
      ...(valueAt(input, ['cluster', 'controlPlaneSubnets']) === 'dedicated' ? (['controlPlane'] as const) : []),
    ],
    sizes: {
      node: size('node'),
      public: size('public'),
      pod: size('pod'),
      controlPlane: size('controlPlane'),
      slotCount: numberOf(valueAt(input, ['network', 'subnetSizes', 'slotCount'])) ?? 8,
    },
    ipv6: false,
  }).problems;
}

/** What keeps the subnets of an own network from being placed; empty while there is too little to make a plan of. */
export const planProblems = oncePerInput(computePlanProblems);
