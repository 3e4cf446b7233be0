import type { PlatformInput } from '../../lib/config/platform-input';
import { nodePool } from '../../lib/config/node-pool-presets';
import { taintsToTolerate } from '../../lib/model/addon-tolerations';
import { buildAddons } from '../../lib/model/addons';
import type { BuiltInNodePool } from '../../lib/model/cluster';
import { aroundAddons, podRoleSettings } from '../support/access';
import { platform } from '../support/platform';

const limits = { cpu: 10 } as const;
const SYSTEM = { key: 'CriticalAddonsOnly', operator: 'Exists' };

type Pools = NonNullable<PlatformInput['nodePools']>;

describe('what add-ons have to tolerate', () => {
  test.each<[string, Pools, readonly BuiltInNodePool[], readonly object[]]>([
    ['nothing beside general-purpose', { gpu: nodePool.gpu({ limits }) }, ['general-purpose', 'system'], []],
    ['nothing beside a pool without taints', { general: nodePool.general({ limits }) }, ['system'], []],
    [
      'nothing where a taint is only a wish',
      { soft: { limits, taints: [{ key: 'soft', effect: 'PreferNoSchedule' }] } },
      ['system'],
      [],
    ],
    ['the taint of the built-in pool for them', { gpu: nodePool.gpu({ limits }) }, ['system'], [SYSTEM]],
    [
      'the taints of the pool with the fewest',
      {
        two: {
          limits,
          taints: [
            { key: 'a', effect: 'NoSchedule' },
            { key: 'b', effect: 'NoExecute' },
          ],
        },
        one: { limits, taints: [{ key: 'c', value: 'd', effect: 'NoSchedule' }] },
      },
      [],
      [{ key: 'c', operator: 'Equal', value: 'd', effect: 'NoSchedule' }],
    ],
  ])('%s', (_, nodePools, builtIn, expected) => {
    const { nodePools: decided } = platform({ nodePools });
    expect(taintsToTolerate(decided, builtIn)).toEqual(expected);
  });
});

describe('tolerations of add-ons', () => {
  const decided = (name: string, configuration?: Readonly<Record<string, unknown>>): unknown => {
    const addons = buildAddons({
      ...podRoleSettings(),
      ...aroundAddons,
      addons: { [name]: { version: undefined, configuration, podIdentities: undefined } },
    });
    return platform({}, { addons, clusterSettings: { builtInNodePools: ['system'] } }).addons[0]?.configuration;
  };

  test('are added to what was written', () => {
    expect(decided('metrics-server')).toEqual({ tolerations: [SYSTEM] });
    expect(decided('metrics-server', { replicas: 2 })).toEqual({ replicas: 2, tolerations: [SYSTEM] });
  });

  test('are left alone where somebody wrote some, or where nobody knows their place', () => {
    expect(decided('metrics-server', { tolerations: [] })).toEqual({ tolerations: [] });
    expect(decided('adot')).toBeUndefined();
  });
});
