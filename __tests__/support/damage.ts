import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { InputPath } from '../../lib/rules/input-path';
import fc from './fast-check';

/** An environment with one mistake. */
export interface Damage {
  readonly input: unknown;
  /** Where it has to be reported. */
  readonly path: InputPath;
  readonly kind: 'wrong type' | 'misspelt key' | 'wrong value';
}

interface Part {
  readonly path: InputPath;
  readonly value: unknown;
}

/** Values that nobody can write there, by the pattern of their path. */
const WRONG_VALUES: readonly (readonly [RegExp, unknown])[] = [
  [/^account$/, '12'],
  [/^region$/, 'Tokyo'],
  [/^profile$/, 'prod'],
  [/^name$/, 'Not A Name'],
  [/^cluster\.version$/, '1.22'],
  [/^cluster\.supportType$/, 'FOREVER'],
  [/^cluster\.serviceCidr$/, '172.20.0.0/30'],
  [/^cluster\.endpoint\.publicFrom\.0$/, '10.0.0.0/99'],
  [/^cluster\.scalingTier$/, 'tier-99xl'],
  [/^network\.cidr$/, '10.0.0.0/33'],
  [/^network\.vpcId$/, 'main'],
  [/^access\.pipeline\.apply$/, 'terraform'],
  [/^access\.breakGlass$/, 'arn:aws:sts::111122223333:assumed-role/break-glass/alice'],
  [/^access\.teams\.[^.]+\.role$/, 'payments'],
  [/^platform\.nodePools\.[^.]+\.weight$/, 101],
  [/^platform\.nodePools\.[^.]+\.expireAfter$/, '600h'],
  [/^platform\.storageClasses\.[^.]+\.reclaimPolicy$/, 'Keep'],
  [/^platform\.delivery$/, 'ftp'],
  [/^permissionsBoundary$/, 'boundary'],
];

/** Names that people choose are no keys that can be misspelt; values of labels and the like are anything. */
const FREE =
  /^(tags|.*\.(labels|tags|matchLabels|quota|configuration|parameters|annotations)|access\.teams|podIdentities|irsaRoles|addons|cluster\.(nodeGroups|fargateProfiles)|platform\.(nodePools|nodeClasses|storageClasses|ingressClasses|namespaces|priorityClasses|podDisruptionBudgets)|network\.(nodeSubnets|publicSubnets|podSubnets))$/;

function partsOf(value: unknown, path: InputPath = []): readonly Part[] {
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
      : [];
  return [
    ...(path.length === 0 ? [] : [{ path, value }]),
    ...members.flatMap(([key, member]) => partsOf(member, [...path, key])),
  ];
}

function changed(value: unknown, path: InputPath, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((member, index) => (index === key ? changed(member, rest, change) : (member as unknown)));
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).map(([name, member]) => [
      name,
      name === key ? changed(member, rest, change) : member,
    ]),
  );
}

/** Ways to make one mistake in an environment. */
export function damaged(input: EnvironmentInput): fc.Arbitrary<Damage> {
  const parts = partsOf(input);
  const wrongTypes = parts
    .filter(
      ({ value, path }) =>
        typeof value === 'string' && !/quota|limits|nodes$|minAvailable|parameters|permissions\.set/.test(path.join('.')),
    )
    .map(({ path }): Damage => ({ kind: 'wrong type', path, input: changed(input, path, () => true) }));
  const misspelt = parts
    .filter(
      ({ value, path }) => value !== null && typeof value === 'object' && !Array.isArray(value) && !FREE.test(path.join('.')),
    )
    .filter(({ path }) => !/requirements|permissions|statements/.test(path.join('.')))
    .map(({ path }): Damage => ({
      kind: 'misspelt key',
      path: [...path, 'misspeld'],
      input: changed(input, path, (value) => ({ ...(value as object), misspeld: true })),
    }));
  const wrongValues = parts.flatMap(({ path }): readonly Damage[] => {
    const found = WRONG_VALUES.find(([pattern]) => pattern.test(path.join('.')));
    return found === undefined ? [] : [{ kind: 'wrong value', path, input: changed(input, path, () => found[1]) }];
  });
  return fc.oneof(...[wrongTypes, misspelt, wrongValues].filter((one) => one.length > 0).map((one) => fc.constantFrom(...one)));
}
