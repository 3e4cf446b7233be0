import type { PodCount } from '../pod-disruption-budget';

/** Which pods come first when there is not room for all. https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
export interface PriorityClassInput {
  /** Higher comes first; at most 1000000000. */
  readonly value: number;
  /** For pods that name no class; at most one. @default false */
  readonly default?: boolean;
  /** `Never`: waits instead of evicting pods of lower priority. @default PreemptLowerPriority */
  readonly preemptionPolicy?: 'PreemptLowerPriority' | 'Never';
  /** @default none */
  readonly description?: string;
}

interface PodDisruptionBudgetCommon {
  readonly namespace: string;
  /** Labels of the pods. */
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** How many pods of a workload may be down at once while nodes are replaced. https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export type PodDisruptionBudgetInput = PodDisruptionBudgetCommon &
  (
    | {
        /** How many have to stay: a count, or `50%`. */
        readonly minAvailable: PodCount;
        readonly maxUnavailable?: never;
      }
    | {
        /** How many may go: a count, or `25%`. */
        readonly maxUnavailable: PodCount;
        readonly minAvailable?: never;
      }
  );
