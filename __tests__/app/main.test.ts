import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { smallInput } from '../support/environment';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const STACK = 'cdktf.out/stacks/dev-cluster/cdk.tf.json';

/** A project with one environment, as `cdktf synth` would start it. */
function start(input: unknown, env: Readonly<Record<string, string>> = {}, after = '') {
  const project = new TestProject({
    'envs/index.ts': `export default ${JSON.stringify([input], undefined, 2)};\n`,
    'main.ts': [
      "import environments from './envs';",
      `import { main } from ${JSON.stringify(resolve('lib/app/main'))};`,
      'process.exitCode = main(environments as never);',
      after,
    ].join('\n'),
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', resolve('register.cjs'), 'main.ts'], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, EKS_AUTO_CACHE: '0', NODE_OPTIONS: '', ...env },
  });
  return { project, code: status, stdout, stderr };
}

describe('main.ts', () => {
  const plain = start(
    smallInput,
    { SYNTH_HCL_OUTPUT: 'false' },
    "console.log('modules', JSON.stringify(Object.keys(require.cache)));",
  );

  test('writes the stacks and says so on stdout', () => {
    expect({ code: plain.code, stderr: plain.stderr }).toEqual({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(/^wrote cdktf\.out \(\d+\.\d s\)$/m);
    expect(plain.project.has('cdktf.out/manifest.json')).toBe(true);
  });

  test('loads neither the barrel of the bindings nor the archiver, and not more than it needs', () => {
    const modules = JSON.parse(/^modules (.*)$/m.exec(plain.stdout)![1]!) as string[];
    expect(modules.filter((path) => /provider-aws\/lib\/(lazy-)?index\.js$/.test(path))).toEqual([]);
    expect(modules.filter((path) => path.includes('/node_modules/readdir-glob/') || path.includes('/zip-stream/'))).toEqual([]);
    expect(modules.length).toBeLessThan(480);
  });

  test('writes the same with the stack traces of cdktf', () => {
    const traced = start(smallInput, { EKS_AUTO_TRACE: '1' });
    expect(traced.project.read(STACK)).toBe(plain.project.read(STACK));
  });

  test('tells errors on stderr, once', () => {
    const { code, stdout, stderr, project } = start({ ...smallInput, account: '12' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error ENV\d{3} {2}dev\.account {2}envs\/index\.ts:\d+\n/);
    expect(stdout).not.toContain('error');
    expect(project.has('cdktf.out')).toBe(false);
  });

  test('refuses the HCL of cdktf, which does not parse', () => {
    const { code, stderr, project } = start(smallInput, { SYNTH_HCL_OUTPUT: 'true' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('--hcl') });
    expect(project.has('cdktf.out')).toBe(false);
  });
});
