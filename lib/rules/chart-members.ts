import type { HelmRelease } from '../model/platform';
import type { InputPath } from './input-path';

/** One member somewhere in the values of a release. */
export interface Member {
  /** Below `platform`. */
  readonly path: InputPath;
  readonly key: string;
  readonly value: unknown;
}

/** Every member at any depth of what a release is given. */
export function* membersOf({ name, values }: Pick<HelmRelease, 'name' | 'values'>): Iterable<Member> {
  yield* walk(values, ['helmReleases', name, 'values']);
}

function* walk(value: unknown, path: InputPath): Iterable<Member> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    yield { path: at, key, value: member };
    yield* walk(member, at);
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';
