import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
export interface PriorityClassSettings {
  readonly name: string;
  /** Higher comes first; at most 1000000000. */
  readonly value: number;
  /** For pods that name no class; at most one class can be it. */
  readonly isDefault: boolean;
  /** `Never`: waits instead of evicting pods of lower priority. */
  readonly preemptionPolicy: 'PreemptLowerPriority' | 'Never';
  readonly description: string | undefined;
}

export const priorityClass = ({
  name,
  value,
  isDefault,
  preemptionPolicy,
  description,
}: PriorityClassSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    // The API server keeps no `false` here, and Terraform fails on a value that does not come back.
    globalDefault: isDefault ? true : undefined,
    preemptionPolicy,
    description,
  });
