import { crc32 } from 'node:zlib';
import { isListValue, isObjectValue, type ObjectValue, type Value } from '../protocol/value';

/** A statement as IAM writes it, its members in the provider's order. */
type Statement = Readonly<Record<string, unknown>>;

interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement?: readonly Statement[];
}

/** What the data source yields, or why the provider refuses to write the document. */
export type Rendered = { readonly values: Readonly<Record<string, string>> } | { readonly problem: string };

const DEFAULT_VERSION = '2012-10-17';

/**
 * The document that `aws_iam_policy_document` writes. Terraform reads it only when all arguments are known. Source documents come first,
 * then the statements, then what overrides them: a statement takes the place of an earlier one with its Sid.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/service/iam/policy_document_data_source.go, read 2026-11-28
 */
export function policyDocument(config: ObjectValue): Rendered {
  const sources = documents(config['source_policy_documents']);
  const own = ownDocument(config);
  const repeated = [sources.flatMap(({ Statement = [] }) => Statement), own.Statement ?? []].flatMap(repeatedSid)[0];
  if (repeated !== undefined)
    return { problem: `duplicate Sid (${repeated}); remove it, or give each statement a Sid of its own` };
  const merged = [...sources, own, ...documents(config['override_policy_documents'])].reduce(merge, {});
  const json = asGoWrites(JSON.stringify(merged, undefined, 2));
  return { values: { json, minified_json: asGoWrites(JSON.stringify(merged)), id: String(crc32(json)) } };
}

function ownDocument(config: ObjectValue): PolicyDocument {
  const version = text(config['version']) ?? DEFAULT_VERSION;
  const id = text(config['policy_id']) ?? '';
  const statements = objects(config['statement']).map(statement);
  return {
    Version: version,
    ...(id === '' ? {} : { Id: id }),
    ...(statements.length === 0 ? {} : { Statement: statements }),
  };
}

function statement(block: ObjectValue): Statement {
  return withoutNothing({
    Sid: text(block['sid']),
    Effect: text(block['effect']) ?? 'Allow',
    Action: oneOrMany(texts(block['actions'])),
    NotAction: oneOrMany(texts(block['not_actions'])),
    Resource: oneOrMany(texts(block['resources']).map(withVariables)),
    NotResource: oneOrMany(texts(block['not_resources']).map(withVariables)),
    Principal: principals(objects(block['principals'])),
    NotPrincipal: principals(objects(block['not_principals'])),
    Condition: conditions(objects(block['condition'])),
  });
}

/** Only `"*": "*"` is written as `*`: in the trust of a role, that and `"AWS": "*"` are not the same. */
function principals(blocks: readonly ObjectValue[]): unknown {
  const byType = new Map<string, string[]>();
  const single = new Set<string>();
  for (const block of blocks) {
    const [type, identifiers] = [text(block['type']) ?? '', texts(block['identifiers']).map(withVariables).sort().reverse()];
    if (!byType.has(type) && identifiers.length === 1) single.add(type);
    else single.delete(type);
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers]);
  }
  if (byType.size === 1 && byType.get('*')?.join() === '*') return '*';
  if (byType.size === 0) return undefined;
  return sorted([...byType].map(([type, identifiers]) => [type, single.has(type) ? identifiers[0] : identifiers]));
}

function conditions(blocks: readonly ObjectValue[]): unknown {
  const byTest = new Map<string, Map<string, string[]>>();
  for (const block of blocks) {
    const test = text(block['test']) ?? '';
    const variable = text(block['variable']) ?? '';
    const byVariable = byTest.get(test) ?? new Map<string, string[]>();
    byTest.set(
      test,
      byVariable.set(variable, [...(byVariable.get(variable) ?? []), ...texts(block['values']).map(withVariables)]),
    );
  }
  if (byTest.size === 0) return undefined;
  return sorted(
    [...byTest].map(([test, byVariable]) => [
      test,
      sorted([...byVariable].map(([variable, values]) => [variable, values.length === 1 ? values[0] : values])),
    ]),
  );
}

function merge(document: PolicyDocument, { Version = '', Id = document.Id, Statement = [] }: PolicyDocument): PolicyDocument {
  const statements = [...(document.Statement ?? [])];
  for (const one of Statement) {
    const same = statements.findIndex(({ Sid }) => typeof Sid === 'string' && Sid !== '' && Sid === one['Sid']);
    if (same < 0) statements.push(one);
    else statements[same] = one;
  }
  const version = [document.Version ?? '', Version].sort().at(-1) ?? '';
  return {
    ...(version === '' ? {} : { Version: version }),
    ...(Id === undefined ? {} : { Id }),
    ...(statements.length === 0 ? {} : { Statement: statements }),
  };
}

/** What the provider reads in a document that others wrote; text that is no document is refused before. */
function documents(value: Value | undefined): readonly PolicyDocument[] {
  return texts(value).map((source) => {
    const { Statement, ...rest } = JSON.parse(source) as PolicyDocument & {
      readonly Statement?: Statement | readonly Statement[];
    };
    return Statement === undefined ? rest : { ...rest, Statement: [Statement].flat() as readonly Statement[] };
  });
}

function repeatedSid(statements: readonly Statement[]): readonly string[] {
  const sids = statements.flatMap(({ Sid }) => (typeof Sid === 'string' && Sid !== '' ? [Sid] : []));
  return sids.filter((sid, index) => sids.indexOf(sid) < index);
}

/** Sets have no order, so the provider writes them in reverse; one member alone is a text. */
const oneOrMany = (members: readonly string[]): unknown =>
  members.length === 0 ? undefined : members.length === 1 ? members[0] : members.toSorted().reverse();

/** `&{` stands for the variables of IAM, which Terraform would take for its own. */
const withVariables = (value: string): string => value.replaceAll('&{', '${');

const withoutNothing = (members: Readonly<Record<string, unknown>>): Statement =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''));

const sorted = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));

const HTML = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' } as const;
const asGoWrites = (json: string): string => json.replace(/[<>&]/g, (letter) => HTML[letter as keyof typeof HTML]);

const text = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: Value | undefined): readonly string[] =>
  isListValue(value) ? value.filter((member) => typeof member === 'string') : [];
const objects = (value: Value | undefined): readonly ObjectValue[] => (isListValue(value) ? value.filter(isObjectValue) : []);
