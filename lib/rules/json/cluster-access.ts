import { wholeReference } from '../../terraform/block';
import { clustersOf, comparable, isOfCluster, type JsonCluster, principalOf } from './clusters';
import { type Block, readOnce, textOf, valueOf } from './json-project';
import { type JsonRoles } from './roles';

const ACCESS_POLICY = /:cluster-access-policy\/(.+)$/;

/** Name of the access policy of an association. */
export const policyNameOf = (association: Block): string | undefined =>
  ACCESS_POLICY.exec(textOf(association, 'policy_arn') ?? '')?.[1];

export interface ClusterAccess {
  readonly cluster: JsonCluster;
  readonly entries: readonly Block[];
  readonly associations: readonly Block[];
  /** Every entry that the stack makes for this cluster is known. */
  readonly certain: boolean;
}

export const accessOf = readOnce((project): readonly ClusterAccess[] =>
  clustersOf(project).map((cluster) => {
    const inStack = (type: string): readonly Block[] => project.beside(cluster.block, type);
    const entries = inStack('aws_eks_access_entry');
    const certain =
      cluster.block.stack.complete &&
      entries.every((entry) => !entry.repeated && isOfCluster(cluster, entry) !== undefined && principalOf(entry) !== undefined);
    return {
      cluster,
      entries: entries.filter((entry) => isOfCluster(cluster, entry) === true),
      associations: inStack('aws_eks_access_policy_association').filter((one) => isOfCluster(cluster, one) === true),
      certain,
    };
  }),
);

/** Whether two principals are one: the same text, a role and its name, or what is taken from the other one. */
export function isSamePrincipal(roles: JsonRoles, one: Block, names: string, other: Block, otherNames: string): boolean {
  const [value, otherValue] = [valueOf(one, names), valueOf(other, otherNames)];
  const from = wholeReference(value);
  if (from?.address === other.address && from.attribute === otherNames && one.stack.name === other.stack.name) return true;
  const text = comparable(value);
  if (text !== undefined && text === comparable(otherValue)) return true;
  const role = roles.named(one, value);
  return role !== undefined && role === roles.named(other, otherValue);
}
