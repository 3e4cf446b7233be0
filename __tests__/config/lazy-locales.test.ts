import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Runs code with Node's own `require`; the one of jest has no cache to look at. */
const run = (code: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ['-r', './register.cjs', '-e', code], { cwd: root, encoding: 'utf8' }));

test('the languages of zod wait until somebody wants one, and are all there then', () => {
  const result = run(`
    const loaded = () => Object.keys(require.cache).filter((path) => /zod.v4.locales/.test(path)).length;
    require('./lib/config/check-shape.ts').checkShape({}, undefined);
    const before = loaded();
    const { locales, z } = require('zod');
    const names = Object.keys(locales).length;
    z.config(locales.de());
    const { message } = z.string().safeParse(3).error.issues[0];
    process.stdout.write(JSON.stringify({ before, names, hasFrench: 'fr' in locales, message, after: loaded() }));
  `) as { readonly before: number; readonly names: number; readonly after: number };

  // The index and English.
  expect(result.before).toBeLessThanOrEqual(2);
  expect(result).toMatchObject({ hasFrench: true, message: expect.stringMatching(/^Ungültig/) as unknown });
  expect(result.after).toBeGreaterThanOrEqual(result.names);
});
