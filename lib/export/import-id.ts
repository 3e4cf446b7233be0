import type { Element } from '../terraform/addresses';
import { IMPORT_IDS, importIdParts, manifestId } from '../terraform/import-ids';
import { objects } from '../terraform/stack-json';
import type { Literals } from './literal';

/** What is known of the id by which an existing thing becomes a resource. */
export interface KnownId {
  /** The id, or its form with what is not known in angle brackets. */
  readonly id: string;
  readonly isKnown: boolean;
  /** What such an id looks like. */
  readonly example?: string;
}

/** The id by which an existing thing becomes this resource, as far as the configuration tells. */
export function importId({ type = '', body }: Element, literals: Literals): KnownId | undefined {
  const [only, ...more] = objects(body);
  if (only === undefined || more.length > 0 || 'count' in only || 'for_each' in only) return undefined;
  if (type === 'kubernetes_manifest') {
    const id = manifestId(only['manifest']);
    return id === undefined ? undefined : { id, isKnown: true };
  }
  const parts = importIdParts(type, (argument) => literals.text(only[argument] ?? unwritten(type, argument)));
  const example = IMPORT_IDS[type]?.example;
  return parts && { ...parts, ...(example === undefined ? {} : { example }) };
}

/** What an argument is that is not written, where it is part of an id. */
const unwritten = (type: string, argument: string): string | undefined =>
  type === 'helm_release' && argument === 'namespace' ? 'default' : undefined;
