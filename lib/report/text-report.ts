import { formatSummary } from './environment-summary';
import { formatCounts, formatFindings } from './findings-text';
import type { Report } from './report';
import { styleFor, type TextStyle } from './terminal';

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
export function textReport(
  report: Report,
  seconds: number,
  notes: boolean,
  styles: { readonly out: TextStyle; readonly err: TextStyle } = { out: styleFor(process.stdout), err: styleFor(process.stderr) },
): Printed {
  const { out, err } = styles;
  const { environments, packages, accepted, written, against, findings } = report;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity === 'warning' || (severity === 'note' && notes));
  const untold = findings.length - errors.length - others.length;

  const failed = errors.length + packages.length > 0;
  const end =
    written === undefined
      ? `checked${against === undefined ? '' : ` against ${against}`}, nothing was written`
      : `wrote ${written}`;
  const counts = [
    ...(others.length === 0 ? [] : [formatCounts(others)]),
    ...(untold === 0 ? [] : [`${untold} ${untold === 1 ? 'note' : 'notes'} (eks-auto check)`]),
    ...(accepted.length === 0 ? [] : [`${accepted.length} acknowledged`]),
  ].join(' · ');
  const stdout = [
    ...environments.map((environment) => formatSummary(environment, out)),
    ...(others.length === 0 ? [] : [formatFindings(others, out)]),
    ...(failed || counts === '' ? [] : [out.dim(counts)]),
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

const lines = (parts: readonly string[]): string => (parts.length === 0 ? '' : `${parts.join('\n')}\n`);
