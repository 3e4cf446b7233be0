import { formatPath, type InputPath } from './input-path';

/** Why a value is lost or refused when it is written as JSON, with its place below the configuration. */
export function unwritable(value: unknown, at: InputPath = [], above: readonly unknown[] = []): string | undefined {
  const place = at.length === 0 ? 'it' : `'${formatPath(at)}'`;
  if (value === null || ['string', 'boolean'].includes(typeof value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${place} is ${String(value)}`;
  if (typeof value !== 'object') return `${place} is ${value === undefined ? 'undefined' : `a ${typeof value}`}`;
  if (above.includes(value)) return `${place} contains itself`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${place} is an object of a class`;
  }
  return Object.entries(value)
    .map(([key, member]) => unwritable(member, [...at, Array.isArray(value) ? Number(key) : key], [...above, value]))
    .find((problem) => problem !== undefined);
}
