import { didYouMean, misspeltName } from '../../lib/rules/did-you-mean';

test.each<[string, readonly string[], string | undefined]>([
  ['netwrok', ['name', 'network'], 'network'],
  ['frist', ['first'], 'first'],
  ['Ab', ['ba'], 'ba'],
  ['prodution', ['dev', 'production'], 'production'],
  ['eu-cental-1', ['eu-central-1', 'eu-central-2'], 'eu-central-1'],
  ['gpu', ['cpu', 'memory', 'nvidia.com/gpu'], 'nvidia.com/gpu'],
  // Nearer to nothing than to anything.
  ['abcd', ['badc'], undefined],
  ['dev', ['production'], undefined],
  ['dev', [], undefined],
])('%s, where there are %j', (written, candidates, expected) => {
  expect(didYouMean(written, candidates)).toBe(expected);
});

test.each<[string, readonly string[], string | undefined]>([
  ['payment', ['payments'], 'payments'],
  ['shpo', ['shop'], 'shop'],
  ['team-b', ['team-a'], undefined],
  ['app2', ['app1'], undefined],
  ['dev2', ['dev'], undefined],
  ['prod-2-eu', ['prod-1-eu'], undefined],
  ['b', ['a'], undefined],
])('the name %s, where there are %j', (written, names, expected) => {
  expect(misspeltName(written, names)).toBe(expected);
});
