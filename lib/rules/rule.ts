import type { Access } from '../model/access';
import type { Addon } from '../model/addon';
import type { Cluster } from '../model/cluster';
import type { Environment, PartialEnvironment } from '../model/environment';
import type { IrsaRole } from '../model/irsa-role';
import type { Network } from '../model/network';
import type { Platform } from '../model/platform';
import type { PodIdentity } from '../model/pod-identity';
import type { InputPath } from './input-path';
import type { JsonProject } from './json/json-project';
import type { Problem, ValueProblem } from './problem';

export type { Problem, ValueProblem } from './problem';

/**
 * `error`: AWS, Kubernetes or Terraform refuses it, or the platform does not work.
 * `warning`: it works and deserves a decision. `note`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Where a fact comes from, and when it was last compared with that place. */
export interface Source {
  readonly url: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** What a rule can be about. The environment and the project see several parts at once. */
export interface Subjects {
  readonly network: Network;
  readonly cluster: Cluster;
  readonly access: Access;
  readonly podIdentities: readonly PodIdentity[];
  readonly irsaRoles: readonly IrsaRole[];
  readonly addons: readonly Addon[];
  readonly platform: Platform;
  readonly environment: PartialEnvironment;
  readonly project: readonly Environment[];
  /** Finished Terraform JSON, all stacks together; a problem's path begins with the name of its stack. */
  readonly json: JsonProject;
}

export type SubjectName = keyof Subjects;

export interface RuleContext {
  /** `YYYY-MM-DD`; injectable, so that a rule about dates can be tested. */
  readonly today: string;
}

export interface RuleText {
  /** Three letters and three digits; never reused. */
  readonly id: string;
  readonly severity: Severity;
  /** One line. */
  readonly title: string;
  /** One paragraph: what happens otherwise. */
  readonly why: string;
  /** The general remedy. */
  readonly fix: string;
  readonly sources: readonly Source[];
  /** Rows of the failure-mode catalogue (`B01`) that it stops. */
  readonly failureModes?: readonly string[];
  readonly example: { readonly before: string; readonly after: string };
}

/** Reads one input value at its own path. */
export interface ValueRule extends RuleText {
  readonly kind: 'value';
  /** Paths with `*` for any key or index: `access.teams.*.namespaces.*`. */
  readonly at: readonly string[];
  readonly check: (
    value: unknown,
    context: RuleContext & { readonly path: InputPath; readonly input: unknown },
  ) => ValueProblem | readonly ValueProblem[] | undefined;
}

/** Reads a decided part of the model. */
export interface RelationRule<Name extends SubjectName = SubjectName> extends RuleText {
  readonly kind: 'relation';
  readonly subject: Name;
  /** Rules of the platform know better, so it is silent where an environment has one. */
  readonly onlyWithoutPlatform?: true;
  /**
   * Other parts of the subject that it compares with. Whoever makes one object by itself, in a stack of their own, does not know
   * them, and the rule is not asked.
   */
  readonly needs?: readonly (keyof Subjects[Name])[];
  readonly check: (subject: Subjects[Name], context: RuleContext) => Iterable<Problem>;
}

/** Lets a list hold rules of every subject while each check keeps its own argument type. */
export type AnyRelationRule = { readonly [Name in SubjectName]: RelationRule<Name> }[SubjectName];

export type Rule = ValueRule | AnyRelationRule;

export const valueRule = (rule: Omit<ValueRule, 'kind'>): ValueRule => ({ kind: 'value', ...rule });

export const relationRule = <Name extends SubjectName>(rule: Omit<RelationRule<Name>, 'kind'>): RelationRule<Name> => ({
  kind: 'relation',
  ...rule,
});

/** What the check of a value says, as a list. */
export const valueProblems = (told: ReturnType<ValueRule['check']>): readonly ValueProblem[] =>
  told === undefined ? [] : 'message' in told ? [told] : told;
