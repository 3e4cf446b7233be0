import { remembered } from './remembered';
import { isObject, type Json, type JsonObject, type Located, Member, objects } from './stack-json';
import { mayBeTemplate, templateParts } from './template';

/** Stands for what a `dynamic` block will write: nothing is known of it. */
export const DYNAMIC = '${dynamic}';

/**
 * The values at a path without indices (`vpc_config.subnet_ids`): lists of blocks are passed through. What is not
 * written yields nothing; what a `dynamic` block writes yields an unknown value.
 */
export const writtenAt = (root: Located, names: string): readonly Located[] => collect(root, partsOf(names), false);

/** The same with lists taken apart: one entry for each member. */
export const leavesAt = (root: Located, names: string): readonly Located[] => collect(root, partsOf(names), true);

/** The first value at a path, whatever it is; each block on the way may be a list of one. */
export function memberAt(body: Json | undefined, names: string): Json | undefined {
  return names.split('.').reduce<Json | undefined>((value, name) => objects(value)[0]?.[name], body);
}

const NOTHING: readonly Located[] = [];

/** Rules ask for the same few paths of every resource. */
const partsOf = remembered((names): readonly string[] => names.split('.'));

function collect(root: Located, names: readonly string[], apart: boolean): readonly Located[] {
  const [first = ''] = names;
  if (isObject(root.value)) {
    const value = root.value[first];
    // Most of what is asked for is not written, and most of the rest is one value of the block itself.
    if (value === undefined && root.value['dynamic'] === undefined) return NOTHING;
    if (names.length === 1 && value !== undefined && typeof value !== 'object') return [new Member(value, root, first)];
  }
  const found: Located[] = [];
  follow(root, names, 0, apart, found);
  return found;
}

function follow(at: Located, names: readonly string[], depth: number, apart: boolean, found: Located[]): void {
  const { value } = at;
  const name = names[depth];
  if (Array.isArray(value) && (name !== undefined || apart)) {
    (value as readonly Json[]).forEach((element, index) => {
      const member = new Member(element, at, index);
      if (name === undefined) found.push(member);
      else follow(member, names, depth, apart, found);
    });
  } else if (name === undefined || isUnknown(value)) {
    found.push(at);
  } else if (isObject(value)) {
    const member = value[name];
    if (member !== undefined && member !== null) follow(new Member(member, at, name), names, depth + 1, apart, found);
    else if (isObject(value['dynamic']) && value['dynamic'][name] !== undefined)
      found.push(new Member(DYNAMIC, new Member(value['dynamic'], at, 'dynamic'), name));
  }
}

/** True for text that Terraform computes: it holds an expression or a directive. */
export function isUnknown(value: Json | undefined): boolean {
  return typeof value === 'string' && mayBeTemplate(value) && templateParts(value).some((part) => part.kind !== 'text');
}

/** Literal text as AWS will see it (`$${` is `${`); undefined for what is no text or has to be computed. */
export function literalText(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!mayBeTemplate(value)) return value;
  return isUnknown(value) ? undefined : unescaped(value);
}

export const unescaped = (text: string): string => text.replaceAll('$${', '${').replaceAll('%%{', '%{');

/** A literal switch; Terraform takes "true" for true. */
export function literalBoolean(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** A reference that is the whole of a value: `${aws_eip.nat["a"].allocation_id}`. */
export interface WholeReference {
  /** `aws_eip.nat` */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** `allocation_id`; of a nested block the names without indices, `vpc_config.cluster_security_group_id`. */
  readonly attribute: string;
}

const INDEX = String.raw`\[(?:\d+|\*|"[^"]*"|count\.index|each\.key|each\.value)\]`;
const INDICES = new RegExp(INDEX, 'g');
const WHOLE = new RegExp(String.raw`^\$\{\s*([a-z]\w*)\.([A-Za-z_][\w-]*)(?:${INDEX})?((?:\.[a-z_]\w*(?:${INDEX})?)+)\s*\}$`);

/** What a value refers to, when it is one reference to a resource and nothing else. */
export const wholeReference = (value: Json | undefined): WholeReference | undefined =>
  typeof value === 'string' && value.startsWith('${') ? referenceIn(value) : undefined;

const referenceIn = remembered((text): WholeReference | undefined => {
  const [, type, name, rest] = WHOLE.exec(text) ?? [];
  if (type === undefined || name === undefined || rest === undefined || NOT_RESOURCES.has(type)) return undefined;
  return { address: `${type}.${name}`, type, name, attribute: rest.slice(1).replace(INDICES, '') };
});

const NOT_RESOURCES = new Set(['data', 'module', 'local', 'var', 'each', 'count', 'self', 'path', 'terraform', 'ephemeral']);

/** What stands for whatever Terraform computes. */
export const COMPUTED = '${…}';

/** A text as AWS will see it, with what Terraform computes replaced by `${…}`. */
export const withoutExpressions = (text: string): string =>
  templateParts(text)
    .map((part) => (part.kind === 'text' ? unescaped(part.text) : COMPUTED))
    .join('');

/** A policy or other JSON document inside a text, with what Terraform computes replaced by `${…}`. */
export function documentIn(value: Json | undefined): JsonObject | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = templateParts(value);
  if (parts.some(({ kind }) => kind === 'directive' || kind === 'unclosed')) return undefined;
  // An expression that is the whole text may be anything.
  if (!parts.some(({ kind, text }) => kind === 'text' && text.trim() !== '')) return undefined;
  try {
    const document: unknown = JSON.parse(withoutExpressions(value));
    return isObject(document) ? document : undefined;
  } catch {
    return undefined;
  }
}
