import type { OwnNetworkSettings } from '../../lib/model/own-network';
import type { ZoneSettings } from '../../lib/model/network-zones';

export const TOKYO = { account: '111122223333', region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' } as const;

/** A zone as the configuration names it, with nothing but its id. */
export const zone = (id: string, more: Partial<ZoneSettings> = {}): ZoneSettings => ({
  id,
  slot: undefined,
  key: undefined,
  cidrs: {},
  ...more,
});

/** Three zones of Tokyo and one NAT gateway; everything that can be off is off. */
export const networkSettings = (overrides: Partial<OwnNetworkSettings> = {}): OwnNetworkSettings => ({
  prefix: 'platform-dev',
  location: TOKYO,
  cidr: '10.40.0.0/16',
  zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'].map((id) => zone(id)),
  clusterZones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
  controlPlaneSubnets: 'shared',
  subnetSizes: { node: undefined, public: undefined, pod: undefined, controlPlane: undefined, slotCount: 8 },
  podCidrs: [],
  ipv6: false,
  internetAccess: true,
  natGateways: { kind: 'single', zone: undefined, elasticIp: undefined },
  flowLogs: { destination: 'none' },
  endpoints: { preset: 's3', services: [], needs: { podIdentity: false, addons: [] } },
  clusterName: 'platform-dev',
  sharedWithClusters: [],
  rolePath: '/',
  permissionsBoundary: undefined,
  tags: {},
  ...overrides,
});
