import { kubernetesObject, mapOrNothing, type KubernetesObject } from './kubernetes-object';

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

export const limitRange = (namespace: string, name: string, limits: LimitRangeSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name, namespace },
    spec: {
      limits: [
        {
          type: 'Container',
          default: texts(limits.default),
          defaultRequest: texts(limits.defaultRequest),
          min: texts(limits.min),
          max: texts(limits.max),
        },
      ],
    },
  });

const texts = (resources: Resources | undefined): Resources | undefined =>
  mapOrNothing(Object.fromEntries(Object.entries(resources ?? {}).map(([key, value]) => [key, String(value)])));
