import { checkProject, resolve } from '../../lib/config/resolve';
import { formatPath, type InputPath, startsWith, valueAt } from '../../lib/rules/input-path';
import { TODAY } from '../support/environment';
import fc from '../support/fast-check';
import { richInput } from '../support/rich-input';

const times = Number(process.env['EKS_AUTO_RUNS'] ?? 60);

jest.setTimeout(60_000 + times * 1000);

/** What JavaScript can put anywhere, whatever the type says. */
const STRANGE: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1e21,
  NaN,
  10n,
  Symbol('strange'),
  () => 1,
  new Date(0),
  '',
  'x y',
  'é☃',
  '${x}',
  'a'.repeat(300),
  [],
  [null],
  ['x', 'x'],
  {},
  { strange: 1 },
];

function pathsOf(value: unknown, path: InputPath = []): readonly InputPath[] {
  if (value === null || typeof value !== 'object') return [path];
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** A copy in which another value stands at a path. */
function withValue(whole: unknown, [key, ...rest]: InputPath, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(whole) ? [...(whole as readonly unknown[])] : { ...(whole as object) }) as Record<string, unknown>;
  copy[String(key)] = withValue(copy[String(key)], rest, value);
  return copy;
}

const outcome = (input: unknown): string => {
  try {
    const resolution = resolve(input, { today: TODAY });
    checkProject([resolution], { today: TODAY });
    return 'judged';
  } catch (error) {
    return String(error instanceof Error ? error.stack : error);
  }
};

const PATHS = pathsOf(richInput);

describe('a value of any kind, at any place', () => {
  test('the environment has no error before', () => {
    const { findings } = resolve(richInput, { today: TODAY });
    expect(
      findings.filter(({ severity }) => severity === 'error').map(({ rule, path }) => `${rule} ${formatPath(path)}`),
    ).toEqual([]);
  });

  test('is judged, not stumbled over: another at each place', () => {
    const each = Math.min(STRANGE.length, Math.ceil(times / 60));
    const crashes = PATHS.flatMap((path, index) =>
      Array.from({ length: each }, (_, number) => STRANGE[(index + number) % STRANGE.length]).flatMap((value) => {
        const result = outcome(withValue(richInput, path, value));
        return result === 'judged' ? [] : [`${formatPath(path)} = ${String(value)}: ${result}`];
      }),
    );
    expect(crashes).toEqual([]);
  });

  test('is judged, not stumbled over: any value at any two places', () => {
    const places = fc.constantFrom(...PATHS.filter(({ length }) => length > 0));
    const values = fc.constantFrom(...STRANGE);
    fc.assert(
      fc.property(places, values, places, values, (one, first, other, second) => {
        const input = withValue(richInput, one, first);
        const reachable = valueAt(input, other.slice(0, -1));
        const isObject = reachable !== null && typeof reachable === 'object';
        expect(outcome(isObject ? withValue(input, other, second) : input)).toBe('judged');
      }),
      { numRuns: times * 4, endOnFailure: false },
    );
  });

  test('in one object of the platform causes nothing anywhere else', () => {
    const place = ({ rule, path }: { readonly rule: string; readonly path: InputPath }): string => `${rule} ${formatPath(path)}`;
    const before = new Set(resolve(richInput, { today: TODAY }).findings.map(place));
    const elsewhere = PATHS.filter(([part, ...inside]) => part === 'platform' && inside.length > 1).flatMap((path, index) => {
      const { findings } = resolve(withValue(richInput, path, STRANGE[index % STRANGE.length]), { today: TODAY });
      if (!findings.some(({ rule }) => rule === 'SHP002')) return [];
      return findings
        .filter((finding) => !before.has(place(finding)) && finding.rule !== 'SHP005')
        .filter((finding) => !startsWith(finding.path, path.slice(0, 3)))
        .map((finding) => `${formatPath(path)}: ${place(finding)}`);
    });
    expect(elsewhere).toEqual([]);
  });

  test('in any part causes nothing in another', () => {
    const place = ({ rule, path }: { readonly rule: string; readonly path: InputPath }): string => `${rule} ${formatPath(path)}`;
    const before = new Set(resolve(richInput, { today: TODAY }).findings.map(place));
    const elsewhere = PATHS.filter(([part]) => part !== undefined && part !== 'platform' && part !== 'acknowledge').flatMap(
      (path, index) => {
        const { findings } = resolve(withValue(richInput, path, STRANGE[index % STRANGE.length]), { today: TODAY });
        if (!findings.some(({ severity, path: at }) => severity === 'error' && startsWith(at, path))) return [];
        return findings
          .filter((finding) => !before.has(place(finding)) && finding.rule !== 'SHP005' && finding.path[0] !== path[0])
          .map((finding) => `${formatPath(path)}: ${place(finding)}`);
      },
    );
    expect(elsewhere).toEqual([]);
  });
});
