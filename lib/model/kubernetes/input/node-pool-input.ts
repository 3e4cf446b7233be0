import type { ConsolidationPolicy, DisruptionBudget, NodePoolLimits, Taint } from '../node-pool';
import type { NodeRequirement } from '../requirement';

interface NodePoolCommon {
  /** Name of a node class. @default the only one there is */
  readonly nodeClass?: string;
  /**
   * What nodes fulfil: `requirement('kubernetes.io/arch').in('arm64')`.
   * @default for labels that are not named: on-demand; the architecture of the instances that are named, amd64 where none are, and
   * both where they are of both; and, where nothing narrows the instance types, categories c, m and r from generation 5, as the
   * built-in pool has them
   */
  readonly requirements?: readonly NodeRequirement[];
  /** Labels of the nodes. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the nodes. @default none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Keep away pods that do not tolerate them. @default none */
  readonly taints?: readonly Taint[];
  /** Taken away by a DaemonSet when the node is ready. @default none */
  readonly startupTaints?: readonly Taint[];
  /** Age at which a node is replaced, at most 504h (21 days). @default 336h (14 days) */
  readonly expireAfter?: `${number}h`;
  /** How long a node may drain before its pods are killed, whatever their disruption budgets say. @default 24h */
  readonly terminationGracePeriod?: `${number}h` | `${number}m` | `${number}s`;
  /**
   * How many nodes may be replaced at once, and when; `maintenanceWindow()` writes those for new versions of the node image,
   * which come about weekly.
   * @default 10% at any time
   */
  readonly budgets?: readonly DisruptionBudget[];
}

/** A pool that grows and shrinks with its pods. */
export interface DynamicNodePoolInput extends NodePoolCommon {
  /** What the pool may grow to: what it may cost at most. */
  readonly limits: NodePoolLimits;
  /** 1 to 100; pools with a higher weight are tried first. @default none, which is the lowest */
  readonly weight?: number;
  /** Which nodes are given up. `Balanced` needs Kubernetes 1.37. @default WhenEmptyOrUnderutilized */
  readonly consolidationPolicy?: ConsolidationPolicy;
  /** How long nothing may have changed on a node before that. @default 30s */
  readonly consolidateAfter?: `${number}h` | `${number}m` | `${number}s` | 'Never';
  readonly replicas?: never;
}

/**
 * A pool with a fixed number of nodes, whatever runs on them. It can never become a dynamic one. Since 2025-11-19.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-static-capacity.html
 */
export interface StaticNodePoolInput extends NodePoolCommon {
  readonly replicas: number;
  /** More than `replicas`, so that a node can be replaced before it goes. @default a tenth more, at least one more */
  readonly limits?: { readonly nodes: number };
  readonly weight?: never;
  readonly consolidationPolicy?: never;
  readonly consolidateAfter?: never;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html */
export type NodePoolInput = DynamicNodePoolInput | StaticNodePoolInput;
