import type { NetworkPolicyMode } from '../../platform';
import type { Tags } from '../../tags';
import { noProxy, type NoProxySettings } from '../no-proxy';
import type { AdvancedNetworking, NodeClassSettings, SecurityGroupSelector, SubnetSelector } from '../node-class';
import type { NodeClassInput } from './node-class-input';

/** What defaults of node classes follow from. */
export interface AroundNodeClass {
  /** Name of the role of the nodes. */
  readonly role: string | undefined;
  readonly subnetSelectorTerms: readonly SubnetSelector[];
  readonly securityGroupSelectorTerms: readonly SecurityGroupSelector[];
  /** Subnets for pods; `exist` says whether pods get their addresses there when nothing is said. */
  readonly podSubnets: { readonly exist: boolean; readonly terms: readonly SubnetSelector[] };
  readonly networkPolicy: NetworkPolicyMode;
  /** What is reached without a proxy. */
  readonly direct: Omit<NoProxySettings, 'further'>;
  /** For what can carry tags, as far as the cluster role allows it. */
  readonly tags: Tags;
}

/** Fills in the defaults of a node class. */
export const nodeClassSettings = (name: string, input: NodeClassInput, around: AroundNodeClass): NodeClassSettings => ({
  name,
  role: input.instanceProfile === undefined ? (input.role ?? around.role) : undefined,
  instanceProfile: input.instanceProfile,
  subnetSelectorTerms: input.subnetSelectorTerms ?? around.subnetSelectorTerms,
  securityGroupSelectorTerms: input.securityGroupSelectorTerms ?? around.securityGroupSelectorTerms,
  podNetwork: podNetwork(input.podNetwork, around),
  snatPolicy: input.snatPolicy,
  networkPolicy: input.networkPolicy ?? nodePolicy(around.networkPolicy),
  networkPolicyEventLogs: input.networkPolicyEventLogs,
  ephemeralStorage: input.ephemeralStorage,
  advancedNetworking: input.advancedNetworking === undefined ? undefined : withProxy(input.advancedNetworking, around),
  fips: input.advancedSecurity?.fips,
  certificateBundles: input.certificateBundles ?? [],
  capacityReservationSelectorTerms: input.capacityReservationSelectorTerms ?? [],
  placementGroupSelector: input.placementGroupSelector,
  tags: input.tags ?? around.tags,
});

function podNetwork(
  written: NodeClassInput['podNetwork'],
  { podSubnets, securityGroupSelectorTerms }: AroundNodeClass,
): NodeClassSettings['podNetwork'] {
  if (typeof written === 'object') return written;
  if (written === 'node-subnets' || (written === undefined && !podSubnets.exist)) return undefined;
  return { podSubnetSelectorTerms: podSubnets.terms, podSecurityGroupSelectorTerms: securityGroupSelectorTerms };
}

function nodePolicy(mode: NetworkPolicyMode): NodeClassSettings['networkPolicy'] {
  if (mode === 'off') return undefined;
  return mode === 'default-deny' ? 'DefaultDeny' : 'DefaultAllow';
}

/** Without these, a proxy cuts nodes off from the cluster, and pods from their credentials. */
const withProxy = (written: AdvancedNetworking, { direct }: AroundNodeClass): AdvancedNetworking =>
  written.httpsProxy === undefined ? written : { ...written, noProxy: noProxy({ ...direct, further: written.noProxy ?? [] }) };
