import { kubernetesObject, mapOrNothing, type KubernetesObject } from './kubernetes-object';
import { canonicalQuantity } from './quantity';

/** `cpu`, `memory`, `ephemeral-storage`, … to a quantity. */
export type Resources = Readonly<Record<string, string | number>>;

/** For each container of a namespace. https://kubernetes.io/docs/concepts/policy/limit-range/ */
export interface LimitRangeSettings {
  /** Limits of containers that have none. */
  readonly default?: Resources | undefined;
  /** Requests of containers that have none. */
  readonly defaultRequest?: Resources | undefined;
  readonly min?: Resources | undefined;
  readonly max?: Resources | undefined;
}

/**
 * Written as the API server completes it: a limit that is not said is the maximum, a request that is not said is the limit, or
 * else the minimum. https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/v1/defaults.go (SetDefaults_LimitRangeItem)
 */
export function limitRange(namespace: string, name: string, limits: LimitRangeSettings): KubernetesObject {
  const max = canonical(limits.max);
  const min = canonical(limits.min);
  const limit = { ...max, ...canonical(limits.default) };
  const request = { ...min, ...limit, ...canonical(limits.defaultRequest) };
  return kubernetesObject({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name, namespace },
    spec: {
      limits: [
        {
          type: 'Container',
          default: mapOrNothing(limit),
          defaultRequest: mapOrNothing(request),
          min: mapOrNothing(min),
          max: mapOrNothing(max),
        },
      ],
    },
  });
}

const canonical = (resources: Resources | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(resources ?? {}).map(([key, value]) => [key, canonicalQuantity(value)]));
