import { Subnet, type SubnetConfig } from '@cdktf/provider-aws/lib/subnet';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { OwnNetwork, Subnet as SubnetModel, SubnetPurpose } from '../../model/network';
import { config } from '../l1';
import { cameFrom } from '../origin';
import type { NetworkVpc } from './network-vpc';

/** A /56 has 256 subnets of /64. */
const IPV6_SUBNET_BITS = 8;

/** The subnets of a network. */
export class NetworkSubnets extends Construct {
  /** By Terraform id. */
  public readonly resources: ReadonlyMap<string, Subnet>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly network: OwnNetwork,
    private readonly vpc: NetworkVpc,
  ) {
    super(scope, id);
    cameFrom(this, 'network.zones');
    this.resources = new Map(network.subnets.map((subnet) => [subnet.id, this.addSubnet(subnet)]));
  }

  /** References to the ids of the subnets for one purpose, by zone key. */
  public idsByZone(purpose: SubnetPurpose): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.network.subnets
        .filter((subnet) => subnet.purpose === purpose)
        .map((subnet) => [subnet.zone.key, this.reference(subnet.id)]),
    );
  }

  /** A reference to the id of a subnet. */
  public reference(id: string): string {
    const subnet = this.resources.get(id);
    if (subnet === undefined) throw new Error(`${this.node.path}: there is no subnet '${id}' in the network`);
    return subnet.id;
  }

  private addSubnet(subnet: SubnetModel): Subnet {
    const { zone, ipv6Index } = subnet;
    const range = subnet.cidrAssociation === undefined ? undefined : this.vpc.cidrAssociations.get(subnet.cidrAssociation);
    return new Subnet(
      this,
      subnet.id,
      config<SubnetConfig>({
        vpcId: this.vpc.resource.id,
        availabilityZoneId: zone.notation === 'id' ? zone.zone : undefined,
        availabilityZone: zone.notation === 'name' ? zone.zone : undefined,
        cidrBlock: subnet.cidr,
        ipv6CidrBlock:
          ipv6Index === undefined ? undefined : Fn.cidrsubnet(this.vpc.resource.ipv6CidrBlock, IPV6_SUBNET_BITS, ipv6Index),
        // https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
        assignIpv6AddressOnCreation: ipv6Index === undefined || subnet.purpose === 'public' ? undefined : true,
        tags: subnet.tags,
        dependsOn: range === undefined ? undefined : [range],
      }),
    );
  }
}
