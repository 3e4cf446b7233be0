import type { Al2023AmiType, BottlerocketAmiType } from '../aws/mixed-compute';
import type { Taint } from '../model/kubernetes/node-pool';

interface NodeGroupCommon {
  /** One, or several of one architecture: `['m7i.large']`. Another list makes the group anew. */
  readonly instanceTypes: readonly [string, ...string[]];
  /** Nobody scales a node group unless you install something that does. */
  readonly size: {
    readonly min: number;
    readonly max: number;
    /** Left out, the group starts with `min` and keeps the number that a scaler chooses. */
    readonly desired?: number;
  };
  /** Capacity blocks are for `nodePool.reserved()`; a node group would need a launch template of its own. @default ON_DEMAND */
  readonly capacityType?: 'ON_DEMAND' | 'SPOT';
  /** Zones of the network, by id, name or key. @default the zones of the cluster */
  readonly zones?: readonly string[];
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Keep away pods that do not tolerate them, so that they stay on nodes of Auto Mode. @default none */
  readonly taints?: readonly Taint[];
  /** How many nodes are replaced at once: a number from 1 to 100, or a share. @default 1 */
  readonly update?: { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };
  /** EKS replaces nodes that are found broken; best with the add-on `eks-node-monitoring-agent`. @default true */
  readonly nodeRepair?: boolean;
  /** Encrypted in any case. @default 80 GiB with the default key of EBS */
  readonly disk?: {
    readonly sizeGiB?: number;
    /** ARN of a key that the account's EC2 Auto Scaling may use. */
    readonly key?: string;
  };
  /** 2 lets every pod use the role of the node. @default 1 */
  readonly metadataHopLimit?: number;
  /** ARN of a role that exists; not that of the cluster's nodes. @default one role for all groups */
  readonly role?: string;
}

interface KeptByEks extends NodeGroupCommon {
  /** Kubernetes minor version, to stay behind for a while. @default that of the cluster */
  readonly version?: string;
  /** `1.36.2-20261101`. @default the newest when nodes are made or change version */
  readonly releaseVersion?: string;
  readonly ami?: never;
}

/** Settings of the kubelet, by the names of its configuration file. */
type Kubelet = Readonly<Record<string, unknown>>;

/**
 * Nodes beside those of Auto Mode, for what it does not offer: an image of your own, or an agent that changes the node.
 * docs/mixed-compute.md. https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export type NodeGroupInput =
  | (KeptByEks & {
      /** @default AL2023_x86_64_STANDARD, or AL2023_ARM_64_STANDARD where every instance type is Arm */
      readonly amiType?: Al2023AmiType;
      /** @default none */
      readonly kubelet?: Kubelet;
    })
  | (KeptByEks & { readonly amiType: BottlerocketAmiType; readonly kubelet?: never })
  | (NodeGroupCommon & {
      /** Id of an image of your own, made from Amazon Linux 2023 for EKS: nodes are started with nodeadm. */
      readonly ami: string;
      /** @default none */
      readonly kubelet?: Kubelet;
      readonly amiType?: never;
      readonly version?: never;
      readonly releaseVersion?: never;
    });
