import { corrections } from './corrections';
import { type Mapping, type Member, type ParsedBinding, parseBinding } from './parse-binding';
import type { Attribute, Block, CtyType, NestedBlock, Schema, SchemaKind } from './schema';
import { attributeType, mapValues } from './schema';

/** `alias` belongs to cdktf's provider class, not to the provider. */
const NOT_IN_SCHEMA = new Set(['alias']);

/** A schema, and the provider's version that it belongs to. */
export interface DerivedSchema {
  readonly providerVersion: string;
  readonly schema: Schema;
}

/**
 * Derives a schema from the text of a binding: what is required, optional or filled in by the provider, types, and which
 * arguments are blocks. The bindings tell neither what is sensitive nor limits above one; `corrections` does where it matters.
 */
export function deriveSchema(kind: SchemaKind, type: string, source: string): DerivedSchema {
  const binding = parseBinding(source);
  const block = rootBlock(binding, kind);
  return { providerVersion: binding.providerVersion, schema: { version: 0, block: corrections(kind, type, block) } };
}

function rootBlock(binding: ParsedBinding, kind: SchemaKind): Block {
  const members = (binding.classes.get(binding.root) ?? []).filter(({ name }) => kind !== 'provider' || !NOT_IN_SCHEMA.has(name));
  return blockOf(binding, members, binding.mappings.get(binding.root) ?? []);
}

function blockOf(binding: ParsedBinding, members: readonly Member[], mappings: readonly Mapping[]): Block {
  const byName = new Map(mappings.map((mapping) => [mapping.name, mapping]));
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const member of members) {
    const mapping = byName.get(member.name);
    if (mapping !== undefined && isBlock(mapping)) blocks[member.name] = nestedBlock(binding, member, mapping);
    else attributes[member.name] = attributeOf(binding, member, mapping);
  }
  return { attributes, blocks };
}

/** The generator sets `isBlock` for everything that is complex; the argument of the list mapper tells the truth. */
function isBlock(mapping: Mapping): boolean {
  if (mapping.struct === undefined) return false;
  if (mapping.listOfBlocks !== undefined) return mapping.listOfBlocks;
  return mapping.shape === 'list' || mapping.shape === 'set' || mapping.name === 'timeouts';
}

function nestedBlock(binding: ParsedBinding, member: Member, mapping: Mapping): NestedBlock {
  const single = mapping.shape === 'struct';
  const atMostOne = mapping.listOfBlocks === undefined;
  return {
    nesting: single ? 'single' : mapping.shape === 'set' ? 'set' : 'list',
    block: structBlock(binding, mapping.struct ?? ''),
    minItems: member.required ? 1 : 0,
    maxItems: single || atMostOne ? 1 : 0,
  };
}

function structBlock(binding: ParsedBinding, struct: string): Block {
  return blockOf(binding, structMembers(binding, struct), binding.mappings.get(struct) ?? []);
}

/** Structs of provider blocks have no class, so the interface has to tell what is required. */
function structMembers(binding: ParsedBinding, struct: string): readonly Member[] {
  const name = struct.charAt(0).toUpperCase() + struct.slice(1);
  const members = binding.classes.get(`${name}OutputReference`);
  if (members !== undefined) return members;
  const required = binding.requiredByInterface.get(name) ?? new Set<string>();
  return (binding.mappings.get(struct) ?? []).map((mapping) => ({
    name: mapping.name,
    computed: false,
    optional: !required.has(mapping.property),
    required: required.has(mapping.property),
    holder: undefined,
    wrapsSet: false,
    getter: '',
  }));
}

function attributeOf(binding: ParsedBinding, member: Member, mapping: Mapping | undefined): Attribute {
  const { required, optional, computed } = member;
  const flags = { required, optional, computed, sensitive: false };
  if (mapping?.struct !== undefined) return { ...flags, ...complexAttribute(binding, mapping.struct, mapping) };
  if (mapping !== undefined) return { ...flags, type: configuredType(mapping) };
  return { ...flags, type: computedType(binding, member) };
}

function complexAttribute(binding: ParsedBinding, struct: string, mapping: Mapping): Pick<Attribute, 'type' | 'nested'> {
  const { attributes, blocks } = structBlock(binding, struct);
  const nesting =
    mapping.shape === 'struct' ? 'single' : mapping.shape === 'map' ? 'map' : mapping.shape === 'set' ? 'set' : 'list';
  const within = { ...attributes, ...mapValues(blocks, blockAsAttribute) };
  if (!(binding.mappings.get(struct) ?? []).some(({ alwaysWritten }) => alwaysWritten))
    return { nested: { nesting, attributes: within } };
  const object: CtyType = ['object', mapValues(within, attributeType)];
  return { type: nesting === 'single' ? object : [nesting, object] };
}

/** Inside an attribute everything is an attribute, whatever the mapper's flag says. */
function blockAsAttribute({ nesting, block, minItems }: NestedBlock): Attribute {
  const attributes = { ...block.attributes, ...mapValues(block.blocks, blockAsAttribute) };
  return { required: minItems > 0, optional: minItems === 0, computed: false, sensitive: false, nested: { nesting, attributes } };
}

const SCALARS: Readonly<Record<string, CtyType>> = { string: 'string', number: 'number', boolean: 'bool', any: 'dynamic' };

/** `stringList`, `numberMap`, `stringListList`: read from the left, the outermost collection last. */
function configuredType({ storage, shape }: Mapping): CtyType {
  if (storage === 'anyMap') return 'dynamic';
  const [, scalar = '', collections = ''] = /^(string|number|boolean|any)((?:List|Map)*)$/.exec(storage) ?? [];
  let type = SCALARS[scalar];
  if (type === undefined) throw new Error(`unknown storage class ${storage}`);
  const names = collections.match(/List|Map/g) ?? [];
  for (const [index, name] of names.entries()) {
    const outermost = index === names.length - 1;
    type = [name === 'Map' ? 'map' : outermost && shape === 'set' ? 'set' : 'list', type];
  }
  return type;
}

const GETTERS: Readonly<Record<string, CtyType>> = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'bool',
  getListAttribute: ['list', 'string'],
  getNumberListAttribute: ['list', 'number'],
  getStringMapAttribute: ['map', 'string'],
  getNumberMapAttribute: ['map', 'number'],
  getBooleanMapAttribute: ['map', 'bool'],
  getAnyMapAttribute: 'dynamic',
};

const MAPS: Readonly<Record<string, CtyType>> = {
  'cdktf.StringMap': ['map', 'string'],
  'cdktf.NumberMap': ['map', 'number'],
  'cdktf.BooleanMap': ['map', 'bool'],
  'cdktf.AnyMap': ['map', 'dynamic'],
};

/** Types of what only the provider knows; the class that reads it tells. */
function computedType(binding: ParsedBinding, { name, holder, wrapsSet, getter }: Member): CtyType {
  if (holder !== undefined) {
    const map = MAPS[holder];
    if (map !== undefined) return map;
    const [, struct = '', kind] = /^(\w+?)(List|Map|OutputReference)$/.exec(holder.replace(/^.*\./, '')) ?? [];
    const members = binding.classes.get(`${struct}OutputReference`);
    if (members === undefined) throw new Error(`${name}: no class for ${holder}`);
    const object: CtyType = ['object', Object.fromEntries(members.map((member) => [member.name, computedType(binding, member)]))];
    if (kind === 'OutputReference') return object;
    return [kind === 'Map' ? 'map' : wrapsSet ? 'set' : 'list', object];
  }
  const method = /this\.(get\w+Attribute)\(/.exec(getter)?.[1];
  const type = GETTERS[method ?? ''];
  if (type === undefined) return 'dynamic';
  return getter.includes('Fn.tolist(') && Array.isArray(type) ? ['set', (type as readonly [string, CtyType])[1]] : type;
}
