import { literalText, writtenAt } from '../../terraform/block';
import type { Located } from '../../terraform/stack-json';
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
    const terraform: Located = { value: stack.json['terraform'] ?? null, path: [stack.name, 'terraform'] };
    for (const s3 of writtenAt(terraform, 'backend.s3')) {
      const written = MEMBERS.map(([name]) => [name, writtenAt(s3, name)[0]] as const);
      const state = Object.fromEntries(written.map(([name, at]) => [name, literalText(at?.value)]));
      for (const [index, [name, id, fix]] of MEMBERS.entries()) {
        const at = written[index]?.[1];
        // Which names of buckets there are depends on the region, which may stand in the environment.
        if (at === undefined || (name === 'bucket' && state['region'] === undefined)) continue;
        const rule = ruleOf(id) as ValueRule;
        for (const problem of valueProblems(rule.check(state[name], { ...context, path: at.path, input: { state } }))) {
          const words = { received: `'${state[name] ?? ''}'`, ...problem, ...(fix !== undefined && { fix }) };
          yield { rule, problem: { ...words, path: at.path } };
        }
      }
    }
  }
}
