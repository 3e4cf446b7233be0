import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import { formatPath, type InputPath } from '../rules/input-path';

/** How the findings of one call read to whoever wrote the call. */
export interface Call {
  readonly construct: IConstruct;
  /** `AutoModeCluster 'shop/cluster'` */
  readonly name: string;
  /** From the configuration, in whose words rules speak, to the properties of the call. */
  readonly path: (path: InputPath) => InputPath;
  /** Rules whose warnings are accepted. */
  readonly acknowledged: ReadonlySet<string>;
}

/** Throws one error with everything that is wrong, and leaves warnings with the construct: cdktf prints them. */
export function report(findings: readonly Finding[], call: Call): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity, rule }) => severity === 'warning' && !call.acknowledged.has(rule));
  if (errors.length > 0) {
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
    throw new Error([`${call.name} has ${count}`, ...errors.map((finding) => described(finding, call))].join('\n'));
  }
  for (const warning of warnings) Annotations.of(call.construct).addWarning(described(warning, call));
}

/** One finding on a few lines: id and place, what was received, what is accepted, the remedy. */
export function described(finding: Finding, { path }: Pick<Call, 'path'>): string {
  const { rule, severity, received, message, fix, suggestion } = finding;
  const place = formatPath(path(finding.path));
  return [
    [severity, rule, place].filter((part) => part !== '').join(' '),
    `  ${received === undefined ? message : `received ${received}; ${message}`}`,
    ...(suggestion === undefined ? [] : [`  did you mean '${suggestion}'?`]),
    `  fix: ${fix}`,
  ].join('\n');
}
