// First of all: before zod is loaded.
import './lazy-locales';
import type { z } from 'zod';
import type { InputPath } from '../rules/input-path';

/** What the parts of the shape say about themselves. */
interface Definition {
  readonly type: string;
  readonly shape?: Form;
  readonly options?: readonly z.core.$ZodType[];
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  /** Of a literal. */
  readonly values?: readonly unknown[];
  /** Of several. */
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** Keys of one alternative, with what each takes. */
export type Form = Readonly<Record<string, z.core.$ZodType>>;

export const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as Definition;

/** What may stand at a path: all alternatives. */
export function schemasAt(schema: z.core.$ZodType, path: InputPath): readonly z.core.$ZodType[] {
  const { innerType, options, shape, valueType, element } = definitionOf(schema);
  if (innerType !== undefined) return schemasAt(innerType, path);
  if (options !== undefined) return options.flatMap((option) => schemasAt(option, path));
  const [head, ...rest] = path;
  if (head === undefined) return [schema];
  const next = shape?.[String(head)] ?? valueType ?? element;
  return next === undefined ? [] : schemasAt(next, rest);
}

export const formsAt = (schema: z.core.$ZodType, path: InputPath): readonly Form[] =>
  schemasAt(schema, path).flatMap((one): readonly Form[] => {
    const { shape } = definitionOf(one);
    return shape === undefined ? [] : [shape];
  });

/** Keys that the shape knows at a path, of all alternatives. */
export const keysAt = (schema: z.core.$ZodType, path: InputPath): readonly string[] => [
  ...new Set(formsAt(schema, path).flatMap((form) => Object.keys(form))),
];

/** The words that can be written, where there is nothing else. */
export function wordsOf(schema: z.core.$ZodType): readonly unknown[] | undefined {
  const { innerType, values, entries } = definitionOf(schema);
  if (innerType !== undefined) return wordsOf(innerType);
  return values ?? (entries === undefined ? undefined : Object.values(entries));
}

/** Whether something has the form that is asked for. */
export const isAccepted = (schema: z.core.$ZodType, value: unknown): boolean =>
  (schema as z.ZodType).safeParse(value, { reportInput: false, jitless: true }).success;

/** Places of a key that are no member of a map or a list, from the root of the shape. */
export function placesOf(schema: z.core.$ZodType, key: string, at: readonly string[] = []): readonly (readonly string[])[] {
  const found = formsAt(schema, []).flatMap((form) =>
    Object.entries(form).flatMap(([one, member]) => {
      const path = [...at, one];
      return [...(one === key ? [path] : []), ...placesOf(member, key, path)];
    }),
  );
  return [...new Map(found.map((path) => [path.join('.'), path])).values()];
}
