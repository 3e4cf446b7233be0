import type { Attribute, Block, CtyType } from '../../schema/schema';
import { remembered } from '../../terraform/remembered';
import { didYouMean } from '../did-you-mean';

/** A name that a provider does not know. */
export interface UnknownName {
  /** The one that was probably meant. */
  readonly meant: string | undefined;
  /** It has a word in it that no name of the provider has, and is nearly one of them: in no version it means anything. */
  readonly isSlip: boolean;
}

/**
 * What a name was meant to be. `subnet_id` for `subnet_ids` may be an argument of another version of the provider; `cidr_blok` for
 * `cidr_block` is none of any.
 *
 * @param free names that are not written yet
 */
export function unknownName(name: string, free: readonly string[], words: ReadonlySet<string>): UnknownName {
  const meant = didYouMean(name, free);
  return { meant, isSlip: meant !== undefined && wordsIn(name).some((word) => !words.has(word)) };
}

/** The words of names, without what tells one from many, and without digits. */
export const wordsIn = remembered((name): readonly string[] =>
  name
    .split('_')
    .map((word) => word.toLowerCase().replace(/\d+/g, '').replace(/s$/, ''))
    .filter((word) => word !== ''),
);

/** The words of everything that a block may hold. */
export function wordsOf({ attributes, blocks }: Block, words = new Set<string>()): Set<string> {
  for (const [name, attribute] of Object.entries(attributes)) wordsOfAttribute(name, attribute, words);
  for (const [name, { block }] of Object.entries(blocks)) {
    for (const word of wordsIn(name)) words.add(word);
    wordsOf(block, words);
  }
  return words;
}

function wordsOfAttribute(name: string, { type, nested }: Attribute, words: Set<string>): void {
  for (const word of wordsIn(name)) words.add(word);
  for (const [inner, attribute] of Object.entries(nested?.attributes ?? {})) wordsOfAttribute(inner, attribute, words);
  if (type !== undefined) wordsOfType(type, words);
}

function wordsOfType(type: CtyType, words: Set<string>): void {
  if (typeof type === 'string') return;
  const [kind, inner] = type;
  if (kind === 'object')
    for (const [name, member] of Object.entries(inner)) wordsOfAttribute(name, { ...PLAIN, type: member }, words);
  else if (kind !== 'tuple') wordsOfType(inner, words);
}

const PLAIN = { required: false, optional: false, computed: true, sensitive: false };
