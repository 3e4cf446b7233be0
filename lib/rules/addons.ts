import { addonFacts, addonsSource, addonTable, builtInAddons, communityAddonsSource, isMixedComputeAddon } from '../aws/addons';
import { addonPermissionRules } from './addon-permissions';
import { didYouMean } from './did-you-mean';
import { type InputPath, valueAt } from './input-path';
import { relationRule, valueRule, type Rule } from './rule';
import { suggesting, ofText } from './texts';
import { unwritable } from './unwritable';

const date = '2026-11-21';
const ADD_ONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html', date };
const PRIVATE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html', date };

const ADDON_RESOURCE = {
  url: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/eks/addon.go',
  date: '2026-11-28',
};

const known = Object.keys(addonTable);

/** Those of AWS, and `<vendor>_<product>` of the Marketplace. */
const ADDON_NAME = /^[a-z\d][\w-]*$/i;
const BUILD_OF_EKS = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;
/** What the provider takes; sellers in the Marketplace number their builds in their own way. */
const ANY_BUILD = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\da-z-]+(\.[\da-z-]+)*)?(\+[\da-z-]+(\.[\da-z-]+)*)?$/i;
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
      return similar === undefined && ADDON_NAME.test(name)
        ? undefined
        : { received: `'${name}'`, message: 'there is no add-on of this name', ...suggesting(similar) };
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
      // Of what can be no name, enough has been said.
      if (!ADDON_NAME.test(name)) return undefined;
      return { received: `'${name}'`, message: `not one of ${known.join(', ')}` };
    },
  }),
  valueRule({
    id: 'ADD004',
    severity: 'error',
    title: 'A version that no add-on has',
    why: 'Terraform takes a v and three numbers, and perhaps what follows them. Builds of AWS are named v<version>-eksbuild.<number>, and EKS does not take a version of theirs without its build.',
    fix: 'take it from `aws eks describe-addon-versions --addon-name <name> --kubernetes-version <minor>`, or leave it out',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html', date }, ADDON_RESOURCE],
    example: { before: "version: '0.8.0'", after: "version: 'v0.8.0-eksbuild.2'" },
    at: ['addons.*.version'],
    check: ofText((version, { path }) => {
      const builds = addonFacts(nameOf(path.slice(0, -1))) === undefined ? ANY_BUILD : BUILD_OF_EKS;
      if (builds.test(version)) return undefined;
      return {
        message: "a version is 'v0.8.0-eksbuild.2'",
        ...suggesting(builds.test(`v${version}`) ? `v${version}` : undefined),
      };
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
  ...addonPermissionRules,
];
