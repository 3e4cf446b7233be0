import { closest, distance } from 'fastest-levenshtein';

/** The candidate that was probably meant, when one is near enough: also one that lacks only its domain, as `gpu` does. */
export function didYouMean(value: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  if (all.length === 0) return undefined;
  const written = value.toLowerCase();
  const likely =
    all.find((candidate) => candidate.toLowerCase().endsWith(`/${written}`)) ??
    all.find((candidate) => isSwapped(written, candidate.toLowerCase()));
  if (likely !== undefined) return likely;
  const best = closest(
    written,
    all.map((candidate) => candidate.toLowerCase()),
  );
  const near = distance(written, best) <= Math.max(1, Math.floor(value.length / 4));
  return near ? all.find((candidate) => candidate.toLowerCase() === best) : undefined;
}

/** The same for names that people choose: `team-b` beside `team-a` and `dev2` beside `dev` are no slips. */
export function misspeltName(value: string, names: Iterable<string>): string | undefined {
  const meant = didYouMean(value, names);
  return meant === undefined || withoutCounters(meant) === withoutCounters(value) ? undefined : meant;
}

/** Without numbers, and without parts of one letter. */
const withoutCounters = (name: string): string => name.replace(/[-_.]?\d+/g, '').replace(/(?:^|[-_.])[a-z](?=[-_.]|$)/gi, '');

/** Two neighbouring letters changed places, which is one slip of the fingers and two steps of the distance. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
