import { formatCounts, formatFindings, formatSubject } from '../../lib/report/findings-text';
import { formatSummary, summarize } from '../../lib/report/environment-summary';
import { plainStyle, styleFor, wrapped } from '../../lib/report/terminal';
import { textReport } from '../../lib/report/text-report';
import type { Finding } from '../../lib/rules/finding';
import { smallEnvironment, TODAY } from '../support/environment';
import { platform } from '../support/platform';

const finding: Finding = {
  rule: 'ACC007',
  severity: 'error',
  environment: 'production',
  path: ['access', 'teams', 'payments', 'namespaces', 0],
  received: "'Payments'",
  message: "a namespace is lower case letters, digits and '-', at most 63 characters",
  fix: 'write the name of the namespace',
  suggestion: 'payments',
  place: { file: 'envs/production.ts', line: 19, column: 61, precision: 'exact' },
};

describe('a finding', () => {
  test('says where, what was received, what is accepted and what to do', () => {
    expect(formatFindings([finding], plainStyle)).toBe(
      [
        'error ACC007  production.access.teams.payments.namespaces[0]  envs/production.ts:19',
        "              received 'Payments'; a namespace is lower case letters, digits and '-', at most 63 characters",
        "              did you mean 'payments'?",
        '              fix: write the name of the namespace',
      ].join('\n'),
    );
  });

  test('of something that is missing received nothing', () => {
    const missing: Finding = {
      ...finding,
      severity: 'warning',
      received: undefined,
      message: 'missing; it takes text',
      suggestion: undefined,
      place: { file: 'envs/a.ts', line: 2, column: 1, precision: 'near' },
    };
    expect(formatFindings([missing], plainStyle).split('\n')).toEqual([
      'warning ACC007  production.access.teams.payments.namespaces[0]  near envs/a.ts:2',
      '                missing; it takes text',
      '                fix: write the name of the namespace',
    ]);
  });

  test('fits the terminal', () => {
    const lines = formatFindings([finding], { ...plainStyle, width: 60 }).split('\n');
    expect(lines.slice(1).every(({ length }) => length <= 60)).toBe(true);
    expect(lines.slice(1).join(' ').replace(/\s+/g, ' ')).toContain(finding.message);
  });

  test.each<[Pick<Finding, 'environment' | 'path'>, string]>([
    [{ environment: 'dev', path: ['network', 'zones', 1] }, 'dev.network.zones[1]'],
    [{ environment: 'dev', path: [] }, 'dev'],
    [{ environment: 'dev', path: ['a-b', 'c'] }, 'dev["a-b"].c'],
    [{ environment: undefined, path: ['x'] }, 'x'],
    [{ environment: undefined, path: [] }, 'project'],
  ])('is about %j', (about, expected) => {
    expect(formatSubject(about)).toBe(expected);
  });

  test('that says the same in several places says it once', () => {
    const at = (environment: string, line: number): Finding => ({
      ...finding,
      environment,
      place: { file: `envs/${environment}.ts`, line, column: 1, precision: 'near' },
    });
    const other = { ...at('dev', 1), message: 'something else' };
    expect(formatFindings([at('dev', 1), other, at('staging', 2)], plainStyle).split('\n')).toEqual([
      'error ACC007  dev.access.teams.payments.namespaces[0]  near envs/dev.ts:1',
      '              staging.access.teams.payments.namespaces[0]  near envs/staging.ts:2',
      "              received 'Payments'; a namespace is lower case letters, digits and '-', at most 63 characters",
      "              did you mean 'payments'?",
      '              fix: write the name of the namespace',
      'error ACC007  dev.access.teams.payments.namespaces[0]  near envs/dev.ts:1',
      "              received 'Payments'; something else",
      "              did you mean 'payments'?",
      '              fix: write the name of the namespace',
    ]);
  });

  test('in very many places names ten and counts the rest', () => {
    const many = Array.from({ length: 14 }, (_, index): Finding => ({ ...finding, path: ['zones', index] }));
    const lines = formatFindings(many, plainStyle).split('\n');
    expect(lines.filter((line) => line.includes('production.zones['))).toHaveLength(10);
    expect(lines).toContain('              and 4 more: --format json has all');
  });

  test('is counted by severity', () => {
    const note: Finding = { ...finding, severity: 'note' };
    expect(formatCounts([finding, note, finding])).toBe('2 errors, 1 note');
  });
});

describe('the summary of an environment', () => {
  const { access, ...rest } = smallEnvironment();
  const entry = { type: 'STANDARD', createdRole: undefined, groups: [], userName: undefined, policies: [], tags: {} } as const;
  const arn = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
  const edit = {
    id: 'x',
    policy: 'AmazonEKSEditPolicy',
    policyArn: 'x',
    scope: { type: 'namespace', namespaces: ['a', 'b'] },
  } as const;
  const environment = {
    ...rest,
    access: {
      ...access,
      entries: [
        { ...entry, id: 'p', principalArn: arn('apply'), path: ['pipeline', 'apply'] },
        { ...entry, id: 'a', principalArn: arn('ops/admin'), path: ['admins', 0] },
        { ...entry, id: 'b', principalArn: arn('emergency'), path: ['breakGlass'] },
        { ...entry, id: 'r', principalArn: undefined, createdRole: 'shop-admin', path: ['adminRole'] },
        { ...entry, id: 't', principalArn: arn('pay'), path: ['teams', 'payments'], policies: [edit] },
        { ...entry, id: 'u', principalArn: arn('dev'), path: ['teams', 'dev'], groups: ['devs'] },
      ],
    },
  };
  const stacks = [
    { name: 'dev-network', resources: 34 },
    { name: 'dev-cluster', resources: 1 },
  ];
  const summary = summarize(environment, stacks, TODAY);

  test('names who may enter, and not those of the pipeline', () => {
    expect(summary.admins).toEqual(['admin', 'emergency', 'shop-admin']);
    expect(summary.teams).toEqual(['payments (edit in a, b)', 'dev (groups devs)']);
  });

  test('is a few lines', () => {
    expect(formatSummary({ ...summary, admins: ['admin'], teams: ['x (edit in y)'] }, plainStyle)).toBe(
      [
        'dev · 111122223333 · ap-northeast-1 · Kubernetes 1.36 (standard support until 2027-08-02, then EKS upgrades it)',
        '  dev-network    34 resources',
        '  dev-cluster     1 resource    admins: admin · teams: x (edit in y)',
      ].join('\n'),
    );
  });

  test('says what the platform state makes, and leaves out what GitOps does', () => {
    const said = (delivery: 'terraform' | 'gitops'): readonly string[] =>
      summarize(
        {
          ...environment,
          platform: platform({ delivery, namespaces: { shop: {} }, nodePools: { general: { limits: { cpu: 1 } } } }),
        },
        stacks,
        TODAY,
      ).platform;
    expect(said('terraform')).toEqual(['pools: general', 'namespaces: shop']);
    expect(said('gitops')).toEqual([]);
    const words = { ...summary, stacks: [{ name: 'dev-platform', resources: 2 }], platform: said('terraform') };
    expect(formatSummary(words, plainStyle)).toMatch(/dev-platform {5}2 resources {3}pools: general · namespaces: shop$/);
  });

  test.each<[string, string, string]>([
    ['1.36', '2027-08-02', 'standard support until 2027-08-02, then EKS upgrades it'],
    ['1.36', '2027-08-03', 'extended support until 2028-08-02, then EKS upgrades it'],
    ['1.36', '2028-08-03', 'support has ended'],
    ['1.36', '2026-01-01', 'not released yet'],
    ['1.99', '2026-11-21', 'not in the calendar of this release'],
  ])('says what support %s has on %s', (version, day, expected) => {
    expect(summarize({ ...environment, cluster: { ...rest.cluster, version } }, stacks, day).support).toBe(expected);
  });
});

test('on a narrow terminal no line is longer than it, and the place has a line of its own', () => {
  const style = { ...plainStyle, width: 60 };
  const long = {
    ...finding,
    path: ['access', 'teams', 'payments', 'namespaces', 0],
    place: { file: 'envs/production.ts', line: 19, column: 1, precision: 'exact' },
  } as const;
  const lines = formatFindings([long], style).split('\n');
  expect(lines.slice(0, 2)).toEqual([
    expect.stringMatching(/namespaces\[0\]$/),
    expect.stringMatching(/^ +envs\/production\.ts:19$/),
  ]);
  const summary = {
    name: 'production',
    account: '111122223333',
    region: 'ap-northeast-1',
    kubernetesVersion: '1.36',
    support: 'standard support until 2027-08-02, then EKS upgrades it',
    stacks: [{ name: 'production-cluster', resources: 35 }],
    admins: ['platform-admin', 'break-glass'],
    teams: ['payments (edit in payments)'],
    platform: [],
  };
  const all = [...lines, ...formatSummary(summary, style).split('\n')];
  expect(all.filter((line) => line.length > 60)).toEqual([]);
  expect(formatSummary(summary, plainStyle).split('\n')).toHaveLength(2);
});

test('counts stand in the same order whether notes are told or counted', () => {
  const of = (severity: Finding['severity']): Finding => ({ ...finding, severity });
  const report = {
    findings: [of('warning'), of('note')],
    accepted: [{ finding, reason: 'known' }],
    packages: [],
    environments: [],
    written: undefined,
  };
  const styles = { out: plainStyle, err: plainStyle };
  expect(textReport(report, 0, true, styles).stdout).toContain('\n1 warning, 1 note · 1 acknowledged\n');
  expect(textReport(report, 0, false, styles).stdout).toContain('\n1 warning · 1 note (eks-auto check) · 1 acknowledged\n');
});

describe('colour and width', () => {
  const terminal = { isTTY: true, columns: 90 };
  const coloured = (stream: { isTTY?: boolean }, env: Record<string, string> = {}, argv: string[] = []): boolean =>
    styleFor(stream, env, argv).red('x') !== 'x';

  test.each<[string, boolean, boolean]>([
    ['a terminal has colour', coloured(terminal), true],
    ['a pipe has none', coloured({}), false],
    ['not even in CI', coloured({}, { CI: 'true' }), false],
    ['NO_COLOR takes it away', coloured(terminal, { NO_COLOR: '1' }), false],
    ['an empty NO_COLOR means nothing', coloured(terminal, { NO_COLOR: '' }), true],
    ['--no-color takes it away', coloured(terminal, {}, ['--no-color']), false],
    ['FORCE_COLOR brings it back', coloured({}, { FORCE_COLOR: '1' }), true],
    ['FORCE_COLOR=0 takes it away', coloured(terminal, { FORCE_COLOR: '0' }), false],
    ['a dumb terminal has none', coloured(terminal, { TERM: 'dumb' }), false],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test('text is as wide as the terminal, and is not broken in pipes', () => {
    expect(styleFor(terminal, {}, []).width).toBe(90);
    expect(styleFor({ isTTY: true, columns: 10 }, {}, []).width).toBe(60);
    expect(styleFor({}, {}, []).width).toBe(Infinity);
  });

  test.each<[string, number, number, string]>([
    ['one two three', 2, 9, 'one two\n  three'],
    ['one two three', 0, 100, 'one two three'],
    ['averyveryverylongword x', 1, 5, 'averyveryverylongword\n x'],
    ['a\nb', 2, 20, 'a\n  b'],
  ])('%j is broken between words', (text, indent, width, expected) => {
    expect(wrapped(text, indent, width)).toBe(expected);
  });
});
