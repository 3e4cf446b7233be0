import { findingsOf } from '../../../lib/testing';
import { TODAY } from '../environment';
import { combinations, environmentOf, environmentOptions, exclusions } from '.';
import { allPairs, type Choice, coveringArray, hasPair, isExcluded, type Pair } from './covering-array';

/** Rules that refuse the environment. */
const refusals = (choice: Choice): readonly string[] =>
  findingsOf(environmentOf('judged', choice), { today: TODAY })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

const said = (choice: Choice): string =>
  Object.entries(choice)
    .map(([option, value]) => `${option}: ${value}`)
    .join(', ');

describe('covering array', () => {
  const options = { a: ['1', '2', '3'], b: ['1', '2', '3'], c: ['1', '2'], d: ['1', '2'] };

  test('has every pair, in about as few choices as the two largest options need', () => {
    const { rows, impossible } = coveringArray(options, [], 0);
    expect(allPairs(options).filter((pair) => !rows.some((row) => hasPair(row, pair)))).toEqual([]);
    expect(impossible).toEqual([]);
    expect(rows.length).toBeLessThanOrEqual(11);
  });

  test('has nothing that is excluded, and says which pairs nothing can have because of it', () => {
    // `c: 2` excludes both values of d, one directly and one together with any value of a.
    const excluded: readonly Choice[] = [{ c: '2', d: '1' }, ...['1', '2', '3'].map((a) => ({ a, c: '2', d: '2' }))];
    const { rows, impossible } = coveringArray(options, excluded, 0);
    expect(rows.filter((row) => excluded.some((one) => isExcluded(row, one)))).toEqual([]);
    const withSecond = allPairs(options).filter(
      ([a, value, b, other]) => (a === 'c' && value === '2') || (b === 'c' && other === '2'),
    );
    expect(new Set(impossible)).toEqual(new Set(withSecond));
  });

  test('gives as many as are asked for, and the same ones again', () => {
    expect(coveringArray(options, [], 25).rows).toHaveLength(25);
    expect(coveringArray(options, [], 25)).toEqual(coveringArray(options, [], 25));
  });
});

describe('combinations of environment options', () => {
  const { rows, impossible } = combinations;

  test('are at least 60, and have every pair that is not excluded', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    const isPossible = (pair: Pair): boolean =>
      !exclusions.some(({ choice }) => hasPair(choice, pair) && Object.keys(choice).length === 2);
    const missing = allPairs(environmentOptions).filter((pair) => isPossible(pair) && !rows.some((row) => hasPair(row, pair)));
    expect(missing).toEqual([]);
    expect(impossible.filter(isPossible)).toEqual([]);
  });

  test.each(rows.map((row, index) => [index, row] as const))('no rule refuses combination %i', (_, row) => {
    expect({ row, refusals: refusals(row) }).toEqual({ row, refusals: [] });
  });

  test.each(exclusions.map(({ rule, choice, beside }) => [rule, said(choice), { ...choice, ...beside }] as const))(
    '%s refuses %s',
    (rule, _, choice) => {
      expect(refusals(choice)).toContain(rule);
    },
  );
});
