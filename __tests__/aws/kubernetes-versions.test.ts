import {
  compareVersions,
  daysLeft,
  isMinorVersion,
  kubernetesVersions,
  supportStatus,
  versionsInStandardSupport,
} from '../../lib/aws/kubernetes-versions';

const TODAY = '2026-11-21';

test.each([
  ['1.37', TODAY, 'standard'],
  ['1.34', TODAY, 'standard'],
  ['1.33', TODAY, 'extended'],
  ['1.31', TODAY, 'extended'],
  ['1.30', TODAY, 'ended'],
  ['1.28', TODAY, 'ended'],
  ['1.38', TODAY, 'unknown'],
  ['latest', TODAY, 'unknown'],
  // the last day counts
  ['1.34', '2026-12-02', 'standard'],
  ['1.34', '2026-12-03', 'extended'],
  ['1.34', '2027-12-02', 'extended'],
  ['1.34', '2027-12-03', 'ended'],
  ['1.37', '2026-09-30', 'unreleased'],
])('%s on %s: %s', (version, day, status) => {
  expect(supportStatus(version, day)).toBe(status);
});

test('versions in standard support are told in order', () => {
  expect(versionsInStandardSupport(TODAY)).toEqual(['1.34', '1.35', '1.36', '1.37']);
  expect(versionsInStandardSupport('2026-12-03')).toEqual(['1.35', '1.36', '1.37']);
});

test.each([
  ['1.34', 11, 376],
  ['1.31', -360, 5],
])('%s has %d days of standard and %d of extended support left', (version, standard, extended) => {
  expect(daysLeft(version, TODAY)).toEqual({ standard, extended });
});

test('nobody knows the days of a version that is not in the table', () => {
  expect(daysLeft('1.99', TODAY)).toBeUndefined();
});

test('the calendar is in order, and each support lasts as EKS promises: 14 months, then 12', () => {
  const sorted = [...kubernetesVersions].sort((one, other) => compareVersions(one.version, other.version));
  expect(kubernetesVersions).toEqual(sorted);
  for (const { releasedOn, standardSupportUntil, extendedSupportUntil } of kubernetesVersions) {
    const months = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / (30.44 * 24 * 60 * 60 * 1000);
    expect(months(releasedOn, standardSupportUntil)).toBeCloseTo(14, 0);
    expect(months(standardSupportUntil, extendedSupportUntil)).toBeCloseTo(12, 0);
  }
});

test.each([
  ['1.36', true],
  ['1.9', true],
  ['1.036', false],
  ['1.36.2', false],
  ['v1.36', false],
  ['2.0', false],
  ['', false],
])('%p is a minor version: %s', (text, expected) => {
  expect(isMinorVersion(text)).toBe(expected);
});

test('1.9 is older than 1.30', () => {
  expect(compareVersions('1.9', '1.30')).toBeLessThan(0);
  expect(compareVersions('1.30', '1.30')).toBe(0);
});
