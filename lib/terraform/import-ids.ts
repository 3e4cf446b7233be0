import { type Source } from '../aws/source';
import { isObject, type Json } from './stack-json';

/** The page of the type in the provider's repository; a stored copy of it was read, which need not be the newest. */
const provider = (type: string): Source => ({
  url: `https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/${type.replace(/^aws_/, '')}.html.markdown`,
  date: '2026-11-28',
});

/** How the id is put together by which an existing thing is imported. */
interface ImportId {
  /** Arguments or attributes; of several in one place, the one that is set. */
  readonly of: readonly (string | readonly string[])[];
  /** What stands between them. */
  readonly joined: string;
  /** What an id looks like. */
  readonly example: string;
  readonly source: Source;
}

const id = (
  type: string,
  of: ImportId['of'],
  {
    joined = '',
    example,
    source = provider(type),
  }: { readonly joined?: string; readonly example: string; readonly source?: Source },
): readonly [string, ImportId] => [type, { of, joined, example, source }];

const DESTINATION = ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'];

/** Known types. What is not among their arguments, such as `id`, AWS has given. */
export const IMPORT_IDS: Readonly<Record<string, ImportId>> = Object.fromEntries([
  id('aws_cloudwatch_log_delivery', ['id'], { example: 'jsoGVi4Zq8VlYp9n' }),
  id('aws_cloudwatch_log_delivery_destination', ['name'], { example: 'name' }),
  id('aws_cloudwatch_log_delivery_source', ['name'], { example: 'name' }),
  id('aws_cloudwatch_log_group', ['name'], { example: '/aws/eks/shop/cluster' }),
  id('aws_cloudwatch_log_resource_policy', ['policy_name'], { example: 'name' }),
  id('aws_default_security_group', ['id'], { example: 'sg-0123456789abcdef0' }),
  id('aws_ec2_tag', ['resource_id', 'key'], { joined: ',', example: 'sg-0123456789abcdef0,owner' }),
  id('aws_egress_only_internet_gateway', ['id'], { example: 'eigw-0123456789abcdef0' }),
  id('aws_eip', ['allocation_id'], { example: 'eipalloc-0123456789abcdef0' }),
  id('aws_eks_access_entry', ['cluster_name', 'principal_arn'], {
    joined: ':',
    example: 'shop:arn:aws:iam::111122223333:role/admin',
  }),
  id('aws_eks_access_policy_association', ['cluster_name', 'principal_arn', 'policy_arn'], {
    joined: '#',
    example: 'shop#arn:aws:iam::111122223333:role/admin#arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
  }),
  id('aws_eks_addon', ['cluster_name', 'addon_name'], { joined: ':', example: 'shop:metrics-server' }),
  id('aws_eks_cluster', ['name'], { example: 'shop' }),
  id('aws_eks_fargate_profile', ['cluster_name', 'fargate_profile_name'], { joined: ':', example: 'shop:batch' }),
  id('aws_eks_node_group', ['cluster_name', 'node_group_name'], { joined: ':', example: 'shop:legacy' }),
  id('aws_eks_pod_identity_association', ['cluster_name', 'association_id'], { joined: ',', example: 'shop,a-12345678' }),
  id('aws_flow_log', ['id'], { example: 'fl-0123456789abcdef0' }),
  id('aws_iam_instance_profile', ['name'], { example: 'name' }),
  id('aws_iam_openid_connect_provider', ['arn'], {
    example: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
  }),
  id('aws_iam_policy', ['arn'], { example: 'arn:aws:iam::111122223333:policy/name' }),
  id('aws_iam_role', ['name'], { example: 'name' }),
  id('aws_iam_role_policy', ['role', 'name'], { joined: ':', example: 'role:name' }),
  id('aws_iam_role_policy_attachment', ['role', 'policy_arn'], {
    joined: '/',
    example: 'role/arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
  }),
  id('aws_internet_gateway', ['id'], { example: 'igw-0123456789abcdef0' }),
  id('aws_kms_alias', ['name'], { example: 'alias/name' }),
  id('aws_kms_key', ['key_id'], { example: '1234abcd-12ab-34cd-56ef-1234567890ab' }),
  id('aws_kms_key_policy', ['key_id'], { example: '1234abcd-12ab-34cd-56ef-1234567890ab' }),
  id('aws_launch_template', ['id'], { example: 'lt-0123456789abcdef0' }),
  id('aws_nat_gateway', ['id'], { example: 'nat-0123456789abcdef0' }),
  id('aws_prometheus_scraper', ['id'], { example: 's-0123abc-0000-0123-a000-000000000000' }),
  id('aws_prometheus_workspace', ['id'], { example: 'ws-1234abcd-12ab-34cd-56ef-1234567890ab' }),
  id('aws_route', ['route_table_id', DESTINATION], { joined: '_', example: 'rtb-0123456789abcdef0_0.0.0.0/0' }),
  id('aws_route_table', ['id'], { example: 'rtb-0123456789abcdef0' }),
  id('aws_route_table_association', [['subnet_id', 'gateway_id'], 'route_table_id'], {
    joined: '/',
    example: 'subnet-0123456789abcdef0/rtb-0123456789abcdef0',
  }),
  id('aws_security_group', ['id'], { example: 'sg-0123456789abcdef0' }),
  id('aws_subnet', ['id'], { example: 'subnet-0123456789abcdef0' }),
  id('aws_vpc', ['id'], { example: 'vpc-0123456789abcdef0' }),
  id('aws_vpc_endpoint', ['id'], { example: 'vpce-0123456789abcdef0' }),
  id('aws_vpc_ipv4_cidr_block_association', ['id'], { example: 'vpc-cidr-assoc-0123456789abcdef0' }),
  id('aws_vpc_security_group_egress_rule', ['id'], { example: 'sgr-0123456789abcdef0' }),
  id('aws_vpc_security_group_ingress_rule', ['id'], { example: 'sgr-0123456789abcdef0' }),
  id('helm_release', ['namespace', 'name'], {
    joined: '/',
    example: 'namespace/name',
    source: {
      url: 'https://github.com/hashicorp/terraform-provider-helm/blob/main/docs/resources/release.md',
      date: '2026-11-28',
    },
  }),
]);

/** Reads an argument or attribute; undefined when it is not there or not known. */
export type ReadText = (name: string) => string | undefined;

/** The parts of the id of a resource of a known type; what is not known is its name in angle brackets. */
export function importIdParts(type: string, read: ReadText): { readonly id: string; readonly isKnown: boolean } | undefined {
  const known = IMPORT_IDS[type];
  if (known === undefined) return undefined;
  const parts = known.of.map((names) => {
    const candidates = typeof names === 'string' ? [names] : names;
    const values = candidates.map(read).filter((value) => value !== undefined);
    return values[0] ?? { unknown: candidates };
  });
  return {
    id: parts.map((part) => (typeof part === 'string' ? part : `<${part.unknown.join(' or ')}>`)).join(known.joined),
    isKnown: parts.every((part) => typeof part === 'string'),
  };
}

/** https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/website/docs/r/manifest.html.markdown (stored copy, 2026-11-28) */
export function manifestId(manifest: Json | undefined): string | undefined {
  const metadata = isObject(manifest) ? manifest['metadata'] : undefined;
  if (!isObject(manifest) || !isObject(metadata)) return undefined;
  const { apiVersion, kind } = manifest;
  const { name, namespace } = metadata;
  const parts = { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
  const texts = Object.entries(parts).map(([key, value]) =>
    typeof value === 'string' && !value.includes('${') ? `${key}=${value}` : '',
  );
  return texts.includes('') ? undefined : texts.join(',');
}
