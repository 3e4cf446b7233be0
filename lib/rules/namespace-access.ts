import { managedControllersGroup } from '../aws/controller-features';
import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const ENTRIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html', date };

/** Who may do something in namespaces, by names that nobody compares. */
export const namespaceAccessRules: readonly Rule[] = [
  relationRule({
    id: 'NSP004',
    severity: 'warning',
    title: 'A group that nobody is in',
    why: 'EKS does not compare the groups of access entries with those of role bindings: with a misspelt group people log in and may do nothing.',
    fix: 'name a group of access.teams.*.groups',
    sources: [ENTRIES],
    failureModes: ['B13'],
    example: { before: "groups: { 'payment-developers': 'edit' }", after: "groups: { 'payments-developers': 'edit' }" },
    subject: 'platform',
    needs: ['names'],
    *check({ namespaces, roleBindings, names: { groups: known } }) {
      if (known === undefined) return;
      const bound = [
        ...namespaces.flatMap(({ name, groups }) =>
          Object.keys(groups).map((group) => ({ group, path: ['namespaces', name, 'groups', group] })),
        ),
        ...roleBindings.map(({ name, group }) => ({ group, path: ['roleBindings', name, 'group'] })),
      ];
      for (const { group, path } of bound) {
        if (known.includes(group) || group === managedControllersGroup) continue;
        if (group.startsWith('system:') || isReference(group)) continue;
        yield {
          path,
          received: `'${group}'`,
          message: known.length === 0 ? 'no access entry has groups' : `groups of access entries are ${known.join(', ')}`,
          ...suggesting(didYouMean(group, known), group),
        };
      }
    },
  }),
];
