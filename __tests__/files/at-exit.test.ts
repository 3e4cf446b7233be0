import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../../lib/files/temporary-folder';

const ROOT = resolve(__dirname, '..', '..');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'eks-auto-exit-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a temporary folder is empty, and gone with everything in it', () => {
  const { path, remove } = temporaryFolder('a-', folder);
  expect(readdirSync(path)).toEqual([]);
  writeFileSync(join(path, 'file'), '');
  remove();
  expect(readdirSync(folder)).toEqual([]);
});

/** Ends a program in the middle; how it ended, and what it printed. */
async function interrupted(script: string, signal: NodeJS.Signals): Promise<{ end: string; printed: string }> {
  const program = join(folder, 'program.cjs');
  writeFileSync(
    program,
    `require(${JSON.stringify(join(ROOT, 'register.cjs'))});
     const { writeFileSync, readdirSync } = require('node:fs');
     const { atExit } = require(${JSON.stringify(join(ROOT, 'lib', 'files', 'at-exit.ts'))});
     const { updateFolder } = require(${JSON.stringify(join(ROOT, 'lib', 'files', 'folder-update.ts'))});
     const { temporaryFolder } = require(${JSON.stringify(join(ROOT, 'lib', 'files', 'temporary-folder.ts'))});
     const folder = ${JSON.stringify(folder)};
     const ready = () => writeFileSync(folder + '/ready', '');
     const busy = (milliseconds) => { for (const end = Date.now() + milliseconds; Date.now() < end; ); };
     ${script}`,
  );
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  const ended = new Promise<string>((done) => child.on('close', (code, by) => done(by ?? `exit code ${code}`)));
  for (let waited = 0; !existsSync(join(folder, 'ready')); waited += 20) {
    if (waited > 20_000) throw new Error('the program did not start');
    await setTimeout(20);
  }
  child.kill(signal);
  return { end: await ended, printed };
}

const temporary = (): string[] => readdirSync(folder).filter((name) => name.startsWith('tmp-'));

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s removes it, and ends the program as usual',
  async (signal) => {
    const { end } = await interrupted(`temporaryFolder('tmp-', folder); ready(); setInterval(() => {}, 1000);`, signal);
    expect(end).toBe(signal);
    expect(temporary()).toEqual([]);
  },
  30_000,
);

test('a signal that comes while nothing else can run waits for the end of the work, and is not lost', async () => {
  const { end, printed } = await interrupted(
    `const { remove } = temporaryFolder('tmp-', folder); ready(); busy(700); remove(); console.log('whole');
     setInterval(() => {}, 1000);`,
    'SIGINT',
  );
  expect({ end, printed }).toEqual({ end: 'SIGINT', printed: 'whole\n' });
  expect(temporary()).toEqual([]);
}, 30_000);

test('what fails while cleaning up does not keep the rest from its turn', async () => {
  const { end } = await interrupted(
    `atExit(() => { throw new Error('no'); }); temporaryFolder('tmp-', folder); ready(); setInterval(() => {}, 1000);`,
    'SIGINT',
  );
  expect(end).toBe('SIGINT');
  expect(temporary()).toEqual([]);
}, 30_000);

test('process.exit in the middle removes it as well', async () => {
  const { end } = await interrupted(
    `temporaryFolder('tmp-', folder); ready(); setTimeout(() => process.exit(3), 300); process.on('SIGINT', () => {});
     process.removeAllListeners('SIGINT'); process.on('SIGINT', () => {});`,
    'SIGINT',
  );
  expect(end).toBe('exit code 3');
  expect(temporary()).toEqual([]);
}, 30_000);

/** Content by path, of which the second file takes its time. */
const SLOW = `const files = new Map([['a/one', 'new'], ['two', 'new']]);
  const changes = { created: ['a/one', 'two'], changed: [], removed: [], unchanged: 0 };
  const { get } = files;`;

test.each<[string, string, string[]]>([
  [
    'what is being written is written whole',
    `files.get = (name) => { if (name === 'two') { ready(); busy(700); } return get.call(files, name); };`,
    ['a', 'two'],
  ],
  [
    'and nothing, when the process gives up',
    `files.get = (name) => { if (name === 'two') { ready(); process.exit(3); } return get.call(files, name); };`,
    [],
  ],
])(
  'of a folder that is brought up to date: %s',
  async (_, slow, expected) => {
    await interrupted(`${SLOW} ${slow} updateFolder(folder + '/out', files, changes); setInterval(() => {}, 1000);`, 'SIGINT');
    expect(existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')).sort() : []).toEqual(expected);
  },
  30_000,
);
