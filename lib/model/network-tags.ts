import type { SubnetPurpose, ZoneKind } from './network';
import type { Tags } from './tags';

/**
 * Our own tag, for the subnet selectors of node classes. Node and pod subnets carry it; public and control-plane
 * subnets never do. The environment is in the key, so that several can share one subnet. Local and Wavelength Zones have
 * values of their own: a node class has to ask for them, and nodes never stray there.
 */
export const subnetSelectorTags = (prefix: string, purpose: 'node' | 'pod', zoneKind: ZoneKind = 'availability-zone'): Tags => ({
  [`eks-auto/${prefix}`]: zoneKind === 'availability-zone' ? purpose : `${zoneKind}-${purpose}`,
});

/** Who uses the subnets. */
export interface SubnetTagSettings {
  /** `<project>-<environment>` */
  readonly prefix: string;
  readonly clusterName: string;
  /** Other clusters in the same subnets. Cluster tags hide a subnet from every cluster that they do not name. */
  readonly sharedWithClusters: readonly string[];
}

/**
 * Tags that load balancing and node classes read.
 * https://docs.aws.amazon.com/eks/latest/userguide/tag-subnets-auto.html
 */
export function subnetFunctionTags(settings: SubnetTagSettings, purpose: SubnetPurpose, zoneKind: ZoneKind): Tags {
  return {
    ...loadBalancerTags(purpose, zoneKind),
    ...(takesLoadBalancers(purpose, zoneKind) ? clusterTags(settings) : {}),
    ...(purpose === 'node' || purpose === 'pod' ? subnetSelectorTags(settings.prefix, purpose, zoneKind) : {}),
  };
}

/**
 * Only subnets of availability zones: discovery stops with "subnets in multiple locales" when it finds Local Zones too.
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/networking/subnet_resolver.go
 */
function takesLoadBalancers(purpose: SubnetPurpose, zoneKind: ZoneKind): boolean {
  return zoneKind === 'availability-zone' && (purpose === 'public' || purpose === 'node');
}

function loadBalancerTags(purpose: SubnetPurpose, zoneKind: ZoneKind): Tags {
  if (!takesLoadBalancers(purpose, zoneKind)) return {};
  return purpose === 'public' ? { 'kubernetes.io/role/elb': '1' } : { 'kubernetes.io/role/internal-elb': '1' };
}

function clusterTags({ clusterName, sharedWithClusters }: SubnetTagSettings): Tags {
  if (sharedWithClusters.length === 0) return {};
  const clusters = [...new Set([clusterName, ...sharedWithClusters])].sort();
  return Object.fromEntries(clusters.map((name) => [`kubernetes.io/cluster/${name}`, 'shared']));
}
