import { accessPolicyName, assignableAccessPolicies } from '../aws/access-policies';
import { conditionOperatorsSource } from '../aws/condition-operators';
import { iamActionsSource } from '../aws/iam-actions';
import { commonManagedPoliciesSource } from '../aws/managed-policies';
import { isReference } from '../model/reference';
import { valueAt } from './input-path';
import {
  allows,
  grammarProblems,
  isAboutEverything,
  isConditional,
  isStatement,
  placed,
  type Statement,
} from './policy-statements';
import { meantManagedPolicy, unknownActions, unknownOperator } from './policy-names';
import { tooManyManagedPolicies, tooManyStatements } from './role-limits';
import { relationRule, valueRule, type Problem, type Rule, type ValueProblem, type ValueRule } from './rule';
import { ofText } from './texts';
import { writtenAccount } from './written-account';

const date = '2026-11-21';
const POD_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html', date };
const GRAMMAR = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html', date };
const LEAST = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege', date };
const PASS_ROLE = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html', date };

/** Lists of statements, of service accounts and of add-ons. */
const LISTS = ['podIdentities.*.statements', 'irsaRoles.*.statements', 'addons.*.podIdentities.*.statements'];
const STATEMENTS = LISTS.map((list) => `${list}.*`);

const ofStatement = (check: (statement: Statement) => ReturnType<ValueRule['check']>) => (value: unknown) =>
  isStatement(value) ? check(value) : undefined;

function several(problems: readonly (ValueProblem | undefined)[]): readonly ValueProblem[] | undefined {
  const found = problems.filter((problem) => problem !== undefined);
  return found.length === 0 ? undefined : found;
}

/** Why an entry of `managedPolicies` can name no policy that could be attached. */
function managedPolicyProblem(policy: string, account: unknown): Omit<Problem, 'path'> | undefined {
  if (assignableAccessPolicies.has(accessPolicyName(policy)) || policy.includes(':cluster-access-policy/')) {
    return { message: 'this is an access policy of EKS, for people in Kubernetes; pods need an IAM policy' };
  }
  if (!policy.startsWith('arn:')) {
    return /^[\w+=,.@-]+(\/[\w+=,.@-]+)*$/.test(policy)
      ? undefined
      : { message: 'the name of an AWS managed policy, or the ARN of one of your own' };
  }
  const [, owner] = /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/.exec(policy) ?? [];
  if (owner === undefined) return { message: 'the ARN of an IAM policy: arn:aws:iam::111122223333:policy/<name>' };
  return owner === 'aws' || account === undefined || owner === account
    ? undefined
    : { message: `the policy belongs to account ${owner}; a role takes policies of its own account, ${account}` };
}

/** What the roles of pods may do. */
export const podPolicyRules: readonly Rule[] = [
  valueRule({
    id: 'POD013',
    severity: 'warning',
    title: 'A role that allows nothing',
    why: 'Pods then get credentials, and every call with them is denied.',
    fix: 'write `permissions`, `statements` or `managedPolicies`, or a `targetRole`',
    sources: [POD_ROLE],
    example: {
      before: "api: { namespace: 'shop', serviceAccount: 'api' }",
      after: "api: { …, managedPolicies: ['AmazonS3ReadOnlyAccess'] }",
    },
    at: ['podIdentities.*', 'irsaRoles.*'],
    check: (value) => {
      const granted = ['permissions', 'statements', 'managedPolicies', 'role', 'targetRole'].some((key) => {
        const grant = valueAt(value, [key]);
        return Array.isArray(grant) ? grant.length > 0 : grant !== undefined;
      });
      return granted
        ? undefined
        : { received: 'no permissions, statements, managedPolicies, role or targetRole', message: 'the role allows nothing' };
    },
  }),
  valueRule({
    id: 'POD014',
    severity: 'error',
    title: 'A statement that IAM refuses',
    why: 'IAM answers "MalformedPolicyDocument", after the cluster has been made.',
    fix: "write it as IAM does: { Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }",
    sources: [GRAMMAR, conditionOperatorsSource],
    example: {
      before: "{ Action: 'GetObject', Resource: 'reports' }",
      after: "{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }",
    },
    at: STATEMENTS,
    check: ofStatement((statement) => several([...grammarProblems(statement), unknownOperator(statement)])),
  }),
  valueRule({
    id: 'POD015',
    severity: 'error',
    title: 'Two statements with one Sid',
    why: 'The Sid of a statement is unique in its policy; IAM refuses the policy otherwise.',
    fix: 'rename one, or leave `Sid` out',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html', date }],
    example: { before: "[{ Sid: 'Read', … }, { Sid: 'Read', … }]", after: "[{ Sid: 'ReadReports', … }, { Sid: 'ReadLogs', … }]" },
    at: LISTS,
    check: (value) => {
      const sids = Array.isArray(value) ? value.map((statement) => valueAt(statement, ['Sid'])) : [];
      return sids.flatMap((sid, index) =>
        sid === undefined || sid === '' || sids.indexOf(sid) === index
          ? []
          : [{ below: [index, 'Sid'], message: 'each Sid only once' }],
      );
    },
  }),
  valueRule({
    id: 'POD016',
    severity: 'warning',
    title: 'Pods that may do everything',
    why: 'Whoever gets into one of these pods has the account.',
    fix: 'name the actions and resources that the service uses',
    sources: [LEAST],
    example: {
      before: "{ Action: '*', Resource: '*' }",
      after: "{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }",
    },
    at: STATEMENTS,
    check: ofStatement((statement) =>
      [statement['Action']].flat().some((action) => action === '*' || action === '*:*') &&
      allows(statement, 'any:Action') &&
      isAboutEverything(statement)
        ? { message: 'every action on every resource' }
        : undefined,
    ),
  }),
  valueRule({
    id: 'POD017',
    severity: 'warning',
    title: 'Pods that may pass every role',
    why: 'With `iam:PassRole` on everything, a pod can start a service with the most powerful role of the account and let it work for it.',
    fix: "name the roles, or add a condition on 'iam:PassedToService'",
    sources: [PASS_ROLE],
    example: {
      before: "{ Action: 'iam:PassRole', Resource: '*' }",
      after: "{ Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/batch' }",
    },
    at: STATEMENTS,
    check: ofStatement((statement) =>
      allows(statement, 'iam:PassRole') && isAboutEverything(statement) && !isConditional(statement)
        ? { message: 'iam:PassRole on every role' }
        : undefined,
    ),
  }),
  valueRule({
    id: 'POD018',
    severity: 'error',
    title: 'A managed policy that cannot be attached',
    why: 'A role takes AWS managed policies and policies of its own account. Access policies of EKS look alike and are something else.',
    fix: 'write the name of an AWS managed policy, with its path if it has one, or the ARN of a policy of this account',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html', date }],
    failureModes: ['B11'],
    example: { before: "managedPolicies: ['AmazonEKSViewPolicy']", after: "managedPolicies: ['AmazonS3ReadOnlyAccess']" },
    at: ['podIdentities.*.managedPolicies.*', 'irsaRoles.*.managedPolicies.*', 'addons.*.podIdentities.*.managedPolicies.*'],
    check: ofText((policy, { input }) => managedPolicyProblem(policy, writtenAccount(input))),
  }),
  valueRule({
    id: 'POD021',
    severity: 'warning',
    title: 'An action that no AWS service has',
    why: 'IAM takes any action of the right form; one that is misspelt, or a wildcard that matches nothing, allows nothing. The list is of September 2026, so a newer action is told here too.',
    fix: 'write an action of the service authorization reference',
    sources: [iamActionsSource],
    example: { before: "Action: 's3:GetObjects'", after: "Action: 's3:GetObject'" },
    at: STATEMENTS,
    check: ofStatement((statement) => several([...unknownActions(statement)])),
  }),
  valueRule({
    id: 'POD023',
    severity: 'warning',
    title: 'A resource whose ARN is cut short',
    why: 'AWS completes an ARN with fewer than six parts by wildcards: arn:aws:s3 means every bucket, and every object in it.',
    fix: 'write all six parts: arn:<partition>:<service>:<region>:<account>:<resource>',
    sources: [
      { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html', date: '2026-11-28' },
    ],
    example: { before: "Resource: 'arn:aws:s3'", after: "Resource: 'arn:aws:s3:::reports/*'" },
    at: STATEMENTS,
    check: ofStatement((statement) =>
      several(
        placed(statement, 'Resource', 'NotResource').map(([resource, below]) =>
          resource.startsWith('arn:') && !isReference(resource) && resource.split(':').length < 6
            ? { below, received: `'${resource}'`, message: 'the parts that are missing stand for everything' }
            : undefined,
        ),
      ),
    ),
  }),
  valueRule({
    id: 'POD022',
    severity: 'warning',
    title: 'An AWS managed policy that looks misspelt',
    why: 'IAM refuses to attach a policy that does not exist, when half of the stack has been made. Some have a path.',
    fix: 'write the name as the reference of AWS managed policies has it',
    sources: [commonManagedPoliciesSource],
    example: { before: "'AmazonEBSCSIDriverPolicy'", after: "'service-role/AmazonEBSCSIDriverPolicy'" },
    at: ['podIdentities.*.managedPolicies.*', 'irsaRoles.*.managedPolicies.*', 'addons.*.podIdentities.*.managedPolicies.*'],
    check: ofText((policy) => {
      const suggestion = meantManagedPolicy(policy.replace(/^arn:[a-z-]+:iam::aws:policy\//, ''));
      return suggestion === undefined ? undefined : { message: 'no AWS managed policy of this name is known', suggestion };
    }),
  }),
  relationRule({ id: 'POD019', subject: 'podIdentities', ...tooManyStatements }),
  relationRule({ id: 'POD020', subject: 'podIdentities', ...tooManyManagedPolicies }),
];
