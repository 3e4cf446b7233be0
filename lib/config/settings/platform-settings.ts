import type { Access } from '../../model/access';
import type { Addon } from '../../model/addon';
import type { Cluster } from '../../model/cluster';
import type { HelmRelease } from '../../model/platform';
import type { NamespaceSettings, PodSecurity } from '../../model/kubernetes/namespace';
import type { PodDisruptionBudgetSettings } from '../../model/kubernetes/pod-disruption-budget';
import type { StorageClassSettings, VolumeType } from '../../model/kubernetes/storage-class';
import type { Network } from '../../model/network';
import type { PlatformSettings } from '../../model/platform-builder';
import type { PodIdentity } from '../../model/pod-identity';
import type { Tags } from '../../model/tags';
import type { HelmReleaseInput } from '../helm-release-input';
import type { NamespaceInput } from '../namespace-input';
import type { NodeClassInput } from '../node-class-input';
import type { PlatformInput } from '../platform-input';
import type { StorageClassInput } from '../storage-class-input';
import type { PodDisruptionBudgetInput } from '../workload-input';
import { defaultIngressClasses, ingressClassSettings } from './ingress-classes-settings';
import { nodeClassSettings } from './node-classes-settings';
import { nodePoolSettings } from './node-pools-settings';
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
  readonly addons: readonly Addon[];
}

const DEFAULT_STORAGE: Readonly<Record<string, StorageClassInput>> = { gp3: { default: true } };

/** Fills in the defaults of a platform. */
export function platformSettings(input: PlatformInput, around: AroundThePlatform, context: SettingsContext): PlatformSettings {
  const { network, cluster, podIdentities } = around;
  const { origins, location, prefix } = context;
  origins.written('platform');
  const tags = cluster.customTags ? context.tags : {};
  const networkPolicy = origins.orBuiltIn('platform.networkPolicy', input.networkPolicy, 'default-allow');
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
    groups: (around.access?.entries ?? []).flatMap((entry) => (entry.type === 'STANDARD' ? entry.groups : [])),
    accessNamespaces: (around.access?.entries ?? []).flatMap(({ policies }) =>
      policies.flatMap(({ scope }) => (scope.type === 'namespace' ? scope.namespaces : [])),
    ),
    delivery: input.delivery,
    runner: origins.orBuiltIn('platform.runner', input.runner, 'anywhere'),
    accessRole: input.accessRole,
    networkPolicy,
    nodeClasses: each(nodeClasses, (name, one) =>
      nodeClassSettings(name, one, { prefix, dnsSuffix: location.dnsSuffix, network, cluster, networkPolicy, tags }),
    ),
    nodePools: each(input.nodePools ?? {}, (name, one) => nodePoolSettings(name, one, Object.keys(nodeClasses))),
    storageClasses: each(storageClasses, (name, one) => storageClassSettings(name, one, tags)),
    volumeSnapshotClasses: each(snapshotClasses, (name, one) => ({
      name,
      isDefault: one.default ?? Object.keys(snapshotClasses).length === 1,
      deletionPolicy: one.deletionPolicy ?? 'Delete',
      tags: one.tags ?? tags,
    })),
    ingressClasses: each(ingressClasses, (name, one) => ingressClassSettings(name, one, { network, cluster, tags })),
    namespaces: each(namespaces, (name, one) => namespaceSettings(name, one, podIdentities)),
    priorityClasses: each(input.priorityClasses ?? {}, (name, one) => ({
      name,
      value: one.value,
      isDefault: one.default ?? false,
      preemptionPolicy: one.preemptionPolicy ?? 'PreemptLowerPriority',
      description: one.description,
    })),
    podDisruptionBudgets: each(input.podDisruptionBudgets ?? {}, podDisruptionBudgetSettings),
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

const each = <Input, Settings>(
  inputs: Readonly<Record<string, Input>>,
  settings: (name: string, input: Input) => Settings,
): readonly Settings[] => Object.entries(inputs).map(([name, input]) => settings(name, input));

/** Pools of one's own get a class of one's own: the built-in one can be neither changed nor tagged. */
const defaultNodeClasses = ({ nodePools }: PlatformInput): Readonly<Record<string, NodeClassInput>> =>
  Object.keys(nodePools ?? {}).length === 0 ? {} : { private: {} };

function storageClassSettings(name: string, input: StorageClassInput, tags: Tags): StorageClassSettings {
  return {
    name,
    isDefault: input.default ?? false,
    volume: volume(input),
    kmsKeyId: input.kmsKeyId,
    fileSystem: input.fileSystem ?? 'ext4',
    reclaimPolicy: input.reclaimPolicy ?? 'Delete',
    allowVolumeExpansion: input.allowVolumeExpansion ?? true,
    mountOptions: input.mountOptions ?? [],
    onlyAutoModeNodes: input.onlyAutoModeNodes ?? false,
    parameters: Object.fromEntries(
      Object.entries(input.parameters ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
    tags: input.tags ?? tags,
  };
}

function volume(input: StorageClassInput): VolumeType {
  switch (input.type) {
    case undefined:
    case 'gp3':
      return { type: 'gp3', iops: input.iops, throughput: input.throughput };
    case 'io1':
    case 'io2':
      return input.iops === undefined ? { type: input.type, iopsPerGB: input.iopsPerGB } : { type: input.type, iops: input.iops };
    default:
      return { type: input.type };
  }
}

function namespaceSettings(name: string, input: NamespaceInput, podIdentities: readonly PodIdentity[]): NamespaceSettings {
  const named = podIdentities.filter(({ namespace }) => namespace === name).map(({ serviceAccount }) => serviceAccount);
  return {
    name,
    labels: input.labels ?? {},
    annotations: input.annotations ?? {},
    podSecurity: podSecurity(input.podSecurity),
    networkPolicy: input.networkPolicy ?? 'allow-all',
    quota: input.quota ?? {},
    containerLimits: input.containerLimits,
    groups: input.groups ?? {},
    // Every namespace has `default` already.
    serviceAccounts: [...new Set(input.serviceAccounts ?? named)].filter((account) => account !== 'default').toSorted(),
    loadBalancerSecrets: [...new Set(input.loadBalancerSecrets ?? [])].toSorted(),
  };
}

const podSecurity = (written: NamespaceInput['podSecurity']): PodSecurity => {
  const { enforce, audit, warn } = typeof written === 'object' ? written : { enforce: written ?? 'baseline' };
  return { enforce, audit: audit ?? 'restricted', warn: warn ?? 'restricted' };
};

const podDisruptionBudgetSettings = (name: string, input: PodDisruptionBudgetInput): PodDisruptionBudgetSettings => ({
  name,
  namespace: input.namespace,
  matchLabels: input.matchLabels,
  available: input.minAvailable === undefined ? { maxUnavailable: input.maxUnavailable } : { minAvailable: input.minAvailable },
});

const helmReleaseSettings = (
  name: string,
  input: HelmReleaseInput,
  namespaces: readonly string[],
): Omit<HelmRelease, 'path'> => ({
  name,
  namespace: input.namespace,
  createNamespace: input.createNamespace ?? !['kube-system', 'default', ...namespaces].includes(input.namespace),
  repository: input.repository,
  chart: input.chart,
  version: input.version,
  values: input.values ?? {},
  timeout: input.timeout ?? 900,
});
