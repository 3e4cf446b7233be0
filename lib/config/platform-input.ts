import type { NetworkPolicyMode } from '../model/platform';
import type { HelmReleaseInput } from '../model/kubernetes/input/helm-release-input';
import type { IngressClassInput } from '../model/kubernetes/input/ingress-class-input';
import type { NamespaceInput } from '../model/kubernetes/input/namespace-input';
import type { NodeClassInput } from '../model/kubernetes/input/node-class-input';
import type { NodePoolInput } from '../model/kubernetes/input/node-pool-input';
import type { StorageClassInput, VolumeSnapshotClassInput } from '../model/kubernetes/input/storage-class-input';
import type { RoleBindingInput, ServiceAccountInput } from '../model/kubernetes/input/access-object-input';
import type { PodDisruptionBudgetInput, PriorityClassInput } from '../model/kubernetes/input/workload-input';

type ByName<Input> = Readonly<Record<string, Input>>;

interface PlatformCommon {
  /**
   * How nodes are launched; never called `default`, which is the built-in one.
   * @default one called `private`, on the node subnets, when there are node pools
   */
  readonly nodeClasses?: ByName<NodeClassInput>;
  /** Pools beside the built-in ones, or instead of them. `nodePool.graviton({ limits })` and others are ready made. @default none */
  readonly nodePools?: ByName<NodePoolInput>;
  /** EKS makes none. Written ones replace the default. @default `gp3`, the default class */
  readonly storageClasses?: ByName<StorageClassInput>;
  /** Need the add-on `snapshot-controller`. @default none */
  readonly volumeSnapshotClasses?: ByName<VolumeSnapshotClassInput>;
  /**
   * EKS makes none. Written ones replace the default.
   * @default `alb-internal`, the default class, and `alb-internet-facing` where the network has public subnets
   */
  readonly ingressClasses?: ByName<IngressClassInput>;
  /** @default none */
  readonly namespaces?: ByName<NamespaceInput>;
  /**
   * Whether nodes obey network policies, and whether pods that none selects may talk or not. Nodes of built-in pools always
   * let them. https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html
   * @default default-allow: policies are obeyed, and nothing is blocked before one is written
   */
  readonly networkPolicy?: NetworkPolicyMode;
  /** @default none */
  readonly priorityClasses?: ByName<PriorityClassInput>;
  /** @default none */
  readonly podDisruptionBudgets?: ByName<PodDisruptionBudgetInput>;
  /** For groups in namespaces that are not declared here; declared ones have `groups`. @default none */
  readonly roleBindings?: ByName<RoleBindingInput>;
  /** In namespaces that are not declared here; declared ones have `serviceAccounts`. @default none */
  readonly serviceAccounts?: ByName<ServiceAccountInput>;
}

/** Terraform applies the objects, in a state of their own. */
export interface TerraformPlatformInput extends PlatformCommon {
  readonly delivery: 'terraform';
  /**
   * Whether Terraform runs where it reaches a private endpoint: inside the VPC, or in a network that is connected with it.
   * @default anywhere
   */
  readonly runner?: 'in-network' | 'anywhere';
  /**
   * ARN of a role with an access entry that Terraform's own credentials assume to reach the API (`--role-arn` of
   * `aws eks get-token`). Whoever plans and whoever applies has to be able to assume it.
   * @default none: the credentials of the pipeline have entries of their own
   */
  readonly accessRole?: string;
  /** @default none */
  readonly helmReleases?: ByName<HelmReleaseInput>;
  readonly clusterFacts?: never;
}

/** The objects are written as YAML for Argo CD or Flux; the platform state holds only what belongs to AWS. */
export interface GitOpsPlatformInput extends PlatformCommon {
  readonly delivery: 'gitops';
  /** What the tool needs to know of the cluster, as an object of its own. @default none */
  readonly clusterFacts?: {
    readonly format: 'argo-cd' | 'flux';
    /** @default argocd, or flux-system */
    readonly namespace?: string;
  };
  readonly runner?: never;
  readonly accessRole?: never;
  readonly helmReleases?: never;
}

/** What runs on the cluster besides Auto Mode itself. */
export type PlatformInput = TerraformPlatformInput | GitOpsPlatformInput;
