import type { Tags } from '../../tags';
import type { IngressClassSettings, LoadBalancerScheme, LoadBalancerSubnets } from '../ingress-class';
import type { IngressClassInput } from './ingress-class-input';

/** TLS 1.3 and 1.2. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** What defaults of ingress classes follow from. */
export interface AroundIngressClass {
  readonly ipFamily: 'ipv4' | 'ipv6';
  /** Undefined: found by their tags. */
  readonly subnets: (scheme: LoadBalancerScheme) => LoadBalancerSubnets | undefined;
  /** For what can carry tags, as far as the cluster role allows it. */
  readonly tags: Tags;
}

/** Fills in the defaults of an ingress class. */
export function ingressClassSettings(
  name: string,
  input: IngressClassInput,
  { ipFamily, subnets, tags }: AroundIngressClass,
): IngressClassSettings {
  return {
    name,
    isDefault: input.default ?? false,
    scheme: input.scheme,
    // Pods of an IPv6 cluster have no IPv4 address that a load balancer could reach.
    ipAddressType: input.ipAddressType ?? (ipFamily === 'ipv6' ? 'dualstack' : 'ipv4'),
    group: input.group,
    subnets: input.subnets ?? subnets(input.scheme),
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
