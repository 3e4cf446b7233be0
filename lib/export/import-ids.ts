import { type Source } from '../aws/source';
import type { Element } from '../terraform/addresses';
import { isObject, type Json, type JsonObject, objects } from '../terraform/stack-json';
import type { Literals } from './literal';

/** Reads one argument of a resource; undefined when it is not written out. */
type Read = (argument: string) => string | undefined;

/** The page of the type in the provider's repository; a stored copy of it was read, which need not be the newest. */
const provider = (type: string): Source => ({
  url: `https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/${type.replace(/^aws_/, '')}.html.markdown`,
  date: '2026-11-28',
});

/** Arguments that make up the id by which a resource is imported, and what stands between them. */
interface ImportId {
  readonly of: readonly string[];
  readonly joined: string;
  readonly source: Source;
}

const id = (type: string, of: readonly string[], joined = ''): readonly [string, ImportId] => [
  type,
  { of, joined, source: provider(type) },
];

/** Types whose id is known from the configuration; all others have ids that AWS has given. */
export const IMPORT_IDS: Readonly<Record<string, ImportId>> = Object.fromEntries([
  id('aws_cloudwatch_log_delivery_destination', ['name']),
  id('aws_cloudwatch_log_delivery_source', ['name']),
  id('aws_cloudwatch_log_group', ['name']),
  id('aws_eks_access_entry', ['cluster_name', 'principal_arn'], ':'),
  id('aws_eks_access_policy_association', ['cluster_name', 'principal_arn', 'policy_arn'], '#'),
  id('aws_eks_addon', ['cluster_name', 'addon_name'], ':'),
  id('aws_eks_cluster', ['name']),
  id('aws_eks_fargate_profile', ['cluster_name', 'fargate_profile_name'], ':'),
  id('aws_eks_node_group', ['cluster_name', 'node_group_name'], ':'),
  id('aws_iam_instance_profile', ['name']),
  id('aws_iam_role', ['name']),
  id('aws_iam_role_policy', ['role', 'name'], ':'),
  id('aws_iam_role_policy_attachment', ['role', 'policy_arn'], '/'),
  id('aws_kms_alias', ['name']),
]);

/** The id by which an existing thing becomes this resource, as far as the configuration tells. */
export function importId({ type = '', body }: Element, literals: Literals): string | undefined {
  const [only, ...more] = objects(body);
  if (only === undefined || more.length > 0 || 'count' in only || 'for_each' in only) return undefined;
  if (type === 'kubernetes_manifest') return manifestId(only['manifest']);
  if (type.startsWith('kubernetes_') || type === 'helm_release') return undefined;
  const known = IMPORT_IDS[type];
  if (known === undefined) return undefined;
  const read: Read = (argument) => literals.text(only[argument]);
  const parts = known.of.map(read);
  return parts.includes(undefined) ? undefined : parts.join(known.joined);
}

/** https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/website/docs/r/manifest.html.markdown (stored copy, 2026-11-28) */
function manifestId(manifest: Json | undefined): string | undefined {
  const metadata = isObject(manifest) ? manifest['metadata'] : undefined;
  if (!isObject(manifest) || !isObject(metadata)) return undefined;
  const { apiVersion, kind } = manifest;
  const { name, namespace } = metadata as JsonObject;
  const parts = { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
  const texts = Object.entries(parts).map(([key, value]) =>
    typeof value === 'string' && !value.includes('${') ? `${key}=${value}` : '',
  );
  return texts.includes('') ? undefined : texts.join(',');
}
