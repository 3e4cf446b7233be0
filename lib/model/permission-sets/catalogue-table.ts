import { arnKinds } from './arn-kinds';
import { findPermissionSet, permissionSetNames, type AnyPermissionSet } from './catalogue';
import type { ScopeMember } from './permission-set';

/** The catalogue as a Markdown table, one line per set. */
export function permissionSetTable(): string {
  return [
    '| set | for | limited by | usual namespace / service account | source |',
    '|---|---|---|---|---|',
    ...permissionSetNames.flatMap((name) => {
      const set = findPermissionSet(name);
      return set === undefined ? [] : [row(set)];
    }),
  ].join('\n');
}

/** What is worth knowing of each set, as Markdown. */
export function permissionSetNotes(): string {
  return permissionSetNames
    .flatMap((name) => {
      const set = findPermissionSet(name);
      return set === undefined || set.notes.length === 0 ? [] : [`* \`${name}\`: ${set.notes.join(' ')}`];
    })
    .join('\n');
}

function row({ name, purpose, members, atLeastOneOf, installation, managedPolicies, sources }: AnyPermissionSet): string {
  const scope = Object.entries(members).map(([key, member]) => {
    const mark = !member.optional ? '' : atLeastOneOf.includes(key) ? ' (one of these)' : ' (optional)';
    return `\`${key}\` ${meaning(member)}${mark}`;
  });
  const limits = [...scope, ...(managedPolicies.length === 0 ? [] : [`managed: ${managedPolicies.join(', ')}`])];
  const place = installation === undefined ? 'yours' : `${installation.namespace} / ${installation.serviceAccount}`;
  const links = sources.map(({ url, date }, index) => `[${index === 0 ? date : String(index + 1)}](${url})`);
  return `| \`${name}\` | ${purpose} | ${limits.join('; ') || 'nothing'} | ${place} | ${links.join(' ')} |`;
}

function meaning(member: ScopeMember): string {
  switch (member.kind) {
    case 'arns':
      return member.of.length > 3 ? 'RDS resources' : member.of.map((kind) => arnKinds[kind].noun).join(', ');
    case 'texts':
      return { prefix: 'folders', 'metric-namespace': 'CloudWatch namespaces', 'mail-address': 'addresses' }[member.of];
    case 'choice':
      return member.values.join(' or ');
    case 'flag':
      return member.adds;
  }
}
