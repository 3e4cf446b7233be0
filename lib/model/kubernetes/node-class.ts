import type { Tags } from '../tags';
import { kubernetesObject, listOrNothing, mapOrNothing, type KubernetesObject } from './kubernetes-object';

/** Subnets by their tags, all of which have to match. */
export interface SelectorByTags {
  readonly tags: Tags;
  readonly id?: never;
}

/** One subnet or security group by its id. */
export interface SelectorById {
  readonly id: string;
  readonly tags?: never;
}

/** A security group by its name. */
export interface SelectorByName {
  readonly name: string;
  readonly tags?: never;
  readonly id?: never;
}

/** Terms of a list are alternatives. */
export type SubnetSelector = SelectorByTags | SelectorById;
export type SecurityGroupSelector = ((SelectorByTags | SelectorById) & { readonly name?: never }) | SelectorByName;

/** `80Gi`, `200G`, `1Ti`, `2T` */
export type StorageSize = `${number}${'Gi' | 'G' | 'Ti' | 'T'}`;

/** Data volume of a node. */
export interface EphemeralStorage {
  /** 1–59000Gi, 1–64000G, 1–58Ti or 1–64T. @default 80Gi */
  readonly size?: StorageSize | undefined;
  /** 3000–16000. @default 3000 */
  readonly iops?: number | undefined;
  /** 125–1000 MiB/s. @default 125 */
  readonly throughput?: number | undefined;
  /**
   * Key of the data and the root volume: id, ARN, alias name (`alias/nodes`) or alias ARN. Its policy has to let EC2 use it
   * for this account. Since 2025-04-11; root volume since 2025-06-30.
   * @default the account's default key of EBS
   */
  readonly kmsKeyID?: string | undefined;
}

interface NetworkInterfaceBase {
  /** From 0. */
  readonly networkCardIndex: number;
  /** From 0. */
  readonly deviceIndex: number;
}

/** An interface with addresses. Only those of card 0 take secondary ones, as addresses or as prefixes. */
export type StaticNetworkInterface =
  | (NetworkInterfaceBase & {
      readonly interfaceType: 'interface';
      readonly secondaryIPv4Count?: number;
      readonly secondaryIPv4PrefixCount?: never;
    })
  | (NetworkInterfaceBase & {
      readonly interfaceType: 'interface';
      readonly secondaryIPv4PrefixCount: number;
      readonly secondaryIPv4Count?: never;
    })
  | (NetworkInterfaceBase & {
      readonly interfaceType: 'efa-only';
      readonly secondaryIPv4Count?: never;
      readonly secondaryIPv4PrefixCount?: never;
    });

export interface AdvancedNetworking {
  /** Public address for the primary interface. Since 2025-08-06. @default the setting of the subnet */
  readonly associatePublicIPAddress?: boolean | undefined;
  /** Forward proxy, `http://host:port`, at most 255 characters. Since 2025-04-30. @default none */
  readonly httpsProxy?: string | undefined;
  /** What is reached without the proxy: at most 50 entries of at most 255 characters. Since 2025-04-30. */
  readonly noProxy?: readonly string[] | undefined;
  /**
   * `32`: one address at a time, for few pods on a node or fragmented subnets. Since 2025-12-19.
   * @default Auto: prefixes of 16 addresses (/28), then single ones
   */
  readonly ipv4PrefixSize?: 'Auto' | '32' | undefined;
  /** False keeps pods of an IPv6 cluster from reaching IPv4 addresses. IPv6 clusters only. Since 2026-02-02. @default true */
  readonly enableV4Egress?: boolean | undefined;
  /** Interfaces that every node has from its launch; none is added later. IPv4 only. Since 2026-07-21. @default none */
  readonly networkInterfaces?: readonly StaticNetworkInterface[] | undefined;
}

/** Certificate for the trust store of the node (not of containers). Since 2025-04-11. */
export interface CertificateBundle {
  readonly name: string;
  /** PEM, in base64. */
  readonly data: string;
}

/**
 * Capacity reservations that nodes may use. Once one node class of a cluster has one, open reservations are no longer
 * matched for any of them. Since 2025-06-20. https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html
 */
export type CapacityReservationSelector =
  | { readonly id: string; readonly tags?: never; readonly owner?: never }
  | {
      readonly tags: Tags;
      /** Account of the owner. @default this account */
      readonly owner?: string;
      readonly id?: never;
    };

/** Since 2026-05-05. */
export type PlacementGroupSelector =
  { readonly name: string; readonly id?: never } | { readonly id: string; readonly name?: never };

/**
 * How Auto Mode launches nodes; members are named as in the API.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export interface NodeClassSettings {
  readonly name: string;
  /** Name of the role; or an instance profile. */
  readonly role: string | undefined;
  readonly instanceProfile: string | undefined;
  readonly subnetSelectorTerms: readonly SubnetSelector[];
  readonly securityGroupSelectorTerms: readonly SecurityGroupSelector[];
  /** Pods in subnets of their own; AWS takes subnets and groups together or neither. */
  readonly podNetwork:
    | {
        readonly podSubnetSelectorTerms: readonly SubnetSelector[];
        readonly podSecurityGroupSelectorTerms: readonly SecurityGroupSelector[];
      }
    | undefined;
  readonly snatPolicy: 'Random' | 'Disabled' | undefined;
  readonly networkPolicy: 'DefaultAllow' | 'DefaultDeny' | undefined;
  readonly networkPolicyEventLogs: 'Enabled' | 'Disabled' | undefined;
  readonly ephemeralStorage: EphemeralStorage | undefined;
  readonly advancedNetworking: AdvancedNetworking | undefined;
  readonly fips: boolean | undefined;
  readonly certificateBundles: readonly CertificateBundle[];
  readonly capacityReservationSelectorTerms: readonly CapacityReservationSelector[];
  readonly placementGroupSelector: PlacementGroupSelector | undefined;
  /** On instances, volumes and interfaces; the cluster role needs the permission for it. */
  readonly tags: Tags;
}

export const nodeClassApi = { group: 'eks.amazonaws.com', apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass' } as const;

export const nodeClass = (settings: NodeClassSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: nodeClassApi.apiVersion,
    kind: nodeClassApi.kind,
    metadata: { name: settings.name },
    spec: {
      role: settings.role,
      instanceProfile: settings.instanceProfile,
      subnetSelectorTerms: settings.subnetSelectorTerms,
      securityGroupSelectorTerms: settings.securityGroupSelectorTerms,
      ...settings.podNetwork,
      snatPolicy: settings.snatPolicy,
      networkPolicy: settings.networkPolicy,
      networkPolicyEventLogs: settings.networkPolicyEventLogs,
      ephemeralStorage: mapOrNothing({ ...settings.ephemeralStorage }),
      advancedNetworking: mapOrNothing({ ...settings.advancedNetworking }),
      advancedSecurity: settings.fips === undefined ? undefined : { fips: settings.fips },
      certificateBundles: listOrNothing(settings.certificateBundles),
      capacityReservationSelectorTerms: listOrNothing(settings.capacityReservationSelectorTerms),
      placementGroupSelector: settings.placementGroupSelector,
      tags: mapOrNothing(settings.tags),
    },
  });
