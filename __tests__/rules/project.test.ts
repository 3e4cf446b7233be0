import type { EnvironmentInput } from '../../lib/config/environment-input';
import { checkProject, resolve } from '../../lib/config/resolve';
import { formatPath } from '../../lib/rules/input-path';
import { validInput } from '../support/inputs';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { projectRules } from '../../lib/rules/project';

const today = '2026-11-21';

/** `PRJ001 dev:name` for each finding. */
function found(...inputs: readonly EnvironmentInput[]): readonly string[] {
  const resolutions = inputs.map((input) => {
    const resolution = resolve(input, { today });
    if (resolution.environment === undefined) throw new Error(`not valid: ${JSON.stringify(resolution.findings)}`);
    return resolution;
  });
  return checkProject(resolutions, { today }).findings.map(
    ({ rule, environment, path }) => `${rule} ${environment ?? ''}:${formatPath(path)}`,
  );
}

/** Each letter has a range of its own. */
const range = (name: string): string => `10.${10 + name.charCodeAt(0) - 'a'.charCodeAt(0)}.0.0/16`;
const zones = ['apne1-az1', 'apne1-az2'] as const;
const named = (name: string, changes: Partial<EnvironmentInput> = {}): EnvironmentInput => ({
  ...validInput(),
  name,
  network: { cidr: range(name), zones },
  ...changes,
});
const many = (count: number, one: (name: string, index: number) => EnvironmentInput): readonly EnvironmentInput[] =>
  Array.from({ length: count }, (_, index) => one(`${String.fromCharCode('a'.charCodeAt(0) + index)}`, index));
const pods = { namespace: 'web', serviceAccount: 'web', managedPolicies: ['AmazonS3ReadOnlyAccess'] } as const;
const connected = { remoteNetworks: { nodes: ['192.168.0.0/24'] } };
const existing = (vpcId: string): EnvironmentInput['network'] => ({
  vpcId,
  cidrs: ['10.90.0.0/16'],
  nodeSubnets: { 'apne1-az1': 'subnet-00000000000000001', 'apne1-az2': 'subnet-00000000000000002' },
});
const inS3 = (keyPrefix: string) => ({ type: 's3', bucket: 'example-state', keyPrefix }) as const;
const perZone = (name: string) =>
  ({ cidr: range(name), zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'], natGateways: 'one-per-zone' }) as const;
const cluster = (name: string) => ({ ...validInput().cluster, name });

const withGroup = (name: string, ...[first, ...more]: readonly [string, ...string[]]): EnvironmentInput =>
  named(name, {
    platform: {
      delivery: 'gitops',
      nodeClasses: { own: { securityGroupSelectorTerms: [{ id: first }, ...more.map((id) => ({ id }))] } },
      nodePools: { own: { limits: { cpu: 10 } } },
    },
  });

describe('rules over all environments of a project', () => {
  test.each<[string, readonly EnvironmentInput[], readonly string[]]>([
    [
      'PRJ011: a security group that two clusters tag',
      [withGroup('a', 'sg-00000000000000001'), withGroup('b', 'sg-00000000000000002', 'sg-00000000000000001')],
      ['PRJ011 b:platform.nodeClasses.own.securityGroupSelectorTerms[1].id'],
    ],
    ['a security group for each cluster', [withGroup('a', 'sg-00000000000000001'), withGroup('b', 'sg-00000000000000002')], []],
    [
      'PRJ001: two names',
      [
        named('a'),
        named('a', {
          region: 'us-east-1',
          network: { cidr: '10.0.0.0/16', zones: ['use1-az1', 'use1-az2'] },
          cluster: { version: '1.36', zones: ['use1-az1', 'use1-az2'] },
        }),
      ],
      ['PRJ001 a:name'],
    ],
    [
      'PRJ001: a copy of a file in which the name was forgotten: what follows from the name is not told as well',
      [named('a'), named('a', { network: { cidr: range('b'), zones } })],
      ['PRJ001 a:name'],
    ],
    [
      'PRJ004: names that differ, and are the same when they are put together',
      [
        named('b-c', { project: 'a', network: { cidr: range('a'), zones } }),
        named('c', {
          project: 'a-b',
          region: 'us-east-1',
          network: { cidr: range('b'), zones: ['use1-az1', 'use1-az2'] },
          cluster: { version: '1.36', zones: ['use1-az1', 'use1-az2'] },
        }),
      ],
      ['PRJ004 c:name'],
    ],
    ['PRJ002: two states', [named('a', { state: inS3('x') }), named('b', { state: inS3('x') })], ['PRJ002 b:state']],
    [
      'PRJ003: two clusters',
      [named('a', { cluster: cluster('shop') }), named('b', { cluster: cluster('shop') })],
      ['PRJ003 b:cluster.name'],
    ],
    [
      'PRJ004: a Pod Identity that is named as the cluster of another environment',
      [named('a', { podIdentities: { cluster: pods } }), named('a-pod', { network: { cidr: range('b'), zones } })],
      ['PRJ004 a-pod:cluster.role'],
    ],
    [
      'PRJ005: six addresses',
      [named('a', { network: perZone('a') }), named('b', { network: perZone('b') })],
      ['PRJ005 b:network.natGateways'],
    ],
    ['PRJ006: five VPCs beside the default one', many(5, (name) => named(name)), ['PRJ006 e:network.cidr']],
    [
      'PRJ007: one range twice, in two accounts',
      [named('a'), named('b', { account: '444455556666', network: { cidr: range('a'), zones } })],
      ['PRJ007 b:network.cidr'],
    ],
    [
      'PRJ007: a VPC that exists inside another',
      [named('a', { network: { cidr: '10.90.0.0/18', zones } }), named('b', { network: existing('vpc-0123456789abcdef0') })],
      ['PRJ007 b:network.cidrs[0]'],
    ],
    [
      'PRJ008: one range twice, both connected with remote networks',
      [
        named('a', { cluster: { ...validInput().cluster, ...connected } }),
        named('b', { cluster: { ...validInput().cluster, ...connected }, network: { cidr: range('a'), zones } }),
      ],
      ['PRJ008 b:network.cidr'],
    ],
    [
      'PRJ009: eleven environments with two gateway endpoints each',
      many(11, (name) =>
        named(name, {
          // Networks of their own in accounts of their own would be fine; VPCs are counted too.
          network: { cidr: range(name), zones, endpoints: { services: ['s3', 'dynamodb'] } },
        }),
      ),
      ['PRJ005 k:network.natGateways', 'PRJ006 k:network.cidr', 'PRJ009 k:network.endpoints', 'PRJ009 k:network.natGateways'],
    ],
    [
      // 1000 roles are an account's: cluster, nodes and 997 for pods, then one of an add-on and one for administrators.
      'PRJ009: a thousand roles and one, those of add-ons and of administrators among them',
      [
        named('a', {
          podIdentities: Object.fromEntries(Array.from({ length: 997 }, (_, index) => [`p${index}`, pods])),
          addons: { 'aws-efs-csi-driver': {} },
          access: { ...validInput().access, adminRole: { assumableBy: 'account' } },
        }),
      ],
      ['PRJ009 a:podIdentities'],
    ],
  ])('%s', (_, inputs, expected) => {
    expect(found(...inputs)).toEqual(expected);
  });

  test.each<[string, readonly EnvironmentInput[]]>([
    ['three environments in one account', [named('dev'), named('staging'), named('production')]],
    [
      'states in equal folders of two buckets',
      [named('a', { state: inS3('x') }), named('b', { state: { ...inS3('x'), bucket: 'other-state' } })],
    ],
    ['states in folders of their own', [named('a', { state: inS3('x/a') }), named('b', { state: inS3('x/b') })]],
    [
      'a thousand roles',
      [
        named('a', {
          podIdentities: Object.fromEntries(Array.from({ length: 997 }, (_, index) => [`p${index}`, pods])),
          addons: { 'aws-efs-csi-driver': {} },
        }),
      ],
    ],
    [
      'a Pod Identity that is named as the cluster of an environment in another account',
      [
        named('a', { podIdentities: { cluster: pods } }),
        named('a-pod', { account: '444455556666', network: { cidr: range('b'), zones } }),
      ],
    ],
    [
      'equal names of clusters in different accounts',
      [named('a', { cluster: cluster('shop') }), named('b', { account: '444455556666', cluster: cluster('shop') })],
    ],
    [
      'many addresses in different accounts',
      [named('a', { network: perZone('a') }), named('b', { account: '444455556666', network: perZone('b') })],
    ],
    [
      'two environments in one VPC',
      [named('a', { network: existing('vpc-0123456789abcdef0') }), named('b', { network: existing('vpc-0123456789abcdef0') })],
    ],
    [
      'ranges of pods that go out through NAT',
      [
        named('a', { network: { cidr: range('a'), zones, podCidrs: ['100.64.0.0/16'] } }),
        named('b', { network: { cidr: range('b'), zones, podCidrs: ['100.64.0.0/16'] } }),
      ],
    ],
    [
      'gateway endpoints in different accounts',
      many(4, (name) => named(name, { network: { cidr: range(name), zones, endpoints: { services: ['s3', 'dynamodb'] } } })),
    ],
    ['equal names of projects in different accounts', [named('a', { project: 'x' }), named('b', { project: 'x' })]],
  ])('%s are fine', (_, inputs) => {
    expect(found(...inputs)).toEqual([]);
  });

  test('PRJ001: an environment that is listed twice is told once, and as what it is', () => {
    const resolution = resolve(named('a'), { today });
    expect(checkProject([resolution, resolution, resolution], { today }).findings).toEqual([
      expect.objectContaining({ rule: 'PRJ001', environment: 'a', path: [], message: 'the list has this environment twice' }),
    ]);
  });

  test('PRJ010: tables that are old are told once, whatever the number of environments', () => {
    const on = (day: string) =>
      checkProject(
        [named('a'), named('b')].map((input) => resolve(input, { today })),
        { today: day },
      ).findings;
    expect(on('2027-02-19')).toEqual([]);
    expect(on('2027-02-20')).toMatchObject([
      {
        rule: 'PRJ010',
        severity: 'note',
        environment: undefined,
        path: [],
        received: expect.stringMatching(/^Kubernetes versions, add-ons, /),
      },
    ]);
  });

  test('PRJ010 can be accepted in any environment, once for all', () => {
    const acknowledge = [{ rule: 'PRJ010', reason: 'the next release is being tried out' }] as const;
    const on = (...inputs: readonly EnvironmentInput[]) =>
      checkProject(
        inputs.map((input) => resolve(input, { today })),
        { today: '2027-02-20' },
      );
    expect(on(named('a'), named('b', { acknowledge })).findings).toEqual([]);
    expect(on(named('a', { acknowledge }), named('b', { acknowledge }))).toMatchObject({
      findings: [],
      accepted: [{ finding: { rule: 'PRJ010' }, reason: acknowledge[0].reason }],
    });
  });

  test('can be acknowledged by the environment that they are found in', () => {
    const second = named('b', { network: perZone('b'), acknowledge: [{ rule: 'PRJ005', reason: 'the quota is ten' }] });
    expect(found(named('a', { network: perZone('a') }), second)).toEqual([]);
    expect(resolve(second, { today }).findings.map(({ rule }) => rule)).not.toContain('ACK004');
  });

  test('an acknowledgement that no project finding matches is told', () => {
    const only = named('a', { acknowledge: [{ rule: 'PRJ005', reason: 'the quota is ten' }] });
    expect(found(only)).toEqual(['ACK004 a:acknowledge[0]']);
  });
});

everyRuleHasCases(projectRules);
