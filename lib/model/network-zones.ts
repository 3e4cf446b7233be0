import type { AddressPlanZone } from './address-plan-input';
import type { SubnetPurpose, Zone } from './network';
import { parseZone } from './zone';

/** A zone as the configuration names it. */
export interface ZoneSettings {
  /** Zone id (`apne1-az1`) or zone name (`ap-northeast-1a`). */
  readonly id: string;
  /** From 1; undefined takes the number in the id or the letter of the name, which Local and Wavelength Zones have not. */
  readonly slot: number | undefined;
  /** What Terraform addresses say; undefined takes the id. */
  readonly key: string | undefined;
  /** CIDRs of one's own instead of computed ones. */
  readonly cidrs: Readonly<Partial<Record<SubnetPurpose, string | undefined>>>;
}

/** Zones with their place in the address plan, in order of their slots: the order in which they were written means nothing. */
export function networkZones(zones: readonly ZoneSettings[], region: string): readonly AddressPlanZone[] {
  return zones.map((settings) => addressPlanZone(settings, region)).sort((one, other) => one.zone.slot - other.zone.slot);
}

function addressPlanZone({ id, slot, key, cidrs }: ZoneSettings, region: string): AddressPlanZone {
  const parsed = parseZone(id, region);
  if (!parsed.valid) throw new Error(`'${id}' is not a zone of ${region}`);
  const { notation, kind, naturalSlot } = parsed.zone;
  const place = slot ?? naturalSlot;
  if (place === undefined) throw new Error(`'${id}' has no slot; Local and Wavelength Zones have to say theirs`);
  return { zone: { zone: id, notation, kind, key: key ?? id, slot: place }, cidrs };
}

/** The zone that a person means by its id, its name or its key. */
export const findZone = (zones: readonly Zone[], text: string): Zone | undefined =>
  zones.find(({ zone, key }) => zone === text || key === text);

/** Zones that can hold a NAT gateway, a load balancer or the control plane: not Local and Wavelength Zones. */
export const availabilityZones = (zones: readonly Zone[]): readonly Zone[] =>
  zones.filter(({ kind }) => kind === 'availability-zone');
