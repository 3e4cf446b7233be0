import { defineEnvironment, type EnvironmentInput } from '../../../lib/environment';

/**
 * How an operator should take a change. `in steps`: not with one apply of what is planned. `impossible`: planned, and refused when
 * it comes to it. A change that rules refuse has none.
 */
export type Verdict = 'safe' | 'careful' | 'in steps' | 'impossible' | 'destroys the cluster';

/** One change of an environment's file. */
export interface Edit {
  /** As somebody would say it, with code marked: "`cluster.version`: `'1.36'` becomes `'1.37'`". */
  readonly change: string;
  readonly before: EnvironmentInput;
  readonly after: EnvironmentInput;
  /** Left out for what rules refuse. */
  readonly verdict?: Verdict;
  /** What it means for what runs; sentences for `docs/changes.md`. */
  readonly remark: string;
  /** Types of which something is replaced, all of them; why is in `replacements.ts`. */
  readonly replaces?: readonly string[];
  /** Types of which something is destroyed and not made again, all of them. */
  readonly destroys?: readonly string[];
}

/** Changes that belong together, under one heading. */
export interface EditGroup {
  readonly heading: string;
  readonly edits: readonly Edit[];
}

type Editor = (input: EnvironmentInput) => EnvironmentInput;

/** `set('cluster.version', '1.37')`; parts of the path that are missing are made. */
export const set =
  (path: string, value: unknown): Editor =>
  (input) =>
    put(input, path.split('.'), value) as EnvironmentInput;

/** Takes a member out. */
export const remove = (path: string): Editor => set(path, undefined);

/** Gives a member another name, at the same place. */
export const rename =
  (path: string, name: string): Editor =>
  (input) => {
    const parts = path.split('.');
    const holder = parts.slice(0, -1).reduce<unknown>((value, part) => (value as Members)[part], input) as Members;
    const entries = Object.entries(holder).map(([key, value]) => [key === parts.at(-1) ? name : key, value] as const);
    return put(input, parts.slice(0, -1), Object.fromEntries(entries)) as EnvironmentInput;
  };

/** The environment after all of these. */
export const edited = (input: EnvironmentInput, ...editors: readonly Editor[]): EnvironmentInput =>
  defineEnvironment(editors.reduce((value, editor) => editor(value), input));

interface Members {
  readonly [name: string]: unknown;
}

function put(value: unknown, [name, ...rest]: readonly string[], member: unknown): unknown {
  if (name === undefined) return member;
  const members = { ...(value as Members | undefined) };
  const next = put(members[name], rest, member);
  if (next !== undefined) members[name] = next;
  else delete members[name];
  return members;
}
