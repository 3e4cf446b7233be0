import { addressPlan } from '../../lib/model/address-plan';
import type { AddressPlanInput, AddressPlanZone, SubnetSizesSettings } from '../../lib/model/address-plan-input';
import { addressCount, cidrOf, contains, overlaps } from '../../lib/model/cidr';
import type { SubnetPurpose } from '../../lib/model/network';
import fc from '../support/fast-check';

const DERIVED: SubnetSizesSettings = {
  node: undefined,
  public: undefined,
  pod: undefined,
  controlPlane: undefined,
  slotCount: 8,
};
const ALL: readonly SubnetPurpose[] = ['public', 'node', 'pod', 'controlPlane'];

const zoneAt = (slot: number, cidrs: AddressPlanZone['cidrs'] = {}): AddressPlanZone => ({
  zone: { zone: `apne1-az${slot}`, notation: 'id', kind: 'availability-zone', key: `apne1-az${slot}`, slot },
  cidrs,
});

const plan = (input: Partial<AddressPlanInput>) =>
  addressPlan({
    cidr: '10.40.0.0/16',
    podCidrs: [],
    zones: [zoneAt(1), zoneAt(2), zoneAt(4)],
    purposes: ['public', 'node'],
    sizes: DERIVED,
    ipv6: false,
    ...input,
  });

/** `node 1 10.40.0.0/20` */
const rows = (input: Partial<AddressPlanInput>): string[] =>
  plan(input).subnets.map(({ purpose, zone, cidr }) => `${purpose} ${zone.slot} ${cidr}`);

describe('the default layout', () => {
  test('gives nodes sixteenths of the first half, then public and control-plane subnets one sixteenth each', () => {
    expect(rows({ purposes: ALL, podCidrs: ['100.64.0.0/16'] })).toEqual([
      'public 1 10.40.128.0/24',
      'public 2 10.40.129.0/24',
      'public 4 10.40.131.0/24',
      'node 1 10.40.0.0/20',
      'node 2 10.40.16.0/20',
      'node 4 10.40.48.0/20',
      'pod 1 100.64.0.0/19',
      'pod 2 100.64.32.0/19',
      'pod 4 100.64.96.0/19',
      'controlPlane 1 10.40.144.0/27',
      'controlPlane 2 10.40.144.32/27',
      'controlPlane 4 10.40.144.96/27',
    ]);
  });

  test.each([
    ['10.0.0.0/16', '10.0.112.0/20', '10.0.135.0/24', '10.0.144.224/27'],
    ['10.0.0.0/17', '10.0.56.0/21', '10.0.67.128/25', '10.0.72.224/27'],
    ['10.0.0.0/18', '10.0.28.0/22', '10.0.33.192/26', '10.0.36.224/27'],
    ['10.0.0.0/19', '10.0.14.0/23', '10.0.16.224/27', '10.0.18.224/27'],
    ['10.0.0.0/20', '10.0.7.0/24', '10.0.8.224/27', '10.0.9.224/27'],
  ])('%s: the eighth zone has nodes in %s, load balancers in %s, control plane in %s', (cidr, node, publicCidr, controlPlane) => {
    const input = { cidr, zones: [zoneAt(8)], purposes: ['public', 'node', 'controlPlane'] as const };
    expect(rows(input)).toEqual([`public 8 ${publicCidr}`, `node 8 ${node}`, `controlPlane 8 ${controlPlane}`]);
    expect(plan(input).problems).toEqual([]);
  });

  test('leaves the last six sixteenths free', () => {
    expect(plan({}).freeRanges).toEqual(['10.40.160.0/19', '10.40.192.0/18']);
  });

  test('says how many addresses can be used', () => {
    expect(plan({}).subnets.map(({ usableAddresses }) => usableAddresses)).toEqual([251, 251, 251, 4091, 4091, 4091]);
  });

  test('numbers the /64 of each purpose and slot, and none without IPv6', () => {
    const indices = plan({ purposes: ALL, podCidrs: ['100.64.0.0/16'], ipv6: true }).subnets.map(({ ipv6Index }) => ipv6Index);
    expect(indices).toEqual([16, 17, 19, 0, 1, 3, 32, 33, 35, 48, 49, 51]);
    expect(plan({}).subnets.every(({ ipv6Index }) => ipv6Index === undefined)).toBe(true);
  });
});

describe('sizes of one’s own', () => {
  test('written out defaults move nothing', () => {
    const written = { node: 20, public: 24, pod: 19, controlPlane: 27, slotCount: 8 };
    const input = { purposes: ALL, podCidrs: ['100.64.0.0/16'] };
    expect(plan({ ...input, sizes: written })).toEqual(plan(input));
  });

  test('a smaller node subnet stays at the beginning of its sixteenth', () => {
    expect(rows({ zones: [zoneAt(3)], sizes: { ...DERIVED, node: 22 } })).toEqual([
      'public 3 10.40.130.0/24',
      'node 3 10.40.32.0/22',
    ]);
  });

  test('fewer slots move nothing', () => {
    expect(rows({ sizes: { ...DERIVED, slotCount: 4 } })).toEqual(rows({}));
  });

  test('a public size that is too large for its sixteenth moves public subnets only', () => {
    const purposes = ['public', 'node', 'controlPlane'] as const;
    expect(rows({ zones: [zoneAt(2)], purposes, sizes: { ...DERIVED, public: 22 } })).toEqual([
      'public 2 10.40.164.0/22',
      'node 2 10.40.16.0/20',
      'controlPlane 2 10.40.144.32/27',
    ]);
  });

  test('node subnets larger than a sixteenth need fewer slots', () => {
    expect(rows({ zones: [zoneAt(4)], sizes: { ...DERIVED, node: 19, slotCount: 4 } })).toEqual([
      'public 4 10.40.131.0/24',
      'node 4 10.40.96.0/19',
    ]);
    expect(plan({ sizes: { ...DERIVED, node: 19 } }).problems).toContainEqual(
      expect.objectContaining({ kind: 'does-not-fit', purpose: 'public', zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'] }),
    );
  });

  test('sixteen zones fit with half the size', () => {
    const sizes = { ...DERIVED, node: 21, slotCount: 16 };
    expect(rows({ zones: [zoneAt(16)], sizes })).toEqual(['public 16 10.40.143.0/24', 'node 16 10.40.120.0/21']);
    expect(plan({ sizes: { ...DERIVED, slotCount: 16 } }).problems).toEqual([
      { kind: 'needs-sizes', purposes: ['node'], because: 'slot-count' },
    ]);
  });

  test('a small VPC is packed', () => {
    const sizes = { node: 27, public: 28, pod: undefined, controlPlane: 28, slotCount: 4 };
    const input = {
      cidr: '10.0.0.0/24',
      zones: [zoneAt(1), zoneAt(4)],
      purposes: ['public', 'node', 'controlPlane'] as const,
      sizes,
    };
    expect(rows(input)).toEqual([
      'public 1 10.0.0.128/28',
      'public 4 10.0.0.176/28',
      'node 1 10.0.0.0/27',
      'node 4 10.0.0.96/27',
      'controlPlane 1 10.0.0.192/28',
      'controlPlane 4 10.0.0.240/28',
    ]);
    expect(plan(input)).toMatchObject({ freeRanges: [], problems: [] });
  });

  test('a small VPC without sizes is told which it needs', () => {
    expect(plan({ cidr: '10.0.0.0/21' })).toMatchObject({
      subnets: [],
      problems: [{ kind: 'needs-sizes', purposes: ['public', 'node'], because: 'small-vpc' }],
    });
    expect(plan({ cidr: '10.0.0.0/22', purposes: ['node'], sizes: { ...DERIVED, node: 26 } }).problems).toEqual([]);
  });
});

describe('pod ranges', () => {
  const pods = (podCidrs: readonly string[], sizes: Partial<SubnetSizesSettings>, slots: readonly number[]) => ({
    podCidrs,
    sizes: { ...DERIVED, ...sizes },
    purposes: ['pod'] as const,
    zones: slots.map((slot) => zoneAt(slot)),
  });

  test('overflow into the next one', () => {
    expect(rows(pods(['100.64.0.0/16', '100.65.0.0/16'], { pod: 18 }, [4, 5, 8]))).toEqual([
      'pod 4 100.64.192.0/18',
      'pod 5 100.65.0.0/18',
      'pod 8 100.65.192.0/18',
    ]);
  });

  test('that are too small for the size are passed over', () => {
    expect(rows(pods(['100.64.0.0/20', '100.65.0.0/16'], { pod: 18 }, [1]))).toEqual(['pod 1 100.65.0.0/18']);
  });

  test('that are full name the zones that get nothing', () => {
    const input = pods(['100.64.0.0/26'], {}, [4, 5]);
    expect(rows(input)).toEqual(['pod 4 100.64.0.48/28']);
    expect(plan(input).problems).toEqual([
      { kind: 'does-not-fit', purpose: 'pod', size: 28, slotCount: 8, ranges: ['100.64.0.0/26'], zones: ['apne1-az5'] },
    ]);
  });

  test('are needed for pod subnets', () => {
    expect(plan(pods([], {}, [1])).problems).toEqual([{ kind: 'needs-pod-cidrs' }]);
  });
});

describe('problems are data', () => {
  test.each<[string, Partial<AddressPlanInput>, object]>([
    ['a host address', { cidr: '10.40.0.1/16' }, { kind: 'invalid-cidr', place: { at: 'cidr' }, corrected: '10.40.0.0/16' }],
    ['no range', { cidr: 'ten' }, { kind: 'invalid-cidr', received: 'ten', corrected: undefined }],
    ['IPv6 as primary range', { cidr: '2001:db8::/56' }, { kind: 'invalid-cidr', received: '2001:db8::/56' }],
  ])('%s', (_, input, problem) => {
    expect(plan(input).problems).toContainEqual(expect.objectContaining(problem));
    expect(plan(input).subnets).toEqual([]);
  });

  test.each<[string, Partial<AddressPlanInput>, object]>([
    ['a VPC larger than AWS takes', { cidr: '10.0.0.0/8' }, { kind: 'range-size', place: { at: 'cidr' } }],
    ['a VPC smaller than AWS takes', { cidr: '10.0.0.0/29' }, { kind: 'range-size', place: { at: 'cidr' } }],
    [
      'a pod range larger than AWS takes',
      { podCidrs: ['100.64.0.0/10'] },
      { kind: 'range-size', place: { at: 'podCidrs', index: 0 } },
    ],
    [
      'pod ranges that share addresses',
      { podCidrs: ['100.64.0.0/16', '100.64.128.0/17'] },
      { kind: 'overlap', one: { at: 'podCidrs', index: 1 }, other: { at: 'podCidrs', index: 0 } },
    ],
    ['a pod range inside the VPC', { podCidrs: ['10.40.0.0/20'] }, { kind: 'overlap', other: { at: 'cidr' } }],
    ['a slot behind the last', { zones: [zoneAt(9)] }, { kind: 'slot-out-of-range', zone: 'apne1-az9', slot: 9, slotCount: 8 }],
    ['a slot before the first', { zones: [zoneAt(0)] }, { kind: 'slot-out-of-range', slot: 0 }],
    [
      'two zones in one slot',
      { zones: [zoneAt(1), { ...zoneAt(2), zone: { ...zoneAt(2).zone, slot: 1 } }] },
      { kind: 'slot-taken', zone: 'apne1-az2', slot: 1, by: 'apne1-az1' },
    ],
    ['a slot count that is no power of two', { sizes: { ...DERIVED, slotCount: 6 } }, { kind: 'slot-count', received: 6 }],
    [
      'a subnet smaller than AWS takes',
      { sizes: { ...DERIVED, node: 29 } },
      { kind: 'subnet-size', purpose: 'node', received: 29 },
    ],
    [
      'a subnet larger than the VPC',
      { cidr: '10.0.0.0/20', sizes: { ...DERIVED, node: 18 } },
      { kind: 'does-not-fit', purpose: 'node', size: 18 },
    ],
  ])('%s', (_, input, problem) => {
    expect(plan(input).problems).toContainEqual(expect.objectContaining(problem));
  });
});

describe('ranges of one’s own', () => {
  test('win, and what is free does not contain them', () => {
    const zones = [zoneAt(1), zoneAt(2, { node: '10.40.192.0/19' })];
    expect(rows({ zones, purposes: ['node'] })).toEqual(['node 1 10.40.0.0/20', 'node 2 10.40.192.0/19']);
    expect(plan({ zones }).freeRanges).toEqual(['10.40.160.0/19', '10.40.224.0/19']);
    expect(plan({ zones }).problems).toEqual([]);
  });

  test('for every zone make sizes unnecessary', () => {
    const zones = [zoneAt(1, { node: '10.0.0.0/26' }), zoneAt(2, { node: '10.0.0.64/26' })];
    expect(plan({ cidr: '10.0.0.0/24', zones, purposes: ['node'] })).toMatchObject({
      problems: [],
      freeRanges: ['10.0.0.128/25'],
    });
  });

  test.each([
    [
      'outside of the VPC',
      '10.41.0.0/20',
      { kind: 'override-outside-vpc', zone: 'apne1-az2', purpose: 'node', ranges: ['10.40.0.0/16'] },
    ],
    ['too small', '10.40.240.0/29', { kind: 'range-size', place: { at: 'zone', zone: 'apne1-az2', purpose: 'node' } }],
    ['not a network', '10.40.240.1/24', { kind: 'invalid-cidr', corrected: '10.40.240.0/24' }],
    [
      'inside the subnet of another zone',
      '10.40.4.0/24',
      {
        kind: 'overlap',
        one: { at: 'zone', zone: 'apne1-az2', purpose: 'node' },
        other: { at: 'zone', zone: 'apne1-az1', purpose: 'node' },
        cidrs: ['10.40.4.0/24', '10.40.0.0/20'],
      },
    ],
  ])('%s', (_, node, problem) => {
    expect(plan({ zones: [zoneAt(1), zoneAt(2, { node })] }).problems).toEqual([expect.objectContaining(problem)]);
  });
});

describe('stability', () => {
  const prefixes = fc.integer({ min: 16, max: 20 });
  const slots = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 });

  test('adding, removing or reordering zones, or adding purposes and pod ranges, moves nothing', () => {
    fc.assert(
      fc.property(prefixes, slots, slots, fc.shuffledSubarray([...ALL]), (prefix, some, others, purposes) => {
        const input = { cidr: `10.0.0.0/${prefix}`, podCidrs: ['100.64.0.0/17'] };
        const before = plan({ ...input, zones: some.map((slot) => zoneAt(slot)), purposes });
        const after = plan({
          cidr: input.cidr,
          podCidrs: [...input.podCidrs, '100.65.0.0/16'],
          zones: [...new Set([...others, ...some])].map((slot) => zoneAt(slot)),
          purposes: ALL,
        });
        const placed = new Map(after.subnets.map((subnet) => [`${subnet.purpose} ${subnet.zone.key}`, subnet]));
        expect(before.problems).toEqual([]);
        expect(before.subnets).toHaveLength(some.length * purposes.length);
        for (const subnet of before.subnets) {
          expect(placed.get(`${subnet.purpose} ${subnet.zone.key}`)).toEqual(subnet);
        }
      }),
    );
  });

  test('whatever the sizes, subnets lie in the VPC and share no address with each other or with what is free', () => {
    const size = fc.option(fc.integer({ min: 16, max: 28 }), { nil: undefined });
    const sizes = fc.record({
      node: size,
      public: size,
      pod: size,
      controlPlane: size,
      slotCount: fc.constantFrom(1, 2, 4, 8, 16),
    });
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 28 }), sizes, (prefix, chosen) => {
        const zones = Array.from({ length: chosen.slotCount }, (_, index) => zoneAt(index + 1));
        const result = plan({ cidr: `10.0.0.0/${prefix}`, podCidrs: ['100.64.0.0/18'], zones, purposes: ALL, sizes: chosen });
        const ranges = [cidrOf(`10.0.0.0/${prefix}`), cidrOf('100.64.0.0/18')];
        const used = [...result.subnets.map(({ cidr }) => cidr), ...result.freeRanges].map(cidrOf);
        for (const [index, one] of used.entries()) {
          expect(ranges.some((range) => contains(range, one))).toBe(true);
          expect(used.slice(index + 1).some((other) => overlaps(one, other))).toBe(false);
        }
        // every zone has its subnet, or the plan says why not
        expect(result.problems.length > 0).toBe(result.subnets.length < zones.length * ALL.length);
      }),
      { numRuns: 200 },
    );
  });

  test('what fits when packed is never refused', () => {
    const sizes = fc.record({
      node: fc.integer({ min: 18, max: 28 }),
      public: fc.integer({ min: 18, max: 28 }),
      controlPlane: fc.integer({ min: 18, max: 28 }),
      slotCount: fc.constantFrom(1, 2, 4, 8, 16),
    });
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 24 }), sizes, (prefix, { slotCount, ...chosen }) => {
        const room = Number(addressCount(cidrOf(`10.0.0.0/${prefix}`)));
        // in order of their sizes blocks of powers of two leave no gap
        const blocks = [chosen.node, chosen.public, chosen.controlPlane].map((one) => 2 ** (32 - one) * slotCount);
        const descending = blocks.every((length, index) => index === 0 || length <= (blocks[index - 1] ?? 0));
        fc.pre(descending && blocks.reduce((sum, length) => sum + length, 0) <= room);
        const result = plan({
          cidr: `10.0.0.0/${prefix}`,
          zones: [zoneAt(1)],
          purposes: ['public', 'node', 'controlPlane'],
          sizes: { ...chosen, pod: undefined, slotCount },
        });
        expect(result.problems).toEqual([]);
      }),
    );
  });
});
