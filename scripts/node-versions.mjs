// Other versions of Node, which come from the registry as a package and stay for the next run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds `node` of a major version. */
export function nodeFolder(major) {
  const prefix = join(import.meta.dirname, '..', '.cache', `node-${major}`);
  const bin = join(prefix, 'node_modules', 'node', 'bin');
  if (!existsSync(join(bin, 'node'))) {
    mkdirSync(prefix, { recursive: true });
    execFileSync('npm', ['install', '--prefix', prefix, '--no-save', '--no-progress', `node@${major}`], { stdio: 'inherit' });
  }
  return bin;
}
