import type * as BabelParser from '@babel/parser';
import type { ArrayExpression, ImportDeclaration, Program } from '@babel/types';
import { unwrapped } from '../source-file';

/** What an environment adds to the file that lists all of them. */
export interface ListedEnvironment {
  readonly name: string;
  /** What its file is imported as: `./shop`. */
  readonly specifier: string;
}

/** The new text, or what a person has to write there because the file is not written as expected. */
export type Listing = { readonly text: string } | { readonly text: undefined; readonly lines: readonly string[] };

/** A file that lists one environment only. */
export function newList(environment: ListedEnvironment): string {
  const id = identifier(environment.name, new Set());
  return [
    importLine(id, environment),
    '',
    '/** The environments of this project, in the order in which they are reported. */',
    `export default [${id}];`,
    '',
  ].join('\n');
}

/**
 * Adds an environment to the end of the list, and leaves everything else in the file as it is. Only a default export of a
 * plain array, with default imports at the top, is changed; anything else could mean what we do not know.
 */
export function withEnvironment(text: string, environment: ListedEnvironment): Listing {
  const program = parsed(text);
  const list = program === undefined ? undefined : exportedArray(program);
  const id = identifier(environment.name, namesIn(text));
  if (program === undefined || list === undefined) {
    return { text: undefined, lines: [importLine(id, environment), `export default [/* … */, ${id}];`] };
  }
  const inserted = [importInsertion(program, importLine(id, environment)), ...elementInsertions(list, text, id)];
  return { text: inserted.toSorted((one, other) => other.at - one.at).reduce(insert, text) };
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

const insert = (text: string, insertion: Insertion): string =>
  text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at);

const importLine = (id: string, { specifier }: ListedEnvironment): string => `import ${id} from '${specifier}';`;

function parsed(text: string): Program | undefined {
  // Loaded only when a file is changed.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const parser = require('@babel/parser') as typeof BabelParser;
  try {
    return parser.parse(text, { sourceType: 'module', plugins: ['typescript'] }).program;
  } catch {
    return undefined;
  }
}

/** The array of `export default […]`, when it holds names or objects and nothing that could be empty or spread. */
function exportedArray({ body }: Program): ArrayExpression | undefined {
  const statement = body.find((one) => one.type === 'ExportDefaultDeclaration');
  const value = statement === undefined ? undefined : unwrapped(statement.declaration);
  return value?.type === 'ArrayExpression' && value.elements.every((element) => element !== null) ? value : undefined;
}

function importInsertion({ body }: Program, line: string): Insertion {
  const last = body.findLast((one): one is ImportDeclaration => one.type === 'ImportDeclaration');
  const first = body[0]?.leadingComments?.[0]?.start ?? body[0]?.start ?? 0;
  return last === undefined ? { at: first ?? 0, text: `${line}\n\n` } : { at: last.end ?? 0, text: `\n${line}` };
}

/** At the end of a line, or on a line of its own where each element has one; comments stay with what they stand beside. */
function elementInsertions(list: ArrayExpression, text: string, id: string): readonly Insertion[] {
  const last = list.elements.at(-1);
  const bracket = (list.end ?? 0) - 1;
  if (last === undefined || last === null) return [{ at: bracket, text: id }];
  const end = last.end ?? 0;
  const comma = text.indexOf(',', end);
  const hasComma = comma >= 0 && comma < bracket && text.slice(end, comma).trim() === '';
  const lineStart = text.lastIndexOf('\n', bracket) + 1;
  if (lineStart <= end || text.slice(lineStart, bracket).trim() !== '') return [{ at: end, text: `, ${id}` }];
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', last.start ?? 0) + 1))?.[0] ?? '';
  return [...(hasComma ? [] : [{ at: end, text: ',' }]), { at: lineStart, text: `${indent}${id},\n` }];
}

/** All words of the file: some of them are names, and none is taken twice. */
const namesIn = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z_$][\w$]*/g));

/** `shop-eu` → `shopEu`; words of the language and names that are taken get an ending. */
function identifier(name: string, taken: ReadonlySet<string>): string {
  const camel = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  const id = /^[A-Za-z]/.test(camel) ? camel : `env${camel}`;
  const candidates = [id, `${id}Environment`, ...Array.from({ length: taken.size + 1 }, (_, index) => `${id}${index + 2}`)];
  return candidates.find((candidate) => !taken.has(candidate) && !RESERVED.has(candidate)) ?? id;
}

/** https://tc39.es/ecma262/#prod-ReservedWord, in modules. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
    'this throw true try typeof var void while with yield'
  ).split(' '),
);
