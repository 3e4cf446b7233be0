import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { STRUCTURAL_PLAN } from '../../lib/offline/label';
import { smallInput } from '../support/environment';
import { eksAuto } from '../support/eks-auto';
import { TestProject } from '../support/project';
import { cluster, network, write } from './samples';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

const staging = {
  ...smallInput,
  name: 'staging',
  network: { ...smallInput.network, cidr: '10.20.0.0/16' },
  platform: { delivery: 'terraform', runner: 'in-network' },
};

/** Folders that runs make where the system keeps such folders; tests look at one of their own. */
const temporary = mkdtempSync(join(tmpdir(), 'eks-auto-plans-'));
const usual = process.env['TMPDIR'];
const ours = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('eks-auto-'));

describeWithTerraform('eks-auto plan --offline', () => {
  let project: TestProject;
  beforeAll(() => {
    process.env['TMPDIR'] = temporary;
    project = new TestProject({ 'envs/index.ts': `export default ${JSON.stringify([smallInput, staging])};\n` });
  });
  afterAll(() => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    TestProject.removeAll();
    rmSync(temporary, { recursive: true, force: true });
  });

  test('plans the stacks of an environment in their order, and says what it is', async () => {
    const { code, stdout, stderr } = await eksAuto(project, 'plan', '--offline', 'staging');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^structural plan, not a plan against AWS · Terraform \d+\.\d+\.\d+ · providers from bindings: aws \d/,
    );
    expect(lines.filter((line) => /^\S+ +\d+ to create$/.test(line)).map((line) => line.split(' ')[0])).toEqual([
      'staging-network',
      'staging-cluster',
      'staging-platform',
    ]);
    expect(stdout).toMatch(/\n {2}reads node_subnet_ids of staging-network\n/);
    expect(stdout).toMatch(/\n {2}comes after staging-cluster\n/);
    expect(stdout).toMatch(/subnet ×4/);
    expect(stdout).toMatch(/IngressClass ×2.*StorageClass/);
    expect(lines.at(-1)).toMatch(/^\d+ to create in 3 stacks, made in this order and destroyed in the opposite one \(0\.4 s\)$/);
  });

  test('for programs: counts, changes and outputs of all environments; what is not asked for is not touched', async () => {
    const { code, stdout } = await eksAuto(project, 'plan', '--offline', '--json');
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    expect(plan).toMatchObject({ version: 1, ok: true, label: STRUCTURAL_PLAN, seconds: 0.42 });
    expect(plan.providers.map(({ source }: { source: string }) => source)).toEqual(['hashicorp/aws', 'hashicorp/kubernetes']);
    expect(plan.stacks.map(({ name, needs }: { name: string; needs: string[] }) => [name, needs])).toEqual([
      ['dev-network', []],
      ['dev-cluster', ['dev-network']],
      ['staging-network', []],
      ['staging-cluster', ['staging-network']],
      ['staging-platform', ['staging-cluster']],
    ]);
    for (const { counts, changes, failedAt, outputs, name } of plan.stacks) {
      expect(counts.create).toBe(changes.length);
      expect({ failedAt, update: counts.update, replace: counts.replace, delete: counts.delete }).toEqual({
        failedAt: null,
        update: 0,
        replace: 0,
        delete: 0,
      });
      if (name.endsWith('-network')) expect(outputs).toContain('vpc_id');
    }
    expect(plan.handOvers).toContainEqual({
      consumer: 'dev-cluster',
      dataSource: 'data.terraform_remote_state.network',
      producer: 'dev-network',
      outputs: ['node_subnet_ids'],
    });
    expect(project.has('cdktf.out')).toBe(false);
    expect(project.has('state')).toBe(false);
    expect(ours()).toEqual([]);
  });

  test('a single stack: its producer is replaced by a stub, and that is said', async () => {
    const { code, stdout } = await eksAuto(project, 'plan', '--offline', 'dev-cluster', '--verbose');
    expect(code).toBe(0);
    expect(stdout).toContain(STRUCTURAL_PLAN);
    expect(stdout).toMatch(/^ {2}\+ aws_eks_cluster\.main$/m);
    expect(stdout).toMatch(/^ {2}outputs: .*cluster_endpoint/m);
    expect(stdout).toMatch(
      /^assumed dev-cluster: no stack of this run makes the state .* values are made up for node_subnet_ids$/m,
    );
    expect(stdout).toMatch(/in 1 stack \(0\.4 s\)$/m);
  });

  test('a file of somebody else, whose provider names no region', async () => {
    const stack = { resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } } };
    project.write({ 'single/main.tf.json': JSON.stringify(stack) });
    const { code, stdout } = await eksAuto(project, 'plan', '--offline', '--dir', 'single/main.tf.json');
    expect(stdout).toMatch(/^single {2}1 to create$/m);
    expect(stdout).toMatch(/^assumed region us-east-1: the aws provider block names none$/m);
    expect(code).toBe(0);
  });

  test('stacks of others, and what is wrong with them: consumers of a stack that fails are not tried', async () => {
    const wrong = network();
    (wrong['resource']?.['aws_vpc'] as Record<string, Record<string, unknown>>)['main'] = { cidr_block: '10.40.0.0/8' };
    write(project.path('other'), { network: wrong, cluster: cluster() });
    const { code, stdout, stderr } = await eksAuto(project, 'plan', '--offline', '--dir', 'other');
    expect(code).toBe(1);
    expect(stdout).toContain(STRUCTURAL_PLAN);
    expect(stdout).toMatch(/^network {2}plan fails$/m);
    expect(stdout).toMatch(/^cluster {2}not tried, because network fails$/m);
    expect(stdout).toMatch(/^network, cluster cannot be planned/m);
    expect(stderr).toMatch(/^error {2}network: .*cidr_block.*10\.40\.0\.0\/8/m);
    expect(ours()).toEqual([]);
  });
});

describeWithTerraform('Ctrl-C', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'eks-auto-ctrl-c-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Commands that still run in a folder. */
  const running = (within: string): string[] =>
    readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .filter((pid) => {
        try {
          return (
            readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('terraform') &&
            readlinkSync(`/proc/${pid}/cwd`).startsWith(within)
          );
        } catch {
          return false;
        }
      });

  const started = async (what: () => boolean): Promise<void> => {
    for (let waited = 0; !what(); waited += 5) {
      if (waited > 30_000) throw new Error('nothing was started');
      await setTimeout(5);
    }
  };

  test.each(['plan', 'synth'])('in the middle of %s leaves no folder and no command behind', async (command) => {
    const temporaryFolder = join(folder, 'tmp');
    mkdirSync(temporaryFolder);
    // Local states can only be synthesized within the project.
    const output = join(ROOT, '.cache', 'ctrl-c', String(process.pid));
    const args = command === 'plan' ? ['plan', '--offline'] : ['synth'];
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'eks-auto.cjs'), ...args], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: temporaryFolder, CDKTF_OUTDIR: output },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    const ended = new Promise<string | null>((done) => child.on('close', (_, signal) => done(signal)));
    try {
      if (command === 'plan')
        await started(() => readdirSync(temporaryFolder).some((name) => name.startsWith('eks-auto-offline-')));
      else await started(() => existsSync(join(output, 'eks-auto')));
      child.kill('SIGINT');
      expect(await ended).toBe('SIGINT');
      expect(readdirSync(temporaryFolder)).toEqual([]);
      const left = existsSync(join(output, 'eks-auto')) ? readdirSync(join(output, 'eks-auto')) : [];
      expect(left.filter((name) => name.startsWith('tmp-'))).toEqual([]);
      await setTimeout(100);
      expect(running(folder)).toEqual([]);
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  });
});
