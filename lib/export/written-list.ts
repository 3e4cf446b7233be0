import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../files/folder-update';
import type { Content } from '../files/write-whole';

/** Name of the file in which an exported folder remembers what was written there. */
export const WRITTEN_LIST = '.eks-auto-export.json';

/** Hashes of the files that an export has written, by path. */
export type WrittenList = ReadonlyMap<string, string>;

/** Files of an exported stack, and the list of them. */
export function withWrittenList(files: Files): Files {
  const hashes = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, content]) => [name, hash(content)]);
  return new Map([
    ...files,
    [WRITTEN_LIST, `${JSON.stringify({ version: 1, files: Object.fromEntries(hashes) as unknown }, undefined, 2)}\n`],
  ]);
}

/** What an earlier export has written into a folder; nothing when there was none. */
export function writtenBefore(folder: string): WrittenList {
  const file = join(folder, WRITTEN_LIST);
  if (!existsSync(file)) return new Map();
  try {
    const { files } = JSON.parse(readFileSync(file, 'utf8')) as { readonly files?: Readonly<Record<string, unknown>> };
    return new Map(Object.entries(files ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  } catch {
    // Somebody has written into it; nothing in the folder counts as ours then.
    return new Map();
  }
}

/** What stands in the way of an export, by path. */
export interface InTheWay {
  /** Written by an earlier export, and changed by somebody since. */
  readonly edited: readonly string[];
  /** Never written by an export, or no file. */
  readonly foreign: readonly string[];
}

/** Files that would be overwritten or removed although they hold somebody's work. */
export function inTheWay(folder: string, files: Files, before: WrittenList): InTheWay {
  const edited: string[] = [];
  const foreign: string[] = [];
  for (const name of [...new Set([...files.keys(), ...before.keys()])].sort()) {
    const path = join(folder, name);
    if (name === WRITTEN_LIST || !existsSync(path)) continue;
    const wanted = files.get(name);
    if (!lstatSync(path).isFile()) {
      if (wanted !== undefined) foreign.push(name);
      continue;
    }
    const now = hash(readFileSync(path));
    if (now === before.get(name) || (wanted !== undefined && now === hash(wanted))) continue;
    if (before.has(name)) edited.push(name);
    else foreign.push(name);
  }
  return { edited, foreign };
}

const hash = (content: Content): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;
