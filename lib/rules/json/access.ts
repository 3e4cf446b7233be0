import { autoNodePolicy } from '../../aws/access-policies';
import { literalText } from '../../terraform/block';
import { type AnyRelationRule, relationRule } from '../rule';
import { principalOf } from './clusters';
import { type Block, type JsonProject, leavesOf, placeOf, problemAt, quoted, textOf, valueOf } from './json-project';
import { roleNameOf, rolesOf } from './roles';
import { accessOf, type ClusterAccess, isSamePrincipal, policyNameOf } from './cluster-access';

const date = '2026-11-28';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html', date };
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };

/** Types whose entries take neither groups nor policies. */
const CLOSED_TYPES = ['EC2_LINUX', 'EC2_WINDOWS', 'FARGATE_LINUX', 'HYBRID_LINUX', 'HYPERPOD_LINUX'];

/** Who may do what in a cluster. */
export const accessJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN021',
    severity: 'error',
    title: 'An access entry for the node role of built-in pools',
    why: 'EKS makes this entry itself when a built-in pool is on; a second one is refused: "The specified access entry resource is already in use".',
    fix: 'remove the entry and its associations',
    sources: [NODE_CLASS, { url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3241', date }],
    failureModes: ['B02'],
    example: {
      before: '"principal_arn": "${aws_iam_role.node.arn}", "type": "EC2", beside "node_pools": ["system"]',
      after: 'no entry for aws_iam_role.node',
    },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { cluster, entries } of accessOf(project)) {
        if (!cluster.autoMode || cluster.nodePools === undefined || cluster.nodePools.length === 0) continue;
        for (const entry of entries) {
          if (entry.repeated) continue;
          if (!isSamePrincipal(roles, entry, 'principal_arn', cluster.block, 'compute_config.node_role_arn')) continue;
          yield problemAt(entry, placeOf(entry, 'principal_arn'), {
            received: quoted(valueOf(entry, 'principal_arn') ?? ''),
            message: `EKS makes the entry for the node role of ${cluster.block.address} itself`,
          });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN022',
    severity: 'warning',
    title: 'A policy for a principal without an access entry',
    why: 'EKS associates policies with entries that exist, and answers "not found" otherwise.',
    fix: 'make an aws_eks_access_entry for the principal, and let the association depend on it',
    sources: [ENTRIES],
    failureModes: ['B09'],
    example: {
      before: '"aws_eks_access_policy_association": { "admin": { "principal_arn": "…/admin" } }',
      after: '"aws_eks_access_entry": { "admin": { "principal_arn": "…/admin" } }, …',
    },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { cluster, entries, associations, certain } of accessOf(project)) {
        if (!certain) continue;
        for (const association of associations) {
          if (principalOf(association) === undefined) continue;
          const has = entries.some((entry) => isSamePrincipal(roles, association, 'principal_arn', entry, 'principal_arn'));
          const isNode = isSamePrincipal(roles, association, 'principal_arn', cluster.block, 'compute_config.node_role_arn');
          if (has || isNode) continue;
          yield problemAt(association, placeOf(association, 'principal_arn'), {
            received: quoted(valueOf(association, 'principal_arn') ?? ''),
            message: 'no entry of the stack is for this principal',
          });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN023',
    severity: 'warning',
    title: 'A policy that does not wait for its access entry',
    why: 'Terraform makes both at once, and the association fails where it comes first.',
    fix: 'depends_on the entry, or take principal_arn from it',
    sources: [ENTRIES],
    failureModes: ['B09'],
    example: {
      before: '"principal_arn": "arn:aws:iam::111122223333:role/admin"',
      after: '…, "depends_on": ["aws_eks_access_entry.admin"]',
    },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { entries, associations } of accessOf(project)) {
        for (const association of associations) {
          const entry = entries.find((one) => isSamePrincipal(roles, association, 'principal_arn', one, 'principal_arn'));
          if (entry === undefined || association.repeated || entry.repeated) continue;
          const below = `${association.path.join('\n')}\n`;
          const waits = association.stack.references.some(
            // `replace_triggered_by` orders as well.
            ({ address, path }) => address === entry.address && path.join('\n').startsWith(below),
          );
          if (waits) continue;
          yield problemAt(association, undefined, { message: `depends_on lacks ${entry.address}` });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN024',
    severity: 'error',
    title: 'Groups or policies for an access entry that takes none',
    why: 'Only entries of type STANDARD take groups, and only STANDARD and EC2 take access policies.',
    fix: 'drop the groups or the association, or use type STANDARD or EC2',
    sources: [ENTRIES],
    failureModes: ['B10'],
    example: { before: '"type": "EC2_LINUX", "kubernetes_groups": ["nodes"]', after: '"type": "EC2_LINUX"' },
    subject: 'json',
    *check(project) {
      const roles = rolesOf(project);
      for (const { entries, associations } of accessOf(project)) {
        for (const entry of entries) {
          const type = textOf(entry, 'type');
          if (type === undefined || ![...CLOSED_TYPES, 'EC2'].includes(type)) continue;
          const groups = leavesOf(entry, 'kubernetes_groups');
          const [group] = groups;
          if (group !== undefined && literalText(group.value) !== undefined) {
            yield problemAt(entry, group.path, {
              received: quoted(group.value),
              message: `an entry of type ${type} takes no groups`,
            });
          }
          if (!CLOSED_TYPES.includes(type) || entry.repeated) continue;
          for (const association of associations) {
            if (!isSamePrincipal(roles, association, 'principal_arn', entry, 'principal_arn')) continue;
            const message = `${entry.address} is of type ${type}, which takes no policies`;
            yield problemAt(association, placeOf(association, 'policy_arn'), { message });
          }
        }
      }
    },
  }),
  relationRule({
    id: 'JSN027',
    severity: 'error',
    title: 'An access entry for a service-linked role',
    why: 'EKS refuses entries for the roles of AWS services: they get theirs from the service.',
    fix: 'remove the entry; the service makes it',
    sources: [ENTRIES],
    failureModes: ['B08'],
    example: { before: '"principal_arn": "arn:aws:iam::111122223333:role/aws-service-role/…"', after: 'no entry' },
    subject: 'json',
    *check(project) {
      for (const entry of project.resources('aws_eks_access_entry')) {
        const principal = textOf(entry, 'principal_arn');
        if (principal === undefined || !principal.includes(':role/aws-service-role/')) continue;
        yield problemAt(entry, placeOf(entry, 'principal_arn'), { received: `'${principal}'`, message: 'a service-linked role' });
      }
    },
  }),
  relationRule({
    id: 'JSN028',
    severity: 'warning',
    title: 'Nodes of a node class that may not join',
    why: 'The role of a node class needs an access entry of type EC2 with AmazonEKSAutoNodePolicy, unless built-in pools use the same role. Without it instances start and never become nodes.',
    fix: 'an aws_eks_access_entry of type EC2 for the role, with the policy AmazonEKSAutoNodePolicy for the whole cluster',
    sources: [NODE_CLASS],
    failureModes: ['B01'],
    example: { before: '"spec": { "role": "nodes" }', after: '…, "aws_eks_access_entry": { "nodes": { "type": "EC2" } }' },
    subject: 'json',
    *check(project) {
      const access = accessOf(project);
      const [only, ...others] = access;
      for (const entry of access.flatMap(({ entries }) => entries)) yield* withoutNodePolicy(project, access, entry);
      // With several clusters nobody can tell which one a manifest is for.
      if (only === undefined || others.length > 0 || !only.certain || !only.cluster.autoMode) return;
      const known = [only.cluster.block, ...only.entries.filter((entry) => textOf(entry, 'type') === 'EC2')];
      const names = known.map((block) => roleNamedBy(project, block));
      if (names.includes(undefined)) return;
      for (const manifest of project.resources('kubernetes_manifest')) {
        if (textOf(manifest, 'manifest.kind') !== 'NodeClass') continue;
        const role = textOf(manifest, 'manifest.spec.role');
        if (role === undefined || names.includes(role)) continue;
        const message = `no EC2 entry of ${only.cluster.block.address} is for this role`;
        yield problemAt(manifest, placeOf(manifest, 'manifest.spec.role'), { received: `'${role}'`, message });
      }
    },
  }),
];

/** Name of the role that a cluster's nodes or an entry's principal have; undefined where it is computed. */
function roleNamedBy(project: JsonProject, block: Block): string | undefined {
  const value = valueOf(block, block.type === 'aws_eks_cluster' ? 'compute_config.node_role_arn' : 'principal_arn');
  // Without a node role there is none to be equal to.
  if (value === undefined) return '';
  const text = literalText(value);
  return text === undefined ? rolesOf(project).named(block, value)?.name : roleNameOf(text);
}

function* withoutNodePolicy(
  project: JsonProject,
  access: readonly ClusterAccess[],
  entry: Block,
): Iterable<ReturnType<typeof problemAt>> {
  const own = access.find(({ entries }) => entries.includes(entry));
  if (own === undefined || textOf(entry, 'type') !== 'EC2' || entry.repeated || !entry.stack.complete) return;
  const roles = rolesOf(project);
  const associations = project.beside(entry, 'aws_eks_access_policy_association');
  // One that is repeated or computed may be it.
  if (associations.some((one) => one.repeated || principalOf(one) === undefined || textOf(one, 'policy_arn') === undefined))
    return;
  const has = associations.some(
    (one) => policyNameOf(one) === autoNodePolicy && isSamePrincipal(roles, one, 'principal_arn', entry, 'principal_arn'),
  );
  if (!has) yield problemAt(entry, undefined, { message: `no association gives it ${autoNodePolicy}` });
}
