import type { Construct } from 'constructs';
import type { PriorityClassInput } from '../../model/kubernetes/input/workload-input';
import { priorityClassSettings } from '../../model/kubernetes/input/workload-settings';
import { PlatformNoun, type PlatformNounProps } from './platform-noun';

export interface PriorityClassProps extends PriorityClassInput, PlatformNounProps {}

/**
 * Which pods come first when there is not room for all.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export class PriorityClass extends PlatformNoun<'PriorityClass'> {
  public constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id, {
      kind: 'PriorityClass',
      props,
      at: (name) => ['priorityClasses', name],
      settings: (name) => ({ priorityClasses: [priorityClassSettings(name, props)] }),
    });
  }
}
