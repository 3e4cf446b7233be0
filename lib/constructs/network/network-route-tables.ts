import { Route, type RouteConfig } from '@cdktf/provider-aws/lib/route';
import { RouteTable, type RouteTableConfig } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation, type RouteTableAssociationConfig } from '@cdktf/provider-aws/lib/route-table-association';
import { Construct } from 'constructs';
import type { OwnNetwork, Route as RouteModel, RouteTarget } from '../../model/network';
import { config } from '../l1';
import { cameFrom } from '../origin';
import type { NetworkNatGateways } from './network-nat-gateways';
import type { NetworkSubnets } from './network-subnets';
import type { NetworkVpc } from './network-vpc';

export interface NetworkGateways {
  readonly vpc: NetworkVpc;
  readonly subnets: NetworkSubnets;
  readonly natGateways: NetworkNatGateways;
}

/** Route tables, their routes, and which subnets use them. Routes stand alone, so that others may add theirs. */
export class NetworkRouteTables extends Construct {
  /** By Terraform id. */
  public readonly resources: ReadonlyMap<string, RouteTable>;

  public constructor(
    scope: Construct,
    id: string,
    network: OwnNetwork,
    private readonly gateways: NetworkGateways,
  ) {
    super(scope, id);
    cameFrom(this, 'network.zones');
    this.resources = new Map(
      network.routeTables.map((table) => [
        table.id,
        new RouteTable(this, table.id, config<RouteTableConfig>({ vpcId: gateways.vpc.resource.id, tags: table.tags })),
      ]),
    );
    this.addRoutes(network);
    this.addAssociations(network);
  }

  /** A reference to the id of a route table. */
  public reference(id: string): string {
    return found(this.resources.get(id), this, `route table '${id}'`).id;
  }

  private addRoutes(network: OwnNetwork): void {
    const scope = new Construct(this, 'routes');
    cameFrom(scope, 'network.natGateways');
    for (const table of network.routeTables) {
      for (const route of table.routes) {
        new Route(scope, route.id, config<RouteConfig>({ routeTableId: this.reference(table.id), ...this.routeTo(route) }));
      }
    }
  }

  private routeTo({ destination, target }: RouteModel): Omit<RouteConfig, 'routeTableId'> {
    return {
      ...(destination === '::/0' ? { destinationIpv6CidrBlock: destination } : { destinationCidrBlock: destination }),
      ...this.routeTarget(target),
    };
  }

  private routeTarget(target: RouteTarget): Omit<RouteConfig, 'routeTableId'> {
    const { vpc, natGateways } = this.gateways;
    switch (target.kind) {
      case 'internet-gateway':
        return { gatewayId: found(vpc.internetGateway, this, 'internet gateway').id };
      case 'egress-only-gateway':
        return { egressOnlyGatewayId: found(vpc.egressOnlyGateway, this, 'egress-only gateway').id };
      case 'nat-gateway':
        return { natGatewayId: found(natGateways.resources.get(target.id), this, `NAT gateway '${target.id}'`).id };
    }
  }

  private addAssociations(network: OwnNetwork): void {
    const scope = new Construct(this, 'associations');
    for (const subnet of network.subnets) {
      new RouteTableAssociation(
        scope,
        subnet.id,
        config<RouteTableAssociationConfig>({
          subnetId: this.gateways.subnets.reference(subnet.id),
          routeTableId: this.reference(subnet.routeTable),
        }),
      );
    }
  }
}

function found<T>(value: T | undefined, scope: Construct, what: string): T {
  if (value === undefined) throw new Error(`${scope.node.path}: there is no ${what} in the network`);
  return value;
}
