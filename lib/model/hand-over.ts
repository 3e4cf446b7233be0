import type { SubnetPurpose } from './network';

/** Outputs of the network stack that hold subnet ids: a map of zone key to id each. */
export const subnetOutputs = {
  public: 'public_subnet_ids',
  node: 'node_subnet_ids',
  pod: 'pod_subnet_ids',
  controlPlane: 'control_plane_subnet_ids',
} as const satisfies Readonly<Record<SubnetPurpose, string>>;

/** What the network stack publishes; the only names that its consumers may read. */
export interface NetworkOutputs {
  readonly vpc_id: string;
  /** Primary range first. */
  readonly vpc_cidrs: readonly string[];
  readonly public_subnet_ids: Readonly<Record<string, string>>;
  readonly node_subnet_ids: Readonly<Record<string, string>>;
  readonly pod_subnet_ids: Readonly<Record<string, string>>;
  readonly control_plane_subnet_ids: Readonly<Record<string, string>>;
}

export type NetworkOutputName = keyof NetworkOutputs;

/** Each output with what Terraform says about it. */
export const networkOutputs: Readonly<Record<NetworkOutputName, string>> = {
  vpc_id: 'Id of the VPC',
  vpc_cidrs: 'IPv4 ranges of the VPC, the primary one first',
  public_subnet_ids: 'Public subnets by zone: internet-facing load balancers, NAT gateways',
  node_subnet_ids: 'Node subnets by zone: nodes, internal load balancers, and the control plane unless it has its own',
  pod_subnet_ids: 'Pod subnets by zone',
  control_plane_subnet_ids: 'Control-plane subnets by zone',
};
