import type { Source } from '../../../lib/aws/source';
import type { Change } from '../../../lib/offline/ui-events';
import { FACTS } from '../../../lib/terraform/facts';

/** Why one resource is replaced instead of changed. */
export interface Replacement {
  readonly type: string;
  readonly argument: string;
  /** Undefined for what nobody expected. */
  readonly why: string | undefined;
  /** Where it says that the argument cannot be changed. */
  readonly source: Source | undefined;
}

const REGION = 'nothing moves between regions';
const CLUSTER_NAME = 'it belongs to one cluster';
const VPC = 'it belongs to one VPC';

/** Every replacement that is expected, by type and argument. Anything else is a surprise, and fails the tests. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_vpc: { cidr_block: 'a VPC keeps its primary range', region: REGION },
  aws_subnet: { vpc_id: VPC, cidr_block: 'a subnet keeps its range' },
  aws_internet_gateway: { region: REGION },
  aws_default_security_group: { vpc_id: VPC, region: REGION },
  aws_route_table: { vpc_id: VPC, region: REGION },
  aws_route_table_association: { subnet_id: 'the subnet is another one' },
  aws_route: { route_table_id: 'the table is another one', region: REGION },
  aws_nat_gateway: { subnet_id: 'a gateway keeps its subnet' },
  aws_vpc_endpoint: { vpc_id: VPC, service_name: 'names of services have the region in them', region: REGION },
  aws_flow_log: {
    iam_role_arn: 'a flow log cannot be changed',
    log_destination: 'a flow log cannot be changed',
    log_destination_type: 'a flow log cannot be changed',
  },
  aws_iam_role: { name: 'a role keeps its name', path: 'a role keeps its path' },
  aws_iam_role_policy_attachment: { role: 'the role is another one' },
  aws_cloudwatch_log_group: { name: 'a log group keeps its name', region: REGION },
  aws_cloudwatch_log_delivery_source: {
    name: 'named after the cluster',
    resource_arn: 'the cluster is another one',
  },
  aws_cloudwatch_log_delivery_destination: { name: 'named after the cluster' },
  aws_cloudwatch_log_delivery: {
    delivery_source_name: 'the source is another one',
    delivery_destination_arn: 'the destination is another one',
  },
  aws_ec2_tag: { resource_id: 'the security group is made with the cluster' },
  aws_eks_cluster: {
    'compute_config.node_role_arn': 'built-in pools keep the role that they were made with',
    encryption_config: 'encryption cannot be taken off',
    'kubernetes_network_config.ip_family': 'fixed when the cluster is made',
    'kubernetes_network_config.service_ipv4_cidr': 'fixed when the cluster is made',
    name: 'a cluster keeps its name',
    region: REGION,
    role_arn: 'a cluster keeps its role',
  },
  aws_eks_access_entry: {
    cluster_name: CLUSTER_NAME,
    principal_arn: 'an entry is for one principal',
    region: REGION,
  },
  aws_eks_access_policy_association: {
    access_scope: 'the provider cannot change an association',
    cluster_name: CLUSTER_NAME,
    principal_arn: 'it belongs to one entry',
    region: REGION,
  },
  aws_eks_pod_identity_association: {
    cluster_name: CLUSTER_NAME,
    service_account: 'it is for one service account',
  },
  aws_eks_node_group: { instance_types: 'a group keeps its instance types' },
  aws_eks_fargate_profile: { selector: 'EKS cannot change a profile' },
  kubernetes_manifest: { replace_triggered_by: 'Kubernetes keeps what stands beside it in terraform_data' },
  helm_release: { namespace: 'a release keeps its namespace' },
};

const typeOf = (address: string): string => address.split('.')[0] ?? '';

/** One for each argument that makes Terraform replace something. */
export const replacementsOf = (changes: readonly Change[]): readonly Replacement[] =>
  changes
    .filter(({ action }) => action === 'replace')
    .flatMap(({ address, replacedBecause = [] }) => {
      const type = typeOf(address);
      const source = FACTS[type.split('_')[0] ?? '']?.resources[type]?.sources[0];
      return argumentsOf(replacedBecause).map((argument) => ({ type, argument, why: EXPECTED[type]?.[argument], source }));
    });

/** Every pair of type and argument that is expected, as `type argument`. */
export const expectedReplacements: readonly string[] = Object.entries(EXPECTED).flatMap(([type, reasons]) =>
  Object.keys(reasons).map((argument) => `${type} ${argument}`),
);

/** `compute_config[0].node_role_arn` is `compute_config.node_role_arn`; a resource that is triggered by another one has none. */
const argumentsOf = (paths: readonly string[]): readonly string[] =>
  paths.length === 0 ? ['replace_triggered_by'] : paths.map((path) => path.replace(/\[\d+\]/g, ''));
