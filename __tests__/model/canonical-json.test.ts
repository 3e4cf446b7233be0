import { canonicalJson } from '../../lib/model/canonical-json';

test('the order of keys does not matter, at any depth', () => {
  const one = { b: [{ y: 1, x: 2 }], a: { d: null, c: true } };
  const other = { a: { c: true, d: null }, b: [{ x: 2, y: 1 }] };

  expect(canonicalJson(one)).toBe('{"a":{"c":true,"d":null},"b":[{"x":2,"y":1}]}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
});

test('the order of lists does', () => {
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
});
