import { clusterIdentity } from '../../model/cluster-identity';
import type { IrsaRolesSettings } from '../../model/irsa-roles';
import { installationOf, permissionsOf } from '../../model/permission-sets';
import type { IrsaRoleInput } from '../irsa-role-input';
import type { SettingsContext } from './settings-context';

/** Fills in the defaults of roles by IRSA. */
export function irsaRolesSettings(
  inputs: Readonly<Record<string, IrsaRoleInput>>,
  nameOfCluster: string,
  context: SettingsContext,
): IrsaRolesSettings {
  const { location, prefix, tags, rolePath, permissionsBoundary } = context;
  return {
    location,
    prefix,
    cluster: clusterIdentity(location, nameOfCluster),
    rolePath,
    permissionsBoundary,
    tags,
    irsaRoles: Object.fromEntries(
      Object.entries(inputs).flatMap(([name, input]) => {
        const usual = input.permissions === undefined ? undefined : installationOf(input.permissions);
        const namespace = input.namespace ?? usual?.namespace;
        const serviceAccount = input.serviceAccount ?? usual?.serviceAccount;
        // The rules of permission sets say so.
        if (namespace === undefined || serviceAccount === undefined) return [];
        const own = { statements: input.statements ?? [], managedPolicies: input.managedPolicies ?? [] };
        const granted = input.permissions === undefined ? own : permissionsOf(input.permissions, location, own);
        return [[name, { namespace, serviceAccount, ...granted }]];
      }),
    ),
  };
}
