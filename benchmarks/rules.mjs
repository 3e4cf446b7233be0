// What the rules cost of a synthesis: node benchmarks/rules.mjs [--environments=100] [--runs=7]
// Samples of V8's own profiler say what the one thread of `synthesize` was doing; nothing is subtracted or repeated for the sake of
// measuring. Collecting garbage counts where it was caused. To the rules belongs all that exists because of them: the shape, what
// is read from the finished JSON, places of findings, and what
// was published before. Figures: docs/performance.md. Never a test.
import { Session } from 'node:inspector/promises';
import { cpus, loadavg } from 'node:os';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parametersOf, writeProject } from './environments.mjs';

const { values: options } = parseArgs({
  options: { environments: { type: 'string', default: '100' }, runs: { type: 'string', default: '7' } },
});
const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');
require('../register.cjs');
const library = join(root, 'lib', 'app', 'synthesize.ts');
const { synthesize } = require(library);

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
const run = () => synthesize(project, { today: '2026-11-21', write: true });

const REST = 'rest';
/** Done once, for findings too: `origins.json` needs the same files and addresses, and the summary counts resources. */
const SHARED = 'parsing, shared with origins of addresses and the summary';
/** What runs below these functions belongs to a part, unless a function of `PARTS` is reached. */
const AROUND = {
  synthesize: REST,
  resolve: 'acknowledging and the like',
  locate: 'places of findings',
  synthesizedStack: 'reading the JSON',
};
/** Everything below these functions is of one part. */
const PARTS = {
  decide: REST,
  buildStacks: REST,
  checkShape: 'shape',
  runValueRules: 'value rules',
  runRelationRules: 'relation rules',
  changes: 'what changes',
  guardStacks: 'guards',
  judgeJson: 'rules on JSON',
  parseFile: SHARED,
  parseStackJson: SHARED,
  elements: SHARED,
};
const seen = new Set();

/** Samples by part. They are counted instead of timed: time also passes while the processor works for others. */
function partsOf({ nodes, samples }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const partById = new Map();
  const visit = ({ id, callFrame: { functionName, url }, children = [] }, around, part) => {
    // A name that is there twice gets a number where all is put into one file.
    const own = around && url.endsWith(library) ? functionName.replace(/\d$/, '') : '';
    if (own in PARTS || own in AROUND) seen.add(own);
    const here = PARTS[own] ?? AROUND[own] ?? part;
    partById.set(id, here);
    for (const child of children) visit(byId.get(child), around && !(own in PARTS), here);
  };
  visit(nodes[0], true, undefined);

  const counts = {};
  let last;
  for (const id of samples) {
    // It has no caller of its own: whoever was running has caused it.
    if (byId.get(id).callFrame.functionName !== '(garbage collector)') last = partById.get(id);
    if (last !== undefined) counts[last] = (counts[last] ?? 0) + 1;
  }
  return counts;
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 500 });
run(); // Warms up.
const rounds = [];
for (let round = 0; round < Number(options.runs); round += 1) {
  await session.post('Profiler.start');
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  const { profile } = await session.post('Profiler.stop');
  const counts = partsOf(profile);
  const all = Object.values(counts).reduce((sum, samples) => sum + samples, 0);
  rounds.push({
    processor: (user + system) / 1000,
    shares: Object.fromEntries(Object.entries(counts).map(([part, samples]) => [part, samples / all])),
  });
}
rmSync(folder, { recursive: true, force: true });

const unknown = [...Object.keys(AROUND), ...Object.keys(PARTS)].filter((name) => !seen.has(name));
if (unknown.length > 0) throw new Error(`functions that never ran, so nobody knows what they cost: ${unknown.join(', ')}`);

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const processor = median(rounds.map((round) => round.processor));
const shareOf = (part) => median(rounds.map(({ shares }) => shares[part] ?? 0));
const percent = (share) => `${(share * 100).toFixed(1).padStart(5)} %`;
const line = (share, what) => `${percent(share)}  ${(share * processor).toFixed(0).padStart(5)} ms  ${what}`;
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`);
console.log(
  `${count} environments, median of ${rounds.length}: synthesis takes ${processor.toFixed(0)} ms of processor time, of it`,
);
const parts = [...new Set([...Object.values(PARTS), ...Object.values(AROUND)])].filter(
  (part) => part !== REST && part !== SHARED,
);
for (const part of parts) console.log(line(shareOf(part), part));
const totals = rounds.map(({ shares }) => 1 - shares[REST] - shares[SHARED]).toSorted((one, other) => one - other);
const share = median(totals);
console.log(line(share, `all of them, from ${percent(totals[0]).trim()} to ${percent(totals.at(-1)).trim()}`));
console.log(line(shareOf(SHARED), `beside them: ${SHARED}`));
console.log(`${share < 0.1 ? 'reached' : 'MISSED '}  less than 10 % is wanted`);
