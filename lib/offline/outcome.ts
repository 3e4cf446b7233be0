import { readPlainErrors } from './plain-errors';
import type { CommandResult } from './terraform-run';
import type { Complaint } from './ui-events';

/** How one command ended. */
export interface Outcome {
  readonly ok: boolean;
  readonly complaints: readonly Complaint[];
  readonly milliseconds: number;
}

/** What a command ended with, and what it complained about. */
export const outcome = ({ exitCode, milliseconds }: CommandResult, complaints: readonly Complaint[]): Outcome => ({
  ok: exitCode === 0 && complaints.every(({ severity }) => severity !== 'error'),
  complaints,
  milliseconds,
});

/** A failure that is not told as JSON, such as one of the command line. */
export const withPlainErrors = (result: CommandResult, complaints: readonly Complaint[]): Outcome =>
  result.exitCode !== 0 && complaints.length === 0 ? plainOutcome(result) : outcome(result, complaints);

/** A command that says nothing as JSON. */
export const plainOutcome = (result: CommandResult): Outcome =>
  outcome(result, result.exitCode === 0 ? [] : readPlainErrors(result.stderr, result.stdout));
