import { parseExactStackJson } from '../../lib/terraform/exact-numbers';

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', '${9007199254740993}'],
  ['-9007199254740993', '${-9007199254740993}'],
  ['0.1', 0.1],
  ['0.1234567890123456789', '${0.1234567890123456789}'],
  ['1e3', 1000],
  ['1.50', 1.5],
  ['100000000000000000000000', 1e23],
  ['1e400', '${1e400}'],
  ['0', 0],
  ['"9007199254740993"', '9007199254740993'],
  ['"a \\" 9007199254740993 \\\\"', 'a " 9007199254740993 \\'],
])('%s is still the same number for Terraform', (text, expected) => {
  expect(parseExactStackJson(`{"locals":{"a":[${text}]}}`)).toEqual({ locals: { a: [expected] } });
});

test.each([
  ['{"terraform":{"backend":{"x":{"n":9007199254740993}}}}', 'terraform.backend.x.n is 9007199254740993'],
  ['{"variable":{"n":{"default":[1,9007199254740993]}}}', 'variable.n.default[1] is 9007199254740993'],
])('%s is refused: Terraform takes no expression there', (text, message) => {
  expect(() => parseExactStackJson(text)).toThrow(message);
});

test('what is no JSON keeps its message', () => {
  expect(() => parseExactStackJson('{"a":9007199254740993')).toThrow(SyntaxError);
});
