// Synthesizes all examples and all of envs/, and compares their Terraform addresses with the committed ones:
//   node scripts/synth-examples.mjs [--update]
// An address that changes is a resource that Terraform destroys and makes again, so nobody changes one without seeing it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('../register.cjs');
const { addresses } = require('../lib/terraform/addresses.ts');

const root = join(import.meta.dirname, '..');
const update = process.argv.includes('--update');

/** What is synthesized: where, by which command, and the file of its addresses. */
const projects = [
  {
    name: 'envs',
    folder: root,
    // `cdktf.out` in the root belongs to whoever works here.
    output: join(root, '.cache', 'envs', 'cdktf.out'),
    command: ['bin/eks-auto.cjs', 'synth'],
    file: join(root, 'envs', 'addresses.json'),
  },
  ...readdirSync(join(root, 'examples'))
    .sort()
    .filter((name) => ['envs.ts', 'main.ts'].some((file) => existsSync(join(root, 'examples', name, file))))
    .map(example),
];

function example(name) {
  const folder = join(root, 'examples', name);
  const command = existsSync(join(folder, 'envs.ts'))
    ? [join(root, 'bin', 'eks-auto.cjs'), 'synth', '--envs', 'envs.ts']
    : ['-r', join(root, 'register.cjs'), 'main.ts'];
  return { name: `examples/${name}`, folder, output: join(folder, 'cdktf.out'), command, file: join(folder, 'addresses.json') };
}

function synthesize({ name, folder, output, command }) {
  rmSync(output, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: output, NO_COLOR: '1' },
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    throw new Error(`${name} ended with exit code ${status}`);
  }
  const stacks = join(output, 'stacks');
  const names = readdirSync(stacks).sort();
  if (names.length === 0) throw new Error(`${name} wrote no stack`);
  return Object.fromEntries(
    names.map((stack) => [stack, addresses(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')))]),
  );
}

/** `+ dev-network aws_vpc.main` for every address that came or went. */
function differences(before, now) {
  const lines = (stacks) => Object.entries(stacks).flatMap(([stack, list]) => list.map((address) => `${stack}  ${address}`));
  const [old, fresh] = [new Set(lines(before)), new Set(lines(now))];
  return [
    ...[...old].filter((line) => !fresh.has(line)).map((line) => `- ${line}`),
    ...[...fresh].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}

let changed = false;
for (const project of projects) {
  const now = synthesize(project);
  const before = existsSync(project.file) ? JSON.parse(readFileSync(project.file, 'utf8')) : {};
  const count = Object.values(now).flat().length;
  const lines = differences(before, now);
  console.log(`${project.name}: ${Object.keys(now).length} stacks, ${count} addresses${lines.length === 0 ? '' : ', changed:'}`);
  for (const line of lines) console.log(`  ${line}`);
  if (update) writeFileSync(project.file, `${JSON.stringify(now, undefined, 2)}\n`);
  changed ||= lines.length > 0;
}

if (changed && !update) {
  console.error(`
Terraform destroys what has lost its address (-) and makes what has a new one (+).
  The same thing under another name: people who have applied it need a moved block ("moved": [{ "from", "to" }] in the
  JSON, or \`terraform state mv\`), and a line in CHANGELOG.md.
  Meant like this: node scripts/synth-examples.mjs --update`);
  process.exitCode = 1;
}
