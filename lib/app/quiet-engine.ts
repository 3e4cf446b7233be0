import { createRequire } from 'node:module';
import util from 'node:util';

const ARCHIVER = 'archiver';

/**
 * Makes cdktf quicker for this process, without any difference in what it writes. Called by the app before cdktf is
 * loaded; importing the library changes nobody else's cdktf.
 *
 * - Stack traces of every token are most of the time that constructs take (terraform-cdk#3892). `EKS_AUTO_TRACE=1`
 *   keeps them, for "cannot resolve" errors.
 * - Half of the files that cdktf loads belong to the archiver of its assets, which nothing here uses; it is loaded
 *   when somebody does.
 */
export function quietEngine(): void {
  // cdktf asks `util.isArray` about every output; Node 22 and newer complain about it on stderr, which the cdktf CLI prints
  // as an error.
  Object.assign(util, { isArray: Array.isArray });
  if (process.env['EKS_AUTO_TRACE'] === '1') return;
  const engine = createRequire(require.resolve('cdktf'));
  deferArchiver(engine);
  const path = resolved(engine, './tokens/private/stack-trace');
  if (path !== undefined) (engine(path) as { captureStackTrace: () => string[] }).captureStackTrace = () => [];
}

/** Another version of the engine may have arranged its files differently; it then only is slower. */
function resolved(engine: NodeJS.Require, id: string): string | undefined {
  try {
    return engine.resolve(id);
  } catch {
    return undefined;
  }
}

type Archiver = (...args: unknown[]) => unknown;

function deferArchiver(engine: NodeJS.Require): void {
  const path = resolved(engine, ARCHIVER);
  if (path === undefined || engine.cache[path] !== undefined) return;
  const load = (): Archiver => {
    delete engine.cache[path];
    return engine(ARCHIVER) as Archiver;
  };
  const exports: Archiver = (...args) => load()(...args);
  const module = { id: path, filename: path, loaded: true, exports, children: [], paths: [] };
  engine.cache[path] = module as unknown as NodeModule;
}
