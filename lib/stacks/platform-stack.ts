import type { App, ITerraformDependable } from 'cdktf';
import { Addons } from '../constructs/addons/addons';
import { ClusterConnection } from '../constructs/platform/cluster-connection';
import { ClusterNameTags } from '../constructs/platform/cluster-name-tags';
import type * as HelmReleasesModule from '../constructs/platform/helm-releases';
import { PlatformObjects } from '../constructs/platform/platform-objects';
import type { Environment } from '../model/environment';
import type { Platform } from '../model/platform';
import { type PlatformOrder, platformOrder } from '../model/platform-order';
import { securityGroupIds } from '../model/security-group-tags';
import { EnvironmentStack } from './environment-stack';

/** From what the bindings were made of, below the next major version. */
const KUBERNETES_PROVIDER_VERSION = '>= 2.38.0, < 3.0.0';
const HELM_PROVIDER_VERSION = '>= 3.1.1, < 4.0.0';

/**
 * The third state of an environment: what runs on the cluster. It names the cluster by its literal name, so nothing has
 * to be handed over, and no plan waits for values of another state.
 */
export class PlatformStack extends EnvironmentStack {
  public constructor(app: App, environment: Environment) {
    super(app, environment, 'platform');
    const { platform } = environment;
    if (platform === undefined) throw new Error(`${this.node.path}: the environment has no platform`);
    this.comesAfter('cluster');
    new ClusterNameTags(this, 'cluster-name-tags', {
      securityGroupIds: securityGroupIds(platform.nodeClasses),
      clusterName: platform.cluster.name,
    });
    if (platform.delivery === 'gitops') {
      this.addAddons(platform, []);
      return;
    }
    this.connect(platform);
    this.deliver(platform, platformOrder(platform));
  }

  private connect({ cluster, accessRole, helmReleases }: Platform): void {
    const helm = helmReleases.length > 0;
    new ClusterConnection(this, 'connection', { clusterName: cluster.name, region: cluster.region, accessRole, helm });
    const providers = {
      kubernetes: { source: 'hashicorp/kubernetes', version: KUBERNETES_PROVIDER_VERSION },
      ...(helm ? { helm: { source: 'hashicorp/helm', version: HELM_PROVIDER_VERSION } } : {}),
    };
    // cdktf writes exactly the version of the bindings, and a source without namespace.
    for (const [name, provider] of Object.entries(providers)) this.addOverride(`terraform.required_providers.${name}`, provider);
  }

  private deliver(platform: Platform, { first, beforePods, afterAddons, afterCharts }: PlatformOrder): void {
    const { objects } = new PlatformObjects(this, 'objects', { objects: first });
    const ready = beforePods.flatMap((id) => objects.get(id)?.resource ?? []);
    const addons = this.addAddons(platform, ready);
    new PlatformObjects(this, 'objects-of-addons', { objects: afterAddons, dependsOn: addons });
    const charts = this.addHelmReleases({ releases: platform.helmReleases, dependsOn: [...ready, ...addons] });
    new PlatformObjects(this, 'objects-of-charts', { objects: afterCharts, dependsOn: charts });
  }

  /** Bindings of Helm are loaded for those who have charts. */
  private addHelmReleases(props: HelmReleasesModule.HelmReleasesProps): readonly ITerraformDependable[] {
    if (props.releases.length === 0) return [];
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { HelmReleases } = require('../constructs/platform/helm-releases') as typeof HelmReleasesModule;
    return new HelmReleases(this, 'helm-releases', props).resources;
  }

  private addAddons({ addons, cluster }: Platform, dependsOn: readonly ITerraformDependable[]): readonly ITerraformDependable[] {
    const made = new Addons(this, 'addons', { addons, clusterName: cluster.name, dependsOn });
    return [...made.addons.values()].map(({ resource }) => resource);
  }
}
