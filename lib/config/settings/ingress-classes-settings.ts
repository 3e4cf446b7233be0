import type { Cluster } from '../../model/cluster';
import type { IngressClassSettings, LoadBalancerScheme, LoadBalancerSubnets } from '../../model/kubernetes/ingress-class';
import type { Network } from '../../model/network';
import type { Tags } from '../../model/tags';
import type { IngressClassInput } from '../ingress-class-input';

/** TLS 1.3 and 1.2. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** Internal is the default class: nothing is published by leaving something out. */
export function defaultIngressClasses(network: Network): Readonly<Record<string, IngressClassInput>> {
  const hasPublicSubnets =
    network.kind === 'own'
      ? network.subnets.some(({ purpose }) => purpose === 'public')
      : Object.keys(network.subnetIds.public).length > 0;
  return {
    'alb-internal': { scheme: 'internal', default: true },
    ...(hasPublicSubnets ? { 'alb-internet-facing': { scheme: 'internet-facing' } } : {}),
  };
}

/** Fills in the defaults of an ingress class. */
export function ingressClassSettings(
  name: string,
  input: IngressClassInput,
  { network, cluster, tags }: { readonly network: Network; readonly cluster: Cluster; readonly tags: Tags },
): IngressClassSettings {
  return {
    name,
    isDefault: input.default ?? false,
    scheme: input.scheme,
    // Pods of an IPv6 cluster have no IPv4 address that a load balancer could reach.
    ipAddressType: input.ipAddressType ?? (cluster.ipFamily === 'ipv6' ? 'dualstack' : 'ipv4'),
    group: input.group,
    subnets: input.subnets ?? subnets(input.scheme, network),
    certificateARNs: input.certificateARNs ?? [],
    sslPolicy: input.sslPolicy ?? SSL_POLICY,
    inboundCIDRs: input.inboundCIDRs ?? [],
    prefixListsIDs: input.prefixListsIDs ?? [],
    targetType: input.targetType ?? 'ip',
    loadBalancerName: input.loadBalancerName,
    namespaceSelector: input.namespaceSelector ?? {},
    listeners: input.listeners ?? [],
    loadBalancerAttributes: { 'routing.http.drop_invalid_header_fields.enabled': 'true', ...input.loadBalancerAttributes },
    minimumCapacityUnits: input.minimumCapacityUnits,
    ipv4IPAMPoolId: input.ipv4IPAMPoolId,
    tags: input.tags ?? tags,
  };
}

/** Subnets that we make carry the tags that load balancing looks for; of others nothing is known but their ids. */
function subnets(scheme: LoadBalancerScheme, network: Network): LoadBalancerSubnets | undefined {
  if (network.kind === 'own') return undefined;
  const ids = network.subnetIds[scheme === 'internal' ? 'node' : 'public'];
  const [first, ...others] = network.zones.flatMap(({ key, kind }) => {
    const id = kind === 'availability-zone' ? ids[key] : undefined;
    return id === undefined ? [] : [id];
  });
  return first === undefined ? undefined : { ids: [first, ...others] };
}
