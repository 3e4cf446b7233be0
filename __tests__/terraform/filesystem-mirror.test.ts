import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { readUiEvents } from '../../lib/offline/ui-events';
import { type Draft, network } from './samples';
import { describeWithTerraform, inTemporaryFolder } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
/** Of the provider that the installed bindings were made from. */
const VERSION = '6.25.0';

/** Everything else attaches Terraform to a running provider, which skips what `init` does: this goes the whole way once. */
describeWithTerraform('a structural provider that Terraform installs and starts', (terraform) => {
  async function run(folder: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TF_'));
    const env = {
      ...Object.fromEntries(kept),
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
      // Terraform would expect a certificate in the announcement.
      TF_DISABLE_PLUGIN_TLS: '1',
    };
    try {
      return { code: 0, ...(await promisify(execFile)(terraform.path, args, { cwd: folder, env })) };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  }

  // In one file, because Terraform starts it several times for each command.
  const program = join(ROOT, 'node_modules', '.cache', 'eks-auto', `plugin-${process.pid}.cjs`);
  beforeAll(() => {
    const entryPoints = [join(__dirname, 'plugin-process.ts')];
    buildSync({ entryPoints, outfile: program, bundle: true, platform: 'node', packages: 'external', logLevel: 'silent' });
  });
  afterAll(() => rmSync(program, { force: true }));

  function prepare(folder: string, draft: Draft): void {
    const { backend: _, ...settings } = draft['terraform'] ?? {};
    const directory = join(folder, 'mirror', 'registry.terraform.io', 'hashicorp', 'aws', VERSION, PLATFORM);
    const types = Object.keys(draft['resource'] ?? {});
    mkdirSync(directory, { recursive: true });
    writeFileSync(
      join(directory, `terraform-provider-aws_v${VERSION}`),
      `#!${process.execPath}
require(${JSON.stringify(program)}).runAsPlugin('aws', ${JSON.stringify(types)}, ${JSON.stringify(ROOT)});
`,
      { mode: 0o755 },
    );
    writeFileSync(
      join(folder, 'terraform.rc'),
      `provider_installation { filesystem_mirror { path = ${JSON.stringify(join(folder, 'mirror'))} } }`,
    );
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ ...draft, terraform: settings }));
  }

  test('init picks it by version, plan and apply work', async () => {
    await inTemporaryFolder(async (folder) => {
      prepare(folder, network());
      const init = await run(folder, 'init', '-no-color');
      expect(init.stderr).toBe('');
      expect(init.stdout).toContain(`Installed hashicorp/aws v${VERSION}`);
      expect(readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8')).toMatch(/constraints = ">= 6\.25\.0, < 7\.0\.0"/);

      const applied = await run(folder, 'apply', '-json', '-auto-approve');
      expect(readUiEvents(applied.stdout).complaints).toEqual([]);
      expect(applied.code).toBe(0);
      expect((await run(folder, 'plan', '-detailed-exitcode')).code).toBe(0);
    });
  });

  test('a version that the mirror does not have is refused', async () => {
    await inTemporaryFolder(async (folder) => {
      const draft = network();
      Object.assign(draft['terraform'] ?? {}, { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 7.0.0' } } });
      prepare(folder, draft);
      const { code, stderr } = await run(folder, 'init', '-no-color');
      expect(code).toBe(1);
      expect(stderr).toMatch(/no available releases match/);
    });
  });
});
