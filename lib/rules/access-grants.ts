import {
  accessPoliciesSource,
  accessPolicyName,
  alsoIamPolicies,
  assignableAccessPolicies,
  autoNodePolicy,
  friendlyAccessPolicies,
  reservedAccessPolicies,
} from '../aws/access-policies';
import { didYouMean } from './did-you-mean';
import { ourWord } from './other-names';
import { asNamespacePattern, isNamespacePattern, namespaceForm } from './kubernetes-names';
import { valueRule, type Problem, type Rule, type ValueProblem } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html', date };
const CREATE_ENTRY = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html', date };
const POLICIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html', date };
const LABELS = { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names', date };

const friendlyNames = Object.keys(friendlyAccessPolicies).join(', ');

/** Why EKS cannot associate this policy, as far as that is certain. */
function policyProblem(policy: string): Omit<Problem, 'path'> | undefined {
  const name = policy.replace(/^arn:[^:]+:(eks::aws:cluster-access-policy|iam::aws:policy)\//, '');
  const known = assignableAccessPolicies.has(name) ? friendlyName(name) : undefined;
  if (/^arn:[^:]+:iam::/.test(policy)) {
    const both = alsoIamPolicies.has(name) ? '; EKS has one of the same name, for itself' : '';
    return {
      message: `this is an IAM policy; an access policy gives Kubernetes permissions: ${friendlyNames}${both}`,
      ...suggesting(known),
    };
  }
  if (reservedAccessPolicies.has(name)) return { message: `EKS keeps ${name} for its own roles; yours are ${friendlyNames}` };
  if (policy.startsWith('arn:')) return { message: 'the name alone, without the ARN around it', ...suggesting(known ?? name) };
  if (isKnown(policy) || AWS_NAME.test(policy)) return undefined;
  return { message: `one of ${friendlyNames}, or the name of another access policy`, ...suggesting(similar(policy), policy) };
}

const isKnown = (policy: string): boolean => assignableAccessPolicies.has(accessPolicyName(policy));

/** AWS adds policies, so a name of this form may be right although it is not in the list. */
const AWS_NAME = /^(Amazon|AWS)[A-Za-z0-9]+$/;

const similar = (policy: string): string | undefined =>
  ourWord(policy, Object.keys(friendlyAccessPolicies)) ??
  didYouMean(policy, [...Object.keys(friendlyAccessPolicies), ...assignableAccessPolicies]);

const friendlyName = (name: string): string =>
  Object.entries(friendlyAccessPolicies).find(([, policy]) => policy === name)?.[0] ?? name;

/** What a team may do, and where. */
export const grantRules: readonly Rule[] = [
  valueRule({
    id: 'ACC007',
    severity: 'error',
    title: 'A namespace that Kubernetes cannot have',
    why: 'EKS does not compare the namespaces of an access policy with those of the cluster. A name that cannot exist is taken without a word, and the team sees nothing.',
    fix: 'write the namespace as `kubectl get namespaces` prints it; `dev-*` stands for all that begin so',
    sources: [POLICIES, LABELS],
    failureModes: ['B13'],
    example: { before: "namespaces: ['Payments']", after: "namespaces: ['payments']" },
    at: ['access.teams.*.namespaces.*'],
    check: ofText((name) =>
      isNamespacePattern(name) ? undefined : { message: namespaceForm, ...suggesting(asNamespacePattern(name), name) },
    ),
  }),
  valueRule({
    id: 'ACC008',
    severity: 'error',
    title: 'No namespace at all',
    why: 'An access policy counts in the whole cluster or in at least one namespace; EKS refuses an empty list.',
    fix: "name the namespaces, or write `namespaces: 'all'`",
    sources: [POLICIES],
    example: { before: 'namespaces: []', after: "namespaces: ['payments']" },
    at: ['access.teams.*.namespaces'],
    check: (value) => (Array.isArray(value) && value.length === 0 ? { message: 'at least one namespace' } : undefined),
  }),
  valueRule({
    id: 'ACC009',
    severity: 'warning',
    title: 'A list of namespaces that says less than it seems to',
    why: "In a list, 'all' is a namespace of that name; the whole cluster is the word without a list. A namespace that is written twice, or that a pattern in the list covers, adds nothing.",
    fix: 'remove what adds nothing',
    sources: [POLICIES],
    failureModes: ['B13'],
    example: { before: "namespaces: ['all']", after: "namespaces: 'all'" },
    at: ['access.teams.*.namespaces'],
    check: (value) => (Array.isArray(value) ? listProblems(value.map(String)) : undefined),
  }),
  valueRule({
    id: 'ACC010',
    severity: 'error',
    title: 'An access policy that cannot be associated',
    why: 'Access policies and IAM policies are two things, some with the same name; others EKS keeps for its own roles. Each wrong one is refused when everything else exists already.',
    fix: `write one of ${friendlyNames}`,
    sources: [POLICIES, accessPoliciesSource],
    failureModes: ['B11'],
    example: { before: "policy: 'arn:aws:iam::aws:policy/AdministratorAccess'", after: "policy: 'admin'" },
    at: ['access.teams.*.policy'],
    check: ofText(policyProblem),
  }),
  valueRule({
    id: 'ACC011',
    severity: 'warning',
    title: 'An access policy for something else, or one that is not known here',
    why: 'AWS adds access policies, so an unknown name may be right; it may also be misspelt, and then EKS refuses it. The policy of nodes gives people nothing.',
    fix: 'compare with `aws eks list-access-policies`, and acknowledge this rule with what it said',
    sources: [accessPoliciesSource],
    example: { before: "policy: 'AmazonEKSAutoNodePolicy'", after: "policy: 'view'" },
    at: ['access.teams.*.policy'],
    check: ofText((policy) => {
      if (policy === autoNodePolicy) return { message: 'this policy lets nodes join; people get nothing by it' };
      return isKnown(policy) || policyProblem(policy) !== undefined
        ? undefined
        : {
            message: `not in the list of access policies of ${accessPoliciesSource.date}`,
            ...suggesting(similar(policy), policy),
          };
    }),
  }),
  valueRule({
    id: 'ACC012',
    severity: 'error',
    title: 'A user name that EKS refuses',
    why: 'Names that begin with system:, eks:, aws:, amazon: or iam: belong to Kubernetes and AWS. Where the name of the session is put in, a colon has to stand before it, so that nobody can choose a session that reads like another user.',
    fix: 'leave userName out (EKS takes the role and the session), or write a name of your own',
    sources: [ENTRIES],
    failureModes: ['B14'],
    example: { before: "userName: 'payments{{SessionName}}'", after: "userName: 'payments:{{SessionName}}'" },
    at: ['access.teams.*.userName'],
    check: ofText((name) => {
      const reserved = /^(system|eks|aws|amazon|iam):/.exec(name)?.[0];
      if (reserved !== undefined) {
        return { message: `names that begin with ${reserved} are reserved`, ...suggesting(name.slice(reserved.length)) };
      }
      const session = name.search(/\{\{SessionName(Raw)?\}\}/);
      return session < 0 || name.slice(0, session).includes(':')
        ? undefined
        : { message: 'a colon has to stand before {{SessionName}}', ...suggesting(name.replace('{{', ':{{')) };
    }),
  }),
  valueRule({
    id: 'ACC013',
    severity: 'error',
    title: 'A Kubernetes group that EKS refuses',
    why: 'Groups that begin with system: belong to Kubernetes; with system:masters, whoever may edit access entries could pass every check. EKS refuses them.',
    fix: "give the role to `access.admins`, or the team a `policy` ('cluster-admin' is what system:masters was)",
    sources: [{ url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2915', date }, CREATE_ENTRY],
    failureModes: ['B14'],
    example: { before: "groups: ['system:masters']", after: "policy: 'cluster-admin', namespaces: 'all'" },
    at: ['access.teams.*.groups.*'],
    check: ofText((group) =>
      group.startsWith('system:') ? { message: 'groups that begin with system: are reserved' } : undefined,
    ),
  }),
  valueRule({
    id: 'ACC014',
    severity: 'error',
    title: 'The name of a team that cannot be an address',
    why: 'The name becomes part of Terraform addresses (`aws_eks_access_entry.team_<name>`), which are letters, digits, _ and -.',
    fix: "use letters, digits, '_' and '-'",
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers', date }],
    example: { before: "teams: { 'payments team': … }", after: "teams: { 'payments-team': … }" },
    at: ['access.teams.*'],
    check: (_, { path }) => {
      const name = String(path.at(-1));
      if (/^[A-Za-z0-9_-]+$/.test(name)) return undefined;
      const suggestion = name
        .trim()
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^-+|-+$/g, '');
      return { received: `'${name}'`, message: "a team's name is letters, digits, '_' and '-'", ...suggesting(suggestion) };
    },
  }),
];

/** What a list of namespaces says needlessly, or not at all. */
function listProblems(names: readonly string[]): readonly ValueProblem[] {
  const all = names.indexOf('all');
  if (all >= 0) {
    const fix = "for the whole cluster write namespaces: 'all'";
    return [{ below: [all], message: "in a list this is a namespace called 'all'", fix }];
  }
  return names.flatMap((name, index) =>
    names.some((other, at) => at !== index && covers(other, name, at < index))
      ? [{ below: [index], message: 'already covered by another one in the list' }]
      : [],
  );
}

function covers(pattern: string, name: string, isEarlier: boolean): boolean {
  if (pattern === name) return isEarlier;
  return pattern.includes('*') && new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`).test(name);
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
