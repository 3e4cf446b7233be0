// The catalogue of failures against the rules and the tests that exist: nothing in it is only claimed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedRules } from '../../lib/rules/catalogue';
import { failureFamilies, failureModes, type Means } from '../../lib/rules/failure-modes';
import { failureModesPage } from '../support/failure-modes/page';
import { hasTitle, testFiles, trippingCase } from '../support/failure-modes/test-titles';

const files = testFiles();
const ids = failureModes.map(({ id }) => id);
const stopped = new Set(documentedRules.flatMap(({ failureModes: some }) => some ?? []));
const before = failureModes.filter(({ stage }) => stage === 'type' || stage === 'synthesis');

/** As many as there are of each family; a row that is lost is a failure that nobody looks at any more. */
const SIZES = { A: 30, B: 27, C: 40, D: 14, E: 24, F: 15, G: 23 };

const proved = ({ by }: Means): boolean => by === 'type' || by === 'construction';

describe('the catalogue of failures', () => {
  test('has a row for every id, in order', () => {
    const expected = Object.entries(SIZES).flatMap(([letter, size]) =>
      Array.from({ length: size }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
    );
    expect(ids).toEqual(expected);
    expect(failureFamilies.map(({ letter, failures }) => [letter, failures.length])).toEqual(Object.entries(SIZES));
  });

  test('139 of 173 can be stopped before AWS is asked', () => {
    expect([before.length, failureModes.length]).toEqual([139, 173]);
  });

  test('each of those is stopped by a type, by construction or by a rule', () => {
    expect(before.filter(({ id, means }) => !stopped.has(id) && !means.some(proved)).map(({ id }) => id)).toEqual([]);
  });

  test('of the others, each has something to look at, or is told as well', () => {
    const others = failureModes.filter((one) => !before.includes(one));
    expect(others.filter(({ means }) => !means.some((one) => 'run' in one)).map(({ id }) => id)).toEqual([]);
  });

  test('rules name failures that there are', () => {
    expect([...stopped].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('sources can be opened', () => {
    const urls = failureModes.flatMap(({ id, sources }) =>
      sources.length === 0 ? [[id, '']] : sources.map(({ url }) => [id, url]),
    );
    expect(urls.filter(([, url = '']) => !URL.canParse(url))).toEqual([]);
  });
});

describe('proof', () => {
  test('tests that are named exist', () => {
    const claims = failureModes.flatMap(({ id, means }) =>
      means.flatMap((one) => (one.by === 'type' || one.by === 'construction' ? [{ id, ...one.proof }] : [])),
    );
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.filter(({ file, title }) => !hasTitle(files, file, title))).toEqual([]);
  });

  test('what is named as a type error is one', () => {
    const claims = failureModes.flatMap(({ means }) => means.flatMap((one) => (one.by === 'type' ? [one.proof] : [])));
    const errors = files.flatMap(({ file, typeErrors }) => typeErrors.map((title) => `${file}: ${title}`));
    expect(claims.map(({ file, title }) => `${file}: ${title}`).filter((claim) => !errors.includes(claim))).toEqual([]);
  });

  test('every rule has a case by name', () => {
    expect(documentedRules.filter(({ id }) => trippingCase(files, id) === undefined).map(({ id }) => id)).toEqual([]);
  });
});

test('docs/failure-modes.md is current (node scripts/failure-modes.mjs --update)', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'failure-modes.md'), 'utf8')).toBe(failureModesPage());
});
