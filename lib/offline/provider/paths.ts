import type { AttributePath } from '../protocol/messages';
import { isListValue, isObjectValue, type Value } from '../protocol/value';

/** One value that a dotted path of the facts stands for, and the exact path to it. */
export interface Found {
  readonly value: Value;
  readonly path: AttributePath;
}

/**
 * The values at a path without indices (`vpc_config.subnet_ids`): list elements are passed through. What is missing yields nothing,
 * except that the last name yields null.
 */
export function valuesAt(root: Value, path: string): readonly Found[] {
  let found: readonly Found[] = [{ value: root, path: [] }];
  const names = path.split('.');
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    found = found.flatMap(elements).flatMap(({ value, path: at }) => {
      if (!isObjectValue(value)) return [];
      const member = value[name] ?? null;
      return member === null && !last ? [] : [{ value: member, path: [...at, name] }];
    });
  }
  return found;
}

/** The elements of a list, or the value itself; of a dynamic value, which travels with its type, only the value. */
function elements(found: Found): readonly Found[] {
  if (!isListValue(found.value)) return [found];
  const [type, dynamic] = found.value;
  if (type instanceof Uint8Array) return dynamic === undefined ? [] : [{ value: dynamic, path: found.path }];
  return found.value.map((value, index) => ({ value, path: [...found.path, index] }));
}

/** The values themselves, collections taken apart. */
export const leavesAt = (root: Value, path: string): readonly Found[] => valuesAt(root, path).flatMap(elements);

/** `vpc_config[0].subnet_ids` */
export const formatPath = (path: AttributePath): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
