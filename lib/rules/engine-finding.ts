import type { JsonPath } from '../terraform/stack-json';
import { type EngineRule, engineRules } from './engine';
import type { Finding } from './finding';

/** What a guard found in a finished stack. */
export interface StackProblem {
  readonly rule: EngineRule;
  readonly stack: string;
  /** In the JSON. */
  readonly path: JsonPath;
  readonly received: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** What a finding says beyond the words of its rule. */
type Said = Pick<Finding, 'environment' | 'path' | 'message'> & Partial<Pick<Finding, 'received' | 'fix' | 'suggestion'>>;

/** A finding of a rule of the engine. */
export function engineFinding(rule: EngineRule, said: Said): Finding {
  const { id, severity, fix } = engineRules[rule];
  return { rule: id, severity, received: undefined, fix, suggestion: undefined, ...said };
}
