import type { AutoModeLogType, ControlPlaneLogType } from '../model/cluster';
import type { Profile } from '../model/environment';

/** What a profile decides when the environment does not say. */
export interface ProfileDefaults {
  readonly network: {
    readonly natGateways: 'single' | 'one-per-zone';
    readonly flowLogs: 'none' | 'cloudwatch';
    readonly flowLogRetentionDays: number;
    readonly flowLogKey: 'own' | 'aws';
  };
  readonly cluster: {
    readonly deletionProtection: boolean;
    readonly zonalShift: boolean;
    readonly secretsKey: 'own' | 'aws';
    readonly logTypes: readonly ControlPlaneLogType[];
    readonly logRetentionDays: number;
    readonly logKey: 'own' | 'aws';
    readonly autoModeLogs: readonly AutoModeLogType[];
  };
}

/** The cheapest sensible platform, and the one that an audit asks for. */
export const profiles: Readonly<Record<Profile, ProfileDefaults>> = {
  development: {
    network: { natGateways: 'single', flowLogs: 'none', flowLogRetentionDays: 14, flowLogKey: 'aws' },
    cluster: {
      deletionProtection: false,
      zonalShift: false,
      secretsKey: 'aws',
      logTypes: ['audit', 'authenticator'],
      logRetentionDays: 14,
      logKey: 'aws',
      autoModeLogs: [],
    },
  },
  production: {
    network: { natGateways: 'one-per-zone', flowLogs: 'cloudwatch', flowLogRetentionDays: 365, flowLogKey: 'own' },
    cluster: {
      deletionProtection: true,
      zonalShift: true,
      secretsKey: 'own',
      logTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      logRetentionDays: 365,
      logKey: 'own',
      autoModeLogs: ['compute'],
    },
  },
};
