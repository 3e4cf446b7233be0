import { formatSummary } from '../report/environment-summary';
import { formatCounts, formatFindings } from '../report/findings-text';
import { styleFor } from '../report/terminal';
import type { Finding } from '../rules/finding';
import { formatPath } from '../rules/input-path';
import type { Synthesis } from './synthesize';

/** What goes to which stream: errors to stderr, once; everything else to stdout, where the cdktf CLI leaves it alone. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The result for a person. Notes are worth knowing once, not at every synth: there they are only counted.
 *
 * @param notes whether to print them
 */
export function printSynthesis(synthesis: Synthesis, seconds: number, notes: boolean): Printed {
  const out = styleFor(process.stdout);
  const err = styleFor(process.stderr);
  const { environments, packages, accepted, written } = synthesis;
  const errors = synthesis.findings.filter(({ severity }) => severity === 'error');
  const others = synthesis.findings.filter(({ severity }) => severity === 'warning' || (severity === 'note' && notes));
  const untold = synthesis.findings.length - errors.length - others.length;

  const failed = errors.length + packages.length > 0;
  const end = written === undefined ? 'checked, nothing was written' : `wrote ${written}`;
  const stdout = [
    ...environments.map((environment) => formatSummary(environment, out)),
    ...(others.length === 0 ? [] : [formatFindings(others, out)]),
    ...(failed ? [] : asides(accepted.length, untold).map(out.dim)),
    ...(failed ? [] : [`${out.green(end)} (${seconds.toFixed(1)} s)`]),
  ];
  const stderr = [
    ...packages.map((problem) => `${err.red('error')} ${problem}`),
    ...(errors.length === 0 ? [] : [formatFindings(errors, err)]),
    ...(failed
      ? [`${packages.length === 0 ? formatCounts(errors) : 'the installed packages do not fit'}; nothing was written`]
      : []),
  ];
  return { stdout: lines(stdout), stderr: lines(stderr) };
}

/** What is not printed in full. */
function asides(acknowledged: number, notes: number): readonly string[] {
  const texts = [
    ...(acknowledged === 0 ? [] : [`${acknowledged} acknowledged`]),
    ...(notes === 0 ? [] : [`${notes} ${notes === 1 ? 'note' : 'notes'}: eks-auto check`]),
  ];
  return texts.length === 0 ? [] : [texts.join(' · ')];
}

/** The result for a program. The form is part of the public surface: members are added, never changed. */
export function synthesisJson(synthesis: Synthesis, seconds: number): string {
  const { environments, packages, accepted, written } = synthesis;
  return `${JSON.stringify(
    {
      version: 1,
      ok: exitCodeOf(synthesis) === 0,
      written: written ?? null,
      seconds: Math.round(seconds * 100) / 100,
      packages,
      environments,
      findings: synthesis.findings.map(findingJson),
      acknowledged: accepted.map(({ finding, reason }) => ({ ...findingJson(finding), reason })),
    },
    undefined,
    2,
  )}\n`;
}

/** 0, or 1 when something has to be corrected first. */
export function exitCodeOf({ findings, packages }: Pick<Synthesis, 'findings' | 'packages'>): 0 | 1 {
  return packages.length > 0 || findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const findingJson = ({ path, place, ...finding }: Finding): Record<string, unknown> => ({
  ...finding,
  path: formatPath(path),
  ...place,
});

const lines = (parts: readonly string[]): string => (parts.length === 0 ? '' : `${parts.join('\n')}\n`);
