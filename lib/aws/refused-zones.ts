import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
export const refusedZonesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  date: '2026-11-21',
};

/** Zones in which EKS refuses the control plane's subnets, by id. Their names differ by account. */
const REFUSED_ZONES: ReadonlySet<string> = new Set(['cac1-az3', 'use1-az3', 'usw1-az2']);

export const isRefusedZone = (zoneId: string): boolean => REFUSED_ZONES.has(zoneId);

/** The ids of a region's zones that EKS refuses; for a zone name nobody can tell. */
export const refusedZonesOf = (zoneIdPrefix: string): readonly string[] =>
  [...REFUSED_ZONES].filter((zone) => zone.startsWith(`${zoneIdPrefix}-`));
