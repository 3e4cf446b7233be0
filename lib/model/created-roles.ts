import type { Environment } from './environment';
import type { CreatedRole, Role } from './role';

/** A role that the stacks of an environment make. */
export interface RoleOfEnvironment {
  readonly role: Omit<CreatedRole, 'trust'>;
  /** Where the configuration asks for it. */
  readonly path: readonly string[];
}

const created = (role: Role, ...path: readonly string[]): readonly RoleOfEnvironment[] =>
  role.kind === 'created' ? [{ role, path }] : [];

/** Each once, also where several node groups or Fargate profiles share it. */
export function createdRoles(environment: Environment): readonly RoleOfEnvironment[] {
  const { network, cluster, access, podIdentities, irsaRoles, addons } = environment;
  const flowLogs = network.kind === 'own' ? network.flowLogs : undefined;
  const roles: readonly RoleOfEnvironment[] = [
    ...created(cluster.role, 'cluster', 'role'),
    ...created(cluster.nodeRole, 'cluster', 'nodeRole'),
    ...cluster.nodeGroups.flatMap(({ role }) => created(role, 'cluster', 'nodeGroups')),
    ...cluster.fargateProfiles.flatMap(({ role }) => created(role, 'cluster', 'fargateProfiles')),
    ...(flowLogs?.destination === 'cloudwatch' ? created(flowLogs.role, 'network', 'flowLogs') : []),
    ...(access.adminRole === undefined ? [] : created(access.adminRole, 'access', 'adminRole')),
    ...podIdentities.flatMap(({ name, role }) => created(role, 'podIdentities', name)),
    ...irsaRoles.map(({ name, role }) => ({ role, path: ['irsaRoles', name] })),
    ...addons.flatMap((addon) => addon.podIdentities.flatMap(({ role }) => created(role, 'addons', addon.name))),
  ];
  return [...new Map(roles.toReversed().map((one) => [one.role.name, one])).values()].toReversed();
}
