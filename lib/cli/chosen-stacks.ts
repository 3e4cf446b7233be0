import type { LoadedProject } from '../app/load';
import type { StackText } from '../app/synthesize';
import { didYouMean } from '../rules/did-you-mean';
import { chosenNames, UsageError } from './context';

/** What the names on a command line stand for. */
export interface Choice {
  /** Undefined: all. */
  readonly environments: readonly string[] | undefined;
  readonly pick: (stacks: readonly StackText[]) => readonly StackText[];
}

const STACK_NAME = /^(.+)-(?:network|cluster|platform)$/;

/** Names are those of environments, or of single stacks. */
export function chosenStacks(project: LoadedProject, names: readonly string[]): Choice {
  if (names.length === 0) return { environments: undefined, pick: (stacks) => stacks };
  const known = new Set(project.environments.map((input) => (input as { readonly name?: unknown } | null)?.name));
  const whole = names.filter((name) => known.has(name) || !known.has(STACK_NAME.exec(name)?.[1]));
  const single = names.filter((name) => !whole.includes(name));
  const environments = new Set([
    ...(chosenNames(project, whole) ?? []),
    ...single.map((name) => STACK_NAME.exec(name)?.[1] ?? ''),
  ]);
  return {
    environments: [...environments],
    pick: (stacks) => {
      const nowhere = single.find((name) => !stacks.some((stack) => stack.name === name));
      if (nowhere !== undefined) throw unknownStack(nowhere, stacks);
      return stacks.filter(({ name, environment }) => whole.includes(environment) || single.includes(name));
    },
  };
}

/** Stacks with one of these names, and those of environments with one of them. */
export function namedStacks<Stack extends { readonly name: string }>(
  stacks: readonly Stack[],
  names: readonly string[],
): readonly Stack[] {
  const fits = (stack: string, name: string): boolean => stack === name || stack.startsWith(`${name}-`);
  const nowhere = names.find((name) => !stacks.some((stack) => fits(stack.name, name)));
  if (nowhere !== undefined) throw unknownStack(nowhere, stacks);
  return stacks.filter((stack) => names.some((name) => fits(stack.name, name)));
}

function unknownStack(name: string, stacks: readonly { readonly name: string }[]): UsageError {
  const known = stacks.map((stack) => stack.name);
  const suggestion = didYouMean(name, known);
  return new UsageError(
    `there is no stack '${name}'; there are ${known.join(', ')}${suggestion === undefined ? '' : `. Did you mean '${suggestion}'?`}`,
  );
}
