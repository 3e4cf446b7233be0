import type { App } from 'cdktf';
import { NetworkResources } from '../constructs/network/network-resources';
import type { Environment } from '../model/environment';
import { networkOutputs, type NetworkOutputName, type NetworkOutputs } from '../model/hand-over';
import { EnvironmentStack } from './environment-stack';

/** The network of an environment that has one of its own. An existing network has no stack: its ids are literals. */
export class NetworkStack extends EnvironmentStack {
  public readonly network: NetworkResources;

  public constructor(app: App, environment: Environment) {
    super(app, environment, 'network');
    if (environment.network.kind !== 'own') {
      throw new Error(`${this.node.path}: the network exists already; it has no stack`);
    }
    this.network = new NetworkResources(this, 'network', environment.network);
    this.publishAll({
      vpc_id: this.network.vpcId,
      vpc_cidrs: this.network.vpcCidrs,
      public_subnet_ids: this.network.subnetIds('public'),
      node_subnet_ids: this.network.subnetIds('node'),
      pod_subnet_ids: this.network.subnetIds('pod'),
      control_plane_subnet_ids: this.network.subnetIds('controlPlane'),
    });
  }

  private publishAll(values: NetworkOutputs): void {
    for (const [name, description] of Object.entries(networkOutputs)) {
      this.publish(name, values[name as NetworkOutputName], description);
    }
  }
}
