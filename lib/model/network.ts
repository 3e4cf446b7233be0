import type { LogGroup } from './log-group';
import type { CreatedRole } from './role';
import type { Tags } from './tags';

export type SubnetPurpose = 'public' | 'node' | 'pod' | 'controlPlane';

export type ZoneKind = 'availability-zone' | 'local-zone' | 'wavelength-zone';

/** A zone as the address plan sees it. */
export interface Zone {
  /** As AWS knows it: zone id (`apne1-az1`) or zone name (`ap-northeast-1a`). */
  readonly zone: string;
  readonly notation: 'id' | 'name';
  readonly kind: ZoneKind;
  /** Used in Terraform addresses; the zone itself unless pinned. */
  readonly key: string;
  /** 1 … slot count. Its place in every block of the address plan, so that other zones never move it. */
  readonly slot: number;
}

export interface Subnet {
  /** Terraform id, for example `private_apne1-az1`. */
  readonly id: string;
  readonly purpose: SubnetPurpose;
  readonly zone: Zone;
  readonly cidr: string;
  /** Id of the secondary range that has to be there first; undefined in the primary range. */
  readonly cidrAssociation: string | undefined;
  /** Number of its /64 in the VPC's IPv6 /56, when the network is dual stack. */
  readonly ipv6Index: number | undefined;
  /** Id of the route table that it is associated with. */
  readonly routeTable: string;
  readonly tags: Tags;
}

/** A secondary range of the VPC. */
export interface CidrAssociation {
  /** Terraform id, for example `pods_100-64-0-0-16`. */
  readonly id: string;
  readonly cidr: string;
}

/** What a route leads to, by the Terraform id of the gateway. */
export type RouteTarget =
  | { readonly kind: 'internet-gateway' }
  | { readonly kind: 'nat-gateway'; readonly id: string }
  | { readonly kind: 'egress-only-gateway' };

export interface Route {
  /** Terraform id, for example `private_apne1-az1_ipv4`. */
  readonly id: string;
  readonly destination: '0.0.0.0/0' | '::/0';
  readonly target: RouteTarget;
}

export interface RouteTable {
  /** Terraform id, for example `private_apne1-az1`. */
  readonly id: string;
  readonly routes: readonly Route[];
  readonly tags: Tags;
}

export interface ElasticIp {
  /** Terraform id. */
  readonly id: string;
  readonly tags: Tags;
}

export interface ZonalNatGateway {
  readonly kind: 'zonal';
  /** Terraform id: the key of the zone. */
  readonly id: string;
  readonly zone: Zone;
  /** Id of the public subnet that holds it. */
  readonly subnet: string;
  readonly address:
    { readonly kind: 'created'; readonly elasticIp: ElasticIp } | { readonly kind: 'existing'; readonly allocationId: string };
  readonly tags: Tags;
}

/** One NAT gateway that spans the zones of the VPC (AWS provider 6.24 or newer). */
export interface RegionalNatGateway {
  readonly kind: 'regional';
  readonly id: string;
  /** Addresses of one's own by zone; empty lets AWS provide them. */
  readonly addresses: readonly { readonly zone: Zone; readonly allocationIds: readonly string[] }[];
  readonly tags: Tags;
}

export type NatGateway = ZonalNatGateway | RegionalNatGateway;

interface VpcEndpointCommon {
  /** Terraform id: the short name of the service, with `-` for dots. */
  readonly id: string;
  /** Short name: `ecr.api`. */
  readonly service: string;
  /** Full name: `com.amazonaws.ap-northeast-1.ecr.api`. */
  readonly serviceName: string;
  readonly tags: Tags;
}

export type VpcEndpoint =
  | (VpcEndpointCommon & { readonly kind: 'gateway'; /** Terraform ids. */ readonly routeTables: readonly string[] })
  | (VpcEndpointCommon & { readonly kind: 'interface'; /** Terraform ids. */ readonly subnets: readonly string[] });

/** Who may speak HTTPS to the interface endpoints. */
export interface EndpointIngressRule {
  /** Terraform id. */
  readonly id: string;
  /** The VPC's IPv6 range is known to AWS only. */
  readonly from: { readonly cidr: string } | 'vpc-ipv6-range';
  readonly description: string;
  readonly tags: Tags;
}

export interface EndpointSecurityGroup {
  readonly name: string;
  readonly description: string;
  readonly ingress: readonly EndpointIngressRule[];
  readonly tags: Tags;
}

export type FlowLogs =
  | { readonly destination: 'none' }
  | { readonly destination: 's3'; readonly bucketArn: string; readonly tags: Tags }
  | { readonly destination: 'cloudwatch'; readonly logGroup: LogGroup; readonly role: CreatedRole; readonly tags: Tags };

/** A network that this project makes. */
export interface OwnNetwork {
  readonly kind: 'own';
  /** `Name` tag of the VPC and stem of the others. */
  readonly name: string;
  readonly cidr: string;
  /** Secondary ranges for pod subnets. */
  readonly podCidrs: readonly string[];
  readonly cidrAssociations: readonly CidrAssociation[];
  readonly ipv6: boolean;
  readonly internetGateway: boolean;
  /** In order of their slots. */
  readonly zones: readonly Zone[];
  /** In order of purpose and slot. */
  readonly subnets: readonly Subnet[];
  /** Ranges that no subnet has and no zone to come will get: room for what else lives in the VPC. */
  readonly freeRanges: readonly string[];
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
  readonly endpoints: readonly VpcEndpoint[];
  /** Security group of the interface endpoints; undefined without interface endpoints. */
  readonly endpointSecurityGroup: EndpointSecurityGroup | undefined;
  readonly flowLogs: FlowLogs;
  readonly defaultSecurityGroupTags: Tags;
  readonly tags: Tags;
}

/** A network made elsewhere: no resources, no look-ups. */
export interface ExistingNetwork {
  readonly kind: 'existing';
  readonly vpcId: string;
  /** All IPv4 ranges of the VPC, so that overlaps can be found. */
  readonly cidrs: readonly string[];
  readonly zones: readonly Zone[];
  /** Subnet ids by purpose and zone key. */
  readonly subnetIds: Readonly<Record<SubnetPurpose, Readonly<Record<string, string>>>>;
}

export type Network = OwnNetwork | ExistingNetwork;
