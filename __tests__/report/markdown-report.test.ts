import { MARKER, markdownReport } from '../../lib/report/markdown-report';
import type { Report } from '../../lib/report/report';
import { lineAddress } from '../../lib/report/repository-file';
import type { Finding } from '../../lib/rules/finding';

const finding: Finding = {
  rule: 'CLU021',
  severity: 'warning',
  environment: 'production',
  path: ['cluster', 'endpoint', 'publicFrom', 0],
  received: "'0.0.0.0/0'",
  message: 'this is every address there is',
  fix: "write `endpoint: 'private'`",
  suggestion: undefined,
  place: { file: 'envs/production.ts', line: 19, column: 61, precision: 'near' },
};

const inRepository = { folder: '/shop/platform', root: '/shop' };
const written = (overrides: Partial<Report>, context: Parameters<typeof markdownReport>[1] = inRepository): string =>
  markdownReport({ findings: [], accepted: [], packages: [], environments: [], written: undefined, ...overrides }, context);

const ofSeverity = (severity: Finding['severity'], count = 1): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => ({ ...finding, severity, path: ['zones', index] }));

describe('a Markdown report', () => {
  test('begins with what a workflow finds its comment by, and the verdict', () => {
    expect(written({}).split('\n').filter(Boolean)).toEqual([MARKER, '### eks-auto: nothing to correct']);
    expect(written({ findings: ofSeverity('note', 2) })).toContain('### eks-auto: nothing to correct, 2 notes\n');
    expect(written({ findings: [...ofSeverity('error'), ...ofSeverity('warning')] })).toContain(
      '### eks-auto: 1 error, 1 warning; this cannot be applied\n',
    );
    expect(written({ packages: ['two copies of constructs'] })).toContain('### eks-auto: the installed packages do not fit\n');
  });

  test('has a row for each finding', () => {
    expect(written({ findings: [finding] }).split('\n')).toContain(
      '| CLU021 | `production.cluster.endpoint.publicFrom[0]`<br>`near platform/envs/production.ts:19` ' +
        "| received `'0.0.0.0/0'`; this is every address there is<br>**fix:** write `endpoint: 'private'` |",
    );
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'GitHub Actions',
      { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'abc' },
      '[`near platform/envs/production.ts:19`](<https://github.example/acme/shop/blob/abc/platform/envs/production.ts#L19>)',
    ],
    [
      'GitLab CI/CD',
      { CI_PROJECT_URL: 'https://gitlab.example/acme/shop', CI_COMMIT_SHA: 'abc' },
      '[`near platform/envs/production.ts:19`](<https://gitlab.example/acme/shop/-/blob/abc/platform/envs/production.ts#L19>)',
    ],
    ['a terminal', { GITHUB_SHA: 'abc' }, '<br>`near platform/envs/production.ts:19` '],
  ])('leads to the line, in %s', (_, env, place) => {
    expect(written({ findings: [finding] }, { ...inRepository, lineAddress: lineAddress(env) })).toContain(place);
  });

  test('names a file outside of the repository as the terminal does', () => {
    const outside = { ...finding, place: { file: '../../other/cdk.tf.json', line: 1, column: 1, precision: 'exact' as const } };
    const github = { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'abc' };
    expect(written({ findings: [outside] }, { ...inRepository, lineAddress: lineAddress(github) })).toContain(
      '<br>`../../other/cdk.tf.json:1` ',
    );
  });

  test('shows what has to be corrected and folds the rest', () => {
    const text = written({
      findings: [...ofSeverity('error'), ...ofSeverity('note')],
      accepted: [{ finding, reason: 'it is a demonstration' }],
    });
    const folded = text.slice(text.indexOf('<details>'));
    expect(text).toContain('#### Errors (1)');
    expect(folded).toContain('<summary>Notes (1)</summary>');
    expect(folded).toContain('<summary>Acknowledged (1)</summary>');
    expect(folded).toContain('**accepted:** it is a demonstration');
    expect(text.indexOf('#### Errors')).toBeLessThan(text.indexOf('<details>'));
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test.each<[string, Partial<Finding>, string]>([
    ['a pipe in a value', { received: "'a|b'" }, "`'a\\|b'`"],
    ['a pipe in words', { message: 'a | b' }, 'a \\| b'],
    ['backticks in a value', { received: "'`x`'" }, "``'`x`'``"],
    ['several lines', { message: 'one\n  two' }, 'one two'],
    ['a tag', { message: 'write <name>' }, 'write &#60;name&#62;'],
    ['a tag in code', { message: 'run `x <name>`' }, 'run `x <name>`'],
    ['a person', { message: 'ask @octocat' }, 'ask &#64;octocat'],
    ['emphasis', { message: 'a*b*c' }, 'a&#42;b&#42;c'],
  ])('keeps %s in its cell', (_, overrides, expected) => {
    const row = written({ findings: [{ ...finding, ...overrides }] })
      .split('\n')
      .find((line) => line.startsWith('| CLU021'));
    expect(row).toContain(expected);
    expect(row?.replaceAll('\\|', '').match(/\|/g)).toHaveLength(4);
  });

  test('fits into a comment, and says how much does not', () => {
    const text = written({ findings: [...ofSeverity('error', 150), ...ofSeverity('note', 900)] });
    expect(text.length).toBeLessThan(65_536);
    expect(text.match(/^\| CLU021/gm)!.length).toBeGreaterThan(200);
    const missing = Number(/… and (\d+) more/.exec(text)?.[1]);
    expect(text.match(/^\| CLU021/gm)!.length + missing).toBe(1050);
    // What has to be corrected comes first.
    expect(text.slice(0, text.indexOf('<details>')).match(/^\| CLU021/gm)).toHaveLength(150);
    expect(text.trimEnd().endsWith('</details>')).toBe(true);
  });
});
