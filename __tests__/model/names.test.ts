import { fitName, nameLimits } from '../../lib/model/names';
import fc from '../support/fast-check';

describe('fitName', () => {
  test('leaves a name that fits as it is', () => {
    expect(fitName('shop-production-cluster', 'role')).toBe('shop-production-cluster');
    expect(fitName('x'.repeat(64), 'role')).toBe('x'.repeat(64));
  });

  test('shortens one that does not, the same on every run', () => {
    const long = `shop-production-${'payments-'.repeat(8)}role`;
    const name = fitName(long, 'role');
    expect(name.length).toBeLessThanOrEqual(64);
    expect(name).toMatch(/^shop-production-payments-.*-[0-9a-f]{8}$/);
    expect(fitName(long, 'role')).toBe(name);
  });

  test('known value, so that the rule is never changed by accident', () => {
    expect(fitName('a'.repeat(70), 'role')).toBe(`${'a'.repeat(55)}-6bd5e503`);
  });

  test('keeps no separator before the hash', () => {
    expect(fitName(`${'a'.repeat(54)}-${'b'.repeat(20)}`, 'role')).toMatch(/^a{54}-[0-9a-f]{8}$/);
  });

  test('never passes the limit, and different names stay different', () => {
    const long = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 61, maxLength: 90 });
    fc.assert(
      fc.property(long, long, (one, other) => {
        const [shortOne, shortOther] = [fitName(one, 60), fitName(other, 60)];
        return shortOne.length <= 60 && shortOther.length <= 60 && (one === other) === (shortOne === shortOther);
      }),
    );
  });

  test.each([1, 5, 8, 9, 10])('holds for a limit of %d', (limit) => {
    expect(fitName('a-rather-long-name', limit).length).toBeLessThanOrEqual(limit);
  });
});

test('limits are those of AWS', () => {
  expect(nameLimits).toMatchObject({ role: 64, cluster: 100, logGroup: 512, policy: 128, keyAlias: 256, logDelivery: 60 });
});
