import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TerraformRunner } from '../../lib/offline/terraform-run';
import type { TerraformBinary } from '../../lib/terraform/terraform-binary';

const ROOT = resolve(__dirname, '..', '..');

let folder: string;
const usualTemporaryFolder = process.env['TMPDIR'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eks-auto-run-'));
  process.env['TMPDIR'] = folder;
});
afterEach(() => {
  if (usualTemporaryFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTemporaryFolder;
  rmSync(folder, { recursive: true, force: true });
});

/** A command in the place of Terraform. */
function command(script: string): TerraformBinary {
  const path = join(folder, 'terraform');
  writeFileSync(path, `#!/usr/bin/env node\n${script}`, { mode: 0o755 });
  return { path, product: 'Terraform', version: '1.11.4' };
}

const leftOver = (): string[] => readdirSync(folder).filter((name) => name.startsWith('eks-auto-offline-'));

describe('running a command', () => {
  test('tells what it printed, how it ended, and in which folder it ran', async () => {
    const runner = new TerraformRunner(
      command('console.log(process.cwd(), ...process.argv.slice(2)); console.error("oh"); process.exit(2)'),
    );
    const result = await runner.run(runner.folder, ['plan', '-json'], '{}');
    expect(result).toMatchObject({ exitCode: 2, stdout: `${runner.folder} plan -json\n`, stderr: 'oh\n' });
    runner.dispose();
    expect(leftOver()).toEqual([]);
  });

  test('settings, plugin caches and credentials of the user are kept away', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      TF_LOG: 'trace',
      TF_CLI_ARGS_plan: '-x',
      TF_PLUGIN_CACHE_DIR: '/x',
      AWS_PROFILE: 'x',
      KUBECONFIG: '/x',
      KEPT: 'y',
    });
    try {
      const runner = new TerraformRunner(command('console.log(JSON.stringify(process.env))'));
      const { stdout } = await runner.run(runner.folder, [], '{"a":1}');
      const seen = JSON.parse(stdout) as Record<string, string>;
      expect(
        Object.keys(seen)
          .filter((name) => /^(TF_|AWS_|KUBE)/.test(name))
          .sort(),
      ).toEqual(['TF_CLI_CONFIG_FILE', 'TF_INPUT', 'TF_IN_AUTOMATION', 'TF_REATTACH_PROVIDERS']);
      expect(seen).toMatchObject({ CHECKPOINT_DISABLE: '1', TF_REATTACH_PROVIDERS: '{"a":1}', KEPT: 'y' });
      expect(readFileSync(seen['TF_CLI_CONFIG_FILE'] ?? '', 'utf8')).toBe('');
      runner.dispose();
    } finally {
      process.env = before;
    }
  });

  test('a command that cannot be started is an error', async () => {
    const runner = new TerraformRunner({ path: join(folder, 'nothing'), product: 'Terraform', version: '1.11.4' });
    await expect(runner.run(runner.folder, [], '{}')).rejects.toThrow(/ENOENT/);
    runner.dispose();
  });
});

test('what still runs ends with the folder', async () => {
  const runner = new TerraformRunner(command('setInterval(() => {}, 1000)'));
  const running = runner.run(runner.folder, [], '{}');
  runner.dispose();
  expect(await running).toMatchObject({ exitCode: 1 });
  expect(leftOver()).toEqual([]);
});

test('signals are watched only while something runs', async () => {
  const listeners = (): number => process.listenerCount('SIGINT');
  const before = listeners();
  const one = new TerraformRunner(command(''));
  const other = new TerraformRunner(command(''));
  expect(listeners()).toBe(before + 1);
  one.dispose();
  await setTimeout(1);
  expect(listeners()).toBe(before + 1);
  other.dispose();
  await setTimeout(1);
  expect(listeners()).toBe(before);
});

test('Ctrl-C ends the command, removes the folder, and ends this process as a signal does', async () => {
  const alive = join(folder, 'alive');
  const binary = command(
    `require('node:fs').writeFileSync(${JSON.stringify(alive)}, String(process.pid)); setInterval(() => {}, 1000)`,
  );
  const program = join(folder, 'program.cjs');
  writeFileSync(
    program,
    `require(${JSON.stringify(join(ROOT, 'register.cjs'))});
     const { TerraformRunner } = require(${JSON.stringify(join(ROOT, 'lib', 'offline', 'terraform-run.ts'))});
     const runner = new TerraformRunner(${JSON.stringify(binary)});
     runner.run(runner.folder, [], '{}');`,
  );
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<string | null>((done) => child.on('exit', (_, signal) => done(signal)));
  for (let waited = 0; !existsSync(alive) || readFileSync(alive, 'utf8') === ''; waited += 50) {
    if (waited > 20_000) throw new Error('the command was not started');
    await setTimeout(50);
  }
  const started = Number(readFileSync(alive, 'utf8'));
  expect(leftOver()).toHaveLength(1);
  child.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
  expect(leftOver()).toEqual([]);
  for (let waited = 0; isAlive(started) && waited < 5_000; waited += 50) await setTimeout(50);
  expect(isAlive(started)).toBe(false);
}, 30_000);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
