import { datedTables, OLD_AFTER_DAYS, oldTables } from '../../lib/aws/dated-tables';

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
