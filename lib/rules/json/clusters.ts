import { isUnknown, literalBoolean, literalText, wholeReference } from '../../terraform/block';
import type { Json } from '../../terraform/stack-json';
import { type Block, leavesOf, readOnce, valueOf, valuesOf } from './json-project';

/** A cluster that a stack makes. */
export interface JsonCluster {
  readonly block: Block;
  readonly name: string | undefined;
  /** Auto Mode is on for certain. */
  readonly autoMode: boolean;
  /** Built-in pools; undefined where they are computed. */
  readonly nodePools: readonly string[] | undefined;
}

export const clustersOf = readOnce((project): readonly JsonCluster[] =>
  project.resources('aws_eks_cluster').map((block) => ({
    block,
    name: literalText(valueOf(block, 'name')),
    autoMode: literalBoolean(valueOf(block, 'compute_config.enabled')) === true,
    nodePools: nodePoolsOf(block),
  })),
);

function nodePoolsOf(block: Block): readonly string[] | undefined {
  const leaves = leavesOf(block, 'compute_config.node_pools');
  const pools = leaves.map(({ value }) => literalText(value));
  return pools.includes(undefined) ? undefined : pools.filter((pool) => pool !== undefined);
}

/** Whether a block of the same stack names this cluster; undefined where nobody can tell. */
export function isOfCluster({ block: cluster, name }: JsonCluster, block: Block): boolean | undefined {
  if (block.stack.name !== cluster.stack.name) return undefined;
  const value = valueOf(block, 'cluster_name');
  const reference = wholeReference(value);
  if (reference !== undefined) return reference.address === cluster.address;
  const text = literalText(value);
  return text === undefined || name === undefined ? undefined : text === name;
}

/** Addresses that a resource waits for: `depends_on`, and what it refers to. */
export function waitsFor(block: Block): ReadonlySet<string> {
  const below = block.path.join('\n');
  return new Set(
    block.stack.references.flatMap(({ address, path }) => (path.join('\n').startsWith(`${below}\n`) ? [address] : [])),
  );
}

/** A value as text that can be compared within one stack: what is written the same is the same. */
export const comparable = (value: Json | undefined): string | undefined =>
  typeof value !== 'string' || /\b(?:each|count|self)\./.test(value) ? undefined : value;

/** Text, or undefined with `each.value` and the like. */
export const principalOf = (block: Block): string | undefined => comparable(valueOf(block, 'principal_arn'));

/** Something is written there, known or not. */
export const isWritten = (block: Block, names: string): boolean => valuesOf(block, names).some(({ value }) => value !== '');

export const isComputed = (block: Block, names: string): boolean => valuesOf(block, names).some(({ value }) => isUnknown(value));

export const autoModeClusters = (clusters: readonly JsonCluster[]): readonly JsonCluster[] =>
  clusters.filter(({ autoMode }) => autoMode);
