import { SecurityGroup, type SecurityGroupConfig } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint, type VpcEndpointConfig } from '@cdktf/provider-aws/lib/vpc-endpoint';
import {
  VpcSecurityGroupIngressRule,
  type VpcSecurityGroupIngressRuleConfig,
} from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import type { EndpointSecurityGroup, OwnNetwork, VpcEndpoint as VpcEndpointModel } from '../../model/network';
import { config } from '../l1';
import { cameFrom } from '../origin';
import type { NetworkRouteTables } from './network-route-tables';
import type { NetworkSubnets } from './network-subnets';
import type { NetworkVpc } from './network-vpc';

const HTTPS = 443;

/** What endpoints are attached to. */
export interface EndpointPlaces {
  readonly vpc: NetworkVpc;
  readonly subnets: NetworkSubnets;
  readonly routeTables: NetworkRouteTables;
}

/** Ways to AWS services that do not leave the VPC. */
export class NetworkEndpoints extends Construct {
  public readonly securityGroup: SecurityGroup | undefined;

  public constructor(
    scope: Construct,
    id: string,
    network: OwnNetwork,
    private readonly places: EndpointPlaces,
  ) {
    super(scope, id);
    cameFrom(this, 'network.endpoints');
    this.securityGroup =
      network.endpointSecurityGroup === undefined ? undefined : this.addSecurityGroup(network.endpointSecurityGroup);
    for (const endpoint of network.endpoints) {
      new VpcEndpoint(this, endpoint.id, this.endpointConfig(endpoint));
    }
  }

  private endpointConfig(endpoint: VpcEndpointModel): VpcEndpointConfig {
    const { vpc, subnets, routeTables } = this.places;
    const { serviceName, tags } = endpoint;
    return endpoint.kind === 'gateway'
      ? config<VpcEndpointConfig>({
          vpcId: vpc.resource.id,
          serviceName,
          vpcEndpointType: 'Gateway',
          routeTableIds: endpoint.routeTables.map((id) => routeTables.reference(id)),
          tags,
        })
      : config<VpcEndpointConfig>({
          vpcId: vpc.resource.id,
          serviceName,
          vpcEndpointType: 'Interface',
          privateDnsEnabled: true,
          subnetIds: endpoint.subnets.map((id) => subnets.reference(id)),
          securityGroupIds: this.securityGroup === undefined ? undefined : [this.securityGroup.id],
          tags,
        });
  }

  /** Without egress rules: an endpoint only answers. */
  private addSecurityGroup({ name, description, tags, ingress }: EndpointSecurityGroup): SecurityGroup {
    const { vpc } = this.places;
    const scope = new Construct(this, 'security-group');
    const group = new SecurityGroup(
      scope,
      'endpoints',
      config<SecurityGroupConfig>({ name, description, vpcId: vpc.resource.id, tags }),
    );
    for (const rule of ingress) {
      new VpcSecurityGroupIngressRule(
        scope,
        rule.id,
        config<VpcSecurityGroupIngressRuleConfig>({
          securityGroupId: group.id,
          description: rule.description,
          cidrIpv4: rule.from === 'vpc-ipv6-range' ? undefined : rule.from.cidr,
          cidrIpv6: rule.from === 'vpc-ipv6-range' ? vpc.resource.ipv6CidrBlock : undefined,
          ipProtocol: 'tcp',
          fromPort: HTTPS,
          toPort: HTTPS,
          tags: rule.tags,
        }),
      );
    }
    return group;
  }
}
