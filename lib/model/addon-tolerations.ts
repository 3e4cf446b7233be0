import { addonFacts } from '../aws/addons';
import type { Addon } from './addon';
import type { BuiltInNodePool } from './cluster';
import type { Taint } from './kubernetes/node-pool';

/** What pods need so that they are allowed on a node with a taint. */
interface Toleration {
  readonly key?: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect?: Taint['effect'];
}

/** A node pool or node group. */
export interface Tainted {
  readonly taints: readonly Taint[];
}

/** The taint of the built-in pool `system`. https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html */
const SYSTEM: Toleration = { key: 'CriticalAddonsOnly', operator: 'Exists' };

/** Agents belong on every node, whatever it is for. */
const EVERYTHING: readonly Toleration[] = [{ operator: 'Exists' }];

/** Taints that keep pods away. */
export const hardTaints = ({ taints }: Tainted): readonly Taint[] => taints.filter(({ effect }) => effect !== 'PreferNoSchedule');

/**
 * What add-ons have to tolerate to run anywhere. None where a pool or node group takes every pod; otherwise the taint of the built-in
 * pool for such pods, or the taints of the pool with the fewest.
 */
export function taintsToTolerate(pools: readonly Tainted[], builtIn: readonly BuiltInNodePool[]): readonly Toleration[] {
  const hard = pools.map(hardTaints);
  if (builtIn.includes('general-purpose') || hard.some((taints) => taints.length === 0)) return [];
  if (builtIn.includes('system')) return [SYSTEM];
  // Of several with as few, the same one in whatever order they are written.
  const [fewest] = hard.toSorted((one, other) => one.length - other.length || (written(one) < written(other) ? -1 : 1));
  return (fewest ?? []).map(({ key, value, effect }) =>
    value === undefined ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect },
  );
}

const written = (taints: readonly Taint[]): string =>
  taints.map(({ key, value = '', effect }) => `${key}=${value}:${effect}`).join();

/** Whether its pods run without being told what to tolerate. */
export function toleratesAlready(addon: string, tolerations: readonly Toleration[]): boolean {
  const facts = addonFacts(addon);
  return facts?.toleratesEverything === true || (facts?.toleratesSystem === true && tolerations.every((one) => one === SYSTEM));
}

/** Adds tolerations where the add-on takes them at known places and nobody has written some. */
export function withTolerations(addon: Addon, needed: readonly Toleration[]): Addon {
  const facts = addonFacts(addon.name);
  if (needed.length === 0 || facts === undefined || toleratesAlready(addon.name, needed)) return addon;
  const tolerations = facts.schedules === 'daemonset' ? EVERYTHING : needed;
  const configuration = facts.tolerations.reduce<Members | undefined>(
    (made, place) => withDefault(made ?? {}, place.split('.'), tolerations),
    addon.configuration,
  );
  return { ...addon, configuration };
}

type Members = Readonly<Record<string, unknown>>;

/** Writes a value at a place where nothing is written yet. */
function withDefault(members: Members, [name = '', ...rest]: readonly string[], value: unknown): Members {
  const there = members[name];
  if (rest.length === 0) return there === undefined ? { ...members, [name]: value } : members;
  // What is no object is for the schema of the add-on to refuse.
  if (there !== undefined && (there === null || typeof there !== 'object' || Array.isArray(there))) return members;
  return { ...members, [name]: withDefault((there ?? {}) as Members, rest, value) };
}
