import { type EngineRule, engineRules } from './engine';
import type { Finding } from './finding';

/** What a finding says beyond the words of its rule. */
type Said = Pick<Finding, 'environment' | 'path' | 'message'> & Partial<Pick<Finding, 'received' | 'fix' | 'suggestion'>>;

/** A finding of a rule of the engine. */
export function engineFinding(rule: EngineRule, said: Said): Finding {
  const { id, severity, fix } = engineRules[rule];
  return { rule: id, severity, received: undefined, fix, suggestion: undefined, ...said };
}
