import { addressRules } from './cluster-addresses';
import { computeRules } from './cluster-compute';
import { endpointRules } from './cluster-endpoint';
import { keyRules } from './cluster-keys';
import { logRules } from './cluster-logs';
import { roleRules } from './cluster-roles';
import { versionRules } from './cluster-version';
import { zoneRules } from './cluster-zones';
import { isClusterName, nameLimits } from '../model/names';
import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const CREATE_CLUSTER = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html', date };
const SCALING = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-provisioned-control-plane.html', date };
const DELETION = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html', date };

/** Values of a fixed list, by path. A tier that came later (`tier-8xl`) is refused by the provider that the bindings were made of. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'cluster.supportType': ['STANDARD', 'EXTENDED'],
  'cluster.scalingTier': ['standard', 'tier-xl', 'tier-2xl', 'tier-4xl'],
  'cluster.logs.types.*': ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
  'cluster.autoModeLogs.*': ['compute', 'block-storage', 'load-balancing', 'ipam'],
};

const choicesAt = (path: readonly (string | number)[]): readonly string[] =>
  CHOICES[path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')] ?? [];

const generalRules: readonly Rule[] = [
  relationRule({
    id: 'CLU010',
    severity: 'error',
    title: 'A name that EKS refuses for a cluster',
    why: 'The name becomes part of the log group, of tags and of policies; it cannot be changed later without making the cluster anew.',
    fix: 'start with a letter or digit; then letters, digits, - and _',
    sources: [CREATE_CLUSTER],
    failureModes: ['A27'],
    example: { before: "name: 'shop.production'", after: "name: 'shop-production'" },
    subject: 'cluster',
    *check({ name }) {
      const longest = nameLimits.cluster;
      if (isReference(name) || isClusterName(name)) return;
      const better = name
        .replace(/[^\w-]+/g, '-')
        .replace(/^[-_]+|-+$/g, '')
        .slice(0, longest);
      yield {
        path: ['name'],
        received: `'${name}'`,
        message: `letters, digits, '-' and '_', starting with a letter or digit, at most ${longest} characters`,
        ...suggesting(better, name),
      };
    },
  }),
  valueRule({
    id: 'CLU011',
    severity: 'warning',
    title: 'Written twice',
    why: 'The list is a set: the second one adds nothing. Perhaps another value was meant.',
    fix: 'remove it, or write the value that was meant',
    sources: [CREATE_CLUSTER],
    example: { before: "builtInNodePools: ['system', 'system']", after: "builtInNodePools: ['general-purpose', 'system']" },
    at: [
      'cluster.builtInNodePools',
      'cluster.zones',
      'cluster.logs.types',
      'cluster.autoModeLogs',
      'cluster.endpoint.publicFrom',
      'cluster.remoteNetworks.nodes',
      'cluster.remoteNetworks.pods',
    ],
    check: (value) =>
      Array.isArray(value)
        ? value.flatMap((item, index) => (value.indexOf(item) < index ? [{ below: [index], message: 'once is enough' }] : []))
        : undefined,
  }),
  valueRule({
    id: 'CLU012',
    severity: 'error',
    title: 'None of the values that there are',
    why: 'EKS, or the provider when it plans, refuses other values.',
    fix: 'write one of them',
    sources: [CREATE_CLUSTER, SCALING],
    failureModes: ['A23'],
    example: { before: "scalingTier: 'tier-8xl'", after: "scalingTier: 'tier-4xl'" },
    at: Object.keys(CHOICES),
    check: ofText((text, { path }) => {
      const choices = choicesAt(path);
      return choices.includes(text)
        ? undefined
        : { message: `accepted are ${choices.join(', ')}`, ...suggesting(didYouMean(text, choices)) };
    }),
  }),
  relationRule({
    id: 'CLU013',
    severity: 'warning',
    title: 'Production without deletion protection',
    why: 'One `terraform destroy` in the wrong folder, or one changed argument that replaces the cluster, deletes it with everything in it. With protection EKS refuses, until it is switched off in an apply of its own.',
    fix: 'leave deletionProtection out, or write true',
    sources: [DELETION],
    failureModes: ['A16'],
    example: {
      before: "profile: 'production', cluster: { deletionProtection: false }",
      after: "profile: 'production', cluster: {}",
    },
    subject: 'environment',
    *check({ profile, cluster }) {
      if (profile === 'production' && cluster?.deletionProtection === false) {
        yield { path: ['cluster', 'deletionProtection'], message: 'production clusters are better protected' };
      }
    },
  }),
];

/** Everything that is said about a cluster, alone or with the network that it is in. */
export const clusterRules: readonly Rule[] = [
  ...versionRules,
  ...generalRules,
  ...endpointRules,
  ...addressRules,
  ...computeRules,
  ...roleRules,
  ...keyRules,
  ...logRules,
  ...zoneRules,
];
