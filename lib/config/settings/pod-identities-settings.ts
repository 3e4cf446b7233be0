import { clusterIdentity } from '../../model/cluster-identity';
import type { PodIdentitiesSettings, PodIdentitySettings } from '../../model/pod-identities';
import type { PodIdentityInput } from '../pod-identity-input';
import type { SettingsContext } from './settings-context';

/** Fills in the defaults of Pod Identities. */
export function podIdentitiesSettings(
  inputs: Readonly<Record<string, PodIdentityInput>>,
  nameOfCluster: string,
  context: SettingsContext,
): PodIdentitiesSettings {
  const { origins, location, prefix, tags, rolePath, permissionsBoundary } = context;
  origins.written('podIdentities');
  return {
    location,
    prefix,
    cluster: clusterIdentity(location, nameOfCluster),
    rolePath,
    permissionsBoundary,
    tags,
    podIdentities: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, podIdentity(input)])),
  };
}

const podIdentity = (input: PodIdentityInput): PodIdentitySettings => ({
  namespace: input.namespace,
  serviceAccount: input.serviceAccount,
  targetRole: input.targetRole,
  sessionTags: input.sessionTags ?? true,
  statements: input.statements ?? [],
  managedPolicies: input.managedPolicies ?? [],
  role: input.role,
});
