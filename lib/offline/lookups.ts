import { elements } from '../terraform/addresses';
import { type Json, objects, type StackJson } from '../terraform/stack-json';
import { FACTS } from '../terraform/facts';

/** Names of stacks that make what this one looks up by a literal name; `data.aws_eks_cluster` finds the cluster stack. */
export function lookedUpStacks(stack: StackJson, others: ReadonlyMap<string, StackJson>): readonly string[] {
  const lookups = elements(stack).flatMap(({ kind, type = '', body }) => {
    const finds = kind === 'data' ? FACTS[type.split('_')[0] ?? '']?.dataSources[type]?.finds : undefined;
    if (finds === undefined) return [];
    return objects(body).map((data) => ({
      type: finds.type,
      values: Object.entries(finds.by).map(([ours, theirs]): [string, Json] => [theirs, data[ours] ?? null]),
    }));
  });
  return [...others].filter(([, other]) => lookups.some(({ type, values }) => makes(other, type, values))).map(([name]) => name);
}

const makes = (stack: StackJson, type: string, values: readonly [string, Json][]): boolean =>
  elements(stack).some(
    (element) =>
      element.kind === 'resource' &&
      element.type === type &&
      objects(element.body).some((body) => values.every(([name, value]) => isLiteral(value) && body[name] === value)),
  );

const isLiteral = (value: Json): boolean => typeof value === 'string' && !value.includes('${');
