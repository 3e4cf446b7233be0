import { execFileSync, spawnSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import { eksAuto, type Outcome } from '../support/eks-auto';
import { smallInput } from '../support/environment';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const describeWithGit = spawnSync('git', ['--version']).status === 0 ? describe : describe.skip;

const listing = (...inputs: readonly unknown[]): Record<string, string> => ({
  'envs/index.ts': `export default ${JSON.stringify(inputs, undefined, 2)};\n`,
});

const withCluster = (cluster: Partial<EnvironmentInput['cluster']>): unknown => ({
  ...smallInput,
  cluster: { ...smallInput.cluster, ...cluster },
});

/** A repository with one commit. */
function committed(files: Readonly<Record<string, string>>): { readonly project: TestProject; readonly git: Git } {
  const project = new TestProject({ '.gitignore': 'node_modules\n', ...files });
  const git: Git = (...args) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: project.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  return { project, git };
}

type Git = (...args: readonly string[]) => string;

const rulesOf = ({ stdout }: Outcome): readonly string[] =>
  (JSON.parse(stdout) as { findings: readonly { rule: string }[] }).findings.map(({ rule }) => rule);

describeWithGit('eks-auto check --against <revision>', () => {
  const { project } = committed(listing(withCluster({ version: '1.35' })));

  it('tells what the change would cost, in a fresh clone too', async () => {
    // GIVEN a version that leaves one out, and nothing that was synthesized before
    project.write(listing(withCluster({ version: '1.37' })));
    expect(project.has('cdktf.out')).toBe(false);
    // WHEN it is compared with what was committed
    const outcome = await eksAuto(project, 'check', '--against', 'HEAD', '--json');
    // THEN
    expect(outcome.code).toBe(0);
    expect(rulesOf(outcome)).toContain('ENG020');
    expect(rulesOf(await eksAuto(project, 'check', '--json'))).not.toContain('ENG020');
  });

  it('says with what it has compared, and leaves nothing behind', async () => {
    const { project: fresh, git } = committed(listing(withCluster({ version: '1.35' })));
    fresh.write(listing(withCluster({ version: '1.36' })));
    const before = [fresh.list('.').filter((file) => !file.startsWith('node_modules')), git('status', '--short')];
    const { stdout } = await eksAuto(fresh, 'check', '--against', 'HEAD');
    expect(stdout).toContain('checked against HEAD, nothing was written');
    expect(stdout).not.toContain('ENG020');
    expect([fresh.list('.').filter((file) => !file.startsWith('node_modules')), git('status', '--short')]).toEqual(before);
  });

  it('removes what a run that was killed has left, and nothing of one that is at work', async () => {
    const { project: fresh } = committed(listing(smallInput));
    fresh.write({ '.eks-auto-revision-killed/tree/a.ts': '', '.eks-auto-revision-at-work/tree/a.ts': '' });
    const twoHoursAgo = Date.now() / 1000 - 2 * 60 * 60;
    utimesSync(join(fresh.folder, '.eks-auto-revision-killed'), twoHoursAgo, twoHoursAgo);
    expect((await eksAuto(fresh, 'check', '--against', 'HEAD')).code).toBe(0);
    expect(fresh.has('.eks-auto-revision-killed')).toBe(false);
    expect(fresh.has('.eks-auto-revision-at-work')).toBe(true);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['has no such file', { 'other.ts': '' }, 'envs/index.ts is not in HEAD'],
    [
      'has environments with errors',
      listing({ ...smallInput, account: '12' }),
      'the environments of HEAD have errors themselves',
    ],
    [
      'cannot be loaded',
      { 'envs/index.ts': 'export const dev = {};' },
      'the environments of HEAD cannot be loaded: envs/index.ts has no default export',
    ],
  ])('ENG030 a revision that %s cannot be compared with', async (_, files, message) => {
    const { project: fresh } = committed(files);
    fresh.write(listing(smallInput));
    const { code, stdout } = await eksAuto(fresh, 'check', '--against', 'HEAD');
    expect(code).toBe(0);
    expect(stdout).toContain('note ENG030');
    expect(stdout).toContain(message);
  });

  it('reads a project that lies below its repository, with what it imports from above', async () => {
    const { project: fresh } = committed({
      'shared.ts': "export const version = '1.35';\n",
      'platform/package.json': '{ "name": "platform" }',
      'platform/envs/index.ts': `import { version } from '../../shared';
export default [{ ...${JSON.stringify(smallInput)}, cluster: { ...${JSON.stringify(smallInput.cluster)}, version } }];\n`,
    });
    fresh.write({ 'shared.ts': "export const version = '1.37';\n" });
    const outcome = await eksAuto(fresh, 'check', '--against', 'HEAD', '--json', '--envs', 'platform/envs/index.ts');
    expect(rulesOf(outcome)).toContain('ENG020');
  });

  it.each<[string, unknown, readonly string[]]>([
    ['another project, once', { ...smallInput, project: 'other' }, ['ENG031']],
    [
      'zones that a control plane cannot change, once',
      {
        ...smallInput,
        network: { ...smallInput.network, zones: ['apne1-az1', 'apne1-az4'] },
        cluster: { ...smallInput.cluster, zones: ['apne1-az1', 'apne1-az4'] },
      },
      ['ENG029'],
    ],
    [
      'another notation, without what follows from it',
      {
        ...smallInput,
        network: { ...smallInput.network, zones: ['ap-northeast-1a', 'ap-northeast-1c'] },
        cluster: { ...smallInput.cluster, zones: ['ap-northeast-1a', 'ap-northeast-1c'] },
      },
      ['ENG012'],
    ],
  ])('tells of %s', async (_, input, rules) => {
    const { project: fresh } = committed(listing(smallInput));
    fresh.write(listing(input));
    const told = rulesOf(await eksAuto(fresh, 'check', '--against', 'HEAD', '--json'));
    expect(told.filter((rule) => rule.startsWith('ENG'))).toEqual(rules);
  });

  it('names what nobody makes any more', async () => {
    const { project: fresh } = committed(
      listing(smallInput, { ...smallInput, name: 'old', network: { ...smallInput.network, cidr: '10.99.0.0/16' } }),
    );
    fresh.write(listing(smallInput));
    const { stdout } = await eksAuto(fresh, 'check', '--against', 'HEAD');
    expect(stdout).toContain(
      "warning ENG010  project\n                received 'old-network', 'old-cluster'; no environment makes them any more\n",
    );
    expect((await eksAuto(fresh, 'check', 'dev', '--against', 'HEAD')).stdout).not.toContain('ENG010');
  });

  it('asks whether an environment only got another name', async () => {
    const { project: fresh } = committed(listing(smallInput));
    fresh.write(listing({ ...smallInput, name: 'trial' }));
    expect((await eksAuto(fresh, 'check', '--against', 'HEAD')).stdout).toContain(
      "if 'trial' is another name of 'dev', write the old one",
    );
    // Who has removed one has not renamed it.
    const { project: other } = committed(listing(smallInput, { ...smallInput, name: 'old' }));
    other.write(listing(smallInput));
    const { stdout } = await eksAuto(other, 'check', '--against', 'HEAD');
    expect(stdout).toContain('warning ENG010');
    expect(stdout).not.toContain('another name of');
  });

  test.each<[string, () => TestProject, readonly string[], string]>([
    ['an unknown revision', () => project, ['--against', 'nonsense'], "git knows no revision 'nonsense' here"],
    ['an option in place of a revision', () => project, ['--against=--all'], "git knows no revision '--all' here"],
    ['no repository', () => new TestProject(listing(smallInput)), ['--against', 'HEAD'], 'the project lies in no git repository'],
    ['a folder of JSON', () => project, ['--against', 'HEAD', '--dir', 'cdktf.out'], '--against goes with environments'],
  ])('%s is a wrong command line', async (_, of, args, message) => {
    const { code, stderr } = await eksAuto(of(), 'check', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
