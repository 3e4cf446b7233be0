import { inOrderOfKeys, kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** A count, or a share. */
export type PodCount = number | `${number}%`;

/** How many pods of a workload may be down at once while nodes are replaced. https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export interface PodDisruptionBudgetSettings {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods. */
  readonly matchLabels: Readonly<Record<string, string>>;
  /** One of the two. */
  readonly available: { readonly minAvailable: PodCount } | { readonly maxUnavailable: PodCount };
}

/** Pods that do not run anyway never hold a node back. */
export const podDisruptionBudget = ({ name, namespace, matchLabels, available }: PodDisruptionBudgetSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace },
    spec: {
      ...available,
      selector: { matchLabels: inOrderOfKeys(matchLabels) },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
