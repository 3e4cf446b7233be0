// Rejecting what AWS accepts is worse than missing a mistake: nothing here may be called an error.
import { guardStacks } from '../../lib/rules/engine-guards';
import { judgeJson } from '../../lib/rules/json';
import { knowledge, stacksOf } from '../support/json-stacks';
import { samples } from '../support/terraform-of-others/samples';

const OF_ANY_ORIGIN = ['literalTemplate', 'unresolvedToken', 'danglingReference', 'handOver', 'templateForAddress'] as const;

test.each(Object.entries(samples))('%s', (_, stack) => {
  const stacks = stacksOf(stack);
  const judged = judgeJson(stacks, { today: '2026-11-28', knowledge }).filter(({ rule }) => rule.severity === 'error');
  expect(judged.map(({ rule, path, problem }) => [rule.id, path.join('.'), problem.message])).toEqual([]);
  expect(guardStacks(stacks, { folders: [] }, OF_ANY_ORIGIN)).toEqual([]);
});
