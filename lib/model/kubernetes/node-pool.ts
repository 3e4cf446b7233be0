import { inOrderOfKeys, kubernetesObject, listOrNothing, mapOrNothing, type KubernetesObject } from './kubernetes-object';
import { nodeClassApi } from './node-class';
import { allowedValues, valuesOf, type NodeRequirement } from './requirement';

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

/** Keeps pods away that do not tolerate it. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** Why a node is replaced. Newer controllers know `Unhealthy` too, older ones refuse it. */
export type DisruptionReason = 'Underutilized' | 'Empty' | 'Drifted';

interface BudgetBase {
  /** How many nodes may be down at once: a count, or a share that rounds up. */
  readonly nodes: number | `${number}%`;
  /** @default all */
  readonly reasons?: readonly [DisruptionReason, ...DisruptionReason[]];
}

/** Of several budgets the strictest counts. https://karpenter.sh/docs/concepts/disruption/#nodepool-disruption-budgets */
export type DisruptionBudget =
  | (BudgetBase & { readonly schedule?: never; readonly duration?: never })
  | (BudgetBase & {
      /** Cron, in UTC: when the budget begins to count. */
      readonly schedule: string;
      /** How long it counts: hours and minutes, `8h`. */
      readonly duration: `${number}h` | `${number}m` | `${number}h${number}m` | `${number}${'h' | 'm'}0s`;
    });

/** `WhenEmpty`, `WhenEmptyOrUnderutilized`, or, since 2026-07-27, `Balanced`. */
export type ConsolidationPolicy = 'WhenEmpty' | 'WhenEmptyOrUnderutilized' | 'Balanced';

interface AllLimits {
  readonly cpu: string | number;
  readonly memory: string;
  readonly nodes: number;
  readonly 'nvidia.com/gpu': number;
  readonly 'aws.amazon.com/neuron': number;
  readonly 'aws.amazon.com/neuroncore': number;
  readonly 'vpc.amazonaws.com/efa': number;
}

/** What a pool may grow to: one limit at least. */
export type NodePoolLimits = { [Limit in keyof AllLimits]: Pick<AllLimits, Limit> }[keyof AllLimits] & Partial<AllLimits>;

interface NodePoolBase {
  readonly name: string;
  /** Undefined when several node classes exist and none was named: a rule asks for it. */
  readonly nodeClass: string | undefined;
  readonly requirements: readonly NodeRequirement[];
  /** Labels of the nodes. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly startupTaints: readonly Taint[];
  /** Hours; Auto Mode replaces every node after 21 days (504h) at the latest. */
  readonly expireAfter: string;
  /** How long a node may drain before its pods are killed. */
  readonly terminationGracePeriod: string;
  readonly budgets: readonly DisruptionBudget[];
}

/** A pool that grows and shrinks with its pods. */
export interface DynamicNodePoolSettings extends NodePoolBase {
  readonly kind: 'dynamic';
  readonly limits: NodePoolLimits;
  /** 1–100; higher comes first. */
  readonly weight: number | undefined;
  readonly consolidationPolicy: ConsolidationPolicy;
  readonly consolidateAfter: string;
}

/**
 * A pool with a fixed number of nodes; it can never become a dynamic one.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-static-capacity.html
 */
export interface StaticNodePoolSettings extends NodePoolBase {
  readonly kind: 'static';
  readonly replicas: number;
  /** More than `replicas`, so that a node can be replaced before it goes. */
  readonly limits: { readonly nodes: number };
}

export type NodePoolSettings = DynamicNodePoolSettings | StaticNodePoolSettings;

/** Whether the pool may start spot instances. */
export const takesSpot = ({ requirements }: Pick<NodePoolSettings, 'requirements'>): boolean =>
  (allowedValues(requirements, 'karpenter.sh/capacity-type') ?? []).includes('spot');

/**
 * Everything that has a default somewhere is written out: defaults differ between controllers, and the oldest one asks
 * for `consolidateAfter`.
 */
export const nodePool = (settings: NodePoolSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: settings.name },
    spec: {
      ...scale(settings),
      template: {
        metadata: mapOrNothing({ labels: mapOrNothing(settings.labels), annotations: mapOrNothing(settings.annotations) }),
        spec: {
          nodeClassRef: { group: nodeClassApi.group, kind: nodeClassApi.kind, name: settings.nodeClass ?? '' },
          requirements: settings.requirements.map(requirementTerm),
          taints: listOrNothing(settings.taints),
          startupTaints: listOrNothing(settings.startupTaints),
          expireAfter: settings.expireAfter,
          terminationGracePeriod: settings.terminationGracePeriod,
        },
      },
      disruption: { ...consolidation(settings), budgets: settings.budgets.map(budget) },
    },
  });

function scale(settings: NodePoolSettings): object {
  if (settings.kind === 'static') return { replicas: settings.replicas, limits: { nodes: String(settings.limits.nodes) } };
  const limits = Object.entries(settings.limits).map(([resource, limit]) => [resource, String(limit)] as const);
  return { weight: settings.weight, limits: inOrderOfKeys(Object.fromEntries(limits)) };
}

/** A static pool ignores both, but the API asks for them. */
const consolidation = (settings: NodePoolSettings): object =>
  settings.kind === 'static'
    ? { consolidationPolicy: 'WhenEmpty', consolidateAfter: 'Never' }
    : { consolidationPolicy: settings.consolidationPolicy, consolidateAfter: settings.consolidateAfter };

const requirementTerm = (one: NodeRequirement): object => ({
  key: one.key,
  operator: one.operator,
  values: listOrNothing(valuesOf(one)),
  minValues: 'minValues' in one ? one.minValues : undefined,
});

const budget = ({ nodes, reasons, schedule, duration }: DisruptionBudget): object => ({
  nodes: String(nodes),
  reasons,
  schedule,
  duration,
});
