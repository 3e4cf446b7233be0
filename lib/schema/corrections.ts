import type { Block, NestedBlock, SchemaKind } from './schema';

/** Counts of blocks that the bindings do not carry. */
interface Count {
  readonly path: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly source: string;
}

/** By kind and type; `*` for what holds everywhere in a provider. */
const COUNTS: Readonly<Record<string, readonly Count[]>> = {
  'provider aws': [
    {
      path: 'default_tags',
      maxItems: 1,
      source: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs#default_tags',
    },
    { path: 'ignore_tags', maxItems: 1, source: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs#ignore_tags' },
    {
      path: 'assume_role_with_web_identity',
      maxItems: 1,
      source: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs#assume_role_with_web_identity',
    },
  ],
  'provider kubernetes': [
    { path: 'exec', maxItems: 1, source: 'https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs#exec' },
    {
      path: 'experiments',
      maxItems: 1,
      source: 'https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs#experiments',
    },
  ],
  // Blocks of newer resources are limited by validators, which are not part of the schema; Terraform sees the same result.
  'resource aws_cloudwatch_log_delivery_destination': [
    {
      path: 'delivery_destination_configuration',
      minItems: 1,
      maxItems: 1,
      source: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/cloudwatch_log_delivery_destination',
    },
  ],
  'resource aws_prometheus_scraper': ['source', 'destination'].map((path) => ({
    path,
    minItems: 1,
    maxItems: 1,
    source: 'https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/service/amp/scraper.go',
  })),
};

/** Puts right what is known to be wrong or missing after derivation. */
export function corrections(kind: SchemaKind, type: string, block: Block): Block {
  let corrected = block;
  for (const { path, minItems, maxItems } of COUNTS[`${kind} ${type}`] ?? []) {
    const nested = corrected.blocks[path];
    if (nested === undefined) continue;
    const counted = { ...nested, minItems: minItems ?? nested.minItems, maxItems: maxItems ?? nested.maxItems };
    corrected = { ...corrected, blocks: { ...corrected.blocks, [path]: counted } };
  }
  return withoutDynamicSets(corrected);
}

/** Terraform refuses `dynamic` anywhere inside set blocks; the few that have it become lists. */
function withoutDynamicSets(block: Block): Block {
  const blocks = Object.entries(block.blocks).map(([name, nested]): [string, NestedBlock] => {
    const below = { ...nested, block: withoutDynamicSets(nested.block) };
    return [name, nested.nesting === 'set' && holdsDynamic(nested.block) ? { ...below, nesting: 'list' } : below];
  });
  return { ...block, blocks: Object.fromEntries(blocks) };
}

const holdsDynamic = ({ attributes, blocks }: Block): boolean =>
  Object.values(attributes).some(({ type }) => JSON.stringify(type ?? '').includes('"dynamic"')) ||
  Object.values(blocks).some(({ block }) => holdsDynamic(block));
