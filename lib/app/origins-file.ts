import type { Place } from '../rules/finding';
import type { SynthesizedStack } from '../rules/synthesized';
import type { BuiltStack } from './build-stacks';
import type { CheckedProject } from './check';

/** Name of the file in `cdktf.out/eks-auto`. */
export const ORIGINS = 'origins.json';

/** What an address comes from. */
export interface AddressOrigin {
  readonly construct: string;
  readonly environment: string;
  /** In the configuration, below the environment. */
  readonly path: string;
  /** False: nobody wrote it there, it is a default. */
  readonly written: boolean;
  /** Relative to the project. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly precision: Place['precision'] | undefined;
}

/** By stack and address. Whoever reads a plan finds the line of the configuration with it. */
export interface OriginsFile {
  readonly version: 1;
  readonly stacks: Readonly<Record<string, Readonly<Record<string, AddressOrigin>>>>;
}

/** Origin of every address of a stack that a construct has made. */
export function originsOf(
  built: BuiltStack,
  { elements }: SynthesizedStack,
  { placeOf, isWritten }: Pick<CheckedProject, 'placeOf' | 'isWritten'>,
): Readonly<Record<string, AddressOrigin>> {
  const { environment, configPaths } = built;
  return Object.fromEntries(
    elements.flatMap(({ address, constructPath }) => {
      const path = constructPath === undefined ? undefined : configPaths.get(constructPath);
      if (constructPath === undefined || path === undefined) return [];
      const { file, line, precision } = placeOf(environment, path) ?? {};
      return [
        [address, { construct: constructPath, environment, path, written: isWritten(environment, path), file, line, precision }],
      ];
    }),
  );
}

/** The file as text: sorted, the same for the same configuration, with stacks of other environments kept. */
export function originsText(stacks: OriginsFile['stacks'], before: string | undefined, kept: (stack: string) => boolean): string {
  const old = before === undefined ? {} : (JSON.parse(before) as OriginsFile).stacks;
  const all = { ...Object.fromEntries(Object.entries(old).filter(([stack]) => kept(stack))), ...stacks };
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ version: 1, stacks: sorted } satisfies OriginsFile, undefined, 1)}\n`;
}
