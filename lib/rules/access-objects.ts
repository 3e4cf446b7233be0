import { LOAD_BALANCER_SECRETS } from '../model/kubernetes/load-balancer-secrets';
import { objectName } from '../model/kubernetes/object-name';
import type { Platform } from '../model/platform';
import { isReference } from '../model/reference';
import {
  asNamespace,
  asServiceAccount,
  isNamespace,
  isServiceAccount,
  namespaceForm,
  serviceAccountForm,
} from './kubernetes-names';
import { isLabelKey, isLabelValue, labelKeyForm, labelValueForm } from './kubernetes-labels';
import { relationRule, type Problem, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-28';
const NAMES = { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', date };
const ACCOUNTS = { url: 'https://kubernetes.io/docs/concepts/security/service-accounts/', date };
const RBAC = { url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/', date };

/** Role bindings and service accounts in namespaces of others. */
export const accessObjectRules: readonly Rule[] = [
  relationRule({
    id: 'PLT024',
    severity: 'error',
    title: 'A role binding or a service account that Kubernetes refuses',
    why: 'Namespaces, names, labels and the keys of annotations each have a form of their own; names of role bindings may hold anything but / and %.',
    fix: 'correct it',
    sources: [NAMES, RBAC],
    example: {
      before: "serviceAccounts: { API: { namespace: 'argocd' } }",
      after: "serviceAccounts: { api: { namespace: 'argocd' } }",
    },
    subject: 'platform',
    *check({ roleBindings, serviceAccounts }) {
      for (const { name, namespace, group, clusterRole } of roleBindings) {
        const path = ['roleBindings', name];
        yield* namespaceProblem(path, namespace);
        for (const [member, text] of Object.entries({ group, clusterRole })) {
          if (text === '') yield { path: [...path, member], received: "''", message: 'a name' };
        }
        if (!isReference(name) && !isPathSegment(name)) {
          yield { path, received: `'${name}'`, message: 'a name without / and %' };
        }
      }
      for (const { name, namespace, labels, annotations } of serviceAccounts) {
        const path = ['serviceAccounts', name];
        yield* namespaceProblem(path, namespace);
        if (!isReference(name) && !isServiceAccount(name)) {
          yield { path, received: `'${name}'`, message: serviceAccountForm, ...suggesting(asServiceAccount(name), name) };
        }
        for (const [key, value] of Object.entries(labels)) {
          if (!isLabelKey(key)) yield { path: [...path, 'labels', key], received: `'${key}'`, message: labelKeyForm };
          else if (!isReference(value) && !isLabelValue(value)) {
            yield { path: [...path, 'labels', key], received: `'${value}'`, message: labelValueForm };
          }
        }
        for (const key of Object.keys(annotations)) {
          if (isLabelKey(key.toLowerCase())) continue;
          yield { path: [...path, 'annotations', key], received: `'${key}'`, message: labelKeyForm };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT025',
    severity: 'error',
    title: 'A role binding or a service account that is there already',
    why: 'Terraform stops because the object exists, or makes it twice. Every namespace has the account default; declared namespaces make those of groups, serviceAccounts and loadBalancerSecrets, and of Pod Identities.',
    fix: 'write it in one place',
    sources: [ACCOUNTS],
    example: {
      before: "namespaces: { shop: { groups: { dev: 'edit' } } }, roleBindings: { dev: { namespace: 'shop', group: 'dev', … } }",
      after: "namespaces: { shop: { groups: { dev: 'edit' } } }",
    },
    subject: 'platform',
    *check({ roleBindings, serviceAccounts, namespaces }) {
      for (const { name, namespace } of roleBindings) {
        if (!bindingsOf(namespaces, namespace).includes(name)) continue;
        yield { path: ['roleBindings', name], received: `'${name}'`, message: `platform.namespaces.${namespace} makes it` };
      }
      for (const { name, namespace } of serviceAccounts) {
        const made = namespaces.some((one) => one.name === namespace && one.serviceAccounts.includes(name));
        if (!made && name !== 'default') continue;
        const message = made ? `platform.namespaces.${namespace} makes it` : 'every namespace has this account';
        yield { path: ['serviceAccounts', name], received: `'${name}'`, message };
      }
    },
  }),
];

const bindingsOf = (namespaces: Platform['namespaces'], namespace: string): readonly string[] =>
  namespaces
    .filter(({ name }) => name === namespace)
    .flatMap(({ groups, loadBalancerSecrets }) => [
      ...Object.keys(groups).map(objectName),
      ...(loadBalancerSecrets.length === 0 ? [] : [LOAD_BALANCER_SECRETS]),
    ]);

function* namespaceProblem(path: readonly string[], namespace: string): Iterable<Problem> {
  if (isReference(namespace) || isNamespace(namespace)) return;
  yield {
    path: [...path, 'namespace'],
    received: `'${namespace}'`,
    message: namespaceForm,
    ...suggesting(asNamespace(namespace), namespace),
  };
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names */
const isPathSegment = (name: string): boolean => name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name);
