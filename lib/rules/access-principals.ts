import { partitionOf } from '../aws/regions';
import { isIamName, parsePrincipalArn, type PrincipalArn } from '../model/principal-arn';
import { arnSlip } from './arn-slip';
import { valueAt } from './input-path';
import { valueRule, type Problem, type Rule } from './rule';
import { ofText, suggesting } from './texts';
import { writtenAccount } from './written-account';

const date = '2026-11-21';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html', date };
const CREATE_ENTRY = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html', date };
const PERMISSION_SETS = { url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html', date };

/** Those that Terraform runs as. */
const PIPELINE = ['access.pipeline.apply', 'access.pipeline.plan'];

/** Where principals of access entries are written. */
const PRINCIPALS = [...PIPELINE, 'access.admins.*', 'access.breakGlass', 'access.teams.*.role'];

const ROLE = 'arn:aws:iam::111122223333:role/platform-admin';
/** For what can be the name of no role: AWS cannot be asked for it by that name. */
const FIND_ROLE = "find the role among all, and write its ARN: `aws iam list-roles --query 'Roles[].Arn' --output table`";
const PERMISSION_SET = /^AWSReservedSSO_(.+?)(?:_([0-9a-f]{16}))?$/;
const SSO_PATH = /^\/aws-reserved\/sso\.amazonaws\.com\/(?:([a-z0-9-]+)\/)?$/;

/** The ARN of a role that is written by its name alone. */
function roleNamed(name: string, input: unknown): string | undefined {
  const account = writtenAccount(input);
  const region = valueAt(input, ['region']);
  if (account === undefined || typeof region !== 'string' || !isIamName(name)) return undefined;
  return `arn:${partitionOf(region).partition}:iam::${account}:role/${name}`;
}

/** What is wrong with a principal's ARN as such, apart from the paths of permission sets. */
export function principalProblem(arn: string, input: unknown): Omit<Problem, 'path'> | undefined {
  const principal = parsePrincipalArn(arn);
  if (arn.includes('*') || arn.includes('?')) {
    return { message: 'one principal at a time, without wildcards', fix: 'write the ARN of one role' };
  }
  const slip = arnSlip(arn);
  if (slip !== undefined) return slip;
  if (principal === undefined) {
    const isName = isIamName(arn) || arn.includes(':');
    return {
      message: `the ARN of an IAM role, such as ${ROLE}`,
      ...(isName ? {} : { fix: FIND_ROLE }),
      ...suggesting(roleNamed(arn, input)),
    };
  }
  if (principal.kind === 'assumed-role') return assumedRole(principal, arn);
  if (principal.kind === 'root') {
    return {
      message: 'EKS takes the account root and then lets nobody in by it: it does not stand for all roles of the account',
      fix: 'write the ARN of the role that people assume',
    };
  }
  if (principal.service !== 'iam' || !['role', 'user'].includes(principal.kind)) {
    return { message: `the ARN of an IAM role or user, not of a '${principal.kind}'` };
  }
  if (principal.name === '') return { message: `the ARN ends with the name of the ${principal.kind}` };
  return isIamName(principal.name) ? undefined : { message: nameMessage(principal.kind), fix: FIND_ROLE };
}

/** What a name is made of, for somebody who wrote another. */
export const nameMessage = (kind: string): string =>
  `the name of a ${kind} has letters, digits and _+=,.@-, at most 64 characters`;

/** A session's ARN names the role without its path, so a role of Identity Center cannot be written out from it. */
function assumedRole(principal: PrincipalArn, arn: string): Omit<Problem, 'path'> {
  const name = arn.split('/')[1] ?? '';
  const message = 'this is a session, which ends; an access entry is for the role behind it';
  const [, permissionSet, suffix] = PERMISSION_SET.exec(name) ?? [];
  return permissionSet === undefined
    ? { message, ...suggesting(`arn:${principal.partition}:iam::${principal.account}:role/${name}`) }
    : { message, fix: ssoRoleCall(principal.account, permissionSet, suffix) };
}

const ssoRoleCall = (account: string, permissionSet: string, suffix = '<16 hex digits>'): string =>
  `write ssoRole({ account: '${account}', permissionSet: '${permissionSet}', suffix: '${suffix}', identityCenterRegion: '<region>' })`;

/** What is wrong with the ARN of a role of Identity Center. */
function ssoProblem({ account, path, name, kind }: PrincipalArn): Omit<Problem, 'path'> | undefined {
  const [, permissionSet, suffix] = PERMISSION_SET.exec(name) ?? [];
  if (kind !== 'role' || permissionSet === undefined) return undefined;
  const fix = ssoRoleCall(account, permissionSet, suffix);
  const [folder, region] = SSO_PATH.exec(path) ?? [];
  if (folder === undefined) {
    return { message: 'the role of a permission set has the path /aws-reserved/sso.amazonaws.com/[<region>/]', fix };
  }
  if (region === 'us-east-1') {
    return { message: 'the path has no region where Identity Center lives in us-east-1', fix: 'leave us-east-1 out of the path' };
  }
  if (suffix === undefined) {
    return { message: 'the name of the role ends with an underscore and 16 hexadecimal digits', fix };
  }
  return undefined;
}

function ofAnotherAccount(arn: string, { input }: { readonly input: unknown }): Omit<Problem, 'path'> | undefined {
  const account = writtenAccount(input);
  const principal = parsePrincipalArn(arn);
  if (account === undefined || principal === undefined || principal.account === account) return undefined;
  return { message: `the role belongs to account ${principal.account}; the cluster is in ${account}` };
}

/** Who may be let in, each principal for itself. */
export const principalRules: readonly Rule[] = [
  valueRule({
    id: 'ACC001',
    severity: 'error',
    title: 'A principal that EKS cannot let in',
    why: 'An access entry is for one IAM role or user that exists. Sessions (`assumed-role`) end, groups and wildcards are refused, and the account root is accepted and then ignored, so that nobody gets in and nothing says why.',
    fix: 'write the ARN of the role: `aws iam get-role --role-name <name> --query Role.Arn`',
    sources: [ENTRIES, CREATE_ENTRY, { url: 'https://github.com/kubernetes-sigs/aws-iam-authenticator/issues/797', date }],
    failureModes: ['B07'],
    example: {
      before: "admins: ['arn:aws:sts::111122223333:assumed-role/platform-admin/anna']",
      after: "admins: ['arn:aws:iam::111122223333:role/platform-admin']",
    },
    at: PRINCIPALS,
    check: ofText((arn, { input }) => principalProblem(arn, input)),
  }),
  valueRule({
    id: 'ACC002',
    severity: 'error',
    title: 'A service-linked role',
    why: 'AWS lets in its own service-linked roles where they need it; EKS refuses an entry that somebody else makes for one.',
    fix: 'remove it; the AWS service makes its own entry',
    sources: [ENTRIES, { url: 'https://github.com/hashicorp/terraform-provider-aws/issues/36447', date }],
    failureModes: ['B08'],
    example: {
      before:
        "admins: ['arn:aws:iam::111122223333:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper_1']",
      after: 'admins: []',
    },
    at: PRINCIPALS,
    check: ofText((arn) =>
      parsePrincipalArn(arn)?.path.startsWith('/aws-service-role/') === true
        ? { message: 'EKS takes no entry for a service-linked role' }
        : undefined,
    ),
  }),
  valueRule({
    id: 'ACC003',
    severity: 'error',
    title: 'The role of a permission set without its right path',
    why: 'Roles of IAM Identity Center live below /aws-reserved/sso.amazonaws.com/, followed by the home region of Identity Center unless that is us-east-1. Without the exact path the ARN names a role that does not exist, and EKS answers "invalid principal".',
    fix: 'use `ssoRole()`, or take the ARN from `aws iam list-roles --path-prefix /aws-reserved/sso.amazonaws.com/`',
    sources: [PERMISSION_SETS, { url: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2969', date }],
    failureModes: ['B07'],
    example: {
      before: "admins: ['arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef']",
      after:
        "admins: [ssoRole({ account: '111122223333', permissionSet: 'Admin', suffix: '0123456789abcdef', identityCenterRegion: 'eu-west-1' })]",
    },
    at: PRINCIPALS,
    check: ofText((arn) => {
      const principal = parsePrincipalArn(arn);
      return principal === undefined || principal.service !== 'iam' ? undefined : ssoProblem(principal);
    }),
  }),
  valueRule({
    id: 'ACC004',
    severity: 'note',
    title: 'The role of a permission set changes its name',
    why: 'When the last assignment of a permission set in the account goes, AWS deletes its role. The next assignment makes a role with other digits at its end, which the entry does not know: people are locked out until the ARN here is changed.',
    fix: 'keep one assignment at all times, and have a break-glass role outside Identity Center',
    sources: [PERMISSION_SETS],
    failureModes: ['B07'],
    example: { before: 'breakGlass: undefined', after: "breakGlass: 'arn:aws:iam::111122223333:role/break-glass'" },
    at: PRINCIPALS,
    check: ofText((arn) =>
      SSO_PATH.test(parsePrincipalArn(arn)?.path ?? '')
        ? { message: 'its last 16 digits change when all assignments of the permission set are removed and made again' }
        : undefined,
    ),
  }),
  valueRule({
    id: 'ACC005',
    severity: 'error',
    title: 'A principal of another partition',
    why: 'Regions in China, in GovCloud and of the European Sovereign Cloud have their own IAM; an ARN that begins with another partition names nobody there.',
    fix: 'write the partition of the region',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html', date }],
    failureModes: ['B12'],
    example: {
      before: "region: 'cn-north-1', …, admins: ['arn:aws:iam::111122223333:role/admin']",
      after: "region: 'cn-north-1', …, admins: ['arn:aws-cn:iam::111122223333:role/admin']",
    },
    at: [...PRINCIPALS, 'access.adminRole.assumableBy.*'],
    check: ofText((arn, { input }) => {
      const region = valueAt(input, ['region']);
      const principal = parsePrincipalArn(arn);
      if (typeof region !== 'string' || principal === undefined) return undefined;
      const { partition } = partitionOf(region);
      if (principal.partition === partition) return undefined;
      return {
        message: `ARNs of region ${region} begin with arn:${partition}`,
        ...suggesting(arn.replace(/^arn:[^:]*/, `arn:${partition}`)),
      };
    }),
  }),
  valueRule({
    id: 'ACC006',
    severity: 'note',
    title: 'A principal of another account',
    why: 'EKS takes entries for principals of any account. Whoever owns that account then decides who gets in, and kubectl needs credentials of that role itself: `aws eks update-kubeconfig` reads the cluster in this account.',
    fix: 'nothing, when the account is trusted; a role of this account that the other one may assume is the alternative',
    sources: [ENTRIES],
    example: {
      before: "account: '111122223333', …, admins: ['arn:aws:iam::444455556666:role/admin']",
      after: "adminRole: { assumableBy: ['arn:aws:iam::444455556666:role/admin'] }",
    },
    at: PRINCIPALS.filter((place) => !PIPELINE.includes(place)),
    check: ofText(ofAnotherAccount),
  }),
  valueRule({
    id: 'ACC022',
    severity: 'warning',
    title: 'Terraform runs as a role of another account',
    why: 'The AWS provider of every stack takes the credentials that Terraform has, and has `allowed_account_ids` of the account of the environment. With credentials of a role elsewhere each plan ends with "AWS account ID not allowed".',
    fix: 'write a role of the account of the environment, which the other one assumes before Terraform runs; acknowledge this where a provider of your own assumes it',
    sources: [{ url: 'https://dev.classmethod.jp/articles/terraform-aws-provider-allowed-account-ids', date: '2026-11-29' }],
    example: {
      before: "account: '111122223333', …, pipeline: { apply: 'arn:aws:iam::444455556666:role/terraform-apply' }",
      after: "account: '111122223333', …, pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' }",
    },
    at: PIPELINE,
    check: ofText(ofAnotherAccount),
  }),
  valueRule({
    id: 'ACC030',
    severity: 'warning',
    title: 'The role of an EKS capability',
    why: 'EKS lets in the role of a capability (Argo CD, ACK, kro) by itself when the capability is made. An entry of one’s own is then refused with 409, or keeps the capability from being made.',
    fix: 'take it out; give it further rights with an access policy on the entry that EKS made',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/capabilities-considerations.html', date }],
    failureModes: ['G16'],
    example: {
      before: "admins: ['arn:aws:iam::111122223333:role/ArgoCDCapabilityRole']",
      after: 'aws eks associate-access-policy --cluster-name <cluster> --principal-arn <role> …',
    },
    at: PRINCIPALS,
    check: ofText((arn) =>
      // Every name that AWS proposes has the word.
      /capability/i.test(parsePrincipalArn(arn)?.name ?? '')
        ? { message: 'by its name it is the role of a capability, whose entry EKS makes' }
        : undefined,
    ),
  }),
];
