import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { smallInput } from '../support/environment';
import { eksAuto } from '../support/eks-auto';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const list = (...inputs: readonly unknown[]): Record<string, string> => ({
  'envs/index.ts': `export default ${JSON.stringify(inputs)};\n`,
});
const production = { ...smallInput, name: 'production', network: { ...smallInput.network, cidr: '10.20.0.0/16' } };

/** A project with commands that stand in for Terraform; what runs the real one is in __tests__/terraform. */
function projectWith(files: Readonly<Record<string, string>>): TestProject {
  const project = new TestProject({
    ...files,
    'bin/old': '#!/bin/sh\necho "Terraform v0.11.14"\n',
    'bin/older-json': '#!/bin/sh\necho Terraform v1.5.7\n',
    'bin/other': '#!/bin/sh\necho hello\n',
    'bin/text': 'no program',
  });
  for (const name of ['old', 'older-json', 'other']) chmodSync(join(project.folder, 'bin', name), 0o755);
  return project;
}

const sound = projectWith({
  ...list(smallInput, production),
  'empty/readme.txt': '',
  'broken/stacks/a/cdk.tf.json': '{ "resource": ',
  'foreign/stacks/a/cdk.tf.json': '{ "resource": { "random_id": { "a": {} } } }',
  'foreign/stacks/b/cdk.tf.json': '{ "resource": { "null_resource": { "b": {} }, "random_id": { "b": {} } } }',
});

describe('eks-auto plan', () => {
  it('without --offline says what it can do and what it cannot', async () => {
    const { code, stdout, stderr } = await eksAuto(sound, 'plan');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error {2}this command plans offline only; write eks-auto plan --offline$/m);
    expect(stderr).toContain('It does not know your account');
    expect(stderr).toContain('terraform -chdir=cdktf.out/stacks/<stack> plan');
  });

  it.each([
    ['an environment', 'prodution', /no environment 'prodution'; there are dev, production\. Did you mean 'production'\?/],
    ['a stack of an environment that is not there', 'staging-cluster', /no environment 'staging-cluster'/],
    ['a stack that its environment does not have', 'dev-platform', /no stack 'dev-platform'; there are dev-network, dev-cluster/],
  ])('refuses %s', async (_, name, message) => {
    const { code, stdout, stderr } = await eksAuto(sound, 'plan', '--offline', name);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  it('refuses to read environments and a folder at once', async () => {
    const { code, stderr } = await eksAuto(sound, 'plan', '--offline', '--dir', 'empty', '--envs', 'envs/index.ts');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('cannot be used with') });
  });

  it.each([
    ['does not exist', 'nowhere', /^error {2}nowhere does not exist/],
    ['holds no stacks', 'empty', /^error {2}empty holds no synthesized stacks/],
    ['is a file', 'bin/text', /^error {2}bin\/text holds no synthesized stacks/],
  ])('a folder that %s is named', async (_, directory, message) => {
    const { code, stderr } = await eksAuto(sound, 'plan', '--offline', '--dir', directory);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  });
});

describe('the terraform command', () => {
  it.each([
    ['is not there', 'bin/nothing', /there is no command \S*bin\/nothing/],
    ['is too old to say its version in JSON', 'bin/old', /bin\/old is 0\.11\.14/],
    ['is too old', 'bin/older-json', /bin\/older-json is 1\.5\.7/],
    ['is something else', 'bin/other', /bin\/other does not say its version as terraform does/],
    ['cannot be executed', 'bin/text', /there is no command '\S*bin\/text'/],
  ])('that %s gives an instruction', async (_, binary, message) => {
    const { code, stdout, stderr } = await eksAuto(sound, 'plan', '--offline', '--terraform-binary', join(sound.folder, binary));
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(stderr).toMatch(
      /^error {2}a structural plan needs the terraform command, 1\.6 or newer, and .*\n {7}fix: install Terraform \(https:/,
    );
  });

  it('that is missing is told together with what is wrong in the environments', async () => {
    const broken = projectWith(list(smallInput, { ...production, account: '12' }));
    const before = process.env['TERRAFORM_BINARY_NAME'];
    process.env['TERRAFORM_BINARY_NAME'] = 'no-such-terraform';
    try {
      const { code, stderr } = await eksAuto(broken, 'plan', '--offline');
      expect(code).toBe(1);
      expect(stderr).toMatch(/^error \w{3}\d{3} {2}production\.account/m);
      expect(stderr).toMatch(/^error {2}a structural plan needs the terraform command.*and there is none/m);
      const json = await eksAuto(broken, 'plan', '--offline', '--json');
      expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, written: null });
      expect(JSON.parse(json.stdout).findings[0]).toMatchObject({ path: 'account', environment: 'production' });
    } finally {
      if (before === undefined) delete process.env['TERRAFORM_BINARY_NAME'];
      else process.env['TERRAFORM_BINARY_NAME'] = before;
      expect(existsSync(join(broken.folder, 'cdktf.out'))).toBe(false);
    }
  });
});

describe('stacks of others', () => {
  // A new enough version is all that is asked of it here: nothing of this gets as far as running it.
  const young = projectWith({ 'bin/terraform': '#!/bin/sh\necho Terraform v1.11.4\n' });
  chmodSync(join(young.folder, 'bin/terraform'), 0o755);
  const terraform = ['--terraform-binary', join(young.folder, 'bin/terraform')];

  it('of each stack all providers without bindings are named, with what to install', async () => {
    const { code, stderr } = await eksAuto(sound, 'plan', '--offline', '--dir', 'foreign', ...terraform);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error {2}a: .*hashicorp\/random,.*npm install --save-dev @cdktf\/provider-random$/m);
    expect(stderr).toMatch(/^error {2}b: .*npm install --save-dev @cdktf\/provider-null @cdktf\/provider-random$/m);
  });

  it('a file that is no JSON is named', async () => {
    const { code, stderr } = await eksAuto(sound, 'plan', '--offline', '--dir', 'broken', ...terraform);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/cdk\.tf\.json is not Terraform JSON: /) });
  });

  it('a name that none of them has is refused', async () => {
    const { code, stderr } = await eksAuto(sound, 'plan', '--offline', '--dir', 'foreign', 'c', ...terraform);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "error  there is no stack 'c'; there are a, b. Did you mean 'a'?\n" });
  });
});
