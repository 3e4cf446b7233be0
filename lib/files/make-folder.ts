import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it.
 *
 * @returns those that were not there before, the innermost first
 */
export function makeFolder(path: string): readonly string[] {
  const made = missingFolders(path);
  // One by one: where nothing can be made (/proc), Node's own recursion never ends.
  for (const folder of made.toReversed()) if (!existsSync(folder)) mkdirSync(folder);
  return made;
}

function missingFolders(path: string): readonly string[] {
  return existsSync(path) || path === dirname(path) ? [] : [path, ...missingFolders(dirname(path))];
}
