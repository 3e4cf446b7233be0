import type { FolderChanges } from '../files/folder-update';

/** What happens to files, one a line, and how many there are of each kind. */
export function formatChanges({ created, changed, removed, unchanged }: FolderChanges, folder: string): readonly string[] {
  return [
    ...created.map((file) => `+ ${file}`),
    ...changed.map((file) => `~ ${file}`),
    ...removed.map((file) => `- ${file}`),
    `${folder}: ${created.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`,
  ];
}
