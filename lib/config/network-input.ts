/** How node and pod subnets reach the internet. */
export type NatKind = 'none' | 'single' | 'one-per-zone' | 'regional';

/** A zone with more than its id. */
export interface ZoneInput {
  /** Zone id (`apne1-az1`, the same zone for every account) or zone name (`ap-northeast-1a`, which differs by account). */
  readonly id: string;
  /**
   * Its place in the address plan, from 1. Required for Local and Wavelength Zones.
   * @default the number in the zone id, or the letter of the zone name (a = 1)
   */
  readonly slot?: number;
  /**
   * What Terraform addresses say (`aws_subnet.private_<key>`). Pin it when the notation of `id` changes, so that nothing moves.
   * @default the id
   */
  readonly key?: string;
  /** CIDRs of one's own instead of computed ones. */
  readonly cidrs?: { readonly public?: string; readonly node?: string; readonly pod?: string; readonly controlPlane?: string };
}

/** Sizes of the subnets as prefix lengths, and how many zones the plan keeps room for. */
export interface SubnetSizes {
  /** @default 4 bits longer than the VPC (a /16 gives /20) */
  readonly node?: number;
  /** @default 8 bits longer than the VPC, at most 27 (a load balancer needs a /27) */
  readonly public?: number;
  /** @default 3 bits longer than the first of `podCidrs` */
  readonly pod?: number;
  /** @default 27 */
  readonly controlPlane?: number;
  /**
   * Zones that the plan keeps room for: 1 to 16, a power of two. Changing it later moves subnets.
   * @default 8
   */
  readonly slotCount?: number;
}

export interface FlowLogsToCloudWatch {
  readonly destination: 'cloudwatch';
  /** @default 14 in development, 365 in production */
  readonly retentionDays?: number;
  /**
   * `own`: a customer managed key of this state; `aws`: CloudWatch's own encryption; or a key ARN.
   * @default own in production, aws in development
   */
  readonly key?: 'own' | 'aws' | (string & {});
}

export interface FlowLogsToS3 {
  readonly destination: 's3';
  /** ARN of a bucket that exists, with an optional folder. */
  readonly bucketArn: string;
}

export interface EndpointsInput {
  /**
   * `s3`: the gateway endpoint, which costs nothing. `isolated`: every service that the cluster and what is switched on
   * needs without internet. `none`: no endpoint.
   * @default s3, or isolated when `internetAccess` is false
   */
  readonly preset?: 'none' | 's3' | 'isolated';
  /** Further services by their short name: `sqs`, `secretsmanager`, `bedrock-runtime`, … */
  readonly services?: readonly string[];
}

/** A VPC that this project makes. */
export interface OwnNetworkInput {
  /** Primary IPv4 range, /16 to /28. */
  readonly cidr: string;
  /** Zones of the VPC; may grow later without moving anything. Zone ids are preferred. */
  readonly zones: readonly (string | ZoneInput)[];
  /** Slots by zone, for zones given as plain text. @default see `ZoneInput.slot` */
  readonly slots?: Readonly<Record<string, number>>;
  /** @default derived from the size of the VPC, from /16 to /20; smaller ones have to say */
  readonly subnetSizes?: SubnetSizes;
  /** Secondary ranges for pod subnets, usually of 100.64.0.0/10. @default no pod subnets */
  readonly podCidrs?: readonly string[];
  /** Dual stack: an Amazon-provided /56. The cluster's IP family then is IPv6. @default false */
  readonly ipv6?: boolean;
  /**
   * False: no internet gateway, no public subnets, no NAT; interface endpoints instead.
   * @default true
   */
  readonly internetAccess?: boolean;
  /**
   * @default single in development, one-per-zone in production, none without internet access
   */
  readonly natGateways?:
    | NatKind
    | {
        readonly kind: 'single';
        /** Zone that holds it. @default the zone with the lowest slot among `cluster.zones` */
        readonly zone?: string;
        /** Allocation id of an address that exists. @default a new one */
        readonly elasticIp?: string;
      }
    | {
        readonly kind: 'one-per-zone';
        /** Allocation ids of addresses that exist, by zone. @default new ones */
        readonly elasticIps?: Readonly<Record<string, string>>;
      }
    | {
        readonly kind: 'regional';
        /** Allocation ids of addresses that exist, by zone. @default AWS provides them */
        readonly elasticIps?: Readonly<Record<string, readonly string[]>>;
      };
  /** @default none in development, cloudwatch in production */
  readonly flowLogs?: 'none' | 'cloudwatch' | FlowLogsToCloudWatch | FlowLogsToS3;
  readonly endpoints?: EndpointsInput;
  /**
   * Names of other clusters that share the subnets; only then are subnets tagged by cluster.
   * @default none
   */
  readonly sharedWithClusters?: readonly string[];
  readonly vpcId?: never;
}

/** A VPC that exists. Nothing in it is created or changed. */
export interface ExistingNetworkInput {
  readonly vpcId: string;
  /** All IPv4 ranges of the VPC. */
  readonly cidrs: readonly string[];
  /** Subnet ids by zone. Node subnets are required in every zone of the cluster. */
  readonly nodeSubnets: Readonly<Record<string, string>>;
  /** For internet-facing load balancers. @default none */
  readonly publicSubnets?: Readonly<Record<string, string>>;
  /** @default none */
  readonly podSubnets?: Readonly<Record<string, string>>;
  /** Needed when `cluster.controlPlaneSubnets` is `dedicated`. @default none */
  readonly controlPlaneSubnets?: Readonly<Record<string, string>>;
  readonly cidr?: never;
  readonly zones?: never;
}

export type NetworkInput = OwnNetworkInput | ExistingNetworkInput;
