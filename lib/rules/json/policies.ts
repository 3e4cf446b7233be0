import { commonManagedPoliciesSource } from '../../aws/managed-policies';
import { conditionOperatorsSource } from '../../aws/condition-operators';
import { iamActionsSource } from '../../aws/iam-actions';
import type { JsonObject, JsonPath } from '../../terraform/stack-json';
import { documentProblems, type PolicyKind } from '../policy-documents';
import { meantManagedPolicy, unknownAction, unknownActions } from '../policy-names';
import { policySize } from '../policy-statements';
import { type AnyRelationRule, relationRule, type ValueProblem } from '../rule';
import { type Block, leavesOf, placeOf, problemAt, readOnce, textOf, valueOf } from './json-project';
import { blockDocument, type BlockDocument, referredDocument } from './policy-blocks';
import { rolesOf } from './roles';
import { statementsOf } from './trust';

const date = '2026-11-28';
const GRAMMAR = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html', date };
const QUOTAS = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html', date };

/** Characters without white space. Trust policies have 2,048 unless the quota of the account was raised. */
const LIMITS = { managed: 6_144, inline: 10_240, trust: 2_048 };

/** Where policies stand. */
const DOCUMENTS: readonly (readonly [type: string, names: string, kind: PolicyKind])[] = [
  ['aws_iam_role', 'assume_role_policy', 'trust'],
  ['aws_iam_role', 'inline_policy.policy', 'identity'],
  ['aws_iam_role_policy', 'policy', 'identity'],
  ['aws_iam_policy', 'policy', 'identity'],
  ['aws_iam_user_policy', 'policy', 'identity'],
  ['aws_iam_group_policy', 'policy', 'identity'],
  ['aws_kms_key', 'policy', 'resource'],
  ['aws_kms_key_policy', 'policy', 'resource'],
  ['aws_vpc_endpoint', 'policy', 'resource'],
  ['aws_vpc_endpoint_policy', 'policy', 'resource'],
  ['aws_s3_bucket_policy', 'policy', 'resource'],
  ['aws_sqs_queue_policy', 'policy', 'resource'],
  ['aws_sns_topic_policy', 'policy', 'resource'],
];

/** A policy where it is used. */
interface LocatedDocument {
  readonly block: Block;
  readonly path: JsonPath;
  readonly kind: PolicyKind;
  /** As it is written. */
  readonly text: string;
  readonly document: JsonObject;
  /** The data source that writes it. */
  readonly written?: BlockDocument;
}

export const documentsOf = readOnce((project): readonly LocatedDocument[] =>
  DOCUMENTS.flatMap(([type, names, kind]) =>
    project.resources(type).flatMap((block) =>
      leavesOf(block, names).flatMap(({ value, path }): readonly LocatedDocument[] => {
        const written = referredDocument(project, block, value);
        const document = written?.document ?? project.document(value);
        if (document === undefined) return [];
        return [{ block, path, kind, text: String(value), document, ...(written && { written }) }];
      }),
    ),
  ),
);

/** Data sources that write policies, each with what it is used for; \`any\` where that cannot be seen. */
const writtenDocuments = readOnce((project): readonly { readonly written: BlockDocument; readonly kind: PolicyKind }[] => {
  const kinds = new Map<Block, Set<PolicyKind>>();
  const use = (written: BlockDocument, kind: PolicyKind): void => {
    const known = kinds.get(written.block) ?? new Set();
    if (known.has(kind)) return;
    kinds.set(written.block, known.add(kind));
    for (const name of ['source_policy_documents', 'override_policy_documents']) {
      for (const { value } of leavesOf(written.block, name)) {
        const part = referredDocument(project, written.block, value);
        if (part !== undefined) use(part, kind);
      }
    }
  };
  for (const { written, kind } of documentsOf(project)) if (written !== undefined) use(written, kind);
  return project
    .data('aws_iam_policy_document')
    .flatMap((block) => [...(kinds.get(block) ?? (['any'] as const))].map((kind) => ({ written: blockDocument(block), kind })));
});

const problemsOf: Readonly<Record<PolicyKind, (document: JsonObject) => readonly ValueProblem[]>> = {
  identity: readOnce((document: JsonObject) => [...documentProblems(document, 'identity')]),
  trust: readOnce((document: JsonObject) => [...documentProblems(document, 'trust')]),
  resource: readOnce((document: JsonObject) => [...documentProblems(document, 'resource')]),
  any: readOnce((document: JsonObject) => [...documentProblems(document, 'any')]),
};

const sizeOf = readOnce((document: JsonObject) => policySize(document));

const MANAGED = /^arn:[a-z-]+:iam::aws:policy\/(.+)$/;

/** IAM policies, as their JSON has them. */
export const policyJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN040',
    severity: 'error',
    title: 'A policy that IAM cannot read',
    why: 'IAM answers "MalformedPolicyDocument" when it is applied; no plan sees it.',
    fix: 'write it as the grammar of IAM has it',
    sources: [GRAMMAR, conditionOperatorsSource],
    example: {
      before: '{"Effect":"allow","Action":"s3:GetObject"}',
      after: '{"Effect":"Allow","Action":"s3:GetObject","Resource":"…"}',
    },
    subject: 'json',
    *check(project) {
      for (const { block, path, kind, document, written } of documentsOf(project)) {
        // A text is one place.
        if (written === undefined)
          for (const { below: _, ...told } of problemsOf[kind](document)) yield problemAt(block, path, told);
      }
      for (const { written, kind } of writtenDocuments(project)) {
        // Without statements it takes those of others.
        const isEmpty = !written.isWhole && statementsOf(written.document).length === 0;
        for (const { below = [], ...told } of isEmpty ? [] : problemsOf[kind](written.document))
          yield problemAt(written.block, written.placeOf(below), told);
      }
    },
  }),
  relationRule({
    id: 'JSN041',
    severity: 'warning',
    title: 'An action that no service has',
    why: 'IAM takes any action of the right form. One that is misspelt allows nothing, or denies nothing.',
    fix: 'write an action of the service authorization reference',
    sources: [iamActionsSource],
    example: { before: '"Action": "s3:GetObjects"', after: '"Action": "s3:GetObject"' },
    subject: 'json',
    *check(project) {
      for (const { block, path, document, written } of documentsOf(project)) {
        for (const statement of written === undefined ? statementsOf(document) : []) {
          const problem = unknownAction(statement);
          if (problem !== undefined) yield problemAt(block, path, problem);
        }
      }
      for (const block of project.data('aws_iam_policy_document')) {
        const { document, placeOf: placeIn } = blockDocument(block);
        for (const [index, statement] of statementsOf(document).entries()) {
          for (const { below = [], ...told } of unknownActions(statement))
            yield problemAt(block, placeIn(['Statement', index, ...below]), told);
        }
      }
    },
  }),
  relationRule({
    id: 'JSN042',
    severity: 'error',
    title: 'Policies that are too long',
    why: `A managed policy has at most ${LIMITS.managed} characters, all inline policies of a role together ${LIMITS.inline}; white space is not counted. Neither can be raised.`,
    fix: 'split it into several managed policies, or use wildcards',
    sources: [QUOTAS],
    example: { before: 'an aws_iam_policy of 7,000 characters', after: 'two of 3,500' },
    subject: 'json',
    *check(project) {
      const inline = new Map<Block, number>();
      for (const { block, path, document, written } of documentsOf(project)) {
        if (written?.isWhole === false) continue;
        const size = sizeOf(document);
        if (block.type === 'aws_iam_policy' && size > LIMITS.managed) {
          yield problemAt(block, path, {
            received: `${size} characters`,
            message: `at most ${LIMITS.managed} in a managed policy`,
          });
        }
        if (block.type !== 'aws_iam_role_policy') continue;
        const role = rolesOf(project).named(block, valueOf(block, 'role'))?.block ?? block;
        const sum = (inline.get(role) ?? 0) + size;
        inline.set(role, sum);
        if (sum <= LIMITS.inline || sum - size > LIMITS.inline) continue;
        yield problemAt(block, path, {
          received: `${sum} characters`,
          message: `at most ${LIMITS.inline} in all inline policies of a role`,
        });
      }
    },
  }),
  relationRule({
    id: 'JSN043',
    severity: 'warning',
    title: 'A trust policy that is longer than accounts allow at first',
    why: `A trust policy has at most ${LIMITS.trust} characters unless the quota of the account was raised.`,
    fix: 'fewer principals and conditions, or have the quota raised',
    sources: [QUOTAS],
    example: { before: 'forty principals in one trust policy', after: 'a condition on aws:PrincipalOrgID' },
    subject: 'json',
    *check(project) {
      for (const { block, path, kind, document, written } of documentsOf(project)) {
        const size = kind === 'trust' && written?.isWhole !== false ? sizeOf(document) : 0;
        if (size <= LIMITS.trust) continue;
        yield problemAt(block, path, { received: `${size} characters`, message: `at most ${LIMITS.trust} by default` });
      }
    },
  }),
  relationRule({
    id: 'JSN044',
    severity: 'warning',
    title: 'An AWS managed policy that looks misspelt',
    why: 'IAM refuses to attach a policy that does not exist. Some have a path: service-role/AmazonEBSCSIDriverPolicy.',
    fix: 'write the ARN as the reference of AWS managed policies has it',
    sources: [commonManagedPoliciesSource],
    example: { before: '…policy/AmazonEBSCSIDriverPolicy', after: '…policy/service-role/AmazonEBSCSIDriverPolicy' },
    subject: 'json',
    *check(project) {
      for (const attachment of project.resources('aws_iam_role_policy_attachment')) {
        const name = MANAGED.exec(textOf(attachment, 'policy_arn') ?? '')?.[1];
        const suggestion = name === undefined ? undefined : meantManagedPolicy(name);
        if (suggestion === undefined) continue;
        const message = 'no AWS managed policy of this name is known';
        yield problemAt(attachment, placeOf(attachment, 'policy_arn'), { received: `'${name}'`, message, suggestion });
      }
    },
  }),
];
