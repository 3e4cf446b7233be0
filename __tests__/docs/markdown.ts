import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A fenced block. */
export interface CodeBlock {
  readonly document: string;
  /** Of the first line inside the fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** Words behind the language: `wrong`, `run`. */
  readonly flags: readonly string[];
  /** `title=envs/first.ts` */
  readonly title: string | undefined;
  readonly text: string;
}

export interface Link {
  readonly document: string;
  readonly line: number;
  readonly target: string;
}

/** Header cells and rows, without formatting of code. */
export interface Table {
  readonly document: string;
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Document {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
  /** As GitHub makes them, for `#anchors`. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly tables: readonly Table[];
}

export const projectFolder = resolve(__dirname, '..', '..');

const SKIPPED = new Set(['node_modules', 'cdktf.out', 'dist', 'coverage', '.git', '.cache', 'state']);

/** All Markdown files of the project. */
export function documents(): readonly Document[] {
  return markdownFiles(projectFolder)
    .map((file) => readDocument(file))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownFiles(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });
}

function readDocument(file: string): Document {
  const path = relative(projectFolder, file).split(sep).join('/');
  const text = readFileSync(file, 'utf8');
  const { blocks, prose } = takeApart(path, text.split(/\r?\n/));
  return { path, text, blocks, anchors: anchorsOf(prose), links: linksOf(path, prose), tables: tablesOf(path, prose) };
}

/** Blocks, and the lines outside them: those of blocks are empty, so that numbers stay right. */
function takeApart(document: string, lines: readonly string[]): { blocks: CodeBlock[]; prose: string[] } {
  const blocks: CodeBlock[] = [];
  const prose: string[] = [];
  let open: { readonly fence: RegExp; readonly indent: number; readonly info: string; readonly line: number } | undefined;
  let inside: string[] = [];
  lines.forEach((line, index) => {
    const fence = /^( *)(```+)(.*)$/.exec(line);
    if (open === undefined && fence === null) {
      prose.push(line);
      return;
    }
    prose.push('');
    if (open === undefined && fence !== null) {
      const [, spaces = '', ticks = '', info = ''] = fence;
      open = { fence: new RegExp(`^ *${ticks}\\s*$`), indent: spaces.length, info: info.trim(), line: index + 2 };
      inside = [];
    } else if (open?.fence.test(line) === true) {
      const [language = '', ...words] = open.info.split(/\s+/);
      const title = words.find((word) => word.startsWith('title='))?.slice('title='.length);
      const flags = words.filter((word) => !word.includes('='));
      blocks.push({ document, line: open.line, language, flags, title, text: inside.join('\n') });
      open = undefined;
    } else {
      inside.push(line.slice(Math.min(open?.indent ?? 0, line.length - line.trimStart().length)));
    }
  });
  if (open !== undefined) throw new Error(`${document}:${open.line}: a block is not closed`);
  return { blocks, prose };
}

/** https://docs.github.com/en/get-started/writing-on-github: lower case, no punctuation, hyphens for spaces. */
function anchorsOf(prose: readonly string[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = prose.flatMap((line) => /^#{1,6} +(.*?) *#*$/.exec(line)?.[1] ?? []);
  return new Set(
    headings.map((heading) => {
      const slug = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    }),
  );
}

function linksOf(document: string, prose: readonly string[]): readonly Link[] {
  return prose.flatMap((line, index) =>
    [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => ({
      document,
      line: index + 1,
      target,
    })),
  );
}

function tablesOf(document: string, prose: readonly string[]): readonly Table[] {
  const cells = (line: string): string[] =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
  const tables: Table[] = [];
  prose.forEach((line, index) => {
    if (!/^\s*\|?\s*:?-{3,}/.test(line) || !line.includes('|')) return;
    const rows = [];
    for (let at = index + 1; /^\s*\|/.test(prose[at] ?? ''); at += 1) rows.push(cells(prose[at] ?? ''));
    tables.push({ document, line: index, header: cells(prose[index - 1] ?? ''), rows });
  });
  return tables;
}

/** The file that a relative link leads to, relative to the project, and its anchor. */
export function linkTarget({
  document,
  target,
}: Link): { readonly path: string; readonly anchor: string | undefined } | undefined {
  if (/^[a-z]+:/i.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const absolute = path === '' ? join(projectFolder, document) : resolve(projectFolder, dirname(document), path);
  return { path: relative(projectFolder, absolute).split(sep).join('/') || '.', anchor };
}
