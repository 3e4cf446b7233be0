import type { InputPath } from './input-path';

/** What is lost or refused when a value is written as JSON. */
export interface Unwritable {
  /** Below the value. */
  readonly place: InputPath;
  readonly message: string;
}

/** Why a value is lost or refused when it is written as JSON: the first thing in it that is. */
export function unwritable(value: unknown, place: InputPath = [], above: readonly unknown[] = []): Unwritable | undefined {
  const message = reason(value, above);
  if (message !== undefined) return { place, message };
  if (value === null || typeof value !== 'object') return undefined;
  return Object.entries(value)
    .map(([key, member]) => unwritable(member, [...place, Array.isArray(value) ? Number(key) : key], [...above, value]))
    .find((problem) => problem !== undefined);
}

/** Of the value itself, whatever is in it. */
function reason(value: unknown, above: readonly unknown[]): string | undefined {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `JSON has no ${String(value)}`;
  if (typeof value !== 'object') return `JSON has no ${value === undefined ? 'undefined' : typeof value}`;
  if (above.includes(value)) return 'it contains itself';
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null ? undefined : 'an object of a class';
}
