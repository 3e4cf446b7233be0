import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
export const kubernetesVersionsSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
  date: '2026-11-21',
};

/** A minor version on EKS. Days are `YYYY-MM-DD`; the last day counts as supported. */
export interface KubernetesVersion {
  readonly version: string;
  readonly releasedOn: string;
  readonly standardSupportUntil: string;
  readonly extendedSupportUntil: string;
  /** Days that follow from the rule of 14 and 12 months, or from one announcement, and were not read in AWS's calendar. */
  readonly unverified: readonly ('releasedOn' | 'standardSupportUntil' | 'extendedSupportUntil')[];
}

const entry = (
  version: string,
  releasedOn: string,
  standardSupportUntil: string,
  extendedSupportUntil: string,
  unverified: KubernetesVersion['unverified'] = [],
): KubernetesVersion => ({ version, releasedOn, standardSupportUntil, extendedSupportUntil, unverified });

/** Oldest first; versions before the first one that Auto Mode takes are left out. */
export const kubernetesVersions: readonly KubernetesVersion[] = [
  entry('1.29', '2024-01-23', '2025-03-23', '2026-03-23'),
  entry('1.30', '2024-05-23', '2025-07-23', '2026-07-23'),
  entry('1.31', '2024-09-26', '2025-11-26', '2026-11-26'),
  entry('1.32', '2025-01-23', '2026-03-23', '2027-03-23'),
  entry('1.33', '2025-05-29', '2026-07-29', '2027-07-29'),
  entry('1.34', '2025-10-02', '2026-12-02', '2027-12-02'),
  entry('1.35', '2026-01-27', '2027-03-27', '2028-03-27'),
  entry('1.36', '2026-06-02', '2027-08-02', '2028-08-02', ['releasedOn']),
  entry('1.37', '2026-10-01', '2027-12-01', '2028-12-01', ['releasedOn', 'standardSupportUntil', 'extendedSupportUntil']),
];

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-enable-existing.html */
export const autoModeMinimumVersion = '1.29';

/**
 * `ended`: EKS makes no new cluster and upgrades existing ones by itself. `unknown`: not in the table, so newer than it
 * or no version at all.
 */
export type SupportStatus = 'unreleased' | 'standard' | 'extended' | 'ended' | 'unknown';

export const findKubernetesVersion = (version: string): KubernetesVersion | undefined =>
  kubernetesVersions.find((known) => known.version === version);

/** Support of a version on a day (`YYYY-MM-DD`). Versions older than the table have ended. */
export function supportStatus(version: string, day: string): SupportStatus {
  const known = findKubernetesVersion(version);
  if (known === undefined) {
    return isMinorVersion(version) && compareVersions(version, autoModeMinimumVersion) < 0 ? 'ended' : 'unknown';
  }
  if (day < known.releasedOn) {
    return 'unreleased';
  }
  if (day <= known.standardSupportUntil) {
    return 'standard';
  }
  return day <= known.extendedSupportUntil ? 'extended' : 'ended';
}

/** Days until standard and extended support end; negative when they have ended. Undefined for a version not in the table. */
export function daysLeft(version: string, day: string): { readonly standard: number; readonly extended: number } | undefined {
  const known = findKubernetesVersion(version);
  return (
    known && {
      standard: daysBetween(day, known.standardSupportUntil),
      extended: daysBetween(day, known.extendedSupportUntil),
    }
  );
}

const DAY = 24 * 60 * 60 * 1000;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Oldest first. */
export const versionsInStandardSupport = (day: string): readonly string[] =>
  kubernetesVersions.filter(({ version }) => supportStatus(version, day) === 'standard').map(({ version }) => version);

/** `1.36`: what the configuration writes. */
export const isMinorVersion = (text: string): boolean => /^1\.(0|[1-9]\d{0,2})$/.test(text);

/** Negative when the first is older. For text that `isMinorVersion` accepts. */
export const compareVersions = (one: string, other: string): number => Number(one.split('.')[1]) - Number(other.split('.')[1]);
