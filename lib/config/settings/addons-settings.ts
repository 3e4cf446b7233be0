import type { AddonPodIdentitySettings, AddonSettings, AddonsSettings } from '../../model/addons';
import { clusterIdentity } from '../../model/cluster-identity';
import type { AddonInput, AddonPodIdentityInput, AddonsInput } from '../addon-input';
import type { SettingsContext } from './settings-context';

/** Without it autoscalers see no load; Auto Mode does not contain it. https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html */
const DEFAULT_WITH_PLATFORM: AddonsInput = { 'metrics-server': {} };

/** Fills in the defaults of add-ons. */
export function addonsSettings(
  written: AddonsInput | undefined,
  hasPlatform: boolean,
  nameOfCluster: string,
  context: SettingsContext,
): AddonsSettings {
  const { origins, location, prefix, tags, rolePath, permissionsBoundary } = context;
  const inputs = origins.orBuiltIn('addons', written, hasPlatform ? DEFAULT_WITH_PLATFORM : {});
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
