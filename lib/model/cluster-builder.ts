import { autoModeLogGroupNames, autoModeLogs } from './auto-mode-logs';
import type { AutoModeLogType, BuiltInCompute, BuiltInNodePool, Cluster, ControlPlaneLogType } from './cluster';
import { clusterRole, nodeRole } from './cluster-roles';
import { fargateProfiles, type FargateProfileSettings } from './fargate-profiles';
import type { Key } from './key';
import type { Location } from './location';
import type { LogGroup } from './log-group';
import { logKey } from './log-key';
import { fitName, nameLimits } from './names';
import { nodeGroups, type NodeGroupSettings } from './node-groups';
import { containerLogGroupNames } from './observability-builder';
import type { Role } from './role';
import { secretsKey } from './secrets-key';
import { securityGroupTags } from './security-group-tags';
import type { Tags } from './tags';

/** `own`: a key of this state; `aws`: encryption by the service; or the ARN of a key. */
export type KeyChoice = 'own' | 'aws' | (string & {});

/** Everything that is said about a cluster, defaults filled in; members are named as in the configuration. */
export interface ClusterSettings {
  readonly location: Location;
  /** `<project>-<environment>`: stem of names that are unique in an account. */
  readonly prefix: string;
  readonly tags: Tags;
  readonly permissionsBoundary: string | undefined;
  readonly rolePath: string;

  readonly name: string;
  readonly version: string;
  readonly supportType: 'STANDARD' | 'EXTENDED';
  /** Keys of the network's zones. */
  readonly zones: readonly string[];
  readonly controlPlaneSubnets: 'shared' | 'dedicated';
  readonly builtInNodePools: readonly BuiltInNodePool[];
  readonly endpoint: 'private' | { readonly publicFrom: readonly string[] };
  readonly ipFamily: 'ipv4' | 'ipv6';
  readonly serviceCidr: string | undefined;
  readonly deletionProtection: boolean;
  readonly zonalShift: boolean;
  readonly scalingTier: string;
  readonly remoteNetworks: { readonly nodes: readonly string[]; readonly pods: readonly string[] } | undefined;
  readonly secretsKey: KeyChoice;
  readonly logs: {
    readonly types: readonly ControlPlaneLogType[];
    readonly retentionDays: number;
    readonly key: KeyChoice;
    /**
     * Logs that an audit asks for outlive the environment: Terraform leaves the log group alone and refuses to destroy
     * its key, without which nobody could read it. To tear the rest down, take the key out of the state first:
     * `terraform state rm aws_kms_key.logs`.
     */
    readonly keepOnDestroy: boolean;
  };
  /** Whether logs of containers go to CloudWatch as well; they share the key. */
  readonly containerLogs: boolean;
  readonly autoModeLogs: readonly AutoModeLogType[];
  readonly role: string | undefined;
  readonly nodeRole: string | undefined;
  readonly customTags: boolean;
  /** Auto Mode is to start spot instances. */
  readonly takesSpot: boolean;
  readonly oidcProvider: boolean;
  readonly fargateProfiles: Readonly<Record<string, FargateProfileSettings>>;
  readonly nodeGroups: Readonly<Record<string, NodeGroupSettings>>;
  /** Whether the network plugin of node groups uses the role of the nodes. */
  readonly cniPermissions: 'node-role' | 'own-role';
}

/**
 * Creation takes half an hour in a new account, longer than the provider waits by default; an update is one wait for
 * each of up to a dozen changes in turn. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster#timeouts
 */
const TIMEOUTS = { create: '60m', update: '120m', delete: '60m' } as const;

/** Decides everything about a cluster. Total: what is wrong with it is for the rules to say. */
export function buildCluster(settings: ClusterSettings): Cluster {
  const { location, tags, logs } = settings;
  const role = clusterRole(settings);
  const nodes = nodeRole(settings);
  const logsKey = keyOfLogs(settings);
  return {
    name: settings.name,
    location,
    version: settings.version,
    supportType: settings.supportType,
    zones: settings.zones,
    controlPlaneSubnets: settings.controlPlaneSubnets === 'dedicated' ? 'controlPlane' : 'node',
    builtInCompute: builtInCompute(settings.builtInNodePools, nodes),
    nodeRole: nodes,
    role,
    customTags: settings.customTags,
    oidcProvider: settings.oidcProvider,
    fargateProfiles: fargateProfiles(settings.fargateProfiles, settings),
    nodeGroups: nodeGroups(settings.nodeGroups, settings),
    endpoint: { publicFrom: settings.endpoint === 'private' ? [] : settings.endpoint.publicFrom },
    ipFamily: settings.ipFamily,
    serviceCidr: settings.serviceCidr,
    deletionProtection: settings.deletionProtection,
    zonalShift: settings.zonalShift,
    scalingTier: settings.scalingTier,
    remoteNetworks: settings.remoteNetworks,
    secretsKey: keyOf(settings.secretsKey, () =>
      secretsKey({ location: located(location), prefix: settings.prefix, clusterRoleArn: known(role.arn), tags }),
    ),
    logTypes: logs.types,
    logsKey,
    logGroup: logs.types.length === 0 ? undefined : controlPlaneLogGroup(settings, logsKey),
    autoModeLogs: autoModeLogs({
      clusterName: settings.name,
      types: settings.autoModeLogs,
      retentionDays: logs.retentionDays,
      key: logsKey,
      tags,
    }),
    securityGroupTags: securityGroupTags(tags),
    timeouts: TIMEOUTS,
    tags,
  };
}

/** EKS makes this group by itself, without retention, unless it is there first. */
const controlPlaneLogGroupName = (clusterName: string): string => `/aws/eks/${clusterName}/cluster`;

/** EKS accepts pools and node role together or neither. */
function builtInCompute([first, ...others]: readonly BuiltInNodePool[], role: Role): BuiltInCompute {
  return first === undefined ? { nodePools: [], nodeRole: undefined } : { nodePools: [first, ...others], nodeRole: role };
}

function controlPlaneLogGroup({ name, logs, tags }: ClusterSettings, key: Key): LogGroup {
  return {
    name: controlPlaneLogGroupName(name),
    retentionDays: logs.retentionDays,
    key,
    keepOnDestroy: logs.keepOnDestroy,
    tags,
  };
}

/** One key for all groups of the cluster: its policy names them all. */
function keyOfLogs(settings: ClusterSettings): Key {
  const { logs, name, prefix, location, tags } = settings;
  if (logs.types.length === 0 && settings.autoModeLogs.length === 0 && !settings.containerLogs) return { kind: 'aws' };
  return keyOf(logs.key, () =>
    logKey({
      location: located(location),
      alias: fitName(`${prefix}-logs`, nameLimits.keyAlias - 'alias/'.length),
      description: `Logs of ${name}`,
      logGroupNames: [
        ...(logs.types.length === 0 ? [] : [controlPlaneLogGroupName(name)]),
        ...autoModeLogGroupNames(name, settings.autoModeLogs),
        ...(settings.containerLogs ? containerLogGroupNames(name) : []),
      ],
      preventDestroy: logs.keepOnDestroy && logs.types.length > 0,
      tags,
    }),
  );
}

function keyOf(choice: KeyChoice, own: () => Key): Key {
  if (choice === 'own') return own();
  return choice === 'aws' ? { kind: 'aws' } : { kind: 'existing', arn: choice };
}

/** Policies of keys name the account and the region; who asks for a key of one's own has said both. */
function located(location: Location): Location & { readonly account: string; readonly region: string } {
  return { ...location, account: known(location.account), region: known(location.region) };
}

function known(value: string | undefined): string {
  if (value === undefined) throw new Error("A key of one's own needs the account and the region");
  return value;
}
