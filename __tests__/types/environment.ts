// Compiled by `npm run typecheck`; nothing runs. What cannot be written about a cluster, who gets in, and add-ons.
import type { AccessInput, TeamInput } from '../../lib/config/access-input';
import type { AddonsInput } from '../../lib/config/addon-input';
import type { ClusterInput } from '../../lib/config/cluster-input';
import type { IngressClassInput } from '../../lib/model/kubernetes/input/ingress-class-input';
import type { NamespaceInput } from '../../lib/model/kubernetes/input/namespace-input';
import type { NetworkInput } from '../../lib/config/network-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import { AccessScope } from '../../lib/constructs/access/access-scope';

const version = '1.36';

export const clusters: readonly ClusterInput[] = [
  { version },
  { version, builtInNodePools: ['system'] },
  { version, builtInNodePools: 'none', nodeRole: 'arn:aws:iam::111122223333:role/nodes' },
  { version, controlPlaneSubnets: 'dedicated', builtInNodePools: 'none' },
  // @ts-expect-error self-managed add-ons are always off (A01)
  { version, bootstrapSelfManagedAddons: true },
  // @ts-expect-error the three switches of Auto Mode are one and always on (A02)
  { version, blockStorage: { enabled: false } },
  // @ts-expect-error no built-in pools is said by a word, not by an empty list (A03)
  { version, builtInNodePools: [] },
  // @ts-expect-error a misspelt pool (A05)
  { version, builtInNodePools: ['sytem'] },
  // @ts-expect-error names are in lower case (A05)
  { version, builtInNodePools: ['System'] },
  // @ts-expect-error keys of a module that nobody would read (A06)
  { version, compute_config: { node_pools: ['system'] } },
  // @ts-expect-error Auto Mode cannot be taken out by leaving it out (A09)
  { version, autoMode: false },
  // @ts-expect-error access entries are the only way in (A12)
  { version, authenticationMode: 'CONFIG_MAP' },
  // @ts-expect-error a tier that the provider does not know (A23)
  { version, scalingTier: 'tier-8xl' },
  // @ts-expect-error newer than the provider (A24)
  { version, controlPlaneEgressMode: 'CUSTOMER_ROUTED' },
  // @ts-expect-error newer than the provider (A24)
  { version, kubeApiServerConfig: {} },
  // @ts-expect-error the private endpoint is always on (E08)
  { version, endpoint: 'public' },
  // @ts-expect-error built-in pools would put nodes into the subnets of the control plane (C07)
  { version, controlPlaneSubnets: 'dedicated', builtInNodePools: ['general-purpose'] },
  // @ts-expect-error nobody becomes an administrator by accident (A26)
  { version, bootstrapClusterCreatorAdminPermissions: true },
];

const role = 'arn:aws:iam::111122223333:role/payments';

export const teams: readonly TeamInput[] = [
  { role, policy: 'edit', namespaces: ['payments'] },
  { role, groups: ['payments-developers'] },
  // @ts-expect-error a policy counts somewhere (B09)
  { role, policy: 'edit' },
  // @ts-expect-error a place without a policy (B09)
  { role, namespaces: ['payments'] },
  // @ts-expect-error entries of nodes are made by their node class, with a type of their own (B10)
  { role, type: 'EC2', groups: ['system:nodes'] },
  // @ts-expect-error one of the two (B10)
  { role, policy: 'edit', namespaces: ['payments'], groups: ['payments-developers'] },
  // @ts-expect-error at least one namespace
  { role, policy: 'edit', namespaces: [] },
];

// @ts-expect-error somebody has to run Terraform (A26)
export const access: AccessInput = { admins: [role] };

// @ts-expect-error at least one namespace
export const nowhere = AccessScope.namespaces();

export const addons: readonly AddonsInput[] = [
  { 'metrics-server': {}, coredns: {} },
  // @ts-expect-error what Auto Mode contains (G01)
  { karpenter: {} },
  // @ts-expect-error a misspelt add-on
  { 'metric-server': {} },
  // @ts-expect-error permissions come by Pod Identity alone (G18)
  { adot: { serviceAccountRoleArn: role } },
  // @ts-expect-error no version that changes by itself (D13)
  { adot: { mostRecent: true } },
  // @ts-expect-error a role that exists, or what a role of its own allows
  { adot: { podIdentities: { adot: { role, managedPolicies: ['AmazonPrometheusRemoteWriteAccess'] } } } },
];

export const networks: readonly NetworkInput[] = [
  { cidr: '10.40.0.0/16', zones: ['apne1-az1', 'apne1-az2'] },
  // @ts-expect-error nodes cannot register without DNS: it is always on (E07)
  { cidr: '10.40.0.0/16', zones: ['apne1-az1', 'apne1-az2'], dnsHostnames: false },
];

export const ingressClasses: readonly IngressClassInput[] = [
  { scheme: 'internal', group: 'shop' },
  // @ts-expect-error annotations of the class are not read (F07)
  { scheme: 'internal', annotations: { 'alb.ingress.kubernetes.io/group.name': 'shop' } },
];

export const namespaces: readonly NamespaceInput[] = [
  { loadBalancerSecrets: ['oidc-client'] },
  // @ts-expect-error no such level
  { podSecurity: 'strict' },
];

export const platforms: readonly PlatformInput[] = [
  { delivery: 'terraform' },
  // @ts-expect-error charts are reached through the provider of the platform, which takes no block of its own (D10)
  { delivery: 'terraform', helm: { kubernetes: { host: 'https://example.com' } } },
  // @ts-expect-error bindings of target groups belong to who owns the target group (F09)
  { delivery: 'terraform', targetGroupBindings: {} },
];
