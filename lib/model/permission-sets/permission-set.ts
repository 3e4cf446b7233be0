import type { Source } from '../../aws/source';
import type { Location } from '../location';
import type { PolicyCondition, PolicyStatement } from '../policy-document';
import type { ArnKindName } from './arn-kinds';

/** A list with at least one member: an empty one would widen a permission or make AWS refuse the policy. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** One member of a scope as data: what may be written, and how it is shown. */
export type ScopeMember =
  | { readonly kind: 'arns'; readonly of: readonly ArnKindName[]; readonly optional: boolean }
  | { readonly kind: 'texts'; readonly of: TextKind; readonly optional: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'flag'; readonly adds: string; readonly optional: true };

/** Lists of texts that are no ARNs. */
export type TextKind = 'prefix' | 'metric-namespace' | 'mail-address';

type MemberOf<Value, Optional extends boolean> = (Value extends readonly string[]
  ? Extract<ScopeMember, { kind: 'arns' | 'texts' }>
  : Value extends boolean
    ? Extract<ScopeMember, { kind: 'flag' }>
    : Extract<ScopeMember, { kind: 'choice' }>) & { readonly optional: Optional };

/** A description of each member of `Scope`, optional where the member is. */
export type ScopeMembers<Scope> = {
  readonly [Key in keyof Scope]-?: MemberOf<
    Exclude<Scope[Key], undefined> extends boolean ? boolean : Exclude<Scope[Key], undefined>,
    undefined extends Scope[Key] ? true : false
  >;
};

/** Where the usual installation of a piece of software runs. */
export interface Installation {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * Ready permissions for pods: what one piece of software, or one kind of application, may do with the resources it is
 * given.
 *
 * @typeParam OneOf members of the scope of which at least one must be written, where none is required by itself
 */
export interface PermissionSet<Name extends string, Scope extends object, OneOf extends keyof Scope = never> {
  /** Lower case letters and `-`. */
  readonly name: Name;
  /** What the software does with it, in one line. */
  readonly purpose: string;
  readonly members: ScopeMembers<Scope>;
  /** Empty where every optional member may be left out. */
  readonly atLeastOneOf: readonly OneOf[];
  /** Undefined for permissions of applications, which run in a namespace of their own. */
  readonly installation: Installation | undefined;
  readonly statements: (scope: Scope, location: Location) => readonly PolicyStatement[];
  /** Names of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  /** True for software that Auto Mode contains: it is needed only where other nodes exist beside it. */
  readonly mixedClustersOnly?: true;
  /** The policy that upstream or AWS document. */
  readonly sources: NonEmpty<Source>;
  /** Why something has no resource, what is left out, when it is for mixed clusters only. */
  readonly notes: readonly string[];
}

/** A permission set of software that has a usual namespace and service account. */
export interface InstalledPermissionSet<
  Name extends string,
  Scope extends object,
  OneOf extends keyof Scope = never,
> extends PermissionSet<Name, Scope, OneOf> {
  readonly installation: Installation;
}

/** A permission set whose namespace and service account only the user knows. */
export interface AppPermissionSet<
  Name extends string,
  Scope extends object,
  OneOf extends keyof Scope = never,
> extends PermissionSet<Name, Scope, OneOf> {
  readonly installation: undefined;
}

/** The scope as a person writes it: with at least one of the members that need one. */
export type WrittenScope<Scope, OneOf extends keyof Scope> = [OneOf] extends [never]
  ? Scope
  : Scope & { readonly [Key in OneOf]: { readonly [Only in Key]-?: Exclude<Scope[Key], undefined> } }[OneOf];

const ARNS = { kind: 'arns', optional: false } as const;

export const arns = (...of: readonly ArnKindName[]): typeof ARNS & { readonly of: readonly ArnKindName[] } => ({ ...ARNS, of });

export const texts = (of: TextKind): { readonly kind: 'texts'; readonly of: TextKind; readonly optional: false } => ({
  kind: 'texts',
  of,
  optional: false,
});

export const optional = <Member extends object>(member: Member): Omit<Member, 'optional'> & { readonly optional: true } => ({
  ...member,
  optional: true,
});

export const flag = (adds: string): { readonly kind: 'flag'; readonly adds: string; readonly optional: true } => ({
  kind: 'flag',
  adds,
  optional: true,
});

/** A statement that allows; the resources are always a list, so that plans of one and of many read alike. */
export function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: PolicyCondition,
): PolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

/** Resource of actions for which IAM knows no resources. */
export const EVERYTHING = ['*'] as const;

/** Statements that exist only when a member was written. */
export const when = <Value>(
  value: Value | undefined,
  statements: (value: Value) => readonly PolicyStatement[],
): readonly PolicyStatement[] => (value === undefined || value === false ? [] : statements(value));

/** The day on which every source of the catalogue was last compared. */
export const COMPARED = '2026-11-21';

export const source = (url: string): Source => ({ url, date: COMPARED });
