import type { App, ITerraformDependable } from 'cdktf';
import { AccessEntries } from '../constructs/access/access-entries';
import { Addons } from '../constructs/addons/addons';
import { Cluster } from '../constructs/cluster/cluster';
import { FargateProfiles } from '../constructs/compute/fargate-profiles';
import type * as NodeGroupsModule from '../constructs/compute/node-groups';
import { IrsaRoles } from '../constructs/identity/irsa-roles';
import { OidcProvider } from '../constructs/identity/oidc-provider';
import { PodIdentities } from '../constructs/identity/pod-identities';
import { ContainerLogs } from '../constructs/observability/container-logs';
import type * as PrometheusModule from '../constructs/observability/prometheus';
import { cameFrom } from '../constructs/origin';
import type { Addon as AddonModel } from '../model/addon';
import { comesAfterNodes, comesBeforeNodes } from '../model/addons';
import { clusterOutputs, type ClusterOutputName } from '../model/cluster-outputs';
import type { Environment } from '../model/environment';
import { subnetOutputs } from '../model/hand-over';
import { kubeconfigCommand } from '../model/kubeconfig-command';
import type { SubnetPurpose } from '../model/network';
import { EnvironmentStack } from './environment-stack';

/** The second state of an environment: the cluster, who may enter it, and what AWS gives its pods. */
export class ClusterStack extends EnvironmentStack {
  public readonly cluster: Cluster;
  public readonly accessEntries: AccessEntries;
  /** Undefined unless `cluster.oidcProvider` is on. */
  public readonly oidcProvider: OidcProvider | undefined;

  public constructor(app: App, environment: Environment) {
    super(app, environment, 'cluster');
    const { cluster, access, podIdentities, addons } = environment;

    this.cluster = new Cluster(this, 'cluster', {
      cluster,
      subnetIds: this.subnetIds(cluster.controlPlaneSubnets, cluster.zones),
    });
    const { clusterName, nodeRole } = this.cluster;
    this.accessEntries = new AccessEntries(this, 'access', {
      access,
      clusterName,
      roles: nodeRole === undefined ? {} : { [cluster.nodeRole.name]: nodeRole },
    });
    new PodIdentities(this, 'pod-identities', { podIdentities, clusterName });
    this.oidcProvider = cluster.oidcProvider
      ? new OidcProvider(this, 'oidc-provider', { issuerUrl: this.cluster.oidcIssuerUrl, tags: cluster.tags })
      : undefined;
    if (this.oidcProvider !== undefined) cameFrom(this.oidcProvider, 'cluster.oidcProvider');
    const irsa =
      this.oidcProvider && new IrsaRoles(this, 'irsa-roles', { irsaRoles: environment.irsaRoles, provider: this.oidcProvider });
    this.addCompute(addons.filter(({ placement }) => placement === 'cluster'));

    this.publishOutputs(irsa?.annotations ?? {}, this.addObservability());
  }

  /** Add-ons, and what is beside Auto Mode: nodes need some add-ons to become ready, and others need nodes. */
  private addCompute(addons: readonly AddonModel[]): void {
    const { cluster } = this.environment;
    const { clusterName, resource, serviceCidr, certificateAuthority } = this.cluster;
    const subnetIds = (zones: readonly string[]): readonly string[] => this.subnetIds('node', zones);
    const first = new Addons(this, 'addons', { addons: addons.filter(({ name }) => !comesAfterNodes(name)), clusterName });
    const nodeGroups = this.nodeGroups({
      nodeGroups: cluster.nodeGroups,
      clusterName,
      clusterVersion: resource.version,
      cluster: { name: cluster.name, endpoint: resource.endpoint, certificateAuthority, serviceCidr },
      subnetIds,
      dependsOn: [...first.addons].flatMap(([name, addon]) => (comesBeforeNodes(name) ? [addon.resource] : [])),
    });
    const fargate = new FargateProfiles(this, 'fargate-profiles', {
      profiles: cluster.fargateProfiles,
      clusterName,
      subnetIds,
    });
    new Addons(this, 'addons-on-nodes', {
      addons: addons.filter(({ name }) => comesAfterNodes(name)),
      clusterName,
      dependsOn: [...nodeGroups, ...fargate.resources],
    });
  }

  /** What belongs to AWS of the choice; its add-ons are among the others. */
  private addObservability(): PrometheusModule.Prometheus | undefined {
    const { observability, cluster } = this.environment;
    if (observability.kind === 'none') return undefined;
    if (observability.kind === 'cloudwatch') {
      const logs = new ContainerLogs(this, 'container-logs', { ...observability, keyArn: this.cluster.logsKeyArn });
      cameFrom(logs, 'observability');
      return undefined;
    }
    // Few environments load these bindings.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { Prometheus } = require('../constructs/observability/prometheus') as typeof PrometheusModule;
    const prometheus = new Prometheus(this, 'prometheus', {
      prometheus: observability,
      clusterArn: this.cluster.resource.arn,
      subnetIds: this.subnetIds('node', cluster.zones),
      securityGroupIds: [this.cluster.securityGroupId],
    });
    cameFrom(prometheus, 'observability');
    return prometheus;
  }

  /** The bindings of launch templates are larger than all others that are loaded, and few clusters have node groups. */
  private nodeGroups(props: NodeGroupsModule.NodeGroupsProps): readonly ITerraformDependable[] {
    if (props.nodeGroups.length === 0) return [];
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { NodeGroups } = require('../constructs/compute/node-groups') as typeof NodeGroupsModule;
    return new NodeGroups(this, 'node-groups', props).resources;
  }

  /** Of these zones only: EKS keeps to the zones of its creation, while the network may grow. */
  private subnetIds(purpose: SubnetPurpose, of: readonly string[]): readonly string[] {
    const { network } = this.environment;
    const zones = of.toSorted();
    if (network.kind === 'own') {
      return zones.map((zone) => this.remoteState('network').getString(`${subnetOutputs[purpose]}["${zone}"]`));
    }
    return zones.map((zone) => {
      const id = network.subnetIds[purpose][zone];
      if (id === undefined) throw new Error(`${this.environment.name}: the network has no ${purpose} subnet in zone '${zone}'`);
      return id;
    });
  }

  private publishOutputs(irsaAnnotations: IrsaRoles['annotations'], prometheus: PrometheusModule.Prometheus | undefined): void {
    const { location, cluster, access } = this.environment;
    const { resource, roleArn, nodeRoleArn, secretsKeyArn } = this.cluster;
    const outputs: Readonly<Record<ClusterOutputName, unknown>> = {
      cluster_name: this.cluster.clusterName,
      cluster_arn: resource.arn,
      cluster_endpoint: resource.endpoint,
      cluster_certificate_authority: this.cluster.certificateAuthority,
      cluster_version: resource.version,
      cluster_security_group_id: this.cluster.securityGroupId,
      cluster_role_name: cluster.role.name,
      cluster_role_arn: roleArn,
      node_role_name: cluster.nodeRole.name,
      node_role_arn: nodeRoleArn,
      secrets_key_arn: secretsKeyArn,
      oidc_provider_arn: this.oidcProvider?.arn,
      irsa_annotations: Object.keys(irsaAnnotations).length === 0 ? undefined : irsaAnnotations,
      admin_role_arn: access.adminRole?.arn,
      prometheus_workspace_arn: prometheus?.workspaceArn,
      prometheus_endpoint: prometheus?.endpoint,
      update_kubeconfig_command: kubeconfigCommand({ name: cluster.name, region: location.region }, access),
    };
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) this.publish(name, value, clusterOutputs[name as ClusterOutputName]);
    }
  }
}
