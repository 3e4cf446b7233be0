import { existsSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cleaningUp } from './at-exit';
import { makeFolder } from './make-folder';
import { besideItsPlace, type Content, holds } from './write-whole';

/** Content by path below a folder, with `/`. */
export type Files = ReadonlyMap<string, Content>;

/** What has to happen to the files of a folder, each list sorted. */
export interface FolderChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/**
 * What it takes to make a folder hold these files.
 *
 * @param ours files that an earlier run has written; those that are not wanted any more are removed, nothing else ever is
 */
export function folderChanges(folder: string, files: Files, ours: Iterable<string>): FolderChanges {
  const wanted = [...files].map(([name, content]) => {
    const path = join(folder, name);
    return { name, state: !existsSync(path) ? 'created' : holds(path, content) ? 'unchanged' : 'changed' } as const;
  });
  const inState = (asked: (typeof wanted)[number]['state']): readonly string[] =>
    wanted.flatMap(({ name, state }) => (state === asked ? [name] : [])).sort();
  return {
    created: inState('created'),
    changed: inState('changed'),
    removed: [...ours].filter((name) => !files.has(name) && existsSync(join(folder, name))).sort(),
    unchanged: inState('unchanged').length,
  };
}

/**
 * Makes it so. All content is on the disk, beside its place, before the first file is replaced; and nothing else is left
 * behind, also after Ctrl-C.
 */
export function updateFolder(folder: string, files: Files, { created, changed, removed }: FolderChanges): void {
  const written: { readonly temporary: string; readonly path: string }[] = [];
  const folders: string[] = [];
  const cleanUp = (): void => {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    // Where nothing was written, nothing is left behind.
    for (const made of folders) if (existsSync(made) && readdirSync(made).length === 0) rmdirSync(made);
  };
  cleaningUp(cleanUp, () => {
    for (const name of [...created, ...changed]) {
      const path = join(folder, name);
      folders.unshift(...makeFolder(dirname(path)));
      const temporary = besideItsPlace(path);
      written.push({ temporary, path });
      writeFileSync(temporary, files.get(name) ?? '');
    }
    for (const { temporary, path } of written) renameSync(temporary, path);
  });
  for (const name of removed) {
    rmSync(join(folder, name));
    removeEmpty(dirname(join(folder, name)), folder);
  }
}

/** Folders that hold nothing any more, up to the one that was asked for. */
function removeEmpty(folder: string, root: string): void {
  if (relative(root, folder) === '' || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), root);
}
