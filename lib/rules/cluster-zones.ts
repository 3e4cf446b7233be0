import { isRefusedZone } from '../aws/refused-zones';
import type { Cluster } from '../model/cluster';
import type { Network, Zone } from '../model/network';
import { didYouMean } from './did-you-mean';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const NETWORK = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date };

/** The zones of the cluster that the network has, each with its place in the configuration. */
function* zonesOf(
  { zones }: Cluster,
  network: Network,
): Iterable<{ readonly path: readonly (string | number)[]; readonly zone: Zone }> {
  for (const [index, key] of zones.entries()) {
    const zone = network.zones.find((candidate) => candidate.key === key);
    if (zone !== undefined) yield { path: ['cluster', 'zones', index], zone };
  }
}

function hasSubnet(network: Network, purpose: Cluster['controlPlaneSubnets'], key: string): boolean {
  if (network.kind === 'existing') return network.subnetIds[purpose][key] !== undefined;
  return network.subnets.some((subnet) => subnet.purpose === purpose && subnet.zone.key === key);
}

/** In which zones of the network the cluster is. */
export const zoneRules: readonly Rule[] = [
  relationRule({
    id: 'CLU070',
    severity: 'error',
    title: 'A cluster needs two zones',
    why: 'EKS puts network interfaces of the control plane into at least two availability zones and refuses to create the cluster otherwise. The zones cannot be changed later.',
    fix: 'give the network another availability zone, or name two in cluster.zones',
    sources: [NETWORK],
    failureModes: ['E05'],
    example: { before: "cluster: { zones: ['apne1-az1'] }", after: "cluster: { zones: ['apne1-az1', 'apne1-az4'] }" },
    subject: 'environment',
    *check({ cluster }) {
      if (cluster === undefined || new Set(cluster.zones).size >= 2) return;
      yield {
        path: ['cluster', 'zones'],
        received: `[${cluster.zones.map((zone) => `'${zone}'`).join(', ')}]`,
        message: 'at least two availability zones',
      };
    },
  }),
  relationRule({
    id: 'CLU071',
    severity: 'error',
    title: 'A zone of the cluster that the network does not have',
    why: 'The cluster gets its subnets from the network, by zone.',
    fix: 'add the zone to the network, or take it out of cluster.zones',
    sources: [NETWORK],
    example: {
      before: "network: { zones: ['apne1-az1', 'apne1-az4'] }, cluster: { zones: ['apne1-az1', 'apne1-az2'] }",
      after: "cluster: { zones: ['apne1-az1', 'apne1-az4'] }",
    },
    subject: 'environment',
    *check({ cluster, network }) {
      if (cluster === undefined || network === undefined) return;
      const known = network.zones.map(({ key }) => key);
      for (const [index, key] of cluster.zones.entries()) {
        if (known.includes(key)) continue;
        yield {
          path: ['cluster', 'zones', index],
          received: `'${key}'`,
          message: `a zone of the network: ${known.join(', ')}`,
          ...suggesting(didYouMean(key, known)),
        };
      }
    },
  }),
  relationRule({
    id: 'CLU072',
    severity: 'error',
    title: 'A zone in which EKS has no control plane',
    why: 'EKS refuses subnets of the control plane in a few old zones. Nodes may be there; the cluster may not.',
    fix: 'take the zone out of cluster.zones',
    sources: [NETWORK],
    failureModes: ['E04'],
    example: { before: "cluster: { zones: ['use1-az1', 'use1-az3'] }", after: "cluster: { zones: ['use1-az1', 'use1-az2'] }" },
    subject: 'environment',
    *check({ cluster, network }) {
      if (cluster === undefined || network === undefined) return;
      for (const { path, zone } of zonesOf(cluster, network)) {
        if (isRefusedZone(zone.zone))
          yield { path, received: `'${zone.zone}'`, message: 'another availability zone of the region' };
      }
    },
  }),
  relationRule({
    id: 'CLU073',
    severity: 'error',
    title: 'A Local or Wavelength Zone of the cluster',
    why: 'The control plane is in availability zones of the region only; nodes in a Local Zone have a node class of their own.',
    fix: 'take the zone out of cluster.zones',
    sources: [NETWORK],
    example: {
      before: "cluster: { zones: ['usw2-az1', 'usw2-lax1-az1'] }",
      after: "cluster: { zones: ['usw2-az1', 'usw2-az2'] }",
    },
    subject: 'environment',
    *check({ cluster, network }) {
      if (cluster === undefined || network === undefined) return;
      for (const { path, zone } of zonesOf(cluster, network)) {
        if (zone.kind !== 'availability-zone') {
          yield { path, received: `'${zone.zone}'`, message: `an availability zone, not a ${zone.kind.replace('-', ' ')}` };
        }
      }
    },
  }),
  relationRule({
    id: 'CLU074',
    severity: 'error',
    title: 'A zone of the cluster without the subnet that it needs',
    why: 'The control plane takes one subnet in each of its zones: the node subnet, or one of its own when controlPlaneSubnets is dedicated.',
    fix: 'give the network that subnet, or take the zone out of cluster.zones',
    sources: [NETWORK],
    example: {
      before: "network: { vpcId, cidrs, nodeSubnets }, cluster: { controlPlaneSubnets: 'dedicated' }",
      after: 'network: { vpcId, cidrs, nodeSubnets, controlPlaneSubnets }',
    },
    subject: 'environment',
    *check({ cluster, network }) {
      if (cluster === undefined || network === undefined) return;
      for (const { path, zone } of zonesOf(cluster, network)) {
        if (hasSubnet(network, cluster.controlPlaneSubnets, zone.key)) continue;
        const kind = cluster.controlPlaneSubnets === 'node' ? 'node' : 'control-plane';
        yield { path, received: `'${zone.key}'`, message: `a zone in which the network has a ${kind} subnet` };
      }
    },
  }),
];
