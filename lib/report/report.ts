import type { Finding } from '../rules/finding';
import type { EnvironmentSummary } from './environment-summary';

/** Everything that a run has to say, whatever it is written as. */
export interface Report {
  /** With their places, errors first. */
  readonly findings: readonly Finding[];
  /** Findings that somebody has decided to live with. */
  readonly accepted: readonly { readonly finding: Finding; readonly reason: string }[];
  /** What is wrong with the installed packages; nothing else was looked at then. */
  readonly packages: readonly string[];
  /** Empty when there are errors. */
  readonly environments: readonly EnvironmentSummary[];
  /** The output folder relative to the project; undefined when nothing was written. */
  readonly written: string | undefined;
  /** The revision that the environments were compared with. */
  readonly against?: string | undefined;
}

/** A report of nothing but findings. */
export const reportOf = (findings: readonly Finding[]): Report => ({
  findings,
  accepted: [],
  packages: [],
  environments: [],
  written: undefined,
});

/** What a report says about the run itself. */
export interface ReportContext {
  /** Since the program started. */
  readonly seconds: number;
  /** Of this package. */
  readonly version: string;
  /** The folder that files are named from, absolute. */
  readonly folder: string;
  /** The root of the repository that is reported about, absolute; programs that annotate files name them from there. */
  readonly root: string;
  /** The file that lists the environments, relative to the folder: where findings about all of them are shown. */
  readonly listFile: string;
  /** The address at which a line of a file of the repository can be read, where that is known. */
  readonly lineAddress?: ((file: string, line: number) => string) | undefined;
}

/** 0, or 1 when something has to be corrected first. */
export function exitCodeOf({ findings, packages }: Pick<Report, 'findings' | 'packages'>): 0 | 1 {
  return packages.length > 0 || findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
