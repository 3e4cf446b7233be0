import { allowedValues } from '../model/kubernetes/requirement';
import type { NodePoolSettings } from '../model/kubernetes/node-pool';
import type { PartialEnvironment } from '../model/environment';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const MIXED = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-workload.html', date };
const BUILT_IN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html', date };
const POOLS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };

/** What the built-in pools launch; they cannot be changed. */
const BUILT_IN_VALUES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'kubernetes.io/arch': { 'general-purpose': ['amd64'], system: ['amd64', 'arm64'] },
  'karpenter.sh/capacity-type': { 'general-purpose': ['on-demand'], system: ['on-demand'] },
};

/** Of the built-in pool `system`. */
const SYSTEM_TAINT = 'CriticalAddonsOnly';

/** One selected label, and where. */
interface Selected {
  readonly path: InputPath;
  readonly label: string;
  readonly value: string;
  /** Its pods may run in the built-in pool for add-ons. */
  readonly toleratesSystem: boolean;
}

/** The labels of every `nodeSelector` in what charts are given. */
function* selections({ platform }: PartialEnvironment): Iterable<Selected> {
  for (const { name, values } of platform?.helmReleases ?? []) {
    yield* selectionsIn(values, ['platform', 'helmReleases', name, 'values']);
  }
}

function* selectionsIn(value: unknown, path: InputPath): Iterable<Selected> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'nodeSelector' && member !== null && typeof member === 'object') {
      const tolerations = (value as { readonly tolerations?: unknown }).tolerations;
      const toleratesSystem = JSON.stringify(tolerations ?? '').includes(SYSTEM_TAINT);
      for (const [label, wanted] of Object.entries(member as Record<string, unknown>)) {
        if (typeof wanted === 'string' && !isReference(wanted))
          yield { path: [...at, label], label, value: wanted, toleratesSystem };
      }
    } else {
      yield* selectionsIn(member, at);
    }
  }
}

/** Why no node has the label with this value; undefined where one has, or may have. */
function whyNone({ label, value, toleratesSystem }: Selected, { cluster, platform }: PartialEnvironment): string | undefined {
  if (cluster === undefined || platform === undefined) return undefined;
  const beside = { node: cluster.nodeGroups.length > 0, hybrid: cluster.remoteNetworks !== undefined };
  const pools = [...cluster.builtInCompute.nodePools, ...platform.nodePools.map(({ name }) => name)];
  if (label.startsWith('karpenter.k8s.aws/')) return 'nodes of Auto Mode have labels of eks.amazonaws.com/ instead';
  switch (label) {
    case 'eks.amazonaws.com/compute-type': {
      const types = ['auto', ...(beside.node ? ['ec2'] : []), ...(beside.hybrid ? ['hybrid'] : [])];
      return types.includes(value) || (value === 'fargate' && cluster.fargateProfiles.length > 0)
        ? undefined
        : `nodes here have ${types.join(', ')}`;
    }
    case 'eks.amazonaws.com/nodegroup':
      return beside.node ? undefined : 'there is no node group; eks.amazonaws.com/compute-type: auto selects nodes of Auto Mode';
    case 'karpenter.sh/nodepool':
      return pools.includes(value) ? undefined : `the node pools are ${pools.join(', ') || 'none'}`;
    case 'kubernetes.io/arch':
    case 'karpenter.sh/capacity-type': {
      if (label === 'kubernetes.io/arch' && (beside.node || beside.hybrid)) return undefined;
      const launched = [
        ...cluster.builtInCompute.nodePools
          .filter((pool) => pool !== 'system' || toleratesSystem)
          .flatMap((pool) => BUILT_IN_VALUES[label]?.[pool] ?? []),
        ...platform.nodePools.flatMap((pool) => launchedBy(pool, label, value)),
      ];
      return launched.includes(value) ? undefined : `the pools launch ${[...new Set(launched)].join(', ') || 'nothing'}`;
    }
    default:
      return undefined;
  }
}

/** What is not narrowed may be anything, so also what was asked for. */
const launchedBy = (
  { requirements }: NodePoolSettings,
  label: 'kubernetes.io/arch' | 'karpenter.sh/capacity-type',
  value: string,
): readonly string[] => allowedValues(requirements, label) ?? [value];

/** Where the pods of charts want to run. */
export const chartNodeRules: readonly Rule[] = [
  relationRule<'environment'>({
    id: 'HLM008',
    severity: 'warning',
    subject: 'environment',
    title: 'A chart selects nodes that nobody makes',
    why: 'Its pods stay pending for ever: no pool launches a node with that label. The built-in pool general-purpose launches amd64 only, and nodes of Auto Mode have labels of their own.',
    fix: "a pool for them, such as nodePool.graviton({ limits }), or another nodeSelector; 'eks.amazonaws.com/compute-type': 'auto' selects every node of Auto Mode",
    sources: [BUILT_IN, POOLS, MIXED],
    failureModes: ['C11', 'C34'],
    example: {
      before: "values: { nodeSelector: { 'kubernetes.io/arch': 'arm64' } } with built-in pools only",
      after: 'nodePools: { graviton: nodePool.graviton({ limits: { cpu: 100 } }) }',
    },
    *check(environment) {
      for (const selected of selections(environment)) {
        const message = whyNone(selected, environment);
        if (message !== undefined) yield { path: selected.path, received: `'${selected.value}'`, message };
      }
    },
  }),
];
