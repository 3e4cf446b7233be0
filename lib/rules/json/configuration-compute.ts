import { literalText } from '../../terraform/block';
import { isObject, type JsonPath } from '../../terraform/stack-json';
import { type Problem, type Rule, type RuleContext, type ValueRule, valueProblems } from '../rule';
import type { ConfigurationProblem } from './configuration';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, textOf, valueOf, valuesOf } from './json-project';

/** Rules of the configuration on node groups and Fargate profiles of a stack. What is not literal is skipped. */
export function* computeProblems(
  project: JsonProject,
  ruleOf: (id: string) => Rule,
  context: RuleContext,
): Iterable<ConfigurationProblem> {
  const groups = project.resources('aws_eks_node_group').filter(({ repeated }) => !repeated);
  const profiles = project.resources('aws_eks_fargate_profile').filter(({ repeated }) => !repeated);

  const byValue = function* (
    id: string,
    block: Block,
    value: unknown,
    path: JsonPath,
    at: JsonPath,
  ): Iterable<ConfigurationProblem> {
    const rule = ruleOf(id) as ValueRule;
    for (const problem of valueProblems(rule.check(value, { ...context, path, input: undefined }))) {
      yield { rule, problem: problemAt(block, at, problem) };
    }
  };
  /** Only what the rule looks at is there. */
  const byCluster = function* (
    id: string,
    block: Block,
    cluster: object,
    at: (problem: Problem) => JsonPath,
  ): Iterable<ConfigurationProblem> {
    const rule = ruleOf(id) as Rule & { readonly check: (subject: object, context: RuleContext) => Iterable<Problem> };
    for (const problem of rule.check(cluster, context)) yield { rule, problem: problemAt(block, at(problem), problem) };
  };

  for (const group of groups) {
    const size = sizeOf(group);
    if (size !== undefined) yield* byValue('CMP020', group, size, [], placeOf(group, 'scaling_config'));
    for (const { value, path } of valuesOf(group, 'labels')) {
      for (const [key, text] of isObject(value) ? Object.entries(value) : []) {
        yield* byValue('CMP026', group, text, ['labels', key], [...path, key]);
      }
    }
    yield* byValue(
      'CMP040',
      group,
      undefined,
      [textOf(group, 'node_group_name') ?? 'unknown'],
      placeOf(group, 'node_group_name'),
    );

    const types = leavesOf(group, 'instance_types');
    const instanceTypes = types.map(({ value }) => literalText(value) ?? '${unknown}');
    const nodeGroups = [{ name: group.name, image: imageOf(group), instanceTypes }];
    const atType = ({ path }: Problem): JsonPath => types[Number(path.at(-1))]?.path ?? group.path;
    yield* byCluster('CMP023', group, { nodeGroups }, atType);
    yield* byCluster('CMP035', group, { nodeGroups }, atType);
  }
  for (const profile of profiles) {
    const place = placeOf(profile, 'fargate_profile_name');
    yield* byValue('CMP040', profile, undefined, [textOf(profile, 'fargate_profile_name') ?? 'unknown'], place);
    const selectors = valueOf(profile, 'selector');
    if (Array.isArray(selectors) && selectors.length === 0) {
      const fargateProfiles = [{ name: profile.name, selectors }];
      yield* byCluster('CMP001', profile, { fargateProfiles }, () => placeOf(profile, 'selector'));
    }
  }
}

/** Numbers of nodes as a configuration has them, when all three are numbers. */
function sizeOf(group: Block): object | undefined {
  const [min, max, desired] = ['min', 'max', 'desired'].map((name) => valueOf(group, `scaling_config.${name}_size`));
  return [min, max, desired].every((value) => typeof value === 'number') ? { min, max, desired } : undefined;
}

/** An image of EKS when its type is written, otherwise one of which nothing is known. */
function imageOf(group: Block): object {
  const type = textOf(group, 'ami_type');
  return type === undefined || type === 'CUSTOM' ? { kind: 'custom', id: '' } : { kind: 'eks', type };
}
