import type { Node, ObjectExpression, ObjectProperty } from '@babel/types';
import { dirname, relative, sep } from 'node:path';
import type { Place } from '../rules/finding';
import type { InputPath } from '../rules/input-path';
import { type Located, SourceFiles, unwrapped } from './source-file';

/** Where an environment is written: its place in the list of environments, or the call of `defineEnvironment`. */
export interface EnvironmentSource {
  readonly name: string;
  /** The file that lists the environments, and the position in its list. */
  readonly listed: { readonly file: string; readonly index: number } | undefined;
  /** Asked for only where the list does not lead to the environment: it has to read a source map. */
  readonly callSite: () => { readonly file: string; readonly line: number } | undefined;
}

/** A node that a path leads to, or the last one on the way. */
interface Found {
  readonly file: string;
  readonly line: number;
  /** How many parts of the path were followed. */
  readonly depth: number;
}

/** Guards against constants that refer to each other in a circle. */
const MAX_STEPS = 200;

/** Finds the line on which a person wrote a value. Files are parsed when the first place is asked for. */
export class PlaceFinder {
  private readonly files = new SourceFiles();
  private readonly roots = new Map<EnvironmentSource, Located | undefined>();

  public constructor(private readonly projectFolder: string) {}

  /**
   * The place of a value: exact where it can be followed through objects, constants, spreads and relative imports; else
   * that of the nearest part around it.
   */
  public find(source: EnvironmentSource, path: InputPath): Place | undefined {
    const root = this.root(source);
    if (root === undefined) {
      const fallback = source.callSite() ?? (source.listed === undefined ? undefined : { file: source.listed.file, line: 1 });
      return fallback === undefined ? undefined : { ...this.named(fallback), precision: 'near' };
    }
    const found = follow(root, path, 0, 0);
    return { ...this.named(found), precision: found.depth === path.length ? 'exact' : 'near' };
  }

  private named({ file, line }: { readonly file: string; readonly line: number }): {
    readonly file: string;
    readonly line: number;
  } {
    return { file: relative(this.projectFolder, file).split(sep).join('/'), line };
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
    const value = written === undefined ? undefined : settle(written.located, 0).node;
    return value?.type === 'StringLiteral' && value.value === name ? root : undefined;
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
  const here: Found = { file: value.file.path, line: line(value.node), depth };
  const key = path[depth];
  if (key === undefined || steps > MAX_STEPS) return here;
  const next = member(value, key, steps);
  if (next === undefined) return here;
  // A value on the same line as its key, or below it, is found at the key: that is where people look.
  if (depth + 1 === path.length && next.key !== undefined && settle(next.located, steps).node === unwrapped(next.located.node)) {
    return { file: next.located.file.path, line: line(next.key), depth: depth + 1 };
  }
  return follow(next.located, path, depth + 1, steps + 1);
}

/** Follows names to what they stand for, and `defineEnvironment(…)` to its argument. */
function settle(at: Located, steps: number): Located {
  const node = unwrapped(at.node);
  const same = { file: at.file, node };
  if (steps > MAX_STEPS) return same;
  if (node.type === 'Identifier') {
    const bound = at.file.binding(node.name);
    return bound === undefined ? same : settle(bound, steps + 1);
  }
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    const next = member(settle({ file: at.file, node: node.object }, steps + 1), node.property.name, steps + 1);
    return next === undefined ? same : settle(next.located, steps + 1);
  }
  if (node.type === 'CallExpression') {
    const result = isDefinition(node.callee) ? argumentOf(at, node) : (resultOf(at, node.callee, steps) ?? argumentOf(at, node));
    return result === undefined ? same : settle(result, steps + 1);
  }
  return same;
}

const isDefinition = (callee: Node): boolean => callee.type === 'Identifier' && callee.name === 'defineEnvironment';

/** What a small function of the person's own returns; functions from elsewhere are not theirs to correct. */
function resultOf(at: Located, callee: Node, steps: number): Located | undefined {
  const called = callee.type === 'Identifier' ? at.file.binding(callee.name) : undefined;
  if (called === undefined || steps > MAX_STEPS) return undefined;
  const { node, file } = called;
  if (!file.path.startsWith(dirname(at.file.path))) return undefined;
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression' && node.type !== 'FunctionDeclaration')
    return undefined;
  if (node.body.type !== 'BlockStatement') return { file, node: node.body };
  const returned = node.body.body.find((statement) => statement.type === 'ReturnStatement');
  return returned?.type === 'ReturnStatement' && returned.argument ? { file, node: returned.argument } : undefined;
}

/** `defineEnvironment({ … })`, `Object.freeze({ … })`: what is handed in comes out. */
function argumentOf({ file }: Located, call: Extract<Node, { type: 'CallExpression' }>): Located | undefined {
  const [only, ...others] = call.arguments;
  if (only === undefined || others.length > 0) return undefined;
  return isDefinition(call.callee) || unwrapped(only).type === 'ObjectExpression' ? { file, node: only } : undefined;
}

interface Member {
  readonly located: Located;
  /** Where its key stands, when it has one. */
  readonly key: Node | undefined;
}

function member(value: Located, key: string | number, steps: number): Member | undefined {
  if (steps > MAX_STEPS) return undefined;
  const { file, node } = settle(value, steps + 1);
  if (node.type === 'ObjectExpression') return property({ file, node }, String(key), steps);
  if (node.type === 'ArrayExpression') {
    const element = elementsOf({ file, node }, steps)?.[Number(key)];
    return element === undefined ? undefined : { located: element, key: undefined };
  }
  return undefined;
}

/** The last one written wins, also when it comes out of a spread. */
function property(
  { file, node }: { file: Located['file']; node: ObjectExpression },
  key: string,
  steps: number,
): Member | undefined {
  for (const candidate of [...node.properties].reverse()) {
    if (candidate.type === 'SpreadElement') {
      const spread = member({ file, node: candidate.argument }, key, steps + 1);
      if (spread !== undefined) return spread;
    } else if (nameOf(candidate) === key) {
      const located = { file, node: candidate.type === 'ObjectProperty' ? candidate.value : candidate };
      return { located, key: candidate.key };
    }
  }
  return undefined;
}

function nameOf(
  property: ObjectProperty | Extract<ObjectExpression['properties'][number], { type: 'ObjectMethod' }>,
): string | undefined {
  const { key, computed } = property;
  if (key.type === 'Identifier' && !computed) return key.name;
  return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? String(key.value) : undefined;
}

/** Elements of a list, spreads taken apart; undefined when one of them cannot be counted. */
function elementsOf({ file, node }: Located, steps: number): readonly (Located | undefined)[] | undefined {
  if (node.type !== 'ArrayExpression' || steps > MAX_STEPS) return undefined;
  const elements: (Located | undefined)[] = [];
  for (const element of node.elements) {
    if (element?.type === 'SpreadElement') {
      const spread = elementsOf(settle({ file, node: element.argument }, steps + 1), steps + 1);
      if (spread === undefined) return undefined;
      elements.push(...spread);
    } else {
      elements.push(element === null ? undefined : { file, node: element });
    }
  }
  return elements;
}

/** The outermost call whose name stands on the line. */
function callOnLine(node: Node, wanted: number): Node | undefined {
  if (node.loc && (node.loc.start.line > wanted || node.loc.end.line < wanted)) return undefined;
  if (node.type === 'CallExpression') {
    const callee = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee;
    if (callee.type === 'Identifier' && callee.name === 'defineEnvironment' && line(callee) === wanted) return node;
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

const line = (node: Node): number => node.loc?.start.line ?? 1;
