import type { Cluster } from '../../lib/model/cluster';
import { buildCluster, type ClusterSettings } from '../../lib/model/cluster-builder';

export const ACCOUNT = '111122223333';

export const tokyo = { account: ACCOUNT, region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' } as const;

/** What a production environment decides, without tags. */
export function clusterSettings(overrides: Partial<ClusterSettings> = {}): ClusterSettings {
  return {
    location: tokyo,
    prefix: 'shop-production',
    tags: {},
    permissionsBoundary: undefined,
    rolePath: '/',
    name: 'shop-production',
    version: '1.36',
    supportType: 'STANDARD',
    zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
    controlPlaneSubnets: 'shared',
    builtInNodePools: ['general-purpose', 'system'],
    endpoint: 'private',
    ipFamily: 'ipv4',
    serviceCidr: undefined,
    takesSpot: false,
    deletionProtection: true,
    zonalShift: true,
    scalingTier: 'standard',
    remoteNetworks: undefined,
    secretsKey: 'own',
    logs: {
      types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      retentionDays: 365,
      key: 'own',
      keepOnDestroy: true,
    },
    autoModeLogs: [],
    containerLogs: false,
    role: undefined,
    nodeRole: undefined,
    customTags: false,
    oidcProvider: false,
    fargateProfiles: {},
    nodeGroups: {},
    cniPermissions: 'node-role',
    ...overrides,
  };
}

export const cluster = (overrides: Partial<ClusterSettings> = {}): Cluster => buildCluster(clusterSettings(overrides));
