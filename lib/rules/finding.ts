import type { InputPath } from './input-path';
import type { Severity } from './rule';

/** Line of a file; `near` when the value itself could not be found (computed, spread from elsewhere). */
export interface Place {
  /** Relative to the project. */
  readonly file: string;
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly precision: 'exact' | 'near';
}

/** One thing that a rule says, ready to print. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the environment, or of the construct's path; undefined for findings about the whole project. */
  readonly environment: string | undefined;
  /** In the configuration, below the environment. */
  readonly path: InputPath;
  /** What was received, ready to print; undefined when something is missing. */
  readonly received: string | undefined;
  /** What is accepted, or what is wrong. */
  readonly message: string;
  readonly fix: string;
  readonly suggestion: string | undefined;
  /** Added when a finding is printed. */
  readonly place?: Place;
}
