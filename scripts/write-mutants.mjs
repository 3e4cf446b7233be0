// Writes docs/mutants.md from what the test of mutants finds: npm run mutants
import { spawnSync } from 'node:child_process';

const env = { ...process.env, EKS_AUTO_MUTANTS: 'write' };
const run = (...command) => spawnSync('npx', command, { stdio: 'inherit', env }).status ?? 1;

const tested = run('jest', '__tests__/rules/mutants.test.ts');
process.exitCode = tested === 0 ? run('prettier', '--write', 'docs/mutants.md') : tested;
