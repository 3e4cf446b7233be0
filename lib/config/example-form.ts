import { inspect } from 'node:util';
import type { z } from 'zod';
import type { InputPath } from '../rules/input-path';
import { listed } from '../rules/texts';
import { environmentShape } from './shape';
import { definitionOf, isAccepted, schemasAt, wordsOf } from './shape-forms';

/** Where a text could be anything. */
const ANY_TEXT = '…';

/** What is longer is no example. */
const LONGEST = 120;

/** As it would be written in TypeScript, on one line. */
export function inFull(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inFull).join(', ')}]`;
  if (value === null || typeof value !== 'object') return inspect(value);
  const members = Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${inFull(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : inspect(key));

/** Examples that the shape names itself. */
const examplesOf = (schema: z.core.$ZodType): readonly unknown[] => {
  const { examples } = (schema as z.ZodType).meta() ?? {};
  return Array.isArray(examples) ? (examples as readonly unknown[]) : [];
};

/** The least that has the form which is asked for. */
export function exampleOf(schema: z.core.$ZodType): unknown {
  const [named] = examplesOf(schema);
  if (named !== undefined) return named;
  const { type, innerType, options, shape, valueType, element } = definitionOf(schema);
  if (innerType !== undefined) return exampleOf(innerType);
  if (options !== undefined) {
    const examples = options.map((option) => exampleOf(option));
    return examples.toSorted((one, other) => inFull(one).length - inFull(other).length)[0];
  }
  if (shape !== undefined) {
    const required = Object.entries(shape).filter(([, member]) => definitionOf(member).type !== 'optional');
    return Object.fromEntries(required.map(([key, member]) => [key, exampleOf(member)]));
  }
  if (valueType !== undefined) return definitionOf(valueType).type === 'unknown' ? {} : { name: exampleOf(valueType) };
  if (element !== undefined) return [exampleOf(element)];
  const words = wordsOf(schema);
  if (words !== undefined) return words[0];
  return type === 'number' ? 1 : type === 'boolean' ? true : ANY_TEXT;
}

/** Of lists and objects the form, of text what is known of it; of the rest, the kind says enough. */
function examplesAt(schema: z.core.$ZodType): readonly unknown[] {
  const { shape, valueType, element } = definitionOf(schema);
  if (shape === undefined && valueType === undefined && element === undefined) return examplesOf(schema);
  const example = exampleOf(schema);
  return Object.keys(example as object).length === 0 ? [] : [example];
}

/** What could be written at a path, `size: { min: 1, max: 3 }`; what was written in a list, where a list takes it. */
export function exampleAt(path: InputPath, written: unknown): string | undefined {
  const schemas = schemasAt(environmentShape, path);
  const takes = schemas.some((schema) => {
    const { element } = definitionOf(schema);
    return element !== undefined && written !== undefined && isAccepted(element, written);
  });
  const examples = takes ? [[written]] : schemas.flatMap(examplesAt);
  const texts = [...new Set(examples.map(inFull))].filter((text) => text.length <= LONGEST).slice(0, 3);
  if (texts.length === 0) return undefined;
  const key = path.at(-1);
  const said = listed(texts, 'or');
  return typeof key === 'string' ? `${key}: ${said}` : said;
}
