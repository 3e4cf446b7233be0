import type { LoadBalancerScheme, LoadBalancerSubnets } from '../../model/kubernetes/ingress-class';
import type { IngressClassInput } from '../../model/kubernetes/input/ingress-class-input';
import type { Network } from '../../model/network';

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

/** Subnets that we make carry the tags that load balancing looks for; of others nothing is known but their ids. */
export function loadBalancerSubnets(scheme: LoadBalancerScheme, network: Network): LoadBalancerSubnets | undefined {
  if (network.kind === 'own') return undefined;
  const ids = network.subnetIds[scheme === 'internal' ? 'node' : 'public'];
  const [first, ...others] = network.zones.flatMap(({ key, kind }) => {
    const id = kind === 'availability-zone' ? ids[key] : undefined;
    return id === undefined ? [] : [id];
  });
  return first === undefined ? undefined : { ids: [first, ...others] };
}
