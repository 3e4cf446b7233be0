import { isRegionShaped, knownRegions, zoneIdPrefix } from '../aws/regions';
import type { ZoneKind } from './network';

export interface ParsedZone {
  /** As written. */
  readonly zone: string;
  readonly notation: 'id' | 'name';
  readonly kind: ZoneKind;
  /**
   * The number in the id, or the letter in the name (a = 1): its place in the address plan. Undefined for Local and
   * Wavelength Zones, whose numbers start anew in every city.
   */
  readonly naturalSlot: number | undefined;
}

export type ZoneProblem =
  /** Neither a zone id nor a zone name; `example` is a sound one of the region. */
  | { readonly kind: 'not-a-zone'; readonly example: string }
  /** A zone, but of another region. */
  | { readonly kind: 'other-region'; readonly region: string; readonly example: string };

export type ZoneResult =
  { readonly valid: true; readonly zone: ParsedZone } | { readonly valid: false; readonly problem: ZoneProblem };

/** What comes behind the region or its prefix; https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html */
const FORMS: readonly { readonly notation: 'id' | 'name'; readonly kind: ZoneKind; readonly pattern: RegExp }[] = [
  { notation: 'id', kind: 'availability-zone', pattern: /^-az([1-9]\d?)$/ },
  { notation: 'id', kind: 'local-zone', pattern: /^-[a-z]{3}\d+-az[1-9]\d?$/ },
  { notation: 'id', kind: 'wavelength-zone', pattern: /^-wl\d+-[a-z]{3}\d*-wlz\d+$/ },
  { notation: 'name', kind: 'availability-zone', pattern: /^([a-z])$/ },
  { notation: 'name', kind: 'local-zone', pattern: /^-[a-z]{3}-\d+[a-z]$/ },
  { notation: 'name', kind: 'wavelength-zone', pattern: /^-wl\d+-[a-z]{3}\d*-wlz-\d+$/ },
];

function matchForm(zone: string, notation: 'id' | 'name', beginning: string): ParsedZone | undefined {
  if (!zone.startsWith(beginning)) {
    return undefined;
  }
  for (const form of FORMS) {
    const match = form.notation === notation ? form.pattern.exec(zone.slice(beginning.length)) : null;
    if (match !== null) {
      return { zone, notation, kind: form.kind, naturalSlot: slotOf(notation, match[1]) };
    }
  }
  return undefined;
}

function slotOf(notation: 'id' | 'name', captured: string | undefined): number | undefined {
  if (captured === undefined) {
    return undefined;
  }
  return notation === 'id' ? Number(captured) : captured.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
}

/** What comes before the first form: `apne1` in `apne1-az1`, `ap-northeast-1` in `ap-northeast-1-tpe-1a`. */
const idBeginning = (zone: string): string => /^[a-z]+\d/.exec(zone)?.[0] ?? '';
const nameBeginning = (zone: string): string => /^[a-z]+(-[a-z]+)+-\d+/.exec(zone)?.[0] ?? '';

/** The region of a zone id or name, when it is known. */
export function regionOfZone(zone: string): string | undefined {
  for (const { name, zoneIdPrefix: prefix } of knownRegions.values()) {
    if (matchForm(zone, 'name', name) ?? (prefix === undefined ? undefined : matchForm(zone, 'id', prefix))) {
      return name;
    }
  }
  return undefined;
}

/** Reads a zone id (`apne1-az1`) or zone name (`ap-northeast-1a`) of a region; Local and Wavelength Zones too. */
export function parseZone(zone: string, region: string): ZoneResult {
  const prefix = zoneIdPrefix(region);
  const example = prefix === undefined ? `${region}a` : `${prefix}-az1`;
  const parsed = matchForm(zone, 'name', region) ?? (prefix === undefined ? undefined : matchForm(zone, 'id', prefix));
  if (parsed !== undefined) {
    return { valid: true, zone: parsed };
  }
  const other = regionOfZone(zone);
  if (other !== undefined) {
    return { valid: false, problem: { kind: 'other-region', region: other, example } };
  }
  const otherName = nameBeginning(zone);
  if (isRegionShaped(otherName) && matchForm(zone, 'name', otherName) !== undefined) {
    return { valid: false, problem: { kind: 'other-region', region: otherName, example } };
  }
  // The zone ids of this region are not public: any sound one that belongs to no other region is taken.
  const unknown = prefix === undefined ? matchForm(zone, 'id', idBeginning(zone)) : undefined;
  return unknown === undefined ? { valid: false, problem: { kind: 'not-a-zone', example } } : { valid: true, zone: unknown };
}
