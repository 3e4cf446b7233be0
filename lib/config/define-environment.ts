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
  // What is no object is reported by the shape check.
  if (input === null || typeof input !== 'object') return input;
  const trace = callerTrace();
  // Not enumerable, so that neither a spread nor a comparison sees it. Read when a place is asked for: to find the line of
  // the TypeScript file its source map has to be read.
  return Object.defineProperty({ ...input }, CALL_SITE, { get: () => parseTrace(trace.stack), enumerable: false });
}

/** The file that called `defineEnvironment`, when the input came from there. */
export function callSiteOf(input: unknown): CallSite | undefined {
  if (input === null || typeof input !== 'object') return undefined;
  return (input as { readonly [CALL_SITE]?: CallSite })[CALL_SITE];
}

interface Trace {
  readonly stack?: string;
}

/** V8 turns it into text when it is read. */
function callerTrace(): Trace {
  const holder: Trace = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, defineEnvironment);
  Error.stackTraceLimit = limit;
  return holder;
}

function parseTrace(stack = ''): CallSite | undefined {
  const match = /\(?((?:file:\/\/)?[^()\n]+?):(\d+):\d+\)?\s*$/.exec(stack);
  const file = match?.[1]?.replace(/^\s*at\s+/, '').replace(/^file:\/\//, '');
  return file === undefined || match === null ? undefined : { file, line: Number(match[2]) };
}
