import { fargateQuotas } from '../aws/mixed-compute';
import type { Addon } from '../model/addon';
import type { FargateProfile, FargateSelector } from '../model/fargate-profile';
import { selectsNamespace } from '../model/fargate-profiles';
import type { PodIdentity } from '../model/pod-identity';
import { isReference } from '../model/reference';
import { formatPath, type InputPath } from './input-path';
import { isLabelKey, isLabelValue, labelKeyForm, labelValueForm } from './kubernetes-labels';
import { asNamespacePattern } from './kubernetes-names';
import { relationRule, valueRule, type Problem, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const PROFILE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html', date };
const QUOTAS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html', date };
const POD_IDENTITIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };
const { selectorsOfProfile, labelsOfSelector, profilesOfCluster } = fargateQuotas;

/** `*` and `?` may stand anywhere; with a letter in their place it has to be what Kubernetes takes. */
const withoutWildcards = (text: string): string => text.replace(/[*?]/g, 'x');

/** A service account that gets a role by Pod Identity. */
interface Identity {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly path: InputPath;
}

function identities(podIdentities: readonly PodIdentity[], addons: readonly Addon[]): readonly Identity[] {
  return [
    ...podIdentities.map(({ name, namespace, serviceAccount }) => ({
      namespace,
      serviceAccount,
      path: ['podIdentities', name] as const,
    })),
    ...addons.flatMap(({ name, namespace, podIdentities: own }) =>
      namespace === undefined
        ? []
        : own.map(({ serviceAccount }) => ({
            namespace,
            serviceAccount,
            path: ['addons', name, 'podIdentities', serviceAccount] as const,
          })),
    ),
  ];
}

/** The first selector that takes pods of the service account, of those that `counts`. */
function* onFargate(
  profiles: readonly FargateProfile[],
  all: readonly Identity[],
  counts: (selector: FargateSelector) => boolean,
): Iterable<{ readonly identity: Identity; readonly place: string; readonly selector: FargateSelector }> {
  for (const identity of all) {
    if (isReference(identity.namespace)) continue;
    const found = profiles
      .flatMap(({ name, selectors }) => selectors.map((selector, index) => ({ name, selector, index })))
      .find(({ selector }) => counts(selector) && selectsNamespace(selector, identity.namespace));
    if (found === undefined) continue;
    const place = formatPath(['cluster', 'fargateProfiles', found.name, 'selectors', found.index]);
    yield { identity, place, selector: found.selector };
  }
}

const isForAll = ({ labels }: FargateSelector): boolean => Object.keys(labels).length === 0;

/** Pods on Fargate. */
export const fargateRules: readonly Rule[] = [
  relationRule({
    id: 'CMP001',
    severity: 'error',
    title: 'A Fargate profile without selectors',
    why: 'Selectors say which pods run on Fargate; EKS refuses a profile without any.',
    fix: "write at least one: selectors: [{ namespace: 'batch' }]",
    sources: [PROFILE],
    example: { before: 'selectors: []', after: "selectors: [{ namespace: 'batch' }]" },
    subject: 'cluster',
    *check({ fargateProfiles }) {
      for (const { name, selectors } of fargateProfiles) {
        if (selectors.length === 0) yield { path: ['fargateProfiles', name, 'selectors'], message: 'at least one selector' };
      }
    },
  }),
  relationRule({
    id: 'CMP002',
    severity: 'warning',
    title: 'More of Fargate than AWS allows by default',
    why: `A cluster has ${profilesOfCluster} profiles, a profile ${selectorsOfProfile} selectors and a selector ${labelsOfSelector} labels, unless the quotas of the account have been raised. EKS refuses what is above, after the cluster has been made.`,
    fix: 'let wildcards stand for several namespaces (`batch-*`), spread selectors over profiles, or have the quota raised and acknowledge this',
    sources: [QUOTAS, PROFILE],
    example: { before: 'selectors: [/* six namespaces */]', after: "selectors: [{ namespace: 'batch-*' }]" },
    subject: 'cluster',
    *check({ fargateProfiles }) {
      const tooMany = (path: InputPath, count: number, most: number, what: string): readonly Problem[] =>
        count > most ? [{ path: ['fargateProfiles', ...path], received: `${count}`, message: `at most ${most} ${what}` }] : [];
      yield* tooMany([], fargateProfiles.length, profilesOfCluster, 'profiles in a cluster');
      for (const { name, selectors } of fargateProfiles) {
        yield* tooMany([name, 'selectors'], selectors.length, selectorsOfProfile, 'selectors in a profile');
        for (const [index, { labels }] of selectors.entries()) {
          const count = Object.keys(labels).length;
          yield* tooMany([name, 'selectors', index, 'labels'], count, labelsOfSelector, 'labels in a selector');
        }
      }
    },
  }),
  valueRule({
    id: 'CMP003',
    severity: 'error',
    title: 'A namespace that no pod can be in',
    why: 'EKS does not look whether the namespace of a selector exists. With one that cannot exist, no pod runs on Fargate and nothing says why; the profile cannot be changed, only made anew.',
    fix: 'write the namespace as `kubectl get namespaces` prints it; `*` and `?` may stand for other characters',
    sources: [PROFILE, { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names', date }],
    example: { before: "namespace: 'Batch'", after: "namespace: 'batch'" },
    at: ['cluster.fargateProfiles.*.selectors.*.namespace'],
    check: ofText((namespace) =>
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(withoutWildcards(namespace))
        ? undefined
        : {
            message: "lower case letters, digits and '-', at most 63 characters; '*' and '?' stand for others",
            ...suggesting(asNamespacePattern(namespace), namespace),
          },
    ),
  }),
  valueRule({
    id: 'CMP004',
    severity: 'error',
    title: 'A label that no pod can have',
    why: 'A selector takes only pods that have all its labels. With one that Kubernetes refuses, no pod runs on Fargate.',
    fix: "write it as pods have it: labels: { compute: 'fargate' }",
    sources: [PROFILE, { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/', date }],
    example: { before: "labels: { compute: 'on Fargate' }", after: "labels: { compute: 'fargate' }" },
    at: ['cluster.fargateProfiles.*.selectors.*.labels.*'],
    check: ofText((value, { path }) => {
      const key = String(path.at(-1));
      if (!isLabelKey(withoutWildcards(key))) return { received: `'${key}'`, message: labelKeyForm };
      return isLabelValue(withoutWildcards(value)) ? undefined : { message: labelValueForm };
    }),
  }),
  relationRule({
    id: 'CMP005',
    severity: 'error',
    title: 'Pod Identity for pods on Fargate',
    why: 'The agent that hands out credentials does not exist on Fargate, so the pods get none, and there is no node role to fall back to.',
    fix: 'write the entry under `irsaRoles` with `cluster.oidcProvider: true`, or give the selector labels that these pods do not have',
    sources: [POD_IDENTITIES],
    failureModes: ['G15'],
    example: {
      before:
        "fargateProfiles: { batch: { selectors: [{ namespace: 'batch' }] } }, podIdentities: { job: { namespace: 'batch', … } }",
      after: "fargateProfiles: { batch: { selectors: [{ namespace: 'batch' }] } }, irsaRoles: { job: { namespace: 'batch', … } }",
    },
    subject: 'environment',
    *check({ cluster, podIdentities = [], addons = [] }) {
      for (const { identity, place } of onFargate(cluster?.fargateProfiles ?? [], identities(podIdentities, addons), isForAll)) {
        yield {
          path: identity.path,
          received: `'${identity.namespace}/${identity.serviceAccount}'`,
          message: `${place} takes every pod of the namespace to Fargate, where Pod Identity does not work`,
        };
      }
    },
  }),
  relationRule({
    id: 'CMP006',
    severity: 'warning',
    title: 'Pod Identity for pods that may run on Fargate',
    why: 'A selector takes pods of this namespace that have its labels. Those of them that use this service account get no credentials, because Pod Identity does not work on Fargate.',
    fix: 'acknowledge this when its pods do not have the labels; otherwise write the entry under `irsaRoles`',
    sources: [POD_IDENTITIES],
    failureModes: ['G15'],
    example: {
      before: "selectors: [{ namespace: 'batch', labels: { compute: 'fargate' } }]",
      after: 'the same, with a role by IRSA for service accounts of pods with this label',
    },
    subject: 'environment',
    *check({ cluster, podIdentities = [], addons = [] }) {
      const profiles = cluster?.fargateProfiles ?? [];
      const all = identities(podIdentities, addons);
      const certain = new Set([...onFargate(profiles, all, isForAll)].map(({ identity }) => identity));
      for (const { identity, place, selector } of onFargate(profiles, all, (one) => !isForAll(one))) {
        if (certain.has(identity)) continue;
        const labels = Object.entries(selector.labels).map(([key, value]) => `${key}=${value}`);
        yield {
          path: identity.path,
          received: `'${identity.namespace}/${identity.serviceAccount}'`,
          message: `${place} takes pods with ${labels.join(', ')} to Fargate, where Pod Identity does not work`,
        };
      }
    },
  }),
];
