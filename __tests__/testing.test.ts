import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addresses, type EnvironmentInput, findingsOf, synthesizeToJson } from '../lib/testing';
import { validInput } from './support/inputs';

const today = '2026-11-22';
const engineIsLoaded = (): boolean => Object.keys(require.cache).some((path) => path.endsWith('/node_modules/cdktf/lib/app.js'));

describe('findingsOf', () => {
  test('a sound environment has no errors', () => {
    expect(findingsOf(validInput(), { today }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('what is wrong is found with rule, path and environment, errors first', () => {
    // GIVEN
    const input = validInput();
    const wrong = { ...input, cluster: { ...input.cluster, version: '1.22' } };

    // WHEN
    const findings = findingsOf(wrong, { today });

    // THEN
    expect(findings[0]).toMatchObject({
      severity: 'error',
      environment: 'dev',
      path: ['cluster', 'version'],
      received: "'1.22'",
    });
  });

  test('several environments are compared with each other', () => {
    // GIVEN two environments that would be one
    const twice = [validInput(), validInput()];

    // THEN each alone is sound
    expect(findingsOf(validInput(), { today }).some(({ severity }) => severity === 'error')).toBe(false);
    expect(findingsOf(twice, { today }).some(({ severity }) => severity === 'error')).toBe(true);
  });

  test.each([
    ['a day in standard support', '2026-11-22', false],
    ['a day years after its end', '2031-01-01', true],
  ])('the calendar is judged on the day that is given: %s', (_, day, ended) => {
    const said = (): boolean =>
      findingsOf(validInput(), { today: day }).some(({ rule, severity }) => rule.startsWith('CLU') && severity !== 'note');
    expect(said()).toBe(ended);
  });

  test('does without cdktf', () => {
    expect(engineIsLoaded()).toBe(false);
  });
});

describe('synthesizeToJson', () => {
  test('gives each stack by name, parsed', () => {
    const stacks = synthesizeToJson(validInput(), { today });

    expect(engineIsLoaded()).toBe(true);
    expect(Object.keys(stacks)).toEqual(['dev-network', 'dev-cluster']);
    expect(addresses(stacks['dev-cluster'] ?? {})).toContain('aws_eks_cluster.main');
    expect(stacks['dev-network']).toMatchObject({ resource: { aws_vpc: { main: { cidr_block: '10.10.0.0/16' } } } });
  });

  test('leaves nothing behind', () => {
    // GIVEN a folder for temporary files that nobody else uses
    const folder = mkdtempSync(join(tmpdir(), 'testing-test-'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      // WHEN
      synthesizeToJson(validInput(), { today });

      // THEN
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(folder, { recursive: true });
    }
  });

  test('throws what would be printed, all at once', () => {
    // GIVEN two mistakes
    const input = validInput();
    const wrong: EnvironmentInput = {
      ...input,
      network: { cidr: '10.10.0.0/33', zones: ['apne1-az1', 'apne1-az2'] },
      cluster: { ...input.cluster, version: '1.22' },
    };

    // THEN
    const synthesize = (): unknown => synthesizeToJson(wrong, { today });
    expect(synthesize).toThrow(/dev\.network\.cidr\s+received '10\.10\.0\.0\/33'/);
    expect(synthesize).toThrow(/dev\.cluster\.version\s+received '1\.22'/);
  });
});
