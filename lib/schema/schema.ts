/**
 * A type of Terraform's type system, in its JSON form: `"string"`, `["list", "string"]`, `["object", {…}]`.
 * @see https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', Readonly<Record<string, CtyType>>]
  | readonly ['tuple', readonly CtyType[]];

/** How often a block may be written, and what a reference to it yields. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/** An argument, or a value that only the provider knows; it is exactly one of required, optional, computed, optional and computed. */
export interface Attribute {
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Either a type … */
  readonly type?: CtyType;
  /** … or attributes with rules of their own, written with `=`. */
  readonly nested?: NestedAttributes;
}

export interface NestedAttributes {
  readonly nesting: Nesting;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface NestedBlock {
  readonly nesting: Nesting;
  readonly block: Block;
  /** 0: may be left out. */
  readonly minItems: number;
  /** 0: no limit. */
  readonly maxItems: number;
}

export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

/** What can be written in one provider, resource or data block. */
export interface Schema {
  /** Of the state format. The bindings do not tell, so it is 0 and states of the real provider may be newer. */
  readonly version: number;
  readonly block: Block;
}

export type SchemaKind = 'provider' | 'resource' | 'data';

/** The schemas of one provider that a run needs. */
export interface ProviderSchema {
  /** `aws` */
  readonly provider: string;
  /** Version of the provider that the bindings were made from: `6.25.0`. */
  readonly version: string;
  readonly config: Schema;
  readonly resources: Readonly<Record<string, Schema>>;
  readonly dataSources: Readonly<Record<string, Schema>>;
}

export const EMPTY_BLOCK: Block = { attributes: {}, blocks: {} };

/** The type of a value that has this attribute's shape. */
export function attributeType(attribute: Attribute): CtyType {
  if (attribute.type !== undefined) return attribute.type;
  if (attribute.nested === undefined) throw new Error('an attribute has a type or nested attributes');
  const { nesting, attributes } = attribute.nested;
  const object: CtyType = ['object', mapValues(attributes, attributeType)];
  return nesting === 'single' ? object : [nesting, object];
}

/** The type of a value that has this block's shape. */
export function blockType({ attributes, blocks }: Block): CtyType {
  const ofBlocks = mapValues(blocks, ({ nesting, block }): CtyType =>
    nesting === 'single' ? blockType(block) : [nesting, blockType(block)],
  );
  return ['object', { ...mapValues(attributes, attributeType), ...ofBlocks }];
}

export function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
