import { namedInstances } from '../instances';
import type { NodePoolSettings } from '../node-pool';
import { allowedValues, requirement, type Architecture, type NodeLabel, type NodeRequirement } from '../requirement';
import type { NodePoolInput } from './node-pool-input';

/** Labels of which one is enough to say what kind of instance is meant. */
const NARROWING: readonly NodeLabel[] = [
  'node.kubernetes.io/instance-type',
  'eks.amazonaws.com/instance-category',
  'eks.amazonaws.com/instance-family',
  'eks.amazonaws.com/instance-generation',
  'eks.amazonaws.com/instance-gpu-name',
  'eks.amazonaws.com/instance-gpu-manufacturer',
  'eks.amazonaws.com/instance-gpu-count',
  'eks.amazonaws.com/instance-gpu-memory',
];

/** As the built-in pool: images of another architecture, or instances of another price, are asked for by name. */
function withDefaultRequirements({ requirements: written = [], labels = {} }: NodePoolInput): readonly NodeRequirement[] {
  // A label of the nodes is a requirement too.
  const has = (label: NodeLabel): boolean => written.some(({ key }) => key === label) || label in labels;
  const capacity = allowedValues(written, 'karpenter.sh/capacity-type') ?? [];
  const onlyReserved = capacity.length > 0 && capacity.every((value) => value === 'reserved');
  return [
    ...(NARROWING.some(has) || onlyReserved
      ? []
      : [
          requirement('eks.amazonaws.com/instance-category').in('c', 'm', 'r'),
          requirement('eks.amazonaws.com/instance-generation').greaterThan(4),
        ]),
    ...(has('kubernetes.io/arch') ? [] : [requirement('kubernetes.io/arch').in(architecture(written))]),
    ...(has('karpenter.sh/capacity-type') ? [] : [requirement('karpenter.sh/capacity-type').in('on-demand')]),
    ...written,
  ];
}

/** That of the instances that are named; amd64 where they are of both, or nothing says it. */
function architecture(written: readonly NodeRequirement[]): Architecture {
  const instances = namedInstances(written) ?? [];
  const manufacturers = allowedValues(written, 'eks.amazonaws.com/instance-cpu-manufacturer') ?? [];
  const isGraviton =
    instances.length > 0
      ? instances.every((instance) => instance.architecture === 'arm64')
      : manufacturers.length > 0 && manufacturers.every((name) => name === 'aws');
  return isGraviton ? 'arm64' : 'amd64';
}

/** Fills in the defaults of a node pool; `onlyNodeClass` is for those that name none. */
export function nodePoolSettings(name: string, input: NodePoolInput, onlyNodeClass: string | undefined): NodePoolSettings {
  const common = {
    name,
    nodeClass: input.nodeClass ?? onlyNodeClass,
    requirements: withDefaultRequirements(input),
    labels: input.labels ?? {},
    annotations: input.annotations ?? {},
    taints: input.taints ?? [],
    startupTaints: input.startupTaints ?? [],
    expireAfter: input.expireAfter ?? '336h',
    terminationGracePeriod: input.terminationGracePeriod ?? '24h',
    budgets: input.budgets ?? [{ nodes: '10%' as const }],
  };
  if (input.replicas !== undefined) {
    const { replicas } = input;
    return {
      kind: 'static',
      ...common,
      replicas,
      limits: input.limits ?? { nodes: replicas + Math.max(1, Math.ceil(replicas / 10)) },
    };
  }
  return {
    kind: 'dynamic',
    ...common,
    limits: input.limits,
    weight: input.weight,
    // Written out: its default differs between versions of Kubernetes.
    consolidationPolicy: input.consolidationPolicy ?? 'WhenEmptyOrUnderutilized',
    consolidateAfter: input.consolidateAfter ?? '30s',
  };
}
