import { isReference } from '../reference';
import { arnProblem, parseArn } from './arn';
import { arnKinds } from './arn-kinds';
import { findPermissionSet, permissionSetNames, type AnyPermissionSet } from './catalogue';
import type { ScopeMember, TextKind } from './permission-set';

/** What is wrong with a permission set as somebody wrote it: data, so that a rule can report it where it was written. */
export interface ScopeProblem {
  /** Below `permissions`. */
  readonly path: readonly (string | number)[];
  readonly kind:
    | 'unknown'
    | 'wrong-type'
    | 'missing'
    | 'empty'
    | 'not-an-arn'
    | 'wrong-resource'
    | 'wrong-partition'
    | 'wrong-text'
    | 'too-wide';
  readonly message: string;
  readonly suggestion?: string;
  /** What may be written at the place of something unknown. */
  readonly known?: readonly string[];
}

/** What has to be known of the environment; an account or region that is not known makes fewer suggestions. */
export interface ScopePlace {
  readonly partition: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything that is wrong with `permissions`: one entry, or a list of them. */
export function permissionProblems(permissions: unknown, place: ScopePlace): readonly ScopeProblem[] {
  if (!Array.isArray(permissions)) return entryProblems(permissions, [], place);
  if (permissions.length === 0) {
    return [{ path: [], kind: 'empty', message: 'the list is empty; a role without permissions is of no use to a pod' }];
  }
  return permissions.flatMap((entry: unknown, index) => entryProblems(entry, [index], place));
}

function entryProblems(entry: unknown, at: readonly (string | number)[], place: ScopePlace): readonly ScopeProblem[] {
  if (!isObject(entry)) return [{ path: at, kind: 'wrong-type', message: "accepted is { set: '<name>', … }" }];
  const { set: name, ...scope } = entry;
  if (name === undefined) return [{ path: at, kind: 'missing', message: 'missing set: the name of a permission set' }];
  const set = findPermissionSet(name);
  if (set === undefined) {
    return [
      { path: [...at, 'set'], kind: 'unknown', message: 'there is no permission set of that name', known: permissionSetNames },
    ];
  }
  return [...missing(set, scope, at), ...Object.entries(scope).flatMap(([key, value]) => member(set, key, value, at, place))];
}

/** In the words of a message: `hostedZoneArns (the ARN of a hosted zone)`. */
function wanted(key: string, description: ScopeMember | undefined): string {
  if (description === undefined) return key;
  switch (description.kind) {
    case 'arns':
      return `${key} (ARNs: ${description.of.map((kind) => arnKinds[kind].noun).join(', ')})`;
    case 'choice':
      return `${key} (${description.values.map((value) => `'${value}'`).join(' or ')})`;
    case 'texts':
      return `${key} (${TEXTS[description.of].noun})`;
    case 'flag':
      return `${key} (true)`;
  }
}

function missing(
  set: AnyPermissionSet,
  scope: Readonly<Record<string, unknown>>,
  at: readonly (string | number)[],
): readonly ScopeProblem[] {
  const required = Object.keys(set.members).filter((key) => set.members[key]?.optional === false && scope[key] === undefined);
  const none = set.atLeastOneOf.length > 0 && set.atLeastOneOf.every((key) => scope[key] === undefined || scope[key] === false);
  const words = (keys: readonly string[]): string => keys.map((key) => wanted(key, set.members[key])).join(', ');
  return [
    ...(required.length === 0 ? [] : [`${set.name} needs ${words(required)}`]),
    ...(none ? [`${set.name} needs at least one of ${words(set.atLeastOneOf)}`] : []),
  ].map((message) => ({ path: at, kind: 'missing', message }));
}

function member(
  set: AnyPermissionSet,
  key: string,
  value: unknown,
  at: readonly (string | number)[],
  place: ScopePlace,
): readonly ScopeProblem[] {
  const path = [...at, key];
  const description = Object.hasOwn(set.members, key) ? set.members[key] : undefined;
  if (description === undefined) {
    const known = Object.keys(set.members);
    const takes = known.length === 0 ? 'it takes nothing else' : `known are ${known.join(', ')}`;
    return [{ path, kind: 'unknown', message: `${set.name} has no '${key}'; ${takes}`, known }];
  }
  if (value === undefined) return [];
  const wrongType = (message: string): readonly ScopeProblem[] => [{ path, kind: 'wrong-type', message }];
  switch (description.kind) {
    case 'flag':
      return typeof value === 'boolean' ? [] : wrongType('accepted is true or false');
    case 'choice':
      return typeof value === 'string' && description.values.includes(value)
        ? []
        : wrongType(`accepted is ${description.values.map((one) => `'${one}'`).join(' or ')}`);
    case 'arns':
    case 'texts':
      if (!Array.isArray(value)) return wrongType('accepted is a list of texts');
      return value.length === 0
        ? [empty(description, path)]
        : value.flatMap((item: unknown, i) => text(item, description, [...path, i], place));
  }
}

function empty(description: ScopeMember, path: readonly (string | number)[]): ScopeProblem {
  const remedy = description.optional ? 'leave the member out' : 'name at least one';
  const message = `the list is empty; an empty list would either widen the permission or make AWS refuse it: ${remedy}`;
  return { path, kind: 'empty', message };
}

function text(
  item: unknown,
  description: Extract<ScopeMember, { kind: 'arns' | 'texts' }>,
  path: readonly (string | number)[],
  place: ScopePlace,
): readonly ScopeProblem[] {
  if (typeof item !== 'string') return [{ path, kind: 'wrong-type', message: 'accepted is text in quotes' }];
  if (description.kind === 'texts') {
    const { accepts, noun } = TEXTS[description.of];
    return isReference(item) || accepts(item) ? [] : [{ path, kind: 'wrong-text', message: `accepted is ${noun}` }];
  }
  const problem = arnProblem(item, description.of, place);
  if (problem !== undefined && problem.kind !== 'too-wide') return [{ path, ...problem }];
  const partition = isReference(item) ? undefined : parseArn(item)?.partition;
  return [
    ...(problem === undefined ? [] : [{ path, ...problem }]),
    ...(partition === undefined || partition === place.partition
      ? []
      : [
          {
            path,
            kind: 'wrong-partition' as const,
            message: `the partition is '${partition}', that of the environment '${place.partition}'; AWS refuses the policy`,
            suggestion: item.replace(/^arn:[^:]*/, `arn:${place.partition}`),
          },
        ]),
  ];
}

/** What texts may hold, and an example of each. */
export const TEXTS: Readonly<
  Record<TextKind, { readonly noun: string; readonly accepts: (value: string) => boolean; readonly example: string }>
> = {
  prefix: {
    noun: "a folder without '/' at its ends and without wildcards, such as team-a/raw",
    accepts: (value) => value !== '' && !/^\/|\/$|\/\/|[*?]/.test(value),
    example: 'team-a',
  },
  'metric-namespace': {
    noun: 'a CloudWatch namespace of your own, at most 255 letters, digits and ._-/#:, not AWS/…',
    accepts: (value) => /^[\w./#:-]{1,255}$/.test(value) && !/^(AWS\/|:)/.test(value),
    example: 'Payments/Api',
  },
  'mail-address': {
    noun: 'a sender address, such as no-reply@example.com or *@example.com',
    accepts: (value) => /^[^@\s]+@[^@\s]+$/.test(value),
    example: 'no-reply@example.com',
  },
};
