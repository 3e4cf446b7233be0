import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { checkEquivalence } from '../../lib/export/equivalence';
import { type ExportedStack, type ExportOptions, exportStacks } from '../../lib/export/export-stacks';
import { locateTerraform } from '../../lib/terraform/terraform-binary';
import type { JsonObject, StackJson } from '../../lib/terraform/stack-json';
import { smallInput } from '../support/environment';
import { exportSources, keepingOptions } from '../support/export';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

describeWithTerraform('production, exported', (terraform) => {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['hcl', []],
    ['json', ['--hand-over', 'variables', '--backend', 'none']],
  ])('as %s plans the same and passes its own tests', async (format, more) => {
    const args = [
      join(ROOT, 'bin', 'eks-auto.cjs'),
      'export',
      'production',
      '--to',
      join(folder, format),
      '--format',
      format,
      '--json',
      ...more,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [...args, '--terraform-binary', terraform.path], {
      cwd: ROOT,
    });
    const { ok, check } = JSON.parse(stdout) as {
      readonly ok: boolean;
      readonly check: { readonly stacks: readonly JsonObject[] };
    };
    expect(ok).toBe(true);
    expect(check.stacks).toEqual(
      [36, 35, 17].map((resources) => ({
        name: expect.any(String) as string,
        resources,
        outputs: expect.any(Number) as number,
        differences: [],
      })),
    );
    if (format === 'hcl') await promisify(execFile)(terraform.path, ['fmt', '-check', '-recursive', join(folder, format)]);
    expect(readdirSync(join(folder, format))).toEqual(['production-cluster', 'production-network', 'production-platform']);
  });
});

const tofu = locateTerraform('tofu');

(tofu === undefined ? describe.skip : describe)('OpenTofu, where it is on the PATH', () => {
  test.each(['keep', 'variables'])('plans the same and passes the tests, with the hand-over %s', async (handOver) => {
    const folder = mkdtempSync(join(tmpdir(), 'eks-auto-test-'));
    try {
      const args = ['export', 'production', '--to', folder, '--hand-over', handOver, '--terraform-binary', String(tofu?.path)];
      const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'bin', 'eks-auto.cjs'), ...args], { cwd: ROOT });
      expect(stdout.match(/plans are equal \(.*\), tests pass$/gm)).toHaveLength(3);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describeWithTerraform('the comparison', (terraform) => {
  const options: ExportOptions = { ...keepingOptions(ROOT), format: 'json' };
  const sources = exportSources(smallInput);

  /** What the check says of an export in which somebody has changed a text. */
  async function judged(change: (text: string) => string): ReturnType<typeof checkEquivalence> {
    const { stacks } = await exportStacks(sources, options);
    const changed = stacks.map((stack): ExportedStack => {
      const text = change(JSON.stringify(stack.json));
      const files = (withTests: boolean): ReturnType<ExportedStack['files']> =>
        new Map([...stack.files(withTests), ['main.tf.json', text]]);
      return { ...stack, json: JSON.parse(text) as StackJson, files };
    });
    return checkEquivalence(sources, changed, { terraform, project: ROOT });
  }

  test('finds a value that became another, and the tests of the folder find it too', async () => {
    const { stacks } = await judged((text) => text.replace('"ip_family":"ipv4"', '"ip_family":"ipv6"'));
    const cluster = stacks.find(({ name }) => name.endsWith('-cluster'));
    expect(cluster?.differences).toEqual([
      { where: 'aws_eks_cluster.main.kubernetes_network_config[0].ip_family', before: 'ipv4', after: 'ipv6' },
    ]);
    expect(cluster?.testsFail).toMatch(/would be replaced/);
    expect(stacks.find(({ name }) => name.endsWith('-network'))?.differences).toEqual([]);
  });

  test('says what Terraform refuses only after the export', async () => {
    const { stacks } = await judged((text) => text.replace('"role_arn"', '"rolearn"'));
    expect(stacks.find(({ name }) => name.endsWith('-cluster'))?.refused).toMatch(/role_?arn/);
  });

  test('does not count what cannot be planned before it either', async () => {
    const broken = sources.map((source) => ({
      ...source,
      json: { ...source.json, output: { x: { value: '${nowhere.at.all}' } } },
    }));
    const { stacks } = await exportStacks(broken, options);
    const { stacks: compared } = await checkEquivalence(broken, stacks, { terraform, project: ROOT });
    expect(compared.map(({ notCompared }) => notCompared)).toEqual([expect.stringMatching(/nowhere/), expect.any(String)]);
  });
});

describeWithTerraform('what somebody else has written', (terraform) => {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Exports a stack and gives back what is said of it. */
  async function exported(name: string, json: object, ...more: readonly string[]): Promise<string> {
    const source = join(folder, name, 'cdk.tf.json');
    mkdirSync(dirname(source), { recursive: true });
    writeFileSync(source, JSON.stringify(json));
    const args = ['export', '--dir', source, '--to', join(folder, 'out'), '--terraform-binary', terraform.path, ...more];
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'bin', 'eks-auto.cjs'), ...args], { cwd: ROOT });
    return stdout;
  }

  const made = { for_each: [1, 2], content: { type: 'fixed-response', order: '${action.value}' } };
  const written = [{ type: 'fixed-response', order: 9 }];
  const rule = {
    listener_arn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/a/0123456789abcdef/0123456789abcdef',
    condition: { path_pattern: { values: ['/x'] } },
  };

  test.each([
    ['before', 'hcl', { ...rule, action: written, dynamic: { action: made } }],
    ['before', 'json', { ...rule, action: written, dynamic: { action: made } }],
    ['behind', 'hcl', { ...rule, dynamic: { action: made }, action: written }],
    ['behind', 'json', { ...rule, dynamic: { action: made }, action: written }],
  ])('keeps a block %s the dynamic ones of its type, as %s', async (where, format, body) => {
    const stack = { provider: { aws: [{ region: 'eu-west-1' }] }, resource: { aws_lb_listener_rule: { x: body } } };
    expect(await exported(`${where}-${format}`, stack, '--format', format)).toContain('plans are equal (1 resource, 0 outputs)');
  });

  test('finds the state of a backend whose settings look like expressions', async () => {
    const path = 'a-${x}-%{y}-$${z}-%%{w}.tfstate';
    const stack = { terraform: { backend: { local: { path } } }, output: { a: { value: 'x' } } };
    await exported('backend', stack);
    const run = (place: string, ...args: readonly string[]) =>
      promisify(execFile)(terraform.path, args, { cwd: join(folder, place) });
    await run('backend', 'init');
    await run('backend', 'apply', '-auto-approve');
    expect(readdirSync(join(folder, 'backend'))).toContain(path);
    await run('out/backend', 'init');
    // Exit code 2, which rejects, where there is something to make.
    await run('out/backend', 'plan', '-detailed-exitcode');
  });
});
