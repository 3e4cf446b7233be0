import type { EnvironmentInput } from './environment-input';

const CALL_SITE = Symbol.for('eks-auto:call-site');

/** Where `defineEnvironment` was called. */
export interface CallSite {
  readonly file: string;
  readonly line: number;
}

/**
 * Describes one environment. Nothing is checked here: all findings of all environments are reported together.
 *
 * @returns the input itself, with a note of the file it stands in
 */
export function defineEnvironment(input: EnvironmentInput): EnvironmentInput {
  const site = callSite();
  // Not enumerable, so that neither a spread nor a comparison sees it. What is no object is reported by the shape check.
  if (site === undefined || input === null || typeof input !== 'object') return input;
  return Object.defineProperty({ ...input }, CALL_SITE, { value: site, enumerable: false });
}

/** The file that called `defineEnvironment`, when the input came from there. */
export function callSiteOf(input: unknown): CallSite | undefined {
  if (input === null || typeof input !== 'object') return undefined;
  return (input as { readonly [CALL_SITE]?: CallSite })[CALL_SITE];
}

function callSite(): CallSite | undefined {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, defineEnvironment);
  Error.stackTraceLimit = limit;
  const match = /\(?((?:file:\/\/)?[^()\n]+?):(\d+):\d+\)?\s*$/.exec(holder.stack ?? '');
  const file = match?.[1]?.replace(/^\s*at\s+/, '').replace(/^file:\/\//, '');
  return file === undefined || match === null ? undefined : { file, line: Number(match[2]) };
}
