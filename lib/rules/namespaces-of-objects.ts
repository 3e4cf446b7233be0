import type { Platform } from '../model/platform';
import { isReference } from '../model/reference';
import { systemNamespaces } from '../aws/system-namespaces';
import { didYouMean } from './did-you-mean';
import type { InputPath } from './input-path';
import { isNamespace } from './kubernetes-names';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-28';
const NAMESPACES = { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/', date };
const RBAC = { url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles', date };

/** Objects that name namespaces and roles which somebody else makes. */
export const namespacesOfObjectsRules: readonly Rule[] = [
  relationRule({
    id: 'NSP011',
    severity: 'warning',
    title: 'A ClusterRole that looks like a misspelt one',
    why: 'Kubernetes takes a binding to a role that does not exist, and it allows nothing: people log in and may do nothing. Names are compared with their capitals.',
    fix: 'admin, edit, view or cluster-admin as Kubernetes writes them; or acknowledge this where the cluster has such a role of its own',
    sources: [RBAC],
    failureModes: ['B13'],
    example: { before: "groups: { 'payments-developers': 'veiw' }", after: "groups: { 'payments-developers': 'view' }" },
    subject: 'platform',
    *check({ namespaces, roleBindings }) {
      const bound: readonly (readonly [role: string, path: InputPath])[] = [
        ...namespaces.flatMap(({ name, groups }) =>
          Object.entries(groups).map(([group, role]) => [role, ['namespaces', name, 'groups', group]] as const),
        ),
        ...roleBindings.map(({ name, clusterRole }) => [clusterRole, ['roleBindings', name, 'clusterRole']] as const),
      ];
      for (const [role, path] of bound) {
        if (BUILT_IN.includes(role) || isReference(role)) continue;
        const suggestion = didYouMean(role, BUILT_IN);
        if (suggestion === undefined) continue;
        yield { path, received: `'${role}'`, message: 'no ClusterRole that every cluster has', suggestion };
      }
    },
  }),
  relationRule({
    id: 'NSP012',
    severity: 'warning',
    title: 'An object in a namespace that nothing here makes',
    why: 'Terraform makes the object when it applies, and the API answers with 404 while the namespace does not exist. Every cluster has default and those of kube-; declared namespaces, add-ons and charts make theirs.',
    fix: 'declare the namespace: namespaces: { … }; or acknowledge this where something else has made it before',
    sources: [NAMESPACES],
    failureModes: ['B13', 'G06'],
    example: {
      before: "serviceAccounts: { api: { namespace: 'shop' } }",
      after: "namespaces: { shop: {} }, serviceAccounts: { api: { namespace: 'shop' } }",
    },
    subject: 'platform',
    needs: ['namespaces', 'names', 'helmReleases'],
    *check(platform) {
      // Argo CD and Flux try again, and may make namespaces.
      const { delivery, names } = platform;
      // Nor is it known which namespace an add-on makes that is not known.
      if (delivery !== 'terraform' || names.addons?.every(({ namespace }) => namespace !== undefined) !== true) return;
      const known = knownNamespaces(platform);
      const declared = platform.namespaces.map(({ name }) => name);
      for (const noun of ['roleBindings', 'serviceAccounts', 'podDisruptionBudgets'] as const) {
        for (const { name, namespace } of platform[noun]) {
          // What is no name of a namespace is another rule's.
          if (known.has(namespace) || isReference(namespace) || !isNamespace(namespace)) continue;
          yield {
            path: [noun, name, 'namespace'],
            received: `'${namespace}'`,
            message: declared.length === 0 ? 'no namespace is declared' : `declared are ${declared.join(', ')}`,
            ...suggesting(didYouMean(namespace, declared)),
          };
        }
      }
    },
  }),
];

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const BUILT_IN = ['admin', 'cluster-admin', 'edit', 'view'];

const knownNamespaces = ({ namespaces, names, helmReleases }: Platform): ReadonlySet<string> =>
  new Set([
    ...systemNamespaces,
    ...namespaces.map(({ name }) => name),
    ...(names.addons ?? []).flatMap(({ namespace }) => namespace ?? []),
    ...helmReleases.map(({ namespace }) => namespace),
  ]);
