import type { EnvironmentInput } from '../../lib/config/environment-input';
import { resolve } from '../../lib/config/resolve';
import { permissionSetNames } from '../../lib/model/permission-sets';
import type { Finding } from '../../lib/rules/finding';
import { formatPath, type InputPath } from '../../lib/rules/input-path';
import { synthesizeToJson } from '../../lib/testing';
import { TODAY } from '../support/environment';
import { damaged, type Damage } from '../support/damage';
import fc from '../support/fast-check';
import { inputKeys, usedKeys } from '../support/input-keys';
import { randomEnvironment } from '../support/random/environment';

/** `EKS_AUTO_RUNS=2000 EKS_AUTO_SEED=1 npx jest __tests__/properties` looks further. */
const times = Number(process.env['EKS_AUTO_RUNS'] ?? 60);
const options = (share = 1): fc.Parameters<unknown> => ({ numRuns: Math.ceil(times * share), endOnFailure: false });

jest.setTimeout(60_000 + times * 1000);

const errors = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ rule, severity, path, received, message }) =>
    severity === 'error' ? [`${rule} ${formatPath(path)}: ${received ?? ''}; ${message}`] : [],
  );

/** Words that are not tried here, and why. */
const NOT_TRIED: readonly (readonly [RegExp, string])[] = [
  [/^platform\.nodePools\.\*\.consolidationPolicy=Balanced$/, 'needs Kubernetes 1.37, which EKS does not have yet'],
  [/\.permissions(?:\[\])?\.set=/, 'each set of the catalogue is tried once, below'],
];

describe('random environments', () => {
  const used = new Set(fc.sample(randomEnvironment, 2500).flatMap((input) => usedKeys(input)));

  it('use every key of the configuration, and every word that one of them takes', () => {
    const never = inputKeys().filter((key) => !used.has(key));
    expect(never.filter((key) => !NOT_TRIED.some(([pattern]) => pattern.test(key)))).toEqual([]);
  });

  it('use every permission set', () => {
    const sets = [...used].flatMap((key) => /^podIdentities.*\.set=(.*)$/.exec(key)?.[1] ?? []);
    expect(sets).toEqual(expect.arrayContaining([...permissionSetNames]));
  });

  it('need no exception that is none any more', () => {
    const tried = NOT_TRIED.filter(([pattern]) =>
      inputKeys()
        .filter((key) => pattern.test(key))
        .every((key) => used.has(key)),
    );
    expect(tried).toEqual([]);
  });
});

describe('an environment that a careful person wrote', () => {
  it('has no error, and everything about it is decided', () => {
    fc.assert(
      fc.property(randomEnvironment, (input) => {
        const { findings, environment } = resolve(input, { today: TODAY });
        expect(errors(findings)).toEqual([]);
        expect(environment).toBeDefined();
      }),
      options(),
    );
  });

  it('is decided the same way again, whatever the order of its keys', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, member]) => [key, backwards(member)]),
      );
    };
    fc.assert(
      fc.property(randomEnvironment, (input) => {
        const one = resolve(input, { today: TODAY }).environment;
        expect(resolve(backwards(input), { today: TODAY }).environment).toEqual(one);
      }),
      options(0.5),
    );
  });

  it('synthesizes, with a network, a cluster and what is written of a platform', () => {
    fc.assert(
      fc.property(randomEnvironment, (input) => {
        const stacks = synthesizeToJson(input, { today: TODAY });
        const expected = [
          ...('vpcId' in input.network ? [] : ['network']),
          'cluster',
          ...(input.platform === undefined ? [] : ['platform']),
        ].map((part) => `${input.name}-${part}`);
        expect(Object.keys(stacks).toSorted()).toEqual(expect.arrayContaining(expected.slice(0, -1)));
        expect(Object.keys(stacks)).toContain(`${input.name}-cluster`);
      }),
      options(0.1),
    );
  });
});

/** An environment with one mistake in it, and where. */
const withDamage = randomEnvironment.chain((input) =>
  damaged(input).map((damage): [EnvironmentInput, Damage] => [input, damage]),
);

describe('one mistake', () => {
  it('is reported at its own place', () => {
    fc.assert(
      fc.property(withDamage, ([, { input, path }]) => {
        const { findings } = resolve(input, { today: TODAY });
        const places = findings.flatMap((one) => (one.severity === 'error' ? [one.path] : []));
        expect(places.map(formatPath)).toContain(formatPath(path));
      }),
      options(2),
    );
  });

  it('causes nothing about what is sound', () => {
    fc.assert(
      fc.property(withDamage, ([before, { input, path }]) => {
        const { findings, accepted } = resolve(before, { today: TODAY });
        // What nobody accepts any more is back.
        const known = new Set([...findings, ...accepted.map(({ finding }) => finding)].map(place));
        const added = resolve(input, { today: TODAY }).findings.filter(
          (one) => one.severity !== 'note' && !known.has(place(one)) && !concerns(one.path, path),
        );
        expect(added.map((one) => `${one.rule} ${formatPath(one.path)}: ${one.message}`)).toEqual([]);
      }),
      options(2),
    );
  });

  it('is found in a small example', () => {
    const details = fc.check(
      fc.property(randomEnvironment, (input) => resolve(input, { today: TODAY }).environment?.access.adminRole === undefined),
      { ...options(), numRuns: 200 },
    );
    expect(details.failed).toBe(true);
    // What shrinking leaves is the one thing that fails, and what every environment needs.
    const [smallest] = (details.counterexample ?? []) as readonly EnvironmentInput[];
    const needed = ['name', 'profile', 'account', 'region', 'state', 'network', 'cluster', 'access'];
    // A cluster whose control plane has subnets of its own needs pools, and shrinking may end at one.
    const left = Object.keys(smallest ?? {}).filter((key) => key !== 'platform');
    expect(left.toSorted()).toEqual(needed.toSorted());
    expect(Object.keys(smallest?.access ?? {}).toSorted()).toEqual(['adminRole', 'admins', 'pipeline']);
  });
});

const place = ({ rule, path }: Finding): string => `${rule} ${formatPath(path)}`;

/** At the mistake, below it, or about what it is a part of. */
function concerns(path: InputPath, mistake: InputPath): boolean {
  return path.every((part, index) => index >= mistake.length || String(part) === String(mistake[index]));
}
