/** One condition of a constraint: `~> 6.25` is `{ operator: '~>', numbers: [6, 25] }`. */
export interface VersionCondition {
  readonly operator: string;
  /** As many as are written, up to three. */
  readonly numbers: readonly number[];
}

/**
 * The conditions of a version constraint; undefined where one of them is not plain numbers (`>= 6.0.0-beta1`).
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function versionConditions(constraint: string): readonly VersionCondition[] | undefined {
  const conditions = constraint.split(',').map((part): VersionCondition | undefined => {
    const [, operator = '=', version] = /^\s*(~>|>=|<=|!=|=|<|>)?\s*v?(\d+(?:\.\d+){0,2})\s*$/.exec(part) ?? [];
    return version === undefined ? undefined : { operator, numbers: version.split('.').map(Number) };
  });
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined;
}

/** Whether a constraint lets a version through; undefined where it cannot be read. */
export function admits(constraint: string, version: string): boolean | undefined {
  const numbers = version.split('.').map(Number);
  return versionConditions(constraint)?.every((condition) => holds(condition, numbers));
}

function holds({ operator, numbers: bound }: VersionCondition, version: readonly number[]): boolean {
  const order = compareVersions(version, bound);
  if (operator === '>=') return order >= 0;
  if (operator === '>') return order > 0;
  if (operator === '<=') return order <= 0;
  if (operator === '<') return order < 0;
  if (operator === '!=') return order !== 0;
  if (operator === '=') return order === 0;
  // The last part that is written may grow; of one part alone all that is newer is taken.
  return order >= 0 && bound.slice(0, -1).every((number, index) => version[index] === number);
}

/** Negative when the first is the older; parts that are not written are zero. */
export function compareVersions(one: readonly number[], other: readonly number[]): number {
  const at = [0, 1, 2].find((index) => (one[index] ?? 0) !== (other[index] ?? 0));
  return at === undefined ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
