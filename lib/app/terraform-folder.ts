import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type SynthesizedStack, synthesizedStack } from '../rules/synthesized';
import { JsonText, type RepeatedMember, type TextPlace } from '../terraform/json-text';
import { COMMENT, isObject, type Json, type JsonPath, locatedObjects } from '../terraform/stack-json';

/** A module: the Terraform JSON of one folder. */
export interface ReadStack {
  readonly stack: SynthesizedStack;
  /** The file and the line of a place in the JSON of the stack, and the place in that file. */
  readonly locate: (path: JsonPath) => TextPlace & { readonly file: string; readonly path: JsonPath };
}

/** A file that cannot be read as Terraform JSON. */
export interface UnreadableFile extends TextPlace {
  readonly file: string;
  readonly message: string;
}

export interface TerraformFolder {
  readonly stacks: readonly ReadStack[];
  readonly unreadable: readonly UnreadableFile[];
  /** HCL, overrides: files that belong to a module and were not read. */
  readonly notRead: readonly string[];
  readonly files: number;
}

/** What was asked for cannot be read at all; the message is for people. */
export class FolderError extends Error {}

/** Folders that hold what other people wrote, or what Terraform keeps. */
const SKIPPED = new Set(['node_modules', '.git', '.terraform', '.cache']);

const isJsonModule = (name: string): boolean => name.endsWith('.tf.json');
const isOverride = (name: string): boolean => /^(?:.*_)?override\.tf(?:\.json)?$/.test(name);

/**
 * Reads every folder below a path that has Terraform JSON in it, or one file. Paths of files are relative to `cwd`.
 *
 * @throws FolderError when there is nothing to read
 */
export function readTerraformJson(cwd: string, path: string): TerraformFolder {
  const start = resolve(cwd, path);
  const kind = statSync(start, { throwIfNoEntry: false });
  if (kind === undefined) throw new FolderError(`there is no folder or file '${path}'`);
  if (kind.isFile() && !start.endsWith('.json')) {
    throw new FolderError(`'${path}' is no Terraform JSON, whose files end in .tf.json${hclHint(start)}`);
  }
  const folders = kind.isFile() ? [{ folder: dirname(start), files: [basename(start)] }] : modulesBelow(start);
  if (folders.length === 0) {
    throw new FolderError(`'${path}' has no *.tf.json in it${hasHcl(start) ? hclHint('x.tf') : ''}`);
  }
  const names = folders.map(({ folder }) => basename(folder));
  const all = folders.map(({ folder, files }, index) => {
    const isUnique = names.filter((name) => name === names[index]).length === 1;
    const name = isUnique ? basename(folder) : relative(start, folder).split(sep).join('/');
    return readModule({ cwd, folder, files, name });
  });
  return {
    stacks: all.flatMap(({ stack }) => (stack === undefined ? [] : [stack])),
    unreadable: all.flatMap(({ unreadable }) => unreadable),
    notRead: all.flatMap(({ notRead }) => notRead),
    files: all.reduce((sum, { files }) => sum + files, 0),
  };
}

const hclHint = (path: string): string =>
  /\.(?:tf|hcl)$/.test(path) ? '; HCL is not read: plan it, or write JSON (cdktf synth, hcl2json)' : '';

const hasHcl = (folder: string): boolean => readdirSync(folder).some((name) => name.endsWith('.tf'));

interface Module {
  readonly folder: string;
  readonly files: readonly string[];
}

function modulesBelow(folder: string): readonly Module[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  const files = entries.filter((entry) => entry.isFile() && isJsonModule(entry.name)).map(({ name }) => name);
  const below = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
  return [...(files.length === 0 ? [] : [{ folder, files }]), ...below.flatMap(({ name }) => modulesBelow(join(folder, name)))];
}

/** Where a block of a merged module comes from. */
interface Origin {
  readonly file: string;
  readonly text: string;
  readonly path: JsonPath;
}

function readModule({ cwd, folder, files, name }: Module & { readonly cwd: string; readonly name: string }): {
  readonly stack: ReadStack | undefined;
  readonly unreadable: readonly UnreadableFile[];
  readonly notRead: readonly string[];
  readonly files: number;
} {
  const named = (file: string): string => relative(cwd, join(folder, file)).split(sep).join('/');
  const siblings = readdirSync(folder).filter((file) => file.endsWith('.tf') || isJsonModule(file));
  const read = files.filter((file) => !isOverride(file));
  const unreadable: UnreadableFile[] = [];
  const repeated: UnreadableFile[] = [];
  // Of what is written twice only the last is read.
  let lost = false;
  const origins = new Map<string, Origin[]>();
  const merged: Record<string, Json[]> = {};
  for (const file of read) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    const json = parsed(text);
    if ('mistake' in json) {
      unreadable.push({ file: named(file), ...json.mistake });
      continue;
    }
    const again = new JsonText(text).repeated();
    lost ||= again.length > 0;
    repeated.push(...refusedTwice(again).map((one) => ({ file: named(file), ...one })));
    for (const { object, path } of locatedObjects(json.json, [])) {
      for (const [key, value] of Object.entries(object)) {
        if (key === COMMENT) continue;
        const parts = Array.isArray(value) ? (value as readonly Json[]) : [value];
        const known = origins.get(key) ?? [];
        origins.set(key, known);
        for (const [index, part] of parts.entries()) {
          (merged[key] ??= []).push(part);
          known.push({ file: named(file), text, path: Array.isArray(value) ? [...path, key, index] : [...path, key] });
        }
      }
    }
  }
  const notRead = siblings.filter((file) => !read.includes(file));
  const result = { unreadable: [...unreadable, ...repeated], notRead: notRead.map(named), files: read.length };
  if (read.length === unreadable.length) return { ...result, stack: undefined };
  const complete = notRead.length === 0 && unreadable.length === 0 && !lost;
  const text = [...new Set([...origins.values()].flat().map((origin) => origin.text))].join('\n');
  const stack = synthesizedStack(name, text, { json: merged, complete, locked: lockedVersions(folder) });
  return { ...result, stack: { stack, locate: (path) => located(origins, path) } };
}

/**
 * Versions in a lock file, by source: `hashicorp/aws`. Empty where there is no file.
 * https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
function lockedVersions(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, '.terraform.lock.hcl');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const blocks = text.matchAll(/^provider\s+"([^"]+)"\s*\{[^}]*?^\s*version\s*=\s*"([^"]+)"/gm);
  return new Map(Array.from(blocks, ([, source = '', version = '']) => [source.split('/').slice(-2).join('/'), version]));
}

/**
 * Members that Terraform refuses the second time. Of blocks it takes several, so only what is a name or a plain value is told.
 * (Seen by trying, Terraform 1.11.)
 */
function refusedTwice(again: readonly RepeatedMember[]): readonly Omit<UnreadableFile, 'file'>[] {
  return again.flatMap(({ path, isPlain, ...place }) => {
    const names = path.filter((part) => typeof part === 'string');
    if (names.includes(COMMENT)) return [];
    const isName = names.length === (['resource', 'data'].includes(names[0] ?? '') ? 3 : 2) && NAMED.has(names[0] ?? '');
    if (!isName && !(isPlain && names.length > 1)) return [];
    return [{ ...place, message: `'${names.at(-1) ?? ''}' is written twice in one object; Terraform refuses it` }];
  });
}

const NAMED = new Set(['resource', 'data', 'module', 'output', 'variable', 'locals']);

function parsed(text: string): { readonly json: Json } | { readonly mistake: Omit<UnreadableFile, 'file'> } {
  const mistake = new JsonText(text).mistake();
  if (mistake !== undefined) {
    return { mistake };
  }
  const json: unknown = JSON.parse(text);
  const isDocument = isObject(json) || (Array.isArray(json) && json.every(isObject));
  return isDocument
    ? { json: json as Json }
    : { mistake: { line: 1, column: 1, message: 'expected an object, or a list of them' } };
}

function located(
  origins: ReadonlyMap<string, readonly Origin[]>,
  [block = '', index, ...rest]: JsonPath,
): ReturnType<ReadStack['locate']> {
  const origin = origins.get(String(block))?.[Number(index)];
  // A whole kind of block, or one that is missing: any file of the module.
  const { file, text, path } = origin ?? [...origins.values()].flat()[0] ?? { file: '', text: '', path: [] };
  const whole = origin === undefined ? [block] : [...path, ...rest];
  return { file, ...new JsonText(text).placeOf(whole), path: whole };
}
