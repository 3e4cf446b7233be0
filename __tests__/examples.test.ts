import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { danglingReferences } from '../lib/terraform/references';
import { parseStackJson, type StackJson } from '../lib/terraform/stack-json';
import { addresses, type EnvironmentInput, synthesizeToJson } from '../lib/testing';

const root = join(__dirname, '..');
/** What is exported is no project, and has a test of its own. */
const examples = readdirSync(join(root, 'examples'))
  .filter((name) => name !== 'exported-hcl')
  .map((name) => join('examples', name));
const environmentFiles = examples.map((folder) => join(folder, 'envs.ts')).filter((file) => existsSync(join(root, file)));

/** Inside standard support of the Kubernetes versions that they write. */
const today = '2026-11-22';

type Stacks = Readonly<Record<string, StackJson>>;

/** Stacks of a file that exports environments. */
function synthesized(file: string): Stacks {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { default: environments } = require(join(root, file)) as { readonly default: readonly EnvironmentInput[] };
  return synthesizeToJson(environments, { today });
}

/** Stacks of a program that writes them itself. */
function run(file: string): Stacks {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-examples-'));
  const before = process.env['CDKTF_OUTDIR'];
  process.env['CDKTF_OUTDIR'] = folder;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require(join(root, file));
    const stacks = join(folder, 'stacks');
    return Object.fromEntries(
      readdirSync(stacks).map((name) => [name, parseStackJson(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8'))]),
    );
  } finally {
    if (before === undefined) delete process.env['CDKTF_OUTDIR'];
    else process.env['CDKTF_OUTDIR'] = before;
    rmSync(folder, { recursive: true });
  }
}

const committed = (folder: string): unknown => JSON.parse(readFileSync(join(root, folder, 'addresses.json'), 'utf8'));

const all: readonly (readonly [string, () => Stacks])[] = [
  ['envs', () => synthesized('envs/index.ts')],
  ...examples.map((folder) => {
    const file = join(folder, 'envs.ts');
    return [folder, () => (environmentFiles.includes(file) ? synthesized(file) : run(join(folder, 'main.ts')))] as const;
  }),
];

describe.each(all)('%s', (folder, synthesize) => {
  let stacks: Stacks = {};
  beforeAll(() => {
    stacks = synthesize();
  });

  // A difference is a resource that Terraform destroys and makes again: node scripts/synth-examples.mjs tells more.
  test('has the addresses that are committed', () => {
    expect(Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, addresses(stack)]))).toEqual(
      committed(folder),
    );
  });

  test('refers to nothing that does not exist', () => {
    expect(Object.values(stacks).flatMap(danglingReferences)).toEqual([]);
  });

  test('names no address by its position in a list', () => {
    // `subnet_0`, `private-1`: one more in the middle would rename all that follow. A range (`https_10-80-0-0-16`) is a name.
    const byPosition = Object.values(stacks)
      .flatMap(addresses)
      .filter((address) => /[_-]\d+$/.test(address) && !/[_-]\d+-\d+-\d+-\d+-\d+$/.test(address));
    expect(byPosition).toEqual([]);
  });
});
