import type { Addon } from './addon';
import { SWITCH_ADDON } from './addons';
import type { Cluster } from './cluster';
import { clusterFacts, type ClusterFactsSettings } from './kubernetes/cluster-facts';
import type { IngressClassSettings } from './kubernetes/ingress-class';
import type { NamespaceSettings } from './kubernetes/namespace';
import type { NodeClassSettings } from './kubernetes/node-class';
import type { NodePoolSettings } from './kubernetes/node-pool';
import type { PodDisruptionBudgetSettings } from './kubernetes/pod-disruption-budget';
import type { PriorityClassSettings } from './kubernetes/priority-class';
import type { RoleBindingSettings } from './kubernetes/role-binding';
import type { ServiceAccountSettings } from './kubernetes/service-account';
import type { StorageClassSettings } from './kubernetes/storage-class';
import type { VolumeSnapshotClassSettings } from './kubernetes/volume-snapshot-class';
import type { Location } from './location';
import type { Network, SubnetPurpose } from './network';
import type { Delivery, HelmRelease, NetworkPolicyMode, Platform, PlatformNetwork, PlatformSubnet } from './platform';
import { platformObjects } from './platform-objects';
import type { PodIdentity } from './pod-identity';

/** Everything that is said about a platform, defaults filled in; members are named as in the configuration. */
export interface PlatformSettings {
  /** Name of the environment. */
  readonly environment: string;
  readonly project: string;
  readonly location: Location & { readonly account: string; readonly region: string };
  readonly network: Network;
  readonly cluster: Cluster;
  readonly podIdentities: readonly PodIdentity[];
  /** All add-ons of the environment; undefined where those could not be decided. */
  readonly addons: readonly Addon[] | undefined;
  /** Kubernetes groups of access entries; undefined where those could not be decided. */
  readonly groups: readonly string[] | undefined;

  readonly delivery: Delivery;
  readonly runner: 'in-network' | 'anywhere';
  readonly accessRole: string | undefined;
  readonly networkPolicy: NetworkPolicyMode;
  readonly nodeClasses: readonly NodeClassSettings[];
  readonly nodePools: readonly NodePoolSettings[];
  readonly storageClasses: readonly StorageClassSettings[];
  readonly volumeSnapshotClasses: readonly VolumeSnapshotClassSettings[];
  readonly ingressClasses: readonly IngressClassSettings[];
  readonly namespaces: readonly NamespaceSettings[];
  readonly priorityClasses: readonly PriorityClassSettings[];
  readonly podDisruptionBudgets: readonly PodDisruptionBudgetSettings[];
  readonly roleBindings: readonly RoleBindingSettings[];
  readonly serviceAccounts: readonly ServiceAccountSettings[];
  readonly helmReleases: readonly Omit<HelmRelease, 'path'>[];
  readonly clusterFacts: ClusterFactsSettings | undefined;
}

/** Decides everything about a platform. Total: what is wrong with it is for the rules to say. */
export function buildPlatform(settings: PlatformSettings): Platform {
  const { cluster, network } = settings;
  const nouns = {
    nodeClasses: byName(settings.nodeClasses),
    nodePools: byName(settings.nodePools),
    storageClasses: byName(settings.storageClasses),
    volumeSnapshotClasses: byName(settings.volumeSnapshotClasses),
    ingressClasses: byName(settings.ingressClasses),
    namespaces: byName(settings.namespaces),
    priorityClasses: byName(settings.priorityClasses),
    podDisruptionBudgets: byName(settings.podDisruptionBudgets),
    roleBindings: byName(settings.roleBindings),
    serviceAccounts: byName(settings.serviceAccounts),
  };
  return {
    delivery: settings.delivery,
    runner: settings.runner,
    accessRole: settings.accessRole,
    networkPolicy: settings.networkPolicy,
    ...nouns,
    objects: platformObjects({
      ...nouns,
      networkPolicy: settings.networkPolicy,
      switchOfAddon: (settings.addons ?? []).some(({ name }) => name === SWITCH_ADDON),
      clusterFacts: settings.clusterFacts === undefined ? undefined : { ...settings.clusterFacts, facts: facts(settings) },
      ipFamily: cluster.ipFamily,
      serviceCidr: cluster.serviceCidr,
    }),
    addons: byName((settings.addons ?? []).filter(({ placement }) => placement === 'platform')),
    helmReleases: byName(settings.helmReleases).map((release) => ({ ...release, path: ['helmReleases', release.name] })),
    cluster: {
      name: cluster.name,
      version: cluster.version,
      region: settings.location.region,
      ipFamily: cluster.ipFamily,
      builtInNodePools: cluster.builtInCompute.nodePools,
      customTags: cluster.customTags,
      privateEndpointOnly: cluster.endpoint.publicFrom.length === 0,
      nodeRoleName: cluster.nodeRole.name,
      nodeGroups: cluster.nodeGroups.map(({ name, taints }) => ({ name, taints })),
      fargate: cluster.fargateProfiles.length > 0,
      makesSpotRole: cluster.role.kind === 'created' && cluster.role.permissionsBoundary === undefined,
    },
    network: platformNetwork(network),
    names: {
      groups: settings.groups === undefined ? undefined : [...new Set(settings.groups)].toSorted(),
      serviceAccounts: settings.podIdentities.map(({ namespace, serviceAccount }) => ({ namespace, serviceAccount })),
      addons:
        settings.addons === undefined
          ? undefined
          : byName(settings.addons.map(({ name, namespace, placement }) => ({ name, namespace, placement }))),
    },
  };
}

const byName = <Named extends { readonly name: string }>(list: readonly Named[]): readonly Named[] =>
  list.toSorted(({ name: one }, { name: other }) => (one < other ? -1 : one > other ? 1 : 0));

const facts = (settings: PlatformSettings): ReturnType<typeof clusterFacts> =>
  clusterFacts({
    clusterName: settings.cluster.name,
    kubernetesVersion: settings.cluster.version,
    environment: settings.environment,
    project: settings.project,
    account: settings.location.account,
    region: settings.location.region,
    partition: settings.location.partition,
    vpcId: settings.network.kind === 'existing' ? settings.network.vpcId : undefined,
    nodeRoleName: settings.cluster.nodeRole.name,
    podIdentities: settings.podIdentities,
  });

/** Subnets as far as objects select them. */
function platformNetwork(network: Network): PlatformNetwork {
  const of = (purpose: SubnetPurpose): readonly PlatformSubnet[] =>
    network.kind === 'own'
      ? network.subnets
          .filter((subnet) => subnet.purpose === purpose)
          .map(({ zone, cidr }) => ({ zone, prefix: Number(cidr.split('/')[1]) }))
      : network.zones
          .filter(({ key }) => network.subnetIds[purpose][key] !== undefined)
          .map((zone) => ({ zone, prefix: undefined }));
  return {
    nodeSubnets: of('node'),
    podSubnets: of('pod'),
    publicSubnets: of('public'),
    ipv6: network.kind === 'own' ? network.ipv6 : undefined,
  };
}
