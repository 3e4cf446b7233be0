import type { Finding } from '../rules/finding';
import { formatPath, valueAt, type InputPath } from '../rules/input-path';
import { didYouMean } from '../rules/did-you-mean';
import { ourName, type OurName } from '../rules/other-names';
import { printed } from '../rules/run';
import { listed } from '../rules/texts';
import { exampleOf, inFull } from './example-form';
import { environmentShape } from './shape';
import { isAccepted, keysAt, placesOf, schemasAt } from './shape-forms';

type Told = Pick<Finding, 'path' | 'received' | 'message' | 'suggestion'> & Partial<Pick<Finding, 'fix'>>;

/** A key that is written elsewhere, or under another name. */
interface Meant {
  readonly key: string;
  readonly name: OurName;
  /** Paths from here, or from the root with `*` where a name is free. */
  readonly targets: readonly InputPath[];
  readonly isHere: boolean;
}

/** What is said of keys that nothing has at a path; of several that are one thing here, once. */
export function unknownKeys(keys: readonly string[], path: InputPath, value: unknown): readonly Told[] {
  const known = keysAt(environmentShape, path);
  const groups = new Map<string, Meant[]>();
  const others: Told[] = [];
  for (const key of keys) {
    const meant = meantBy(key, path, known);
    if (meant === undefined) {
      others.push({
        path: [...path, key],
        received: printed(valueAt(value, [key])),
        message: `there is no '${key}' here; known are ${known.join(', ')}`,
        suggestion: didYouMean(key, known),
      });
      continue;
    }
    const [first = [key]] = meant.targets;
    const group = meant.isHere ? String(first[0]) : formatPath(first);
    groups.set(group, [...(groups.get(group) ?? []), meant]);
  }
  return [...[...groups.values()].map((group) => toldOnce(group, path, value)), ...others];
}

/** By the table of other names, else by the one place of the configuration that has such a key. */
function meantBy(key: string, path: InputPath, known: readonly string[]): Meant | undefined {
  const name = ourName(key);
  if (name !== undefined) {
    const patterns = name.ours.map((pattern) => pattern.split('.'));
    const shared = Math.max(0, ...patterns.map((pattern) => sharedWith(pattern, path)));
    const near = patterns.filter((pattern) => sharedWith(pattern, path) === shared);
    // Its own name, in a map that is one level up.
    if (near.some((pattern) => pattern.length === shared)) return { key, name, targets: near, isHere: false };
    const isHere = shared === path.length;
    return { key, name, targets: isHere ? near.map((pattern) => pattern.slice(shared)) : near, isHere };
  }
  if (didYouMean(key, known) !== undefined) return undefined;
  const places = placesOf(environmentShape, key);
  const below = places.filter((place) => sharedWith(place, path) === path.length);
  const [place, ...more] = below.length > 0 ? below : places;
  if (place === undefined || more.length > 0) return undefined;
  const isHere = below.length > 0;
  return { key, name: { ours: [] }, targets: [isHere ? place.slice(path.length) : place], isHere };
}

/** How far a pattern and a path go together. */
function sharedWith(pattern: readonly string[], path: InputPath): number {
  const end = path.findIndex((part, index) => pattern[index] !== '*' && pattern[index] !== String(part));
  return end < 0 ? path.length : end;
}

function toldOnce(group: readonly Meant[], path: InputPath, value: unknown): Told {
  const [first] = group as readonly [Meant, ...Meant[]];
  const written = Object.fromEntries(group.map(({ key }) => [key, valueAt(value, [key])]));
  const names = listed(
    group.map(({ key }) => `'${key}'`),
    'and',
  );
  const received = group.length === 1 ? printed(written[first.key]) : printed(written);
  const common = { path: [...path, first.key], received };
  if (first.targets.length === 0) {
    return { ...common, message: `there is no ${names} here: ${first.name.why ?? ''}`, suggestion: undefined, fix: 'remove it' };
  }
  const targets = group.flatMap((one) => one.targets);
  const readableTargets = listed([...new Set(targets.map(readable))], 'and');
  const message = `${names} ${group.length === 1 ? 'is' : 'are'} ${readableTargets} here`;
  const heads = [...new Set(targets.map(([head]) => String(head)))];
  const [head = ''] = heads;
  const isWritten = valueAt(value, [head]) !== undefined;
  if (!first.isHere || heads.length > 1 || (isWritten && targets.some(({ length }) => length > 1))) {
    return { ...common, message, suggestion: undefined, fix: `write it as ${readableTargets}` };
  }
  const fix = isWritten ? `write it in ${head}` : `write ${head}: ${newForm(head, group, path, value)}`;
  return { ...common, message, suggestion: head, fix };
}

/** A free name is somebody's choice. */
const readable = (target: InputPath): string => target.map((part) => (part === '*' ? '<name>' : String(part))).join('.');

/** `{ min: 1, max: 3 }` for `size`, with what was written as far as it fits. */
function newForm(head: string, group: readonly Meant[], path: InputPath, value: unknown): string {
  const targets = group.flatMap((one) => one.targets);
  const [schema] = schemasAt(environmentShape, [...path, head]).toSorted(
    (one, other) => depthOf(other, targets) - depthOf(one, targets),
  );
  let form: unknown = schema !== undefined && targets.some(({ length }) => length > 1) ? exampleOf(schema) : undefined;
  for (const {
    key,
    name,
    targets: [target = []],
  } of group) {
    const leaves = schemasAt(environmentShape, [...path, ...target]);
    const said: unknown = name.value ?? valueAt(value, [key]);
    const [leaf] = leaves;
    const fits = leaf === undefined || leaves.some((one) => isAccepted(one, said));
    form = placed(form, target.slice(1), fits ? said : exampleOf(leaf));
  }
  return inFull(form);
}

/** Of several forms the one that has what is meant. */
const depthOf = (schema: Parameters<typeof schemasAt>[0], targets: readonly InputPath[]): number =>
  targets.filter((target) => schemasAt(schema, target.slice(1)).length > 0).length;

function placed(form: unknown, [head, ...rest]: InputPath, value: unknown): unknown {
  return head === undefined ? value : { ...(form as object | undefined), [head]: placed(valueAt(form, [head]), rest, value) };
}
