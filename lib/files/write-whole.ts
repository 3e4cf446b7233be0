import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cleaningUp } from './at-exit';

/** What a file holds. */
export type Content = string | Uint8Array;

/** Writes a file when it differs. Readers see the old content or the new one, never a part. */
export function writeWhole(path: string, content: Content): void {
  if (holds(path, content)) return;
  const temporary = besideItsPlace(path);
  const cleanUp = (): void => rmSync(temporary, { force: true });
  cleaningUp(cleanUp, () => {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  });
}

/** True when the file is there and has exactly this content. */
export function holds(path: string, content: Content): boolean {
  return (
    statSync(path, { throwIfNoEntry: false })?.isFile() === true &&
    readFileSync(path).equals(typeof content === 'string' ? Buffer.from(content) : content)
  );
}

/** On the same disk as the file itself, so that a rename is enough. */
export const besideItsPlace = (path: string): string => `${path}.${process.pid}.tmp`;
