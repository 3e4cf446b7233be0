import type { NodeClassSettings } from '../model/kubernetes/node-class';
import { isReference } from '../model/reference';
import type { Tags } from '../model/tags';
import { nodeClassProxyRules } from './node-class-proxy';
import { nodeClassSecurityGroupRules } from './node-class-security-groups';
import { relationRule, type Problem, type Rule } from './rule';
import { wrongTags } from './selector-tags';

const date = '2026-11-21';
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };
const NETWORKING = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html', date };
const CHANGES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html', date };
const POLICIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html', date };

/** Below a /24 a subnet has few places for a prefix of 16 addresses. */
const SMALLEST_FOR_PREFIXES = 24;

/** A selector of any kind. */
interface Term {
  readonly id?: string;
  readonly tags?: Tags;
}

/** Terms that we wrote: they select the subnets of this network and no others. */
const isOurs = (terms: readonly Term[]): boolean =>
  terms.some(({ tags }) => Object.keys(tags ?? {}).some((key) => key.startsWith('eks-auto/')));

/** Subnets, security groups and interfaces of nodes. */
export const nodeClassNetworkRules: readonly Rule[] = [
  relationRule({
    id: 'NDC010',
    severity: 'error',
    title: 'A selector that selects nothing',
    why: 'A term with a misspelt id or without tags finds no subnet or group; the node class never becomes ready, and no node starts. A tag without key or value is refused by the API.',
    fix: "write subnet-… or sg-…, or at least one tag; '*' stands for any value",
    sources: [NODE_CLASS],
    example: { before: "subnetSelectorTerms: [{ id: 'private-a' }]", after: "[{ id: 'subnet-0123456789abcdef0' }]" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const one of nodeClasses) {
        yield* wrongTerms(one, 'subnetSelectorTerms', one.subnetSelectorTerms, 'subnet-');
        yield* wrongTerms(one, 'securityGroupSelectorTerms', one.securityGroupSelectorTerms, 'sg-');
        const pods = one.podNetwork;
        if (pods === undefined) continue;
        yield* wrongTerms(one, 'podNetwork.podSubnetSelectorTerms', pods.podSubnetSelectorTerms, 'subnet-');
        yield* wrongTerms(one, 'podNetwork.podSecurityGroupSelectorTerms', pods.podSecurityGroupSelectorTerms, 'sg-');
      }
    },
  }),
  relationRule({
    id: 'NDC011',
    severity: 'error',
    title: 'Pod subnets do not cover the zones of the nodes',
    why: 'The pods of a node get their addresses in the node\'s own zone. In a zone without a pod subnet they fail with "failed to assign an IP address to container".',
    fix: "give every zone a pod subnet (network.podCidrs), or podNetwork: 'node-subnets'",
    sources: [NODE_CLASS, { url: 'https://github.com/awsdocs/amazon-eks-user-guide/issues/1088', date }],
    failureModes: ['C15'],
    example: { before: "podNetwork: 'pod-subnets' without network.podCidrs", after: "network: { podCidrs: ['100.64.0.0/16'] }" },
    subject: 'platform',
    needs: ['network'],
    *check({ nodeClasses, network }) {
      const zones = new Set(network.podSubnets.map(({ zone }) => zone.key));
      const missing = network.nodeSubnets.filter(({ zone }) => zone.kind === 'availability-zone' && !zones.has(zone.key));
      if (missing.length === 0) return;
      for (const { name, podNetwork } of nodeClasses) {
        if (podNetwork === undefined) continue;
        // Ids that a person wrote may be of any zone; the subnets of the configuration are known.
        if (!isOurs(podNetwork.podSubnetSelectorTerms) && podNetwork.podSubnetSelectorTerms.length > 0) continue;
        yield {
          path: ['nodeClasses', name, 'podNetwork'],
          message: `there is no pod subnet in ${missing.map(({ zone }) => zone.zone).join(', ')}`,
        };
      }
    },
  }),
  relationRule({
    id: 'NDC012',
    severity: 'warning',
    title: 'Small subnets for prefixes of addresses',
    why: 'Nodes take addresses in prefixes of sixteen that have to be free in one piece. In a small or fragmented subnet no such piece is left while single addresses still are, and pods stay without one.',
    fix: "larger subnets, or advancedNetworking: { ipv4PrefixSize: '32' }",
    sources: [NETWORKING, CHANGES],
    failureModes: ['C17'],
    example: { before: 'subnetSizes: { node: 27 }', after: 'subnetSizes: { node: 22 }' },
    subject: 'platform',
    needs: ['network'],
    *check({ nodeClasses, network, cluster }) {
      if (cluster.ipFamily === 'ipv6') return;
      for (const { name, advancedNetworking, podNetwork, subnetSelectorTerms } of nodeClasses) {
        const terms = podNetwork?.podSubnetSelectorTerms ?? subnetSelectorTerms;
        if (advancedNetworking?.ipv4PrefixSize === '32' || !isOurs(terms)) continue;
        const subnets = podNetwork === undefined ? network.nodeSubnets : network.podSubnets;
        const small = subnets.find(({ prefix }) => prefix !== undefined && prefix > SMALLEST_FOR_PREFIXES);
        if (small === undefined) continue;
        yield {
          path: ['nodeClasses', name],
          received: `subnets of /${small.prefix}`,
          message: `for prefixes a subnet has at least a /${SMALLEST_FOR_PREFIXES}`,
        };
      }
    },
  }),
  relationRule({
    id: 'NDC014',
    severity: 'error',
    title: 'Settings of interfaces that exclude each other',
    why: 'The API refuses them, or nodes start and never join.',
    fix: 'correct the interfaces',
    sources: [NODE_CLASS, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/device-management-efa.html', date }, CHANGES],
    example: { before: 'associatePublicIPAddress: true with two interfaces', after: 'one interface, or no public address' },
    subject: 'platform',
    *check({ nodeClasses, cluster }) {
      for (const one of nodeClasses) yield* interfaceProblems(one, cluster.ipFamily);
    },
  }),
  relationRule({
    id: 'NDC015',
    severity: 'warning',
    title: 'Nodes with public addresses',
    why: 'Every node can then be reached from the internet as far as its security groups let it; nodes reach the internet through NAT without that.',
    fix: 'remove associatePublicIPAddress',
    sources: [CHANGES],
    failureModes: ['E22'],
    example: { before: 'advancedNetworking: { associatePublicIPAddress: true }', after: 'advancedNetworking: {}' },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, advancedNetworking } of nodeClasses) {
        if (advancedNetworking?.associatePublicIPAddress !== true) continue;
        yield { path: ['nodeClasses', name, 'advancedNetworking', 'associatePublicIPAddress'], message: 'nodes stay private' };
      }
    },
  }),
  relationRule({
    id: 'NDC016',
    severity: 'error',
    title: 'Nodes deny everything while network policies are off',
    why: 'With DefaultDeny a pod may only do what a policy allows. As long as the cluster does not read policies, that is nothing: no DNS, no credentials, no traffic.',
    fix: "platform: { networkPolicy: 'default-deny' }",
    sources: [POLICIES],
    failureModes: ['C25'],
    example: {
      before: "networkPolicy: 'off', nodeClasses: { private: { networkPolicy: 'DefaultDeny' } }",
      after: "networkPolicy: 'default-deny'",
    },
    subject: 'platform',
    needs: ['networkPolicy'],
    *check({ nodeClasses, networkPolicy }) {
      if (networkPolicy !== 'off') return;
      for (const { name } of nodeClasses.filter((one) => one.networkPolicy === 'DefaultDeny')) {
        yield { path: ['nodeClasses', name, 'networkPolicy'], message: 'platform.networkPolicy is off' };
      }
    },
  }),
  ...nodeClassSecurityGroupRules,
  ...nodeClassProxyRules,
];

function* wrongTerms({ name }: NodeClassSettings, member: string, terms: readonly Term[], prefix: string): Iterable<Problem> {
  for (const [index, term] of terms.entries()) {
    const path = ['nodeClasses', name, ...member.split('.'), index];
    if (term.id !== undefined && !isReference(term.id) && !new RegExp(`^${prefix}[0-9a-f]{8,}$`).test(term.id)) {
      yield { path: [...path, 'id'], received: `'${term.id}'`, message: `an id starts with '${prefix}'` };
    }
    yield* wrongTags(path, term.tags);
  }
  if (terms.length === 0) yield { path: ['nodeClasses', name, ...member.split('.')], message: 'nothing is selected' };
}

function* interfaceProblems({ name, advancedNetworking }: NodeClassSettings, ipFamily: 'ipv4' | 'ipv6'): Iterable<Problem> {
  if (advancedNetworking === undefined) return;
  const { networkInterfaces = [], associatePublicIPAddress, enableV4Egress } = advancedNetworking;
  const path = ['nodeClasses', name, 'advancedNetworking'];
  if (enableV4Egress !== undefined && ipFamily === 'ipv4') {
    yield { path: [...path, 'enableV4Egress'], message: 'IPv6 clusters only', fix: 'remove it' };
  }
  if (networkInterfaces.length === 0) return;
  if (ipFamily === 'ipv6') yield { path: [...path, 'networkInterfaces'], message: 'IPv4 clusters only', fix: 'remove them' };
  if (associatePublicIPAddress === true && networkInterfaces.length > 1) {
    yield { path: [...path, 'associatePublicIPAddress'], message: 'not together with more than one interface' };
  }
  const places = networkInterfaces.map(({ networkCardIndex, deviceIndex }) => `${networkCardIndex}/${deviceIndex}`);
  const primary = networkInterfaces[places.indexOf('0/0')];
  if (primary?.interfaceType !== 'interface') {
    yield { path: [...path, 'networkInterfaces'], message: "card 0, device 0 has to be there, with interfaceType: 'interface'" };
  }
  for (const [index, one] of networkInterfaces.entries()) {
    if (places.indexOf(places[index] ?? '') < index) {
      yield { path: [...path, 'networkInterfaces', index], message: `card and device ${places[index]} are taken already` };
    }
    for (const member of ['secondaryIPv4Count', 'secondaryIPv4PrefixCount'] as const) {
      if (one[member] === undefined || one.networkCardIndex === 0) continue;
      yield { path: [...path, 'networkInterfaces', index, member], message: 'secondary addresses are for card 0 only' };
    }
  }
}
