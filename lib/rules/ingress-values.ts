import { parseCidr } from '../model/cidr';
import type { IngressClassSettings } from '../model/kubernetes/ingress-class';
import { isReference } from '../model/reference';
import type { Problem } from './rule';
import { suggesting } from './texts';

/** Names, groups and capacity of a load balancer. */
export function* nameProblems({
  name,
  loadBalancerName,
  group,
  ipv4IPAMPoolId,
  minimumCapacityUnits,
}: IngressClassSettings): Iterable<Problem> {
  const path = ['ingressClasses', name];
  if (loadBalancerName !== undefined && !isReference(loadBalancerName)) {
    const sound = /^(?!internal-)(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/.test(loadBalancerName);
    if (!sound) {
      yield {
        path: [...path, 'loadBalancerName'],
        received: `'${loadBalancerName}'`,
        message: "1 to 32 letters, digits and '-', not at its ends, and not beginning with internal-",
        ...suggesting(
          loadBalancerName
            .replace(/^internal-/, '')
            .slice(0, 32)
            .replace(/-+$/, ''),
          loadBalancerName,
        ),
      };
    }
  }
  if (group !== undefined && !isReference(group) && !/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/.test(group)) {
    yield {
      path: [...path, 'group'],
      received: `'${group}'`,
      message: "lower case letters, digits, '-' and '.', at most 63 characters",
    };
  }
  if (ipv4IPAMPoolId !== undefined && !isReference(ipv4IPAMPoolId) && !/^ipam-pool-[0-9a-f]{8,}$/.test(ipv4IPAMPoolId)) {
    yield { path: [...path, 'ipv4IPAMPoolId'], received: `'${ipv4IPAMPoolId}'`, message: "an id starts with 'ipam-pool-'" };
  }
  if (minimumCapacityUnits !== undefined && !(Number.isInteger(minimumCapacityUnits) && minimumCapacityUnits >= 100)) {
    yield {
      path: [...path, 'minimumCapacityUnits'],
      received: String(minimumCapacityUnits),
      message: 'a whole number, 100 or more',
    };
  }
}

/** Who may connect, and where. */
export function* trafficProblems({ name, inboundCIDRs, prefixListsIDs, listeners }: IngressClassSettings): Iterable<Problem> {
  const path = ['ingressClasses', name];
  for (const [index, range] of inboundCIDRs.entries()) {
    if (isReference(range)) continue;
    const parsed = parseCidr(range);
    if (parsed.valid) continue;
    yield {
      path: [...path, 'inboundCIDRs', index],
      received: `'${range}'`,
      message: 'a range such as 203.0.113.0/24',
      ...suggesting(parsed.corrected, range),
    };
  }
  for (const [index, id] of prefixListsIDs.entries()) {
    if (isReference(id) || /^pl-[0-9a-f]{8,}$/.test(id)) continue;
    yield { path: [...path, 'prefixListsIDs', index], received: `'${id}'`, message: "an id starts with 'pl-'" };
  }
  for (const [index, { port }] of listeners.entries()) {
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      yield { path: [...path, 'listeners', index, 'port'], received: String(port), message: 'a port from 1 to 65535' };
    } else if (listeners.findIndex((other) => other.port === port) < index) {
      yield { path: [...path, 'listeners', index, 'port'], received: String(port), message: 'another listener has this port' };
    }
  }
}
