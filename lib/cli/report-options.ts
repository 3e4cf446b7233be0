import { InvalidArgumentError, Option, type Command } from 'commander';
import { dirname, relative, resolve } from 'node:path';
import { repositoryOf } from '../app/repository';
import { makeFolder } from '../files/make-folder';
import { writeWhole } from '../files/write-whole';
import { jsonReport } from '../report/json-report';
import { markdownReport } from '../report/markdown-report';
import type { Report, ReportContext } from '../report/report';
import { sarifReport } from '../report/sarif-report';
import { lineAddress } from '../report/repository-file';
import { plainStyle } from '../report/terminal';
import { textReport } from '../report/text-report';
import { type CommandContext, UsageError } from './context';

const FORMATS = ['text', 'json', 'markdown', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

export interface ReportOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly json?: true;
}

/** Options of commands whose result programs and reviewers read. */
export function withReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'text for people, json, markdown for a pull request, sarif for code scanning').choices(
        FORMATS,
      ),
    )
    .option('--output <file>', 'write the report into a file, and say on the terminal what is always said', fileName);
}

function fileName(written: string): string {
  if (written === '-') throw new InvalidArgumentError('Without --output the report goes to stdout.');
  return written;
}

/** Where a report comes from. */
export interface ReportSource {
  /** Absolute. */
  readonly projectFolder: string;
  /** Absolute. */
  readonly listFile: string;
  /** Notes are told in full, not counted. */
  readonly notes: boolean;
}

/** Says a report in the format that was asked for, on the terminal or into a file. */
export function say(report: Report, options: ReportOptions, { terminal, version }: CommandContext, source: ReportSource): void {
  const format = formatOf(options);
  const context: ReportContext = {
    seconds: terminal.seconds(),
    version,
    folder: source.projectFolder,
    // What is judged may lie in another repository than who judges it.
    root: repositoryOf(source.listFile) ?? repositoryOf(source.projectFolder) ?? source.projectFolder,
    listFile: relative(source.projectFolder, source.listFile).replaceAll('\\', '/'),
    lineAddress: lineAddress(process.env),
  };
  if (options.output !== undefined) {
    const file = resolve(terminal.cwd, options.output);
    makeFolder(dirname(file));
    writeWhole(file, textOf(report, format, context, source.notes));
  }
  if (options.output === undefined && format !== 'text') {
    terminal.stdout(textOf(report, format, context, source.notes));
    return;
  }
  const { stdout, stderr } = textReport(report, context.seconds, source.notes);
  const place = options.output === undefined ? '' : `the report is in ${options.output}\n`;
  // Last, wherever that is.
  terminal.stdout(stderr === '' ? stdout + place : stdout);
  terminal.stderr(stderr === '' ? '' : stderr + place);
}

function textOf(report: Report, format: Format, context: ReportContext, notes: boolean): string {
  switch (format) {
    case 'json':
      return jsonReport(report, context);
    case 'markdown':
      return markdownReport(report, context);
    case 'sarif':
      return sarifReport(report, context);
    case 'text': {
      const { stdout, stderr } = textReport(report, context.seconds, notes, { out: plainStyle, err: plainStyle });
      return stdout + stderr;
    }
  }
}

/** Nothing was asked for but words on the terminal. */
export const isForPeople = (options: ReportOptions): boolean => options.output === undefined && formatOf(options) === 'text';

/** `--json` is the older name of `--format json`. */
function formatOf({ format, json }: ReportOptions): Format {
  if (json === true && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other; leave one of them out`);
  return format ?? (json === true ? 'json' : 'text');
}
