import type { Environment } from '../model/environment';
import { stackName } from '../model/part';
import { changedCluster } from '../rules/changed-cluster';
import { withChangedProject } from '../rules/changed-project';
import { changedStack } from '../rules/changed-stack';
import { engineRules } from '../rules/engine';
import { engineFinding } from '../rules/engine-finding';
import type { Finding } from '../rules/finding';
import { parseStackJson, type StackJson } from '../terraform/stack-json';
import type { BuiltStack } from './build-stacks';
import { changedNotation } from './changed-notation';

/** What stacks were before: what was published, or what a revision of the repository would make. */
export interface EarlierStacks {
  /** The JSON of a stack. */
  readonly readStack: (stack: string) => string | undefined;
  /** Names of all that there were. */
  readonly stacks: () => readonly string[];
  /** Says that, and why, there is nothing to compare with. */
  readonly findings: readonly Finding[];
}

/** What would be lost that was there before. */
export function changes(
  stacks: readonly (BuiltStack & { readonly json: { readonly json: StackJson } })[],
  environments: readonly Environment[],
  { readStack }: EarlierStacks,
): readonly Finding[] {
  // Mostly nothing has changed; only what has is parsed.
  const others = new Map(
    stacks.flatMap(({ name, text }) => {
      const before = readStack(name);
      return before === undefined || before === text ? [] : [[name, parseStackJson(before)] as const];
    }),
  );
  return environments.flatMap((environment) => {
    const notation = changedNotation([environment], (stack) => others.get(stack));
    const found = stacks.flatMap(({ name, environment: of, json }) => {
      const before = others.get(name);
      if (before === undefined || of !== environment.name) return [];
      return [...changedCluster(of, before, json.json), ...changedStack(of, before, json.json)];
    });
    const cluster = stacks.find(({ name }) => name === stackName(environment.name, 'cluster'));
    const before = cluster === undefined ? undefined : others.get(cluster.name);
    const told =
      cluster === undefined || before === undefined ? found : withChangedProject(environment, before, cluster.json.json, found);
    return [...notation, ...once(told.filter(({ rule }) => notation.length === 0 || rule !== engineRules.changedZones.id))];
  });
}

/** Several stacks of an environment may say the same. */
const once = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

/** What no environment makes any more; said before their output is removed. */
export function goneStacks(
  stacks: readonly Pick<BuiltStack, 'name' | 'environment'>[],
  earlier: EarlierStacks,
  { only, write }: { readonly only?: readonly string[] | undefined; readonly write: boolean },
): readonly Finding[] {
  const keep = isOfOthers(only);
  const before = earlier.stacks();
  const gone = before.filter((name) => !keep(name) && !stacks.some((stack) => stack.name === name));
  if (gone.length === 0) return [];
  const received = gone.map((stack) => `'${stack}'`).join(', ');
  const json = write ? '; their Terraform JSON was removed, what Terraform put beside it stays' : '';
  const message = `no environment makes them any more${json}`;
  const renamed = renamedEnvironment(gone, stacks, before);
  const fix =
    renamed === undefined
      ? {}
      : {
          fix: `${engineRules.staleStack.fix}; if '${renamed.to}' is another name of '${renamed.from}', write the old one: under a new name everything is made a second time`,
        };
  return [engineFinding('staleStack', { environment: undefined, path: [], received, message, ...fix })];
}

/** One environment that is gone with all its stacks, and one that was not there before. */
function renamedEnvironment(
  gone: readonly string[],
  stacks: readonly Pick<BuiltStack, 'name' | 'environment'>[],
  before: readonly string[],
): { readonly from: string; readonly to: string } | undefined {
  const environments = new Set(stacks.map(({ environment }) => environment));
  const [from, ...others] = new Set(
    gone.map((stack) => stack.replace(/-(?:network|cluster|platform)$/, '')).filter((name) => !environments.has(name)),
  );
  const [to, ...more] = [...environments].filter((name) => !before.some((stack) => partOf(stack, name)));
  const isOne = others.length === 0 && more.length === 0;
  return isOne && from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** Stacks of environments that were not asked for stay. */
export const isOfOthers =
  (only: readonly string[] | undefined) =>
  (stack: string): boolean =>
    only !== undefined && !only.some((name) => partOf(stack, name));

const partOf = (stack: string, environment: string): boolean =>
  ['network', 'cluster', 'platform'].some((part) => stack === `${environment}-${part}`);
