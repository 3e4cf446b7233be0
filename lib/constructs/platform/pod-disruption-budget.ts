import type { Construct } from 'constructs';
import type { PodDisruptionBudgetInput } from '../../model/kubernetes/input/workload-input';
import { podDisruptionBudgetSettings } from '../../model/kubernetes/input/workload-settings';
import type { Namespace } from './namespace';
import { nameOf, PlatformNoun, type PlatformNounProps } from './platform-noun';

type InNamespace<Input> = Input extends unknown
  ? Omit<Input, 'namespace'> & {
      /** A namespace of this stack, or the name of one that exists. */
      readonly namespace: Namespace | string;
    }
  : never;

export type PodDisruptionBudgetProps = InNamespace<PodDisruptionBudgetInput> & PlatformNounProps;

/**
 * How many pods of a workload may be down at once while nodes are replaced, after its namespace.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 *
 * @example
 * new PodDisruptionBudget(this, 'api', { namespace, matchLabels: { app: 'api' }, maxUnavailable: 1 });
 */
export class PodDisruptionBudget extends PlatformNoun<'PodDisruptionBudget'> {
  public constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    const input: PodDisruptionBudgetInput = { ...props, namespace: nameOf(props.namespace) };
    super(scope, id, {
      kind: 'PodDisruptionBudget',
      props,
      at: (name) => ['podDisruptionBudgets', name],
      settings: (name) => ({ podDisruptionBudgets: [podDisruptionBudgetSettings(name, input)] }),
      after: [props.namespace],
    });
  }
}
