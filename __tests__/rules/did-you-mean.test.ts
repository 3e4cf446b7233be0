import { didYouMean } from '../../lib/rules/did-you-mean';

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
