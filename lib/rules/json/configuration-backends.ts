import { literalText } from '../../terraform/block';
import { objects } from '../../terraform/stack-json';
import { type Rule, type RuleContext, type ValueRule, valueProblems } from '../rule';
import type { ConfigurationProblem } from './configuration';
import type { JsonProject } from './json-project';

/** What holds a value, and the rules of the configuration that know what it may be. */
const MEMBERS = [
  ['bucket', 'STA001', 'write the name of a bucket'],
  ['key', 'STA002', 'write names of folders and of the file with one slash between them and none at the ends'],
  ['region', 'STA005', undefined],
  ['kms_key_id', 'STA003', undefined],
] as const;

/** Rules of the configuration on states that stacks keep in S3. What is not literal is skipped. */
export function* backendProblems(
  project: JsonProject,
  ruleOf: (id: string) => Rule,
  context: RuleContext,
): Iterable<ConfigurationProblem> {
  for (const stack of project.stacks) {
    for (const backend of objects(stack.json['terraform']).flatMap(({ backend: block }) => objects(block))) {
      for (const s3 of objects(backend['s3'])) {
        const state = Object.fromEntries(MEMBERS.map(([name]) => [name, literalText(s3[name])]));
        for (const [name, id, fix] of MEMBERS) {
          // Which names there are depends on the region, which may stand in the environment.
          if (name === 'bucket' && state['region'] === undefined) continue;
          const rule = ruleOf(id) as ValueRule;
          for (const problem of valueProblems(rule.check(state[name], { ...context, path: [], input: { state } }))) {
            const path = [stack.name, 'terraform', 'backend', 's3', name];
            yield { rule, problem: { received: `'${state[name] ?? ''}'`, ...problem, path, ...(fix !== undefined && { fix }) } };
          }
        }
      }
    }
  }
}
