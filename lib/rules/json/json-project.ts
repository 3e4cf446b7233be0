import type { KnownSchemas } from '../../schema/known-schemas';
import { documentIn, leavesAt, literalText, writtenAt } from '../../terraform/block';
import { isObject, type Json, type JsonObject, type JsonPath, type Located, Member, objects } from '../../terraform/stack-json';
import type { Problem } from '../problem';
import type { SynthesizedStack } from '../synthesized';

/** A resource or data source of a stack. */
export interface Block {
  readonly stack: SynthesizedStack;
  /** `aws_subnet.private`, `data.aws_iam_policy_document.trust` */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
  readonly path: JsonPath;
  /** The body with its path, from where values inside it are found. */
  readonly root: Located;
  /** Terraform makes any number of it, none included (`count`, `for_each`). */
  readonly repeated: boolean;
}

/** What is known of the arguments and attributes of types, and of which blocks it is asked. */
export interface ProviderKnowledge {
  readonly schemas: KnownSchemas;
  /** `overridden`: only where somebody has gone past the types of cdktf; the others cannot be wrong. */
  readonly of: 'all' | 'overridden';
}

/** All stacks together, as rules on JSON see them. */
export class JsonProject {
  private readonly byType = new Map<string, Block[]>();
  private readonly byStack = new Map<string, Map<string, Block[]>>();
  private readonly documents = new Map<string, JsonObject | undefined>();

  /** @param knowledge what providers know of their types; without it nothing is said about names of arguments */
  public constructor(
    public readonly stacks: readonly SynthesizedStack[],
    public readonly knowledge?: ProviderKnowledge,
  ) {
    for (const stack of stacks) {
      const own = new Map<string, Block[]>();
      this.byStack.set(stack.name, own);
      for (const block of blocksOf(stack)) {
        const type = block.address.startsWith('data.') ? `data.${block.type}` : block.type;
        put(this.byType, type, block);
        put(own, type, block);
      }
    }
  }

  /** Resources of these types, stack by stack. */
  public resources(...types: readonly string[]): readonly Block[] {
    return blocksIn(this.byType, types);
  }

  /** The same of the stack that a block is in. */
  public beside({ stack }: Block, ...types: readonly string[]): readonly Block[] {
    return blocksIn(this.byStack.get(stack.name) ?? new Map(), types);
  }

  /** Data sources of a type. */
  public data(type: string): readonly Block[] {
    return blocksIn(this.byType, [`data.${type}`]);
  }

  /** A policy inside a text. Equal texts are one document: environments of a project mostly have the same ones. */
  public document(text: Json | undefined): JsonObject | undefined {
    if (typeof text !== 'string') return undefined;
    if (!this.documents.has(text)) this.documents.set(text, documentIn(text));
    return this.documents.get(text);
  }

  /** Every resource and data source. */
  public blocks(): readonly Block[] {
    return [...this.byType.values()].flat();
  }

  /** What an address stands for in a stack. */
  public at({ name }: SynthesizedStack, address: string): Block | undefined {
    const isData = address.startsWith('data.');
    const [type = ''] = address.slice(isData ? 'data.'.length : 0).split('.', 1);
    return this.byStack
      .get(name)
      ?.get(isData ? `data.${type}` : type)
      ?.find((block) => block.address === address);
  }

  /** Every type of resource that occurs. */
  public types(): readonly string[] {
    return [...this.byType.keys()].filter((type) => !type.startsWith('data.'));
  }
}

const NO_BLOCKS: readonly Block[] = [];

function blocksIn(map: ReadonlyMap<string, readonly Block[]>, types: readonly string[]): readonly Block[] {
  const [only = '', ...others] = types;
  // Nearly always one type is asked for, and its list may be long.
  return others.length === 0 ? (map.get(only) ?? NO_BLOCKS) : types.flatMap((type) => map.get(type) ?? NO_BLOCKS);
}

/** What several rules want to know of one thing, mostly of a project, is read once. */
export function readOnce<Result, Subject extends object = JsonProject>(
  read: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new WeakMap<Subject, { readonly result: Result }>();
  return (subject) => {
    const found = known.get(subject);
    if (found !== undefined) return found.result;
    const result = read(subject);
    known.set(subject, { result });
    return result;
  };
}

/** Adds to the list that a map has of a key. */
export function put<Key, Member>(map: Map<Key, Member[]>, key: Key, member: Member): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [member]);
  else known.push(member);
}

function blocksOf(stack: SynthesizedStack): readonly Block[] {
  return stack.elements.flatMap(({ kind, type, address, name, body, path }): readonly Block[] => {
    if ((kind !== 'resource' && kind !== 'data') || type === undefined) return [];
    const block = objects(body)[0];
    if (block === undefined) return [];
    const at = isObject(body) ? path : [...path, 0];
    const repeated = block['count'] !== undefined || block['for_each'] !== undefined;
    return [{ stack, address, type, name, body: block, path: at, root: { value: block, path: at }, repeated }];
  });
}

/** Values of a block at a path without indices. */
export const valuesOf = (block: Block, names: string): readonly Located[] => writtenAt(block.root, names);

/** The same with lists taken apart. */
export const leavesOf = (block: Block, names: string): readonly Located[] => leavesAt(block.root, names);

/**
 * A table of paths. Tables are longer than blocks: what a block has is looked up in the table, and most of it is one value of
 * the block itself.
 */
export class PathTable<Entry> {
  private readonly byFirst = new Map<string, (readonly [names: string, entry: Entry])[]>();

  public constructor(table: Readonly<Record<string, Entry>>) {
    for (const [names, entry] of Object.entries(table)) {
      const [first = ''] = names.split('.', 1);
      put(this.byFirst, first, [names, entry]);
    }
  }

  /** Values that a block has at these paths, with lists taken apart: only those that somebody cares about. */
  public *leavesOf(
    block: Block,
    concerns: (value: Json, entry: Entry) => boolean,
  ): Iterable<readonly [leaf: Located, names: string, entry: Entry]> {
    const firsts = block.body['dynamic'] === undefined ? Object.keys(block.body) : this.byFirst.keys();
    for (const first of firsts) {
      for (const [names, entry] of this.byFirst.get(first) ?? []) {
        const value = names === first ? block.body[first] : undefined;
        if (!isPlain(value)) {
          for (const leaf of leavesOf(block, names)) if (concerns(leaf.value, entry)) yield [leaf, names, entry];
        } else if (concerns(value, entry)) yield [new Member(value, block.root, first), names, entry];
      }
    }
  }
}

const isPlain = (value: Json | undefined): value is string | number | boolean => value !== undefined && typeof value !== 'object';

/** The one value at a path, or undefined. */
export function valueOf(block: Block, names: string): Json | undefined {
  const value = block.body[names];
  return isPlain(value) ? value : valuesOf(block, names)[0]?.value;
}

/** Literal text at a path. */
export const textOf = (block: Block, names: string): string | undefined => literalText(valueOf(block, names));

/** A problem of a block, at one of its values or at the block itself. */
export const problemAt = (block: Block, at: JsonPath | undefined, problem: Omit<Problem, 'path'>): Problem => ({
  ...problem,
  path: [block.stack.name, ...(at ?? block.path)],
});

/** Where the first value at a path stands; the block where nothing is written. */
export const placeOf = (block: Block, names: string): JsonPath => valuesOf(block, names)[0]?.path ?? block.path;

/** Ready to print. */
export const quoted = (value: Json): string => {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};
