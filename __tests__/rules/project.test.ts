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

const named = (name: string, changes: Partial<EnvironmentInput> = {}): EnvironmentInput => ({
  ...validInput(),
  name,
  ...changes,
});
const inS3 = (keyPrefix: string) => ({ type: 's3', bucket: 'example-state', keyPrefix }) as const;
const perZone = {
  cidr: '10.0.0.0/16',
  zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
  natGateways: 'one-per-zone',
} as const;
const cluster = (name: string) => ({ ...validInput().cluster, name });

describe('rules over all environments of a project', () => {
  test.each<[string, readonly EnvironmentInput[], readonly string[]]>([
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
      ['PRJ001 a:name', 'PRJ004 a:name'],
    ],
    ['PRJ002: two states', [named('a', { state: inS3('x') }), named('b', { state: inS3('x') })], ['PRJ002 b:state']],
    [
      'PRJ003: two clusters',
      [named('a', { cluster: cluster('shop') }), named('b', { cluster: cluster('shop') })],
      ['PRJ003 b:cluster.name'],
    ],
    [
      'PRJ005: six addresses',
      [named('a', { network: perZone }), named('b', { network: perZone })],
      ['PRJ005 b:network.natGateways'],
    ],
    ['PRJ006: five VPCs beside the default one', ['a', 'b', 'c', 'd', 'e'].map((name) => named(name)), ['PRJ006 e:network.cidr']],
  ])('%s', (_, inputs, expected) => {
    expect(found(...inputs)).toEqual(expected);
  });

  test.each<[string, readonly EnvironmentInput[]]>([
    ['three environments in one account', [named('dev'), named('staging'), named('production')]],
    ['states in folders of their own', [named('a', { state: inS3('x/a') }), named('b', { state: inS3('x/b') })]],
    [
      'equal names of clusters in different accounts',
      [named('a', { cluster: cluster('shop') }), named('b', { account: '444455556666', cluster: cluster('shop') })],
    ],
    [
      'many addresses in different accounts',
      [named('a', { network: perZone }), named('b', { account: '444455556666', network: perZone })],
    ],
    ['equal names of projects in different accounts', [named('a', { project: 'x' }), named('b', { project: 'x' })]],
  ])('%s are fine', (_, inputs) => {
    expect(found(...inputs)).toEqual([]);
  });

  test('can be acknowledged by the environment that they are found in', () => {
    const second = named('b', { network: perZone, acknowledge: [{ rule: 'PRJ005', reason: 'the quota is ten' }] });
    expect(found(named('a', { network: perZone }), second)).toEqual([]);
    expect(resolve(second, { today }).findings.map(({ rule }) => rule)).not.toContain('ACK004');
  });

  test('an acknowledgement that no project finding matches is told', () => {
    const only = named('a', { acknowledge: [{ rule: 'PRJ005', reason: 'the quota is ten' }] });
    expect(found(only)).toEqual(['ACK004 a:acknowledge[0]']);
  });
});

everyRuleHasCases(projectRules);
