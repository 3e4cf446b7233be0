import { jsonencode } from '../../lib/model/jsonencode';

test('the order of keys does not matter, at any depth', () => {
  const one = { b: [{ y: 1, x: 2 }], a: { d: null, c: true } };
  const other = { a: { c: true, d: null }, b: [{ x: 2, y: 1 }] };

  expect(jsonencode(one)).toBe('{"a":{"c":true,"d":null},"b":[{"x":2,"y":1}]}');
  expect(jsonencode(other)).toBe(jsonencode(one));
});

test('the order of lists does', () => {
  expect(jsonencode([2, 1])).not.toBe(jsonencode([1, 2]));
});

/** Each text is what Terraform 1.11.4 gives for the value. */
test.each<[string, unknown, string]>([
  ['keys sort as text, also digits', { 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
  ['signs of HTML are escaped', { a: '<b>&' }, '{"a":"\\u003cb\\u003e\\u0026"}'],
  ['line separators too', '\u2028\u2029', '"\\u2028\\u2029"'],
  ['other text is not', 'é東京🚀/"\\', '"é東京🚀/\\"\\\\"'],
  ['what is not there is left out', { a: undefined, b: null }, '{"b":null}'],
])('%s', (_, value, text) => {
  expect(jsonencode(value)).toBe(text);
});
