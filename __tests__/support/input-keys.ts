import type { z } from 'zod';
import { environmentShape } from '../../lib/config/shape';
import type { InputPath } from '../../lib/rules/input-path';

type Schema = z.core.$ZodType;

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly options?: readonly Schema[];
  readonly innerType?: Schema;
  readonly valueType?: Schema;
  readonly element?: Schema;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

/** What may stand at one place: every alternative by itself. */
function alternatives(schema: Schema): readonly Definition[] {
  const definition = definitionOf(schema);
  if (definition.innerType !== undefined) return alternatives(definition.innerType);
  return definition.options?.flatMap(alternatives) ?? [definition];
}

const wordsOf = ({ values, entries }: Definition): readonly string[] => [
  ...(values ?? []).map(String),
  ...Object.values(entries ?? {}).map(String),
];

/** Every key of the configuration, and every word that one of them takes: `cluster.logs.types[]=audit`. */
export function inputKeys(schema: Schema = environmentShape, at = ''): readonly string[] {
  const keys = alternatives(schema).flatMap((one): readonly string[] => [
    ...wordsOf(one).map((value) => `${at}=${value}`),
    ...Object.entries(one.shape ?? {}).flatMap(([key, member]) => {
      const path = at === '' ? key : `${at}.${key}`;
      return [path, ...inputKeys(member, path)];
    }),
    ...(one.valueType === undefined ? [] : inputKeys(one.valueType, `${at}.*`)),
    ...(one.element === undefined ? [] : inputKeys(one.element, `${at}[]`)),
  ]);
  return [...new Set(keys)];
}

/** Those that an environment uses. */
export function usedKeys(
  value: unknown,
  schemas: readonly Definition[] = alternatives(environmentShape),
  at = '',
): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((member) => usedKeys(member, below(schemas, 0), `${at}[]`));
  if (value === null || typeof value !== 'object') {
    return schemas.some((one) => wordsOf(one).includes(String(value))) ? [`${at}=${String(value)}`] : [];
  }
  return Object.entries(value).flatMap(([key, member]) => {
    const known = schemas.some(({ shape }) => shape?.[key] !== undefined);
    const path = known ? (at === '' ? key : `${at}.${key}`) : `${at}.*`;
    return [...(known ? [path] : []), ...usedKeys(member, below(schemas, key), path)];
  });
}

function below(schemas: readonly Definition[], key: string | number): readonly Definition[] {
  return schemas.flatMap(({ shape, valueType, element }) => {
    const next = typeof key === 'number' ? element : (shape?.[key] ?? valueType);
    return next === undefined ? [] : alternatives(next);
  });
}

/** What may stand at a path. */
export function placeAt(path: InputPath): {
  /** Types that are taken: `string`, `object`, `record`, … */
  readonly types: readonly string[];
  /** Keys without which no alternative does. */
  readonly required: readonly string[];
} {
  const here = path.reduce<readonly Definition[]>(below, alternatives(environmentShape));
  const shapes = here.flatMap(({ shape }) => (shape === undefined ? [] : [shape]));
  const [first = {}, ...others] = shapes;
  const isRequired = (schema: Schema | undefined): boolean => schema !== undefined && definitionOf(schema).type !== 'optional';
  return {
    types: [
      ...new Set(
        here.map((one) => (one.catchall !== undefined && definitionOf(one.catchall).type !== 'never' ? 'loose' : one.type)),
      ),
    ],
    required: Object.keys(first).filter((key) => [first, ...others].every((shape) => isRequired(shape[key]))),
  };
}
