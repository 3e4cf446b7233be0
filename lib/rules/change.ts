import { type Element, elements } from '../terraform/addresses';
import type { Json, StackJson } from '../terraform/stack-json';
import type { ChangeRule } from './change-rules';

/** Resources by address. */
export type Resources = ReadonlyMap<string, Element>;

/** What is found, without what all findings of the rule have. */
export interface Change {
  readonly rule: ChangeRule;
  readonly path: readonly string[];
  readonly received?: string;
  readonly message: string;
  readonly fix?: string;
}

export const resourcesOf = (stack: StackJson): Resources =>
  new Map(
    elements(stack)
      .filter(({ kind }) => kind === 'resource')
      .map((element) => [element.address, element]),
  );

/** The cluster that a stack makes; the platform's asks for it, and makes none. */
export const clusterOf = (stack: StackJson): Json | undefined =>
  elements(stack).find(({ kind, type }) => kind === 'resource' && type === 'aws_eks_cluster')?.body;

export const ofType = (resources: Resources, type: string): readonly Element[] =>
  [...resources.values()].filter((element) => element.type === type);
