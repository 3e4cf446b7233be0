import { closest, distance } from 'fastest-levenshtein';
import type { Accepted } from './facts';

/** Why a value is not accepted; undefined when it is, or when nothing is known about values of its kind. */
export function refusal(value: unknown, accepted: Accepted): string | undefined {
  if (typeof value === 'string') return refusedText(value, accepted);
  if (typeof value === 'number' || typeof value === 'bigint') return refusedNumber(Number(value), accepted);
  return undefined;
}

function refusedText(value: string, { oneOf, pattern, means, minLength, maxLength, json }: Accepted): string | undefined {
  if (oneOf !== undefined && !oneOf.includes(value)) {
    return `"${value}" is not accepted; accepted: ${oneOf.join(', ')}${suggestion(value, oneOf)}`;
  }
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 's').test(value)) {
    return `"${value}" is not accepted; accepted: ${means ?? `what matches ${pattern}`}`;
  }
  if (minLength !== undefined && value.length < minLength) return `"${value}" is too short; at least ${minLength} characters`;
  if (maxLength !== undefined && value.length > maxLength)
    return `"${value}" has ${value.length} characters; at most ${maxLength}`;
  if (json === true && !isJson(value)) return 'is not a JSON document';
  return undefined;
}

function refusedNumber(value: number, { numbers, min, max }: Accepted): string | undefined {
  if (numbers !== undefined && !numbers.includes(value)) return `${value} is not accepted; accepted: ${numbers.join(', ')}`;
  if (min !== undefined && value < min) return `${value} is not accepted; at least ${min}`;
  if (max !== undefined && value > max) return `${value} is not accepted; at most ${max}`;
  return undefined;
}

function suggestion(value: string, accepted: readonly string[]): string {
  const near = accepted.find((one) => one.toLowerCase() === value.toLowerCase()) ?? closest(value, accepted);
  return near.toLowerCase() === value.toLowerCase() || distance(value, near) <= Math.max(1, value.length / 3)
    ? `; did you mean ${near}?`
    : '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
