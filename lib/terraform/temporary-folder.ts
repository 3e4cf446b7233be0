import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit';

/** A folder that nobody else uses, for as long as something runs. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with everything in it. */
  readonly remove: () => void;
}

/**
 * Makes a folder that is gone at the end, also after Ctrl-C.
 *
 * @param prefix `eks-auto-offline-`
 * @param parent - default: where the system keeps such folders
 */
export function temporaryFolder(prefix: string, parent: string = tmpdir()): TemporaryFolder {
  let path: string | undefined;
  const remove = (): void => {
    if (path !== undefined) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  const forget = atExit(remove);
  path = mkdtempSync(join(parent, prefix));
  return {
    path,
    remove: () => {
      remove();
      forget();
    },
  };
}
