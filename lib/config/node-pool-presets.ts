import type { Taint } from '../model/kubernetes/node-pool';
import { requirement, type NodeRequirement } from '../model/kubernetes/requirement';
import type { DynamicNodePoolInput, StaticNodePoolInput } from '../model/kubernetes/input/node-pool-input';

/** Limits have to be said; everything else may be, and then counts before the preset. */
export type NodePoolPresetOptions = Partial<DynamicNodePoolInput> & Pick<DynamicNodePoolInput, 'limits'>;

export type StaticNodePoolPresetOptions = Partial<StaticNodePoolInput> & Pick<StaticNodePoolInput, 'replicas'>;

interface Preset {
  readonly requirements: readonly NodeRequirement[];
  readonly taints?: readonly Taint[];
}

const generalPurpose = requirement('eks.amazonaws.com/instance-category').in('c', 'm', 'r');
const onDemand = requirement('karpenter.sh/capacity-type').in('on-demand');
const amd64 = requirement('kubernetes.io/arch').in('amd64');

/** Only pods that tolerate it; the value is what charts and operators usually tolerate. */
const only = (key: string): Taint => ({ key, value: 'true', effect: 'NoSchedule' });

/** A requirement that is written takes the place of the preset's for the same label; what is left of the preset comes behind. */
function withPreset<Options extends Partial<Preset>>(preset: Preset, options: Options): Options & Preset {
  const written = options.requirements ?? [];
  const kept = preset.requirements.filter(({ key }) => !written.some((one) => one.key === key));
  return { ...preset, ...options, requirements: [...written, ...kept] };
}

const preset =
  (known: Preset) =>
  (options: NodePoolPresetOptions): DynamicNodePoolInput =>
    withPreset(known, options);

/**
 * Node pools for what clusters usually need: `nodePools: { arm: nodePool.graviton({ limits: { cpu: 100 } }) }`.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html
 */
export const nodePool = {
  /** On-demand amd64 instances of the categories c, m and r, from generation 5, as the built-in pool has them. */
  general: preset({
    requirements: [generalPurpose, requirement('eks.amazonaws.com/instance-generation').greaterThan(4), amd64, onDemand],
  }),
  /**
   * On-demand arm64 instances, Graviton2 and newer, for pods that tolerate `kubernetes.io/arch`: images for amd64 do not
   * start there. `taints: []` where every image is built for both.
   */
  graviton: preset({
    requirements: [
      generalPurpose,
      requirement('eks.amazonaws.com/instance-generation').greaterThan(5),
      requirement('kubernetes.io/arch').in('arm64'),
      onDemand,
    ],
    taints: [{ key: 'kubernetes.io/arch', value: 'arm64', effect: 'NoSchedule' }],
  }),
  /** Spot instances of many kinds, for pods that tolerate `eks-auto/spot`: AWS takes them back with two minutes' notice. */
  spot: preset({
    requirements: [
      generalPurpose,
      requirement('eks.amazonaws.com/instance-generation').greaterThan(4),
      amd64,
      requirement('karpenter.sh/capacity-type').in('spot'),
    ],
    taints: [only('eks-auto/spot')],
  }),
  /** Instances with NVIDIA GPUs, for pods that tolerate `nvidia.com/gpu`. Driver and device plugin are built in. */
  gpu: preset({
    requirements: [
      requirement('eks.amazonaws.com/instance-category').in('g', 'p'),
      requirement('eks.amazonaws.com/instance-gpu-manufacturer').in('nvidia'),
      amd64,
      onDemand,
    ],
    taints: [only('nvidia.com/gpu')],
  }),
  /** Instances with Inferentia or Trainium, for pods that tolerate `aws.amazon.com/neuron`. The device plugin is built in. */
  neuron: preset({
    requirements: [requirement('eks.amazonaws.com/instance-category').in('inf', 'trn'), amd64, onDemand],
    taints: [only('aws.amazon.com/neuron')],
  }),
  /**
   * Capacity that was reserved, of whatever type; the node class names the reservations
   * (`capacityReservationSelectorTerms`). A fallback to on-demand is a requirement:
   * `requirement('karpenter.sh/capacity-type').in('reserved', 'on-demand')`.
   */
  reserved: preset({ requirements: [amd64, requirement('karpenter.sh/capacity-type').in('reserved')] }),
  /** A fixed number of nodes, whatever runs on them. */
  static: (options: StaticNodePoolPresetOptions): StaticNodePoolInput =>
    withPreset(
      {
        requirements: [generalPurpose, requirement('eks.amazonaws.com/instance-generation').greaterThan(4), amd64, onDemand],
      },
      options,
    ),
} as const;
