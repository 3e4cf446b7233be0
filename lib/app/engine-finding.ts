import { type EngineRule, engineRules } from '../rules/engine';
import type { Finding } from '../rules/finding';
import { parsePath } from './check';

/** A finding of a rule of the engine, at a path as constructs note them. */
export function engineFinding(
  rule: EngineRule,
  environment: string | undefined,
  path: string,
  received: string | undefined,
  message: string,
): Finding {
  const { id, severity, fix } = engineRules[rule];
  return { rule: id, severity, environment, path: parsePath(path), received, message, fix, suggestion: undefined };
}
