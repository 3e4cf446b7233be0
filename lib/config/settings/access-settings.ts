import type { AccessSettings, TeamSettings } from '../../model/access-entries';
import type { Cluster } from '../../model/cluster';
import { clusterIdentity } from '../../model/cluster-identity';
import type { Role } from '../../model/role';
import type { AccessInput, TeamInput } from '../access-input';
import type { SettingsContext } from './settings-context';

/** Fills in the defaults of access. */
export function accessSettings(
  input: AccessInput,
  cluster: Cluster,
  otherNodeRoles: readonly Role[],
  context: SettingsContext,
): AccessSettings {
  const { origins, location, prefix, tags, rolePath, permissionsBoundary } = context;
  origins.written('access');
  origins.computed('access.entries', 'access');
  origins.computed('access.automatic', 'cluster.builtInNodePools and cluster.nodeRole');
  origins.orBuiltIn('access.adminRole', input.adminRole, undefined);
  return {
    location,
    prefix,
    cluster: clusterIdentity(location, cluster.name),
    pipeline: { apply: input.pipeline.apply, plan: input.pipeline.plan },
    admins: origins.orBuiltIn('access.admins', input.admins, []),
    breakGlass: origins.orBuiltIn('access.breakGlass', input.breakGlass, undefined),
    teams: Object.fromEntries(
      Object.entries(origins.orBuiltIn('access.teams', input.teams, {})).map(([name, settings]) => [name, team(settings)]),
    ),
    adminRole:
      input.adminRole === undefined
        ? undefined
        : { assumableBy: input.adminRole.assumableBy, kubernetesOnly: input.adminRole.kubernetesOnly ?? false },
    nodeRole: cluster.nodeRole,
    builtInNodePools: cluster.builtInCompute.nodePools.length > 0,
    computeRoles: [...cluster.fargateProfiles, ...cluster.nodeGroups].map(({ role }) => role),
    otherNodeRoles,
    rolePath,
    permissionsBoundary,
    tags,
  };
}

const team = ({ role, policy, namespaces, groups, userName }: TeamInput): TeamSettings => ({
  role,
  policy,
  namespaces,
  groups: groups ?? [],
  userName,
});
