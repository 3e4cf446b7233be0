import type { Platform, PlatformObject } from './platform';

/** What has to exist before anything that schedules pods. */
export interface PlatformOrder {
  /** Objects that need nothing but the cluster. In the order in which they can be applied. */
  readonly first: readonly PlatformObject[];
  /** Ids of those that come before add-ons and charts: where their pods run, and what is in their namespaces. */
  readonly beforePods: readonly string[];
  /** Objects whose kind an add-on of this state brings. */
  readonly afterAddons: readonly PlatformObject[];
}

/** Pools before add-ons, add-ons before the objects whose kinds they bring. */
export function platformOrder({ objects, addons, helmReleases }: Platform): PlatformOrder {
  const brought = ({ kindFrom }: PlatformObject): boolean => addons.some(({ name }) => name === kindFrom);
  const namespaces = new Set([...addons, ...helmReleases].flatMap(({ namespace }) => namespace ?? []));
  const first = objects.filter((object) => !brought(object));
  const beforePods = first.filter(({ object: { kind, metadata } }) =>
    kind === 'Namespace' ? namespaces.has(metadata.name) : kind === 'NodePool' || namespaces.has(metadata.namespace ?? ''),
  );
  return { first, beforePods: beforePods.map(({ id }) => id), afterAddons: objects.filter(brought) };
}
