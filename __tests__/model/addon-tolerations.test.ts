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
  const decided = (
    name: string,
    configuration?: Readonly<Record<string, unknown>>,
    around: Partial<Parameters<typeof buildAddons>[0]> = { builtInNodePools: ['system'] },
  ): unknown =>
    buildAddons({
      ...podRoleSettings(),
      ...aroundAddons,
      ...around,
      addons: { [name]: { version: undefined, configuration, podIdentities: undefined } },
    })[0]?.configuration;
  const spot: Parameters<typeof decided>[2] = { pools: [{ taints: [{ key: 'spot', effect: 'NoSchedule' }] }] };
  const SPOT = { key: 'spot', operator: 'Exists', effect: 'NoSchedule' };
  const EVERYTHING = { operator: 'Exists' };

  test('are added to what was written', () => {
    expect(decided('metrics-server')).toEqual({ tolerations: [SYSTEM] });
    expect(decided('metrics-server', { replicas: 2 })).toEqual({ replicas: 2, tolerations: [SYSTEM] });
  });

  test('are left alone where somebody wrote some, or where nobody knows their place', () => {
    expect(decided('metrics-server', { tolerations: [] })).toEqual({ tolerations: [] });
    expect(decided('adot')).toBeUndefined();
  });

  // Places as the charts have them; agents tolerate everything.
  test.each<[string, Readonly<Record<string, unknown>> | undefined, unknown]>([
    ['cert-manager', undefined, { tolerations: [SPOT], webhook: { tolerations: [SPOT] }, cainjector: { tolerations: [SPOT] } }],
    [
      'cert-manager',
      { webhook: { replicaCount: 2, tolerations: [] } },
      { tolerations: [SPOT], webhook: { replicaCount: 2, tolerations: [] }, cainjector: { tolerations: [SPOT] } },
    ],
    ['cert-manager', { webhook: 'x' }, { tolerations: [SPOT], webhook: 'x', cainjector: { tolerations: [SPOT] } }],
    ['aws-efs-csi-driver', undefined, { controller: { tolerations: [SPOT] } }],
    ['aws-fsx-csi-driver', { controller: { a: 1 } }, { controller: { a: 1, tolerations: [SPOT] } }],
    ['fluent-bit', undefined, { tolerations: [EVERYTHING] }],
    ['prometheus-node-exporter', undefined, undefined],
    ['coredns', undefined, undefined],
  ])('%s with %j, where only a tainted pool is', (name, written, expected) => {
    expect(decided(name, written, spot)).toEqual(expected);
  });

  test('nobody has to be told of the taint that a chart knows, nor where a node group takes every pod', () => {
    expect(decided('aws-efs-csi-driver')).toBeUndefined();
    expect(decided('metrics-server', undefined, { pools: [...(spot.pools ?? []), { taints: [] }] })).toBeUndefined();
  });
});
