import { parsePrincipalArn } from '../model/principal-arn';
import { isReference } from '../model/reference';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html', date };
const GET_TOKEN = { url: 'https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html', date };

/** What is wrong between the platform and the rest of the environment. */
export const platformRelationRules: readonly Rule[] = [
  relationRule({
    id: 'PLT040',
    severity: 'error',
    title: 'A role that cannot be assumed by its ARN',
    why: 'Terraform hands it to `aws eks get-token --role-arn`. Anything but the ARN of a role fails at the first plan.',
    fix: "accessRole: 'arn:aws:iam::111122223333:role/platform-admin'",
    sources: [GET_TOKEN],
    example: { before: "accessRole: 'platform-admin'", after: "accessRole: 'arn:aws:iam::111122223333:role/platform-admin'" },
    subject: 'platform',
    *check({ accessRole }) {
      if (accessRole === undefined || isReference(accessRole) || parsePrincipalArn(accessRole)?.kind === 'role') return;
      yield { path: ['accessRole'], received: `'${accessRole}'`, message: 'the ARN of an IAM role' };
    },
  }),
  relationRule({
    id: 'PLT041',
    severity: 'warning',
    title: 'Terraform reaches the API as somebody without access',
    why: 'The role gets a token and every request is answered with Unauthorized, because no access entry of this environment names it.',
    fix: 'add it to access.admins, or leave accessRole out: the roles of access.pipeline have entries',
    sources: [ENTRIES],
    failureModes: ['D04'],
    example: {
      before: "accessRole: 'arn:aws:iam::111122223333:role/deploy'",
      after: "access: { admins: ['arn:aws:iam::111122223333:role/deploy'], … }",
    },
    subject: 'environment',
    *check({ platform, access }) {
      const role = platform?.accessRole;
      if (role === undefined || access === undefined || isReference(role)) return;
      if (access.entries.some(({ principalArn }) => principalArn === role)) return;
      yield { path: ['platform', 'accessRole'], received: `'${role}'`, message: 'no access entry names it' };
    },
  }),
];
