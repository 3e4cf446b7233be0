import { eksAuto } from '../support/eks-auto';
import { smallInput } from '../support/environment';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const project = new TestProject({ 'envs/index.ts': `export default ${JSON.stringify([smallInput])};\n` });
const unsound = new TestProject({
  'envs/index.ts': `export default ${JSON.stringify([{ ...smallInput, network: undefined }])};\n`,
});

describe('whoever asks for JSON gets one document', () => {
  test.each<[string, readonly string[]]>([
    ['list', ['list', '--json']],
    ['show', ['show', 'dev', '--json']],
    ['network', ['network', 'dev', '--json']],
    ['preflight', ['preflight', 'dev', '--print', '--json']],
    ['plan', ['plan', '--offline', '--json']],
    ['export', ['export', '--to', 'out', '--json']],
    ['manifests', ['manifests', 'dev', '--to', 'out', '--json']],
    ['check', ['check', '--json']],
    ['synth', ['synth', '--format', 'json']],
  ])('%s, where nothing can be loaded', async (_, args) => {
    const { code, stdout } = await eksAuto(project, ...args, '--envs', 'nowhere.ts');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      ok: false,
      findings: [{ rule: 'SHP004', severity: 'error', message: 'nowhere.ts does not exist' }],
    });
  });

  test.each<[string, TestProject, readonly string[], number, string]>([
    [
      'a revision that git does not know',
      project,
      ['check', '--json', '--against', 'nope'],
      2,
      'the project lies in no git repository',
    ],
    [
      'an environment that does not exist',
      project,
      ['show', 'prod', '--json'],
      2,
      "there is no environment 'prod'; there is dev",
    ],
    ['an option that does not exist', project, ['check', '--format=json', '--bogus'], 2, "unknown option '--bogus'\n"],
    ['an option that is missing', project, ['export', '--json'], 2, "required option '--to <folder>' not specified\n"],
    ['a folder without stacks', project, ['plan', '--offline', '--json', '--dir', 'nope'], 1, 'nope does not exist; '],
    ['a network that could not be decided', unsound, ['network', 'dev', '--json'], 1, 'dev: the network could not be decided'],
    ['an environment with errors', unsound, ['preflight', 'dev', '--print', '--json'], 1, 'SHP'],
  ])('about %s', async (_, where, args, code, error) => {
    const outcome = await eksAuto(where, ...args);
    expect(outcome.code).toBe(code);
    expect(JSON.parse(outcome.stdout)).toEqual({ version: 1, ok: false, error: expect.stringContaining(error) });
    // People read it where they always do.
    expect(outcome.stderr).toContain(error.split('\n')[0]);
  });

  test('and nobody else does', async () => {
    expect(await eksAuto(project, 'show', 'prod')).toMatchObject({ code: 2, stdout: '' });
    expect((await eksAuto(project, 'list', '--json')).stdout).toMatch(/^\{\n {2}"version": 1,\n {2}"environments"/);
  });
});
