// Compares docs/failure-modes.md with the catalogue, the rules and the tests, and writes it anew:
//   node scripts/failure-modes.mjs [--update]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('../register.cjs');
const { failureModesPage } = require('../__tests__/support/failure-modes/page.ts');

const file = join(import.meta.dirname, '..', 'docs', 'failure-modes.md');
const text = failureModesPage();
const current = existsSync(file) && readFileSync(file, 'utf8') === text;

if (process.argv.includes('--update')) {
  writeFileSync(file, text);
  console.log(current ? 'docs/failure-modes.md was current' : 'wrote docs/failure-modes.md');
} else if (!current) {
  console.error('docs/failure-modes.md is not current: node scripts/failure-modes.mjs --update');
  process.exitCode = 1;
}
