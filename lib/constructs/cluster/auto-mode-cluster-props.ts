import type { ITerraformDependable } from 'cdktf';
import { partitionOf } from '../../aws/regions';
import type { AutoModeLogType, BuiltInNodePool, ControlPlaneLogType } from '../../model/cluster';
import type { ClusterSettings, KeyChoice } from '../../model/cluster-builder';
import type { Location } from '../../model/location';
import { isReference } from '../../model/reference';
import type { Tags } from '../../model/tags';

export interface AutoModeClusterProps {
  /** At most 100 letters, digits, `-` and `_`. Stem of the names of roles and keys. Cannot be changed later. */
  readonly name: string;
  /** Kubernetes minor version in quotes, `'1.36'`. */
  readonly version: string;
  /** Subnets in at least two zones. EKS fixes the zones at creation. */
  readonly subnetIds: readonly string[];
  /** Further groups for the network interfaces of the control plane; nodes do not get them. @default none */
  readonly securityGroupIds?: readonly string[];
  /**
   * Twelve digits. With account and region, ARNs are written out: a role that is replaced then never plans to replace
   * the cluster. @default ARNs are references
   */
  readonly account?: string;
  /** Also says the partition, so it is needed in China and GovCloud. @default not known; the commercial partition */
  readonly region?: string;
  /**
   * What happens at the end of standard support: `STANDARD` upgrades the cluster by itself, `EXTENDED` costs six times as much.
   * @default STANDARD
   */
  readonly supportType?: 'STANDARD' | 'EXTENDED';
  /** @default both */
  readonly builtInNodePools?: 'none' | readonly [BuiltInNodePool, ...BuiltInNodePool[]];
  /** The private endpoint is always on. @default private */
  readonly endpoint?: 'private' | { readonly publicFrom: readonly string[] };
  /** Fixed at creation; `ipv6` needs dual-stack subnets. @default ipv4 */
  readonly ipFamily?: 'ipv4' | 'ipv6';
  /** Service range, /12 to /24 of private space; fixed at creation. @default chosen by EKS */
  readonly serviceCidr?: string;
  /** @default false */
  readonly deletionProtection?: boolean;
  /** Let AWS shift traffic away from an impaired zone. @default false */
  readonly zonalShift?: boolean;
  /** Provisioned control plane; above `standard` it costs extra. @default standard */
  readonly scalingTier?: 'standard' | 'tier-xl' | 'tier-2xl' | 'tier-4xl';
  /** On-premises ranges of hybrid nodes. @default none */
  readonly remoteNetworks?: { readonly nodes: readonly string[]; readonly pods?: readonly string[] };
  /** `own` (needs account and region), `aws`, or a key ARN. Cannot be changed back later. @default aws */
  readonly secretsKey?: KeyChoice;
  readonly logs?: {
    /** @default audit and authenticator */
    readonly types?: readonly ControlPlaneLogType[];
    /** @default 90 */
    readonly retentionDays?: number;
    /** `own` (needs account and region), `aws`, or a key ARN. @default aws */
    readonly key?: KeyChoice;
    /** Logs and their own key stay when the cluster is destroyed. @default false */
    readonly keepOnDestroy?: boolean;
  };
  /** Logs of Auto Mode's own components. More than one type takes one apply each. @default none */
  readonly autoModeLogs?: readonly AutoModeLogType[];
  /** ARN of a cluster role that exists. @default a role of its own */
  readonly role?: string;
  /** ARN of a node role that exists; its path should be `/`. @default a role of its own */
  readonly nodeRole?: string;
  /** Lets Auto Mode put tags of your own on instances, volumes and load balancers. @default true when there are tags */
  readonly customTags?: boolean;
  /** For everything that can carry tags. @default none */
  readonly tags?: Tags;
  /** ARN of the permissions boundary of every role that is made. @default none */
  readonly permissionsBoundary?: string;
  /** Path of roles that are made; the node role always has `/`. @default / */
  readonly rolePath?: string;
  /**
   * What nodes need until they are gone, when it is in the same state: routes, NAT gateways. Terraform then takes it
   * away after the cluster. @default nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Warnings to live with: reason by id of the rule, `{ CLU044: 'costs are split by cluster' }`. @default none */
  readonly acknowledge?: Readonly<Record<string, string>>;
}

const BOTH_POOLS = ['general-purpose', 'system'] as const;

/** Where the cluster is, as far as that is said. */
export function locationOf({ account, region }: Pick<AutoModeClusterProps, 'account' | 'region'>): Location {
  // Of a region that is a reference the partition is not known; the commercial one is right most often.
  return { account, region, ...partitionOf(region === undefined || isReference(region) ? '' : region) };
}

/** Fills in what was left out. */
export function settingsOf(props: AutoModeClusterProps): ClusterSettings {
  const { builtInNodePools = BOTH_POOLS, tags = {}, logs = {}, remoteNetworks } = props;
  return {
    location: locationOf(props),
    prefix: props.name,
    tags,
    permissionsBoundary: props.permissionsBoundary,
    rolePath: props.rolePath ?? '/',
    name: props.name,
    version: props.version,
    supportType: props.supportType ?? 'STANDARD',
    zones: [],
    controlPlaneSubnets: 'shared',
    builtInNodePools: builtInNodePools === 'none' ? [] : builtInNodePools,
    endpoint: props.endpoint ?? 'private',
    ipFamily: props.ipFamily ?? 'ipv4',
    serviceCidr: props.serviceCidr,
    deletionProtection: props.deletionProtection ?? false,
    zonalShift: props.zonalShift ?? false,
    scalingTier: props.scalingTier ?? 'standard',
    remoteNetworks: remoteNetworks && { nodes: remoteNetworks.nodes, pods: remoteNetworks.pods ?? [] },
    secretsKey: props.secretsKey ?? 'aws',
    logs: {
      types: logs.types ?? ['audit', 'authenticator'],
      retentionDays: logs.retentionDays ?? 90,
      key: logs.key ?? 'aws',
      keepOnDestroy: logs.keepOnDestroy ?? false,
    },
    autoModeLogs: props.autoModeLogs ?? [],
    containerLogs: false,
    role: props.role,
    nodeRole: props.nodeRole,
    customTags: props.customTags ?? Object.keys(tags).length > 0,
    // Pools are made elsewhere.
    takesSpot: false,
    oidcProvider: false,
    fargateProfiles: {},
    nodeGroups: {},
    cniPermissions: 'node-role',
  };
}
