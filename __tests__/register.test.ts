import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { TestProject } from './support/project';

afterAll(() => TestProject.removeAll());

const REGISTER = resolve('register.cjs');
const MAIN = "import list from './envs';\nconsole.log(JSON.stringify(list));\n";
const INDEX = "import dev from './dev';\n\nexport default [dev];\n";

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `node -r ./register.cjs main.ts` in a project; the cache is the tests' own business. */
function start(project: TestProject, env: Readonly<Record<string, string>> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', REGISTER, project.path('main.ts')], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, EKS_AUTO_CACHE: '0', NODE_OPTIONS: '', ...env },
  });
  return { code: status, stdout, stderr };
}

/** A project whose one environment file has this text. */
const withEnvironment = (dev: string): TestProject =>
  new TestProject({ 'main.ts': MAIN, 'envs/index.ts': INDEX, 'envs/dev.ts': dev });

describe('the register hook', () => {
  test('loads TypeScript with everything that it imports', () => {
    const project = withEnvironment(
      "import { name } from './names/index';\nconst dev: { name: string } = { name };\nexport default dev;\n",
    );
    project.write({
      'envs/names/index.ts': "import { last } from '../../last.json';\nexport const name = `dev-${last satisfies string}`;\n",
      'last.json': '{ "last": "a" }',
    });
    expect(start(project)).toEqual({ code: 0, stdout: '[{"name":"dev-a"}]\n', stderr: '' });
  });

  test('leaves packages to Node', () => {
    const project = withEnvironment(
      "import { closest } from 'fastest-levenshtein';\nexport default { name: closest('a', ['b']) };\n",
    );
    expect(start(project).stdout).toBe('[{"name":"b"}]\n');
  });

  test('gives every file its own folder where one asks', () => {
    const project = withEnvironment('export default { name: __dirname.slice(-4) + __filename.slice(-6) };\n');
    expect(start(project).stdout).toBe('[{"name":"envsdev.ts"}]\n');
  });

  describe('tells the mistakes of an environment file by file and line, without a stack trace', () => {
    test.each<[string, string, RegExp]>([
      [
        'a syntax error',
        "export default {\n  name: 'dev'\n  region: 'x',\n};\n",
        /^error {2}envs\/dev\.ts:3:3 {2}Expected "}" but found "region"\n +3 \| {3}region: 'x',\n/,
      ],
      [
        'an import of a file that is missing',
        "import a from './gone';\nexport default a;\n",
        /^error {2}envs\/dev\.ts:1:15 {2}Could not resolve "\.\/gone"\n/,
      ],
      [
        'an import of a package that is missing',
        "\nimport a from 'no-such-package';\nexport default a;\n",
        /^error {2}envs\/dev\.ts:2:\d+ {2}Cannot find module 'no-such-package'\n/,
      ],
      [
        'a default export that is missing',
        "export const dev = { name: 'dev' };\n",
        /^error {2}envs\/index\.ts:1:8 {2}No matching export in "envs\/dev\.ts" for import "default"\n/,
      ],
      [
        'an error that is thrown',
        'interface A {\n  a: { b: string };\n}\nconst a = {} as A;\nexport default { name: a.a.b };\n',
        /^error {2}envs\/dev\.ts:5:\d+ {2}Cannot read properties of undefined \(reading 'b'\)\n +5 \| export default/,
      ],
      [
        'an error of one’s own',
        "function need(): never {\n  throw new Error('set the region');\n}\nexport default need();\n",
        /^error {2}envs\/dev\.ts:2:9 {2}set the region\n/,
      ],
      [
        'something else that is thrown',
        "throw 'text';\n\nexport default {};\n",
        /^error {2}text, thrown in main\.ts or a file that it imports/,
      ],
    ])('%s', (_, dev, message) => {
      const { code, stdout, stderr } = start(withEnvironment(dev));
      expect(stderr).toMatch(message);
      expect(stderr).toMatch(/nothing was written; EKS_AUTO_TRACE=1 shows where it happened\n$/);
      expect(stderr).not.toContain('    at ');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    });
  });

  test('shows the trace to whoever asks, with the lines of the TypeScript files', () => {
    const project = withEnvironment("interface A {\n  a: string;\n}\n\nthrow new Error('x');\n\nexport default {};\n");
    const { code, stderr } = start(project, { EKS_AUTO_TRACE: '1' });
    expect(code).toBe(1);
    expect(stderr).toContain(`${project.path('envs/dev.ts')}:5:7`);
  });

  test('leaves errors of the program itself alone', () => {
    const project = new TestProject({ 'main.ts': "const f = (): never => {\n  throw new Error('ours');\n};\nf();\n" });
    const { code, stderr } = start(project);
    expect(code).toBe(1);
    expect(stderr).toContain('Error: ours');
    expect(stderr).toContain(`${project.path('main.ts')}:2:9`);
  });

  describe('keeps what it made', () => {
    // With the packages of this project linked, their cache would be used.
    const cached = (): TestProject => {
      const project = withEnvironment("export default { name: 'one' };\n");
      project.unlinkPackages();
      project.write({ 'node_modules/.keep': '' });
      return project;
    };
    const run = (project: TestProject): string => start(project, { EKS_AUTO_CACHE: '1' }).stdout;

    test('in node_modules, until a file changes', () => {
      const project = cached();
      expect(run(project)).toBe('[{"name":"one"}]\n');
      expect(project.list('node_modules/.cache/eks-auto')).toHaveLength(1);
      expect(run(project)).toBe('[{"name":"one"}]\n');
      project.write({ 'envs/dev.ts': "export default { name: 'two' };\n" });
      expect(run(project)).toBe('[{"name":"two"}]\n');
    });

    test('until another file is meant by an import', () => {
      const project = cached();
      project.write({
        'envs/dev.ts': "import name from './name';\nexport default { name };\n",
        'envs/name/index.ts': "export default 'folder';\n",
      });
      expect(run(project)).toBe('[{"name":"folder"}]\n');
      project.write({ 'envs/name.ts': "export default 'file';\n" });
      expect(run(project)).toBe('[{"name":"file"}]\n');
    });

    test('and does without what is damaged', () => {
      const project = cached();
      run(project);
      const [name = ''] = project.list('node_modules/.cache/eks-auto');
      project.write({ [`node_modules/.cache/eks-auto/${name}`]: '{' });
      expect(run(project)).toBe('[{"name":"one"}]\n');
    });
  });
});

// Only where the hook is at work; what else there is to load or not is in run.test.ts.
test.each<[string, Record<string, string>, object]>([
  [
    'does not parse',
    { 'envs/index.ts': 'export default [\n  dev\n' },
    { message: expect.stringMatching(/^Expected "\]"/) as unknown, file: 'envs/index.ts', line: 3, precision: 'exact' },
  ],
  [
    'imports what is not there',
    { 'envs/index.ts': INDEX },
    { message: 'Could not resolve "./dev"', file: 'envs/index.ts', line: 1 },
  ],
  [
    'throws',
    { 'envs/index.ts': INDEX, 'envs/dev.ts': "\nthrow new Error('no region');\nexport default {};\n" },
    { message: 'no region', file: 'envs/dev.ts', line: 2 },
  ],
])(
  'eks-auto check --json tells in JSON that a file %s',
  (_, files, finding) => {
    const project = new TestProject(files);
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/eks-auto.cjs'), 'check', '--json'], {
      cwd: project.folder,
      encoding: 'utf8',
      env: { ...process.env, EKS_AUTO_CACHE: '0', NODE_OPTIONS: '' },
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, findings: [{ rule: 'SHP004', ...finding }] });
  },
  30_000,
);
