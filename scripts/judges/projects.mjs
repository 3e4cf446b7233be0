// Everything that this repository synthesizes: envs/ and examples/, resolved and as Terraform JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workFolder } from './tools.mjs';

const require = createRequire(import.meta.url);
require('../../register.cjs');
const { resolve } = require('../../lib/config/resolve.ts');

const root = join(import.meta.dirname, '..', '..');
const today = new Date().toISOString().slice(0, 10);

/** Folders with the file that lists their environments; one without it is a program that uses the library. */
const projects = [
  { name: 'envs', folder: root, file: join(root, 'envs', 'index.ts') },
  ...readdirSync(join(root, 'examples'))
    .sort()
    // What is exported is no project.
    .filter((name) => name !== 'exported-hcl')
    .map((name) => ({ name, folder: join(root, 'examples', name), file: join(root, 'examples', name, 'envs.ts') })),
];

/** Decides everything about an environment; throws when it has errors. */
export function environmentOf(input) {
  const { environment, findings, name } = resolve(input, { today });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (environment === undefined || errors.length > 0) {
    throw new Error(
      `${name} does not resolve: ${errors.map(({ rule, path, message }) => `${rule} ${path.join('.')}: ${message}`)}`,
    );
  }
  return environment;
}

export const environments = () =>
  projects
    .filter(({ file }) => existsSync(file))
    .flatMap(({ name, file }) => require(file).default.map((input) => ({ project: name, environment: environmentOf(input) })));

/** Stacks with what they belong to: `{ name, project, environment, profile, json }`. */
export function stacks() {
  const known = environments();
  return projects.flatMap(({ name: project, folder, file }) => {
    const output = join(workFolder, 'synthesized', project);
    rmSync(output, { recursive: true, force: true });
    const args = existsSync(file)
      ? [join(root, 'bin', 'eks-auto.cjs'), 'synth', '--envs', file]
      : ['-r', join(root, 'register.cjs'), 'main.ts'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDKTF_OUTDIR: output, NO_COLOR: '1' },
    });
    if (status !== 0) throw new Error(`${project} does not synthesize\n${stdout}${stderr}`);
    return readdirSync(join(output, 'stacks')).map((name) => {
      const json = JSON.parse(readFileSync(join(output, 'stacks', name, 'cdk.tf.json'), 'utf8'));
      const owner = known.find((one) => one.project === project && name.startsWith(`${one.environment.name}-`));
      return { name, project, environment: owner?.environment.name, profile: owner?.environment.profile ?? 'library', json };
    });
  });
}

export function writeJson(path, value) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, JSON.stringify(value, undefined, 2));
}
