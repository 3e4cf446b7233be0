import { quotas } from '../aws/quotas';
import type { CreatedRole, ExistingRole } from '../model/role';
import { policySize } from './policy-statements';
import type { Problem } from './rule';

const QUOTAS = { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html', date: '2026-11-21' };

const INLINE_SIZE = 10_240;
const { managedPoliciesOfRole } = quotas;

/** A role of a service account, by its name in the configuration. */
interface NamedRole {
  readonly name: string;
  readonly role: Pick<CreatedRole, 'kind' | 'inlinePolicies' | 'managedPolicies'> | ExistingRole;
}

/** Whoever the roles are for, and however their pods get them. */
export const tooManyStatements = {
  severity: 'error',
  title: 'Statements that are too long for a role',
  why: 'All inline policies of a role together have at most 10,240 characters, white space not counted.',
  fix: 'put some into a managed policy, or use wildcards at the end of resources',
  sources: [QUOTAS],
  example: {
    before: 'statements: [/* 11,000 characters */]',
    after: "managedPolicies: ['arn:aws:iam::111122223333:policy/payments']",
  },
  *check(roles: readonly NamedRole[]): Iterable<Problem> {
    for (const { name, role } of roles) {
      if (role.kind === 'existing') continue;
      const size = Object.values(role.inlinePolicies).reduce((sum, document) => sum + policySize(document), 0);
      if (size > INLINE_SIZE) {
        yield {
          path: [name, 'statements'],
          received: `${size} characters`,
          message: `at most ${INLINE_SIZE} characters in a role`,
        };
      }
    }
  },
} as const;

/** Whoever the roles are for, and however their pods get them. */
export const tooManyManagedPolicies = {
  severity: 'warning',
  title: 'More managed policies than a role takes by default',
  why: `A role takes ${managedPoliciesOfRole.value} managed policies unless the quota of the account has been raised.`,
  fix: 'have the quota raised and acknowledge this, or put permissions into `statements`',
  sources: [managedPoliciesOfRole.source],
  example: { before: 'managedPolicies: [/* thirty */]', after: 'statements: [/* what the service needs of them */]' },
  *check(roles: readonly NamedRole[]): Iterable<Problem> {
    for (const { name, role } of roles) {
      const count = role.kind === 'existing' ? 0 : Object.keys(role.managedPolicies).length;
      if (count > managedPoliciesOfRole.value) {
        yield {
          path: [name, 'managedPolicies'],
          received: `${count}`,
          message: `at most ${managedPoliciesOfRole.value} by default`,
        };
      }
    }
  },
} as const;
