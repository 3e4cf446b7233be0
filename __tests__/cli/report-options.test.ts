import { mkdirSync } from 'node:fs';
import { smallInput } from '../support/environment';
import { eksAuto } from '../support/eks-auto';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const broken = {
  ...smallInput,
  account: '12',
  // Nobody but the pipeline: a note.
  access: { pipeline: smallInput.access.pipeline },
  acknowledge: [{ rule: 'ENV105', reason: 'known' }],
};

/** A project in a folder of a repository, as in a repository of several projects. */
const repository = new TestProject({
  'infra/platform/package.json': '{ "name": "platform" }',
  'infra/platform/envs/index.ts': `export default [\n  ${JSON.stringify(broken)},\n];\n`,
});
mkdirSync(repository.path('.git'));
const folder = repository.path('infra/platform');
const file = (name: string): string => repository.read(`infra/platform/${name}`);

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly suppressions?: readonly unknown[];
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

describe('the format of a report', () => {
  test('is SARIF with files named from the root of the repository', async () => {
    const { code, stdout, stderr } = await eksAuto(folder, 'check', '--format', 'sarif');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { results } = (JSON.parse(stdout) as Sarif).runs[0]!;
    const [error] = results;
    const acknowledged = results.find(({ suppressions }) => suppressions !== undefined);
    expect(error).toMatchObject({ ruleId: expect.stringMatching(/^ENV/), level: 'error' });
    expect(error!.locations[0]!.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'infra/platform/envs/index.ts' },
      region: { startLine: 2 },
    });
    expect(acknowledged).toMatchObject({ ruleId: 'ENV105', suppressions: [{ justification: 'known' }] });
    expect(acknowledged!.locations[0]!.physicalLocation.artifactLocation.uri).toBe('infra/platform/envs/index.ts');
  });

  test('is Markdown for a pull request', async () => {
    const { code, stdout } = await eksAuto(folder, 'check', '--format', 'markdown');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^<!-- eks-auto:report -->\n\n### eks-auto: 1 error, \d notes?; this cannot be applied\n/);
  });

  test('is the same JSON under its older name', async () => {
    const [one, other] = [await eksAuto(folder, 'check', '--json'), await eksAuto(folder, 'check', '--format', 'json')];
    expect(one.stdout).toBe(other.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({
      ok: false,
      acknowledged: [{ rule: 'ENV105', file: 'envs/index.ts', line: 2 }],
    });
  });

  test('is one of those that exist, and one only', async () => {
    expect(await eksAuto(folder, 'check', '--format', 'xml')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/text, json, markdown, sarif/),
    });
    expect(await eksAuto(folder, 'check', '--format', 'sarif', '--json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('contradict'),
    });
  });
});

describe('the file of a report', () => {
  test.each(['sarif', 'json', 'markdown', 'text'])('holds %s, while the terminal says what it always says', async (format) => {
    const { code, stdout, stderr } = await eksAuto(folder, 'check', '--format', format, '--output', `reports/${format}`);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^note /);
    expect(stderr).toMatch(/^error ENV\d{3} {2}dev\.account/);
    const place = `the report is in reports/${format}\n`;
    expect(stderr.endsWith(place)).toBe(true);
    expect(file(`reports/${format}`)).toContain('account');
    expect(file(`reports/${format}`)).toBe(
      format === 'text' ? stdout + stderr.slice(0, -place.length) : (await eksAuto(folder, 'check', '--format', format)).stdout,
    );
  });

  test('is written by synth as well, beside the Terraform JSON', async () => {
    const project = new TestProject({ 'envs/index.ts': `export default ${JSON.stringify([smallInput])};\n` });
    const { code, stdout } = await eksAuto(project.folder, 'synth', '--format', 'markdown', '--output', 'report.md');
    expect(code).toBe(0);
    expect(stdout).toMatch(/wrote cdktf\.out .*\nthe report is in report\.md\n$/);
    expect(project.read('report.md')).toContain('dev-cluster');
  });

  test('that is a folder is told in words', async () => {
    const { code, stderr } = await eksAuto(folder, 'check', '--format', 'json', '--output', 'envs');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error {2}\S*platform.envs \(rename\): a folder stands where a file is needed\n$/);
  });

  // Node makes folders below such a place for ever.
  const impossible = process.platform === 'linux' ? test : test.skip;
  impossible('below a place where nothing can be made is told in words', async () => {
    expect(await eksAuto(folder, 'check', '--format', 'json', '--output', '/proc/eks-auto/reports/x.json')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error  /proc/eks-auto (mkdir): it does not exist, or cannot be made here\n',
    });
  });

  test('that cannot be written is told in words', async () => {
    const { code, stderr } = await eksAuto(folder, 'check', '--format', 'json', '--output', 'package.json/x');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error {2}\S*package\.json\S* \(\w+\): /);
  });
});
