import type { Environment } from '../model/environment';
import { parsePrincipalArn } from '../model/principal-arn';
import type { CreatedRole, ExistingRole, Role } from '../model/role';

/** Roles that the stacks make. */
export function createdRoles(environment: Environment): readonly Pick<CreatedRole, 'permissionsBoundary'>[] {
  const { cluster, podIdentities, irsaRoles, access } = environment;
  const roles = [
    cluster.role,
    cluster.nodeRole,
    ...podIdentities.map(({ role }) => role),
    ...cluster.nodeGroups.map(({ role }) => role),
    ...cluster.fargateProfiles.map(({ role }) => role),
  ];
  return [
    ...roles.filter((role): role is CreatedRole => role.kind === 'created'),
    ...irsaRoles.map(({ role }) => role),
    ...(access.adminRole === undefined ? [] : [access.adminRole]),
  ];
}

/** A role made elsewhere, where credentials of the account can read it. */
export function existing(role: Role, account: string): role is ExistingRole {
  return role.kind === 'existing' && isOfAccount(role.arn, account);
}

export const isOfAccount = (arn: string, account: string): boolean => parsePrincipalArn(arn)?.account === account;
