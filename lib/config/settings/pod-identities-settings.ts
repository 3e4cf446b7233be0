import { clusterIdentity } from '../../model/cluster-identity';
import { installationOf, permissionsOf } from '../../model/permission-sets';
import type { PodIdentitiesSettings, PodIdentitySettings } from '../../model/pod-identities';
import type { PodIdentityInput } from '../pod-identity-input';
import type { SettingsContext } from './settings-context';

/** Fills in the defaults of Pod Identities. */
export function podIdentitiesSettings(
  inputs: Readonly<Record<string, PodIdentityInput>>,
  nameOfCluster: string,
  context: SettingsContext,
): PodIdentitiesSettings {
  const { location, prefix, tags, rolePath, permissionsBoundary } = context;
  return {
    location,
    prefix,
    cluster: clusterIdentity(location, nameOfCluster),
    rolePath,
    permissionsBoundary,
    tags,
    podIdentities: Object.fromEntries(
      Object.entries(inputs).flatMap(([name, input]) => {
        const settings = podIdentity(input, context);
        return settings === undefined ? [] : [[name, settings]];
      }),
    ),
  };
}

/** Undefined where no service account is known: the rules of permission sets say so. */
function podIdentity(input: PodIdentityInput, { location }: SettingsContext): PodIdentitySettings | undefined {
  const usual = input.permissions === undefined ? undefined : installationOf(input.permissions);
  const namespace = input.namespace ?? usual?.namespace;
  const serviceAccount = input.serviceAccount ?? usual?.serviceAccount;
  if (namespace === undefined || serviceAccount === undefined) return undefined;
  const own = { statements: input.statements ?? [], managedPolicies: input.managedPolicies ?? [] };
  return {
    namespace,
    serviceAccount,
    targetRole: input.targetRole,
    sessionTags: input.sessionTags ?? true,
    ...(input.permissions === undefined ? own : permissionsOf(input.permissions, location, own)),
    role: input.role,
  };
}
