import type { Source } from './source';

/** A default of every account; what is counted, and whether AWS raises it on request. */
export interface Quota {
  readonly value: number;
  readonly per: 'region' | 'zone' | 'account' | 'vpc' | 'cluster' | 'role' | 'nat-gateway';
  readonly adjustable: boolean;
  /** What it is called where one asks AWS for more: `aws service-quotas request-service-quota-increase`. */
  readonly code?: `L-${string}`;
  readonly source: Source;
  /** Sources disagree, or only a third party says so. */
  readonly unverified?: true;
}

const VPC: Source = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html', date: '2026-11-21' };
const PRIVATE_LINK: Source = {
  url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html',
  date: '2026-11-21',
};
const EKS: Source = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html', date: '2026-11-21' };
const POD_IDENTITY: Source = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date: '2026-11-21' };
const IAM: Source = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html', date: '2026-11-21' };
const LOGS: Source = {
  url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
  date: '2026-11-21',
};

/** Defaults of the quotas that environments of one account share or may run into. */
export const quotas = {
  vpcs: { value: 5, per: 'region', adjustable: true, code: 'L-F678F1CE', source: VPC },
  internetGateways: { value: 5, per: 'region', adjustable: true, source: VPC },
  egressOnlyGateways: { value: 5, per: 'region', adjustable: true, code: 'L-45FE3B85', source: VPC },
  elasticIps: { value: 5, per: 'region', adjustable: true, code: 'L-0263D0A3', source: VPC },
  natGateways: { value: 5, per: 'zone', adjustable: true, code: 'L-FE5A380F', source: VPC },
  elasticIpsOfNatGateway: { value: 2, per: 'nat-gateway', adjustable: true, source: VPC },
  /** The primary range counts. */
  ipv4Ranges: { value: 5, per: 'vpc', adjustable: true, source: VPC },
  subnets: { value: 200, per: 'vpc', adjustable: true, code: 'L-407747CB', source: VPC },
  interfaceEndpoints: { value: 50, per: 'vpc', adjustable: true, code: 'L-29B6F2EB', source: PRIVATE_LINK },
  gatewayEndpoints: { value: 20, per: 'region', adjustable: true, code: 'L-1B52E74A', source: PRIVATE_LINK },
  clusters: { value: 100, per: 'region', adjustable: true, code: 'L-1194D53C', source: EKS },
  controlPlaneSecurityGroups: { value: 4, per: 'cluster', adjustable: false, source: EKS },
  publicEndpointRanges: { value: 40, per: 'cluster', adjustable: false, source: EKS },
  accessEntries: { value: 3000, per: 'cluster', adjustable: false, source: EKS },
  remoteNodeNetworks: { value: 15, per: 'cluster', adjustable: true, source: EKS },
  remotePodNetworks: { value: 15, per: 'cluster', adjustable: true, source: EKS },
  podIdentityAssociations: { value: 5000, per: 'cluster', adjustable: false, source: POD_IDENTITY },
  roles: { value: 1000, per: 'account', adjustable: true, code: 'L-FE177D64', source: IAM },
  /** Sources give 10 (older) and 20; the smaller one is safe. */
  managedPoliciesOfRole: { value: 10, per: 'role', adjustable: true, source: IAM, unverified: true },
  logResourcePolicies: { value: 10, per: 'region', adjustable: false, source: LOGS },
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof quotas;
