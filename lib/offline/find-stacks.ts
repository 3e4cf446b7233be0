import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { StackDirectory } from './offline-stack';

/** What cdktf notes about a stack in its manifest. */
interface ManifestStack {
  readonly name: string;
  /** `stacks/dev-network` */
  readonly workingDirectory: string;
  readonly dependencies?: readonly string[];
}

/** The folder that is meant by a path: that of a file, because Terraform reads a file together with what lies beside it. */
export const folderOf = (path: string): string =>
  path.endsWith('.tf.json') && existsSync(path) && statSync(path).isFile() ? dirname(path) : path;

/**
 * The synthesized stacks of an output folder (`cdktf.out`): those of its manifest, or every folder in it, or in its `stacks`,
 * that has Terraform JSON; or the folder itself, when it is a stack.
 */
export function findStacks(output: string): readonly StackDirectory[] {
  const listed = manifestStacks(join(output, 'manifest.json'));
  if (listed !== undefined) {
    return listed.map(({ name, workingDirectory, dependencies = [] }) => ({
      name,
      directory: join(output, workingDirectory),
      dependencies,
    }));
  }
  if (isStack(output)) return [{ name: basename(resolve(output)), directory: output }];
  const folder = existsSync(join(output, 'stacks')) ? join(output, 'stacks') : output;
  return foldersIn(folder)
    .filter((name) => isStack(join(folder, name)))
    .map((name) => ({ name, directory: join(folder, name) }));
}

/** Stacks of cdktf's manifest that are still there; a file of the same name that is something else lists none. */
function manifestStacks(file: string): readonly ManifestStack[] | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly stacks?: Readonly<Record<string, ManifestStack>> };
    const stacks = Object.values(manifest.stacks ?? {}).filter(
      ({ workingDirectory }) => typeof workingDirectory === 'string' && isStack(join(dirname(file), workingDirectory)),
    );
    return stacks.length === 0 ? undefined : stacks;
  } catch {
    return undefined;
  }
}

const isStack = (folder: string): boolean =>
  existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).some((name) => name.endsWith('.tf.json'));

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
