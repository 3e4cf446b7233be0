import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Files, type FolderChanges, folderChanges } from '../files/folder-update';
import { inTheWay, WRITTEN_LIST, writtenBefore } from './written-list';

/** What an export would do to a folder. */
export interface ExportUpdate {
  /** Of all stacks, by path below the folder. */
  readonly files: Files;
  readonly changes: FolderChanges;
  /** Files that an export wrote and somebody has edited. */
  readonly edited: readonly string[];
  /** Files of others, where ours belong. */
  readonly foreign: readonly string[];
  /** Configuration of others that Terraform reads together with ours. */
  readonly beside: readonly string[];
}

/** Compares what is to be written with what is there, stack by stack. Writes nothing. */
export function planUpdate(to: string, stacks: readonly { readonly name: string; readonly files: Files }[]): ExportUpdate {
  const files = new Map(
    stacks.flatMap(({ name, files: own }) => [...own].map(([file, content]) => [posix.join(name, file), content])),
  );
  const found = stacks.map(({ name, files: own }) => ({ name, own, ...lookAt(join(to, name), own) }));
  const all = (pick: (one: (typeof found)[number]) => Iterable<string>): readonly string[] =>
    found.flatMap((one) => [...pick(one)].map((file) => posix.join(one.name, file)));
  return {
    files,
    changes: folderChanges(
      to,
      files,
      all(({ ours }) => ours),
    ),
    edited: all(({ edited }) => edited),
    foreign: [...found.filter(({ isOther }) => isOther).map(({ name }) => name), ...all(({ foreign }) => foreign)],
    beside: all(({ own, ours, others }) => others.filter((file) => !own.has(file) && !ours.includes(file))),
  };
}

interface Present {
  readonly ours: readonly string[];
  readonly edited: readonly string[];
  readonly foreign: readonly string[];
  readonly others: readonly string[];
  /** Something that is no folder has its name. */
  readonly isOther: boolean;
}

function lookAt(folder: string, files: Files): Present {
  const nothing = { ours: [], edited: [], foreign: [], others: [], isOther: false };
  if (!existsSync(folder)) return nothing;
  if (!statSync(folder).isDirectory()) return { ...nothing, isOther: true };
  const before = writtenBefore(folder);
  const others = readdirSync(folder).filter((file) => /\.(tf|tf\.json)$/.test(file));
  return { ...nothing, ours: [...before.keys()], ...inTheWay(folder, files, before), others };
}

/** Names of the folders that exports have written below a folder. */
export const exportedBefore = (to: string): readonly string[] =>
  existsSync(to)
    ? readdirSync(to)
        .filter((name) => existsSync(join(to, name, WRITTEN_LIST)))
        .sort()
    : [];
