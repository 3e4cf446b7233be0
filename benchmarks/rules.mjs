// What the rules cost of a synthesis: node benchmarks/rules.mjs [--environments=100] [--runs=5]
// In one process, everything loaded, by processor time. Rules of the configuration cost what `resolve` costs without shape and
// decisions, and the comparison of all environments; guards and rules on the finished JSON are timed by themselves. Figures: docs/performance.md. Never a test.
import { cpus, loadavg } from 'node:os';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parametersOf, writeProject } from './environments.mjs';

const { values: options } = parseArgs({
  options: { environments: { type: 'string', default: '100' }, runs: { type: 'string', default: '5' } },
});
const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');
require('../register.cjs');
const { check } = require('../lib/app/check.ts');
const { synthesize } = require('../lib/app/synthesize.ts');
const { decide } = require('../lib/config/decide.ts');
const { checkProject, resolve } = require('../lib/config/resolve.ts');
const { checkShape } = require('../lib/config/check-shape.ts');
const { guardStacks } = require('../lib/rules/engine-guards.ts');
const { judgeJson } = require('../lib/rules/json/index.ts');
const { synthesizedStack } = require('../lib/rules/synthesized.ts');

const count = Number(options.environments);
mkdirSync(join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache', 'rules-'));
process.env.CDKTF_OUTDIR = join(folder, 'cdktf.out');
writeProject(
  folder,
  Array.from({ length: count }, (_, number) => parametersOf(number)),
);
const environments = require(join(folder, 'envs', 'index.ts')).default;
const project = { environments, file: join(folder, 'envs', 'index.ts'), folder: root };
const today = '2026-11-21';

const timed = (what) => {
  const begun = process.cpuUsage();
  what();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};
const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

function stacksOf() {
  const out = join(process.env.CDKTF_OUTDIR, 'stacks');
  return readdirSync(out).map((name) => synthesizedStack(name, readFileSync(join(out, name, 'cdk.tf.json'), 'utf8')));
}

const rounds = Array.from({ length: Number(options.runs) + 1 }, () => {
  const all = timed(() => synthesize(project, { today, write: true }));
  const checked = timed(() => check(project, { today }));
  let resolutions = [];
  const resolved = timed(() => (resolutions = environments.map((input) => resolve(input, { today }))));
  const together = timed(() => checkProject(resolutions, { today }));
  const shape = timed(() => environments.forEach((input) => checkShape(input, input.name)));
  const decided = timed(() => environments.forEach((input) => decide(input, input.name, { shape: [], values: [] })));
  const stacks = stacksOf();
  const guards = timed(() => guardStacks(stacks, { folders: [root] }));
  const json = timed(() => judgeJson(stacks, { today, only: 'error' }));
  const configuration = resolved - shape - decided + together;
  const places = checked - resolved - together;
  return { all, shape, decided, configuration, guards, json, places, rules: configuration + guards + json };
}).slice(1); // The first one warms up.
rmSync(folder, { recursive: true, force: true });

const of = (key) => median(rounds.map((round) => round[key]));
const ms = (key) => `${of(key).toFixed(0)} ms`;
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`);
console.log(`${count} environments, median of ${rounds.length}: synthesis ${ms('all')}`);
console.log(`  shape ${ms('shape')}, decisions ${ms('decided')}, places of findings ${ms('places')}`);
console.log(`  rules ${ms('rules')}: of the configuration ${ms('configuration')}, guards ${ms('guards')}, on JSON ${ms('json')}`);
const share = median(rounds.map(({ rules, all }) => rules / all));
console.log(
  `${share < 0.1 ? 'reached' : 'MISSED '}  rules are ${(share * 100).toFixed(1)} % of synthesis, wanted less than 10 %`,
);
