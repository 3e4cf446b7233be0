import { valueAt } from './input-path';

/** The account of an environment, when it is one: against a misspelt one nothing is compared, which would only repeat it. */
export function writtenAccount(input: unknown): string | undefined {
  const account = valueAt(input, ['account']);
  return typeof account === 'string' && /^\d{12}$/.test(account) ? account : undefined;
}
