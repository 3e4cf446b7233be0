import { DefaultSecurityGroup, type DefaultSecurityGroupConfig } from '@cdktf/provider-aws/lib/default-security-group';
import {
  EgressOnlyInternetGateway,
  type EgressOnlyInternetGatewayConfig,
} from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway, type InternetGatewayConfig } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc, type VpcConfig } from '@cdktf/provider-aws/lib/vpc';
import {
  VpcIpv4CidrBlockAssociation,
  type VpcIpv4CidrBlockAssociationConfig,
} from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import { Construct } from 'constructs';
import type { OwnNetwork } from '../../model/network';
import { config } from '../l1';
import { cameFrom } from '../origin';

/** Terraform id of what a network has only one of. */
const MAIN = 'main';

/** The VPC with its ranges and the gateways that belong to it as a whole. */
export class NetworkVpc extends Construct {
  public readonly resource: Vpc;
  /** By Terraform id; a subnet in a secondary range waits for it. */
  public readonly cidrAssociations: ReadonlyMap<string, VpcIpv4CidrBlockAssociation>;
  public readonly internetGateway: InternetGateway | undefined;
  public readonly egressOnlyGateway: EgressOnlyInternetGateway | undefined;

  public constructor(scope: Construct, id: string, network: OwnNetwork) {
    super(scope, id);
    cameFrom(this, 'network.cidr');
    this.resource = new Vpc(
      this,
      MAIN,
      config<VpcConfig>({
        cidrBlock: network.cidr,
        // Nodes cannot register without both: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
        enableDnsSupport: true,
        enableDnsHostnames: true,
        assignGeneratedIpv6CidrBlock: network.ipv6 ? true : undefined,
        tags: network.tags,
      }),
    );
    this.cidrAssociations = this.addCidrAssociations(network);
    this.internetGateway = network.internetGateway ? this.addInternetGateway(network) : undefined;
    this.egressOnlyGateway = network.internetGateway && network.ipv6 ? this.addEgressOnlyGateway(network) : undefined;
    this.emptyDefaultSecurityGroup(network);
  }

  private addCidrAssociations(network: OwnNetwork): ReadonlyMap<string, VpcIpv4CidrBlockAssociation> {
    const scope = new Construct(this, 'secondary-ranges');
    cameFrom(scope, 'network.podCidrs');
    return new Map(
      network.cidrAssociations.map(({ id, cidr }) => [
        id,
        new VpcIpv4CidrBlockAssociation(
          scope,
          id,
          config<VpcIpv4CidrBlockAssociationConfig>({ vpcId: this.resource.id, cidrBlock: cidr }),
        ),
      ]),
    );
  }

  private addInternetGateway({ tags }: OwnNetwork): InternetGateway {
    const scope = new Construct(this, 'internet-gateway');
    cameFrom(scope, 'network.internetAccess');
    return new InternetGateway(scope, MAIN, config<InternetGatewayConfig>({ vpcId: this.resource.id, tags }));
  }

  private addEgressOnlyGateway({ tags }: OwnNetwork): EgressOnlyInternetGateway {
    const scope = new Construct(this, 'egress-only-gateway');
    cameFrom(scope, 'network.ipv6');
    return new EgressOnlyInternetGateway(scope, MAIN, config<EgressOnlyInternetGatewayConfig>({ vpcId: this.resource.id, tags }));
  }

  /** Every VPC has a group that admits its own members; taken over without rules, it admits nothing. */
  private emptyDefaultSecurityGroup({ defaultSecurityGroupTags }: OwnNetwork): void {
    new DefaultSecurityGroup(
      new Construct(this, 'default-security-group'),
      MAIN,
      config<DefaultSecurityGroupConfig>({ vpcId: this.resource.id, tags: defaultSecurityGroupTags }),
    );
  }
}
