import { Eip, type EipConfig } from '@cdktf/provider-aws/lib/eip';
import { NatGateway, type NatGatewayConfig } from '@cdktf/provider-aws/lib/nat-gateway';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { OwnNetwork, RegionalNatGateway, ZonalNatGateway } from '../../model/network';
import { config } from '../l1';
import { cameFrom } from '../origin';
import type { NetworkSubnets } from './network-subnets';
import type { NetworkVpc } from './network-vpc';

/** NAT gateways with their addresses. */
export class NetworkNatGateways extends Construct {
  /** By Terraform id. */
  public readonly resources: ReadonlyMap<string, NatGateway>;
  private readonly internetGateway: readonly ITerraformDependable[];

  public constructor(
    scope: Construct,
    id: string,
    network: OwnNetwork,
    private readonly vpc: NetworkVpc,
    private readonly subnets: NetworkSubnets,
  ) {
    super(scope, id);
    cameFrom(this, 'network.natGateways');
    // Neither names the internet gateway, and neither works without it.
    this.internetGateway = vpc.internetGateway === undefined ? [] : [vpc.internetGateway];
    this.resources = new Map(
      network.natGateways.map((gateway) => [
        gateway.id,
        gateway.kind === 'zonal' ? this.addZonal(gateway) : this.addRegional(gateway),
      ]),
    );
  }

  private addZonal(gateway: ZonalNatGateway): NatGateway {
    return new NatGateway(
      this,
      gateway.id,
      config<NatGatewayConfig>({
        subnetId: this.subnets.reference(gateway.subnet),
        allocationId: this.allocationId(gateway),
        tags: gateway.tags,
        dependsOn: this.internetGateway,
      }),
    );
  }

  private addRegional(gateway: RegionalNatGateway): NatGateway {
    return new NatGateway(
      this,
      gateway.id,
      config<NatGatewayConfig>({
        availabilityMode: 'regional',
        vpcId: this.vpc.resource.id,
        availabilityZoneAddress:
          gateway.addresses.length === 0
            ? undefined
            : gateway.addresses.map(({ zone, allocationIds }) => ({
                availabilityZoneId: zone.notation === 'id' ? zone.zone : undefined,
                availabilityZone: zone.notation === 'name' ? zone.zone : undefined,
                allocationIds,
              })),
        tags: gateway.tags,
        dependsOn: this.internetGateway,
      }),
    );
  }

  private allocationId({ address }: ZonalNatGateway): string {
    if (address.kind === 'existing') return address.allocationId;
    const { id, tags } = address.elasticIp;
    const elasticIp = new Eip(this, id, config<EipConfig>({ domain: 'vpc', tags, dependsOn: this.internetGateway }));
    return elasticIp.allocationId;
  }
}
