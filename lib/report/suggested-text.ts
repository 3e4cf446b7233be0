import type { Finding } from '../rules/finding';

const IS_BARE = /^(?:-?\d+(?:\.\d+)?|true|false)$/;

/** What was probably meant, as it is written: a number where one was received, an object as it is, text in quotes. */
export function suggestedText({ received = '' }: Pick<Finding, 'received'>, suggestion: string): string {
  const isBare = (IS_BARE.test(received) && IS_BARE.test(suggestion)) || suggestion.startsWith('{ ');
  return isBare ? suggestion : `'${suggestion}'`;
}
