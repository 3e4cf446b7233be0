import type { Environment } from '../model/environment';
import { changedCluster } from '../rules/changed-cluster';
import { changedStack } from '../rules/changed-stack';
import type { Finding } from '../rules/finding';
import type { BuiltStack } from './build-stacks';
import { changedNotation } from './changed-notation';
import { engineFinding } from './engine-finding';

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
  stacks: readonly BuiltStack[],
  environments: readonly Environment[],
  { readStack }: EarlierStacks,
): readonly Finding[] {
  const texts = new Map(stacks.map(({ name, text }) => [name, text]));
  const other = (stack: string): string | undefined => {
    const before = readStack(stack);
    return before === texts.get(stack) ? undefined : before;
  };
  return [
    ...changedNotation(environments, other),
    ...stacks.flatMap(({ name, environment, text }) => {
      const before = other(name);
      if (before === undefined) return [];
      return [...changedCluster(environment, before, text), ...changedStack(environment, before, text)];
    }),
  ];
}

/** What no environment makes any more; said before their output is removed. */
export function goneStacks(
  stacks: readonly Pick<BuiltStack, 'name'>[],
  earlier: EarlierStacks,
  { only, write }: { readonly only?: readonly string[] | undefined; readonly write: boolean },
): readonly Finding[] {
  const keep = isOfOthers(only);
  const gone = earlier.stacks().filter((name) => !keep(name) && !stacks.some((stack) => stack.name === name));
  if (gone.length === 0) return [];
  const received = gone.map((stack) => `'${stack}'`).join(', ');
  const json = write ? '; their Terraform JSON was removed, what Terraform put beside it stays' : '';
  return [engineFinding('staleStack', undefined, '', received, `no environment makes them any more${json}`)];
}

/** Stacks of environments that were not asked for stay. */
export const isOfOthers =
  (only: readonly string[] | undefined) =>
  (stack: string): boolean =>
    only !== undefined && !only.some((name) => partOf(stack, name));

const partOf = (stack: string, environment: string): boolean =>
  ['network', 'cluster', 'platform'].some((part) => stack === `${environment}-${part}`);
