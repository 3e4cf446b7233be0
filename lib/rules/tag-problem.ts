import { isReference } from '../model/reference';
import type { Problem } from './problem';

const TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Why AWS refuses a tag; undefined for one that it takes, as far as it is known before Terraform runs. */
export function tagProblem(key: string, value: unknown): Omit<Problem, 'path'> | undefined {
  if (/^aws:/i.test(key)) return { received: `'${key}'`, message: 'keys that start with aws: belong to AWS' };
  if (key.length < 1 || key.length > 128 || !TEXT.test(key)) {
    return { received: `'${key}'`, message: 'a key has 1 to 128 letters, digits, spaces or _ . : / = + - @' };
  }
  if (typeof value !== 'string' || isReference(value) || (value.length <= 256 && TEXT.test(value))) return undefined;
  return { received: `'${value}'`, message: 'a value has at most 256 letters, digits, spaces or _ . : / = + - @' };
}
