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
  const stdout = [...(others.length === 0 ? [] : [formatFindings(others, style)]), `${judged}: ${result}`];
  return {
    stdout: `${stdout.join('\n')}\n`,
    stderr: errors.length === 0 ? '' : `${formatFindings(errors, style)}\n`,
  };
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
