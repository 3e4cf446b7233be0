import { attributeType } from '../../schema/schema';
import type { StackSchemas } from '../../schema/stack-schemas';
import { isObject, type Json } from '../../terraform/stack-json';
import { isComparedByMeaning } from './equivalent-documents';
import { bareAddress } from './expression';
import { expressionType } from './expression-type';
import type { Argument } from './grammar';
import { type JsonDocument, jsonDocument, jsonencodeText } from './json-document';
import { plainTexts, type Strings, templates, valueText } from './value';

/** Where an argument stands. */
export interface ArgumentPlace {
  /** Type of the resource around it: `aws_iam_role`; empty elsewhere. */
  readonly type: string;
  /** Names from the resource to the argument: `inline_policy.policy`. */
  readonly path: string;
  readonly schemas: StackSchemas;
}

type AttributeArgument = Extract<Argument, { kind: 'attribute' }>;

/** The value of an argument; lines after the first carry their indentation. */
export function argumentText(value: Json, argument: AttributeArgument, place: ArgumentPlace, indent: string): string {
  switch (argument.notation) {
    case 'text':
      return valueText(value, plainTexts, indent);
    case 'bare':
      return bareText(value, indent);
    case 'required provider':
      return requiredProviderText(value, indent);
    case 'expression':
      return valueText(value, isPlainType(argument) ? templates : withDocuments(place), indent);
  }
}

/** Documents are looked for in strings only, not where a number or a switch is wanted. */
function isPlainType({ schema }: AttributeArgument): boolean {
  if (schema === undefined) return false;
  const type = attributeType(schema);
  return type === 'number' || type === 'bool';
}

/** Addresses, types and words: as they are. */
function bareText(value: Json, indent: string): string {
  if (typeof value === 'string') return bareAddress(value);
  if (Array.isArray(value)) {
    const elements = (value as readonly Json[]).map((element) => bareText(element, indent));
    const line = `[${elements.join(', ')}]`;
    return line.length <= 80 ? line : `[\n${elements.map((element) => `${indent}  ${element},\n`).join('')}${indent}]`;
  }
  if (!isObject(value)) return String(value);
  const lines = Object.entries(value).map(([key, member]) => `${indent}  ${key} = ${bareText(member, indent)}\n`);
  return `{\n${lines.join('')}${indent}}`;
}

function requiredProviderText(value: Json, indent: string): string {
  if (!isObject(value)) return valueText(value, plainTexts, indent);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, member]) => {
    const text = key === 'configuration_aliases' ? bareText(member, inner) : valueText(member, plainTexts, inner);
    return `${inner}${key} = ${text}\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** Strings that hold JSON become `jsonencode`. */
function withDocuments({ type, path, schemas }: ArgumentPlace): Strings {
  const isText = (expression: string): boolean => expressionType(expression, schemas) === 'string';
  const isSafe = (document: JsonDocument): boolean =>
    isComparedByMeaning(type, path) ||
    (document.exact && document.expressions.every((one) => isText(one.trim()) && NEVER_ESCAPED.test(one.trim())));
  return {
    key: templates.key,
    text: (text, indent, alone) => {
      const document = jsonDocument(text);
      return document !== undefined && isSafe(document)
        ? jsonencodeText(document, isText, indent)
        : templates.text(text, indent, alone);
    },
  };
}

/** Ids and names have no character that `jsonencode` would escape and a template would not. */
const NEVER_ESCAPED = /(?:^|[._])(?:arn|id|name)$/;
