import type { Finding, Place } from '../rules/finding';
import { formatPath } from '../rules/input-path';
import type { Severity } from '../rules/rule';
import { suggestedText } from './suggested-text';
import { type TextStyle, wrapped } from './terminal';

/** Places of one group that are printed; a program gets all of them. */
const MOST_PLACES = 10;

/**
 * What is said in the same words about several places is said once, below all of them.
 *
 *     error ACC007  production.access.teams.payments.namespaces[0]  envs/production.ts:19
 *                   received 'Payments'; a namespace is lower case letters, digits and '-'
 *                   did you mean 'payments'?
 *                   fix: …
 */
export function formatFindings(findings: readonly Finding[], style: TextStyle): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { rule, severity, received, message, suggestion, fix } = finding;
    const key = JSON.stringify([rule, severity, received, message, suggestion, fix]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => formatGroup(group, style)).join('\n');
}

function formatGroup(group: readonly Finding[], style: TextStyle): string {
  const [first] = group;
  if (first === undefined) return '';
  const { rule, severity, received, message, suggestion, fix } = first;
  const head = `${severity} ${rule}  `;
  const indent = ' '.repeat(head.length);
  const where = (finding: Finding): string => {
    const subject = formatSubject(finding);
    if (finding.place === undefined) return subject;
    const place = formatPlace(finding.place);
    const fits = head.length + subject.length + 2 + place.length <= style.width;
    return `${subject}${fits ? '  ' : `\n${indent}`}${style.dim(place)}`;
  };
  const others = group.slice(1, MOST_PLACES).map((finding) => indent + where(finding));
  const untold = group.length - MOST_PLACES;
  const body = [
    received === undefined ? message : `received ${received}; ${message}`,
    ...(suggestion === undefined ? [] : [`did you mean ${suggestedText(first, suggestion)}?`]),
    `fix: ${fix}`,
  ];
  return [
    `${paint(severity, style)(severity)} ${style.bold(rule)}  ${where(first)}`,
    ...others,
    ...(untold > 0 ? [`${indent}and ${untold} more: --format json has all`] : []),
    ...body.map((text) => indent + wrapped(text, head.length, style.width)),
  ].join('\n');
}

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
