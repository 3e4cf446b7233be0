import type { ClusterSettings } from '../../lib/model/cluster-builder';
import type { CreatedKey, Key } from '../../lib/model/key';
import { ACCOUNT, cluster, clusterSettings, tokyo } from '../support/cluster';

const KEY = `arn:aws:kms:ap-northeast-1:${ACCOUNT}:key/1234`;
const created = (key: Key): CreatedKey => {
  if (key.kind !== 'created') throw new Error(`a key of kind ${key.kind}`);
  return key;
};

describe('built-in node pools', () => {
  test.each<[ClusterSettings['builtInNodePools'], string | undefined]>([
    [[], undefined],
    [['system'], 'shop-production-node'],
    [['general-purpose', 'system'], 'shop-production-node'],
  ])('%j come with the node role or without any', (builtInNodePools, nodeRole) => {
    const { builtInCompute } = cluster({ builtInNodePools });
    expect(builtInCompute.nodePools).toEqual(builtInNodePools);
    expect(builtInCompute.nodeRole?.name).toBe(nodeRole);
  });

  test('the node role has one name in all modes', () => {
    expect(cluster({ builtInNodePools: [] }).nodeRole.name).toBe(cluster().nodeRole.name);
  });
});

describe('the endpoint', () => {
  test.each<[ClusterSettings['endpoint'], readonly string[]]>([
    ['private', []],
    [{ publicFrom: ['203.0.113.0/24'] }, ['203.0.113.0/24']],
  ])('%j', (endpoint, publicFrom) => {
    expect(cluster({ endpoint }).endpoint).toEqual({ publicFrom });
  });
});

describe('keys', () => {
  const logs = clusterSettings().logs;

  test.each<[string, Partial<ClusterSettings>, { secrets: Key['kind']; logs: Key['kind'] }]>([
    ['of one’s own', {}, { secrets: 'created', logs: 'created' }],
    ['of AWS', { secretsKey: 'aws', logs: { ...logs, key: 'aws' } }, { secrets: 'aws', logs: 'aws' }],
    ['that exist', { secretsKey: KEY, logs: { ...logs, key: KEY } }, { secrets: 'existing', logs: 'existing' }],
    ['without logs', { logs: { ...logs, types: [] } }, { secrets: 'created', logs: 'aws' }],
    [
      'with Auto Mode logs only',
      { logs: { ...logs, types: [] }, autoModeLogs: ['compute'] },
      { secrets: 'created', logs: 'created' },
    ],
  ])('%s', (_, settings, expected) => {
    const { secretsKey, logsKey } = cluster(settings);
    expect({ secrets: secretsKey.kind, logs: logsKey.kind }).toEqual(expected);
  });

  test('the key of the logs names all groups of the cluster', () => {
    const { logsKey, logGroup, autoModeLogs } = cluster({ autoModeLogs: ['compute', 'ipam'] });
    const groups = [logGroup!.name, ...autoModeLogs.map((delivery) => delivery.logGroup.name)];
    const arns = created(logsKey).policy.Statement[1]!.Condition!.ArnEquals!['kms:EncryptionContext:aws:logs:arn'];
    expect(arns).toEqual(groups.map((name) => `arn:aws:logs:ap-northeast-1:${ACCOUNT}:log-group:${name}`));
  });

  test.each([
    ['kept logs', { ...logs, keepOnDestroy: true }, true],
    ['logs that go with the cluster', { ...logs, keepOnDestroy: false }, false],
    ['no control-plane logs to keep', { ...logs, types: [], keepOnDestroy: true }, false],
  ])('the key stays with %s', (_, settings, preventDestroy) => {
    expect(created(cluster({ logs: settings, autoModeLogs: ['compute'] }).logsKey).preventDestroy).toBe(preventDestroy);
  });

  test('the key of the logs is for the logs of containers too, where they go to CloudWatch', () => {
    const names = (containerLogs: boolean) =>
      JSON.stringify(created(cluster({ containerLogs }).logsKey).policy).match(/log-group:[^"]+/g);
    expect(names(true)).toEqual([
      'log-group:/aws/eks/shop-production/cluster',
      ...['application', 'dataplane', 'host', 'performance'].map(
        (kind) => `log-group:/aws/containerinsights/shop-production/${kind}`,
      ),
    ]);
    expect(names(false)).toEqual(['log-group:/aws/eks/shop-production/cluster']);
  });

  test('the key of the secrets can be used by the account and by the cluster role, whether it exists yet or not', () => {
    const { policy } = created(cluster({ rolePath: '/platform/' }).secretsKey);
    expect(policy.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'kms:*',
        Resource: '*',
      }),
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Condition: {
          StringEquals: { 'kms:CallerAccount': ACCOUNT },
          ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/platform/shop-production-cluster` },
        },
      }),
    ]);
    expect(policy.Statement[0]).not.toHaveProperty('Condition');
    expect(policy.Statement[1]!.Action).not.toContain('kms:*');
  });

  test('an existing cluster role may use the key of the secrets', () => {
    const role = `arn:aws:iam::${ACCOUNT}:role/eks`;
    const { policy } = created(cluster({ role }).secretsKey);
    expect(policy.Statement[1]!.Condition!.ArnEquals).toEqual({ 'aws:PrincipalArn': role });
  });

  test('a key of one’s own without a place is a mistake of the caller', () => {
    expect(() => cluster({ location: { ...tokyo, account: undefined } })).toThrow('needs the account and the region');
  });
});

describe('control-plane logs', () => {
  test('have the group that EKS would make, with retention and key', () => {
    const { logGroup, logsKey } = cluster();
    expect(logGroup).toMatchObject({ name: '/aws/eks/shop-production/cluster', retentionDays: 365, keepOnDestroy: true });
    expect(logGroup!.key).toBe(logsKey);
  });

  test('that are off need no group', () => {
    expect(cluster({ logs: { ...clusterSettings().logs, types: [] } }).logGroup).toBeUndefined();
  });
});

test('creation is given time enough for a new account', () => {
  expect(Number.parseInt(cluster().timeouts.create, 10)).toBeGreaterThanOrEqual(60);
});

test('the model is plain data, which can be shown, compared and copied', () => {
  const model = cluster({ tags: { team: 'shop' }, customTags: true, autoModeLogs: ['compute'] });
  // Refuses functions, and turns objects of a class into plain ones.
  expect(structuredClone(model)).toStrictEqual(model);
});
