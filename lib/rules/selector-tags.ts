import type { InputPath } from './input-path';
import type { Problem } from './rule';

/**
 * Why a term of a selector in a node class is refused, or finds nothing. "empty tag keys or values aren't supported" is in the
 * schema of eks.amazonaws.com/v1 itself, and of Karpenter's.
 */
export function* wrongTags(term: InputPath, tags: Readonly<Record<string, string>> | undefined): Iterable<Problem> {
  if (tags === undefined) return;
  const written = Object.entries(tags);
  if (written.length === 0) yield { path: [...term, 'tags'], received: '{}', message: 'at least one tag' };
  for (const [key, value] of written) {
    if (key !== '' && value !== '') continue;
    const fix = key === '' ? 'write the key' : "write the value, or '*' for any";
    yield { path: [...term, 'tags', key], received: `'${key}': '${value}'`, message: 'a tag has a key and a value', fix };
  }
}
