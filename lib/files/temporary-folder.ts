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
  const path = mkdtempSync(join(parent, prefix));
  const removeIt = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  const forget = atExit(removeIt);
  return {
    path,
    remove: () => {
      removeIt();
      forget();
    },
  };
}
