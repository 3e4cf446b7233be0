import type { Node } from '@babel/types';
import { relative, sep } from 'node:path';
import type { Place } from '../rules/finding';
import type { InputPath } from '../rules/input-path';
import { isDefinition, MAX_STEPS, member, settle } from './expression';
import { type Located, SourceFiles, unwrapped } from './source-file';

/** Where an environment is written: its place in the list of environments, or the call of `defineEnvironment`. */
export interface EnvironmentSource {
  /** As it is written, whatever that is. */
  readonly name: unknown;
  /** The file that lists the environments, and the position in its list. */
  readonly listed: { readonly file: string; readonly index: number } | undefined;
  /** Asked for only where the list does not lead to the environment: it has to read a source map. */
  readonly callSite: () => { readonly file: string; readonly line: number } | undefined;
}

interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A node that a path leads to, or the last one on the way. */
interface Found extends Position {
  /** How many parts of the path were followed. */
  readonly depth: number;
  /** Something on the way may have put another value in its place. */
  readonly guessed: boolean;
}

/** Finds the line on which a person wrote a value. Files are parsed when the first place is asked for. */
export class PlaceFinder {
  private readonly files = new SourceFiles();
  private readonly roots = new Map<EnvironmentSource, Located | undefined>();

  public constructor(private readonly projectFolder: string) {}

  /**
   * The place of a value: exact where it can be followed through objects, constants, spreads, small functions and relative
   * imports; else that of the nearest part around it, or of what it most likely is.
   */
  public find(source: EnvironmentSource, path: InputPath): Place | undefined {
    const root = this.root(source);
    if (root === undefined) {
      const fallback = source.callSite() ?? (source.listed === undefined ? undefined : { file: source.listed.file, line: 1 });
      return fallback === undefined ? undefined : { ...this.named({ column: 1, ...fallback }), precision: 'near' };
    }
    const found = follow(root, path, 0, 0);
    return { ...this.named(found), precision: found.depth === path.length && !found.guessed ? 'exact' : 'near' };
  }

  private named({ file, line, column }: Position): Position {
    return { file: relative(this.projectFolder, file).split(sep).join('/'), line, column };
  }

  private root(source: EnvironmentSource): Located | undefined {
    if (!this.roots.has(source)) this.roots.set(source, this.listedAt(source) ?? this.callAt(source.callSite()));
    return this.roots.get(source);
  }

  /** The list may hold something else than what was handed over, so the name has to be the same. */
  private listedAt({ listed, name }: EnvironmentSource): Located | undefined {
    const list = listed === undefined ? undefined : this.files.get(listed.file).exportOf('default');
    const root = list === undefined || listed === undefined ? undefined : member(list, listed.index, 0)?.located;
    const written = root === undefined ? undefined : member(root, 'name', 0);
    if (written === undefined) return name === undefined ? root : undefined;
    const value = settle(written.located, 0).node;
    return value.type === 'StringLiteral' && value.value === name ? root : undefined;
  }

  private callAt(site: ReturnType<EnvironmentSource['callSite']>): Located | undefined {
    if (site === undefined) return undefined;
    const file = this.files.get(site.file);
    const call = file.program === undefined ? undefined : callOnLine(file.program, site.line);
    return call === undefined ? undefined : { file, node: call };
  }
}

function follow(at: Located, path: InputPath, depth: number, steps: number): Found {
  const value = settle(at, steps);
  const here: Found = { file: value.file.path, ...start(value.node), depth, guessed: value.guessed === true };
  const key = path[depth];
  if (key === undefined || steps > MAX_STEPS) return here;
  const next = member(value, key, steps);
  if (next === undefined) return here;
  if (depth + 1 === path.length) {
    const { file, node, guessed } = next.located;
    const settled = settle(next.located, steps);
    // A value on the same line as its key, or below it, is found at the key: that is where people look. What a function made
    // of it stands nowhere else.
    if (settled.guessed !== guessed || (next.key !== undefined && settled.node === unwrapped(node)))
      return { file: file.path, ...start(next.key ?? node), depth: depth + 1, guessed: guessed === true };
  }
  return follow(next.located, path, depth + 1, steps + 1);
}

/** The outermost call whose name stands on the line. */
function callOnLine(node: Node, wanted: number): Node | undefined {
  if (node.loc && (node.loc.start.line > wanted || node.loc.end.line < wanted)) return undefined;
  if (node.type === 'CallExpression') {
    const callee = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee;
    if (isDefinition(callee) && start(callee).line === wanted) return node;
  }
  for (const child of Object.values(node) as readonly unknown[]) {
    for (const candidate of Array.isArray(child) ? (child as readonly unknown[]) : [child]) {
      const found = isNode(candidate) ? callOnLine(candidate, wanted) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && 'type' in value && 'loc' in value;

/** From 1, as editors count. */
const start = ({ loc }: Node): { readonly line: number; readonly column: number } => ({
  line: loc?.start.line ?? 1,
  column: (loc?.start.column ?? 0) + 1,
});
