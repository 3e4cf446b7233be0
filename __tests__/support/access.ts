import type { AccessSettings, TeamSettings } from '../../lib/model/access-entries';
import { clusterIdentity } from '../../lib/model/cluster-identity';
import type { PodIdentitySettings, PodRoleSettings } from '../../lib/model/pod-identities';
import type { CreatedRole } from '../../lib/model/role';
import { ACCOUNT, tokyo } from './cluster';

export const OTHER_ACCOUNT = '444455556666';

/** ARN of a role of the environment's account. */
export const roleArn = (name: string, account: string = ACCOUNT): string => `arn:aws:iam::${account}:role/${name}`;

export const nodeRole: CreatedRole = {
  kind: 'created',
  name: 'shop-production-node',
  path: '/',
  arn: roleArn('shop-production-node'),
  description: 'nodes',
  trust: { Version: '2012-10-17', Statement: [] },
  managedPolicies: {},
  inlinePolicies: {},
  permissionsBoundary: undefined,
  tags: {},
};

/** Only the pipeline, with built-in node pools. */
export function accessSettings(overrides: Partial<AccessSettings> = {}): AccessSettings {
  return {
    location: tokyo,
    prefix: 'shop-production',
    cluster: clusterIdentity(tokyo, 'shop-production'),
    pipeline: { apply: roleArn('terraform-apply'), plan: undefined },
    admins: [],
    breakGlass: undefined,
    teams: {},
    adminRole: undefined,
    nodeRole,
    builtInNodePools: true,
    otherNodeRoles: [],
    computeRoles: [],
    rolePath: '/',
    permissionsBoundary: undefined,
    tags: {},
    ...overrides,
  };
}

/** A team that may view everything. */
export const team = (overrides: Partial<TeamSettings> = {}): TeamSettings => ({
  role: roleArn('payments'),
  policy: 'view',
  namespaces: 'all',
  groups: [],
  userName: undefined,
  ...overrides,
});

export const podRoleSettings = (overrides: Partial<PodRoleSettings> = {}): PodRoleSettings => ({
  location: tokyo,
  prefix: 'shop-production',
  cluster: clusterIdentity(tokyo, 'shop-production'),
  rolePath: '/',
  permissionsBoundary: undefined,
  tags: {},
  ...overrides,
});

/** Service account `api` in namespace `payments`, with nothing granted. */
export const podIdentitySettings = (overrides: Partial<PodIdentitySettings> = {}): PodIdentitySettings => ({
  namespace: 'payments',
  serviceAccount: 'api',
  targetRole: undefined,
  sessionTags: true,
  statements: [],
  managedPolicies: [],
  role: undefined,
  ...overrides,
});

/** Add-ons of an environment that has nothing else to say about them. */
export const aroundAddons = { builtInNodePools: [], pools: [], namespacesOfPlatform: [], networkPolicies: false } as const;
