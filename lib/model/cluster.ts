import type { FargateProfile } from './fargate-profile';
import type { Key } from './key';
import type { Location } from './location';
import type { LogGroup } from './log-group';
import type { NodeGroup } from './node-group';
import type { Role } from './role';
import type { Tags } from './tags';

export type BuiltInNodePool = 'general-purpose' | 'system';

export type ControlPlaneLogType = 'api' | 'audit' | 'authenticator' | 'controllerManager' | 'scheduler';

/** What a component of Auto Mode, which runs outside the cluster, can log to CloudWatch. */
export type AutoModeLogType = 'compute' | 'block-storage' | 'load-balancing' | 'ipam';

/** Built-in pools and the role of their nodes: AWS accepts both together or neither. */
export type BuiltInCompute =
  | { readonly nodePools: readonly [BuiltInNodePool, ...BuiltInNodePool[]]; readonly nodeRole: Role }
  | { readonly nodePools: readonly []; readonly nodeRole: undefined };

/** Delivery of one log type; each names the one that has to exist before it, because EKS takes one update at a time. */
export interface AutoModeLogDelivery {
  readonly type: AutoModeLogType;
  /** Terraform id, for example `auto-mode-compute`. */
  readonly id: string;
  /** Id of the delivery that comes before; undefined for the first. */
  readonly after: string | undefined;
  readonly sourceName: string;
  readonly destinationName: string;
  readonly logType: string;
  readonly logGroup: LogGroup;
}

/** An EKS Auto Mode cluster with everything decided. */
export interface Cluster {
  readonly name: string;
  readonly location: Location;
  readonly version: string;
  readonly supportType: 'STANDARD' | 'EXTENDED';
  /** Written once: EKS refuses to change the zones of a cluster. Keys of the network's zones, in order. */
  readonly zones: readonly string[];
  /** Which subnets of the network the control plane uses. */
  readonly controlPlaneSubnets: 'node' | 'controlPlane';
  readonly builtInCompute: BuiltInCompute;
  /** The role of all nodes: of the built-in pools, or of custom node classes. */
  readonly nodeRole: Role;
  /** What the control plane and the controllers of Auto Mode act with. */
  readonly role: Role;
  /** The cluster role may put tags of one's own on instances, volumes and load balancers. */
  readonly customTags: boolean;
  /** IAM believes the tokens of the cluster. */
  readonly oidcProvider: boolean;
  /** Which pods run on Fargate instead; in order of their names. */
  readonly fargateProfiles: readonly FargateProfile[];
  /** Nodes beside those of Auto Mode; in order of their names. */
  readonly nodeGroups: readonly NodeGroup[];
  /** Ranges that reach the public endpoint; none: private only. The private endpoint is always on. */
  readonly endpoint: { readonly publicFrom: readonly string[] };
  readonly ipFamily: 'ipv4' | 'ipv6';
  readonly serviceCidr: string | undefined;
  readonly deletionProtection: boolean;
  readonly zonalShift: boolean;
  readonly scalingTier: string;
  readonly remoteNetworks: { readonly nodes: readonly string[]; readonly pods: readonly string[] } | undefined;
  readonly secretsKey: Key;
  readonly logTypes: readonly ControlPlaneLogType[];
  /** Key of all log groups of the cluster; the groups name the same one. */
  readonly logsKey: Key;
  /** Undefined when no control-plane log is on. */
  readonly logGroup: LogGroup | undefined;
  readonly autoModeLogs: readonly AutoModeLogDelivery[];
  /** Tags of the security group that EKS makes; never `Name`, `kubernetes.io/*`, `eks:*` or `aws:*`. */
  readonly securityGroupTags: Tags;
  readonly timeouts: { readonly create: string; readonly update: string; readonly delete: string };
  readonly tags: Tags;
}
