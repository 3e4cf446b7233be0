import type { NodePoolSettings } from '../model/kubernetes/node-pool';
import { valuesOf, type NodeRequirement } from '../model/kubernetes/requirement';
import type { InputPath } from './input-path';

type Pool = Pick<NodePoolSettings, 'name' | 'requirements'>;

/** A requirement of a pool, and where it is written. */
export interface PlacedRequirement {
  readonly one: NodeRequirement;
  readonly path: InputPath;
}

export const requirementsPath = ({ name }: Pool): InputPath => ['nodePools', name, 'requirements'];

/** Defaults come last, so the place of what was written is its place in the list. */
export const placedRequirements = (pool: Pool): readonly PlacedRequirement[] =>
  pool.requirements.map((one, index) => ({ one, path: [...requirementsPath(pool), index] }));

/** Requirements for a label. */
export const placedFor = (pool: Pool, label: string): readonly PlacedRequirement[] =>
  placedRequirements(pool).filter(({ one }) => one.key === label);

/** Values of a requirement, each at its own place. */
export const placedValues = ({ one, path }: PlacedRequirement): readonly { readonly value: string; readonly path: InputPath }[] =>
  valuesOf(one).map((value, index) => ({ value, path: [...path, 'values', index] }));

/** Where a pool narrows a label to a list: the last such requirement, since all of them count. The whole list where none does. */
export const placeOfList = (pool: Pool, label: string): InputPath =>
  placedFor(pool, label).findLast(({ one }) => one.operator === 'In')?.path ?? requirementsPath(pool);

/**
 * All that nodes of a pool have to fulfil: a label of a pool is a requirement for its value.
 * https://github.com/kubernetes-sigs/karpenter/blob/v1.15.0/pkg/controllers/provisioning/scheduling/nodeclaimtemplate.go
 */
export const withLabels = ({
  requirements,
  labels,
}: Pick<NodePoolSettings, 'requirements' | 'labels'>): readonly NodeRequirement[] => [
  ...requirements,
  // Keys and values are whatever was written; the type of requirements knows only what is right.
  ...Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }) as unknown as NodeRequirement),
];
