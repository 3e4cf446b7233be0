#!/usr/bin/env node
'use strict';
// In the repository the command runs from its source; in the package, which has none, from what was compiled.
const { existsSync } = require('node:fs');
const path = require('node:path');

const source = path.join(__dirname, '..', 'lib');
const compiled = path.join(__dirname, '..', 'dist');
const folder = existsSync(path.join(source, 'cli', 'run.ts')) ? source : compiled;

require(path.join(folder, 'register.cjs'));
const { run } = require(path.join(folder, 'cli', folder === source ? 'run.ts' : 'run.js'));

void run(process.argv.slice(2), undefined, require('../package.json').version).then((code) => (process.exitCode = code));
