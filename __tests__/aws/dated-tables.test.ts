import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { datedTables, OLD_AFTER_DAYS, oldTables } from '../../lib/aws/dated-tables';

/** Sources that no row of the tables needs, and why. */
const OTHERS: Readonly<Record<string, string>> = {
  communityAddonsSource: 'rows of the table of add-ons, read with it',
  serviceFeaturesSource: 'rows of the table of features, read with it',
  endpointNamesSource: 'how endpoints are named, which does not change',
  iamActionsSource: 'a package of others, newer with every install',
  logRetentionSource: 'the values of an enumeration of the API',
  commonManagedPoliciesSource: 'rows of the table of managed policies, read with it',
  nodeLabelSource: 'the same page as the instance families',
  listenerAttributesSource: 'read with those of load balancers',
  referenceKindsSource: 'what arguments of resources mean, which goes with the provider',
  conditionOperatorsSource: 'the grammar of policies',
  kubeletSource: 'what a kubelet lets itself be labelled with, which Kubernetes promises',
  kubernetesKindsSource: 'only what is nearly one of these kinds is refused, so that a new kind is not',
  autoModeKindsSource: 'the same of Auto Mode',
  removedKindsSource: 'what Kubernetes has taken away does not come back',
  nodeClassMembersSource: 'only what is nearly one of these members is told, and what was never one',
  nodePoolMembersSource: 'only what is nearly one of these members is told',
  ingressClassParamsMembersSource: 'only what is nearly one of these members is told',
};

const LIB_AWS = join(__dirname, '../../lib/aws');

const table = (date: string) => ({ name: 'a', source: { url: 'https://example.com', date } });

describe('tables that AWS may have overtaken', () => {
  test.each<[string, string, boolean]>([
    ['2026-11-21', '2026-11-21', false],
    ['2026-11-21', '2027-02-19', false],
    ['2026-11-21', '2027-02-20', true],
    ['2026-11-21', '2028-01-01', true],
  ])('read on %s, on %s it is old: %s', (read, today, old) => {
    expect(oldTables(today, [table(read)])).toHaveLength(old ? 1 : 0);
  });

  test('have names, sources and days, and none is in the future of its source', () => {
    expect(new Set(datedTables.map(({ name }) => name)).size).toBe(datedTables.length);
    for (const { source } of datedTables) {
      expect(URL.canParse(source.url)).toBe(true);
      expect(source.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  test('are all tables of lib/aws, but those that have a reason not to be', () => {
    const dates = new Set(datedTables.map(({ source }) => JSON.stringify(source)));
    const missing = readdirSync(LIB_AWS)
      .flatMap((file) => Object.entries(jest.requireActual<Readonly<Record<string, unknown>>>(join(LIB_AWS, file))))
      .filter(([name, source]) => name.endsWith('Source') && !dates.has(JSON.stringify(source)))
      .map(([name]) => name);
    expect(missing.filter((name) => OTHERS[name] === undefined)).toEqual([]);
    expect(datedTables.map(({ name }) => name)).toContain('quotas');
  });

  test('none is old on the day of the newest one', () => {
    const newest =
      datedTables
        .map(({ source }) => source.date)
        .toSorted()
        .at(-1) ?? '';
    expect(oldTables(newest).map(({ name }) => name)).toEqual([]);
    expect(OLD_AFTER_DAYS).toBe(90);
  });
});
