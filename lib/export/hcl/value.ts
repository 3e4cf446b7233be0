import { isObject, type Json, type JsonObject } from '../../terraform/stack-json';
import { bareExpression, isIdentifier } from './expression';
import { heredoc } from './heredoc';
import { inOrder } from './object-order';
import { quotedTemplate, quotedText } from './quoted';

/** How strings and keys become HCL; the rest of a value is the same everywhere. */
export interface Strings {
  /** `indent` is that of the line on which the string begins; `alone` when nothing follows it on its last line. */
  text(text: string, indent: string, alone: boolean): string;
  key(name: string): string;
}

/** Strings are templates: arguments of resources, outputs, locals. */
export const templates: Strings = {
  text: (text, indent, alone) => bareExpression(text) ?? (alone ? heredoc(text, indent) : undefined) ?? quotedTemplate(text),
  key: (name) => {
    if (isIdentifier(name)) return name;
    const expression = bareExpression(name);
    return expression === undefined ? quotedTemplate(name) : `(${expression})`;
  },
};

/** Strings are what they are: descriptions, defaults of variables, arguments of backends. */
export const plainTexts: Strings = {
  text: quotedText,
  key: (name) => (isIdentifier(name) ? name : quotedText(name)),
};

/** Longest value that stays on its line. */
const LINE = 80;

/** A value as HCL; lines after the first carry their indentation. */
export function valueText(value: Json, strings: Strings, indent = '', alone = true): string {
  if (typeof value === 'string') return strings.text(value, indent, alone);
  if (value === null || typeof value !== 'object') return String(value);
  return (
    lineOf(value, strings) ??
    (Array.isArray(value)
      ? listText(value as readonly Json[], strings, indent)
      : objectText(value as JsonObject, strings, indent))
  );
}

function listText(list: readonly Json[], strings: Strings, indent: string): string {
  const inner = `${indent}  `;
  const elements = list.map(
    (element) => `${inner}${elementLine(element, strings) ?? valueText(element, strings, inner, false)},\n`,
  );
  return `[\n${elements.join('')}${indent}]`;
}

function objectText(object: JsonObject, strings: Strings, indent: string): string {
  const inner = `${indent}  `;
  const lines = inOrder(object).map(([key, value]) => `${inner}${strings.key(key)} = ${valueText(value, strings, inner)}\n`);
  return `{\n${lines.join('')}${indent}}`;
}

/** On one line, where that reads well: short lists, and objects with one member. */
function lineOf(value: Json, strings: Strings): string | undefined {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.length > 1 && list.some(isCollection)) return undefined;
    return shortEnough(
      together(
        list.map((element) => lineOf(element, strings)),
        '[',
        ']',
      ),
    );
  }
  if (isObject(value)) {
    const entries = inOrder(value);
    if (entries.length === 0) return '{}';
    return entries.length === 1 ? shortEnough(objectLine(entries, strings)) : undefined;
  }
  return scalarLine(value, strings);
}

/** In a list, small objects stand below each other like the rows of a table. */
function elementLine(value: Json, strings: Strings): string | undefined {
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  if (Object.values(value).some((member) => isCollection(member) && !isPlainList(member))) return undefined;
  return shortEnough(objectLine(inOrder(value), strings));
}

const objectLine = (entries: ReturnType<typeof inOrder>, strings: Strings): string | undefined =>
  together(
    entries.map(([key, member]) => {
      const text = lineOf(member, strings);
      return text === undefined ? undefined : `${strings.key(key)} = ${text}`;
    }),
    '{ ',
    ' }',
  );

function together(texts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return texts.includes(undefined) ? undefined : `${open}${texts.join(', ')}${close}`;
}

function scalarLine(value: Json, strings: Strings): string | undefined {
  const text = valueText(value, strings, '', false);
  return text.includes('\n') ? undefined : text;
}

const shortEnough = (text: string | undefined): string | undefined =>
  text === undefined || text.length > LINE ? undefined : text;

const isCollection = (value: Json): boolean => value !== null && typeof value === 'object';

const isPlainList = (value: Json): boolean => Array.isArray(value) && !(value as readonly Json[]).some(isCollection);
