import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * A folder below the root of its repository, `infrastructure/platform`; empty at the root, and where no repository is
 * found. Programs that annotate files name them from there.
 */
export function folderInRepository(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    // In a worktree and in a submodule it is a file.
    if (existsSync(join(root, '.git'))) return relative(root, folder).split(sep).join('/');
    if (root === dirname(root)) return '';
  }
}
