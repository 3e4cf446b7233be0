import { closest, distance } from 'fastest-levenshtein';

/** The candidate that was probably meant, when one is near enough. */
export function didYouMean(value: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  if (all.length === 0) return undefined;
  const best = closest(
    value.toLowerCase(),
    all.map((candidate) => candidate.toLowerCase()),
  );
  const near = distance(value.toLowerCase(), best) <= Math.max(1, Math.floor(value.length / 4));
  return near ? all.find((candidate) => candidate.toLowerCase() === best) : undefined;
}
