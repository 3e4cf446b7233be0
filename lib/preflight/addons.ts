import type { Addon } from '../model/addon';
import type { Environment } from '../model/environment';

/** Of both states, each once. */
export function addonsOf({ addons, platform }: Environment): readonly Addon[] {
  const all = [...addons, ...(platform?.addons ?? [])];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
