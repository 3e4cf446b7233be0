import { isRefusedZone } from '../aws/refused-zones';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const NETWORK = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date };

/** In which zones of the network the cluster is; that the network has them is for the rules of the environment. */
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
      for (const [index, key] of cluster.zones.entries()) {
        // The key of a zone can be pinned to something else than its id.
        const zone = network.zones.find((candidate) => candidate.key === key)?.zone;
        if (zone === undefined || !isRefusedZone(zone)) continue;
        yield { path: ['cluster', 'zones', index], received: `'${zone}'`, message: 'another availability zone of the region' };
      }
    },
  }),
];
