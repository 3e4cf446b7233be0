import type { PermissionExplanation } from '../model/permission-sets';
import { type TextStyle, wrapped } from './terminal';

/** A permission set with the exact statements that it gives for placeholder ARNs. */
export function permissionSetText({ set, scope, statements, managedPolicies }: PermissionExplanation, style: TextStyle): string {
  const indented = (text: string): string => `  ${wrapped(text, 2, Math.min(style.width, 100))}`;
  const json = (value: unknown): string => JSON.stringify(value, undefined, 2).replace(/^/gm, '    ');
  const { installation } = set;
  const usual =
    installation === undefined
      ? []
      : [
          '',
          style.bold('usual installation'),
          `  namespace ${installation.namespace}, service account ${installation.serviceAccount}`,
        ];
  return [
    `${style.bold(set.name)}  permission set`,
    indented(set.purpose),
    '',
    style.bold('write'),
    json({ permissions: { set: set.name, ...scope } }),
    ...usual,
    '',
    style.bold('statements, for these placeholders'),
    json(statements),
    ...(managedPolicies.length === 0 ? [] : ['', style.bold('managed policies'), ...managedPolicies.map((name) => `  ${name}`)]),
    ...(set.notes.length === 0 ? [] : ['', style.bold('notes'), ...set.notes.map(indented)]),
    '',
    style.bold('sources'),
    ...set.sources.map(({ url, date }) => `  ${url} (read ${date})`),
    '',
  ].join('\n');
}
