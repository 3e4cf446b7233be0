import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report, ReportContext } from '../../lib/report/report';
import { sarifReport } from '../../lib/report/sarif-report';
import type { Finding } from '../../lib/rules/finding';

const ROOT = resolve('/src/shop');
const context: ReportContext = { seconds: 1, version: '1.2.3', folder: ROOT, root: ROOT, listFile: 'envs/index.ts' };

const finding: Finding = {
  rule: 'CLU021',
  severity: 'warning',
  environment: 'production',
  path: ['cluster', 'endpoint', 'publicFrom', 0],
  received: "'0.0.0.0/0'",
  message: 'this is every address there is',
  fix: 'list the ranges that need it',
  suggestion: undefined,
  place: { file: 'envs/production.ts', line: 19, column: 61, precision: 'exact' },
};

const report = (overrides: Partial<Report> = {}): Report => ({
  findings: [],
  accepted: [],
  packages: [],
  environments: [],
  written: undefined,
  ...overrides,
});

/** The parts of a result that these tests look at. */
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly unknown[];
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly helpUri: string; readonly help: { readonly text: string } }[];
    };
  };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly results: readonly Result[];
}

// The schema is of draft 4; what it uses means the same in later drafts, its own name aside.
const schemaFile = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const { $schema: _draft, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Readonly<Record<string, unknown>>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile({ ...schema, $id: String(id) });

function runOf(one: Report, other: ReportContext = context): Run {
  const log = JSON.parse(sarifReport(one, other)) as { readonly runs: readonly Run[] };
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log.runs[0]!;
}

const resultOf = (overrides: Partial<Finding>, other: ReportContext = context): Result =>
  runOf(report({ findings: [{ ...finding, ...overrides }] }), other).results[0]!;

describe('a SARIF report', () => {
  test('is refused by the schema when it is none, so that the schema means something', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ level: 'fatal' }] }] })).toBe(
      false,
    );
  });

  test('of nothing is valid', () => {
    const run = runOf(report());
    expect(run.results).toEqual([]);
    expect(run.invocations[0]?.executionSuccessful).toBe(true);
  });

  test('says where, what and what to do', () => {
    const result = resultOf({});
    expect(result).toMatchObject({ ruleId: 'CLU021', level: 'warning' });
    expect(result.message.text).toBe(
      "production.cluster.endpoint.publicFrom[0]: received '0.0.0.0/0'; this is every address there is. Fix: list the ranges that need it",
    );
    expect(result.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'envs/production.ts', uriBaseId: '%SRCROOT%' },
        region: { startLine: 19, startColumn: 61 },
      },
      logicalLocations: [{ fullyQualifiedName: 'production.cluster.endpoint.publicFrom[0]' }],
    });
    expect(result.properties).toEqual({ environment: 'production', path: 'cluster.endpoint.publicFrom[0]', precision: 'exact' });
  });

  test('explains every rule that it mentions, and only those', () => {
    const other: Finding = { ...finding, rule: 'NET012' };
    const run = runOf(report({ findings: [finding, other, finding] }));
    expect(run.tool.driver.rules.map(({ id }) => id).toSorted()).toEqual(['CLU021', 'NET012']);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(run.tool.driver.rules[0]?.helpUri).toMatch(/^https:/);
    expect(run.tool.driver.rules[0]?.help.text).toContain('Fix: ');
  });

  test.each(['error', 'warning', 'note'] as const)('has the level of an %s', (severity) => {
    expect(resultOf({ severity }).level).toBe(severity);
  });

  const outside = (path: string): object => ({ uri: pathToFileURL(resolve(ROOT, path)).href });
  test.each<[string, string, object]>([
    ['envs/a b#c.ts', '.', { uri: 'envs/a%20b%23c.ts', uriBaseId: '%SRCROOT%' }],
    ['envs/a b#c.ts', 'infra/platform', { uri: 'infra/platform/envs/a%20b%23c.ts', uriBaseId: '%SRCROOT%' }],
    ['../network/main.tf.json', 'infra/platform', { uri: 'infra/network/main.tf.json', uriBaseId: '%SRCROOT%' }],
    ['..a/main.tf.json', '.', { uri: '..a/main.tf.json', uriBaseId: '%SRCROOT%' }],
    ['../../../other/a b.tf.json', 'infra/platform', outside('../other/a b.tf.json')],
    ['../main.tf.json', '.', outside('../main.tf.json')],
  ])('names %s, from %s, as code scanning finds it', (file, folder, location) => {
    const place = { file, line: 1, column: 1, precision: 'exact' } as const;
    const { physicalLocation } = resultOf({ place }, { ...context, folder: join(ROOT, folder) }).locations[0]!;
    expect(physicalLocation.artifactLocation).toEqual(location);
  });

  test('says when a place is only near', () => {
    const near = resultOf({ place: { file: 'envs/a.ts', line: 3, column: 1, precision: 'near' } });
    expect(near.properties['precision']).toBe('near');
    expect(near.message.text).toContain('nearest line');
    expect(resultOf({}).message.text).not.toContain('nearest line');
  });

  test('shows what concerns all environments where they are listed', () => {
    const { place: _, ...rest } = finding;
    const result = runOf(report({ findings: [{ ...rest, environment: undefined, path: [] }] })).results[0]!;
    expect(result.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'envs/index.ts' },
      region: { startLine: 1 },
    });
    expect(result.properties['precision']).toBe('near');
  });

  describe('has a fingerprint', () => {
    const print = (overrides: Partial<Finding>): string => resultOf(overrides).partialFingerprints.primaryLocationLineHash;

    test('that does not change when lines or words do', () => {
      const moved = print({ place: { ...finding.place!, line: 99, column: 5 } });
      expect([moved, print({ message: 'put differently' }), print({ received: "'::/0'" })]).toEqual([
        print({}),
        print({}),
        print({}),
      ]);
    });

    test('that tells findings of one line apart', () => {
      const path = ['cluster', 'endpoint', 'publicFrom', 1];
      expect(new Set([print({}), print({ path }), print({ environment: 'dev' }), print({ rule: 'NET012' })]).size).toBe(4);
    });
  });

  test('keeps what was acknowledged, with the reason', () => {
    const run = runOf(
      report({ findings: [finding], accepted: [{ finding: { ...finding, rule: 'NET012' }, reason: 'saves money' }] }),
    );
    expect(run.results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ['CLU021', undefined],
      ['NET012', [{ kind: 'inSource', status: 'accepted', justification: 'saves money' }]],
    ]);
  });

  test('says that nothing was looked at when the packages do not fit', () => {
    const run = runOf(report({ packages: ['two copies of constructs'] }));
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 1,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'two copies of constructs' } }],
    });
  });
});
