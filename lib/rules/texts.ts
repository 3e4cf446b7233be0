import { isReference } from '../model/reference';
import type { ValueRule } from './rule';

type Check = ValueRule['check'];

/** A check of text: what is no text is the shape check's business, and of a reference nothing is known yet. */
export function ofText(check: (text: string, context: Parameters<Check>[1]) => ReturnType<Check>): Check {
  return (value, context) => (typeof value !== 'string' || isReference(value) ? undefined : check(value, context));
}

/** `{ suggestion }` when there is one that differs from what was written. */
export function suggesting(suggestion: string | undefined, received?: string): { suggestion?: string } {
  return suggestion === undefined || suggestion === '' || suggestion === received ? {} : { suggestion };
}

/** `a, b and c`. */
export const listed = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
