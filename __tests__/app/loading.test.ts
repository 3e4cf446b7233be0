import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Runs code with Node's own `require`: the one of jest has no cache to look at. */
const run = (code: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ['-r', './register.cjs', '-e', code], { cwd: root, encoding: 'utf8' }));

// Loading is most of what one environment costs (docs/performance.md), and grows unseen: one import is enough.
describe('what is loaded', () => {
  test('of the bindings, what an environment uses', () => {
    const loaded = run(`
      const environment = require('./envs/dev.ts').default;
      require('./lib/testing.ts').synthesizeToJson(environment, { today: '2026-11-22' });
      const bindings = Object.keys(require.cache).map((path) => path.replaceAll('\\\\', '/'));
      process.stdout.write(JSON.stringify(bindings.filter((path) => path.includes('/@cdktf/provider-'))));
    `) as readonly string[];

    expect(loaded.some((path) => path.endsWith('/eks-cluster/index.js'))).toBe(true);
    expect(loaded.filter((path) => /provider-[a-z]+\/lib\/index\.js$/.test(path))).toEqual([]);
    expect(loaded.filter((path) => /\/launch-template\/|\/eks-node-group\/|provider-helm\/lib\/release\//.test(path))).toEqual(
      [],
    );
  });

  test('of the languages of zod, none until somebody wants one, and all of them then', () => {
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
});
