// Compares this project with a bare cdktf program that gives the same JSON:
//   node benchmarks/run.mjs [--quick] [--runs=9] [--sizes=1,10,55,100] [--cached]
// Method and figures: docs/performance.md. Nothing here is a test; a busy machine gives other numbers.
import { spawnSync } from 'node:child_process';
import { deepStrictEqual } from 'node:assert';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { generate } from './bare/generate.mjs';
import { parametersOf, sample, writeProject } from './environments.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    sizes: { type: 'string', default: '1,10,55,100' },
    // Three runs of what takes long.
    quick: { type: 'boolean', default: false },
    // Nothing was edited since the last run: the register hook takes what esbuild made before.
    cached: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const work = join(root, '.cache', 'benchmarks');
const register = join(root, 'register.cjs');
const usageHook = join(root, 'benchmarks', 'usage.cjs');
const gnuTime = spawnSync('/usr/bin/time', ['-f', '%U', 'true']).status === 0;

/** How many environments. 55 lies in the middle of 10 and 100: it tells whether there is a straight line between them. */
const SIZES = options.sizes.split(',').map(Number);
const PROGRAMS = ['bare', 'project'];

const folderOf = (program, size) => join(work, `${program}-${size}`);

/** Runs a program once, with an empty output folder. */
function run(folder) {
  rmSync(join(folder, 'cdktf.out'), { recursive: true, force: true });
  const usage = join(work, 'usage');
  const node = [process.execPath, '-r', register, 'main.ts'];
  const [command, ...args] = gnuTime
    ? ['/usr/bin/time', '-o', usage, '-f', '%U %M', ...node]
    : [process.execPath, '-r', usageHook, ...node.slice(1)];
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, NODE_OPTIONS: '', BENCHMARK_USAGE: usage, CI: 'true', EKS_AUTO_CACHE: options.cached ? '1' : '0' },
  });
  const wall = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`${folder} ended with ${status}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  const [user, kibibytes] = readFileSync(usage, 'utf8').trim().split(' ').map(Number);
  return { wall, user, memory: kibibytes / 1024 };
}

function stacksOf(folder) {
  const stacks = join(folder, 'cdktf.out', 'stacks');
  const read = (name) => JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8'));
  return Object.fromEntries(
    readdirSync(stacks)
      .sort()
      .map((name) => [name, withoutComments(read(name))]),
  );
}

/** Without what cdktf notes about itself. */
function withoutComments(value) {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([key, member]) => key !== '//' || member?.metadata === undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutComments(member)]));
}

/** The bare program once, then as many environments as wanted of both. */
async function prepare() {
  mkdirSync(work, { recursive: true });
  const first = folderOf('project', 'sample');
  writeProject(first, [sample]);
  run(first);
  const stacks = Object.entries(stacksOf(first)).map(([name, json]) => [name.replace(`${sample.name}-`, ''), json]);
  const bare = folderOf('bare', 'source');
  await generate(bare, Object.fromEntries(stacks), sample);

  for (const size of SIZES) {
    const environments = Array.from({ length: size }, (_, number) => parametersOf(number));
    writeProject(folderOf('project', size), environments);
    rmSync(folderOf('bare', size), { recursive: true, force: true });
    cpSync(bare, folderOf('bare', size), { recursive: true });
    writeFileSync(join(folderOf('bare', size), 'environments.json'), JSON.stringify(environments));
    // The register hook keeps what esbuild made in there; packages are found further up.
    for (const program of PROGRAMS) mkdirSync(join(folderOf(program, size), 'node_modules'));
    // The first run of each also fills the caches of the file system.
    for (const program of PROGRAMS) run(folderOf(program, size));
    deepStrictEqual(stacksOf(folderOf('project', size)), stacksOf(folderOf('bare', size)));
  }
}

function measure() {
  const results = new Map();
  const rounds = Number(options.runs);
  for (let round = 0; round < rounds; round += 1) {
    for (const size of SIZES) {
      if (options.quick && size > 10 && round >= 3) continue;
      // Whoever comes second finds a warmer processor, so they take turns.
      for (const program of round % 2 === 0 ? PROGRAMS : PROGRAMS.toReversed()) {
        const key = `${program} ${size}`;
        results.set(key, [...(results.get(key) ?? []), run(folderOf(program, size))]);
      }
    }
  }
  return results;
}

const median = (values) => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const versionOf = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

function report(results, loads) {
  const of = (program, size, what) => results.get(`${program} ${size}`).map((one) => one[what]);
  const middle = (program, size, what) => median(of(program, size, what));
  const cell = (program, size, what, digits) => {
    const values = of(program, size, what);
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
    return `${median(values).toFixed(digits)} (${low}–${high})`;
  };
  const ratio = (size, what) => middle('project', size, what) / middle('bare', size, what);

  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${release()}`,
  );
  console.log(
    [
      `Node ${process.version}`,
      ...['cdktf', '@cdktf/provider-aws', 'constructs', 'esbuild'].map((name) => `${name} ${versionOf(name)}`),
    ].join(', '),
  );
  console.log(
    `load ${loads.map((load) => load.toFixed(1)).join(' before, ')} after; CPU and memory by ${gnuTime ? 'GNU time' : 'process.resourceUsage()'}\n`,
  );
  console.log('| environments | program | runs | wall s | user s | peak RSS MiB |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const size of SIZES) {
    for (const program of PROGRAMS) {
      const cells = [cell(program, size, 'wall', 2), cell(program, size, 'user', 2), cell(program, size, 'memory', 0)];
      console.log(`| ${size} | ${program} | ${of(program, size, 'wall').length} | ${cells.join(' | ')} |`);
    }
    const ratios = ['wall', 'user', 'memory'].map((what) => `**${ratio(size, what).toFixed(2)}×**`);
    console.log(`| ${size} | project / bare | | ${ratios.join(' | ')} |`);
  }
  console.log();
  const targets = [
    ['wall', 1, 1.25],
    ['user', 1, 1.25],
    ['wall', 100, 1],
    ['user', 100, 1],
    ...SIZES.map((size) => ['memory', size, 1.25]),
  ];
  for (const [what, size, limit] of targets.filter(([, size]) => SIZES.includes(size))) {
    verdict(`${what} at ${size}`, ratio(size, what) <= limit, `${ratio(size, what).toFixed(2)}×, wanted at most ${limit}×`);
  }
  if (![10, 55, 100].every((size) => SIZES.includes(size))) return;
  for (const what of ['wall', 'user']) {
    const [ten, middleOne, hundred] = [10, 55, 100].map((size) => middle('project', size, what));
    const deviation = middleOne / ((ten + hundred) / 2);
    const each = ((hundred - ten) / 90) * 1000;
    const told = `55 take ${deviation.toFixed(2)}× of what lies on the line; ${each.toFixed(1)} ms for each environment more`;
    verdict(`${what}, linear from 10 to 100`, Math.abs(deviation - 1) <= 0.1, told);
  }
}

const verdict = (what, reached, told) => console.log(`${reached ? 'reached' : 'MISSED '}  ${what}: ${told}`);

if (!existsSync(join(root, 'node_modules'))) throw new Error('npm ci first');
const before = loadavg()[0];
await prepare();
report(measure(), [before, loadavg()[0]]);
