import { addonFacts } from '../aws/addons';
import type { NamespaceSettings } from '../model/kubernetes/namespace';
import type { Platform } from '../model/platform';
import { relationRule, type Rule } from './rule';

const date = '2026-11-28';
const POD_SECURITY = { url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/', date: '2026-11-21' };
const POLICIES = { url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/', date };
const NODE_EXPORTER = {
  url: 'https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus-node-exporter',
  date,
};
const CLOUDWATCH = {
  url: 'https://github.com/aws-observability/helm-charts/tree/main/charts/amazon-cloudwatch-observability',
  date,
};

/** Add-ons whose pods are in the namespace. */
const addonsIn = ({ name }: NamespaceSettings, { names }: Platform): readonly string[] =>
  (names.addons ?? []).filter(({ namespace }) => namespace === name).map((addon) => addon.name);

const thatUseNodes = (addons: readonly string[]): readonly string[] =>
  addons.filter((name) => addonFacts(name)?.usesNode === true);

/** What is meant to run in a namespace, and whether it may. */
export const namespaceContentsRules: readonly Rule[] = [
  relationRule({
    id: 'NSP009',
    severity: 'warning',
    title: 'Pods of this namespace may do everything',
    why: 'Privileged pods reach the node, and with it every pod on it and its credentials.',
    fix: "podSecurity: 'baseline', or acknowledge it for agents that need it",
    sources: [POD_SECURITY],
    example: { before: "podSecurity: 'privileged'", after: "podSecurity: 'baseline'" },
    subject: 'platform',
    *check(platform) {
      // One that is not known may need it.
      if (platform.names.addons === undefined) return;
      for (const one of platform.namespaces) {
        // The namespace of such an add-on is privileged without being told.
        if (one.podSecurity.enforce !== 'privileged' || thatUseNodes(addonsIn(one, platform)).length > 0) continue;
        yield { path: ['namespaces', one.name, 'podSecurity'], received: "'privileged'", message: 'baseline or restricted' };
      }
    },
  }),
  relationRule({
    id: 'NSP021',
    severity: 'warning',
    title: 'An add-on whose pods the namespace refuses',
    why: 'The add-on reads files, the network or the processes of its node, which Pod Security forbids below privileged. Kubernetes then makes none of these pods, and an add-on that waits for them fails after half an hour.',
    fix: 'leave podSecurity out: the namespace of such an add-on is privileged',
    sources: [POD_SECURITY, NODE_EXPORTER, CLOUDWATCH],
    failureModes: ['G02'],
    example: {
      before: "namespaces: { 'amazon-cloudwatch': { podSecurity: 'baseline' } }",
      after: "namespaces: { 'amazon-cloudwatch': {} }",
    },
    subject: 'platform',
    *check(platform) {
      for (const one of platform.namespaces) {
        const refused = thatUseNodes(addonsIn(one, platform));
        if (one.podSecurity.enforce === 'privileged' || refused.length === 0) continue;
        yield {
          path: ['namespaces', one.name, 'podSecurity'],
          received: `'${one.podSecurity.enforce}'`,
          message: `pods of ${refused.join(', ')} need privileged`,
        };
      }
    },
  }),
  relationRule({
    id: 'NSP022',
    severity: 'warning',
    title: 'Software of the cluster that its namespace cuts off',
    why: 'Operators and agents talk to the API server, and many to AWS. Between deny-all or same-namespace and the rest of the world there are only DNS and the credentials of Pod Identity, so they start and reach nothing.',
    fix: "networkPolicy: 'allow-all' here, or acknowledge this when the chart brings policies of its own",
    sources: [POLICIES],
    failureModes: ['C25'],
    example: {
      before: "addons: { 'external-dns': {} }, …, namespaces: { 'external-dns': { networkPolicy: 'deny-all' } }",
      after: "namespaces: { 'external-dns': {} }",
    },
    subject: 'platform',
    *check(platform) {
      // While nobody obeys policies, that is what is said.
      if (platform.networkPolicy === 'off') return;
      for (const one of platform.namespaces.filter(({ networkPolicy }) => networkPolicy !== 'allow-all')) {
        const cut = [
          ...addonsIn(one, platform).filter((name) => addonFacts(name)?.onHostNetwork !== true),
          ...platform.helmReleases.filter(({ namespace }) => namespace === one.name).map(({ name }) => name),
        ];
        if (cut.length === 0) continue;
        yield {
          path: ['namespaces', one.name, 'networkPolicy'],
          message: `${cut.join(', ')} would reach neither the API server nor AWS`,
        };
      }
    },
  }),
];
