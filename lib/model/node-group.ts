import type { NodeGroupAmiType } from '../aws/mixed-compute';
import type { Taint } from './kubernetes/node-pool';
import type { Role } from './role';
import type { Tags } from './tags';

/** What nodes start from: an image that EKS keeps, or one of one's own that is made from Amazon Linux 2023. */
export type NodeGroupImage =
  | {
      readonly kind: 'eks';
      readonly type: NodeGroupAmiType;
      /** Kubernetes minor version; undefined follows the control plane. */
      readonly version: string | undefined;
      /** `1.36.2-20261101`; undefined takes the newest when nodes are made or change version. */
      readonly releaseVersion: string | undefined;
    }
  | { readonly kind: 'custom'; readonly id: string };

export type NodeGroupUpdate = { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };

/** Every node group has a launch template of its own: encryption, metadata and tags of instances can be said nowhere else. */
export interface NodeGroupLaunchTemplate {
  readonly name: string;
  readonly disk: {
    /** Where containers and images are: Bottlerocket has a volume of its own for them. */
    readonly device: '/dev/xvda' | '/dev/xvdb';
    readonly sizeGiB: number;
    /** ARN of a key; undefined: the default key of EBS. */
    readonly keyArn: string | undefined;
  };
  /** 1: only the node itself reaches the metadata. */
  readonly metadataHopLimit: number;
  /** Of instances, volumes and network interfaces. */
  readonly instanceTags: Tags;
}

/** Nodes beside those of Auto Mode. https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html */
export interface NodeGroup {
  /** As EKS names it; also the Terraform id. */
  readonly name: string;
  readonly image: NodeGroupImage;
  /** Settings of the kubelet, by the names of its configuration file. */
  readonly kubelet: Readonly<Record<string, unknown>> | undefined;
  readonly instanceTypes: readonly string[];
  readonly capacityType: 'ON_DEMAND' | 'SPOT';
  /** Without `desired` the group starts with the least and keeps the number that somebody else chooses. */
  readonly size: { readonly min: number; readonly max: number; readonly desired: number | undefined };
  /** Keys of the network's zones; nodes are in their node subnets, which are private. */
  readonly zones: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly update: NodeGroupUpdate;
  /** EKS replaces nodes that are found broken. */
  readonly nodeRepair: boolean;
  readonly launchTemplate: NodeGroupLaunchTemplate;
  /** EKS makes its access entry, of type EC2_LINUX. */
  readonly role: Role;
  readonly timeouts: { readonly create: string; readonly update: string; readonly delete: string };
  readonly tags: Tags;
}
