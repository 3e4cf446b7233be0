import { refusedZonesOf } from './refused-zones';
import { partitionOf, zoneIdPrefix } from './regions';
import type { Source } from './source';

/** Zone ids of every region. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
export const usualZonesSource: Source = {
  url: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
  date: '2026-11-21',
};

/** Numbers of the zones that new accounts have, where they are not 1, 2 and 3. */
const NUMBERS: ReadonlyMap<string, readonly number[]> = new Map([
  // az3 is open to accounts that have used it for long only.
  ['apne1', [1, 2, 4]],
  ['cac1', [1, 2, 3, 4]],
  // Published lists name these two. A third one (az4) has long been closed to new clusters: eksctl leaves it out.
  ['cnn1', [1, 2]],
  ['use1', [1, 2, 3, 4, 5, 6]],
  ['usw2', [1, 2, 3, 4]],
  ['apne2', [1, 2, 3, 4]],
]);

/**
 * Zones in which a cluster usually may be, in order: those that new accounts have, without those that EKS refuses. Which
 * zones an account really has, only AWS can tell: `aws ec2 describe-availability-zones`.
 *
 * @returns at most `count`; empty for a region whose zone ids are not public
 */
export function usualZones(region: string, count: number): readonly string[] {
  const prefix = zoneIdPrefix(region);
  if (prefix === undefined) return [];
  const refused = refusedZonesOf(prefix);
  const zones = (NUMBERS.get(prefix) ?? [1, 2, 3]).map((number) => `${prefix}-az${number}`);
  return zones.filter((zone) => !refused.includes(zone)).slice(0, count);
}

/** The highest number of a zone, where it is not 3. */
const HIGHEST: ReadonlyMap<string, number> = new Map([
  ['apne1', 4],
  ['apne2', 4],
  ['cac1', 4],
  ['use1', 6],
  ['usw2', 4],
]);

/**
 * How many availability zones a region is known to have: their ids end in 1 up to this, also those that only old accounts have, and no
 * account has more letters. Undefined outside of the public list.
 */
export function zonesKnownOf(region: string): number | undefined {
  const prefix = zoneIdPrefix(region);
  return prefix === undefined || partitionOf(region).partition !== 'aws' ? undefined : (HIGHEST.get(prefix) ?? 3);
}
