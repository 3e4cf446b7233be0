import { systemNamespaces } from '../aws/system-namespaces';
import { quantityValue } from '../model/kubernetes/quantity';
import type { NamespaceSettings } from '../model/kubernetes/namespace';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { asNamespace, isNamespace, isServiceAccount, namespaceForm, serviceAccountForm } from './kubernetes-names';
import { isLabelKey, isLabelValue, labelKeyForm, labelValueForm } from './kubernetes-labels';
import { namespaceAccessRules } from './namespace-access';
import { namespaceQuotaRules } from './namespace-quotas';
import { namespaceContentsRules } from './namespace-contents';
import { namespacesOfObjectsRules } from './namespaces-of-objects';
import { relationRule, type Problem, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const NAMESPACES = { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/', date };
const POLICIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html', date };
const QUOTAS = { url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/', date };
const LIMITS = { url: 'https://kubernetes.io/docs/concepts/policy/limit-range/', date };

const NODES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };

/** Of one node of Auto Mode, whatever its instance. */
const MOST_PODS = 110;

/** Namespaces with what belongs to them. */
export const namespaceRules: readonly Rule[] = [
  relationRule({
    id: 'NSP001',
    severity: 'error',
    title: 'A name that namespaces cannot have',
    why: 'Kubernetes refuses it.',
    fix: 'use lower case letters, digits and hyphens',
    sources: [NAMESPACES],
    failureModes: ['B13'],
    example: { before: 'namespaces: { Payments: {} }', after: 'namespaces: { payments: {} }' },
    subject: 'platform',
    *check({ namespaces }) {
      for (const { name } of namespaces) {
        if (isNamespace(name)) continue;
        yield {
          path: ['namespaces', name],
          received: `'${name}'`,
          message: namespaceForm,
          ...suggesting(asNamespace(name), name),
        };
      }
    },
  }),
  relationRule({
    id: 'NSP002',
    severity: 'error',
    title: 'A namespace that every cluster has',
    why: 'Kubernetes makes default, kube-system, kube-public and kube-node-lease itself: Terraform stops because the object exists already, and destroying the platform would try to delete it.',
    fix: 'use a namespace of your own; roleBindings and serviceAccounts can be in any',
    sources: [NAMESPACES],
    example: { before: "namespaces: { 'kube-system': {} }", after: 'namespaces: { platform: {} }' },
    subject: 'platform',
    *check({ namespaces }) {
      for (const { name } of namespaces.filter((one) => systemNamespaces.includes(one.name))) {
        yield { path: ['namespaces', name], received: `'${name}'`, message: 'Kubernetes makes it itself' };
      }
    },
  }),
  relationRule({
    id: 'NSP003',
    severity: 'warning',
    title: 'Network policies that nobody obeys',
    why: 'While platform.networkPolicy is off, nodes do not read network policies: the namespace looks isolated and is not.',
    fix: "platform: { networkPolicy: 'default-allow' }",
    sources: [POLICIES],
    failureModes: ['C25'],
    example: {
      before: "networkPolicy: 'off', namespaces: { shop: { networkPolicy: 'deny-all' } }",
      after: "networkPolicy: 'default-allow', …",
    },
    subject: 'platform',
    needs: ['networkPolicy'],
    *check({ namespaces, networkPolicy }) {
      if (networkPolicy !== 'off') return;
      for (const one of namespaces.filter((namespace) => namespace.networkPolicy !== 'allow-all')) {
        yield { path: ['namespaces', one.name, 'networkPolicy'], message: 'platform.networkPolicy is off' };
      }
    },
  }),
  relationRule({
    id: 'NSP006',
    severity: 'error',
    title: 'A name in a namespace that Kubernetes refuses',
    why: 'Service accounts, groups of role bindings and labels each have a form of their own.',
    fix: 'correct the name',
    sources: [{ url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', date }],
    failureModes: ['G06'],
    example: { before: "serviceAccounts: ['API_server']", after: "serviceAccounts: ['api-server']" },
    subject: 'platform',
    *check({ namespaces }) {
      for (const one of namespaces) yield* nameProblems(one);
    },
  }),
  relationRule({
    id: 'NSP007',
    severity: 'error',
    title: 'Quantities that Kubernetes refuses',
    why: 'Quotas and limits are quantities; the least may not be above the default, nor the default above the most.',
    fix: "write cpu: '500m', memory: '512Mi'",
    sources: [QUOTAS, LIMITS],
    example: {
      before: "containerLimits: { default: { cpu: '100m' }, defaultRequest: { cpu: '200m' } }",
      after: "default: { cpu: '400m' }, …",
    },
    subject: 'platform',
    *check({ namespaces }) {
      for (const { name, quota, containerLimits } of namespaces) {
        const path = ['namespaces', name];
        yield* quantityProblems([...path, 'quota'], quota);
        for (const [member, resources] of Object.entries(containerLimits ?? {})) {
          yield* quantityProblems([...path, 'containerLimits', member], resources ?? {});
        }
        yield* orderProblems(path, containerLimits ?? {});
      }
    },
  }),
  relationRule({
    id: 'NSP008',
    severity: 'warning',
    title: 'A quota that pods without requests cannot pass',
    why: 'Where a quota counts CPU or memory, Kubernetes refuses every pod that does not say how much it wants.',
    fix: 'containerLimits with a default and a defaultRequest for the same resource',
    sources: [QUOTAS],
    example: {
      before: "quota: { 'requests.cpu': 20 }",
      after: "quota: { 'requests.cpu': 20 }, containerLimits: { defaultRequest: { cpu: '100m' } }",
    },
    subject: 'platform',
    *check({ namespaces }) {
      for (const { name, quota, containerLimits } of namespaces) {
        for (const key of Object.keys(quota)) {
          const [, kind = 'requests', resource] = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(key) ?? [];
          if (resource === undefined) continue;
          const limits = containerLimits ?? {};
          // A default limit is taken as the request too.
          const given = limits.default?.[resource] ?? (kind === 'requests' ? limits.defaultRequest?.[resource] : undefined);
          if (given !== undefined) continue;
          yield {
            path: ['namespaces', name, 'quota', key],
            message: `containers get no ${kind === 'limits' ? 'limit' : 'request'} of ${resource} by default`,
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NSP020',
    severity: 'note',
    title: 'A quota of pods that the nodes cannot hold',
    why: 'A node of Auto Mode holds at most 110 pods, fewer where its instance has fewer addresses or pods have subnets of their own. Beyond that, pods stay pending although the quota lets them.',
    fix: 'more nodes in limits.nodes or maxNodes of a pool, or a smaller quota',
    sources: [NODES],
    failureModes: ['C28'],
    example: {
      before: 'quota: { pods: 500 } with one pool of replicas: 2, limits: { nodes: 3 }',
      after: 'quota: { pods: 300 }',
    },
    subject: 'platform',
    needs: ['nodePools'],
    *check({ namespaces, nodePools, cluster }) {
      const limits = nodePools.map(({ limits }) => limits?.nodes);
      // Where one pool has no limit of nodes, nobody knows.
      if (cluster.builtInNodePools.length > 0 || limits.length === 0 || limits.includes(undefined)) return;
      const nodes = limits.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      for (const { name, quota } of namespaces) {
        const pods = quota['pods'] === undefined ? undefined : quantityValue(quota['pods']);
        if (pods === undefined || pods <= nodes * MOST_PODS) continue;
        yield { path: ['namespaces', name, 'quota', 'pods'], message: `${nodes} nodes hold at most ${nodes * MOST_PODS} pods` };
      }
    },
  }),
  ...namespaceQuotaRules,
  ...namespaceContentsRules,
  ...namespacesOfObjectsRules,
  ...namespaceAccessRules,
];

function* nameProblems({ name, labels, groups, serviceAccounts, loadBalancerSecrets }: NamespaceSettings): Iterable<Problem> {
  const path = ['namespaces', name];
  for (const [key, value] of Object.entries(labels)) {
    const at = [...path, 'labels', key];
    if (!isLabelKey(key)) yield { path: at, received: `'${key}'`, message: labelKeyForm };
    else if (!isReference(value) && !isLabelValue(value)) yield { path: at, received: `'${value}'`, message: labelValueForm };
    else if (key.startsWith('pod-security.kubernetes.io/')) {
      yield { path: at, received: `'${key}'`, message: 'podSecurity writes this label', fix: 'use podSecurity' };
    }
  }
  for (const group of Object.keys(groups).filter((one) => one === '')) {
    yield { path: [...path, 'groups', group], received: `'${group}'`, message: 'a group has a name' };
  }
  for (const account of serviceAccounts) {
    if (isServiceAccount(account)) continue;
    yield { path: [...path, 'serviceAccounts'], member: account, received: `'${account}'`, message: serviceAccountForm };
  }
  for (const secret of loadBalancerSecrets) {
    // Secrets have names of the same form as service accounts.
    if (isReference(secret) || isServiceAccount(secret)) continue;
    yield {
      path: [...path, 'loadBalancerSecrets'],
      member: secret,
      received: `'${secret}'`,
      message: "a Secret is lower case letters, digits, '-' and '.', at most 253 characters",
    };
  }
}

function* quantityProblems(path: InputPath, resources: Readonly<Record<string, string | number>>): Iterable<Problem> {
  for (const [resource, quantity] of Object.entries(resources)) {
    const value = quantityValue(quantity);
    if (isReference(quantity) || (value !== undefined && value >= 0)) continue;
    yield { path: [...path, resource], received: `'${quantity}'`, message: "a quantity such as 20, '500m' or '64Gi'" };
  }
}

/** Each of these may not be above the next. */
const ORDER = ['min', 'defaultRequest', 'default', 'max'] as const;

function* orderProblems(path: InputPath, limits: NonNullable<NamespaceSettings['containerLimits']>): Iterable<Problem> {
  for (const [index, lower] of ORDER.entries()) {
    for (const upper of ORDER.slice(index + 1)) {
      for (const [resource, quantity] of Object.entries(limits[lower] ?? {})) {
        const least = quantityValue(quantity);
        const most = quantityValue(limits[upper]?.[resource] ?? '');
        if (least === undefined || most === undefined || least <= most) continue;
        yield {
          path: [...path, 'containerLimits', lower, resource],
          received: `${lower} ${quantity}`,
          message: `not above ${upper}, which is ${limits[upper]?.[resource] ?? ''}`,
        };
      }
    }
  }
}
