import { Token } from 'cdktf';

/** How rules recognise a value that only Terraform will know. */
export const REFERENCE = '${reference}';

/**
 * The same with every token of cdktf, also of lists, maps and numbers, as rules recognise references. A list that is one
 * reference stays a list, a map that is one says nothing.
 */
export function readable(value: unknown): unknown {
  if (Token.isUnresolved(value)) return Array.isArray(value) ? [REFERENCE] : isMap(value) ? {} : REFERENCE;
  if (Array.isArray(value)) return value.map(readable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readable(member)]));
}

/** cdktf writes a map that is one reference as a map, and a single value as an object that resolves itself. */
const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !('resolve' in value);
