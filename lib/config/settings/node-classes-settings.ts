import type { Cluster } from '../../model/cluster';
import { noProxy } from '../../model/kubernetes/no-proxy';
import type { AdvancedNetworking, NodeClassSettings, SelectorByTags, SubnetSelector } from '../../model/kubernetes/node-class';
import type { Location } from '../../model/location';
import type { Network } from '../../model/network';
import { subnetSelectorTags } from '../../model/network-tags';
import type { NetworkPolicyMode } from '../../model/platform';
import { existingRole, roleArn } from '../../model/principal-arn';
import type { Role } from '../../model/role';
import type { Tags } from '../../model/tags';
import type { NodeClassInput } from '../node-class-input';
import type { PlatformInput } from '../platform-input';

/** What defaults of node classes follow from. */
export interface AroundNodeClasses {
  readonly prefix: string;
  readonly dnsSuffix: string;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly networkPolicy: NetworkPolicyMode;
  /** For what can carry tags, as far as the cluster role allows it. */
  readonly tags: Tags;
}

/** Fills in the defaults of a node class. */
export function nodeClassSettings(name: string, input: NodeClassInput, around: AroundNodeClasses): NodeClassSettings {
  const { network, cluster, networkPolicy } = around;
  const role = input.instanceProfile === undefined ? (input.role ?? cluster.nodeRole.name) : undefined;
  return {
    name,
    role,
    instanceProfile: input.instanceProfile,
    subnetSelectorTerms: input.subnetSelectorTerms ?? subnets('node', network, around.prefix),
    securityGroupSelectorTerms: input.securityGroupSelectorTerms ?? [clusterSecurityGroup(cluster)],
    podNetwork: podNetwork(input.podNetwork, around),
    snatPolicy: input.snatPolicy,
    networkPolicy: input.networkPolicy ?? nodePolicy(networkPolicy),
    networkPolicyEventLogs: input.networkPolicyEventLogs,
    ephemeralStorage: input.ephemeralStorage,
    advancedNetworking: input.advancedNetworking === undefined ? undefined : withProxy(input.advancedNetworking, around),
    fips: input.advancedSecurity?.fips,
    certificateBundles: input.certificateBundles ?? [],
    capacityReservationSelectorTerms: input.capacityReservationSelectorTerms ?? [],
    placementGroupSelector: input.placementGroupSelector,
    tags: input.tags ?? around.tags,
  };
}

/** Roles of node classes that are not the cluster's: they need access entries, which EKS does not make. */
export function otherNodeRoles(platform: PlatformInput | undefined, cluster: Cluster, location: Location): readonly Role[] {
  const names = Object.values(platform?.nodeClasses ?? {}).flatMap(({ role }) => (role === undefined ? [] : [role]));
  return [...new Set(names)]
    .filter((name) => name !== cluster.nodeRole.name)
    .flatMap((name) => roleArn(location, '/', name) ?? [])
    .map(existingRole);
}

/** By our own tags, which control-plane and public subnets do not carry; by id where nothing was made by us. */
function subnets(purpose: 'node' | 'pod', network: Network, prefix: string): readonly SubnetSelector[] {
  if (network.kind === 'own') return [{ tags: subnetSelectorTags(prefix, purpose) }];
  const zones = network.zones.filter(({ kind }) => kind === 'availability-zone');
  return zones.flatMap(({ key }) => {
    const id = network.subnetIds[purpose][key];
    return id === undefined ? [] : [{ id }];
  });
}

/** EKS tags the group that it makes. https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html */
const clusterSecurityGroup = ({ name }: Cluster): SelectorByTags => ({ tags: { 'aws:eks:cluster-name': name } });

function podNetwork(
  written: NodeClassInput['podNetwork'],
  { network, cluster, prefix }: AroundNodeClasses,
): NodeClassSettings['podNetwork'] {
  if (typeof written === 'object') return written;
  const exist =
    network.kind === 'own'
      ? network.subnets.some(({ purpose }) => purpose === 'pod')
      : Object.keys(network.subnetIds.pod).length > 0;
  if (written === 'node-subnets' || (written === undefined && !exist)) return undefined;
  return {
    podSubnetSelectorTerms: subnets('pod', network, prefix),
    podSecurityGroupSelectorTerms: [clusterSecurityGroup(cluster)],
  };
}

function nodePolicy(mode: NetworkPolicyMode): NodeClassSettings['networkPolicy'] {
  if (mode === 'off') return undefined;
  return mode === 'default-deny' ? 'DefaultDeny' : 'DefaultAllow';
}

/** Without these, a proxy cuts nodes off from the cluster, and pods from their credentials. */
function withProxy(written: AdvancedNetworking, { dnsSuffix, network, cluster }: AroundNodeClasses): AdvancedNetworking {
  if (written.httpsProxy === undefined) return written;
  const vpcRanges = network.kind === 'own' ? [network.cidr, ...network.podCidrs] : network.cidrs;
  const further = written.noProxy ?? [];
  return { ...written, noProxy: noProxy({ dnsSuffix, ipFamily: cluster.ipFamily, vpcRanges, further }) };
}
