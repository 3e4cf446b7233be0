import {
  addressCount,
  cidrOf,
  cidrText,
  contains,
  isPrivateIpv4,
  nthSubnet,
  overlaps,
  parseCidr,
  subtract,
} from '../../lib/model/cidr';
import fc from '../support/fast-check';

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['203.0.113.7/32', '203.0.113.7/32'],
    ['2001:db8::/56', '2001:db8::/56'],
    ['2001:0DB8:0::/56', '2001:db8::/56'],
  ])('%s is the range %s', (text, network) => {
    expect(parseCidr(text)).toEqual({ valid: true, cidr: cidrOf(network) });
    expect(cidrText(cidrOf(text))).toBe(network);
  });

  test.each([
    ['10.0.0.1/16', '10.0.0.0/16'],
    ['10.40.17.0/20', '10.40.16.0/20'],
    ['2001:db8::1/64', '2001:db8::/64'],
  ])('%s is not the first address; %s is meant', (text, corrected) => {
    expect(parseCidr(text)).toEqual({ valid: false, corrected });
  });

  test.each([
    ['10.0.0.0'],
    ['10.0.0.0/33'],
    ['10.0.0/16'],
    ['10.0.0.0/016'],
    ['010.0.0.0/16'],
    ['256.0.0.0/8'],
    ['10.0.0.0/16 '],
    [''],
    ['ten/8'],
    ['2001:db8::/129'],
    ['10.0.0.0/-1'],
  ])('%p is no range', (text) => {
    expect(parseCidr(text)).toEqual({ valid: false, corrected: undefined });
  });
});

describe('ranges', () => {
  test.each([
    ['10.0.0.0/16', '10.0.4.0/24', true, true],
    ['10.0.4.0/24', '10.0.0.0/16', false, true],
    ['10.0.0.0/16', '10.1.0.0/16', false, false],
    ['10.0.0.0/16', '10.0.0.0/16', true, true],
    ['::/0', '10.0.0.0/16', false, false],
  ])('%s and %s: contains %s, overlaps %s', (one, other, contained, overlapping) => {
    expect(contains(cidrOf(one), cidrOf(other))).toBe(contained);
    expect(overlaps(cidrOf(one), cidrOf(other))).toBe(overlapping);
  });

  test.each([
    ['10.0.0.0/16', 20, 0, '10.0.0.0/20'],
    ['10.0.0.0/16', 20, 15, '10.0.240.0/20'],
    ['10.0.0.0/16', 20, 16, undefined],
    ['10.0.0.0/16', 15, 0, undefined],
    ['2001:db8::/56', 64, 255, '2001:db8:0:ff::/64'],
  ])('%s cut into /%d: number %d is %s', (range, prefix, index, expected) => {
    const subnet = nthSubnet(cidrOf(range), prefix, index);
    expect(subnet && cidrText(subnet)).toBe(expected);
  });

  test('what is left is said in few ranges', () => {
    expect(subtract(cidrOf('10.0.0.0/16'), [cidrOf('10.0.0.0/20'), cidrOf('10.0.16.0/20')]).map(cidrText)).toEqual([
      '10.0.32.0/19',
      '10.0.64.0/18',
      '10.0.128.0/17',
    ]);
    expect(subtract(cidrOf('10.0.0.0/24'), [cidrOf('10.0.0.0/16')])).toEqual([]);
  });

  test('what is left and what is used are the whole', () => {
    const range = cidrOf('10.0.0.0/16');
    const part = fc.tuple(fc.integer({ min: 16, max: 24 }), fc.nat(255));
    fc.assert(
      fc.property(part, ([prefix, number]) => {
        const used = nthSubnet(range, prefix, number % 2 ** (prefix - 16)) ?? range;
        const left = subtract(range, [used]).reduce((sum, one) => sum + addressCount(one), 0n);
        return left + addressCount(used) === addressCount(range);
      }),
    );
  });

  test.each([
    ['10.1.0.0/16', true],
    ['172.31.0.0/16', true],
    ['192.168.8.0/24', true],
    ['172.32.0.0/16', false],
    ['100.64.0.0/10', false],
    ['10.0.0.0/7', false],
  ])('%s private: %s', (text, expected) => {
    expect(isPrivateIpv4(cidrOf(text))).toBe(expected);
  });
});
