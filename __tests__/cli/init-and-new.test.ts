import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Ask } from '../../lib/cli/context';
import { smallInput } from '../support/environment';
import { eksAutoAt, type Outcome } from '../support/eks-auto';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const PACKAGE = 'cdktf-eks-auto-mode';

/** Somebody who gives these answers, in this order, and notes what was asked. */
interface Person {
  readonly answers: readonly string[];
  readonly asked: string[];
}

/** Runs the command line in a folder, with somebody at the terminal or without. */
function eksAuto(cwd: string, args: readonly string[], person?: Person): Promise<Outcome> {
  const ask: Ask = (question) => {
    const answer = person?.answers[person.asked.length];
    person?.asked.push(question);
    return answer === undefined ? Promise.reject(new Error(`nobody answers '${question}'`)) : Promise.resolve(answer);
  };
  return eksAutoAt({ cwd, talk: person && ((conversation) => conversation(ask)) }, args);
}

/** Gives a project the packages of this one, and this one itself. */
function link(folder: string): void {
  const modules = join(folder, 'node_modules');
  rmSync(modules, { force: true });
  mkdirSync(join(modules, PACKAGE), { recursive: true });
  for (const name of readdirSync(resolve('node_modules'))) symlinkSync(resolve('node_modules', name), join(modules, name));
  writeFileSync(
    join(modules, PACKAGE, 'package.json'),
    JSON.stringify({ name: PACKAGE, exports: { './environment': './environment.js', './package.json': './package.json' } }),
  );
  const environment = JSON.stringify(resolve('lib', 'environment.ts'));
  writeFileSync(join(modules, PACKAGE, 'environment.js'), `module.exports = require(${environment});\n`);
}

function project(files: Readonly<Record<string, string>> = {}): TestProject {
  const made = new TestProject(files);
  link(made.folder);
  return made;
}

const said = [
  ...['--profile', 'development', '--account', '111122223333', '--region', 'eu-central-1'],
  ...['--apply-role', 'terraform-apply', '--public-from', '203.0.113.0/24'],
];

const listing = (...inputs: readonly unknown[]): string => `export default ${JSON.stringify(inputs)};\n`;

describe('init', () => {
  test('takes an absolute path for the list, from wherever it is run', async () => {
    const made = project();
    const elsewhere = project();
    const { code, stderr } = await eksAuto(elsewhere.folder, ['init', 'dev', ...said, '--envs', made.path('envs/index.ts')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(made.list('envs')).toEqual(['dev.ts', 'index.ts']);
    expect(elsewhere.list('.').filter((name) => !name.startsWith('node_modules'))).toEqual(['package.json']);
  });

  test('writes an environment and a list, which pass check', async () => {
    const made = project();
    const { code, stdout, stderr } = await eksAuto(made.folder, ['init', 'dev', ...said]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('wrote envs/dev.ts, listed in envs/index.ts');
    // As it can be typed: the command is not on the PATH of a new project.
    expect(stdout).toContain('next: npx eks-auto check dev, ');
    expect(stdout).toContain('10.10.0.0/16 was chosen');
    expect(stdout).toContain('its zones were chosen');
    expect(made.list('envs')).toEqual(['dev.ts', 'index.ts']);
    const checked = await eksAuto(made.folder, ['check', '--json']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, environments: [{ name: 'dev' }] });
  });

  test('adds to a list, with a range that nobody has and the project of the others', async () => {
    const made = project({ 'envs/index.ts': listing({ ...smallInput, project: 'shop' }) });
    const { code } = await eksAuto(made.folder, ['init', 'eu-west', ...said]);
    expect(code).toBe(0);
    expect(made.read('envs/eu-west.ts')).toContain("project: 'shop',");
    expect(made.read('envs/eu-west.ts')).toContain("cidr: '10.20.0.0/16'");
    expect(made.read('envs/index.ts')).toMatch(/^import euWest from '\.\/eu-west';\n\n.*, euWest\];\n$/);
    expect(JSON.parse((await eksAuto(made.folder, ['check', '--json'])).stdout)).toMatchObject({ ok: true });
  });

  test('says that a region is not known, whatever else is wrong, and asks for its zones instead of counting them', async () => {
    const made = project();
    const args = said.map((arg) => (arg === 'eu-central-1' ? 'eu-central-9' : arg === '111122223333' ? '1111' : arg));
    const { code, stdout, stderr } = await eksAuto(made.folder, ['init', 'dev', ...args]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.match(/^(error|warning) \S+/gm)).toEqual(['error ENV003', 'error NET015', 'warning ENV005']);
    expect(stderr).toMatch(/the usual zones of eu-central-9 are not known\n +fix: name two or three with --zones/);
    expect(stderr).toContain("did you mean 'eu-central-");
    expect(made.list('envs')).toEqual([]);
  });

  test('in this repository imports the source', async () => {
    const made = new TestProject({ 'package.json': `{ "name": "${PACKAGE}" }` });
    await eksAuto(made.folder, ['init', 'dev', ...said]);
    expect(made.read('envs/dev.ts')).toContain("from '../lib/environment';");
  });

  test('says what to add to a list that it does not understand', async () => {
    const list = `const all = ${JSON.stringify([smallInput])};\nexport default all;\n`;
    const made = project({ 'envs/index.ts': list });
    const { code, stdout } = await eksAuto(made.folder, ['init', 'test', ...said]);
    expect(code).toBe(0);
    expect(stdout).toContain("envs/index.ts is not written as expected; add to it:\n  import test from './test'");
    expect(made.read('envs/index.ts')).toBe(list);
    expect(made.has('envs/test.ts')).toBe(true);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['dev', said, /there is an environment 'dev' already/],
    ['other', said, /envs\/other\.ts exists already/],
    ['index', said, /'index' is the file that lists environments/],
    ['test', [], /without a terminal; missing --profile, --account, --region, --apply-role, --public-from or --runner\n/],
    ['test', said.slice(0, -2), /missing --public-from or --runner\n/],
  ])('%s %j is refused', async (name, args, message) => {
    const made = project({ 'envs/index.ts': listing(smallInput), 'envs/other.ts': 'kept' });
    const before = made.list('envs');
    expect(await eksAuto(made.folder, ['init', name, ...args])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
    expect(made.list('envs')).toEqual(before);
    expect(made.read('envs/other.ts')).toBe('kept');
  });

  test.each<[string, readonly string[], RegExp]>([
    ['an account that is none', ['--account', '12'], /ENV003 {2}test\.account\n[\s\S]*1 error; nothing was written/],
    ['a region that is none', ['--region', 'Frankfurt'], /ENV004 {2}test\.region/],
    ['a name that is none', ['--profile', 'prod'], /SHP\d+ {2}test\.profile/],
    [
      'a private API that Terraform does not reach',
      ['--public-from', '', '--delivery', 'terraform', '--runner', 'anywhere'],
      /PLT001/,
    ],
  ])('%s is told as everywhere, and nothing is written', async (_, args, message) => {
    const made = project();
    const { code, stderr } = await eksAuto(made.folder, ['init', 'test', ...said, ...args]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
    expect(made.has('envs')).toBe(false);
  });

  test('asks for what is missing, again where an answer is wrong', async () => {
    const made = project();
    const person: Person = {
      answers: [
        '',
        '12',
        '111122223333',
        'ca-central-1',
        '',
        '',
        'terraform-apply',
        '',
        'platform-admin',
        '',
        '',
        'example-state',
      ],
      asked: [],
    };
    const { code, stdout, stderr } = await eksAuto(made.folder, ['init', 'production'], person);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(person.asked[0]).toMatch(/^Profile: .* \[production\]: $/);
    expect(person.asked[2]).toMatch(/^ {2}received '12'; .*twelve digits\nAWS account/);
    expect(person.asked[4]).toBe('Zones, by id [cac1-az1,cac1-az2,cac1-az4]: ');
    expect(person.asked[6]).toMatch(/^ {2}this has to be known\nIAM role that runs terraform apply/);
    expect(person.asked).toHaveLength(person.answers.length);
    expect(stdout).toContain('its zones were chosen');
    const text = made.read('envs/production.ts');
    expect(text).toContain("admins: ['arn:aws:iam::111122223333:role/platform-admin']");
    expect(text).toContain("bucket: 'example-state'");
    expect(text).toContain("runner: 'in-network'");
  });

  test('asks again what was probably misspelt, and takes it when it was meant', async () => {
    const questions = async (...answers: string[]): Promise<readonly string[]> => {
      const person: Person = { answers: [...answers, ...Array.from({ length: 4 }, () => '')], asked: [] };
      const args = said.filter((arg) => !['--region', 'eu-central-1'].includes(arg));
      await eksAuto(project().folder, ['init', 'dev', ...args], person);
      return person.asked;
    };
    expect((await questions('eu-centrl-1', 'eu-central-1'))[1]).toMatch(/Did you mean 'eu-central-1'\?\nRegion: $/);
    // Nobody knows its zones, so they have to be named.
    const asked = await questions('eu-centrl-1', 'eu-centrl-1', '', 'eu-centrl-1a,eu-centrl-1b');
    expect(asked[2]).toBe('Zones, by id: ');
    expect(asked[3]).toBe('  this has to be known\nZones, by id: ');
    expect(asked[4]).toMatch(/^IAM role that runs terraform plan/);
  });

  test('asks only what the options leave open', async () => {
    const person: Person = { answers: ['eu-west-1', '', '', '', ''], asked: [] };
    const args = [
      '--profile',
      'development',
      '--account',
      '111122223333',
      '--apply-role',
      'a',
      '--public-from',
      '203.0.113.0/24',
    ];
    expect(await eksAuto(project().folder, ['init', 'dev', ...args], person)).toMatchObject({ code: 0 });
    expect(person.asked.map((question) => question.split(' ')[0])).toEqual(['Region:', 'Zones,', 'IAM', 'IAM', 'S3']);
  });

  test('asks nothing when everything was said', async () => {
    const person: Person = { answers: [], asked: [] };
    expect(await eksAuto(project().folder, ['init', 'dev', ...said], person)).toMatchObject({ code: 0 });
    expect(person.asked).toEqual([]);
  });
});

describe('new', () => {
  const parent = new TestProject();
  const laidOut = join(parent.folder, 'Shop 2');

  test('lays out a project that passes check and compiles', async () => {
    const { code, stdout, stderr } = await eksAuto(parent.folder, ['new', 'Shop 2', ...said]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/cd 'Shop 2'\n {2}npm install +# the package has to be in your registry/);
    link(laidOut);
    const checked = await eksAuto(laidOut, ['check', '--json']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, environments: [{ name: 'dev' }] });
  });

  test('leaves nothing beside it', () => {
    expect(readdirSync(parent.folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(parent.list('Shop 2/envs')).toEqual(['dev.ts', 'index.ts']);
  });

  test('depends on exactly what this package is tested with', () => {
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const manifest = parent.json<Record<string, Record<string, string>>>('Shop 2/package.json');
    expect(manifest).toMatchObject({ name: 'shop-2', private: true, overrides: own['overrides'] });
    expect(manifest['dependencies']).toEqual({
      [PACKAGE]: own['version'],
      ...Object.fromEntries(Object.keys(own['peerDependencies'] ?? {}).map((name) => [name, own['devDependencies']?.[name]])),
    });
    const versions = Object.values({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('its cdktf.json has an id of its own', async () => {
    const first = parent.json<{ projectId: string }>('Shop 2/cdktf.json');
    await eksAuto(parent.folder, ['new', 'other', ...said, '--package', 'file:../package.tgz']);
    const second = parent.json<{ projectId: string; app: string }>('other/cdktf.json');
    expect(second.projectId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.projectId).not.toBe(first.projectId);
    expect(second.app).toBe(`node -r ${PACKAGE}/register main.ts`);
    expect(parent.json<Record<string, unknown>>('other/package.json')).toMatchObject({
      dependencies: { [PACKAGE]: 'file:../package.tgz' },
    });
    expect(parent.read('other/README.md')).toContain('comes from `file:../package.tgz`, a file');
    expect(parent.read('Shop 2/README.md')).toContain('It may not be in your registry yet');
  });

  test('its pipeline runs scripts that it has', () => {
    const { scripts } = parent.json<{ scripts: Record<string, string> }>('Shop 2/package.json');
    const workflow = parse(parent.read('Shop 2/.github/workflows/ci.yml')) as { jobs: { check: { steps: { run?: string }[] } } };
    const ran = workflow.jobs.check.steps.flatMap(({ run: line }) => (line === undefined ? [] : [line]));
    expect(ran[0]).toBe('npm ci');
    const named = ran.slice(1).map((line) => /^npm run (\w+)/.exec(line)?.[1] ?? line);
    expect(named).toEqual(['typecheck', 'check', 'synth']);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });

  test('takes an empty folder, and keeps it', async () => {
    mkdirSync(join(parent.folder, 'empty'));
    expect(await eksAuto(join(parent.folder, 'empty'), ['new', '.', ...said])).toMatchObject({ code: 0 });
    expect(parent.json<{ name: string }>('empty/package.json').name).toBe('empty');
  });

  test.each<[string, readonly string[], RegExp, 0 | 1 | 2]>([
    ['Shop 2', said, /Shop 2 exists already and is not an empty folder/, 2],
    ['123', said, /'123' is no name for a project/, 2],
    ['next', [], /missing --profile/, 2],
    ['next', [...said, '--account', '1'], /ENV003 {2}dev\.account[\s\S]*nothing was written/, 1],
    ['next', [...said, '--environment', 'Dev!'], /ENV001/, 1],
  ])('%s %j is refused', async (folder, args, message, code) => {
    expect(await eksAuto(parent.folder, ['new', folder, ...args])).toMatchObject({
      code,
      stderr: expect.stringMatching(message),
    });
    expect(parent.has('next')).toBe(false);
  });
});

test.each([['init'], ['new']])('%s --help has examples', async (command) => {
  const { code, stdout } = await eksAuto(process.cwd(), [command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Examples:\n {2}eks-auto (init|new) /);
});
