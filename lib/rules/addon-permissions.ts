import { addonFacts, addonsSource, addonsWithoutAwsCalls, communityAddonsSource } from '../aws/addons';
import type { Addon } from '../model/addon';
import type { InputPath } from './input-path';
import { asServiceAccount, isServiceAccount, serviceAccountForm } from './kubernetes-names';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const POD_IDENTITIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };
const ADDON_ROLES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/add-ons-iam.html', date: '2026-11-28' };

const nameOf = (path: InputPath): string => String(path.at(-1));

/** Service accounts that an add-on is useless without and that get nothing. */
const withoutPermissions = ({ name, podIdentities }: Addon): readonly { serviceAccount: string; actions: readonly string[] }[] =>
  (addonFacts(name)?.serviceAccounts ?? [])
    .filter(({ required, serviceAccount }) => required && !podIdentities.some((own) => own.serviceAccount === serviceAccount))
    .map(({ serviceAccount, actions = [] }) => ({ serviceAccount, actions }));

/** What add-ons may do in AWS. */
export const addonPermissionRules: readonly Rule[] = [
  valueRule({
    id: 'ADD006',
    severity: 'error',
    title: 'A service account that Kubernetes cannot have',
    why: 'A role is for one of the service accounts of the add-on. Under a name that none can have, the pods go without.',
    fix: 'take it from `aws eks describe-addon-configuration --addon-name <name> --addon-version <version>`',
    sources: [POD_IDENTITIES],
    failureModes: ['G06'],
    example: { before: 'podIdentities: { CloudwatchAgent: { … } }', after: "podIdentities: { 'cloudwatch-agent': { … } }" },
    at: ['addons.*.podIdentities.*'],
    check: (_, { path }) => {
      const name = nameOf(path);
      return isServiceAccount(name)
        ? undefined
        : { received: `'${name}'`, message: serviceAccountForm, ...suggesting(asServiceAccount(name)) };
    },
  }),
  relationRule({
    id: 'ADD007',
    severity: 'warning',
    title: 'An add-on without the permissions that it works with',
    why: 'Its pods start and every call to AWS is denied. Nodes of Auto Mode hide the instance metadata, so there is no node role to fall back to.',
    fix: 'write `podIdentities` of the add-on with a role, managed policies or statements; or a Pod Identity for the service account with a permission set',
    sources: [addonsSource, communityAddonsSource],
    failureModes: ['G03'],
    example: {
      before: "'external-dns': {}",
      after: "'external-dns': { podIdentities: { 'external-dns': { role: 'arn:aws:iam::111122223333:role/dns' } } }",
    },
    subject: 'environment',
    *check({ addons = [], podIdentities }) {
      // One of them may be what gives the permissions: where they are not known, nothing is missing.
      if (podIdentities === undefined) return;
      for (const addon of addons) {
        for (const { serviceAccount, actions } of withoutPermissions(addon)) {
          const elsewhere = podIdentities.some(
            (one) => one.namespace === addon.namespace && one.serviceAccount === serviceAccount,
          );
          if (elsewhere) continue;
          const needs = actions.length === 0 ? 'permissions' : actions.join(', ');
          yield {
            path: ['addons', addon.name, 'podIdentities'],
            received: `nothing for service account '${serviceAccount}'`,
            message: `it needs ${needs}`,
          };
        }
      }
    },
  }),
  valueRule({
    id: 'ADD013',
    severity: 'warning',
    title: 'A version that cannot use its permissions',
    why: 'Versions before 3.1.0 know nothing of EKS Pod Identity. The agents start, look for the credentials of the node, which pods of Auto Mode do not reach, and send nothing.',
    fix: 'write v3.1.0-eksbuild.1 or newer, or leave the version out',
    sources: [
      {
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-setup-EKS-addon.html',
        date: '2026-11-28',
      },
      { url: 'https://github.com/aws/amazon-cloudwatch-agent/issues/1101', date: '2026-11-28' },
    ],
    failureModes: ['G03'],
    example: { before: "version: 'v1.8.0-eksbuild.1'", after: "version: 'v4.5.0-eksbuild.1'" },
    at: ['addons.amazon-cloudwatch-observability.version'],
    check: ofText((version) => {
      const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
      if (major === undefined || Number(major) > 3 || (major === '3' && Number(minor) >= 1)) return undefined;
      return { message: 'v3.1.0 or newer' };
    }),
  }),
  relationRule({
    id: 'ADD010',
    severity: 'error',
    title: 'Two add-ons whose roles would have one name',
    why: 'The role of an add-on is named after its service account, and role names are unique in an account.',
    fix: 'write `role` for one of them',
    sources: [{ url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html', date }],
    example: { before: 'both with managedPolicies for service account controller', after: 'one of them with role: …' },
    subject: 'addons',
    *check(addons) {
      const owners = new Map<string, string>();
      for (const { name, podIdentities } of addons) {
        for (const { serviceAccount, role } of podIdentities) {
          if (role.kind === 'existing') continue;
          const owner = owners.get(role.name);
          if (owner === undefined) owners.set(role.name, name);
          else yield { path: [name, 'podIdentities', serviceAccount], message: `${owner} makes the role '${role.name}' too` };
        }
      }
    },
  }),
  valueRule({
    id: 'ADD016',
    severity: 'warning',
    title: 'A role for an add-on that calls nothing of AWS',
    why: 'Its pods never ask for credentials, so the role is one more that nobody uses. The agent of Pod Identity itself works with the role of its node.',
    fix: 'remove `podIdentities`; `aws eks describe-addon-versions` says of each version whether it requiresIamPermissions',
    sources: [
      ADDON_ROLES,
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html', date: '2026-11-28' },
    ],
    example: {
      before: "'metrics-server': { podIdentities: { 'metrics-server': { managedPolicies: ['ReadOnlyAccess'] } } }",
      after: "'metrics-server': {}",
    },
    at: ['addons.*.podIdentities'],
    check: (value, { path }) => {
      const name = nameOf(path.slice(0, -1));
      if (!addonsWithoutAwsCalls.has(name) || value === null || typeof value !== 'object') return undefined;
      const accounts = Object.keys(value);
      return accounts.length === 0
        ? undefined
        : { received: accounts.join(', '), message: `nothing: ${name} calls no service of AWS` };
    },
  }),
];
