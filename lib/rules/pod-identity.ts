import { quotas } from '../aws/quotas';
import type { PodIdentity } from '../model/pod-identity';
import { formatPath } from './input-path';
import {
  asNamespace,
  asServiceAccount,
  isNamespace,
  isServiceAccount,
  namespaceForm,
  serviceAccountForm,
} from './kubernetes-names';
import { podPolicyRules } from './pod-policies';
import { podRoleRules } from './pod-roles';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const POD_IDENTITIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };
const ASSOCIATION = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html', date };
const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const { podIdentityAssociations } = quotas;

const serviceAccountOf = ({ namespace, serviceAccount }: PodIdentity): string => `${namespace}/${serviceAccount}`;

/** Permissions of pods. */
export const podIdentityRules: readonly Rule[] = [
  valueRule({
    id: 'POD001',
    severity: 'error',
    title: 'A namespace that Kubernetes cannot have',
    why: 'AWS does not look whether the namespace of an association or of a trust policy exists. With a name that cannot exist, the pods get no credentials and nothing says why.',
    fix: 'write the namespace as `kubectl get namespaces` prints it',
    sources: [POD_IDENTITIES, { url: `${NAMES}#dns-label-names`, date }],
    failureModes: ['G06'],
    example: { before: "namespace: 'Payments'", after: "namespace: 'payments'" },
    at: ['podIdentities.*.namespace', 'irsaRoles.*.namespace'],
    check: ofText((name) => (isNamespace(name) ? undefined : { message: namespaceForm, ...suggesting(asNamespace(name), name) })),
  }),
  valueRule({
    id: 'POD002',
    severity: 'error',
    title: 'A service account that Kubernetes cannot have',
    why: 'AWS does not look whether the service account of an association or of a trust policy exists. With a name that cannot exist, the pods get no credentials and nothing says why.',
    fix: 'write the name as `kubectl get serviceaccounts -n <namespace>` prints it, without the namespace',
    sources: [POD_IDENTITIES, { url: `${NAMES}#dns-subdomain-names`, date }],
    failureModes: ['G06'],
    example: { before: "serviceAccount: 'payments:api'", after: "namespace: 'payments', serviceAccount: 'api'" },
    at: ['podIdentities.*.serviceAccount', 'irsaRoles.*.serviceAccount'],
    check: ofText((name) => {
      if (isServiceAccount(name)) return undefined;
      const [, last] = /^(?:system:serviceaccount:)?[^:/]+[:/]([^:/]+)$/.exec(name) ?? [];
      return { message: serviceAccountForm, ...suggesting(asServiceAccount(last ?? name), name) };
    }),
  }),
  valueRule({
    id: 'POD003',
    severity: 'error',
    title: 'The name of a Pod Identity, or of a role by IRSA, that cannot be an address',
    why: 'The name becomes the Terraform address and the end of the role name. Role names that differ only in case are one name to IAM.',
    fix: "use lower case letters, digits, '-' and '_', beginning with a letter or a digit",
    sources: [
      { url: 'https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers', date },
      { url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html', date },
    ],
    example: { before: "podIdentities: { 'Payments API': … }", after: "podIdentities: { 'payments-api': … }" },
    at: ['podIdentities.*', 'irsaRoles.*'],
    check: (_, { path }) => {
      const name = String(path.at(-1));
      if (/^[a-z0-9][a-z0-9_-]*$/.test(name)) return undefined;
      const suggestion = name
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, '-')
        .replace(/^[^a-z0-9]+|-+$/g, '');
      return {
        received: `'${name}'`,
        message: "lower case letters, digits, '-' and '_', beginning with a letter or a digit",
        ...suggesting(suggestion),
      };
    },
  }),
  relationRule({
    id: 'POD004',
    severity: 'error',
    title: 'Two roles for one service account',
    why: 'A service account of a cluster has at most one association; EKS answers the second with "Association already exists".',
    fix: 'put the permissions of both into one',
    sources: [POD_IDENTITIES, { url: 'https://github.com/eksctl-io/eksctl/issues/7753', date }],
    failureModes: ['G04'],
    example: {
      before: "reader: { namespace: 'shop', serviceAccount: 'api', … }, writer: { namespace: 'shop', serviceAccount: 'api', … }",
      after: "api: { namespace: 'shop', serviceAccount: 'api', statements: [/* both */] }",
    },
    subject: 'podIdentities',
    *check(podIdentities) {
      const first = new Map<string, PodIdentity>();
      for (const podIdentity of podIdentities) {
        const key = serviceAccountOf(podIdentity);
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, podIdentity);
        else {
          yield {
            path: [podIdentity.name, 'serviceAccount'],
            received: `'${key}'`,
            message: `${formatPath(['podIdentities', earlier.name])} is for this service account too`,
          };
        }
      }
    },
  }),
  relationRule({
    id: 'POD005',
    severity: 'error',
    title: 'A role for the service account of an add-on that has one',
    why: 'The add-on makes the association of its service account itself; EKS answers the second with "Association already exists".',
    fix: 'write the role at the add-on, in `addons.<name>.podIdentities`, and nowhere else',
    sources: [ASSOCIATION, { url: 'https://github.com/eksctl-io/eksctl/issues/7753', date }],
    failureModes: ['G04'],
    example: {
      before:
        "podIdentities: { efs: { namespace: 'kube-system', serviceAccount: 'efs-csi-controller-sa', … } }, addons: { 'aws-efs-csi-driver': {} }",
      after: "addons: { 'aws-efs-csi-driver': { podIdentities: { 'efs-csi-controller-sa': { role: '…' } } } }",
    },
    subject: 'environment',
    *check({ podIdentities = [], addons = [] }) {
      const owners = new Map(
        addons.flatMap(({ name, namespace, podIdentities: own }) =>
          namespace === undefined
            ? []
            : own.map(({ serviceAccount }) => [`${namespace}/${serviceAccount}` as string, name] as const),
        ),
      );
      for (const podIdentity of podIdentities) {
        const owner = owners.get(serviceAccountOf(podIdentity));
        if (owner !== undefined) {
          yield { path: ['podIdentities', podIdentity.name, 'serviceAccount'], message: `add-on ${owner} has a role for it` };
        }
      }
    },
  }),
  relationRule({
    id: 'POD006',
    severity: 'error',
    title: 'More associations than a cluster takes',
    why: `A cluster has at most ${podIdentityAssociations.value} Pod Identity associations, and AWS does not raise that.`,
    fix: 'let services share a service account, or spread them over clusters',
    sources: [podIdentityAssociations.source],
    failureModes: ['G14'],
    example: { before: 'podIdentities: { /* 5,001 */ }', after: 'podIdentities: { /* fewer */ }' },
    subject: 'podIdentities',
    *check({ length }) {
      if (length > podIdentityAssociations.value) {
        yield { path: [], received: `${length}`, message: `at most ${podIdentityAssociations.value} in a cluster` };
      }
    },
  }),
  ...podRoleRules,
  ...podPolicyRules,
];
