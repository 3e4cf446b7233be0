import type { Finding } from '../rules/finding';
import { formatCounts, formatFindings } from './findings-text';
import type { TextStyle } from './terminal';
import type { Printed } from './text-report';

/** What was judged, and what was said about it. */
interface CheckedFolder {
  readonly files: number;
  readonly stacks: readonly { readonly resources: number }[];
  readonly findings: readonly Finding[];
}

/** What was said about a folder of Terraform JSON, for a person. */
export function checkedFolderText({ files, stacks, findings }: CheckedFolder, style: TextStyle): Printed {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  const judged = `${plural(resources, 'resource')} in ${plural(stacks.length, 'stack')}, ${plural(files, 'file')}`;
  const result = findings.length === 0 ? style.green('nothing to correct') : formatCounts(findings);
  // The count comes last, as it does about environments.
  const count = `${judged}: ${result}`;
  const said = others.length === 0 ? [] : [formatFindings(others, style)];
  return errors.length === 0
    ? { stdout: lines([...said, count]), stderr: '' }
    : { stdout: lines(said), stderr: lines([formatFindings(errors, style), count]) };
}

const lines = (parts: readonly string[]): string => parts.map((part) => `${part}\n`).join('');

/** `1 resource`, `2 resources` */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
