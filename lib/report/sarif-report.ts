import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentedRules } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { formatPath } from '../rules/input-path';
import type { RuleText, Severity } from '../rules/rule';
import { formatSubject } from './findings-text';
import { exitCodeOf, type Report, type ReportContext } from './report';
import { inAddress, repositoryFile } from './repository-file';
import { suggestedText } from './suggested-text';

/** The format has the same three words for severities. */
const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Readonly<Record<Severity, string>>;

/** Stands for the root of the repository; whoever reads the file knows where that is. */
const ROOT = '%SRCROOT%';

/**
 * SARIF 2.1.0, for GitHub code scanning and whatever else reads it: findings appear at their lines in pull requests.
 * Acknowledged findings are in it as suppressed, with the reason.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report, context: ReportContext): string {
  const all = [...report.findings, ...report.accepted.map(({ finding }) => finding)];
  const used = documentedRules.filter(({ id }) => all.some(({ rule }) => rule === id));
  const indices = new Map(used.map(({ id }, index) => [id, index]));
  const result = (finding: Finding): Record<string, unknown> => ({
    ruleId: finding.rule,
    ruleIndex: indices.get(finding.rule) ?? -1,
    ...resultOf(finding, context),
  });
  const run = {
    tool: { driver: { name: 'eks-auto', semanticVersion: context.version, rules: used.map(descriptor) } },
    automationDetails: { id: 'eks-auto/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: report.packages.length === 0,
        exitCode: exitCodeOf(report),
        toolExecutionNotifications: report.packages.map((text) => ({ level: 'error', message: { text } })),
      },
    ],
    results: [
      ...report.findings.map(result),
      ...report.accepted.map(({ finding, reason }) => ({
        ...result(finding),
        suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason }],
      })),
    ],
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({ id, severity, title, why, fix, sources, example }: RuleText): Record<string, unknown> {
  const links = sources.map(({ url, date }) => `${url} (read ${date})`);
  const fenced = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: [why, `Fix: ${fix}`, `Before: ${example.before}`, `After: ${example.after}`, ...links].join('\n\n'),
      markdown: [why, `**Fix:** ${fix}`, 'Before:', fenced(example.before), 'After:', fenced(example.after), ...links].join(
        '\n\n',
      ),
    },
    ...(sources[0] === undefined ? {} : { helpUri: sources[0].url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['eks', 'terraform'], 'problem.severity': severity === 'note' ? 'recommendation' : severity },
  };
}

function resultOf(finding: Finding, context: ReportContext): Record<string, unknown> {
  const { severity, received, message, suggestion, fix, environment, path } = finding;
  const subject = formatSubject(finding);
  // What concerns all environments has no line of its own.
  const { file, line, column, precision } = finding.place ?? {
    file: context.listFile,
    line: 1,
    column: 1,
    precision: 'near',
  };
  const text = [
    `${subject}: ${received === undefined ? '' : `received ${received}; `}${message}.`,
    ...(suggestion === undefined ? [] : [`Did you mean ${suggestedText(finding, suggestion)}?`]),
    `Fix: ${fix}`,
    ...(precision === 'near' ? ['(The value is computed or a default; this is the nearest line.)'] : []),
  ].join(' ');
  return {
    level: LEVELS[severity],
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locationOf(file, context),
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: subject, kind: 'property' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
    properties: { environment: environment ?? null, path: formatPath(path), precision },
  };
}

/**
 * What the finding is, not where it stands: it stays the same when lines move, and two findings on one line stay two.
 * GitHub reads this key only.
 */
function fingerprint({ rule, environment, path }: Finding): string {
  const hash = createHash('sha256').update(JSON.stringify([rule, environment ?? null, path]));
  return `${hash.digest('hex').slice(0, 16)}:1`;
}

/** Relative to the root of the repository; a file outside has an address of its own (3.4.3). */
function locationOf(file: string, context: ReportContext): { readonly uri: string; readonly uriBaseId?: string } {
  const below = repositoryFile(file, context);
  if (below === undefined) return { uri: pathToFileURL(resolve(context.folder, file)).href };
  return { uri: inAddress(below), uriBaseId: ROOT };
}
