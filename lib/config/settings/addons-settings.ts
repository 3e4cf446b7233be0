import type { AddonPodIdentitySettings, AddonSettings, AddonsSettings } from '../../model/addons';
import type { Tainted } from '../../model/addon-tolerations';
import { clusterIdentity } from '../../model/cluster-identity';
import type { BuiltInNodePool } from '../../model/cluster';
import type { AddonInput, AddonPodIdentityInput, AddonsInput } from '../addon-input';
import type { ObservabilityInput } from '../observability-input';
import type { PlatformInput } from '../platform-input';
import { observabilityAddons } from './observability-settings';
import { DEFAULT_NETWORK_POLICY } from './platform-settings';
import type { SettingsContext } from './settings-context';

/** Without it autoscalers see no load; Auto Mode does not contain it. https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html */
const DEFAULT_WITH_PLATFORM: AddonsInput = { 'metrics-server': {} };

/** What add-ons have to know of the rest of their environment. */
export interface AroundTheAddons {
  /** As it is written. */
  readonly platform: PlatformInput | undefined;
  readonly observability: ObservabilityInput | undefined;
  readonly nameOfCluster: string;
  readonly builtInNodePools: readonly BuiltInNodePool[];
  /** Node pools of one's own and node groups. */
  readonly pools: readonly Tainted[];
}

/** Fills in the defaults of add-ons, and adds those of observability. */
export function addonsSettings(
  written: AddonsInput | undefined,
  { platform, observability, nameOfCluster, builtInNodePools, pools }: AroundTheAddons,
  context: SettingsContext,
): AddonsSettings {
  const { origins, location, prefix, tags, rolePath, permissionsBoundary } = context;
  const others = origins.orBuiltIn('addons', written, platform === undefined ? {} : DEFAULT_WITH_PLATFORM);
  const inputs = { ...observabilityAddons(observability), ...others };
  return {
    location,
    prefix,
    cluster: clusterIdentity(location, nameOfCluster),
    rolePath,
    permissionsBoundary,
    tags,
    builtInNodePools,
    pools,
    // GitOps takes over a namespace that is there already.
    namespacesOfPlatform: platform?.delivery === 'terraform' ? Object.keys(platform.namespaces ?? {}) : [],
    networkPolicies: platform !== undefined && (platform.networkPolicy ?? DEFAULT_NETWORK_POLICY) !== 'off',
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
