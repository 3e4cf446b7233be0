import { friendlyAccessPolicies } from '../aws/access-policies';
import { quotas } from '../aws/quotas';
import type { Access, AccessEntry } from '../model/access';
import { parsePrincipalArn } from '../model/principal-arn';
import { grantRules } from './access-grants';
import { principalRules } from './access-principals';
import { formatPath, type InputPath } from './input-path';
import { relationRule, valueRule, type Problem, type Rule } from './rule';
import { ofText } from './texts';

const { accessEntries } = quotas;
const date = '2026-11-21';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html', date };
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };
const PRINCIPAL = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html', date };

/** In the order in which a person reads the configuration; entries that nobody wrote come before all. */
const PLACES = ['pipeline', 'admins', 'breakGlass', 'teams', 'adminRole'];

const rank = ({ path: [place] }: AccessEntry): number => PLACES.indexOf(String(place));

const nameOf = (entry: AccessEntry): string => (entry.type === 'EC2' ? 'the nodes' : formatPath(['access', ...entry.path]));

/** What one account has once: paths do not count, nor does case. */
function principalKey(arn: string): string {
  const principal = parsePrincipalArn(arn);
  return principal === undefined ? arn : `${principal.account} ${principal.kind} ${principal.name.toLowerCase()}`;
}

/** Entries of one principal, beside the first of them. */
function* duplicates({ entries }: Access): Iterable<Problem> {
  const first = new Map<string, AccessEntry>();
  for (const entry of entries.toSorted((one, other) => rank(one) - rank(other))) {
    if (entry.principalArn === undefined) continue;
    const key = principalKey(entry.principalArn);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, entry);
    else {
      const say = earlier.principalArn === entry.principalArn ? sameRole : sameName;
      yield { path: placeOf(entry), received: `'${entry.principalArn}'`, ...say(earlier, entry) };
    }
  }
}

function sameName(earlier: AccessEntry, later: AccessEntry): Pick<Problem, 'message' | 'fix'> {
  const { kind, name } = parsePrincipalArn(later.principalArn ?? '') ?? { kind: 'role', name: '' };
  return {
    message: `${nameOf(earlier)} has '${earlier.principalArn ?? ''}'; an account has one ${kind} '${name}', whatever its path and case`,
    fix: `compare with \`aws iam get-${kind} --${kind}-name ${name}\`, and keep the one that exists`,
  };
}

function sameRole(earlier: AccessEntry, later: AccessEntry): Pick<Problem, 'message' | 'fix'> {
  const message = `${nameOf(earlier)} has this role too; EKS takes one entry for each role`;
  const [places, kind] = [[earlier, later].map(({ path }) => String(path[0])), String(earlier.path[1])];
  if (earlier.type === 'EC2') return { message, fix: 'let people use another role than the nodes' };
  if (kind === 'plan') return { message, fix: 'a role that plans only reads: let it be another one than those that administer' };
  if (places.includes('breakGlass'))
    return { message, fix: 'have a role for emergencies that nobody uses otherwise, so that its use is seen' };
  return { message, fix: `keep it at one of the two places: ${nameOf(earlier)}, ${nameOf(later)}` };
}

/** The role of a team is written below its name. */
const placeOf = ({ path }: AccessEntry): InputPath => (path[0] === 'teams' ? [...path, 'role'] : path);

const administers = (entry: AccessEntry): boolean =>
  entry.type === 'STANDARD' &&
  entry.policies.some(({ policy, scope }) => policy === friendlyAccessPolicies['cluster-admin'] && scope.type === 'cluster');

/** Who may enter the cluster. */
export const accessRules: readonly Rule[] = [
  ...principalRules,
  ...grantRules,
  relationRule({
    id: 'ACC015',
    severity: 'error',
    title: 'A principal at two places',
    why: 'EKS takes one access entry for each principal and answers the second with 409, after the first has been made. Adding the rights up would hide that somebody has more than the place where they are looked for says.',
    fix: 'keep it at one place',
    sources: [ENTRIES],
    failureModes: ['B04'],
    example: {
      before: "admins: ['…:role/platform'], teams: { platform: { role: '…:role/platform', … } }",
      after: "admins: ['…:role/platform']",
    },
    subject: 'access',
    check: duplicates,
  }),
  relationRule({
    id: 'ACC016',
    severity: 'error',
    title: 'An entry that EKS makes itself',
    why: 'With built-in node pools, EKS makes the entry of the node role, and with node groups and Fargate profiles those of their roles. A second one is answered with 409; and people who share a role with the nodes would have the rights of nodes.',
    fix: 'let people use another role than the nodes',
    sources: [NODE_CLASS, { url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3241', date }],
    failureModes: ['B02'],
    example: { before: "admins: ['…:role/eks-node']", after: "admins: ['…:role/platform-admin']" },
    subject: 'access',
    *check({ entries, automatic }) {
      for (const entry of entries) {
        if (entry.principalArn !== undefined && automatic.includes(entry.principalArn)) {
          yield { path: placeOf(entry), message: 'nodes that EKS makes use this role, and EKS makes its entry' };
        }
      }
    },
  }),
  relationRule({
    id: 'ACC017',
    severity: 'error',
    title: 'Nobody administers the cluster',
    why: 'Whoever creates the cluster is no administrator by that alone, so that a laptop or a pipeline does not become one unnoticed. Without an entry nobody can make node pools, and nobody can repair it from inside.',
    fix: 'name the role that applies in `access.pipeline.apply`, or grant somebody cluster-admin in the whole cluster',
    sources: [ENTRIES, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html', date }],
    failureModes: ['A26'],
    example: { before: 'access: {}', after: "access: { pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' } }" },
    subject: 'access',
    *check({ entries }) {
      if (!entries.some(administers)) {
        yield { path: [], received: 'no administrator', message: 'at least one role administers the whole cluster' };
      }
    },
  }),
  relationRule({
    id: 'ACC018',
    severity: 'note',
    title: 'Only the pipeline administers the cluster',
    why: 'When the pipeline is broken, nobody can look after the cluster from inside. Entries can still be added through the EKS API by whoever may do that in AWS.',
    fix: 'name a role in `access.breakGlass` that few may assume and whose use is alarmed',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html', date }],
    example: {
      before: 'access: { pipeline }',
      after: "access: { pipeline, breakGlass: 'arn:aws:iam::111122223333:role/break-glass' }",
    },
    subject: 'access',
    *check({ entries }) {
      const administrators = entries.filter(administers);
      if (administrators.length > 0 && administrators.every(({ path }) => path[0] === 'pipeline')) {
        yield {
          path: ['pipeline'],
          received: 'no admins, adminRole or breakGlass',
          message: 'no person administers the cluster',
        };
      }
    },
  }),
  valueRule({
    id: 'ACC019',
    severity: 'error',
    title: 'A principal that a trust policy cannot name',
    why: 'The trust policy of the admin role lists who may assume it. IAM refuses what is no principal, and wildcards in the middle of an ARN.',
    fix: "write ARNs of roles or users, or `assumableBy: 'account'`",
    sources: [PRINCIPAL],
    example: {
      before: "assumableBy: ['arn:aws:iam::111122223333:role/dev-*']",
      after: "assumableBy: ['arn:aws:iam::111122223333:role/dev']",
    },
    at: ['access.adminRole.assumableBy.*'],
    check: ofText((arn) => {
      if (arn === '*' || /^\d{12}$/.test(arn)) return undefined;
      if (arn === 'account') return { message: "the word stands alone: assumableBy: 'account'" };
      if (/[*?]/.test(arn)) return { message: 'IAM takes no wildcard inside the ARN of a principal' };
      return parsePrincipalArn(arn) === undefined ? { message: 'the ARN of an IAM role or user' } : undefined;
    }),
  }),
  valueRule({
    id: 'ACC020',
    severity: 'warning',
    title: 'An admin role that whole accounts, or everybody, may assume',
    why: 'In a trust policy `*` is every principal of every AWS account, and the root of another account is whomever its administrators choose.',
    fix: 'name the roles that people use',
    sources: [PRINCIPAL],
    example: { before: "assumableBy: ['*']", after: "assumableBy: ['arn:aws:iam::111122223333:role/platform-engineer']" },
    at: ['access.adminRole.assumableBy.*'],
    check: ofText((arn) => {
      if (arn === '*') return { message: 'every principal of every AWS account may then become cluster administrator' };
      const isAccount = /^\d{12}$/.test(arn) || parsePrincipalArn(arn)?.kind === 'root';
      return isAccount
        ? { message: "all of the account, as far as its IAM policies say so; for this account write 'account'" }
        : undefined;
    }),
  }),
  relationRule({
    id: 'ACC021',
    severity: 'error',
    title: 'More access entries than a cluster takes',
    why: `A cluster has at most ${accessEntries.value} access entries, and AWS does not raise that.`,
    fix: 'let people assume roles that have entries (`access.adminRole`, teams) instead of one entry for each person',
    sources: [accessEntries.source],
    example: { before: 'admins: [/* each person */]', after: "adminRole: { assumableBy: 'account' }" },
    subject: 'access',
    *check({ entries: { length } }) {
      if (length > accessEntries.value) {
        yield { path: [], received: `${length}`, message: `at most ${accessEntries.value} in a cluster` };
      }
    },
  }),
];
