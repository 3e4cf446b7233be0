import { kubernetesObject, type KubernetesObject } from './kubernetes-object';

/**
 * Which traffic the pods of a namespace have without a policy of their own: all; with each other; none. DNS and the
 * credentials of Pod Identity always work.
 */
export type NamespaceIsolation = 'allow-all' | 'same-namespace' | 'deny-all';

export interface NetworkPoliciesSettings {
  readonly namespace: string;
  readonly isolation: NamespaceIsolation;
  /** Ranges that hold the address of the cluster DNS; see `clusterDnsRanges`. */
  readonly dnsRanges: readonly string[];
  readonly ipFamily: 'ipv4' | 'ipv6';
  /** Nodes deny by default: then pods lose DNS and credentials even where no policy says so. */
  readonly nodesDeny: boolean;
}

/** The Pod Identity agent. https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
const AGENT = { ipv4: ['169.254.170.23/32'], ipv6: ['169.254.170.23/32', 'fd00:ec2::23/128'] } as const;

/** Policies by name, in order. */
export function networkPolicies(settings: NetworkPoliciesSettings): Readonly<Record<string, KubernetesObject>> {
  const { isolation, dnsRanges, ipFamily, nodesDeny } = settings;
  if (isolation === 'allow-all' && !nodesDeny) return {};
  const make = (name: string, spec: object): KubernetesObject => policy(settings.namespace, name, spec);
  // DNS of Auto Mode answers on the node behind the service address: no pod selector can match it.
  const dns = [{ to: blocks(dnsRanges), ports: [...udp(53), ...tcp(53)] }];
  const credentials = [{ to: blocks(AGENT[ipFamily]), ports: tcp(80, 2703) }];
  const everywhere = {
    'allow-dns': make('allow-dns', { policyTypes: ['Egress'], egress: dns }),
    'allow-pod-identity': make('allow-pod-identity', { policyTypes: ['Egress'], egress: credentials }),
  };
  switch (isolation) {
    case 'allow-all':
      return { 'allow-all': make('allow-all', { policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] }) };
    case 'same-namespace':
      return {
        ...everywhere,
        'allow-same-namespace': make('allow-same-namespace', {
          policyTypes: ['Ingress', 'Egress'],
          ingress: [{ from: [{ podSelector: {} }] }],
          egress: [{ to: [{ podSelector: {} }] }],
        }),
        'default-deny': make('default-deny', { policyTypes: ['Ingress', 'Egress'] }),
      };
    case 'deny-all':
      return { ...everywhere, 'default-deny': make('default-deny', { policyTypes: ['Ingress', 'Egress'] }) };
  }
}

const policy = (namespace: string, name: string, spec: object): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: {}, ...spec },
  });

const blocks = (ranges: readonly string[]): readonly object[] => ranges.map((cidr) => ({ ipBlock: { cidr } }));

function tcp(...ports: readonly number[]): readonly object[] {
  return ports.map((port) => ({ protocol: 'TCP', port }));
}

function udp(...ports: readonly number[]): readonly object[] {
  return ports.map((port) => ({ protocol: 'UDP', port }));
}
