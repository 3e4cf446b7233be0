/** Values by option: `{ nat: ['none', 'single'] }`. */
export type Options = Readonly<Record<string, readonly string[]>>;

/** One value for each option; as an exclusion, values that do not go together. */
export type Choice = Readonly<Record<string, string>>;

/** Two options with a value each. */
export type Pair = readonly [option: string, value: string, otherOption: string, otherValue: string];

export interface CoveringArray {
  readonly rows: readonly Choice[];
  /** Pairs that no choice can have, because of the exclusions. */
  readonly impossible: readonly Pair[];
}

/** Every two values of different options. */
export function allPairs(options: Options): readonly Pair[] {
  const names = Object.keys(options);
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .flatMap((other) =>
        (options[one] ?? []).flatMap((value) =>
          (options[other] ?? []).map((otherValue): Pair => [one, value, other, otherValue]),
        ),
      ),
  );
}

export const hasPair = (choice: Choice, [one, value, other, otherValue]: Pair): boolean =>
  choice[one] === value && choice[other] === otherValue;

/** True when everything that the exclusion names is chosen. */
export const isExcluded = (choice: Choice, exclusion: Choice): boolean =>
  Object.entries(exclusion).every(([option, value]) => choice[option] === value);

/**
 * Choices in which every possible pair of values occurs, and none of the exclusions; at least so many. Always the same ones for
 * the same options. Greedy: a choice starts with the pair that occurred least often so far, and every further option takes
 * the value that makes the most of rare pairs, or the next best one where that is excluded.
 */
export function coveringArray(options: Options, exclusions: readonly Choice[], atLeast: number): CoveringArray {
  const search = new Search(options, exclusions);
  const rows: Choice[] = [];
  const impossible: Pair[] = [];
  const open = new Set(allPairs(options));
  while (open.size > 0 || rows.length < atLeast) {
    const target = search.rarest(open.size > 0 ? open : undefined);
    const row = search.choiceWith(target, rows.length);
    if (row === undefined) {
      search.giveUp(target);
      impossible.push(target);
      open.delete(target);
      continue;
    }
    rows.push(row);
    search.count(row);
    for (const pair of open) if (hasPair(row, pair)) open.delete(pair);
  }
  return { rows, impossible };
}

class Search {
  /** How often each pair occurred. */
  private readonly counts = new Map<Pair, number>();
  private readonly pairsOf = new Map<string, Pair>();
  /** Excluded ones first, so that a dead end is met early. */
  private readonly order: readonly string[];

  public constructor(
    private readonly options: Options,
    private readonly exclusions: readonly Choice[],
  ) {
    for (const pair of allPairs(options)) {
      this.counts.set(pair, 0);
      this.pairsOf.set(keyOf(...pair), pair);
    }
    const weight = (name: string): number => exclusions.filter((exclusion) => name in exclusion).length;
    this.order = Object.keys(options).sort((one, other) => weight(other) - weight(one));
  }

  public rarest(among: Iterable<Pair> = this.counts.keys()): Pair {
    let best: Pair | undefined;
    for (const pair of among) if (best === undefined || this.countOf(pair) < this.countOf(best)) best = pair;
    if (best === undefined) throw new Error('there are no two options');
    return best;
  }

  public count(row: Choice): void {
    for (const pair of this.counts.keys()) if (hasPair(row, pair)) this.counts.set(pair, this.countOf(pair) + 1);
  }

  public giveUp(pair: Pair): void {
    this.counts.delete(pair);
  }

  public choiceWith([one, value, other, otherValue]: Pair, turn: number): Choice | undefined {
    const start = { [one]: value, [other]: otherValue };
    const rest = this.order.filter((name) => name !== one && name !== other);
    const found = this.isAllowed(start) ? this.complete(start, rest, turn) : undefined;
    return found && Object.fromEntries(Object.keys(this.options).map((name) => [name, found[name] ?? '']));
  }

  private complete(chosen: Choice, [name, ...rest]: readonly string[], turn: number): Choice | undefined {
    if (name === undefined) return chosen;
    const values = this.options[name] ?? [];
    // Equal gains are taken in turn, so that no value is always the first.
    const candidates = values
      .map((value, index) => ({ value, gain: this.gain(chosen, name, value), place: (index + turn) % values.length }))
      .sort((one, other) => other.gain - one.gain || one.place - other.place);
    for (const { value } of candidates) {
      const next = { ...chosen, [name]: value };
      const found = this.isAllowed(next) ? this.complete(next, rest, turn) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private gain(chosen: Choice, name: string, value: string): number {
    let gain = 0;
    for (const [other, otherValue] of Object.entries(chosen)) {
      const pair =
        this.pairsOf.get(keyOf(name, value, other, otherValue)) ?? this.pairsOf.get(keyOf(other, otherValue, name, value));
      // A pair that never occurred counts more than any number of known ones.
      const count = pair === undefined ? undefined : this.counts.get(pair);
      if (count !== undefined) gain += count === 0 ? 1000 : 1 / count;
    }
    return gain;
  }

  private isAllowed(choice: Choice): boolean {
    return !this.exclusions.some((exclusion) => isExcluded(choice, exclusion));
  }

  private countOf(pair: Pair): number {
    return this.counts.get(pair) ?? 0;
  }
}

const keyOf = (...parts: Pair): string => parts.join('\n');
