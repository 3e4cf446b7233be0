import { instanceArchitecture, type NodeGroupAmiType } from '../../aws/mixed-compute';
import type { FargateProfileSettings } from '../../model/fargate-profiles';
import type { Network } from '../../model/network';
import { findZone } from '../../model/network-zones';
import type { NodeGroupImage } from '../../model/node-group';
import type { NodeGroupSettings } from '../../model/node-groups';
import { isReference } from '../../model/reference';
import type { FargateProfileInput } from '../fargate-profile-input';
import type { NodeGroupInput } from '../node-group-input';

/** Where compute beside Auto Mode may be. */
export interface AroundCompute {
  /** Undefined when it has findings of its own. */
  readonly network: Network | undefined;
  /** Keys of the cluster's zones. */
  readonly clusterZones: readonly string[];
}

/** Fills in the defaults of a Fargate profile. */
export const fargateProfileSettings = (input: FargateProfileInput, around: AroundCompute): FargateProfileSettings => ({
  selectors: input.selectors.map(({ namespace, labels }) => ({ namespace, labels: labels ?? {} })),
  zones: zones(input.zones, around),
  podExecutionRole: input.podExecutionRole,
});

/** Fills in the defaults of a node group. */
export const nodeGroupSettings = (input: NodeGroupInput, around: AroundCompute): NodeGroupSettings => ({
  image: image(input),
  kubelet: input.kubelet,
  instanceTypes: input.instanceTypes,
  capacityType: input.capacityType ?? 'ON_DEMAND',
  size: { min: input.size.min, max: input.size.max, desired: input.size.desired },
  zones: zones(input.zones, around),
  labels: input.labels ?? {},
  taints: input.taints ?? [],
  update: input.update ?? { maxUnavailable: 1 },
  nodeRepair: input.nodeRepair ?? true,
  // As large as the data volume of Auto Mode's nodes.
  disk: { sizeGiB: input.disk?.sizeGiB ?? 80, keyArn: input.disk?.key },
  metadataHopLimit: input.metadataHopLimit ?? 1,
  role: input.role,
});

const image = (input: NodeGroupInput): NodeGroupImage =>
  input.ami === undefined
    ? {
        kind: 'eks',
        type: input.amiType ?? usualImage(input.instanceTypes),
        version: input.version,
        releaseVersion: input.releaseVersion,
      }
    : { kind: 'custom', id: input.ami };

/** EKS itself would take the one for x86 and refuse Arm instances. */
function usualImage(instanceTypes: readonly string[]): NodeGroupAmiType {
  const known = instanceTypes.filter((type) => !isReference(type));
  const isArm = known.length > 0 && known.every((type) => instanceArchitecture(type) === 'arm64');
  return isArm ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD';
}

/** Keys of zones. What the network does not have is kept: a rule says so. */
const zones = (written: readonly string[] | undefined, { network, clusterZones }: AroundCompute): readonly string[] =>
  written?.map((zone) => (network === undefined ? undefined : findZone(network.zones, zone)?.key) ?? zone) ?? clusterZones;
