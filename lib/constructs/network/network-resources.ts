import { Construct } from 'constructs';
import type { OwnNetwork, SubnetPurpose } from '../../model/network';
import { cameFrom } from '../origin';
import { NetworkEndpoints } from './network-endpoints';
import { NetworkFlowLogs } from './network-flow-logs';
import { NetworkNatGateways } from './network-nat-gateways';
import { NetworkRouteTables } from './network-route-tables';
import { NetworkSubnets } from './network-subnets';
import { NetworkVpc } from './network-vpc';

/** Everything of a network, as Terraform resources. */
export class NetworkResources extends Construct {
  /** A reference to the id of the VPC. */
  public readonly vpcId: string;
  /** Primary range first. */
  public readonly vpcCidrs: readonly string[];
  private readonly subnets: NetworkSubnets;

  public constructor(scope: Construct, id: string, network: OwnNetwork) {
    super(scope, id);
    cameFrom(this, 'network');
    const vpc = new NetworkVpc(this, 'vpc', network);
    const subnets = new NetworkSubnets(this, 'subnets', network, vpc);
    const natGateways = new NetworkNatGateways(this, 'nat-gateways', network, vpc, subnets);
    const routeTables = new NetworkRouteTables(this, 'route-tables', network, { vpc, subnets, natGateways });
    new NetworkEndpoints(this, 'endpoints', network, { vpc, subnets, routeTables });
    new NetworkFlowLogs(this, 'flow-logs', network.flowLogs, vpc);
    this.vpcId = vpc.resource.id;
    this.vpcCidrs = [network.cidr, ...network.podCidrs];
    this.subnets = subnets;
  }

  /** References to subnet ids for one purpose, by zone key. */
  public subnetIds(purpose: SubnetPurpose): Readonly<Record<string, string>> {
    return this.subnets.idsByZone(purpose);
  }
}
