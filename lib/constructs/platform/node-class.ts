import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { partitionOf } from '../../aws/regions';
import type {
  NodeClassWithInstanceProfile,
  NodeClassWithRole,
  PodNetworkInput,
} from '../../model/kubernetes/input/node-class-input';
import { nodeClassSettings } from '../../model/kubernetes/input/node-class-settings';
import type { NodeClassSettings, SecurityGroupSelector, SubnetSelector } from '../../model/kubernetes/node-class';
import type { Tags } from '../../model/tags';
import { PlatformNoun, type IpFamilyProps, type PlatformNounProps, type RegionProps } from './platform-noun';

/** What follows from the network and the cluster in an environment, and is said here. */
interface Around extends PlatformNounProps, RegionProps, IpFamilyProps {
  /** Subnets of the nodes: `[{ id: 'subnet-…' }]` or by tags that no other subnets have. */
  readonly subnetSelectorTerms: readonly [SubnetSelector, ...SubnetSelector[]];
  /**
   * Groups of the nodes. The one that EKS made for the cluster is `[{ tags: { 'aws:eks:cluster-name': 'shop' } }]`; one of your own has
   * to let nodes, pods and the control plane talk to each other, and needs the tag `eks:eks-cluster-name`.
   */
  readonly securityGroupSelectorTerms: readonly [SecurityGroupSelector, ...SecurityGroupSelector[]];
  /** Where pods get their addresses. @default the subnets of the nodes */
  readonly podNetwork?: 'node-subnets' | PodNetworkInput;
  /** What nodes do with pods that no network policy selects. @default DefaultAllow */
  readonly networkPolicy?: 'DefaultAllow' | 'DefaultDeny';
  /** Ranges of the VPC, which nodes behind a proxy reach without it. @default none */
  readonly vpcCidrs?: readonly string[];
  /** For instances, volumes and interfaces; the cluster role has to allow them. @default none */
  readonly tags?: Tags;
}

type Replaced = keyof Around | 'role' | 'instanceProfile';

export interface NodeClassWithRoleProps extends Around, Omit<NodeClassWithRole, Replaced> {
  /** Name of an IAM role with the path `/`, such as `cluster.nodeRoleName`. It needs an access entry. */
  readonly role: string;
  readonly instanceProfile?: never;
}

export interface NodeClassWithInstanceProfileProps extends Around, Omit<NodeClassWithInstanceProfile, Replaced> {
  /** Its role needs an access entry. Since 2025-09-30. */
  readonly instanceProfile: string;
  readonly role?: never;
}

export type NodeClassProps = NodeClassWithRoleProps | NodeClassWithInstanceProfileProps;

/**
 * How Auto Mode launches nodes. https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 *
 * @example
 * new NodeClass(this, 'batch', { role: 'shop-node', subnetSelectorTerms, securityGroupSelectorTerms });
 */
export class NodeClass extends PlatformNoun<'NodeClass'> {
  /** Everything decided about it. */
  public readonly settings: NodeClassSettings;

  public constructor(scope: Construct, id: string, props: NodeClassProps) {
    const settings = (name: string): NodeClassSettings => nodeClassSettings(name, props, around(props));
    super(scope, id, {
      kind: 'NodeClass',
      props,
      at: (name) => ['nodeClasses', name],
      settings: (name) => ({ nodeClasses: [settings(name)], ipFamily: ipFamilyOf(props) }),
    });
    this.settings = settings(this.name);
  }
}

function around({ vpcCidrs = [], region, ipFamily = 'ipv4' }: NodeClassProps): Parameters<typeof nodeClassSettings>[2] {
  // Of a region that is a reference the partition is not known; the commercial one is right most often.
  const { dnsSuffix } = partitionOf(region === undefined || Token.isUnresolved(region) ? '' : region);
  return {
    role: undefined,
    subnetSelectorTerms: [],
    securityGroupSelectorTerms: [],
    podSubnets: { exist: false, terms: [] },
    networkPolicy: 'default-allow',
    direct: { dnsSuffix, ipFamily, vpcRanges: vpcCidrs },
    tags: {},
  };
}

/** `enableV4Egress` exists in IPv6 clusters only, so it says the family too. */
const ipFamilyOf = ({ ipFamily, advancedNetworking }: NodeClassProps): 'ipv4' | 'ipv6' =>
  ipFamily ?? (advancedNetworking?.enableV4Egress === undefined ? 'ipv4' : 'ipv6');
