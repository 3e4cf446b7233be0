import type { LoadBalancerAddresses, LoadBalancerListener, LoadBalancerScheme, LoadBalancerSubnets } from '../ingress-class';
import type { Tags } from '../../tags';

/**
 * Application Load Balancers for Ingress objects that name the class; members are named as in `IngressClassParams`, and
 * count before annotations of an Ingress. https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export interface IngressClassInput {
  /** Inside the network only, or from the internet. Always written: AWS's own default is internal. */
  readonly scheme: LoadBalancerScheme;
  /** For Ingress objects that name no class; at most one. @default false */
  readonly default?: boolean;
  /** @default dualstack in an IPv6 cluster, otherwise ipv4 */
  readonly ipAddressType?: LoadBalancerAddresses;
  /** Ingress objects of one group share a load balancer. @default a load balancer for each Ingress */
  readonly group?: string;
  /** @default found by the tags that the network's subnets have; by id in a network that exists */
  readonly subnets?: LoadBalancerSubnets;
  /** ARNs of ACM certificates. @default found by the host names of the Ingress */
  readonly certificateARNs?: readonly string[];
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html @default TLS 1.3 and 1.2 */
  readonly sslPolicy?: string;
  /** Ranges that may connect. @default all */
  readonly inboundCIDRs?: readonly string[];
  /** Prefix lists that may connect. Since 2026-07. @default none */
  readonly prefixListsIDs?: readonly string[];
  /** @default ip */
  readonly targetType?: 'ip' | 'instance';
  /** At most 32 characters; only for one load balancer. @default chosen by Auto Mode */
  readonly loadBalancerName?: string;
  /** Labels of the namespaces that may use the class. @default all namespaces */
  readonly namespaceSelector?: Readonly<Record<string, string>>;
  /**
   * Attributes of listeners; this makes none. Ports come from the Ingress (`alb.ingress.kubernetes.io/listen-ports`); where it has
   * none, the load balancer listens on 443 with `certificateARNs`, and on 80 without. As far as the controller's source tells, which
   * Auto Mode's own is made of. @default none
   */
  readonly listeners?: readonly LoadBalancerListener[];
  /**
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
   * @default invalid header fields are dropped
   */
  readonly loadBalancerAttributes?: Readonly<Record<string, string>>;
  /** Capacity that is kept ready, in load balancer capacity units; costs extra. @default none */
  readonly minimumCapacityUnits?: number;
  /** Pool of public addresses. Since 2026-07. @default none */
  readonly ipv4IPAMPoolId?: string;
  /** @default the tags of the environment, when `cluster.customTags` allows it */
  readonly tags?: Tags;
}
