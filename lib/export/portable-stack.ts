import { COMMENT, isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';

/** What cdktf notes about a stack and about each element; anything else under `//` is somebody's own. */
const STACK_NOTES = new Set(['backend', 'stackName', 'version', 'overrides', 'imports', 'moved', 'cloud']);
const ELEMENT_NOTES = new Set(['path', 'uniqueId', 'stackTrace']);

/** Blocks by type and name, by name, and those that may be given more than once. */
const TYPED = ['resource', 'data', 'ephemeral'];
const NAMED = ['module', 'output', 'variable', 'provider', 'check'];

/** In the order in which people read a configuration; what is not named comes after these, by name. */
const ORDER = ['terraform', 'provider', 'variable', 'locals', 'data', 'resource', 'module', 'output'];

/** A stack without what cdktf has noted in it. Inside values `//` is data and stays. */
export function withoutMetadata(stack: StackJson): StackJson {
  return Object.fromEntries(
    Object.entries(stack).flatMap(([block, value]): [string, Json][] => {
      if (block === COMMENT) return isNote(value, STACK_NOTES) ? [] : [[block, value]];
      if (TYPED.includes(block)) return [[block, eachMember(value, (byName) => eachMember(byName, clean))]];
      return [[block, NAMED.includes(block) ? eachMember(value, clean) : value]];
    }),
  );
}

/** The same blocks in the order in which people read them, and each with its members by name. */
export function inReadingOrder(stack: StackJson): StackJson {
  const rank = (block: string): number => (ORDER.includes(block) ? ORDER.indexOf(block) : ORDER.length);
  const blocks = Object.entries(stack).toSorted(([one], [other]) => rank(one) - rank(other) || compare(one, other));
  return Object.fromEntries(blocks.map(([block, value]) => [block, sorted(value)]));
}

function clean(element: Json): Json {
  if (Array.isArray(element)) return (element as readonly Json[]).map(clean);
  if (!isObject(element)) return element;
  return Object.fromEntries(Object.entries(element).filter(([key, value]) => key !== COMMENT || !isNote(value, ELEMENT_NOTES)));
}

function isNote(value: Json, names: ReadonlySet<string>): boolean {
  if (!isObject(value) || !isObject(value['metadata'])) return false;
  return (
    Object.keys(value).every((key) => key === 'metadata' || key === 'outputs') &&
    Object.keys(value['metadata']).every((key) => names.has(key))
  );
}

/** Applies to every member of an object, or of each object in a list. */
function eachMember(value: Json, change: (member: Json) => Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => eachMember(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === COMMENT ? member : change(member)]));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  if (!isObject(value)) return value;
  const members = besideDynamic(value).map(([key, member]): [string, Json] => [
    key,
    // Provisioners run in the order in which they are written.
    key === 'provisioner' && isObject(member) ? eachMember(member, sorted) : sorted(member),
  ]);
  return Object.fromEntries(members);
}

/**
 * By name; but Terraform makes a block that is written and those of its `dynamic` in the order of the JSON, so that what is
 * before the `dynamic` stays before it, and what is behind it behind.
 */
function besideDynamic(body: JsonObject): readonly (readonly [string, Json])[] {
  const written = Object.entries(body);
  const members = written.toSorted(([one], [other]) => compare(one, other));
  const { dynamic } = body;
  const made = new Set(objects(dynamic).flatMap((byLabel) => Object.keys(byLabel)));
  if (!written.some(([key]) => made.has(key))) return members;
  const isBefore = (key: string): boolean =>
    made.has(key) ? written.findIndex(([one]) => one === key) < written.findIndex(([one]) => one === 'dynamic') : key < 'dynamic';
  return [
    ...members.filter(([key]) => key !== 'dynamic' && isBefore(key)),
    ...members.filter(([key]) => key === 'dynamic'),
    ...members.filter(([key]) => key !== 'dynamic' && !isBefore(key)),
  ];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
