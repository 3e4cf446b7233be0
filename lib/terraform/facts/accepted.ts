import { closest, distance } from 'fastest-levenshtein';
import { remembered } from '../remembered';
import type { Accepted } from './facts';

/** Why a value is refused. */
export interface Refused {
  /** What is accepted instead, in words. */
  readonly accepted: string;
  /** The value that was probably meant. */
  readonly suggestion: string | undefined;
}

/** Why a value is not accepted; undefined when it is, or when nothing is known about values of its kind. */
export function refusedBy(value: unknown, accepted: Accepted): Refused | undefined {
  if (typeof value === 'string') return refusedText(value, accepted);
  if (typeof value === 'number' || typeof value === 'bigint') return refusedNumber(Number(value), accepted);
  return undefined;
}

/** The same as one sentence. */
export function refusal(value: unknown, accepted: Accepted): string | undefined {
  const refused = refusedBy(value, accepted);
  if (refused === undefined) return undefined;
  if (accepted.json === true) return 'is not a JSON document';
  const received = typeof value === 'string' ? `"${value}"` : String(value);
  const meant = refused.suggestion === undefined ? '' : `; did you mean ${refused.suggestion}?`;
  return `${received} is not accepted; accepted: ${refused.accepted}${meant}`;
}

function refusedText(value: string, { oneOf, pattern, means, minLength, maxLength, json }: Accepted): Refused | undefined {
  const because = (accepted: string): Refused => ({ accepted, suggestion: undefined });
  if (oneOf !== undefined && !oneOf.includes(value)) return { accepted: oneOf.join(', '), suggestion: nearest(value, oneOf) };
  if (pattern !== undefined && !whole(pattern).test(value)) {
    return because(means ?? `what matches ${pattern}`);
  }
  if (minLength !== undefined && value.length < minLength) return because(`at least ${minLength} characters`);
  if (maxLength !== undefined && value.length > maxLength)
    return because(`at most ${maxLength} characters, it has ${value.length}`);
  return json === true && !isJson(value) ? because('a JSON document') : undefined;
}

const whole = remembered((pattern) => new RegExp(`^(?:${pattern})$`, 's'));

function refusedNumber(value: number, { numbers, min, max }: Accepted): Refused | undefined {
  const because = (accepted: string): Refused => ({ accepted, suggestion: undefined });
  if (numbers !== undefined && !numbers.includes(value)) return because(numbers.join(', '));
  if (min !== undefined && value < min) return because(`at least ${min}`);
  return max !== undefined && value > max ? because(`at most ${max}`) : undefined;
}

function nearest(value: string, accepted: readonly string[]): string | undefined {
  const near = accepted.find((one) => one.toLowerCase() === value.toLowerCase()) ?? closest(value, accepted);
  const isNear = near.toLowerCase() === value.toLowerCase() || distance(value, near) <= Math.max(1, value.length / 3);
  return isNear ? near : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
