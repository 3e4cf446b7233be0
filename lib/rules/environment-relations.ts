import { overlaps, parseCidr } from '../model/cidr';
import type { PartialEnvironment } from '../model/environment';
import type { Network } from '../model/network';
import { availabilityZones } from '../model/network-zones';
import type { Rule } from './rule';
import { relationRule } from './rule';

const date = '2026-11-21';
const NETWORK_REQUIREMENTS = 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html';

/** Of private addresses, one in each block of them. */
const SERVICE_RANGES = ['172.20.0.0/16', '10.100.0.0/16', '192.168.0.0/16'];

/** All IPv4 ranges of a network. */
const rangesOf = (network: Network): readonly string[] =>
  network.kind === 'own' ? [network.cidr, ...network.podCidrs] : network.cidrs;

/** The first of `ranges` that shares addresses with `cidr`; texts that are no ranges are other rules' business. */
function clash(cidr: string, ranges: readonly string[]): string | undefined {
  const one = parseCidr(cidr);
  return ranges.find((range) => {
    const other = parseCidr(range);
    return one.valid && other.valid && overlaps(one.cidr, other.cidr);
  });
}

/** Zones of the cluster that the network lacks, with their place among `cluster.zones`. */
function missingZones(network: Network, zones: readonly string[]): readonly { readonly zone: string; readonly index: number }[] {
  const known = availabilityZones(network.zones).map(({ key }) => key);
  return zones.map((zone, index) => ({ zone, index })).filter(({ zone }) => !known.includes(zone));
}

/** What is wrong between the parts of one environment. */
export const environmentRelationRules: readonly Rule[] = [
  relationRule<'environment'>({
    id: 'ENV101',
    severity: 'error',
    subject: 'environment',
    title: 'The cluster names a zone that its network does not have',
    why: 'A cluster gets one subnet per zone from the network. Local and Wavelength Zones cannot hold a control plane.',
    fix: 'add the zone to network.zones, or take it out of cluster.zones',
    sources: [{ url: NETWORK_REQUIREMENTS, date }],
    failureModes: ['E05'],
    example: {
      before: "network: { zones: ['apne1-az1', 'apne1-az2'] }, cluster: { zones: ['apne1-az1', 'apne1-az4'] }",
      after: "cluster: { zones: ['apne1-az1', 'apne1-az2'] }",
    },
    check({ network, cluster }) {
      if (network === undefined || cluster === undefined) return [];
      const known = availabilityZones(network.zones).map(({ zone }) => zone);
      return missingZones(network, cluster.zones).map(({ zone, index }) => ({
        path: ['cluster', 'zones', index],
        received: `'${zone}'`,
        message: `the network's availability zones are ${known.join(', ') || 'none'}`,
      }));
    },
  }),
  relationRule<'environment'>({
    id: 'ENV102',
    severity: 'error',
    subject: 'environment',
    title: 'The service range overlaps the network',
    why: 'EKS refuses a service range that overlaps the VPC; it can never be changed afterwards.',
    fix: 'choose a private range outside the VPC',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html', date }],
    failureModes: ['E15'],
    example: { before: "cidr: '10.40.0.0/16', serviceCidr: '10.40.128.0/20'", after: "serviceCidr: '172.20.0.0/16'" },
    check({ network, cluster }) {
      if (network === undefined || cluster?.serviceCidr === undefined) return [];
      const range = clash(cluster.serviceCidr, rangesOf(network));
      if (range === undefined) return [];
      const free = SERVICE_RANGES.find((one) => clash(one, rangesOf(network)) === undefined);
      const fix = `choose a private range outside the VPC${free === undefined ? '' : `, such as ${free}`}`;
      return [{ path: ['cluster', 'serviceCidr'], message: `it shares addresses with ${range} of the network`, fix }];
    },
  }),
  relationRule<'environment'>({
    id: 'ENV104',
    severity: 'error',
    subject: 'environment',
    title: 'An existing network lacks subnets that the cluster needs',
    why: 'The control plane needs a subnet in each of its zones, of the kind that controlPlaneSubnets says.',
    fix: 'name the subnet of that zone',
    sources: [{ url: NETWORK_REQUIREMENTS, date }],
    failureModes: ['E05'],
    example: {
      before: "controlPlaneSubnets: 'dedicated', network: { vpcId: …, nodeSubnets: … }",
      after: "network: { vpcId: …, nodeSubnets: …, controlPlaneSubnets: { 'apne1-az1': 'subnet-…' } }",
    },
    check({ network, cluster }) {
      if (network?.kind !== 'existing' || cluster === undefined) return [];
      const member = cluster.controlPlaneSubnets === 'node' ? 'nodeSubnets' : 'controlPlaneSubnets';
      const missing = cluster.zones.filter((zone) => network.subnetIds[cluster.controlPlaneSubnets][zone] === undefined);
      return missing
        .filter((zone) => network.zones.some(({ key }) => key === zone))
        .map((zone) => ({ path: ['network', member], message: `no subnet is named for zone ${zone} of the cluster` }));
    },
  }),
  relationRule<'environment'>({
    id: 'ENV105',
    severity: 'note',
    subject: 'environment',
    title: 'A development cluster that is reached only from inside its network',
    why: 'Without ranges of your own, the endpoint is private: kubectl and Terraform for Kubernetes objects work only inside the VPC or what is connected to it.',
    fix: "name the ranges you come from: endpoint: { publicFrom: ['203.0.113.0/24'] }",
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html', date }],
    failureModes: ['E21'],
    example: { before: "profile: 'development'", after: "cluster: { endpoint: { publicFrom: ['203.0.113.0/24'] } }" },
    check: ({ profile, cluster }) =>
      profile === 'development' && cluster?.endpoint.publicFrom.length === 0
        ? [{ path: ['cluster', 'endpoint'], received: "'private'", message: 'the API answers only inside the network' }]
        : [],
  }),
  relationRule<'environment'>({
    id: 'ENV106',
    severity: 'error',
    subject: 'environment',
    title: 'A remote network overlaps the network or the service range',
    why: 'EKS refuses remote node and pod networks that overlap the VPC or the service range: packets could not find their way.',
    fix: 'use ranges that occur once',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html', date }],
    failureModes: ['E15'],
    example: {
      before: "cidr: '10.40.0.0/16', remoteNetworks: { nodes: ['10.40.8.0/24'] }",
      after: "remoteNetworks: { nodes: ['192.168.8.0/24'] }",
    },
    check: remoteOverlaps,
  }),
];

function* remoteOverlaps({ network, cluster }: PartialEnvironment) {
  if (network === undefined || cluster?.remoteNetworks === undefined) return;
  const taken = [...rangesOf(network), ...(cluster.serviceCidr === undefined ? [] : [cluster.serviceCidr])];
  for (const kind of ['nodes', 'pods'] as const) {
    for (const [index, cidr] of cluster.remoteNetworks[kind].entries()) {
      const range = clash(cidr, taken);
      if (range !== undefined) {
        yield {
          path: ['cluster', 'remoteNetworks', kind, index],
          received: `'${cidr}'`,
          message: `it shares addresses with ${range}`,
        };
      }
    }
  }
}
