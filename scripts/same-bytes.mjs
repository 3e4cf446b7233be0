// `npm run synth` and `cdktf synth` have to give the same bytes of every cdk.tf.json, twice.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// A CLI configuration file that is missing is a warning of terraform, which cdktf prints as an error.
const inherited = { ...process.env };
delete inherited.TF_CLI_CONFIG_FILE;
const environment = { ...inherited, CI: 'true', CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: '1' };
const run = (file, ...args) => execFileSync(process.execPath, [file, ...args], { env: environment, encoding: 'utf8' });

function stacks() {
  const folder = join('cdktf.out', 'stacks');
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name, 'cdk.tf.json'), 'utf8')]),
  );
}

function clean() {
  rmSync('cdktf.out', { recursive: true, force: true });
}

clean();
run('bin/eks-auto.cjs', 'synth');
const first = stacks();
clean();
run('bin/eks-auto.cjs', 'synth');
const second = stacks();
clean();
const output = run('node_modules/cdktf-cli/bundle/bin/cdktf', 'synth');
const third = stacks();

const names = Object.keys(first);
if (names.length === 0) throw new Error('no stack was written');
for (const [what, other] of [
  ['a second synth', second],
  ['cdktf synth', third],
]) {
  if (JSON.stringify(Object.keys(other)) !== JSON.stringify(names))
    throw new Error(`${what} wrote ${Object.keys(other)}, not ${names}`);
  for (const name of names) if (other[name] !== first[name]) throw new Error(`${what} wrote other bytes of ${name}`);
}
if (/\[ERROR\]/.test(output)) throw new Error(`cdktf synth printed an error:\n${output}`);
console.log(`${names.length} stacks, the same bytes three times`);
