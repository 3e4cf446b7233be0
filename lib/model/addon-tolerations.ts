import { addonFacts } from '../aws/addons';
import type { Addon } from './addon';
import type { BuiltInNodePool } from './cluster';
import type { NodePoolSettings, Taint } from './kubernetes/node-pool';

/** What pods need so that they are allowed on a node with a taint. */
interface Toleration {
  readonly key: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect?: Taint['effect'];
}

/** The taint of the built-in pool `system`. https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html */
const SYSTEM: Toleration = { key: 'CriticalAddonsOnly', operator: 'Exists' };

/**
 * What add-ons have to tolerate to run anywhere. None where a pool takes every pod; otherwise the taint of the built-in
 * pool for such pods, or the taints of the pool with the fewest.
 */
export function taintsToTolerate(pools: readonly NodePoolSettings[], builtIn: readonly BuiltInNodePool[]): readonly Toleration[] {
  const hard = pools.map(({ taints }) => taints.filter(({ effect }) => effect !== 'PreferNoSchedule'));
  if (builtIn.includes('general-purpose') || hard.some((taints) => taints.length === 0)) return [];
  if (builtIn.includes('system')) return [SYSTEM];
  const [fewest] = hard.toSorted((one, other) => one.length - other.length);
  return (fewest ?? []).map(({ key, value, effect }) =>
    value === undefined ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect },
  );
}

/** Adds tolerations where the add-on takes them at a known place and nobody has written some. */
export function withTolerations(addon: Addon, tolerations: readonly Toleration[]): Addon {
  if (tolerations.length === 0 || addonFacts(addon.name)?.takesTolerations !== true) return addon;
  if (addon.configuration?.['tolerations'] !== undefined) return addon;
  return { ...addon, configuration: { ...addon.configuration, tolerations } };
}
