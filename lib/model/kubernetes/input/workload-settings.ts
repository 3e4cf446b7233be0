import type { PodDisruptionBudgetSettings } from '../pod-disruption-budget';
import type { PriorityClassSettings } from '../priority-class';
import type { PodDisruptionBudgetInput, PriorityClassInput } from './workload-input';

/** Fills in the defaults of a priority class. */
export const priorityClassSettings = (name: string, input: PriorityClassInput): PriorityClassSettings => ({
  name,
  value: input.value,
  isDefault: input.default ?? false,
  preemptionPolicy: input.preemptionPolicy ?? 'PreemptLowerPriority',
  description: input.description,
});

/** A disruption budget has nothing to fill in. */
export const podDisruptionBudgetSettings = (name: string, input: PodDisruptionBudgetInput): PodDisruptionBudgetSettings => ({
  name,
  namespace: input.namespace,
  matchLabels: input.matchLabels,
  available: input.minAvailable === undefined ? { maxUnavailable: input.maxUnavailable } : { minAvailable: input.minAvailable },
});
