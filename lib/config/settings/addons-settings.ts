import type { AddonPodIdentitySettings, AddonSettings, AddonsSettings } from '../../model/addons';
import { clusterIdentity } from '../../model/cluster-identity';
import type { AddonInput, AddonPodIdentityInput, AddonsInput } from '../addon-input';
import type { SettingsContext } from './settings-context';

/** Fills in the defaults of add-ons. */
export function addonsSettings(inputs: AddonsInput, nameOfCluster: string, context: SettingsContext): AddonsSettings {
  const { origins, location, prefix, tags, rolePath, permissionsBoundary } = context;
  origins.written('addons');
  return {
    location,
    prefix,
    cluster: clusterIdentity(location, nameOfCluster),
    rolePath,
    permissionsBoundary,
    tags,
    addons: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, addon(input)])),
  };
}

const addon = ({ version, configuration, podIdentities }: AddonInput): AddonSettings => ({
  version,
  configuration,
  podIdentities:
    podIdentities === undefined
      ? undefined
      : Object.fromEntries(Object.entries(podIdentities).map(([account, input]) => [account, permissions(input)])),
});

const permissions = ({ role, managedPolicies, statements }: AddonPodIdentityInput): AddonPodIdentitySettings => ({
  role,
  managedPolicies: managedPolicies ?? [],
  statements: statements ?? [],
});
