import fc from '../fast-check';

/** Building blocks of random configurations. */
export const ACCOUNT = '111122223333';
const REGIONS = { 'ap-northeast-1': 'apne1', 'eu-central-1': 'euc1', 'us-west-2': 'usw2' } as const;
export type Region = keyof typeof REGIONS;
/** Zones with control planes and nodes of Auto Mode. */
const ZONES: Readonly<Record<Region, readonly number[]>> = {
  'ap-northeast-1': [1, 2, 4],
  'eu-central-1': [1, 2, 3],
  'us-west-2': [1, 2, 4],
};

/** What several parts of an environment have to agree on. */
export interface Basis {
  readonly region: Region;
  /** Ids. */
  readonly zones: readonly string[];
  readonly existing: boolean;
  readonly internet: boolean;
  readonly ipv6: boolean;
  readonly podSubnets: boolean;
  /** The Kubernetes API is reached from everywhere that its ranges say. */
  readonly publicApi: boolean;
  /** Subnets of the control plane. */
  readonly dedicated: boolean;
  /** Nodes beside those of Auto Mode. */
  readonly mixed: boolean;
  /** Nodes of pools of one's own only. */
  readonly ownPools: boolean;
}

export const basis: fc.Arbitrary<Basis> = fc
  .constantFrom<Region>('ap-northeast-1', 'eu-central-1', 'us-west-2')
  .chain((region) =>
    fc.record({
      region: fc.constant(region),
      zones: fc
        .subarray([...ZONES[region]], { minLength: 2 })
        .map((numbers) => numbers.map((number) => `${REGIONS[region]}-az${number}`)),
      existing: fc.boolean(),
      internet: fc.boolean(),
      ipv6: oneIn(4),
      podSubnets: oneIn(3),
      publicApi: oneIn(3),
      dedicated: oneIn(4),
      mixed: oneIn(4),
      ownPools: oneIn(4),
    }),
  )
  // An existing network says nothing about IPv6 and the internet.
  .map((one) => (one.existing ? { ...one, ipv6: false, internet: true } : one))
  .map((one) => (one.ipv6 ? { ...one, podSubnets: false } : one));

export const hex = (number: number): string => number.toString(16).padStart(17, '0');
export const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const kmsKey = ({ region }: Basis): string => `arn:aws:kms:${region}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

/** True once in so many cases, and false where it does not matter. */
export function oneIn(cases: number): fc.Arbitrary<boolean> {
  return fc.nat(cases - 1).map((number) => number === cases - 1);
}

export const word = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('a', 'b', 'shop', 'pay', 'x'), fc.nat(99), fc.constantFrom('', '-one', '-b'))
    .map(([stem, number, end]) => `${stem}${number}${end}`.slice(0, longest));

/** Left out in half of the cases, so that defaults meet everything, and in the smallest example where it does not matter. */
export const maybe = <Key extends string, Value>(
  key: Key,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<{ readonly [K in Key]?: Value }> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.constant({}),
    value.map((one) => ({ [key]: one }) as { readonly [K in Key]?: Value }),
  );

/** Members of several optional ones together. */
export const together = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((members) => Object.assign({}, ...members) as object);

/** Each left out in half of the cases. */
export const some = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  together(...Object.entries(members).map(([key, value]) => maybe(key, value)));

/** Nothing, where it does not go with the rest. */
export const when = (condition: boolean, members: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  condition ? members : fc.constant({});

export const named = <Value>(value: fc.Arbitrary<Value>, most = 2): fc.Arbitrary<Readonly<Record<string, Value>>> =>
  fc.dictionary(word(12), value, { minKeys: 1, maxKeys: most, noNullPrototype: true });

export const tags = fc.dictionary(fc.constantFrom('team', 'cost-center', 'owner'), fc.constantFrom('shop', '4711', 'a b'), {
  minKeys: 1,
  noNullPrototype: true,
});
export const labels = fc.dictionary(fc.constantFrom('team', 'example.com/tier', 'app'), word(20), {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
});
export const keyOf = (start: Basis): fc.Arbitrary<string> => fc.constantFrom('own', 'aws', kmsKey(start));
export const retentionDays = fc.constantFrom(1, 7, 30, 365);
export const taints = fc.constantFrom(
  [{ key: 'example.com/batch', effect: 'NoSchedule' }] as const,
  [{ key: 'gpu', value: 'true', effect: 'NoExecute' }] as const,
  [{ key: 'slow', effect: 'PreferNoSchedule' }] as const,
);
