import { namedArchitectures } from '../instances';
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

/**
 * Behind what was written, so that the place of each in the list is where a person wrote it.
 * As the built-in pool: images of another architecture, or instances of another price, are asked for by name.
 */
function withDefaultRequirements({ requirements: written = [], labels = {} }: NodePoolInput): readonly NodeRequirement[] {
  // A label of the nodes is a requirement too.
  const has = (label: NodeLabel): boolean => written.some(({ key }) => key === label) || label in labels;
  const capacity = allowedValues(written, 'karpenter.sh/capacity-type') ?? [];
  const onlyReserved = capacity.length > 0 && capacity.every((value) => value === 'reserved');
  const named = architecture(written);
  return [
    ...written,
    ...(NARROWING.some(has) || onlyReserved
      ? []
      : [
          requirement('eks.amazonaws.com/instance-category').in('c', 'm', 'r'),
          requirement('eks.amazonaws.com/instance-generation').greaterThan(4),
        ]),
    ...(has('kubernetes.io/arch') || named === undefined ? [] : [requirement('kubernetes.io/arch').in(named)]),
    ...(has('karpenter.sh/capacity-type') ? [] : [requirement('karpenter.sh/capacity-type').in('on-demand')]),
  ];
}

/** That of the instances that are named, amd64 where nothing says it; undefined where they are of both, which then are both meant. */
function architecture(written: readonly NodeRequirement[]): Architecture | undefined {
  const architectures = new Set(namedArchitectures(written));
  return architectures.size > 1 ? undefined : ([...architectures][0] ?? 'amd64');
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
