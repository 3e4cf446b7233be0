import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeHcl } from '../../lib/export/hcl/write-hcl';
import { ProviderServers } from '../../lib/offline/provider-server';
import { World } from '../../lib/offline/provider/world';
import { TerraformRunner } from '../../lib/offline/terraform-run';
import { stackSchemas } from '../../lib/schema/stack-schemas';
import { isObject, type Json, type JsonObject, type StackJson } from '../../lib/terraform/stack-json';
import { usedProviders } from '../../lib/terraform/used-types';
import { anyValue, plainValue } from '../export/hcl/random-values';
import { richStack, richStackChild } from '../export/hcl/rich-stack';
import fc from '../support/fast-check';
import { describeWithTerraform } from './with-terraform';

const OVERRIDE: StackJson = { terraform: { backend: { local: { path: 'terraform.tfstate' } } } };

const EMPTY_STATE = JSON.stringify({
  version: 4,
  terraform_version: '1.10.0',
  serial: 1,
  lineage: 'test',
  outputs: {},
  resources: [],
});

/** The AWS provider compares policies by what they say; everything else has to be the same text. */
function byMeaning(value: Json, key = ''): Json {
  if (typeof value === 'string') return /policy$/.test(key) && value.startsWith('{') ? (JSON.parse(value) as Json) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((element) => byMeaning(element));
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, byMeaning(member, name)]))
    : value;
}

describeWithTerraform('HCL and the JSON that it was written from', (terraform) => {
  let runner: TerraformRunner;
  let servers: ProviderServers;
  let count = 0;

  beforeAll(() => {
    runner = new TerraformRunner(terraform);
    servers = new ProviderServers(new World());
  });

  afterAll(() => {
    servers.stop();
    runner.dispose();
  });

  function folder(files: Readonly<Record<string, string>>): string {
    const path = join(runner.folder, `configuration-${(count += 1)}`);
    mkdirSync(join(path, 'child'), { recursive: true });
    for (const [name, text] of Object.entries({ ...files, 'backend_override.tf.json': JSON.stringify(OVERRIDE) })) {
      writeFileSync(join(path, name), text);
    }
    return path;
  }

  async function terraformIn(path: string, ...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await runner.run(path, args, servers.reattach);
    if (exitCode !== 0) throw new Error(`terraform ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** What a plan says will be: everything but the configuration's own text and the time. */
  async function plan(path: string): Promise<JsonObject> {
    await terraformIn(path, 'init', '-no-color');
    await terraformIn(path, 'plan', '-no-color', '-out', 'plan.tfplan');
    const json = JSON.parse(await terraformIn(path, 'show', '-json', 'plan.tfplan')) as JsonObject;
    return Object.fromEntries(
      ['planned_values', 'resource_changes', 'output_changes', 'checks'].map((key) => [key, byMeaning(json[key] ?? null)]),
    );
  }

  async function hclFolder(stack: StackJson, more: Readonly<Record<string, string>>): Promise<string> {
    const files = await writeHcl(stack, stackSchemas(stack));
    return folder({ ...Object.fromEntries(files.map(({ name, text }) => [name, text])), ...more });
  }

  test('give the same plan, with everything that a stack can have; terraform fmt has nothing to change', async () => {
    // The module uses nothing of the providers, so their schemas of what the stack uses are enough.
    expect(await servers.provide(usedProviders(richStack).map((used) => ({ ...used, everything: false })))).toEqual([]);
    const child = { 'child/main.tf.json': JSON.stringify(richStackChild), 'network.tfstate': EMPTY_STATE };
    const json = folder({ 'cdk.tf.json': JSON.stringify(richStack), ...child });
    const hcl = await hclFolder(richStack, child);
    expect(await terraformIn(hcl, 'fmt', '-check', '-diff', '-no-color')).toBe('');
    const expected = await plan(json);
    expect(expected['resource_changes']).not.toHaveLength(0);
    expect(await plan(hcl)).toEqual(expected);
  });

  test('give the same values, whatever they are', async () => {
    const values = fc.sample(anyValue, 150);
    const texts = fc.sample(plainValue, 60);
    const name = (index: number): string => `value_${index}`;
    const stack: StackJson = {
      variable: Object.fromEntries(
        texts.map((value, index) => [name(index), { default: value, description: JSON.stringify(value) }]),
      ),
      locals: Object.fromEntries(values.map((value, index) => [name(index), value])),
      output: Object.fromEntries([
        ...values.map((value, index): [string, Json] => [`out_${index}`, { value: [value, `\${local.${name(index)}}`] }]),
        ...texts.map((_, index): [string, Json] => [`text_${index}`, { value: [`\${var.${name(index)}}`] }]),
      ]),
      resource: { terraform_data: { it: { input: values.slice(0, 50), triggers_replace: values.slice(50, 60) } } },
    };
    const json = folder({ 'cdk.tf.json': JSON.stringify(stack) });
    const hcl = await hclFolder(stack, {});
    expect(await terraformIn(hcl, 'fmt', '-check', '-diff', '-no-color')).toBe('');
    const expected = await plan(json);
    expect(await plan(hcl)).toEqual(expected);
  });
});
