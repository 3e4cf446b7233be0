import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the repository that a path lies in, absolute; undefined where there is none. */
export function repositoryOf(path: string): string | undefined {
  // In a worktree and in a submodule it is a file.
  if (existsSync(join(path, '.git'))) return path;
  return path === dirname(path) ? undefined : repositoryOf(dirname(path));
}
