import type { StackSchemas } from '../../schema/stack-schemas';
import { COMMENT, type Json, type JsonObject, objects } from '../../terraform/stack-json';
import { compareArguments, type Position, position } from './argument-order';
import { argumentText } from './argument-text';
import type { Argument, Grammar } from './grammar';
import { quotedText } from './quoted';

/** What the text of a body depends on beside the body. */
export interface BodyContext {
  /** Type of the resource, empty elsewhere. */
  readonly type: string;
  readonly schemas: StackSchemas;
}

/** One argument or one block, with its lines. */
interface Part {
  /** Of a dynamic block, what it makes: the order of blocks of one name means something. */
  readonly name: string;
  readonly isBlock: boolean;
  readonly lines: readonly string[];
}

/** A labelled block of the JSON: `dynamic.ingress` → `['ingress']` and what is in it. */
export interface BlockBody {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/** The blocks that a member of the JSON stands for: one, a list of them, or none; with labels, one more level each. */
export function blockBodies(value: Json | undefined, labels: number): readonly BlockBody[] {
  if (value !== undefined && value !== null && typeof value !== 'object') {
    throw new Error(`a block was expected where the JSON has ${JSON.stringify(value)}`);
  }
  if (labels === 0) return objects(value).map((body) => ({ labels: [], body }));
  return objects(value).flatMap((byLabel) =>
    Object.entries(byLabel)
      .filter(([label]) => label !== COMMENT)
      .flatMap(([label, inner]) => blockBodies(inner, labels - 1).map((one) => ({ ...one, labels: [label, ...one.labels] }))),
  );
}

/** A block with its braces. */
export function blockLines(
  name: string,
  { labels, body }: BlockBody,
  grammar: Grammar,
  context: BodyContext,
  indent = '',
  path: readonly string[] = [],
): readonly string[] {
  const head = `${indent}${[name, ...labels.map(quotedText)].join(' ')} {`;
  const lines = bodyLines(body, grammar, context, `${indent}  `, path);
  return lines.length === 0 ? [`${head}}`] : [head, ...lines, `${indent}}`];
}

/** Arguments in reading order, with blank lines where a person would leave them: not between the providers of a stack. */
function bodyLines(
  body: JsonObject,
  grammar: Grammar,
  context: BodyContext,
  indent: string,
  path: readonly string[],
): readonly string[] {
  const parts = Object.entries(body)
    .filter(([name]) => name !== COMMENT)
    .flatMap(([name, value]) => partsOf(name, value, grammar(name, value), context, indent, path))
    .toSorted((one, other) => compareArguments(one.name, other.name));
  const isLine = ({ lines, isBlock }: Part): boolean => lines.length === 1 && !isBlock;
  // Inside blocks these names mean nothing special: `encryption_config.provider`.
  const place = (name: string): Position => (path.length === 0 ? position(name) : 'body');
  const at = (where: Position): readonly Part[] => parts.filter(({ name }) => place(name) === where);
  const groups = [
    joined(at('leading')),
    joined(at('body').filter(isLine)),
    ...at('body')
      .filter((part) => !isLine(part) && !part.isBlock)
      .map(({ lines }) => lines),
    ...at('body')
      .filter(({ isBlock }) => isBlock)
      .map(({ lines }) => lines),
    ...at('trailing').map(({ lines }) => lines),
  ].filter((lines) => lines.length > 0);
  const isTable = path.at(-1) === 'required_providers';
  return [...comments(body, indent), ...groups.flatMap((lines, index) => (index === 0 || isTable ? lines : ['', ...lines]))];
}

const joined = (parts: readonly Part[]): readonly string[] => parts.flatMap(({ lines }) => lines);

function partsOf(
  name: string,
  value: Json,
  argument: Argument,
  context: BodyContext,
  indent: string,
  path: readonly string[],
): readonly Part[] {
  const below = [...path, name];
  if (argument.kind === 'attribute') {
    const text = argumentText(value, argument, { ...context, path: below.join('.') }, indent);
    return [{ name, isBlock: false, lines: `${indent}${name} = ${text}`.split('\n') }];
  }
  return blockBodies(value, argument.labels).map((block) => ({
    name: name === 'dynamic' ? (block.labels[0] ?? name) : name,
    isBlock: true,
    lines: blockLines(name, block, argument.inside(block.labels[0] ?? ''), context, indent, below),
  }));
}

/** What people wrote under `//`; cdktf keeps its own notes there. */
export function comments(body: JsonObject, indent: string): readonly string[] {
  const comment = body[COMMENT];
  const texts = Array.isArray(comment) ? (comment as readonly Json[]) : [comment];
  return texts.flatMap((text) =>
    typeof text === 'string' ? text.split(/\r?\n/).map((line) => `${indent}# ${line}`.trimEnd()) : [],
  );
}
