import { isListValue, isObjectValue, type Value } from '../protocol/value';
import { type Attribute, type Block, mapValues } from '../../schema/schema';

/** Leaves out what the schema does not have (any more); what is missing Terraform reads as null. */
export function keepKnown(block: Block, value: Value): Value {
  if (!isObjectValue(value)) return value;
  const kept = Object.entries(value).flatMap(([name, member]): [string, Value][] => {
    const attribute = block.attributes[name];
    if (attribute !== undefined) return [[name, keepAttribute(attribute, member)]];
    const nested = block.blocks[name];
    return nested === undefined
      ? []
      : [[name, eachElement(nested.nesting, member, (element) => keepKnown(nested.block, element))]];
  });
  return Object.fromEntries(kept);
}

function keepAttribute({ nested }: Attribute, value: Value): Value {
  if (nested === undefined) return value;
  return eachElement(nested.nesting, value, (element) => keepKnown({ attributes: nested.attributes, blocks: {} }, element));
}

function eachElement(nesting: string, value: Value, keep: (element: Value) => Value): Value {
  if (isListValue(value)) return value.map(keep);
  return nesting === 'map' && isObjectValue(value) ? mapValues(value, keep) : keep(value);
}
