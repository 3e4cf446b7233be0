import { jsonencode } from '../../model/jsonencode';
import type { Json, JsonObject } from '../../terraform/stack-json';
import { templateParts } from '../../terraform/template';
import { bareExpression, isIdentifier } from './expression';
import { mapStrings } from './map-strings';
import { quotedTemplate } from './quoted';
import { type Strings, valueText } from './value';

/** Expressions stand in for themselves as private characters while the text around them is read as JSON. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const PLACE = /\ue000(\d+)\ue001/g;

/** A string of Terraform's JSON that holds a JSON document, possibly with expressions inside its strings. */
export interface JsonDocument {
  /** The document; its strings and keys are templates. */
  readonly value: Json;
  /** Whether `jsonencode` gives the very same text, and not only the same document. */
  readonly exact: boolean;
  /** The expressions, as they stand in the template. */
  readonly expressions: readonly string[];
}

/** Reads a document, or undefined when the string holds none, or one that `jsonencode` could not say. */
export function jsonDocument(template: string): JsonDocument | undefined {
  if (!/^\s*[[{]/.test(template) || template.includes(OPEN) || template.includes(CLOSE)) return undefined;
  const expressions: string[] = [];
  let text = '';
  for (const part of templateParts(template)) {
    if (part.kind === 'text') text += part.text.replaceAll('$${', '${').replaceAll('%%{', '%{');
    else if (part.kind === 'expression' && !/^~|~$/.test(part.text)) text += `${OPEN}${expressions.push(part.text) - 1}${CLOSE}`;
    else return undefined;
  }
  const value = parsed(text);
  if (value === undefined || Object.keys(value).length === 0 || !hasExactNumbers(value)) return undefined;
  // Templates have rules of their own for these, which a document has not.
  if (/\\r(?!\\n)|\ufeff|\\ufeff/i.test(text)) return undefined;
  const restore = (plain: string): string =>
    plain.replace(/([$%])(?=\{)/g, '$1$1').replace(PLACE, (_, index: string) => `\${${expressions[Number(index)] ?? ''}}`);
  return { value: mapStrings(value, restore), exact: jsonencode(value) === text, expressions };
}

/** What can be written for it; `isText` says of an expression that it yields text, and not a number that would stay one. */
export function jsonencodeText({ value }: JsonDocument, isText: (expression: string) => boolean, indent: string): string {
  const alone = (text: string): string | undefined => {
    const expression = bareExpression(text);
    return expression === undefined || isText(expression) ? expression : `tostring(${expression})`;
  };
  const strings: Strings = {
    text: (text) => alone(text) ?? quotedTemplate(text),
    key: (name) =>
      isIdentifier(name) ? name : bareExpression(name) === undefined ? quotedTemplate(name) : `(${alone(name) ?? ''})`,
  };
  return `jsonencode(${valueText(value, strings, indent)})`;
}

function parsed(text: string): readonly Json[] | JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return value !== null && typeof value === 'object' ? (value as readonly Json[] | JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function hasExactNumbers(value: Json): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  return value === null || typeof value !== 'object' || Object.values(value).every((member) => hasExactNumbers(member as Json));
}
