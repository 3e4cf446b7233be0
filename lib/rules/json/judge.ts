import { formatJsonPath, type JsonPath } from '../../terraform/stack-json';
import type { AnyRelationRule, Problem, RelationRule, RuleContext, Severity } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { configurationProblems } from './configuration';
import { JsonProject, type ProviderKnowledge } from './json-project';
import { jsonRules } from './rules';

/** What a rule says about a stack. */
export interface StackFinding {
  readonly rule: Pick<AnyRelationRule, 'id' | 'severity' | 'fix'>;
  readonly stack: string;
  /** In the JSON of the stack. */
  readonly path: JsonPath;
  readonly problem: Omit<Problem, 'path'>;
}

export interface JudgeOptions extends RuleContext {
  /** Only rules of this severity: warnings about our own output are said by rules of the configuration. */
  readonly only?: Severity;
  readonly knowledge?: ProviderKnowledge | undefined;
}

/** Everything that rules on JSON say about stacks, rule by rule. */
export function judgeJson(
  stacks: readonly SynthesizedStack[],
  { only, knowledge, ...context }: JudgeOptions,
): readonly StackFinding[] {
  const project = new JsonProject(stacks, knowledge);
  const wanted = jsonRules.filter(({ severity }) => only === undefined || severity === only);
  const found = wanted.flatMap((rule) =>
    [...(rule as RelationRule<'json'>).check(project, context)].map((problem) => located(rule, problem)),
  );
  if (only !== undefined) return saidOnce(found);
  return saidOnce([...found, ...[...configurationProblems(project, context)].map(({ rule, problem }) => located(rule, problem))]);
}

/** A value that the argument never takes has no further faults. */
function saidOnce(findings: readonly StackFinding[]): readonly StackFinding[] {
  const placeOf = ({ stack, path }: StackFinding): string => formatJsonPath([stack, ...path]);
  const refused = new Map(findings.filter(({ rule }) => rule.id === 'JSN002').map((finding) => [placeOf(finding), finding]));
  if (refused.size === 0) return findings;
  return findings.filter((finding) => (refused.get(placeOf(finding)) ?? finding) === finding);
}

function located(rule: StackFinding['rule'], { path: [stack, ...path], ...problem }: Problem): StackFinding {
  return { rule, stack: String(stack), path, problem };
}
