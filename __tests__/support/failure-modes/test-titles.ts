// What tests there are, read from their files: a proof names one of them.
import { parse } from '@babel/parser';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const TESTS = join(__dirname, '..', '..');

/** A title and what belongs to it: a row of a table, or a test. */
interface Titled {
  readonly title: string;
  /** Every other text in it; of a template only what stands before its first expression. */
  readonly texts: readonly string[];
  readonly kind: 'row' | 'test';
}

export interface TestFile {
  /** Below `__tests__/`, with `/`. */
  readonly file: string;
  readonly titled: readonly Titled[];
  /** Why something must not compile. */
  readonly typeErrors: readonly string[];
}

/** As much of a syntax tree as is looked at here. */
interface SyntaxNode {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** All test files, and what is compiled without being run. */
export function testFiles(): readonly TestFile[] {
  return (readdirSync(TESTS, { recursive: true }) as string[])
    .map((name) => name.split(sep).join('/'))
    .filter((name) => /\.test\.ts$|^types\//.test(name) && !name.startsWith('package/'))
    .toSorted()
    .map(readTestFile);
}

function readTestFile(file: string): TestFile {
  const tree = parse(readFileSync(join(TESTS, file), 'utf8'), { sourceType: 'module', plugins: ['typescript'] });
  const titled: Titled[] = [];
  collect(tree.program as unknown as SyntaxNode, titled);
  const typeErrors = (tree.comments ?? []).flatMap(({ value }) => /^ @ts-expect-error (.+)$/.exec(value)?.[1] ?? []);
  return { file, titled, typeErrors };
}

function collect(node: SyntaxNode, found: Titled[]): void {
  const row = node.type === 'ArrayExpression' ? rowTitle(node['elements'] as readonly (SyntaxNode | null)[]) : undefined;
  if (row !== undefined) found.push({ title: row, texts: textsIn(node).slice(1), kind: 'row' });
  if (node.type === 'CallExpression' && ['test', 'describe', 'testEach'].includes(rootOf(node))) {
    const title = textOf((node['arguments'] as readonly SyntaxNode[])[0]);
    if (title !== undefined) found.push({ title, texts: textsIn(node).slice(1), kind: 'test' });
  }
  for (const child of childrenOf(node)) collect(child, found);
}

/** The first member of a row, which has others that are more than text: lists of what is expected are no rows. */
function rowTitle(elements: readonly (SyntaxNode | null)[]): string | undefined {
  const [first, ...others] = elements;
  return others.every((one) => textOf(one) !== undefined) ? undefined : textOf(first);
}

/** `test` of `test.each([…])('…')`. */
function rootOf(node: SyntaxNode): string {
  if (node.type === 'Identifier') return String(node['name']);
  const next = node['callee'] ?? node['object'] ?? node['tag'];
  return next === undefined ? '' : rootOf(next as SyntaxNode);
}

function textOf(node: SyntaxNode | undefined | null): string | undefined {
  if (node?.type === 'StringLiteral') return String(node['value']);
  if (node?.type === 'RegExpLiteral') return String(node['pattern']).replace(/^\^/, '');
  if (node?.type !== 'TemplateLiteral') return undefined;
  const [first] = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return first?.value.cooked;
}

function textsIn(node: SyntaxNode): readonly string[] {
  const text = textOf(node);
  return [...(text === undefined ? [] : [text]), ...childrenOf(node).flatMap(textsIn)];
}

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  Object.entries(node).flatMap(([key, value]) =>
    key === 'loc' || key.endsWith('Comments') ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  );

const isNode = (value: unknown): value is SyntaxNode =>
  value !== null && typeof value === 'object' && typeof (value as { readonly type?: unknown }).type === 'string';

/** Whether a file has a test, a row or a type error of that title. */
export function hasTitle(files: readonly TestFile[], file: string, title: string): boolean {
  const found = files.find((one) => one.file === file);
  return found !== undefined && (found.typeErrors.includes(title) || found.titled.some((one) => one.title === title));
}

/** A case that trips a rule: the first that expects its id, rows of tables and tests of rules before others. */
export function trippingCase(
  files: readonly TestFile[],
  rule: string,
): { readonly file: string; readonly title: string } | undefined {
  const expected = new RegExp(`^(\\w+ )?${rule}\\b`);
  const inOrder = [...files].sort((one, other) => Number(isOfRules(other)) - Number(isOfRules(one)));
  for (const kind of ['row', 'test'] as const) {
    for (const { file, titled } of inOrder) {
      const hits = titled.filter(
        (one) => one.kind === kind && !IS_FINE.test(one.title) && [one.title, ...one.texts].some((text) => expected.test(text)),
      );
      // The smallest part that has it: a table holds its rows, a test its table.
      const [first] = hits.toSorted((one, other) => one.texts.length - other.texts.length);
      if (first !== undefined) return { file, title: first.title };
    }
  }
  return undefined;
}

/** Titles of what a rule lets pass. */
const IS_FINE = /\b(fine|pass|passes|nothing)\b/;

const isOfRules = ({ file }: TestFile): boolean => file.startsWith('rules/');
