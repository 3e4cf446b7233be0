import { elements } from './addresses';
import { remembered } from './remembered';
import {
  isObject,
  type Json,
  type JsonPath,
  type Located,
  type LocatedText,
  Member,
  objects,
  type StackJson,
  textsOf,
} from './stack-json';
import { mayBeTemplate, templateParts, withoutStrings } from './template';

/** Something that a stack refers to. */
export interface Reference {
  /** What is referred to: `aws_vpc.main`, `data.aws_region.here`, `module.x`, `local.x`, `var.x`. */
  readonly address: string;
  /** The rest of the reference: `['outputs', 'vpc_id']`. */
  readonly attributes: readonly string[];
  /** The same with what indices lead to: `['identity', '[0]', 'oidc']`; of a string in brackets only the quotes are left. */
  readonly steps: readonly string[];
  /** Where it is used. */
  readonly path: JsonPath;
}

/** Names joined by dots; an index in brackets ends it, because what stands inside may be a reference itself. */
const TRAVERSAL = /[A-Za-z_][\w-]*(?:\s*\.\s*(?:[A-Za-z_][\w-]*|\d+|\*))*/g;
/** What may follow: attributes and indices in which no other brackets are. */
const STEPS = /(?:\s*\.\s*(?:[A-Za-z_][\w-]*|\d+|\*)|\[[^[\]]*\])*/y;
const STEP = /\[[^[\]]*\]|[\w*-]+/g;
const FOR_VARIABLES = /\bfor\s+([A-Za-z_]\w*)(?:\s*,\s*([A-Za-z_]\w*))?\s+in\b/g;

/** First words that Terraform knows by itself, or that name what no state holds. */
const BUILT_IN = new Set(['each', 'count', 'self', 'path', 'terraform', 'true', 'false', 'null', 'ephemeral', 'action']);

const NOT_HERE = new Set(['check', 'moved', 'removed']);

/** Arguments whose strings are addresses, not templates. */
const BARE_ADDRESSES = new Set(['depends_on', 'replace_triggered_by']);

/**
 * True of text that Terraform takes as it stands, whatever looks like a template in it: descriptions of variables and outputs, and
 * its own settings, those of backends among them (seen by trying, Terraform 1.11).
 */
export function isPlainText(path: JsonPath): boolean {
  const [block, , member, ...more] = path.filter((part) => typeof part === 'string');
  if (block === 'terraform') return true;
  return (block === 'variable' || block === 'output') && member === 'description' && more.length === 0;
}

/** Texts that may refer to something. */
export const referringTexts = (stack: StackJson): readonly LocatedText[] =>
  textsOf(stack, (text, list) => mayBeTemplate(text) || isOfBareAddresses(list));

/** Every reference in a stack, in the order of the document. */
export function references(stack: StackJson, texts: readonly LocatedText[] = referringTexts(stack)): readonly Reference[] {
  const found: Reference[] = [];
  for (const at of texts) {
    const { value } = at;
    const addresses =
      at instanceof Member && isOfBareAddresses(at.parent)
        ? addressesIn({ bare: value, variables: NO_VARIABLES })
        : addressesOf(value);
    if (addresses.length === 0) continue;
    const { path } = at;
    if (isPlainText(path)) continue;
    // The data source of a check can be named inside it only; what has moved or gone is not there.
    if (NOT_HERE.has(String(path[0]))) continue;
    // Configurations of providers are no elements.
    if (at instanceof Member && at.key === 'provider') continue;
    if (path[0] === 'module' && path.includes('providers')) continue;
    const variables = path.includes('dynamic') ? iteratorsAt(stack, path) : [];
    for (const { address, attributes, steps } of addresses) {
      if (!variables.includes(address.split('.')[0] ?? '')) found.push({ address, attributes, steps, path });
    }
  }
  return found;
}

/** References to what the stack does not have; Terraform would refuse them at `validate`. */
export function danglingReferences(stack: StackJson): readonly Reference[] {
  const known = new Set(elements(stack).map(({ address }) => address));
  return references(stack).filter(({ address }) => !known.has(address));
}

/** Names that `dynamic` blocks around a place give to their elements: the label of the block, or its `iterator`. */
function iteratorsAt(stack: StackJson, path: JsonPath): readonly string[] {
  const names: string[] = [];
  let value: Json | undefined = stack;
  for (const [index, part] of path.entries()) {
    value = Array.isArray(value) ? (value as readonly Json[])[Number(part)] : isObject(value) ? value[String(part)] : undefined;
    const before = path
      .slice(0, index)
      .filter((one) => typeof one === 'string')
      .at(-1);
    if (before !== 'dynamic' || typeof part !== 'string') continue;
    const iterator = objects(value)[0]?.['iterator'];
    names.push(typeof iterator === 'string' ? iterator : part);
  }
  return names;
}

const isOfBareAddresses = (list: Located): boolean =>
  list instanceof Member && Array.isArray(list.value) && typeof list.key === 'string' && BARE_ADDRESSES.has(list.key);

/** The expressions of a template, and those of the templates inside them. */
export function expressionsOf(template: string): readonly string[] {
  if (!mayBeTemplate(template)) return [];
  return templateParts(template).flatMap(({ kind, text }) => {
    if (kind !== 'expression' && kind !== 'directive') return [];
    return [text, ...withoutStrings(text).strings.flatMap(expressionsOf)];
  });
}

/** An expression without its strings, and the names that \`for\` gives to elements in it or around it. */
export interface ScopedExpression {
  readonly bare: string;
  readonly variables: ReadonlySet<string>;
}

/** The expressions of a template and of the templates inside them; the text of a heredoc is not read. */
export const scopedExpressions = remembered((template): readonly ScopedExpression[] => scopedIn(template, NO_VARIABLES));

const COMMENTS = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//g;

const NO_VARIABLES: ReadonlySet<string> = new Set();

function scopedIn(template: string, outer: ReadonlySet<string>): readonly ScopedExpression[] {
  if (!mayBeTemplate(template)) return [];
  const parts = templateParts(template);
  // What a directive names is known up to its end, which is some part of the same template.
  const around = parts.reduce((all, { kind, text }) => (kind === 'directive' ? withVariables(all, text) : all), outer);
  return parts.flatMap(({ kind, text }) => {
    if (kind !== 'expression' && kind !== 'directive') return [];
    if (/<<-?[A-Za-z_]/.test(text)) return [];
    const { bare: commented, strings } = withoutStrings(text);
    const bare = /#|\/[/*]/.test(commented) ? commented.replace(COMMENTS, ' ') : commented;
    const variables = withVariables(around, bare);
    return [{ bare, variables }, ...strings.flatMap((inner) => scopedIn(inner, variables))];
  });
}

function withVariables(outer: ReadonlySet<string>, bare: string): ReadonlySet<string> {
  const own = Array.from(bare.matchAll(FOR_VARIABLES), ([, key, value]) => [key, value]).flat();
  return own.length === 0 ? outer : new Set([...outer, ...own.filter((name) => name !== undefined)]);
}

type Address = Omit<Reference, 'path'>;

const addressesOf = remembered((template): readonly Address[] => scopedExpressions(template).flatMap(addressesIn));

function addressesIn({ bare, variables }: ScopedExpression): readonly Address[] {
  return [...bare.matchAll(TRAVERSAL)].flatMap((match) => {
    // What follows a bracket or a call (`x[0].id`, `f(x).id`) continues what stands before it.
    if (/\.\s*$/.test(bare.slice(0, match.index))) return [];
    const parts = match[0].split(/\s*\.\s*/);
    const [first = '', second, third] = parts;
    if (second === undefined || BUILT_IN.has(first) || variables.has(first)) return [];
    const indexed = stepsAt(bare, match.index + match[0].length);
    const found = (address: string, attributes: readonly string[]): readonly Address[] => [
      { address, attributes, steps: indexed.length === 0 ? attributes : [...attributes, ...indexed] },
    ];
    if (first === 'data') return third === undefined ? [] : found(`data.${second}.${third}`, parts.slice(3));
    // The long form of a reference to a resource.
    if (first === 'resource') return third === undefined ? [] : found(`${second}.${third}`, parts.slice(3));
    return found(`${first}.${second}`, parts.slice(2));
  });
}

/** What follows from an index on. */
function stepsAt(bare: string, end: number): readonly string[] {
  if (bare[end] !== '[') return [];
  STEPS.lastIndex = end;
  return STEPS.exec(bare)?.[0].match(STEP) ?? [];
}
