import { parsePrincipalArn } from '../model/principal-arn';
import type { ExistingRole, Role } from '../model/role';

/** A role made elsewhere, where credentials of the account can read it. */
export function existing(role: Role, account: string): role is ExistingRole {
  return role.kind === 'existing' && isOfAccount(role.arn, account);
}

export const isOfAccount = (arn: string, account: string): boolean => parsePrincipalArn(arn)?.account === account;
