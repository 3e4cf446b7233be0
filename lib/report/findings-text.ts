import type { Finding, Place } from '../rules/finding';
import { formatPath } from '../rules/input-path';
import type { Severity } from '../rules/rule';
import { type TextStyle, wrapped } from './terminal';

/**
 * One finding:
 *
 *     error ACC007  production.access.teams.payments.namespaces[0]  envs/production.ts:19
 *                   received 'Payments'; a namespace is lower case letters, digits and '-'
 *                   did you mean 'payments'?
 *                   fix: …
 */
export function formatFinding(finding: Finding, style: TextStyle): string {
  const { rule, severity, received, message, suggestion, fix, place } = finding;
  const head = `${severity} ${rule}  `;
  const where = place === undefined ? '' : `  ${style.dim(formatPlace(place))}`;
  const body = [
    received === undefined ? message : `received ${received}; ${message}`,
    ...(suggestion === undefined ? [] : [`did you mean '${suggestion}'?`]),
    `fix: ${fix}`,
  ];
  const indent = ' '.repeat(head.length);
  return [
    `${paint(severity, style)(severity)} ${style.bold(rule)}  ${formatSubject(finding)}${where}`,
    ...body.map((text) => indent + wrapped(text, head.length, style.width)),
  ].join('\n');
}

export const formatFindings = (findings: readonly Finding[], style: TextStyle): string =>
  findings.map((finding) => formatFinding(finding, style)).join('\n');

/** `production.network.natGateways`; for the whole project there is no name. */
export function formatSubject({ environment, path }: Pick<Finding, 'environment' | 'path'>): string {
  const at = formatPath(path);
  if (environment === undefined) return at === '' ? 'project' : at;
  if (at === '') return environment;
  return at.startsWith('[') ? environment + at : `${environment}.${at}`;
}

/** `envs/dev.ts:12`, or `near envs/dev.ts:12` where the value itself was computed. */
export const formatPlace = ({ file, line, precision }: Place): string => `${precision === 'near' ? 'near ' : ''}${file}:${line}`;

/** `2 errors, 1 warning` */
export function formatCounts(findings: readonly Finding[]): string {
  return (['error', 'warning', 'note'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

function paint(severity: Severity, { red, yellow, blue }: TextStyle): (text: string) => string {
  return { error: red, warning: yellow, note: blue }[severity];
}
