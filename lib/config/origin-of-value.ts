import { formatPath, type InputPath, valueAt } from '../rules/input-path';
import type { Origin, Origins } from './origins';

/**
 * Why a value of the model is what it is. A part is recorded as written as a whole; whether somebody wrote what is in it, or
 * it follows from the part being there, is told by looking at what was written.
 *
 * @param path of the model
 * @param model what was decided
 * @param input what was written
 */
export function originOfValue(
  origins: Origins,
  path: InputPath,
  { model, input }: { readonly model: unknown; readonly input: unknown },
): Origin | undefined {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const origin = origins.get(formatPath(part));
    if (origin === undefined) continue;
    if (origin.kind !== 'input' || length === path.length) return origin;
    return followed({ path: origin.path.split('.'), value: valueAt(input, origin.path.split('.')) }, model, path, length);
  }
  return undefined;
}

/** Something that was written. */
interface Written {
  readonly path: InputPath;
  readonly value: unknown;
}

/** Goes down in what was written as far as the path of the model does. */
function followed(from: Written, model: unknown, path: InputPath, length: number): Origin {
  let at = from;
  for (let index = length; index < path.length; index++) {
    const key = keyOf(at.value, path[index] ?? '', valueAt(model, path.slice(0, index + 1)));
    if (key === undefined && isObject(at.value)) return { kind: 'follows', from: formatPath(at.path) };
    // `'apne1-az1'`, of which the model knows more.
    if (key === undefined) break;
    at = { path: [...at.path, key], value: valueAt(at.value, [key]) };
  }
  const reached = formatPath(at.path);
  return isSame(at.value, valueAt(model, path)) ? { kind: 'input', path: reached } : { kind: 'follows', from: reached };
}

/** The key of what was written that a part of the model comes from: lists of the model are often written by name. */
function keyOf(written: unknown, key: string | number, decided: unknown): string | number | undefined {
  if (!isObject(written)) return undefined;
  if (Array.isArray(written)) {
    const index = written.findIndex((one) => isSame(one, decided) || isNamed(one, decided));
    return index === -1 ? undefined : index;
  }
  const name = valueAt(decided, ['name']);
  return [name, key].find((one): one is string => typeof one === 'string' && Object.hasOwn(written, one));
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object';

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (isObject(one) && isObject(other) && JSON.stringify(one) === JSON.stringify(other));

/** `'apne1-az1'` of `{ zone: 'apne1-az1', … }`, `{ name: 'x', … }` of `{ name: 'x', … }` */
function isNamed(one: unknown, decided: unknown): boolean {
  if (!isObject(decided)) return false;
  if (typeof one === 'string') return Object.values(decided).includes(one);
  const name = valueAt(one, ['name']);
  return name !== undefined && name === valueAt(decided, ['name']);
}
