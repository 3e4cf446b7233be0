import type { Attribute, Block, ProviderSchema, Schema } from './schema';
import { mapValues } from './schema';
import type { ProviderFacts } from '../terraform/facts/facts';

/** Adds to schemas what the bindings do not tell: what a default or AWS fills in, and what is secret. */
export function schemaWithFacts(schema: ProviderSchema, facts: ProviderFacts): ProviderSchema {
  const change = (one: Schema, filled: Iterable<string>, secret: Iterable<string>): Schema => {
    let block = one.block;
    // Otherwise Terraform insists that a planned value equals the configuration, which is null.
    for (const path of filled)
      block = changeAt(block, path.split('.'), (attribute) => ({ ...attribute, computed: !attribute.required }));
    for (const path of secret) block = changeAt(block, path.split('.'), (attribute) => ({ ...attribute, sensitive: true }));
    return { ...one, block };
  };
  return {
    ...schema,
    config: change(schema.config, [], facts.sensitiveConfig ?? []),
    resources: mapValues(schema.resources, (one, type) => {
      const { defaults = {}, sensitive = [] } = facts.resources[type] ?? {};
      return change(one, Object.keys(defaults), sensitive);
    }),
    dataSources: mapValues(schema.dataSources, (one, type) => change(one, [], facts.dataSources[type]?.sensitive ?? [])),
  };
}

function changeAt(block: Block, [name = '', ...rest]: readonly string[], change: (attribute: Attribute) => Attribute): Block {
  const attribute = block.attributes[name];
  if (rest.length === 0)
    return attribute === undefined ? block : { ...block, attributes: { ...block.attributes, [name]: change(attribute) } };
  const nested = block.blocks[name];
  if (nested === undefined) return block;
  return { ...block, blocks: { ...block.blocks, [name]: { ...nested, block: changeAt(nested.block, rest, change) } } };
}
