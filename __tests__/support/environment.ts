import type { EnvironmentInput } from '../../lib/config/environment-input';
import { resolve } from '../../lib/config/resolve';
import type { Environment } from '../../lib/model/environment';
import type { OwnNetwork } from '../../lib/model/network';

/** The day on which tests of rules about dates judge. */
export const TODAY = '2026-11-21';

const ACCOUNT = '111122223333';

/** What a person would write at least. */
export const smallInput: EnvironmentInput = {
  name: 'dev',
  profile: 'development',
  account: ACCOUNT,
  region: 'ap-northeast-1',
  state: { type: 'local' },
  network: { cidr: '10.10.0.0/16', zones: ['apne1-az1', 'apne1-az2'] },
  cluster: { version: '1.36', zones: ['apne1-az1', 'apne1-az2'] },
  access: { pipeline: { apply: `arn:aws:iam::${ACCOUNT}:role/apply` }, admins: [`arn:aws:iam::${ACCOUNT}:role/admin`] },
};

/** The environment that follows from it, without access entries, for tests of what does not look inside. */
export function smallEnvironment(overrides: Partial<Environment> = {}): Environment {
  const { environment, findings } = resolve(smallInput, { today: TODAY });
  if (environment === undefined) throw new Error(`the smallest input does not resolve: ${JSON.stringify(findings)}`);
  return { ...environment, access: { ...environment.access, entries: [] }, ...overrides };
}

/** A network with nothing in it. */
export const emptyNetwork: OwnNetwork = {
  ...(smallEnvironment().network as OwnNetwork),
  cidr: '10.0.0.0/16',
  internetGateway: false,
  zones: [],
  subnets: [],
  routeTables: [],
  natGateways: [],
  endpoints: [],
  tags: {},
};
