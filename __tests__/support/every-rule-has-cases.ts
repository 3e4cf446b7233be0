import { type AnyRelationRule, type Problem, type Rule, type ValueRule, valueProblems } from '../../lib/rules/rule';

/** What a test file has seen of the rules of its family. */
interface Seen {
  readonly tripped: Set<string>;
  readonly passed: Set<string>;
}

/**
 * Belongs at the end of the tests of a family: watches every check of it while the tests above run, and fails when one
 * never found anything, or found something each time. `__tests__/rules/catalogue.test.ts` sees to it that every family
 * has such a line.
 *
 * @param kind where the rules of a family are tested in two files
 */
export function everyRuleHasCases(family: readonly Rule[], kind?: Rule['kind']): void {
  const rules = family.filter((rule) => kind === undefined || rule.kind === kind);
  const seen: Seen = { tripped: new Set(), passed: new Set() };
  for (const rule of rules) {
    if (rule.kind === 'value') watchValue(rule, seen);
    else watchRelation(rule, seen);
  }
  test('every rule has a case that trips it, and one that it passes', () => {
    const without = (those: ReadonlySet<string>): readonly string[] => rules.map(({ id }) => id).filter((id) => !those.has(id));
    expect({ neverTripped: without(seen.tripped), neverPassed: without(seen.passed) }).toEqual({
      neverTripped: [],
      neverPassed: [],
    });
  });
}

function watchValue(rule: ValueRule, seen: Seen): void {
  const { id, check } = rule;
  replace(rule, (...call: Parameters<ValueRule['check']>) => {
    const problem = check(...call);
    (valueProblems(problem).length === 0 ? seen.passed : seen.tripped).add(id);
    return problem;
  });
}

function watchRelation(rule: AnyRelationRule, seen: Seen): void {
  const { id } = rule;
  const check = rule.check as (...call: readonly unknown[]) => Iterable<Problem>;
  replace(rule, (...call: readonly unknown[]) => {
    const problems = [...check(...call)];
    (problems.length === 0 ? seen.passed : seen.tripped).add(id);
    return problems;
  });
}

const replace = (rule: Rule, check: unknown): void => void Object.assign(rule, { check });
