import { autoModeLogGroupNames, autoModeLogs } from '../../lib/model/auto-mode-logs';
import type { AutoModeLogType } from '../../lib/model/cluster';

const deliveries = (types: readonly AutoModeLogType[], clusterName = 'shop') =>
  autoModeLogs({ clusterName, types, retentionDays: 30, key: { kind: 'aws' }, tags: {} });

describe('logs of Auto Mode', () => {
  // https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-component-logs.html
  test.each<[AutoModeLogType, string]>([
    ['compute', 'AUTO_MODE_COMPUTE_LOGS'],
    ['block-storage', 'AUTO_MODE_BLOCK_STORAGE_LOGS'],
    ['load-balancing', 'AUTO_MODE_LOAD_BALANCING_LOGS'],
    ['ipam', 'AUTO_MODE_IPAM_LOGS'],
  ])('%s is %s', (type, logType) => {
    expect(deliveries([type])).toMatchObject([{ id: `auto-mode-${type}`, logType, after: undefined }]);
  });

  test('come one after the other, in one order whatever the order of the list', () => {
    const chain = (types: readonly AutoModeLogType[]) => deliveries(types).map(({ id, after }) => [id, after]);
    expect(chain(['ipam', 'block-storage', 'compute'])).toEqual([
      ['auto-mode-compute', undefined],
      ['auto-mode-block-storage', 'auto-mode-compute'],
      ['auto-mode-ipam', 'auto-mode-block-storage'],
    ]);
    expect(chain(['compute', 'block-storage', 'ipam'])).toEqual(chain(['ipam', 'block-storage', 'compute']));
  });

  test('go to groups that share the one resource policy of vended logs', () => {
    const names = deliveries(['compute', 'ipam']).map(({ logGroup }) => logGroup.name);
    expect(names.every((name) => name.startsWith('/aws/vendedlogs/'))).toBe(true);
    expect(names).toEqual(autoModeLogGroupNames('shop', ['compute', 'ipam']));
  });

  test('have names of at most 60 characters, different for clusters that begin alike', () => {
    const names = ['a', 'b'].flatMap((end) =>
      deliveries(['compute', 'load-balancing'], `${'long-'.repeat(19)}${end}`).flatMap(({ sourceName, destinationName }) => {
        expect(destinationName).toBe(sourceName);
        return [sourceName];
      }),
    );
    expect(names.every((name) => name.length <= 60 && /^[\w-]+$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(4);
  });
});
