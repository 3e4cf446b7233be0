import type { Cluster } from '../../model/cluster';
import type { AroundNodeClass } from '../../model/kubernetes/input/node-class-settings';
import type { SelectorByTags, SubnetSelector } from '../../model/kubernetes/node-class';
import type { Location } from '../../model/location';
import type { Network } from '../../model/network';
import { subnetSelectorTags } from '../../model/network-tags';
import type { NetworkPolicyMode } from '../../model/platform';
import { existingRole, roleArn } from '../../model/principal-arn';
import type { Role } from '../../model/role';
import type { Tags } from '../../model/tags';
import type { PlatformInput } from '../platform-input';

/** The parts of the environment that node classes depend on. */
export interface AroundNodeClasses {
  readonly prefix: string;
  readonly dnsSuffix: string;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly networkPolicy: NetworkPolicyMode;
  readonly tags: Tags;
}

/** What defaults of node classes follow from in an environment. */
export function aroundNodeClass({
  prefix,
  dnsSuffix,
  network,
  cluster,
  networkPolicy,
  tags,
}: AroundNodeClasses): AroundNodeClass {
  return {
    role: cluster.nodeRole.name,
    subnetSelectorTerms: subnets('node', network, prefix),
    securityGroupSelectorTerms: [clusterSecurityGroup(cluster)],
    podSubnets: { exist: hasPodSubnets(network), terms: subnets('pod', network, prefix) },
    networkPolicy,
    direct: {
      dnsSuffix,
      ipFamily: cluster.ipFamily,
      vpcRanges: network.kind === 'own' ? [network.cidr, ...network.podCidrs] : network.cidrs,
    },
    tags,
  };
}

const hasPodSubnets = (network: Network): boolean =>
  network.kind === 'own'
    ? network.subnets.some(({ purpose }) => purpose === 'pod')
    : Object.keys(network.subnetIds.pod).length > 0;

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
