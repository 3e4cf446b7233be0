import { addonFacts } from '../aws/addons';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const BUILT_IN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html', date };
const POLICIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html', date };

/** Network policies of the cluster as a whole. */
export const networkPolicyRules: readonly Rule[] = [
  relationRule({
    id: 'PLT007',
    severity: 'warning',
    title: 'Nodes that do not deny by default',
    why: 'What pods may do that no policy selects is decided by the node class. Built-in pools use the one that EKS makes, which lets them talk, and so does a class that says DefaultAllow. Pods are isolated or not depending on the node they land on.',
    fix: "node classes without networkPolicy, and builtInNodePools: 'none' with pools of your own; or networkPolicy: 'default-allow' with deny-all in each namespace",
    sources: [POLICIES, BUILT_IN],
    failureModes: ['C25'],
    example: { before: "networkPolicy: 'default-deny' with built-in pools", after: "cluster: { builtInNodePools: 'none' }" },
    subject: 'platform',
    needs: ['networkPolicy'],
    *check({ networkPolicy, cluster, nodeClasses }) {
      if (networkPolicy !== 'default-deny') return;
      if (cluster.builtInNodePools.length > 0) {
        const message = `built-in pools: ${cluster.builtInNodePools.join(', ')}`;
        yield { path: ['networkPolicy'], received: "'default-deny'", message };
      }
      for (const { name } of nodeClasses.filter((one) => one.networkPolicy === 'DefaultAllow')) {
        const message = 'platform.networkPolicy is default-deny';
        yield { path: ['nodeClasses', name, 'networkPolicy'], received: "'DefaultAllow'", message };
      }
    },
  }),
  relationRule({
    id: 'PLT008',
    severity: 'warning',
    title: 'Add-ons that default-deny cuts off',
    why: 'With nodes that deny by default, pods in a namespace without a policy reach neither DNS nor the API nor their credentials. Policies are made for kube-system and for declared namespaces only.',
    fix: "declare the namespace: namespaces: { 'cert-manager': {} }, or install policies with the add-on",
    sources: [POLICIES],
    failureModes: ['C25', 'G19'],
    example: {
      before: "networkPolicy: 'default-deny', addons: { 'cert-manager': {} }",
      after: "namespaces: { 'cert-manager': {} }",
    },
    subject: 'platform',
    *check({ networkPolicy, namespaces, names, helmReleases }) {
      if (networkPolicy !== 'default-deny') return;
      const covered = new Set(['kube-system', ...namespaces.map(({ name }) => name)]);
      const inUse = [...(names.addons ?? []), ...helmReleases];
      for (const { name, namespace } of inUse) {
        if (namespace === undefined || covered.has(namespace) || addonFacts(name)?.onHostNetwork === true) continue;
        yield {
          path: ['namespaces'],
          received: `${name} in ${namespace}`,
          message: `no policy lets pods of ${namespace} out`,
          fix: `declare the namespace: namespaces: { '${namespace}': {} }, or install policies with ${name}`,
        };
      }
    },
  }),
  relationRule({
    id: 'PLT011',
    severity: 'warning',
    title: 'Nodes deny what nothing here allows',
    why: 'On nodes of a class with DefaultDeny, pods without a policy reach neither DNS nor the API nor their credentials. What lets them is only written where the whole platform denies by default.',
    fix: "platform: { networkPolicy: 'default-deny' }; or acknowledge this when policies come with what runs on these nodes",
    sources: [{ ...POLICIES, date: '2026-11-28' }],
    failureModes: ['C25'],
    example: {
      before: "networkPolicy: 'default-allow', nodeClasses: { isolated: { networkPolicy: 'DefaultDeny' } }",
      after: "networkPolicy: 'default-deny', nodeClasses: { isolated: {} }",
    },
    subject: 'platform',
    needs: ['networkPolicy'],
    *check({ networkPolicy, nodeClasses }) {
      // While nobody reads policies, that is what is said.
      if (networkPolicy !== 'default-allow') return;
      for (const { name } of nodeClasses.filter((one) => one.networkPolicy === 'DefaultDeny')) {
        yield { path: ['nodeClasses', name, 'networkPolicy'], message: 'platform.networkPolicy is default-allow' };
      }
    },
  }),
];
