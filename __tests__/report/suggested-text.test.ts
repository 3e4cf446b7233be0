import { suggestedText } from '../../lib/report/suggested-text';

test.each([
  ["'dev'", 'development', "'development'"],
  // Whoever follows it writes what the rule asks for.
  ['800', '1096', '1096'],
  ['false', 'true', 'true'],
  ["'1.34'", '1.35', "'1.35'"],
  ["'11122223333'", '011122223333', "'011122223333'"],
  [undefined, '1.36', "'1.36'"],
  ["{ id: 'x' }", "{ id: 'x', slot: 1 }", "{ id: 'x', slot: 1 }"],
])('%s, meant was %s', (received, suggestion, expected) => {
  expect(suggestedText({ received }, suggestion)).toBe(expected);
});
