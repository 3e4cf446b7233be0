import type { AutoModeLogType, BuiltInNodePool, ControlPlaneLogType } from '../model/cluster';
import type { FargateProfileInput } from './fargate-profile-input';
import type { NetworkInput } from './network-input';
import type { NodeGroupInput } from './node-group-input';

export type { NetworkInput };

/** Who reaches the Kubernetes API. The private endpoint is always on. */
export type EndpointInput =
  | 'private'
  | {
      /** IPv4 ranges that may reach the public endpoint; `0.0.0.0/0` is warned about. */
      readonly publicFrom: readonly string[];
    };

export interface ControlPlaneLogsInput {
  /** @default all five in production, `audit` and `authenticator` in development */
  readonly types?: readonly ControlPlaneLogType[];
  /** @default 14 in development, 365 in production */
  readonly retentionDays?: number;
  /**
   * `own`: a customer managed key that outlives the environment; `aws`: CloudWatch's own encryption; or a key ARN.
   * @default own in production, aws in development
   */
  readonly key?: 'own' | 'aws' | (string & {});
}

interface ClusterSettings {
  /** Kubernetes minor version in quotes, `'1.36'`. */
  readonly version: string;
  /** @default `<project>-<environment>` */
  readonly name?: string;
  /**
   * Zones of the control plane, and of built-in node pools. EKS fixes them at creation; `network.zones` may grow, this may not.
   * @default the availability zones of the network
   */
  readonly zones?: readonly string[];
  /**
   * @default private
   */
  readonly endpoint?: EndpointInput;
  /**
   * What happens at the end of standard support: `STANDARD` upgrades the cluster by itself, `EXTENDED` costs six times as much.
   * @default STANDARD
   */
  readonly supportType?: 'STANDARD' | 'EXTENDED';
  /** @default true in production */
  readonly deletionProtection?: boolean;
  /** Let AWS shift traffic away from an impaired zone. @default true in production */
  readonly zonalShift?: boolean;
  /** Provisioned control plane; above `standard` it costs extra. @default standard */
  readonly scalingTier?: 'standard' | 'tier-xl' | 'tier-2xl' | 'tier-4xl';
  /** Service range, /12 to /24 of private space; fixed at creation. @default chosen by EKS */
  readonly serviceCidr?: string;
  /** On-premises ranges of hybrid nodes. @default none */
  readonly remoteNetworks?: { readonly nodes: readonly string[]; readonly pods?: readonly string[] };
  /**
   * Key of the Kubernetes secrets: `own`, `aws`, or a key ARN. Cannot be changed back later.
   * @default own in production, aws in development
   */
  readonly secretsKey?: 'own' | 'aws' | (string & {});
  readonly logs?: ControlPlaneLogsInput;
  /**
   * Logs of Auto Mode's own components, delivered to CloudWatch. More than one type takes one apply each.
   * @default compute in production, none in development
   */
  readonly autoModeLogs?: readonly AutoModeLogType[];
  /** Existing cluster role. @default a role of its own */
  readonly role?: string;
  /** Existing node role; its path has to be `/`. @default a role of its own */
  readonly nodeRole?: string;
  /**
   * Tags that node classes, storage classes or load balancers will put on what Auto Mode creates; true adds the
   * permission for it to the cluster role.
   * @default true when the environment has tags
   */
  readonly customTags?: boolean;
  /**
   * Lets IAM believe the tokens of the cluster, which `irsaRoles` need. Pod Identity, the better choice on nodes of Auto
   * Mode, does without.
   * @default false
   */
  readonly oidcProvider?: boolean;
  /** Pods that run on Fargate, by a name of your choice. @default none */
  readonly fargateProfiles?: Readonly<Record<string, FargateProfileInput>>;
  /** Nodes beside those of Auto Mode, by a name of your choice. @default none */
  readonly nodeGroups?: Readonly<Record<string, NodeGroupInput>>;
}

/** The control plane shares the node subnets. */
export interface ClusterOnNodeSubnets extends ClusterSettings {
  /** @default shared */
  readonly controlPlaneSubnets?: 'shared';
  /** @default both */
  readonly builtInNodePools?: 'none' | readonly [BuiltInNodePool, ...BuiltInNodePool[]];
}

/**
 * The control plane has small subnets of its own. Built-in node pools put their nodes into the cluster's subnets, so
 * they have to be off. https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html
 */
export interface ClusterOnDedicatedSubnets extends ClusterSettings {
  readonly controlPlaneSubnets: 'dedicated';
  readonly builtInNodePools: 'none';
}

export type ClusterInput = ClusterOnNodeSubnets | ClusterOnDedicatedSubnets;
