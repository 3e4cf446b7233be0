import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
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

/**
 * Removes what runs that were killed have left behind. By age, not by process: another container may be at work in the same
 * folder.
 *
 * @param minutes after which nobody is at work in one any more
 */
export function removeAbandoned(prefix: string, parent: string, minutes: number): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > minutes * 60_000) rmSync(folder, { recursive: true, force: true });
  }
}
