import { quotas } from '../aws/quotas';
import { cidrText, isPrivateIpv4, overlaps, parseCidr, type Cidr } from '../model/cidr';
import type { Network } from '../model/network';
import { isReference } from '../model/reference';
import { relationRule, valueRule, type Problem, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const NETWORK_CONFIG = {
  url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  date,
};
const REMOTE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-cluster-create.html', date };
const HYBRID = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-overview.html', date };

function privateRangeProblem(text: string): Omit<Problem, 'path'> | undefined {
  const parsed = parseCidr(text);
  if (!parsed.valid) return { message: 'a range like 10.80.0.0/16, named by its first address', ...suggesting(parsed.corrected) };
  if (isPrivateIpv4(parsed.cidr)) return undefined;
  return { message: 'a range within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16' };
}

function readable(text: string | undefined): Cidr | undefined {
  const parsed = text === undefined || isReference(text) ? undefined : parseCidr(text);
  return parsed?.valid === true ? parsed.cidr : undefined;
}

interface NamedRange {
  readonly path: readonly (string | number)[];
  readonly cidr: Cidr;
}

function named(path: readonly (string | number)[], texts: readonly string[] = []): readonly NamedRange[] {
  return texts.flatMap((text, index) => {
    const cidr = readable(text);
    return cidr === undefined ? [] : [{ path: [...path, index], cidr }];
  });
}

const vpcRanges = (network: Network): readonly string[] =>
  network.kind === 'own' ? [network.cidr, ...network.podCidrs] : network.cidrs;

/** Ranges that Kubernetes services and machines outside AWS use. */
export const addressRules: readonly Rule[] = [
  valueRule({
    id: 'CLU030',
    severity: 'error',
    title: 'A service range that EKS refuses',
    why: 'Services get their addresses from this range, inside the cluster only. EKS takes a private range of /12 to /24 and fixes it when the cluster is created.',
    fix: "write a private range that nothing else uses, such as '172.20.0.0/16', or leave it out",
    sources: [NETWORK_CONFIG],
    failureModes: ['A27'],
    example: { before: "serviceCidr: '100.64.0.0/16'", after: "serviceCidr: '172.20.0.0/16'" },
    at: ['cluster.serviceCidr'],
    check: ofText((text) => {
      const problem = privateRangeProblem(text);
      const prefix = readable(text)?.prefix;
      if (problem !== undefined || prefix === undefined) return problem;
      return prefix < 12 || prefix > 24 ? { message: 'a range of /12 to /24' } : undefined;
    }),
  }),
  relationRule({
    id: 'CLU031',
    severity: 'error',
    title: 'A service range of an IPv6 cluster',
    why: 'EKS chooses the service range of a cluster with IP family IPv6 and refuses one that is given.',
    fix: 'remove serviceCidr',
    sources: [NETWORK_CONFIG],
    example: {
      before: "network: { ipv6: true }, cluster: { serviceCidr: '172.20.0.0/16' }",
      after: 'network: { ipv6: true }, cluster: {}',
    },
    subject: 'cluster',
    *check({ ipFamily, serviceCidr }) {
      if (ipFamily === 'ipv6' && serviceCidr !== undefined) {
        yield { path: ['serviceCidr'], received: `'${serviceCidr}'`, message: 'nothing: the cluster has IP family ipv6' };
      }
    },
  }),
  relationRule({
    id: 'CLU032',
    severity: 'error',
    title: 'The service range overlaps the network',
    why: 'A pod that calls an address in both ranges reaches the service and never the machine. EKS refuses a service range that overlaps the VPC.',
    fix: 'choose a range outside of the VPC, or leave it out',
    sources: [NETWORK_CONFIG],
    failureModes: ['E15'],
    example: {
      before: "network: { cidr: '10.40.0.0/16' }, cluster: { serviceCidr: '10.40.0.0/20' }",
      after: "cluster: { serviceCidr: '172.20.0.0/16' }",
    },
    subject: 'environment',
    *check({ network, cluster }) {
      const service = readable(cluster?.serviceCidr);
      if (network === undefined || service === undefined) return;
      for (const { cidr } of named([], vpcRanges(network))) {
        if (overlaps(cidr, service)) {
          yield {
            path: ['cluster', 'serviceCidr'],
            received: `'${cidrText(service)}'`,
            message: `a range that does not overlap ${cidrText(cidr)} of the VPC`,
          };
        }
      }
    },
  }),
  valueRule({
    id: 'CLU033',
    severity: 'error',
    title: 'A remote range that EKS refuses',
    why: 'EKS takes private IPv4 ranges for machines outside AWS, named by their first address; the provider refuses others when it plans.',
    fix: 'write the private range of the machines',
    sources: [REMOTE],
    example: { before: "remoteNetworks: { nodes: ['10.80.0.1/16'] }", after: "remoteNetworks: { nodes: ['10.80.0.0/16'] }" },
    at: ['cluster.remoteNetworks.nodes.*', 'cluster.remoteNetworks.pods.*'],
    check: ofText(privateRangeProblem),
  }),
  valueRule({
    id: 'CLU034',
    severity: 'error',
    title: 'No remote range',
    why: 'EKS takes at least one range of machines outside AWS, or no remote networks at all.',
    fix: 'write the range of the machines; without hybrid nodes leave remoteNetworks out',
    sources: [REMOTE],
    example: { before: 'remoteNetworks: { nodes: [] }', after: "remoteNetworks: { nodes: ['10.80.0.0/16'] }" },
    at: ['cluster.remoteNetworks.nodes'],
    check: (value) => (Array.isArray(value) && value.length === 0 ? { message: 'at least one range' } : undefined),
  }),
  relationRule({
    id: 'CLU035',
    severity: 'error',
    title: 'Remote ranges and service range overlap',
    why: 'Machines, their pods and services share one routing table in the cluster, so a range in two of them leads to the wrong place. EKS refuses ranges that overlap.',
    fix: 'choose ranges that do not overlap',
    sources: [REMOTE],
    example: {
      before: "remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.80.128.0/17'] }",
      after: "remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.81.0.0/16'] }",
    },
    subject: 'cluster',
    *check({ remoteNetworks, serviceCidr }) {
      const service = readable(serviceCidr);
      const ranges: readonly NamedRange[] = [
        ...(service === undefined ? [] : [{ path: ['serviceCidr'], cidr: service }]),
        ...named(['remoteNetworks', 'nodes'], remoteNetworks?.nodes),
        ...named(['remoteNetworks', 'pods'], remoteNetworks?.pods),
      ];
      for (const [index, { path, cidr }] of ranges.entries()) {
        // The same range written twice in one list is only repetition.
        const other = ranges
          .slice(0, index)
          .find((earlier) => overlaps(earlier.cidr, cidr) && !isRepetition(earlier, { path, cidr }));
        if (other !== undefined) {
          yield {
            path,
            received: `'${cidrText(cidr)}'`,
            message: `a range that does not overlap ${cidrText(other.cidr)} of ${other.path.filter((part) => typeof part === 'string').join('.')}`,
          };
        }
      }
    },
  }),
  relationRule({
    id: 'CLU036',
    severity: 'error',
    title: 'A remote range overlaps the network',
    why: 'The control plane would send what is meant for a machine outside AWS into the VPC. EKS refuses remote ranges that overlap it.',
    fix: 'choose ranges outside of the VPC',
    sources: [REMOTE],
    example: {
      before: "network: { cidr: '10.40.0.0/16' }, cluster: { remoteNetworks: { nodes: ['10.40.0.0/20'] } }",
      after: "cluster: { remoteNetworks: { nodes: ['10.80.0.0/16'] } }",
    },
    subject: 'environment',
    *check({ network, cluster }) {
      if (network === undefined) return;
      const vpc = named([], vpcRanges(network));
      const remote = [
        ...named(['cluster', 'remoteNetworks', 'nodes'], cluster?.remoteNetworks?.nodes),
        ...named(['cluster', 'remoteNetworks', 'pods'], cluster?.remoteNetworks?.pods),
      ];
      for (const { path, cidr } of remote) {
        const other = vpc.find((range) => overlaps(range.cidr, cidr));
        if (other !== undefined)
          yield {
            path,
            received: `'${cidrText(cidr)}'`,
            message: `a range that does not overlap ${cidrText(other.cidr)} of the VPC`,
          };
      }
    },
  }),
  relationRule({
    id: 'CLU037',
    severity: 'error',
    title: 'Hybrid nodes in an IPv6 cluster',
    why: 'Hybrid nodes work with IPv4 only, so EKS refuses remote ranges for a cluster whose IP family is IPv6.',
    fix: 'remove remoteNetworks, or keep the cluster on IPv4',
    sources: [HYBRID],
    example: {
      before: "network: { ipv6: true }, cluster: { remoteNetworks: { nodes: ['10.80.0.0/16'] } }",
      after: "cluster: { remoteNetworks: { nodes: ['10.80.0.0/16'] } }",
    },
    subject: 'cluster',
    *check({ ipFamily, remoteNetworks }) {
      if (ipFamily === 'ipv6' && remoteNetworks !== undefined) {
        yield { path: ['remoteNetworks'], message: 'nothing: the cluster has IP family ipv6' };
      }
    },
  }),
  relationRule({
    id: 'CLU038',
    severity: 'warning',
    title: 'More remote ranges than an account has by default',
    why: 'EKS refuses ranges beyond the quota of the account.',
    fix: 'join neighbouring ranges, or ask AWS for a higher quota and acknowledge this',
    sources: [quotas.remoteNodeNetworks.source],
    example: { before: 'remoteNetworks: { nodes: [/* 20 ranges */] }', after: "remoteNetworks: { nodes: ['10.80.0.0/12'] }" },
    subject: 'cluster',
    *check({ remoteNetworks }) {
      const lists = [
        { key: 'nodes', count: remoteNetworks?.nodes.length ?? 0, most: quotas.remoteNodeNetworks.value },
        { key: 'pods', count: remoteNetworks?.pods.length ?? 0, most: quotas.remotePodNetworks.value },
      ];
      for (const { key, count, most } of lists) {
        if (count > most)
          yield { path: ['remoteNetworks', key], received: `${count} ranges`, message: `at most ${most} by default` };
      }
    },
  }),
];

const isRepetition = (one: NamedRange, other: NamedRange): boolean =>
  cidrText(one.cidr) === cidrText(other.cidr) && one.path.slice(0, -1).join('.') === other.path.slice(0, -1).join('.');
