import { inspect } from 'node:util';
import { formatPath, valueAt, type InputPath } from './input-path';
import type { Finding } from './finding';
import type { AnyRelationRule, Problem, Rule, RuleContext, SubjectName, Subjects, ValueRule } from './rule';

/** Where the problems of a subject lie: `['network']`, or `['podIdentities', 'api']`. */
export interface Reporter {
  /** Name of the environment, or path of the construct. */
  readonly environment: string | undefined;
  /** Prefix of the problems' paths. */
  readonly at: InputPath;
  /** What a person wrote, to print what was received. */
  readonly input: unknown;
}

/** A value as a person would recognise it, on one line. */
export function printed(value: unknown): string {
  return inspect(value, { breakLength: Infinity, depth: 2, maxArrayLength: 6, maxStringLength: 120, compact: true });
}

function finding(rule: Rule, problem: Problem, { environment, at, input }: Reporter): Finding {
  const path = [...at, ...problem.path];
  const value = valueAt(input, path);
  return {
    rule: rule.id,
    severity: rule.severity,
    environment,
    path,
    received: problem.received ?? (value === undefined ? undefined : printed(value)),
    message: problem.message,
    fix: problem.fix ?? rule.fix,
    suggestion: problem.suggestion,
  };
}

/** A value that a person wrote, and where. */
interface Written {
  readonly path: InputPath;
  readonly value: unknown;
}

/** Every value of `input` that a pattern with `*` names. */
function valuesOf(input: unknown, pattern: string): readonly Written[] {
  const parts = pattern.split('.');
  const found: Written[] = [];
  const walk = (path: InputPath, value: unknown): void => {
    const part = parts[path.length];
    // Most patterns lead to what nobody wrote.
    if (value === undefined) return;
    if (part === undefined) {
      found.push({ path, value });
    } else if (part === '*') {
      for (const [key, member] of membersOf(value)) walk([...path, key], member);
    } else {
      walk([...path, part], valueAt(value, [part]));
    }
  };
  walk([], input);
  return found;
}

function membersOf(value: unknown): Iterable<readonly [string | number, unknown]> {
  if (Array.isArray(value)) return (value as readonly unknown[]).entries();
  return value === null || typeof value !== 'object' ? [] : Object.entries(value);
}

/** Value rules over what a person wrote; `skip` names paths about which something has been said already. */
export function runValueRules(
  rules: readonly ValueRule[],
  input: unknown,
  context: RuleContext & { readonly environment: string | undefined; readonly skip: (path: InputPath) => boolean },
): readonly Finding[] {
  const { today, environment, skip } = context;
  const reporter: Reporter = { environment, at: [], input };
  // Many rules look at the same places.
  const known = new Map<string, readonly Written[]>();
  const written = (pattern: string): readonly Written[] => {
    const values = known.get(pattern) ?? valuesOf(input, pattern).filter(({ path }) => !skip(path));
    known.set(pattern, values);
    return values;
  };
  return rules.flatMap((rule) =>
    rule.at.flatMap(written).flatMap(({ path, value }) => {
      const problem = rule.check(value, { today, path, input });
      return problem === undefined ? [] : [finding(rule, { path, ...problem }, reporter)];
    }),
  );
}

/** Relation rules of one subject. */
export function runRelationRules<Name extends SubjectName>(
  rules: readonly AnyRelationRule[],
  name: Name,
  subject: Subjects[Name],
  context: RuleContext & Reporter,
): readonly Finding[] {
  return rules
    .filter((rule) => rule.subject === name)
    .flatMap((rule) =>
      // The filter above pairs the check with its own subject, which the union type cannot express.
      [...(rule.check as (subject: Subjects[Name], context: RuleContext) => Iterable<Problem>)(subject, context)].map((problem) =>
        finding(rule, problem, context),
      ),
    );
}

/** Two findings of one rule at one place are one finding. */
export function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, environment, path, message }) => {
    const key = [rule, environment, formatPath(path), message].join('\n');
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
