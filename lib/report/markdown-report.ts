import type { Finding, Place } from '../rules/finding';
import { formatSummary } from './environment-summary';
import { formatCounts, formatPlace, formatSubject } from './findings-text';
import { exitCodeOf, type Report, type ReportContext } from './report';
import { repositoryFile } from './repository-file';
import { plainStyle } from './terminal';

/** The first line: a workflow finds its comment of the last push by it, and replaces it. */
export const MARKER = '<!-- eks-auto:report -->';

/** GitHub refuses comments of more than 65536 characters; GitLab's limit is higher. */
const LONGEST = 60_000;

interface Section {
  readonly title: string;
  /** Folded away until somebody asks. */
  readonly folded: boolean;
  readonly head: readonly string[];
  /** The lines that may be left out, from the end, where there are too many. */
  readonly rows: readonly string[];
  readonly foot: readonly string[];
}

/** The result as a comment on a pull request: what deserves attention as tables, the rest folded. */
export function markdownReport(report: Report, context: Names): string {
  const { findings, packages, environments, accepted } = report;
  const of = (severity: Finding['severity']): readonly Finding[] => findings.filter((finding) => finding.severity === severity);
  const sections: readonly Section[] = [
    table('Errors', of('error'), context),
    table('Warnings', of('warning'), context),
    table('Notes', of('note'), context, { folded: true }),
    acknowledgedTable(accepted, context),
    summary(environments.map((environment) => formatSummary(environment, plainStyle))),
  ].filter(({ rows }) => rows.length > 0);
  const head = [MARKER, `### eks-auto: ${headline(report)}`, ...packages.map((problem) => `- ${escaped(problem)}`)];
  return `${[head.join('\n\n'), ...fitted(sections, LONGEST - head.join('\n\n').length)].join('\n\n')}\n`;
}

function headline(report: Report): string {
  if (report.packages.length > 0) return 'the installed packages do not fit';
  const counts = formatCounts(report.findings);
  if (exitCodeOf(report) === 1) return `${counts}; this cannot be applied`;
  return counts === '' ? 'nothing to correct' : `nothing to correct, ${counts}`;
}

/** How files are named. */
type Names = Pick<ReportContext, 'folder' | 'root' | 'lineAddress'>;

const ROWS = ['| rule | setting | what is wrong |', '| --- | --- | --- |'] as const;

function table(title: string, findings: readonly Finding[], context: Names, { folded = false } = {}): Section {
  const rows = findings.map((finding) => row(finding, context));
  return { title: `${title} (${findings.length})`, folded, head: ROWS, rows, foot: [] };
}

function acknowledgedTable(accepted: Report['accepted'], context: Names): Section {
  const rows = accepted.map(({ finding, reason }) => row(finding, context, [`**accepted:** ${escaped(reason)}`]));
  return { title: `Acknowledged (${accepted.length})`, folded: true, head: ROWS, rows, foot: [] };
}

function summary(texts: readonly string[]): Section {
  return { title: 'What would be made', folded: true, head: ['```text'], rows: texts, foot: ['```'] };
}

function row(finding: Finding, context: Names, remedy: readonly string[] = [`**fix:** ${escaped(finding.fix)}`]): string {
  const { rule, received, message, suggestion, place } = finding;
  const setting = [code(formatSubject(finding)), ...(place === undefined ? [] : [placeText(place, context)])];
  const wrong = [
    `${received === undefined ? '' : `received ${code(received)}; `}${escaped(message)}`,
    ...(suggestion === undefined ? [] : [`did you mean ${code(suggestion)}?`]),
    ...remedy,
  ];
  return `| ${rule} | ${setting.join('<br>')} | ${wrong.join('<br>')} |`;
}

/** From the root of the repository, as reviewers see it, and with its address where that is known. */
function placeText(place: Place, context: Names): string {
  const file = repositoryFile(place.file, context);
  if (file === undefined) return code(formatPlace(place));
  const text = code(formatPlace({ ...place, file }));
  const address = context.lineAddress?.(file, place.line);
  return address === undefined ? text : `[${text}](<${address}>)`;
}

/** Sections in full as far as there is room; what is left out is counted. */
function fitted(sections: readonly Section[], room: number): readonly string[] {
  // What every section needs besides its rows, with a remark that some are missing.
  let left = room - sections.reduce((sum, section) => sum + written(section, [], section.rows.length).length + 2, 0);
  return sections.map((section) => {
    const shown: string[] = [];
    for (const line of section.rows) {
      if (line.length + 1 > left) break;
      left -= line.length + 1;
      shown.push(line);
    }
    return written(section, shown, section.rows.length - shown.length);
  });
}

function written({ title, folded, head, foot }: Section, rows: readonly string[], missing: number): string {
  const remark = missing === 0 ? [] : [`… and ${missing} more: \`eks-auto check\` prints all of them.`];
  const body = [[...head, ...rows, ...foot].join('\n'), ...remark];
  if (!folded) return [`#### ${title}`, ...body].join('\n\n');
  return [`<details><summary>${title}</summary>`, ...body, '</details>'].join('\n\n');
}

/** Text in which only code in backticks means something; nobody is mentioned, nothing becomes a tag or another cell. */
function escaped(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? cell(part) : cell(part.replace(/[\\`*_[\]<>&#~@]/g, (mark) => `&#${mark.charCodeAt(0)};`)),
    )
    .join('');
}

/** A code span that may hold backticks. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return cell(`${fence}${padding}${oneLine(text)}${padding}${fence}`);
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

const cell = (text: string): string => text.replaceAll('|', '\\|');
