import type { Addon } from './addon';
import type { BuiltInNodePool } from './cluster';
import type { KubernetesObject } from './kubernetes/kubernetes-object';
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
import type { NodeGroup } from './node-group';
import type { Zone } from './network';

/** How Kubernetes objects reach the cluster: applied by Terraform, or handed to GitOps as YAML. */
export type Delivery = 'terraform' | 'gitops';

/** Whether network policies are obeyed, and what happens to pods that none selects. */
export type NetworkPolicyMode = 'off' | 'default-allow' | 'default-deny';

/** One object with everything that delivering it needs. */
export interface PlatformObject {
  /** Terraform id and stem of a file name: `node-pool_general`. */
  readonly id: string;
  readonly object: KubernetesObject;
  /** Ids of objects that have to exist before, and go after. */
  readonly dependsOn: readonly string[];
  /** A status condition that says that it works; undefined when there is none to wait for. */
  readonly readyCondition: string | undefined;
  /** Undefined: the provider's own. */
  readonly timeouts: { readonly create: string; readonly update: string; readonly delete: string } | undefined;
  /**
   * The add-on that brings the kind. `kubernetes_manifest` asks the API for a kind while it plans, so such an object can
   * only be planned once the add-on runs.
   */
  readonly kindFrom: string | undefined;
  /** Where it is written, below `platform`: `['nodePools', 'general']`. */
  readonly path: readonly (string | number)[];
}

/** A chart, installed by Terraform. */
export interface HelmRelease {
  /** Also the Terraform id. */
  readonly name: string;
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly timeout: number;
  /** Where it is written, below `platform`. */
  readonly path: readonly (string | number)[];
}

/** What has to be known of the cluster. */
export interface PlatformCluster {
  readonly name: string;
  readonly version: string;
  readonly region: string;
  readonly ipFamily: 'ipv4' | 'ipv6';
  readonly builtInNodePools: readonly BuiltInNodePool[];
  /** The cluster role may put tags of one's own on what Auto Mode makes. */
  readonly customTags: boolean;
  /** The API is reached from inside the network only. */
  readonly privateEndpointOnly: boolean;
  readonly nodeRoleName: string;
  /** Beside Auto Mode. */
  readonly nodeGroups: readonly Pick<NodeGroup, 'name' | 'taints'>[];
  /** Some pods run on Fargate. */
  readonly fargate: boolean;
  /** The cluster role may make the service-linked role of Spot, as far as it is known. */
  readonly makesSpotRole: boolean;
}

/** Subnets of one purpose in one zone. */
export interface PlatformSubnet {
  readonly zone: Zone;
  /** Undefined in a network that exists. */
  readonly prefix: number | undefined;
}

/** What has to be known of the network. */
export interface PlatformNetwork {
  readonly nodeSubnets: readonly PlatformSubnet[];
  readonly podSubnets: readonly PlatformSubnet[];
  readonly publicSubnets: readonly PlatformSubnet[];
  /** Undefined in a network that exists. */
  readonly ipv6: boolean | undefined;
}

/** What has to be known of access, Pod Identities and add-ons, to find names that nobody has. */
export interface PlatformNames {
  /** Kubernetes groups of access entries; undefined where those could not be decided. */
  readonly groups: readonly string[] | undefined;
  /** Service accounts of Pod Identities. */
  readonly serviceAccounts: readonly { readonly namespace: string; readonly serviceAccount: string }[];
  /** All add-ons of the environment; undefined where those could not be decided. */
  readonly addons: readonly Pick<Addon, 'name' | 'namespace' | 'placement'>[] | undefined;
}

/** What runs on the cluster, decided. */
export interface Platform {
  readonly delivery: Delivery;
  /** Whether Terraform runs where it reaches a private endpoint. */
  readonly runner: 'in-network' | 'anywhere';
  /** ARN of the role that reaches the API; undefined: the credentials that Terraform has. */
  readonly accessRole: string | undefined;
  readonly networkPolicy: NetworkPolicyMode;
  /** In order of their names, as all lists here. */
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
  /** All Kubernetes objects, in the order in which they can be applied. */
  readonly objects: readonly PlatformObject[];
  /** Add-ons that schedule pods: after the node pools. In order of their names. */
  readonly addons: readonly Addon[];
  readonly helmReleases: readonly HelmRelease[];
  readonly cluster: PlatformCluster;
  readonly network: PlatformNetwork;
  readonly names: PlatformNames;
}
