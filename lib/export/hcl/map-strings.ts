import { isObject, type Json } from '../../terraform/stack-json';

/** A value with its strings changed; the keys of objects too, unless they are kept. */
export function mapStrings(value: Json, change: (text: string) => string, keys: (key: string) => string = change): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((element) => mapStrings(element, change, keys));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [keys(key), mapStrings(member, change, keys)]));
}
