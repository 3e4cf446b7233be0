import { EksCluster, type EksClusterConfig } from '@cdktf/provider-aws/lib/eks-cluster';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Cluster as ClusterModel } from '../../model/cluster';
import type { Role as RoleModel } from '../../model/role';
import { Key } from '../key';
import { config } from '../l1';
import { LogGroup } from '../log-group';
import { cameFrom } from '../origin';
import { Role } from '../role';
import { AutoModeLogs } from './auto-mode-logs';
import { SecurityGroupTags } from './security-group-tags';

export interface ClusterProps {
  readonly cluster: ClusterModel;
  /** In at least two zones, none of them a Local Zone. */
  readonly subnetIds: readonly string[];
  /** For the network interfaces of the control plane; nodes do not get them. @default only the group that EKS makes */
  readonly securityGroupIds?: readonly string[] | undefined;
  /** What nodes need until they are gone, when it is in the same state: routes, NAT gateways. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** An EKS Auto Mode cluster with its roles, keys and logs. */
export class Cluster extends Construct {
  /** `aws_eks_cluster.main` */
  public readonly resource: EksCluster;
  /** Undefined for a role that exists. */
  public readonly role: Role | undefined;
  /** Undefined for a role that exists. */
  public readonly nodeRole: Role | undefined;
  public readonly roleArn: string;
  public readonly nodeRoleArn: string;
  /** Undefined when AWS owns the key. */
  public readonly secretsKeyArn: string | undefined;
  /** Of all log groups of the cluster. Undefined when AWS owns the key. */
  public readonly logsKeyArn: string | undefined;
  private readonly model: ClusterModel;

  public constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { cluster } = props;
    this.model = cluster;
    cameFrom(this, 'cluster');

    this.role = this.addRole('cluster', cluster.role, 'cluster.role');
    this.nodeRole = this.addRole('node', cluster.nodeRole, 'cluster.nodeRole');
    this.roleArn = arnOf(cluster.role, this.role);
    this.nodeRoleArn = arnOf(cluster.nodeRole, this.nodeRole);
    this.secretsKeyArn = this.addKey('secrets', cluster.secretsKey, 'cluster.secretsKey');
    this.logsKeyArn = this.addKey('logs', cluster.logsKey, 'cluster.logs.key');
    const logGroup = this.addLogGroup(this.logsKeyArn);

    this.resource = new EksCluster(
      this,
      'main',
      this.clusterConfig(props, [
        // Without its permissions EKS can neither create nor clean up.
        ...permissionsOf(this.role),
        ...permissionsOf(this.nodeRole),
        // EKS would make the group by itself, without retention.
        ...(logGroup === undefined ? [] : [logGroup.resource]),
        ...(props.dependsOn ?? []),
      ]),
    );

    new SecurityGroupTags(this, 'security-group-tags', {
      securityGroupId: this.securityGroupId,
      tags: cluster.securityGroupTags,
    });
    const logs = new AutoModeLogs(this, 'auto-mode-logs', {
      deliveries: cluster.autoModeLogs,
      clusterArn: this.resource.arn,
      keyArn: this.logsKeyArn,
      tags: cluster.tags,
    });
    cameFrom(logs, 'cluster.autoModeLogs');
  }

  /** A reference: who uses it comes after the cluster. */
  public get clusterName(): string {
    return this.resource.name;
  }

  /** The group that EKS makes, for the control plane and all nodes of the default node class. */
  public get securityGroupId(): string {
    return this.resource.vpcConfig.clusterSecurityGroupId;
  }

  /** Of the private endpoint's certificate, in base64. */
  public get certificateAuthority(): string {
    return this.resource.certificateAuthority.get(0).data;
  }

  /** A reference: URL of the issuer of the cluster's tokens, with `https://`. */
  public get oidcIssuerUrl(): string {
    return this.resource.identity.get(0).oidc.get(0).issuer;
  }

  /** A reference: range of service addresses, of the cluster's IP family. */
  public get serviceCidr(): string {
    const { serviceIpv4Cidr, serviceIpv6Cidr } = this.resource.kubernetesNetworkConfig;
    return this.model.ipFamily === 'ipv6' ? serviceIpv6Cidr : serviceIpv4Cidr;
  }

  private clusterConfig(
    { cluster, subnetIds, securityGroupIds }: ClusterProps,
    dependsOn: readonly ITerraformDependable[],
  ): EksClusterConfig {
    const { builtInCompute, endpoint, remoteNetworks } = cluster;
    const publicFrom = sortedSet(endpoint.publicFrom);
    return config<EksClusterConfig>({
      name: cluster.name,
      version: cluster.version,
      roleArn: this.roleArn,
      // The provider's default installs add-ons that Auto Mode contains, and EKS refuses both together.
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      // The three switches of Auto Mode, which have to agree. Left out, they would keep their last value.
      computeConfig: {
        enabled: true,
        nodePools: sortedSet(builtInCompute.nodePools),
        nodeRoleArn: builtInCompute.nodeRole === undefined ? undefined : this.nodeRoleArn,
      },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: {
        elasticLoadBalancing: { enabled: true },
        ipFamily: cluster.ipFamily,
        serviceIpv4Cidr: cluster.serviceCidr,
      },
      vpcConfig: {
        subnetIds,
        securityGroupIds,
        endpointPrivateAccess: true,
        endpointPublicAccess: publicFrom.length > 0,
        publicAccessCidrs: publicFrom.length > 0 ? publicFrom : undefined,
      },
      upgradePolicy: { supportType: cluster.supportType },
      deletionProtection: cluster.deletionProtection,
      zonalShiftConfig: { enabled: cluster.zonalShift },
      controlPlaneScalingConfig: { tier: cluster.scalingTier },
      remoteNetworkConfig:
        remoteNetworks === undefined
          ? undefined
          : {
              remoteNodeNetworks: { cidrs: sortedSet(remoteNetworks.nodes) },
              remotePodNetworks: remoteNetworks.pods.length === 0 ? undefined : { cidrs: sortedSet(remoteNetworks.pods) },
            },
      encryptionConfig:
        this.secretsKeyArn === undefined ? undefined : { resources: ['secrets'], provider: { keyArn: this.secretsKeyArn } },
      enabledClusterLogTypes: sortedSet(cluster.logTypes),
      timeouts: cluster.timeouts,
      dependsOn,
      tags: cluster.tags,
    });
  }

  private addRole(id: string, role: RoleModel, origin: string): Role | undefined {
    if (role.kind === 'existing') return undefined;
    const construct = new Role(this, id, role);
    cameFrom(construct, origin);
    return construct;
  }

  private addKey(id: string, key: ClusterModel['secretsKey'], origin: string): string | undefined {
    if (key.kind === 'aws') return undefined;
    if (key.kind === 'existing') return key.arn;
    const construct = new Key(this, id, key);
    cameFrom(construct, origin);
    return construct.arn;
  }

  private addLogGroup(keyArn: string | undefined): LogGroup | undefined {
    if (this.model.logGroup === undefined) return undefined;
    const construct = new LogGroup(this, 'cluster', this.model.logGroup, keyArn);
    cameFrom(construct, 'cluster.logs');
    return construct;
  }
}

/** The ARN is written out where it is known: a role that is replaced then does not plan to replace the cluster. */
function arnOf(role: RoleModel, construct: Role | undefined): string {
  const arn = role.arn ?? construct?.arn;
  if (arn === undefined) throw new Error(`role '${role.name}' has no ARN`);
  return arn;
}

const permissionsOf = (role: Role | undefined): readonly ITerraformDependable[] => role?.permissions ?? [];

/** Terraform takes these lists as sets: in one order, so that another order in the configuration changes nothing. */
const sortedSet = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
