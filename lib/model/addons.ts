import { addonFacts, isMixedComputeAddon } from '../aws/addons';
import type { Addon, AddonPlacement, AddonPodIdentity } from './addon';
import { taintsToTolerate, withTolerations, type Tainted } from './addon-tolerations';
import type { BuiltInNodePool } from './cluster';
import { fitName } from './names';
import { inlinePermissions, policyAttachments, type PodRoleSettings, type PodStatement } from './pod-identities';
import { podTrust } from './pod-trust';
import { existingRole, roleArn } from './principal-arn';
import type { CreatedRole } from './role';

/** Permissions of one service account: a role that exists, or what a role of its own allows. */
export interface AddonPodIdentitySettings {
  /** ARN of a role that exists; undefined makes one. */
  readonly role: string | undefined;
  /** ARNs of managed policies, or names of AWS managed ones. */
  readonly managedPolicies: readonly string[];
  readonly statements: readonly PodStatement[];
}

/** Mirrors `AddonInput`. */
export interface AddonSettings {
  readonly version: string | undefined;
  readonly configuration: Readonly<Record<string, unknown>> | undefined;
  /** By service account. Undefined: what AWS documents for the add-on, where that is a managed policy of fitting size. */
  readonly podIdentities: Readonly<Record<string, AddonPodIdentitySettings>> | undefined;
}

export interface AddonsSettings extends PodRoleSettings {
  readonly builtInNodePools: readonly BuiltInNodePool[];
  /** Node pools of one's own and node groups. */
  readonly pools: readonly Tainted[];
  /** Namespaces that the platform state makes. */
  readonly namespacesOfPlatform: readonly string[];
  /** Whether nodes obey network policies. */
  readonly networkPolicies: boolean;
  readonly addons: Readonly<Record<string, AddonSettings>>;
}

/**
 * EKS waits until the pods of an add-on run. What only puts pods on nodes that exist is ready at once; everything else
 * waits for a node pool, and fails after 20 minutes where none takes it, so it belongs after the node pools.
 *
 * An add-on that brings a kind of object comes a state earlier where a built-in pool takes its pods: Terraform asks the
 * API for the kind while it plans the objects of the platform.
 *
 * An add-on brings its namespace. Where the platform makes the namespace, the add-on comes after it: the other way round,
 * Terraform finds an object that exists already and stops.
 */
export function placementOf(
  name: string,
  { builtInNodePools, namespacesOfPlatform }: Pick<AddonsSettings, 'builtInNodePools' | 'namespacesOfPlatform'>,
): AddonPlacement {
  const facts = addonFacts(name);
  // What Auto Mode contains is there for other nodes only, and these are made with the cluster.
  if (isMixedComputeAddon(name)) return 'cluster';
  if (facts?.schedules === 'daemonset') return namespacesOfPlatform.includes(facts.namespace) ? 'platform' : 'cluster';
  return facts?.bringsKinds === true && builtInNodePools.length > 0 ? 'cluster' : 'platform';
}

/** It writes the ConfigMap that makes nodes obey network policies, and its configuration says what is in it. */
export const SWITCH_ADDON = 'vpc-cni';

/** As the add-on takes it: text, not a boolean. https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html */
const SWITCHED_ON = { enableNetworkPolicy: 'true' } as const;

/** Add-ons without which a node of a node group does not become ready, or its first pods get no credentials. */
export const comesBeforeNodes = (name: string): boolean => isMixedComputeAddon(name) && !comesAfterNodes(name);

/** Add-ons whose pods need a node that is not Auto Mode's. */
export const comesAfterNodes = (name: string): boolean =>
  isMixedComputeAddon(name) && addonFacts(name)?.schedules === 'deployment';

/** Nodes may have to start first. The provider's own limits are 20 minutes, and 40 for deletion. */
const TIMEOUTS = { create: '30m', update: '30m', delete: '40m' } as const;

/** Add-ons with everything decided, in order of their names. */
export function buildAddons(settings: AddonsSettings): readonly Addon[] {
  const { addons, builtInNodePools, pools, networkPolicies } = settings;
  const tolerations = taintsToTolerate(pools, builtInNodePools);
  return Object.entries(addons)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, written]) => addon(name, written, placementOf(name, settings), settings))
    .map((made) => (networkPolicies && made.name === SWITCH_ADDON ? withSwitch(made) : made))
    .map((made) => withTolerations(made, tolerations));
}

const withSwitch = (addon: Addon): Addon => ({ ...addon, configuration: { ...SWITCHED_ON, ...addon.configuration } });

function addon(
  name: string,
  { version, configuration, podIdentities }: AddonSettings,
  placement: AddonPlacement,
  common: PodRoleSettings,
): Addon {
  const namespace = addonFacts(name)?.namespace;
  return {
    name,
    version,
    configuration,
    namespace,
    podIdentities: Object.entries(podIdentities ?? documentedPermissions(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([serviceAccount, permissions]) => podIdentity({ addon: name, namespace, serviceAccount }, permissions, common)),
    placement,
    needs: addonFacts(name)?.needs ?? [],
    timeouts: TIMEOUTS,
    tags: common.tags,
  };
}

/** Each after those that it needs, otherwise as given. */
export function addonsInOrder(addons: readonly Addon[]): readonly Addon[] {
  const seen = new Set<Addon>();
  const withNeeds = (addon: Addon): readonly Addon[] => {
    if (seen.has(addon)) return [];
    seen.add(addon);
    return [...addons.filter(({ name }) => addon.needs.includes(name)).flatMap(withNeeds), addon];
  };
  return addons.flatMap(withNeeds);
}

/** Where AWS also lists single actions, its managed policy allows far more than is needed: that is for people to choose. */
function documentedPermissions(name: string): Readonly<Record<string, AddonPodIdentitySettings>> {
  const accounts = addonFacts(name)?.serviceAccounts ?? [];
  return Object.fromEntries(
    accounts
      .filter(({ managedPolicies, actions }) => managedPolicies.length > 0 && actions === undefined)
      .map(({ serviceAccount, managedPolicies }) => [serviceAccount, { role: undefined, managedPolicies, statements: [] }]),
  );
}

function podIdentity(
  owner: { readonly addon: string; readonly namespace: string | undefined; readonly serviceAccount: string },
  { role, managedPolicies, statements }: AddonPodIdentitySettings,
  common: PodRoleSettings,
): AddonPodIdentity {
  const { serviceAccount } = owner;
  if (role !== undefined) return { serviceAccount, role: existingRole(role) };
  const name = fitName(`${common.prefix}-addon-${serviceAccount}`, 'role');
  const created: CreatedRole = {
    kind: 'created',
    name,
    path: common.rolePath,
    arn: roleArn(common.location, common.rolePath, name),
    description: `Add-on ${owner.addon} of EKS cluster ${common.cluster.name}`,
    trust: podTrust({ ...owner, ...common, sessionTags: true }),
    managedPolicies: policyAttachments(common.location.partition, managedPolicies),
    inlinePolicies: inlinePermissions(statements),
    permissionsBoundary: common.permissionsBoundary,
    tags: common.tags,
  };
  return { serviceAccount, role: created };
}
