import { z } from 'zod';

interface Wrong {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What JSON cannot say in a value: it would fail on its way out, or be gone in silence. */
function* notJson(value: unknown, path: Wrong['path'], around: readonly object[]): Iterable<Wrong> {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value))) {
    yield { path, message: 'what JSON can say: text, a number, true or false, null, a list or an object of these' };
    return;
  }
  if (around.includes(value)) {
    yield { path, message: 'what JSON can say, and no object inside itself' };
    return;
  }
  const members: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, member] of members) yield* notJson(member, [...path, key], [...around, value]);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The configuration may come from another realm, whose Object is another one.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An object of values that are handed on as they are: of a chart, of an add-on, of kubelet. */
export const jsonObject = z.record(z.string(), z.unknown()).superRefine((values, context) => {
  for (const { path, message } of notJson(values, [], [])) context.addIssue({ code: 'custom', path, message });
});
