// Compiled by `npm run typecheck`; nothing runs. What cannot be written about a noun of a platform in somebody's own stack.
import { nodePool } from '../../lib/config/node-pool-presets';
import type { IngressClassProps } from '../../lib/constructs/platform/ingress-class';
import type { Namespace, NamespaceProps } from '../../lib/constructs/platform/namespace';
import type { NodeClass, NodeClassProps } from '../../lib/constructs/platform/node-class';
import type { NodePoolProps } from '../../lib/constructs/platform/node-pool';
import type { PodDisruptionBudgetProps } from '../../lib/constructs/platform/pod-disruption-budget';
import type { StorageClassProps } from '../../lib/constructs/platform/storage-class';

declare const nodeClass: NodeClass;
declare const namespace: Namespace;

const terms = {
  subnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }],
  securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop' } }],
} as const;
const limits = { cpu: 64 } as const;

export const nodeClasses: readonly NodeClassProps[] = [
  { ...terms, role: 'nodes' },
  { ...terms, instanceProfile: 'nodes', name: 'batch', acknowledge: { NDC013: 'tagged and open' } },
  // @ts-expect-error without an environment nobody knows the role
  terms,
  // @ts-expect-error a role or an instance profile
  { ...terms, role: 'nodes', instanceProfile: 'nodes' },
  // @ts-expect-error without an environment nobody knows the subnets
  { role: 'nodes', securityGroupSelectorTerms: terms.securityGroupSelectorTerms },
  // @ts-expect-error pod subnets have to be named
  { ...terms, role: 'nodes', podNetwork: 'pod-subnets' },
  // @ts-expect-error at least one term
  { ...terms, role: 'nodes', subnetSelectorTerms: [] },
];

export const nodePools: readonly NodePoolProps[] = [
  { nodeClass, limits },
  { nodeClass: 'default', replicas: 3 },
  { ...nodePool.graviton({ limits }), nodeClass },
  // @ts-expect-error a pool has a class
  { limits },
  // @ts-expect-error limits have to be said
  { nodeClass },
  // @ts-expect-error a namespace is no class
  { nodeClass: namespace, limits },
  // @ts-expect-error static pools have no weight
  { nodeClass, replicas: 3, weight: 10 },
];

export const others: {
  readonly storage: readonly StorageClassProps[];
  readonly ingress: readonly IngressClassProps[];
  readonly namespaces: readonly NamespaceProps[];
  readonly budgets: readonly PodDisruptionBudgetProps[];
} = {
  storage: [
    { default: true },
    // @ts-expect-error only gp3 has a throughput
    { type: 'io2', iops: 10000, throughput: 500 },
  ],
  ingress: [
    { scheme: 'internal' },
    // @ts-expect-error where a load balancer is has to be said
    {},
  ],
  namespaces: [
    { podSecurity: 'restricted', networkPolicy: 'same-namespace' },
    // @ts-expect-error no such level
    { podSecurity: 'strict' },
    // @ts-expect-error no such isolation
    { networkPolicy: 'default-deny' },
  ],
  budgets: [
    { namespace, matchLabels: { app: 'api' }, maxUnavailable: 1 },
    { namespace: 'payments', matchLabels: { app: 'api' }, minAvailable: '50%' },
    // @ts-expect-error one of the two
    { namespace, matchLabels: { app: 'api' }, maxUnavailable: 1, minAvailable: 1 },
    // @ts-expect-error a node class is no namespace
    { namespace: nodeClass, matchLabels: { app: 'api' }, maxUnavailable: 1 },
  ],
};
