import { partitionOf } from '../aws/regions';
import { isIamName, parsePrincipalArn } from '../model/principal-arn';
import { nameMessage } from './access-principals';
import { arnSlip } from './arn-slip';
import { valueAt } from './input-path';
import { valueRule, type Problem, type Rule } from './rule';
import { ofText, suggesting } from './texts';
import { writtenAccount } from './written-account';

const date = '2026-11-21';
const POD_IDENTITIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };
const POD_ROLE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html', date };
const TARGET = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html', date };

const ROLE = 'arn:aws:iam::111122223333:role/payments-api';

/** Roles that pods get, of service accounts and of add-ons. */
const POD_ROLES = ['podIdentities.*.role', 'addons.*.podIdentities.*.role'];

/** What no role of a pod, and none that it goes on to, can be. */
function roleProblem(arn: string): Omit<Problem, 'path'> | undefined {
  const slip = arnSlip(arn);
  if (slip !== undefined) return slip;
  const principal = parsePrincipalArn(arn);
  if (principal === undefined || principal.name === '') return { message: `the ARN of an IAM role, such as ${ROLE}` };
  if (principal.kind === 'assumed-role') {
    const role = `arn:${principal.partition}:iam::${principal.account}:role/${arn.split('/')[1] ?? ''}`;
    return { message: 'this is a session, which ends; pods get the role behind it', ...suggesting(role) };
  }
  if (principal.kind !== 'role') return { message: `the ARN of an IAM role, not of a '${principal.kind}'` };
  if (!isIamName(principal.name)) return { message: nameMessage(principal.kind) };
  return principal.path.startsWith('/aws-service-role/')
    ? { message: 'a service-linked role can only be used by the service that it belongs to' }
    : undefined;
}

/** Roles that pods get, and roles that those go on to. */
export const podRoleRules: readonly Rule[] = [
  valueRule({
    id: 'POD007',
    severity: 'error',
    title: 'Something else than an IAM role',
    why: 'EKS Pod Identity hands out sessions of a role, so it takes the ARN of a role and nothing else.',
    fix: 'write the ARN of the role: `aws iam get-role --role-name <name> --query Role.Arn`',
    sources: [POD_IDENTITIES],
    failureModes: ['G05'],
    example: { before: "role: 'arn:aws:iam::111122223333:user/api'", after: `role: '${ROLE}'` },
    at: [...POD_ROLES, 'podIdentities.*.targetRole'],
    check: ofText(roleProblem),
  }),
  valueRule({
    id: 'POD008',
    severity: 'error',
    title: 'A role of another account',
    why: 'Whoever makes an association passes the role to EKS, which IAM allows only within an account. A role elsewhere is reached from a role here.',
    fix: 'write it as `targetRole`; the role of the pods is then made here and may assume it',
    sources: [POD_IDENTITIES, TARGET],
    failureModes: ['G11'],
    example: {
      before: "role: 'arn:aws:iam::444455556666:role/reports'",
      after: "targetRole: 'arn:aws:iam::444455556666:role/reports'",
    },
    at: POD_ROLES,
    check: ofText((arn, { input, path }) => {
      const account = writtenAccount(input);
      const principal = parsePrincipalArn(arn);
      if (account === undefined || principal === undefined || principal.account === account) return undefined;
      return {
        message: `the role belongs to account ${principal.account}; the cluster is in ${account}`,
        ...(path[0] === 'addons' ? { fix: `use a role of account ${account}` } : {}),
      };
    }),
  }),
  valueRule({
    id: 'POD009',
    severity: 'error',
    title: 'An ARN of another partition',
    why: 'Regions in China, in GovCloud and of the European Sovereign Cloud have ARNs of their own; IAM refuses a policy or a role that names those of another partition.',
    fix: 'write the partition of the region',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html', date }],
    failureModes: ['B12'],
    example: {
      before: "region: 'cn-north-1', …, Resource: 'arn:aws:s3:::reports/*'",
      after: "Resource: 'arn:aws-cn:s3:::reports/*'",
    },
    at: [
      ...POD_ROLES,
      'podIdentities.*.targetRole',
      'podIdentities.*.managedPolicies.*',
      'irsaRoles.*.managedPolicies.*',
      'addons.*.podIdentities.*.managedPolicies.*',
      ...['podIdentities', 'irsaRoles', 'addons.*.podIdentities'].flatMap((place) =>
        ['Resource', 'Resource.*', 'NotResource', 'NotResource.*'].map((resource) => `${place}.*.statements.*.${resource}`),
      ),
    ],
    // The beginning of an ARN can be judged even where a reference follows.
    check: (value, { input }) => {
      const region = valueAt(input, ['region']);
      const [, written] = typeof value === 'string' ? (/^arn:(aws[a-z-]*):/.exec(value) ?? []) : [];
      if (typeof value !== 'string' || typeof region !== 'string' || written === undefined) return undefined;
      const { partition } = partitionOf(region);
      if (written === partition) return undefined;
      return {
        message: `ARNs of region ${region} begin with arn:${partition}`,
        ...suggesting(value.replace(/^arn:[^:]*/, `arn:${partition}`)),
      };
    },
  }),
  valueRule({
    id: 'POD010',
    severity: 'warning',
    title: 'Pods without session tags',
    why: 'The six session tags say which cluster, namespace and service account a session is for. Without them the trust of the role cannot ask for that: whoever may make associations in the account can give the role to other pods. Policies that compare the tags stop working.',
    fix: 'keep the tags, unless policies become too long for a session or a target role cannot allow `sts:TagSession`',
    sources: [POD_ROLE, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html', date }],
    failureModes: ['G10', 'G13'],
    example: { before: 'sessionTags: false', after: 'sessionTags: true' },
    at: ['podIdentities.*.sessionTags'],
    check: (value) =>
      value === false
        ? { message: 'the trust of the role names only the account, not cluster, namespace and service account' }
        : undefined,
  }),
  valueRule({
    id: 'POD011',
    severity: 'note',
    title: 'The trust of a role that exists cannot be seen here',
    why: 'Pod Identity needs both `sts:AssumeRole` and `sts:TagSession`. A role that was made for IAM roles for service accounts trusts an OIDC provider instead, and gives pods nothing. An annotation of such a role that stays on the service account makes it unclear to readers which of the two counts.',
    fix: "let its trust allow the service pods.eks.amazonaws.com both actions, best with conditions on aws:RequestTag/eks-cluster-arn, kubernetes-namespace and kubernetes-service-account; remove the annotation 'eks.amazonaws.com/role-arn'",
    sources: [POD_ROLE, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html', date }],
    failureModes: ['G05', 'G08', 'G13'],
    example: { before: `role: '${ROLE}'`, after: 'statements: [/* a role of its own */]' },
    at: ['podIdentities.*.role'],
    check: ofText(() => ({ message: 'it has to trust pods.eks.amazonaws.com with sts:AssumeRole and sts:TagSession' })),
  }),
  valueRule({
    id: 'POD012',
    severity: 'note',
    title: 'A target role has to trust the role of the pods',
    why: 'The pod has its role here and assumes the other one from it. Both sides have to allow that; the other side is not made here.',
    fix: 'give the trust policy that `eks-auto show` prints to whoever owns the account',
    sources: [TARGET],
    failureModes: ['G10', 'G11'],
    example: {
      before: "targetRole: 'arn:aws:iam::444455556666:role/reports'",
      after: 'the same, with the trust policy in 444455556666',
    },
    at: ['podIdentities.*.targetRole'],
    check: ofText((_, { input, path }) => ({
      message:
        valueAt(input, [...path.slice(0, -1), 'role']) === undefined
          ? 'it has to trust the role that is made here'
          : 'it has to trust the role of the pods, which in turn needs sts:AssumeRole and sts:TagSession on it',
    })),
  }),
];
