import { smallInput } from '../support/environment';
import { eksAuto as eksAutoIn, type Outcome } from '../support/eks-auto';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());
// The first run loads everything, on a machine that may be busy.
jest.setTimeout(60_000);

const project = new TestProject({
  'synthesized/stacks/shop-network/cdk.tf.json': '{}',
  'envs/index.ts': `export default ${JSON.stringify([
    { ...smallInput, name: 'shop' },
    { ...smallInput, name: 'broken', account: '12', network: { ...smallInput.network, cidr: '10.11.0.0/16' } },
  ])};\n`,
});

const eksAuto = (...args: readonly string[]): Promise<Outcome> => eksAutoIn(project, 'export', ...args);

describe('eks-auto export', () => {
  test('writes a folder for each stack, and nothing the second time', async () => {
    const first = await eksAuto('shop', '--to', 'out', '--no-check');
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/^note {3}shop-network finds \.\.\/\.\.\/state\/shop-network\.tfstate by a path that leaves/);
    expect(first.stdout).toContain('plans were not compared: --no-check');
    expect(first.stdout).toMatch(/^\+ shop-cluster\/cluster\.tf$/m);
    expect(project.list('out/shop-network')).toEqual(
      expect.arrayContaining([
        '.eks-auto-export.json',
        'README.md',
        'network.tf',
        'take-over/import.tf',
        'tests/exported.tftest.hcl',
      ]),
    );
    expect(project.read('out/shop-cluster/README.md')).toContain('eks-auto export shop --format hcl --to <folder>');
    const second = await eksAuto('shop', '--to', 'out', '--no-check');
    expect(second.stdout).toMatch(/0 new, 0 changed, 0 removed, \d+ unchanged/);
  });

  test('as JSON: no note of a tool, no path of this machine, no short source', async () => {
    const { code } = await eksAuto('shop', '--to', 'json', '--format', 'json', '--no-check');
    expect(code).toBe(0);
    for (const stack of ['shop-network', 'shop-cluster']) {
      const text = project.read(`json/${stack}/main.tf.json`);
      expect(text).not.toMatch(/"\/\/"|uniqueId/);
      expect(text).not.toContain(project.folder);
      expect(JSON.parse(text)).toMatchObject({ terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } } });
    }
  });

  test('another format takes away what the first has written, and nothing else', async () => {
    await eksAuto('shop-network', '--to', 'turned', '--no-check');
    project.write({ 'turned/shop-network/own.tf': '# ours\n', 'turned/shop-network/.terraform.lock.hcl': 'x' });
    const { code, stdout, stderr } = await eksAuto('shop-network', '--to', 'turned', '--no-check', '--format', 'json');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Terraform reads shop-network/own.tf too') as string,
    });
    expect(stdout).toMatch(/^- shop-network\/network\.tf$/m);
    expect(project.list('turned/shop-network')).toEqual([
      '.eks-auto-export.json',
      '.terraform.lock.hcl',
      'README.md',
      'main.tf.json',
      'own.tf',
      'take-over/import.tf',
      'tests/exported.tftest.hcl',
    ]);
  });

  test('does not overwrite or remove what somebody has edited, unless told so', async () => {
    await eksAuto('shop-network', '--to', 'edited', '--no-check');
    const edited = `${project.read('edited/shop-network/network.tf')}# by hand\n`;
    project.write({ 'edited/shop-network/network.tf': edited });
    for (const format of ['hcl', 'json']) {
      const { code, stderr } = await eksAuto('shop-network', '--to', 'edited', '--no-check', '--format', format);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/edited shop-network\/network\.tf.*nothing was written/s) as string,
      });
      expect(project.read('edited/shop-network/network.tf')).toBe(edited);
      expect(project.has('edited/shop-network/main.tf.json')).toBe(false);
    }
    const dry = await eksAuto('shop-network', '--to', 'edited', '--no-check', '--overwrite', '--dry-run');
    expect(dry.stdout).toMatch(/^~ shop-network\/network\.tf$/m);
    expect(project.read('edited/shop-network/network.tf')).toBe(edited);
    expect((await eksAuto('shop-network', '--to', 'edited', '--no-check', '--overwrite')).code).toBe(0);
    expect(project.read('edited/shop-network/network.tf')).not.toContain('by hand');
  });

  test('never overwrites what it has not written', async () => {
    project.write({ 'theirs/shop-network/network.tf': '# theirs\n', 'file/shop-network': 'x' });
    const { code, stderr } = await eksAuto('shop', '--to', 'theirs', '--no-check', '--overwrite');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('no export has written shop-network/network.tf') as string,
    });
    expect(project.list('theirs')).toEqual(['shop-network/network.tf']);
    expect((await eksAuto('shop', '--to', 'file', '--no-check')).stderr).toContain('no export has written shop-network');
  });

  test('turns the hand-over into variables with what is known', async () => {
    const { code } = await eksAuto('shop-cluster', '--to', 'variables', '--no-check', '--hand-over', 'variables');
    expect(code).toBe(0);
    expect(project.list('variables')).toEqual(
      expect.arrayContaining(['shop-cluster/variables.tf', 'shop-cluster/terraform.tfvars']),
    );
    expect(project.read('variables/shop-cluster/cluster.tf')).toContain('var.node_subnet_ids["');
    expect(project.read('variables/shop-cluster/README.md')).toContain('terraform -chdir=../shop-network output -json | jq');
    expect(project.has('variables/shop-network')).toBe(false);
  });

  test('reads from where producers will keep their state', async () => {
    const settings = ['--backend-config', 'bucket=acme', '--backend-config', 'region=eu-west-1'];
    await eksAuto('shop', '--to', 'moved', '--no-check', '--format', 'json', '--backend', 's3', ...settings);
    const config = { bucket: 'acme', key: 'shop-network.tfstate', region: 'eu-west-1' };
    expect(project.json('moved/shop-network/main.tf.json')).toMatchObject({ terraform: { backend: { s3: config } } });
    expect(project.json('moved/shop-cluster/main.tf.json')).toMatchObject({
      data: { terraform_remote_state: { network: { backend: 's3', config } } },
    });
    expect(project.read('moved/shop-cluster/README.md')).toContain('state push before.tfstate');
  });

  test('of what any cdktf program has synthesized, with its assets and with a local state that stays where it is', async () => {
    const stack = {
      '//': { metadata: { backend: 'local', stackName: 'other', version: '0.21.0' }, outputs: {} },
      terraform: {
        backend: { local: { path: project.path('other/terraform.other.tfstate') } },
        required_providers: { aws: { source: 'aws', version: '6.25.0' } },
      },
      resource: { aws_sqs_queue: { q_1A2B: { '//': { metadata: { path: 'other/q', uniqueId: 'q_1A2B' } }, name: 'q' } } },
    };
    project.write({
      'other/cdktf.out/stacks/other/cdk.tf.json': JSON.stringify(stack),
      'other/cdktf.out/stacks/other/assets/x/file.txt': 'asset',
      'other/cdktf.out/stacks/other/.terraform/x': 'no',
      'other/cdktf.out/manifest.json': JSON.stringify({ stacks: { other: { name: 'other', workingDirectory: 'stacks/other' } } }),
    });
    const { code, stderr } = await eksAuto('--dir', 'other/cdktf.out', '--to', 'theirs-out', '--format', 'json', '--no-check');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'note   other finds ../../other/terraform.other.tfstate by a path that leaves the exported folders; keep both where they are\n',
    });
    expect(project.list('theirs-out/other')).toEqual(expect.arrayContaining(['assets/x/file.txt', 'main.tf.json']));
    expect(project.has('theirs-out/other/.terraform')).toBe(false);
    expect(project.json('theirs-out/other/main.tf.json')).toEqual({
      terraform: {
        backend: { local: { path: '../../other/terraform.other.tfstate' } },
        required_providers: { aws: { source: 'hashicorp/aws', version: '>= 6.25.0, < 7.0.0' } },
        required_version: '>= 1.5.0',
      },
      resource: { aws_sqs_queue: { q_1A2B: { name: 'q' } } },
    });
  });

  test('numbers that JavaScript cannot hold survive in both formats, or are refused where nothing can take their place', async () => {
    const stack = (text: string): Record<string, string> => ({ 'big/cdktf.out/stacks/big/cdk.tf.json': text });
    project.write(stack('{"output":{"n":{"value":9007199254740993},"m":{"value":[0.1,1e3,"9007199254740993"]}}}'));
    for (const format of ['hcl', 'json']) {
      const done = await eksAuto('--dir', 'big/cdktf.out', '--to', `big-${format}`, '--format', format, '--no-check');
      expect(done).toMatchObject({ code: 0, stderr: '' });
    }
    expect(project.read('big-hcl/big/outputs.tf')).toContain('value = 9007199254740993\n');
    expect(project.read('big-hcl/big/outputs.tf')).toContain('value = [0.1, 1000, "9007199254740993"]\n');
    expect(project.json('big-json/big/main.tf.json')).toMatchObject({ output: { n: { value: '${9007199254740993}' } } });
    project.write(stack('{"variable":{"n":{"default":12345678901234567890}}}'));
    const refused = await eksAuto('--dir', 'big/cdktf.out', '--to', 'big-none', '--no-check');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('variable.n.default is 12345678901234567890, which JavaScript cannot hold exactly');
    expect(project.has('big-none')).toBe(false);
  });

  test('says which folder no stack makes any more, and leaves it', async () => {
    await eksAuto('shop', '--to', 'stale', '--no-check');
    project.write({
      'stale/shop-platform/.eks-auto-export.json': project.read('stale/shop-cluster/.eks-auto-export.json'),
      'stale/other-platform/.eks-auto-export.json': '{}',
    });
    const { stderr } = await eksAuto('shop', '--to', 'stale', '--no-check');
    expect(stderr).toMatch(/^note {3}no stack makes shop-platform any more; the folder stays/m);
    expect((await eksAuto('shop-cluster', '--to', 'stale', '--no-check')).stderr).not.toContain('no stack makes');
    expect(project.has('stale/shop-platform/.eks-auto-export.json')).toBe(true);
  });

  test('says it for programs', async () => {
    const { stdout } = await eksAuto('shop', '--to', 'for-programs', '--no-check', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      ok: true,
      written: true,
      folder: 'for-programs',
      check: { skipped: '--no-check' },
      stacks: [{ name: 'shop-network' }, { name: 'shop-cluster' }],
      changes: { changed: [], removed: [] },
    });
  });

  test('without Terraform, says that plans were not compared', async () => {
    const { code, stdout } = await eksAuto('shop-network', '--to', 'without', '--terraform-binary', './no-terraform');
    expect(code).toBe(0);
    expect(stdout).toMatch(/plans were not compared: .*there is no command '\.\/no-terraform'/);
  });

  test('what was not compared is a warning, and with --require-check an error', async () => {
    const without = ['shop-network', '--to', 'required', '--terraform-binary', './no-terraform'];
    const refused = await eksAuto(...without, '--require-check');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error {2}plans were not compared: .*no-terraform'$/m),
    });
    expect(project.has('required')).toBe(false);
    const warned = await eksAuto(...without, '--json');
    expect(warned.stderr).toMatch(/^warning {2}plans were not compared: .*; plan the export against AWS before you apply it$/m);
    expect(JSON.parse(warned.stdout)).toMatchObject({ ok: true, written: true, compared: false });
    // Who leaves the plans out knows it.
    expect((await eksAuto('shop-network', '--to', 'required', '--no-check')).stderr).not.toContain('warning');
    expect(await eksAuto('shop', '--to', 'required', '--no-check', '--require-check')).toMatchObject({ code: 2 });
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['an unknown environment', ['shp', '--to', 'x'], 2, /Did you mean 'shop'/],
    ['an unknown stack', ['--dir', 'synthesized', 'shop-netwrk', '--to', 'x'], 2, /Did you mean 'shop-network'/],
    ['an environment with errors', ['broken', '--to', 'x'], 1, /ENV003/],
    ['no folder', ['shop'], 2, /--to <folder>/],
    ['a folder of synthesis', ['shop', '--to', 'cdktf.out/x'], 1, /lies in cdktf\.out, which synthesis/],
    ['a file in the way', ['shop', '--to', 'package.json'], 1, /--to package\.json is a file/],
    [
      'a file in the way of a folder',
      ['shop', '--to', 'package.json/x', '--no-check'],
      1,
      /a file stands where a folder is needed/,
    ],
    ['a folder that nobody can make', ['shop', '--to', '/proc/x', '--no-check'], 1, /error {2}\/proc\/x/],
    ['two sources', ['--dir', 'out', '--envs', 'x.ts', '--to', 'x'], 2, /cannot be used with/],
    ['a folder without stacks', ['--dir', 'envs', '--to', 'x'], 1, /holds no synthesized stacks/],
    ['a folder that is not there', ['--dir', 'nowhere', '--to', 'x'], 1, /nowhere does not exist/],
    ['an unknown format', ['shop', '--to', 'x', '--format', 'yaml'], 2, /hcl, json/],
    ['settings without a backend', ['shop', '--to', 'x', '--backend-config', 'a=b'], 2, /belongs to a new backend/],
    ['an unknown backend', ['shop', '--to', 'x', '--backend', 's4'], 2, /Did you mean 's3'/],
  ])('refuses %s', async (_, args, expected, message) => {
    const { code, stderr } = await eksAuto(...args);
    expect({ code, stderr }).toEqual({ code: expected, stderr: expect.stringMatching(message) as string });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(project.has('x')).toBe(false);
  });
});
