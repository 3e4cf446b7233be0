import type {
  AdvancedNetworking,
  CapacityReservationSelector,
  CertificateBundle,
  EphemeralStorage,
  PlacementGroupSelector,
  SecurityGroupSelector,
  SubnetSelector,
} from '../node-class';
import type { Tags } from '../../tags';

/** Subnets and security groups of pods: AWS takes both or neither. Since 2025-06-13. */
export interface PodNetworkInput {
  /** Subnets in every zone that has node subnets. */
  readonly podSubnetSelectorTerms: readonly [SubnetSelector, ...SubnetSelector[]];
  readonly podSecurityGroupSelectorTerms: readonly [SecurityGroupSelector, ...SecurityGroupSelector[]];
}

interface NodeClassCommon {
  /** Subnets of the nodes. @default the node subnets of the network */
  readonly subnetSelectorTerms?: readonly [SubnetSelector, ...SubnetSelector[]];
  /**
   * Groups of the nodes. One of your own has to let nodes, pods and the control plane talk to each other. Named by id, it gets
   * the tag `eks:eks-cluster-name`, by which Auto Mode may open it for load balancers; others have to have it.
   * @default the security group of the cluster
   */
  readonly securityGroupSelectorTerms?: readonly [SecurityGroupSelector, ...SecurityGroupSelector[]];
  /**
   * Where pods get their addresses.
   * @default pod-subnets (with the security group of the cluster) where the network has some, otherwise node-subnets
   */
  readonly podNetwork?: 'node-subnets' | 'pod-subnets' | PodNetworkInput;
  /** Whether the node puts its own address on what pods send out of the VPC. @default Random: it does */
  readonly snatPolicy?: 'Random' | 'Disabled';
  /** What nodes do with pods that no network policy selects. @default as `platform.networkPolicy` says */
  readonly networkPolicy?: 'DefaultAllow' | 'DefaultDeny';
  /** Writes the decisions about traffic to a file of the node. @default Disabled */
  readonly networkPolicyEventLogs?: 'Enabled' | 'Disabled';
  /** Data volume of the nodes. @default 80 GiB */
  readonly ephemeralStorage?: EphemeralStorage;
  /**
   * Proxy, addresses and interfaces. With a proxy, `noProxy` is added to what nodes always have to reach directly: instance
   * metadata, the Pod Identity agent, the cluster and the VPC.
   * @default none
   */
  readonly advancedNetworking?: AdvancedNetworking;
  /** Cryptography that is validated by FIPS; regions in the US only. Since 2025-10-23. @default off */
  readonly advancedSecurity?: { readonly fips: boolean };
  /** Certificates that the nodes trust, for a proxy or a registry of your own. @default none */
  readonly certificateBundles?: readonly CertificateBundle[];
  /** Reservations that nodes may use. Pools have to allow `reserved`. @default none */
  readonly capacityReservationSelectorTerms?: readonly CapacityReservationSelector[];
  /** Since 2026-05-05. @default none */
  readonly placementGroupSelector?: PlacementGroupSelector;
  /** For instances, volumes and interfaces. @default the tags of the environment, when `cluster.customTags` allows it */
  readonly tags?: Tags;
}

/** Nodes with a role; its access entry is made with it. */
export interface NodeClassWithRole extends NodeClassCommon {
  /** Name of an IAM role with the path `/`. @default the node role of the cluster */
  readonly role?: string;
  readonly instanceProfile?: never;
}

/** Nodes with an instance profile; its role and the access entry of the role are yours to make. Since 2025-09-30. */
export interface NodeClassWithInstanceProfile extends NodeClassCommon {
  readonly instanceProfile: string;
  readonly role?: never;
}

/**
 * How Auto Mode launches nodes; members are named as in the API.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export type NodeClassInput = NodeClassWithRole | NodeClassWithInstanceProfile;
