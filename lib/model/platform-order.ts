import { systemNamespaces } from '../aws/system-namespaces';
import type { Platform, PlatformObject } from './platform';

/** What has to exist before anything that schedules pods. */
export interface PlatformOrder {
  /** Objects that need nothing but the cluster. In the order in which they can be applied. */
  readonly first: readonly PlatformObject[];
  /** Ids of those that come before add-ons and charts: where their pods run, and what is in their namespaces. */
  readonly beforePods: readonly string[];
  /** Objects whose kind, or whose namespace, an add-on of this state brings. */
  readonly afterAddons: readonly PlatformObject[];
  /** Objects in a namespace that a chart of this state makes. */
  readonly afterCharts: readonly PlatformObject[];
}

/** Pools before add-ons, add-ons and charts before the objects whose kinds or namespaces they bring. */
export function platformOrder({ objects, addons, helmReleases, namespaces: declared }: Platform): PlatformOrder {
  const exists = (namespace: string): boolean =>
    systemNamespaces.includes(namespace) || declared.some(({ name }) => name === namespace);
  const isIn = ({ object: { metadata } }: PlatformObject, brought: readonly (string | undefined)[]): boolean =>
    metadata.namespace !== undefined && !exists(metadata.namespace) && brought.includes(metadata.namespace);
  const ofAddons = addons.map(({ namespace }) => namespace);
  const ofCharts = helmReleases.flatMap(({ createNamespace, namespace }) => (createNamespace ? [namespace] : []));
  const afterCharts = objects.filter((object) => isIn(object, ofCharts) && !isIn(object, ofAddons));
  const afterAddons = objects.filter((object) => addons.some(({ name }) => name === object.kindFrom) || isIn(object, ofAddons));
  const later = new Set([...afterAddons, ...afterCharts]);
  const namespaces = new Set([...addons, ...helmReleases].flatMap(({ namespace }) => namespace ?? []));
  const first = objects.filter((object) => !later.has(object));
  const beforePods = first.filter(({ object: { kind, metadata } }) =>
    kind === 'Namespace' ? namespaces.has(metadata.name) : kind === 'NodePool' || namespaces.has(metadata.namespace ?? ''),
  );
  return { first, beforePods: beforePods.map(({ id }) => id), afterAddons, afterCharts };
}
