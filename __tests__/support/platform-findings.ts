import { formatPath } from '../../lib/rules/input-path';
import type { Platform } from '../../lib/model/platform';
import type { AnyRelationRule, Rule } from '../../lib/rules/rule';
import { runRelationRules } from '../../lib/rules/run';

/** `NPL003 nodePools.general.expireAfter → 504h` for each finding; the part behind the arrow is the suggestion. */
export function platformFindings(rules: readonly Rule[], platform: Platform): readonly string[] {
  const relations = rules.filter((rule): rule is AnyRelationRule => rule.kind === 'relation');
  return runRelationRules(relations, 'platform', platform, {
    today: '2026-11-21',
    environment: 'production',
    at: [],
    input: undefined,
  }).map(({ rule, path, suggestion }) => `${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`);
}

/** One test for each row; the first member of a row is its name. Rows may be of different lengths. */
export function testEach<Row extends readonly [string, ...unknown[]]>(rows: readonly Row[], run: (row: Row) => void): void {
  for (const row of rows) {
    test(row[0], () => {
      run(row);
    });
  }
}
