import type { Block, SchemaKind } from './schema';

export function corrections(_kind: SchemaKind, _type: string, block: Block): Block {
  return block;
}
