import type { Environment } from '../../lib/model/environment';
import type { OwnNetwork } from '../../lib/model/network';

const ACCOUNT = '111122223333';

/** A network with nothing in it. */
export const emptyNetwork: OwnNetwork = {
  kind: 'own',
  name: 'platform-dev',
  cidr: '10.0.0.0/16',
  podCidrs: [],
  ipv6: false,
  internetGateway: false,
  zones: [],
  subnets: [],
  routeTables: [],
  natGateways: [],
  endpoints: [],
  endpointSecurityGroup: undefined,
  flowLogs: { destination: 'none' },
  tags: {},
};

const nodeRole = { kind: 'existing', name: 'node', arn: `arn:aws:iam::${ACCOUNT}:role/node` } as const;

/** The smallest environment that the types accept, for tests of what does not look inside. */
export function smallEnvironment(overrides: Partial<Environment> = {}): Environment {
  const location = { account: ACCOUNT, region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' };
  return {
    name: 'dev',
    project: 'platform',
    prefix: 'platform-dev',
    profile: 'development',
    location,
    state: { type: 'local' },
    tags: {},
    network: emptyNetwork,
    cluster: {
      name: 'platform-dev',
      location,
      version: '1.36',
      supportType: 'STANDARD',
      zones: [],
      controlPlaneSubnets: 'node',
      builtInCompute: { nodePools: ['system'], nodeRole },
      nodeRole,
      role: { kind: 'existing', name: 'cluster', arn: `arn:aws:iam::${ACCOUNT}:role/cluster` },
      endpoint: { publicFrom: [] },
      ipFamily: 'ipv4',
      serviceCidr: undefined,
      deletionProtection: false,
      zonalShift: false,
      scalingTier: 'standard',
      remoteNetworks: undefined,
      secretsKey: { kind: 'aws' },
      logTypes: [],
      logGroup: undefined,
      autoModeLogs: [],
      securityGroupTags: {},
      timeouts: { create: '30m', update: '60m', delete: '30m' },
      tags: {},
    },
    access: {
      pipeline: { apply: `arn:aws:iam::${ACCOUNT}:role/apply`, plan: undefined },
      entries: [],
      automatic: [],
      adminRole: undefined,
    },
    podIdentities: [],
    addons: [],
    ...overrides,
  };
}
