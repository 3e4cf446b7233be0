// The way out of a frozen engine, kept open: synthesizes environments and examples on cdktn, which is installed under the
// name of cdktf, and compares the JSON with what cdktf gives: node scripts/test-cdktn.mjs [--keep]
// Needs a package registry and Node 22 or newer, which comes from there when this one is older. A minute or two.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { nodeFolder } from './node-versions.mjs';

/** What stands in the place of cdktf. constructs is older than ours because cdktn asks for less than 10.8. */
const CDKTN = { cdktf: 'npm:cdktn@0.24.0', constructs: '10.7.2' };
const NEEDED_NODE = 22;

const root = join(import.meta.dirname, '..');
const registry = spawnSync('npm', ['view', 'cdktn', 'version', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
});
if (registry.status !== 0) {
  console.log('skipped: no package registry');
  process.exit(0);
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bindings = Object.entries(manifest.devDependencies).filter(([name]) => name.startsWith('@cdktf/provider-'));
const folder = mkdtempSync(join(tmpdir(), 'eks-auto-cdktn-'));
const [major = 0] = process.versions.node.split('.').map(Number);
const bin = major >= NEEDED_NODE ? dirname(process.execPath) : nodeFolder(NEEDED_NODE);
const environment = { ...process.env, NO_COLOR: '1', PATH: `${bin}${delimiter}${process.env.PATH}` };

/** The same sources; only the packages below them differ. */
function layOut() {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of files
    .split('\n')
    .filter((name) => /^(lib|envs|examples|bin)\/|^(main\.ts|register\.cjs|cdktf\.json)$/.test(name))) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  const own = {
    name: 'on-cdktn',
    version: '0.0.0',
    private: true,
    dependencies: { ...manifest.dependencies, ...Object.fromEntries(bindings), ...CDKTN },
    overrides: Object.fromEntries(bindings.map(([name]) => [name, { cdktf: '$cdktf' }])),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(own, undefined, 2));
}

function run(command, args, cwd, env = environment) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
}

/** Parsed JSON of each stack of a project, without the version of the engine that cdktf notes in it. */
function synthesize(base, name, node) {
  const project = join(base, name);
  const output = join(project, '.cache', 'test-cdktn', 'cdktf.out');
  rmSync(dirname(output), { recursive: true, force: true });
  mkdirSync(dirname(output), { recursive: true });
  const command =
    existsSync(join(project, 'main.ts')) && name !== ''
      ? ['-r', join(base, 'register.cjs'), 'main.ts']
      : [join(base, 'bin', 'eks-auto.cjs'), 'synth', ...(name === '' ? [] : ['--envs', 'envs.ts'])];
  run(node, command, project, { ...environment, CDKTF_OUTDIR: output, EKS_AUTO_CACHE: '0' });
  const stacks = join(output, 'stacks');
  const json = readdirSync(stacks)
    .sort()
    .map((stack) => {
      const parsed = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'));
      delete parsed['//']?.metadata?.version;
      return [stack, parsed];
    });
  rmSync(dirname(output), { recursive: true, force: true });
  return new Map(json);
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(0)} s`;
let passed = 0;
let failed = 0;
try {
  layOut();
  const begun = performance.now();
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-progress', '--ignore-scripts'], folder);
  const installed = JSON.parse(readFileSync(join(folder, 'node_modules', 'cdktf', 'package.json'), 'utf8'));
  if (installed.name !== 'cdktn') throw new Error(`${installed.name} was installed in the place of cdktf`);
  console.log(`cdktn ${installed.version} in the place of cdktf, installed in ${seconds(begun)}`);

  const projects = [
    '',
    ...readdirSync(join(root, 'examples'))
      .sort()
      .map((name) => join('examples', name)),
  ].filter((name) => name === '' || existsSync(join(root, name, 'envs.ts')) || existsSync(join(root, name, 'main.ts')));
  for (const name of projects) {
    const ours = synthesize(root, name, process.execPath);
    const theirs = synthesize(folder, name, join(bin, 'node'));
    const different = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
      (stack) => !isDeepStrictEqual(ours.get(stack), theirs.get(stack)),
    );
    if (ours.size === 0 || different.length > 0) failed += 1;
    else passed += 1;
    console.log(
      `${different.length === 0 ? 'ok  ' : 'FAIL'} ${name === '' ? 'envs' : name}: ${ours.size} stacks${different.length === 0 ? ', the same JSON' : `, another JSON of ${different.join(', ')}`}`,
    );
  }
  console.log(`took ${seconds(begun)}`);
} finally {
  if (process.argv.includes('--keep')) console.log(`kept ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
console.log(`Tests: ${failed === 0 ? '' : `${failed} failed, `}${passed} passed, ${passed + failed} total`);
process.exitCode = failed === 0 ? 0 : 1;
