import { quotas } from '../aws/quotas';
import { cidrText, isPrivateIpv4, overlaps, parseCidr, type Cidr } from '../model/cidr';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
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

interface RemoteRange {
  readonly list: 'nodes' | 'pods';
  readonly path: InputPath;
  readonly cidr: Cidr;
}

function named(list: RemoteRange['list'], texts: readonly string[] = []): readonly RemoteRange[] {
  return texts.flatMap((text, index) => {
    const cidr = readable(text);
    return cidr === undefined ? [] : [{ list, path: ['remoteNetworks', list, index], cidr }];
  });
}

/** Ranges of Kubernetes services and of machines outside AWS; that they spare the network is for the rules of the environment. */
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
    title: 'Remote ranges overlap',
    why: 'An address that is in two of the ranges leads to the wrong place. EKS refuses ranges that overlap.',
    fix: 'choose ranges that do not overlap',
    sources: [REMOTE],
    example: {
      before: "remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.80.128.0/17'] }",
      after: "remoteNetworks: { nodes: ['10.80.0.0/16'], pods: ['10.81.0.0/16'] }",
    },
    subject: 'cluster',
    *check({ remoteNetworks }) {
      const ranges = [...named('nodes', remoteNetworks?.nodes), ...named('pods', remoteNetworks?.pods)];
      for (const [index, { list, path, cidr }] of ranges.entries()) {
        const other = ranges.slice(0, index).find((earlier) => overlaps(earlier.cidr, cidr));
        // The same range twice in one list is only repetition.
        if (other === undefined || (other.list === list && cidrText(other.cidr) === cidrText(cidr))) continue;
        const message = `a range that does not overlap ${cidrText(other.cidr)} of ${other.list}`;
        yield { path, received: `'${cidrText(cidr)}'`, message };
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
