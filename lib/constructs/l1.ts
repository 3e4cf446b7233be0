/** What a provider's class wants: the same shape, mutable, without undefined. */
type Deep<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends readonly (infer Element)[]
    ? readonly Deep<Element>[]
    : T extends object
      ? { readonly [Key in keyof T]: Deep<T[Key]> | (undefined extends T[Key] ? undefined : never) }
      : T;

/**
 * The one place where our readonly, exact types meet the provider's: readonly lists are accepted, members that are
 * undefined are dropped. The type argument is always written (lint checks it): without it a misspelt key would pass.
 */
export function config<T extends object>(input: Deep<NoInfer<T>>): T {
  return withoutUndefined(input) as T;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, withoutUndefined(member)]),
  );
}
