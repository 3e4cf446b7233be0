import { OriginRecorder } from '../../lib/config/origins';
import type { PlatformInput } from '../../lib/config/platform-input';
import { profiles } from '../../lib/config/profiles';
import { platformSettings, type AroundThePlatform } from '../../lib/config/settings/platform-settings';
import type { ClusterSettings } from '../../lib/model/cluster-builder';
import { ownNetwork } from '../../lib/model/own-network';
import type { Platform } from '../../lib/model/platform';
import { buildPlatform } from '../../lib/model/platform-builder';
import type { Tags } from '../../lib/model/tags';
import { cluster, tokyo } from './cluster';
import { networkSettings } from './network';

/** What may differ around a platform. */
export interface Around extends Partial<AroundThePlatform> {
  readonly clusterSettings?: Partial<ClusterSettings>;
  readonly tags?: Tags;
  readonly region?: string;
}

/** A platform of a sound environment in Tokyo: private endpoint, both built-in pools, three zones. */
export function platform(
  input: Partial<PlatformInput> = {},
  { clusterSettings, tags = {}, region = tokyo.region, ...around }: Around = {},
): Platform {
  const written = (
    input.delivery === 'gitops' ? input : { delivery: 'terraform', runner: 'in-network', ...input }
  ) as PlatformInput;
  return buildPlatform(
    platformSettings(
      written,
      {
        environment: 'production',
        project: 'shop',
        network: ownNetwork(networkSettings({ prefix: 'shop-production', clusterName: 'shop-production' })),
        cluster: cluster(clusterSettings),
        access: { pipeline: undefined, entries: [], automatic: [], adminRole: undefined },
        podIdentities: [],
        irsaRoles: [],
        addons: [],
        ...around,
      },
      {
        location: { ...tokyo, region },
        prefix: 'shop-production',
        tags,
        permissionsBoundary: undefined,
        rolePath: '/',
        profile: profiles.production,
        origins: new OriginRecorder('production'),
      },
    ),
  );
}
