import { JsonText } from '../../lib/terraform/json-text';

describe('mistakes', () => {
  test.each<[string, string]>([
    ['{\n  "a": 1,\n}', '3:1 expected a key in double quotes'],
    ['{\n  "a": [1, 2\n}', "3:1 expected ',' or ']'"],
    ['{"a" 1}', "1:6 expected ':'"],
    ["{'a': 1}", '1:2 expected a key in double quotes'],
    ['{"a": tru}', '1:7 expected a value'],
    ['{"a": 01}', '1:7 expected a value'],
    ['{"a": "x\ny"}', '1:7 expected a text that ends in its line'],
    ['{"a": 1', "1:8 the file ends, expected ',' or '}'"],
    ['', '1:1 the file ends, expected a value'],
    ['{} {}', '1:4 expected nothing behind the document'],
    ['// comment\n{}', '1:1 expected a value'],
  ])('%j: %s', (text, expected) => {
    const mistake = new JsonText(text).mistake();
    expect(`${mistake?.line}:${mistake?.column} ${mistake?.message}`).toBe(expected);
    expect(() => JSON.parse(text)).toThrow();
  });

  test.each(['{}', ' [1, -2.5e+3, "\\u00e9\\n", null, true, {"a": []}]\n', '"x"'])('%j has none', (text) => {
    expect(new JsonText(text).mistake()).toBeUndefined();
  });
});

describe('lines', () => {
  const text = '{\n  "a": {\n    "b": [\n      1,\n      {"c": 2}\n    ]\n  },\n  "a\\"b": 3\n}';

  test.each<[readonly (string | number)[], number]>([
    [[], 1],
    [['a'], 2],
    [['a', 'b', 0], 4],
    [['a', 'b', 1, 'c'], 5],
    [['a"b'], 8],
    [['a', 'gone', 'd'], 2],
  ])('%j is on line %d', (path, line) => {
    expect(new JsonText(text).placeOf(path).line).toBe(line);
  });
});
