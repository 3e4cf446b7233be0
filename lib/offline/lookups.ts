import { elements } from '../terraform/addresses';
import { type Json, objects, type StackJson } from '../terraform/stack-json';
import { FACTS } from '../terraform/facts';

/**
 * Names of stacks that make what this one looks up by a literal name (`data.aws_eks_cluster` finds the cluster stack), or the
 * cluster that something of this one names.
 */
export function lookedUpStacks(stack: StackJson, others: ReadonlyMap<string, StackJson>): readonly string[] {
  const lookups = elements(stack).flatMap(({ kind, type = '', body }) => {
    const finds = kind === 'data' ? FACTS[type.split('_')[0] ?? '']?.dataSources[type]?.finds : namesOfClusters(kind, type);
    if (finds === undefined) return [];
    return objects(body).map((element) => ({
      type: finds.type,
      values: Object.entries(finds.by).map(([ours, theirs]): [string, Json] => [theirs, element[ours] ?? null]),
    }));
  });
  return [...others].filter(([, other]) => lookups.some(({ type, values }) => makes(other, type, values))).map(([name]) => name);
}

/** Add-ons, access entries and the like: EKS refuses them before there is the cluster. */
const namesOfClusters = (kind: string, type: string) =>
  kind === 'resource' && type.startsWith('aws_eks_') ? { type: 'aws_eks_cluster', by: { cluster_name: 'name' } } : undefined;

const makes = (stack: StackJson, type: string, values: readonly [string, Json][]): boolean =>
  elements(stack).some(
    (element) =>
      element.kind === 'resource' &&
      element.type === type &&
      objects(element.body).some((body) => values.every(([name, value]) => isLiteral(value) && body[name] === value)),
  );

const isLiteral = (value: Json): boolean => typeof value === 'string' && !value.includes('${');
