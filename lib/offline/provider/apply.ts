import type { ResourceFacts } from '../../terraform/facts/facts';
import { canonicalText, equalValues, isListValue, isObjectValue, type ObjectValue, Unknown, type Value } from '../protocol/value';
import { type Attribute, attributeType, type Block, type CtyType, mapValues } from '../../schema/schema';
import type { ProviderContext } from './context';
import { byConvention, fromShape, type Place } from './made-up';
import { valuesAt } from './paths';

export interface FillInput {
  readonly type: string;
  readonly block: Block;
  readonly filledIn: ResourceFacts['filledIn'];
  readonly context: ProviderContext;
  /** Sets values of resources apart that are written alike. */
  readonly occurrence: number;
}

/** What AWS fills in for a resource that is written like this. */
export const shapesFor = (facts: ResourceFacts | undefined, state: ObjectValue): ResourceFacts['filledIn'] =>
  (facts?.filledInWhen ?? [])
    .filter(({ when }) => equalValues(valuesAt(state, when.path)[0]?.value ?? null, when.is as Value))
    .reduce<ResourceFacts['filledIn']>((shapes, { filledIn }) => ({ ...shapes, ...filledIn }), facts?.filledIn);

/** Numbers that go up with what changes. */
export function counted(facts: ResourceFacts | undefined, planned: ObjectValue, prior: ObjectValue | null): ObjectValue {
  const next = (facts?.counts ?? []).flatMap((name): [string, Value][] => {
    const before = prior?.[name];
    const isNumber = typeof before === 'number' || typeof before === 'bigint';
    return planned[name] instanceof Unknown && isNumber ? [[name, Number(before) + 1]] : [];
  });
  return { ...planned, ...Object.fromEntries(next) };
}

/** Puts something in the place of everything that is still unknown; the same for the same resource in every run. */
export function fillUnknown(state: ObjectValue, input: FillInput): ObjectValue {
  const { type, block, context, occurrence } = input;
  const shapes = input.filledIn ?? {};
  const seed = `${type} ${occurrence} ${canonicalText(withoutUnknown(state))}`;
  const place = (path: string, self: ObjectValue): Place => ({ type, path, seed, context, self });

  // Shapes first and in the order of the table, because later ones build on earlier ones (`arn` on `id`).
  let filled = state;
  for (const [path, shape] of Object.entries(shapes)) {
    filled = fillAt(filled, path.split('.'), (self) => fromShape(shape, place(path, self)), filled);
  }
  return fillRest(block, filled, '', place, filled);
}

function fillAt(
  value: ObjectValue,
  [name = '', ...rest]: readonly string[],
  make: (self: ObjectValue) => Value,
  root: ObjectValue,
): ObjectValue {
  const member = value[name];
  if (rest.length === 0) return member instanceof Unknown ? { ...value, [name]: make(root) } : value;
  const below = (element: Value): Value => (isObjectValue(element) ? fillAt(element, rest, make, root) : element);
  if (isListValue(member)) return { ...value, [name]: member.map(below) };
  return isObjectValue(member) ? { ...value, [name]: below(member) } : value;
}

type PlaceAt = (path: string, self: ObjectValue) => Place;

function fillRest(block: Block, value: ObjectValue, path: string, place: PlaceAt, root: ObjectValue): ObjectValue {
  return mapValues(value, (member, name) => {
    const at = path === '' ? name : `${path}.${name}`;
    const attribute = block.attributes[name];
    if (attribute !== undefined) return fillAttribute(attribute, member, at, place, root);
    const nested = block.blocks[name];
    if (nested === undefined) return member;
    if (member instanceof Unknown) return nested.nesting === 'single' ? null : nested.nesting === 'map' ? {} : [];
    return eachElement(member, nested.nesting, (element) => fillRest(nested.block, element, at, place, root));
  });
}

function fillAttribute(attribute: Attribute, value: Value, path: string, place: PlaceAt, root: ObjectValue): Value {
  if (value instanceof Unknown) return byConvention(attributeType(attribute), place(path, root), attribute.optional);
  if (attribute.nested === undefined) return fillWithin(attributeType(attribute), value, path, place, root);
  const block: Block = { attributes: attribute.nested.attributes, blocks: {} };
  return eachElement(value, attribute.nested.nesting, (element) => fillRest(block, element, path, place, root));
}

/** The unknown parts of a value of which something was known while planning. */
function fillWithin(type: CtyType, value: Value, path: string, place: PlaceAt, root: ObjectValue): Value {
  if (value instanceof Unknown) return byConvention(type, place(path, root), true);
  if (!Array.isArray(type)) return value;
  const [, of] = type;
  if (isListValue(value) && type[0] !== 'tuple')
    return value.map((element, index) => fillWithin(of as CtyType, element, `${path}.${index}`, place, root));
  if (!isObjectValue(value)) return value;
  const typeOf = (name: string): CtyType => (type[0] === 'object' ? (type[1][name] ?? 'dynamic') : (of as CtyType));
  return mapValues(value, (member, name) => fillWithin(typeOf(name), member, `${path}.${name}`, place, root));
}

function eachElement(value: Value, nesting: string, fill: (element: ObjectValue) => ObjectValue): Value {
  const one = (element: Value): Value => (isObjectValue(element) ? fill(element) : element);
  if (isListValue(value)) return value.map(one);
  if (!isObjectValue(value)) return value;
  return nesting === 'map' ? mapValues(value, one) : fill(value);
}

function withoutUnknown(value: Value): Value {
  if (isListValue(value)) return value.map(withoutUnknown);
  if (!isObjectValue(value)) return value instanceof Unknown ? null : value;
  return mapValues(value, withoutUnknown);
}

/** Shapes of a data source apply to whatever the configuration did not give. */
export function fillNull(block: Block, config: ObjectValue, input: FillInput): ObjectValue {
  const asked = mapValues(config, (value, name): Value => {
    const attribute = block.attributes[name];
    return value === null && attribute?.computed === true ? new Unknown() : value;
  });
  return fillUnknown(asked, input);
}
