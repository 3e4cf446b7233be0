// How long synth and a structural plan of one environment take together:
//   node benchmarks/offline.mjs [--runs=7] [--environment=production]
// Figures: docs/performance.md. Nothing here is a test; a busy machine gives other numbers, so the same command without a
// plan (`check`) is measured beside it, in turns.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, environment: { type: 'string', default: 'production' } },
});
const root = join(import.meta.dirname, '..');
const usage = join(root, '.cache', 'offline-usage');
const gnuTime = spawnSync('/usr/bin/time', ['-f', '%U', 'true']).status === 0;
/** Derived schemas; they are made anew when the bindings change. */
const schemas = join(root, 'node_modules', '.cache', 'eks-auto', 'schema');

/** Seconds on the wall, and of processors in this command and in all that it starts. */
function run(...args) {
  const command = [process.execPath, 'bin/eks-auto.cjs', ...args, options.environment];
  const timed = gnuTime ? ['/usr/bin/time', '-o', usage, '-f', '%U %S', ...command] : command;
  const begun = performance.now();
  const { status, stderr } = spawnSync(timed[0], timed.slice(1), {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const wall = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(stderr);
  const [user, system] = gnuTime ? readFileSync(usage, 'utf8').trim().split(' ').map(Number) : [NaN, NaN];
  return { wall, cpu: user + system };
}

const COMMANDS = { check: ['check'], plan: ['plan', '--offline'] };

const load = loadavg()[0];
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(schemas, { recursive: true, force: true });
const first = run(...COMMANDS.plan);
const results = { check: [], plan: [] };
for (let round = 0; round < Number(options.runs); round += 1) {
  for (const name of round % 2 === 0 ? ['check', 'plan'] : ['plan', 'check']) results[name].push(run(...COMMANDS[name]));
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const row = (name, runs, of) =>
  `${name.padEnd(40)} ${of('wall').toFixed(2).padStart(8)} ${of('cpu').toFixed(2).padStart(8)}   ${runs} runs`;
const middle = (name) => (what) => median(results[name].map((one) => one[what]));
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}, load ${load.toFixed(1)} before`);
console.log(`${''.padEnd(40)} ${'wall s'.padStart(8)} ${'cpu s'.padStart(8)}`);
console.log(row(`check ${options.environment}`, results.check.length, middle('check')));
console.log(row(`plan --offline ${options.environment}`, results.plan.length, middle('plan')));
console.log(row('  the first time: schemas are derived', 1, (what) => first[what]));
console.log(`plan against check: ${(middle('plan')('cpu') / middle('check')('cpu')).toFixed(2)}× of the processor time`);
const wall = middle('plan')('wall');
console.log(
  `${wall <= 2.5 ? 'reached' : 'MISSED '}  synth and plan of one environment: ${wall.toFixed(2)} s, wanted at most 2.5 s on a quiet machine`,
);
