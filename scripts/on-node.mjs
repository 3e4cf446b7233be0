// Runs the main commands on another Node version, which comes from the registry as a package: node scripts/on-node.mjs 24
import { execFileSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { nodeFolder } from './node-versions.mjs';

const major = process.argv[2];
const environment = { ...process.env, PATH: `${nodeFolder(major)}${delimiter}${process.env.PATH}` };
const node = (...args) => execFileSync('node', args, { env: environment, stdio: 'inherit' });

node('--version');
node('scripts/same-bytes.mjs');
// What depends on the version: loading, synthesis, the command line. The rest runs once, and in the workflow's matrix.
node('node_modules/jest/bin/jest.js', '--silent', '__tests__/app', '__tests__/cli', '__tests__/stacks');
