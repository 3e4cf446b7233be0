// What edits of an environment's file do, judged by Terraform's core and compared with docs/changes.md:
//   node scripts/changes.mjs [--update]
// A line that changes is something that operators of this project will meet in their plans, so nobody changes one without seeing it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('../register.cjs');
const { currentChanges } = require('../__tests__/support/edits/index.ts');

const file = join(import.meta.dirname, '..', 'docs', 'changes.md');
const read = () => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const before = read();
const now = await currentChanges();
const lines = (text) => new Set(text.split('\n'));
const [old, fresh] = [lines(before), lines(now)];
for (const line of old) if (!fresh.has(line)) console.log(`- ${line}`);
for (const line of fresh) if (!old.has(line)) console.log(`+ ${line}`);

if (before === now) {
  console.log('docs/changes.md is what the code does');
} else if (process.argv.includes('--update')) {
  writeFileSync(`${file}.new`, now);
  renameSync(`${file}.new`, file);
  console.log('wrote docs/changes.md');
} else {
  console.error('docs/changes.md is not what the code does. Meant like this: node scripts/changes.mjs --update');
  process.exitCode = 1;
}
