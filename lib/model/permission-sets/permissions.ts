import type { Location } from '../location';
import type { PolicyStatement } from '../policy-document';
import { arnOf } from './arn';
import { arnKinds } from './arn-kinds';
import { findPermissionSet, type AnyPermissionSet, type PermissionEntry } from './catalogue';
import type { Installation, ScopeMember } from './permission-set';
import { permissionProblems, TEXTS } from './scope-problems';

/** What a role gets: statements for an inline policy, and managed policies by name or ARN. */
export interface Permissions<Statement = PolicyStatement> {
  readonly statements: readonly (Statement | PolicyStatement)[];
  readonly managedPolicies: readonly string[];
}

const listOf = (permissions: PermissionEntry | readonly PermissionEntry[]): readonly PermissionEntry[] =>
  Array.isArray(permissions) ? (permissions as readonly PermissionEntry[]) : [permissions as PermissionEntry];

/**
 * Permissions of one or more sets, with those that were written out (`own`). Identifiers of statements are unique in
 * the result, as IAM demands; those of `own` stay as they are.
 *
 * An entry with a `permissionProblems` error gives nothing, so that the rest can still be decided and reported.
 */
export function permissionsOf<Statement extends { readonly Sid?: string } = PolicyStatement>(
  permissions: PermissionEntry | readonly PermissionEntry[],
  location: Location,
  own: Permissions<Statement> = { statements: [], managedPolicies: [] },
): Permissions<Statement> {
  const taken = new Set(own.statements.flatMap(({ Sid }) => (Sid === undefined ? [] : [Sid])));
  const sound = listOf(permissions).filter((entry) =>
    permissionProblems(entry, location).every(({ kind }) => kind === 'too-wide'),
  );
  const found = sound.flatMap(({ set: name, ...scope }) => {
    const set = findPermissionSet(name);
    return set === undefined ? [] : [{ set, scope }];
  });
  const statements = found
    .flatMap(({ set, scope }) => set.statements(scope, location))
    .map((statement) => ({ ...statement, Sid: free(statement.Sid ?? 'Allow', taken) }));
  return {
    statements: [...statements, ...own.statements],
    managedPolicies: [...new Set([...found.flatMap(({ set }) => set.managedPolicies), ...own.managedPolicies])],
  };
}

/** The identifier, with the first number that makes it unique. */
function free(sid: string, taken: Set<string>): string {
  let name = sid;
  for (let number = 2; taken.has(name); number += 1) name = `${sid}${String(number)}`;
  taken.add(name);
  return name;
}

/** Namespace and service account that all the sets share; undefined when one has none, or they differ. */
export function installationOf(permissions: PermissionEntry | readonly PermissionEntry[]): Installation | undefined {
  const [first, ...others] = listOf(permissions).map(({ set }) => findPermissionSet(set)?.installation);
  return first !== undefined &&
    others.every((other) => other?.namespace === first.namespace && other.serviceAccount === first.serviceAccount)
    ? first
    : undefined;
}

/** An example of each member of a scope, with placeholder names. */
export function exampleScope(
  set: AnyPermissionSet,
  location: Location,
  which: 'all members' | 'required members' = 'all members',
): Readonly<Record<string, unknown>> {
  const place = { ...location, account: location.account ?? '111122223333', region: location.region ?? 'us-east-1' };
  const [one] = set.atLeastOneOf;
  return Object.fromEntries(
    Object.entries(set.members)
      .filter(([key, member]) => which === 'all members' || !member.optional || key === one)
      .map(([key, member]) => [key, example(member, place)]),
  );
}

function example(member: ScopeMember, place: Parameters<typeof arnOf>[2]): unknown {
  switch (member.kind) {
    case 'arns':
      return member.of.map((kind) => arnOf(kind, arnKinds[kind].exampleName, place));
    case 'texts':
      return [TEXTS[member.of].example];
    case 'choice':
      return member.values.at(-1);
    case 'flag':
      return true;
  }
}

/** A permission set with placeholder ARNs and the exact statements for them. */
export interface PermissionExplanation extends Permissions {
  readonly set: AnyPermissionSet;
  readonly scope: Readonly<Record<string, unknown>>;
}

/** What `eks-auto explain external-dns` shows; undefined when there is no set of that name. */
export function explainPermissionSet(name: string, location: Location): PermissionExplanation | undefined {
  const set = findPermissionSet(name);
  if (set === undefined) return undefined;
  const scope = exampleScope(set, location);
  return { set, scope, statements: set.statements(scope, location), managedPolicies: set.managedPolicies };
}
