import { inspect } from 'node:util';
import { formatPath, valueAt, type InputPath } from './input-path';
import type { Finding } from './finding';
import {
  type AnyRelationRule,
  type Problem,
  type Rule,
  type RuleContext,
  type SubjectName,
  type Subjects,
  type ValueRule,
  valueProblems,
} from './rule';

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
  const path = placeOf([...at, ...problem.path], problem.member, input);
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

/** The place of a member is looked up where it is written; without that it is the list. */
function placeOf(path: InputPath, member: string | undefined, input: unknown): InputPath {
  const list = member === undefined ? undefined : valueAt(input, path);
  const index = Array.isArray(list) ? list.indexOf(member) : -1;
  return index < 0 ? path : [...path, index];
}

/** A value that a person wrote, and where. */
interface Written {
  readonly path: InputPath;
  readonly value: unknown;
}

/** Patterns by their parts, so that one walk of an input finds the values of all of them. */
interface PatternTree {
  /** What ends here. */
  pattern?: string;
  readonly members: Map<string, PatternTree>;
}

function patternTree(patterns: Iterable<string>): PatternTree {
  const root: PatternTree = { members: new Map() };
  for (const pattern of patterns) {
    let tree = root;
    for (const part of pattern.split('.')) {
      const member = tree.members.get(part) ?? { members: new Map() };
      tree.members.set(part, member);
      tree = member;
    }
    tree.pattern = pattern;
  }
  return root;
}

const trees = new WeakMap<readonly ValueRule[], PatternTree>();

function treeOf(rules: readonly ValueRule[]): PatternTree {
  const tree = trees.get(rules) ?? patternTree(rules.flatMap(({ at }) => at));
  trees.set(rules, tree);
  return tree;
}

/** Every value of `input` that a pattern with `*` names, by pattern. */
function valuesByPattern(input: unknown, root: PatternTree): ReadonlyMap<string, readonly Written[]> {
  const found = new Map<string, Written[]>();
  const visit = ({ pattern, members }: PatternTree, path: InputPath, value: unknown): void => {
    if (value === undefined) return;
    if (pattern !== undefined) {
      const known = found.get(pattern);
      if (known === undefined) found.set(pattern, [{ path, value }]);
      else known.push({ path, value });
    }
    for (const [part, tree] of members) {
      if (part !== '*') visit(tree, [...path, part], valueAt(value, [part]));
      else for (const [key, member] of membersOf(value)) visit(tree, [...path, key], member);
    }
  };
  visit(root, [], input);
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
  const written = valuesByPattern(input, treeOf(rules));
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const pattern of rule.at) {
      for (const { path, value } of written.get(pattern) ?? []) {
        if (skip(path)) continue;
        for (const { below = [], ...problem } of valueProblems(rule.check(value, { today, path, input }))) {
          const at = [...path, ...below];
          if (!skip(at)) findings.push(finding(rule, { ...problem, path: at }, reporter));
        }
      }
    }
  }
  return findings;
}

const subjects = new WeakMap<readonly AnyRelationRule[], ReadonlyMap<SubjectName, readonly AnyRelationRule[]>>();

function rulesAbout(name: SubjectName, rules: readonly AnyRelationRule[]): readonly AnyRelationRule[] {
  const known = subjects.get(rules) ?? bySubject(rules);
  subjects.set(rules, known);
  return known.get(name) ?? [];
}

function bySubject(rules: readonly AnyRelationRule[]): ReadonlyMap<SubjectName, readonly AnyRelationRule[]> {
  const names = new Set(rules.map(({ subject }) => subject));
  return new Map([...names].map((name) => [name, rules.filter(({ subject }) => subject === name)]));
}

/** Relation rules of one subject. */
export function runRelationRules<Name extends SubjectName>(
  rules: readonly AnyRelationRule[],
  name: Name,
  subject: Subjects[Name],
  context: RuleContext & Reporter,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rulesAbout(name, rules)) {
    // Each check is paired with its own subject, which the union type cannot express.
    const check = rule.check as (subject: Subjects[Name], context: RuleContext) => Iterable<Problem>;
    for (const problem of check(subject, context)) findings.push(finding(rule, problem, context));
  }
  return findings;
}

/** Two findings of one rule at one place are one finding. */
export function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, environment, path, message }) => {
    const key = [rule, environment, formatPath(path), message].join('\n');
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
