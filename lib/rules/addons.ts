import { addonFacts, addonsSource, addonTable, builtInAddons, communityAddonsSource, isMixedComputeAddon } from '../aws/addons';
import type { Addon } from '../model/addon';
import { didYouMean } from './did-you-mean';
import { type InputPath, valueAt } from './input-path';
import { asServiceAccount, isServiceAccount, serviceAccountForm } from './kubernetes-names';
import { relationRule, valueRule, type Rule } from './rule';
import { suggesting, ofText } from './texts';
import { unwritable } from './unwritable';

const date = '2026-11-21';
const ADD_ONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html', date };
const PRIVATE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html', date };
const POD_IDENTITIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };

const known = Object.keys(addonTable);
const nameOf = (path: InputPath): string => String(path.at(-1));

const hasMembers = (value: unknown): boolean => value !== null && typeof value === 'object' && Object.keys(value).length > 0;

/** Whether there is something beside Auto Mode that lacks the add-on. */
const isNeeded = (name: string, input: unknown): boolean =>
  (isMixedComputeAddon(name) && mayHave('nodeGroups', input)) || (name === 'coredns' && mayHave('fargateProfiles', input));

/** A cluster that is none, or members that are none, have been told: nobody knows what they were to be. */
function mayHave(kind: 'nodeGroups' | 'fargateProfiles', input: unknown): boolean {
  const cluster = valueAt(input, ['cluster']);
  const members = valueAt(cluster, [kind]);
  return typeof cluster !== 'object' || (members !== undefined && (typeof members !== 'object' || hasMembers(members)));
}

/** Service accounts that an add-on is useless without and that get nothing. */
const withoutPermissions = ({ name, podIdentities }: Addon): readonly { serviceAccount: string; actions: readonly string[] }[] =>
  (addonFacts(name)?.serviceAccounts ?? [])
    .filter(({ required, serviceAccount }) => required && !podIdentities.some((own) => own.serviceAccount === serviceAccount))
    .map(({ serviceAccount, actions = [] }) => ({ serviceAccount, actions }));

/** Add-ons of EKS. */
export const addonRules: readonly Rule[] = [
  valueRule({
    id: 'ADD001',
    severity: 'error',
    title: 'An add-on that Auto Mode contains',
    why: 'Auto Mode runs these parts itself, outside the cluster or on every node. Other nodes lack some of them: those make sense beside node groups, and CoreDNS beside Fargate. Otherwise installed beside it they find no node that needs them, compete with it for the same objects, or fail because nodes hide the instance metadata.',
    fix: 'remove it',
    sources: [ADD_ONS, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode.html', date }],
    failureModes: ['G01'],
    example: { before: "addons: { coredns: {}, 'metrics-server': {} }", after: "addons: { 'metrics-server': {} }" },
    at: ['addons.*'],
    check: (_, { path, input }) => {
      const part = builtInAddons.get(nameOf(path));
      return part === undefined || isNeeded(nameOf(path), input)
        ? undefined
        : { received: `'${nameOf(path)}'`, message: `Auto Mode contains it (${part})` };
    },
  }),
  valueRule({
    id: 'ADD002',
    severity: 'error',
    title: 'A misspelt add-on',
    why: 'EKS answers "Addon … specified is not supported", after the cluster has been made.',
    fix: 'write the name as `aws eks describe-addon-versions` prints it',
    sources: [addonsSource, communityAddonsSource],
    example: { before: "addons: { 'metric-server': {} }", after: "addons: { 'metrics-server': {} }" },
    at: ['addons.*'],
    check: (_, { path }) => {
      const name = nameOf(path);
      const similar = known.includes(name) || builtInAddons.has(name) ? undefined : didYouMean(name, known);
      return similar === undefined
        ? undefined
        : { received: `'${name}'`, message: 'there is no add-on of this name', suggestion: similar };
    },
  }),
  valueRule({
    id: 'ADD003',
    severity: 'warning',
    title: 'An add-on that is not known here',
    why: 'It may be one of the AWS Marketplace. Nothing is known of its pods, so it is made after the node pools, and its service accounts get no role unless one is written.',
    fix: 'compare with `aws eks describe-addon-versions --addon-name <name>`: its compute types have to contain auto',
    sources: [addonsSource, communityAddonsSource],
    example: { before: 'addons: { datadog_operator: {} }', after: 'acknowledge ADD003 at addons.datadog_operator' },
    at: ['addons.*'],
    check: (_, { path }) => {
      const name = nameOf(path);
      if (known.includes(name) || builtInAddons.has(name) || didYouMean(name, known) !== undefined) return undefined;
      return { received: `'${name}'`, message: `not one of ${known.join(', ')}` };
    },
  }),
  valueRule({
    id: 'ADD004',
    severity: 'error',
    title: 'A version that no add-on has',
    why: 'Builds of add-ons are named v<version>-eksbuild.<number>. Terraform refuses other forms, and EKS does not take a version without its build.',
    fix: 'take it from `aws eks describe-addon-versions --addon-name <name> --kubernetes-version <minor>`, or leave it out',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html', date }],
    example: { before: "version: '0.8.0'", after: "version: 'v0.8.0-eksbuild.2'" },
    at: ['addons.*.version'],
    check: ofText((version, { path }) => {
      if (addonFacts(nameOf(path.slice(0, -1))) === undefined || /^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version)) return undefined;
      const [, numbers] = /^(\d+\.\d+\.\d+-eksbuild\.\d+)$/.exec(version) ?? [];
      return { message: "a version is 'v0.8.0-eksbuild.2'", ...suggesting(numbers && `v${numbers}`) };
    }),
  }),
  valueRule({
    id: 'ADD005',
    severity: 'error',
    title: 'A configuration that is no JSON',
    why: 'The configuration is handed to EKS as JSON. Functions and undefined values would vanish on the way without a word, and the add-on would keep its default.',
    fix: 'use text, finite numbers, booleans, null, lists and plain objects',
    sources: [ADD_ONS],
    example: { before: 'configuration: { replicas: undefined }', after: 'configuration: { replicas: 2 }' },
    at: ['addons.*.configuration'],
    check: (value) => {
      const problem = unwritable(value);
      return problem && { below: problem.place, message: problem.message };
    },
  }),
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
    *check({ addons = [], podIdentities = [] }) {
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
  relationRule({
    id: 'ADD008',
    severity: 'warning',
    title: 'An add-on before the one that it needs',
    why: 'Without the certificates of cert-manager its webhook does not start, and EKS reports the add-on as degraded.',
    fix: 'add the other one: it is then made first; or acknowledge this when it is there before the platform is applied',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/opentelemetry.html', date }, addonsSource],
    example: { before: 'addons: { adot: {} }', after: "addons: { 'cert-manager': {}, adot: {} }" },
    subject: 'addons',
    *check(addons) {
      for (const { name } of addons) {
        const missing = (addonFacts(name)?.needs ?? []).filter((other) => !addons.some((addon) => addon.name === other));
        if (missing.length > 0) yield { path: [name], received: `'${name}'`, message: `it needs ${missing.join(', ')} first` };
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
  relationRule({
    id: 'ADD011',
    severity: 'warning',
    title: 'An add-on that needs the internet, in a network without',
    why: 'It calls an AWS service that has no VPC endpoint, such as Route 53.',
    fix: 'run it elsewhere, or acknowledge this when a proxy or a transit gateway leads out',
    sources: [PRIVATE],
    failureModes: ['E19'],
    example: { before: "internetAccess: false, …, addons: { 'external-dns': {} }", after: 'internetAccess: true' },
    subject: 'environment',
    *check({ network, addons = [] }) {
      if (network?.kind !== 'own' || network.internetGateway) return;
      for (const { name } of addons) {
        if (addonFacts(name)?.needsInternet === true) {
          yield { path: ['addons', name], received: `'${name}'`, message: 'it calls a service that has no VPC endpoint' };
        }
      }
    },
  }),
];
