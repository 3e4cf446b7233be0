import type { Access } from '../../model/access';
import type { Addon } from '../../model/addon';
import type { Cluster } from '../../model/cluster';
import type { IrsaRole } from '../../model/irsa-role';
import type { Network } from '../../model/network';
import type { Platform } from '../../model/platform';
import type { PlatformSettings } from '../../model/platform-builder';
import type { NodePoolSettings } from '../../model/kubernetes/node-pool';
import type { PodIdentity } from '../../model/pod-identity';
import { helmReleaseSettings } from '../../model/kubernetes/input/helm-release-settings';
import { ingressClassSettings } from '../../model/kubernetes/input/ingress-class-settings';
import { namespaceSettings, type AroundTheNamespace } from '../../model/kubernetes/input/namespace-settings';
import type { NodeClassInput } from '../../model/kubernetes/input/node-class-input';
import { formatPath } from '../../rules/input-path';
import type { OriginRecorder } from '../origins';
import type { PlatformInput } from '../platform-input';
import { nodeClassSettings } from '../../model/kubernetes/input/node-class-settings';
import { nodePoolSettings } from '../../model/kubernetes/input/node-pool-settings';
import type { StorageClassInput } from '../../model/kubernetes/input/storage-class-input';
import { storageClassSettings, volumeSnapshotClassSettings } from '../../model/kubernetes/input/storage-class-settings';
import { roleBindingSettings, serviceAccountSettings } from '../../model/kubernetes/input/access-object-settings';
import { podDisruptionBudgetSettings, priorityClassSettings } from '../../model/kubernetes/input/workload-settings';
import { defaultIngressClasses, loadBalancerSubnets } from './ingress-classes-settings';
import { aroundNodeClass } from './node-classes-settings';
import type { SettingsContext } from './settings-context';

/** The parts of the environment that a platform depends on, decided. */
export interface AroundThePlatform {
  /** Name of the environment. */
  readonly environment: string;
  readonly project: string;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly access: Access | undefined;
  readonly podIdentities: readonly PodIdentity[];
  readonly irsaRoles: readonly IrsaRole[];
  readonly addons: readonly Addon[] | undefined;
}

export const DEFAULT_NETWORK_POLICY = 'default-allow';

const DEFAULT_STORAGE: Readonly<Record<string, StorageClassInput>> = { gp3: { default: true } };

/** Fills in the defaults of a platform. */
export function platformSettings(input: PlatformInput, around: AroundThePlatform, context: SettingsContext): PlatformSettings {
  const { network, cluster, podIdentities } = around;
  const { origins, location, prefix } = context;
  origins.written('platform');
  const tags = cluster.customTags ? context.tags : {};
  const networkPolicy = origins.orBuiltIn('platform.networkPolicy', input.networkPolicy, DEFAULT_NETWORK_POLICY);
  const nodeClasses = origins.orComputed(
    'platform.nodeClasses',
    input.nodeClasses,
    defaultNodeClasses(input),
    'platform.nodePools',
  );
  const storageClasses = origins.orBuiltIn('platform.storageClasses', input.storageClasses, DEFAULT_STORAGE);
  const ingressClasses = origins.orComputed(
    'platform.ingressClasses',
    input.ingressClasses,
    defaultIngressClasses(network),
    'network',
  );
  const aroundNodes = aroundNodeClass({ prefix, dnsSuffix: location.dnsSuffix, network, cluster, networkPolicy, tags });
  const snapshotClasses = input.volumeSnapshotClasses ?? {};
  const namespaces = input.namespaces ?? {};
  return {
    environment: around.environment,
    project: around.project,
    location,
    network,
    cluster,
    podIdentities,
    addons: around.addons,
    groups: around.access?.entries.flatMap((entry) => (entry.type === 'STANDARD' ? entry.groups : [])),
    delivery: input.delivery,
    runner: origins.orBuiltIn('platform.runner', input.runner, 'anywhere'),
    accessRole: input.accessRole,
    networkPolicy,
    nodeClasses: each(nodeClasses, (name, one) => nodeClassSettings(name, one, aroundNodes)),
    nodePools: each(input.nodePools ?? {}, (name, one) => nodePoolSettings(name, one, onlyOf(Object.keys(nodeClasses)))),
    storageClasses: each(storageClasses, (name, one) => storageClassSettings(name, one, tags)),
    volumeSnapshotClasses: each(snapshotClasses, (name, one) =>
      volumeSnapshotClassSettings(name, one, { isOnly: Object.keys(snapshotClasses).length === 1, tags }),
    ),
    ingressClasses: each(ingressClasses, (name, one) =>
      ingressClassSettings(name, one, {
        ipFamily: cluster.ipFamily,
        subnets: (scheme) => loadBalancerSubnets(scheme, network),
        tags,
      }),
    ),
    namespaces: each(namespaces, (name, one) => namespaceSettings(name, one, aroundNamespace(name, around))),
    priorityClasses: each(input.priorityClasses ?? {}, priorityClassSettings),
    podDisruptionBudgets: each(input.podDisruptionBudgets ?? {}, podDisruptionBudgetSettings),
    roleBindings: each(input.roleBindings ?? {}, roleBindingSettings),
    serviceAccounts: each(input.serviceAccounts ?? {}, serviceAccountSettings),
    helmReleases: each(input.helmReleases ?? {}, (name, one) => helmReleaseSettings(name, one, Object.keys(namespaces))),
    clusterFacts:
      input.clusterFacts === undefined
        ? undefined
        : {
            format: input.clusterFacts.format,
            namespace: input.clusterFacts.namespace ?? (input.clusterFacts.format === 'flux' ? 'flux-system' : 'argocd'),
          },
  };
}

/** What a platform is made of beside what was written below `platform`. */
export function platformOrigins({ objects }: Platform, origins: OriginRecorder): void {
  for (const part of ['addons', 'cluster', 'network'] as const) origins.computed(`platform.${part}`, part);
  for (const [index, { path }] of objects.entries())
    origins.computed(`platform.objects[${index}]`, formatPath(['platform', ...path]));
}

/** Node pools as far as they say it themselves: which class they have may depend on others. */
export const ownPools = (input: PlatformInput | undefined): readonly NodePoolSettings[] =>
  each(input?.nodePools ?? {}, (name, one) => nodePoolSettings(name, one, undefined));

const each = <Input, Settings>(
  inputs: Readonly<Record<string, Input>>,
  settings: (name: string, input: Input) => Settings,
): readonly Settings[] => Object.entries(inputs).map(([name, input]) => settings(name, input));

/** The one name that there is. */
const onlyOf = ([first, ...others]: readonly string[]): string | undefined => (others.length === 0 ? first : undefined);

/** What is meant to run in a namespace. */
const aroundNamespace = (name: string, { podIdentities, irsaRoles, addons }: AroundThePlatform): AroundTheNamespace => ({
  serviceAccounts: podIdentities.filter(({ namespace }) => namespace === name).map(({ serviceAccount }) => serviceAccount),
  irsaRoles: Object.fromEntries(
    irsaRoles.flatMap(({ namespace, serviceAccount, role }) =>
      namespace === name && role.arn !== undefined ? [[serviceAccount, role.arn] as const] : [],
    ),
  ),
  addons: (addons ?? []).filter(({ namespace }) => namespace === name).map((addon) => addon.name),
});

/** Pools of one's own get a class of one's own: the built-in one can be neither changed nor tagged. */
const defaultNodeClasses = ({ nodePools }: PlatformInput): Readonly<Record<string, NodeClassInput>> =>
  Object.keys(nodePools ?? {}).length === 0 ? {} : { private: {} };
