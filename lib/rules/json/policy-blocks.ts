import { COMPUTED, isUnknown, leavesAt, withoutExpressions } from '../../terraform/block';
import { isObject, type Json, type JsonObject, type JsonPath, type Located } from '../../terraform/stack-json';
import type { InputPath } from '../input-path';
import { type Block, type JsonProject, readOnce } from './json-project';

/** The document that `data.aws_iam_policy_document` will write, in IAM's spelling. */
export interface BlockDocument {
  readonly block: Block;
  readonly document: JsonObject;
  /** False where statements come from other documents, or a `dynamic` block writes a part of it. */
  readonly isWhole: boolean;
  /** Where a part of the document is written in the block. */
  readonly placeOf: (below: InputPath) => JsonPath;
}

/** Members of a statement that are lists of texts. */
const LISTS = [
  ['Action', 'actions'],
  ['NotAction', 'not_actions'],
  ['Resource', 'resources'],
  ['NotResource', 'not_resources'],
] as const;
const NAMES = new Map<string, string>([
  ...LISTS,
  ...([
    ['Sid', 'sid'],
    ['Effect', 'effect'],
    ['Principal', 'principals'],
    ['NotPrincipal', 'not_principals'],
    ['Condition', 'condition'],
  ] as const),
]);

/**
 * The blocks of a data source as the document that IAM will get; what Terraform computes is `${…}` in it.
 * https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/data-sources/iam_policy_document
 */
export const blockDocument = readOnce<BlockDocument, Block>((block) => {
  const statements = [...leavesAt(block.root, 'statement'), ...dynamicStatements(block)].filter(({ value }) => isObject(value));
  const others = ['source_policy_documents', 'override_policy_documents'].some((name) => block.body[name] !== undefined);
  const document = {
    Version: (block.body['version'] ?? null) === null ? '2012-10-17' : text(block.body['version']),
    Statement: statements.map(({ value }) => statementOf(value as JsonObject)),
  };
  const isWhole =
    !others &&
    block.body['dynamic'] === undefined &&
    statements.every(({ value }) => isObject(value) && value['dynamic'] === undefined);
  const placeOf = ([, index, element, ...more]: InputPath): JsonPath => {
    const statement = statements[Number(index)];
    return statement === undefined ? block.path : placeIn(statement, String(element ?? ''), more);
  };
  return { block, document, isWhole, placeOf };
});

const dynamicStatements = ({ root }: Block): readonly Located[] =>
  leavesAt(root, 'dynamic').flatMap((labels) => leavesAt(labels, 'statement.content'));

const REFERENCE = /^\$\{\s*(data\.aws_iam_policy_document\.[\w-]+)(?:\[[^\]]*\])?\.(?:json|minified_json)\s*\}$/;

/** The document that a value of a block refers to. */
export function referredDocument(project: JsonProject, { stack }: Block, value: Json | undefined): BlockDocument | undefined {
  if (typeof value !== 'string' || !value.startsWith('${')) return undefined;
  const address = REFERENCE.exec(value)?.[1];
  const block = address === undefined ? undefined : project.at(stack, address);
  return block && blockDocument(block);
}

/** A policy that a value of a block is, or refers to, where all of it can be seen. */
export function policyOf(project: JsonProject, block: Block, value: Json | undefined): JsonObject | undefined {
  const referred = referredDocument(project, block, value);
  return referred === undefined ? project.document(value) : referred.isWhole ? referred.document : undefined;
}

function statementOf(body: JsonObject): JsonObject {
  const statement: Record<string, Json> = { Effect: (body['effect'] ?? null) === null ? 'Allow' : text(body['effect']) };
  if (typeof body['sid'] === 'string' && body['sid'] !== '') statement['Sid'] = text(body['sid']);
  for (const [element, name] of LISTS) {
    const values = texts(body[name]);
    if (values !== undefined) statement[element] = values;
  }
  for (const [one, other] of [
    ['Action', 'NotAction'],
    ['Resource', 'NotResource'],
  ] as const) {
    // What is computed may turn out to be null, beside the other.
    if (statement[one] === undefined || statement[other] === undefined) continue;
    if (statement[other] === COMPUTED) delete statement[other];
    else if (statement[one] === COMPUTED) delete statement[one];
  }
  for (const [element, name] of [
    ['Principal', 'principals'],
    ['NotPrincipal', 'not_principals'],
  ] as const) {
    const principals = principalsOf(body, name);
    if (principals !== undefined) statement[element] = principals;
  }
  const condition = conditionOf(body);
  if (condition !== undefined) statement['Condition'] = condition;
  return statement;
}

/** Only `"*": "*"` is written as `*`. */
function principalsOf(body: JsonObject, name: string): Json | undefined {
  const blocks = blocksOf(body, name);
  if (blocks === undefined) return COMPUTED;
  const byType: Record<string, readonly Json[]> = {};
  for (const { type, identifiers } of blocks) {
    const key = textOr(type);
    const values = texts(identifiers);
    byType[key] = [...(byType[key] ?? []), ...(Array.isArray(values) ? values : [COMPUTED])];
  }
  const types = Object.keys(byType);
  if (types.length === 0) return undefined;
  return types.length === 1 && byType['*']?.length === 1 && byType['*'][0] === '*' ? '*' : byType;
}

function conditionOf(body: JsonObject): Json | undefined {
  const blocks = blocksOf(body, 'condition');
  if (blocks === undefined) return COMPUTED;
  const byTest: Record<string, Record<string, Json>> = {};
  for (const { test, variable, values } of blocks) (byTest[textOr(test)] ??= {})[textOr(variable)] = texts(values) ?? [];
  return blocks.length === 0 ? undefined : byTest;
}

/** Blocks of a name; undefined where a `dynamic` block writes some. */
function blocksOf(body: JsonObject, name: string): readonly JsonObject[] | undefined {
  const dynamic = [body['dynamic']].flat().some((labels) => isObject(labels) && labels[name] !== undefined);
  return dynamic ? undefined : bodies(body[name]);
}

const bodies = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).flatMap(bodies) : isObject(value) ? [value] : [];

/** `&{` stands for the variables of IAM, which Terraform would take for its own. */
const text = (value: Json | undefined): string =>
  typeof value === 'string' ? withoutExpressions(value).replaceAll('&{', '${') : String(value ?? '');

/** Where it is missing that is told by itself (JSN008). */
const textOr = (value: Json | undefined): string => ((value ?? null) === null ? COMPUTED : text(value));

/** A list as it is; a text in its place is told as what it is (JSN101), and read as the list that was meant. */
function texts(value: Json | undefined): Json | undefined {
  if (isUnknown(value)) return COMPUTED;
  if (typeof value === 'string') return [text(value)];
  return Array.isArray(value) && value.length > 0 ? (value as readonly Json[]).map(text) : undefined;
}

function placeIn({ value, path }: Located, element: string, [next]: InputPath): JsonPath {
  const name = NAMES.get(element);
  const member = name === undefined || !isObject(value) ? undefined : value[name];
  if (name === undefined || member === undefined) return path;
  if (!Array.isArray(member)) return element === 'Condition' && next !== undefined ? [...path, name, 'test'] : [...path, name];
  if (element !== 'Condition') return typeof next === 'number' ? [...path, name, next] : [...path, name];
  const index = (member as readonly Json[]).findIndex((one) => isObject(one) && text(one['test']) === next);
  return index < 0 ? [...path, name] : [...path, name, index, 'test'];
}
