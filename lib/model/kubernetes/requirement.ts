import type { acceleratedCategories, InstanceCategory } from '../../aws/instance-families';
import type { nodeLabels, refusedLabels, reservedLabelPrefixes } from '../../aws/node-labels';

export type CapacityType = 'spot' | 'on-demand' | 'reserved';
export type Architecture = 'amd64' | 'arm64';
export type { InstanceCategory };
export type AcceleratedCategory = (typeof acceleratedCategories)[number];

/** Auto Mode launches nothing below two vCPUs: `nano`, `micro` and `small` cannot be written. */
export type InstanceSize = 'medium' | 'large' | 'xlarge' | `${number}xlarge` | 'metal' | `metal-${number}xl`;

/** Values of the keys that take only some. */
interface NarrowValues {
  readonly 'kubernetes.io/arch': Architecture;
  readonly 'kubernetes.io/os': 'linux';
  readonly 'karpenter.sh/capacity-type': CapacityType;
  readonly 'node.kubernetes.io/instance-type': `${string}.${InstanceSize}`;
  readonly 'eks.amazonaws.com/compute-type': 'auto';
  readonly 'eks.amazonaws.com/instance-category': InstanceCategory;
  readonly 'eks.amazonaws.com/instance-size': InstanceSize;
  readonly 'eks.amazonaws.com/instance-cpu-manufacturer': 'intel' | 'amd' | 'aws';
  readonly 'eks.amazonaws.com/instance-gpu-manufacturer': 'nvidia' | 'amd' | 'habana' | 'aws';
  readonly 'eks.amazonaws.com/instance-hypervisor': 'nitro' | 'xen';
  readonly 'eks.amazonaws.com/instance-encryption-in-transit-supported': 'true' | 'false';
  readonly 'eks.amazonaws.com/capacity-reservation-id': `cr-${string}`;
  readonly 'eks.amazonaws.com/capacity-reservation-type': 'default' | 'capacity-block';
  readonly 'eks.amazonaws.com/capacity-reservation-interruptible': 'true' | 'false';
}

type NodeLabels = typeof nodeLabels;

/** Labels of nodes that Auto Mode knows. https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html */
export type NodeLabel = keyof NodeLabels;

/** Labels whose values are whole numbers. */
export type NumericNodeLabel = { [Label in NodeLabel]: NodeLabels[Label] extends 'number' ? Label : never }[NodeLabel];

/** What `In` and `NotIn` take for a label. */
export type NodeLabelValue<Label> = Label extends keyof NarrowValues
  ? NarrowValues[Label]
  : Label extends NumericNodeLabel
    ? `${number}`
    : string;

declare const own: unique symbol;

/** A label of one's own, as `requirement()` gives it back. */
export type OwnLabel = string & { readonly [own]: true };

interface KeyInValues<Label, Value> {
  readonly key: Label;
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly [Value, ...Value[]];
  /** How many of the values a launch has to be able to choose from: 1 to 50, at most as many as there are values. */
  readonly minValues?: number;
}

interface KeyExists<Label> {
  readonly key: Label;
  readonly operator: 'Exists' | 'DoesNotExist';
  /** How many different values the instance types that a node is chosen from have at least, 1 to 50. */
  readonly minValues?: number;
}

interface KeyCompares<Label> {
  readonly key: Label;
  /** Greater or less than, the number itself left out (`Gt`, `Lt`) or in (`Gte`, `Lte`). */
  readonly operator: 'Gt' | 'Lt' | 'Gte' | 'Lte';
  readonly values: readonly [`${number}`];
  /** As with `Exists`. */
  readonly minValues?: number;
}

/**
 * One thing that every node of a pool fulfils. Values are always text.
 * https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements
 */
export type NodeRequirement =
  | { [Label in NodeLabel]: KeyInValues<Label, NodeLabelValue<Label>> }[NodeLabel]
  | KeyExists<NodeLabel | OwnLabel>
  | KeyCompares<NumericNodeLabel>
  | KeyInValues<OwnLabel, string>;

type Reserved = `${(typeof reservedLabelPrefixes)[number]}${string}` | (typeof refusedLabels)[number];

/** A label of one's own, or never: keys of others match nothing on Auto Mode. */
export type OwnLabelKey<Key extends string> = Key extends Reserved ? never : Key;

interface Membership<Value> {
  /** The label has one of these values. */
  in(...values: readonly [Value, ...Value[]]): NodeRequirement;
  /** The label has none of these values. */
  notIn(...values: readonly [Value, ...Value[]]): NodeRequirement;
  exists(): NodeRequirement;
  doesNotExist(): NodeRequirement;
}

interface Comparison {
  /** Greater than; a whole number. */
  greaterThan(value: number): NodeRequirement;
  /** Less than; a whole number. */
  lessThan(value: number): NodeRequirement;
  /** This or more; a whole number. */
  atLeast(value: number): NodeRequirement;
  /** This or less; a whole number. */
  atMost(value: number): NodeRequirement;
}

type NumericMembership = Membership<number | `${number}`> & Comparison;

/**
 * Begins a requirement: `requirement('kubernetes.io/arch').in('arm64')`,
 * `requirement('eks.amazonaws.com/instance-generation').greaterThan(5)`, `requirement('example.com/team').in('payments')`.
 * A label of one's own becomes a label of the nodes, and pods ask for it.
 */
export function requirement<Label extends NumericNodeLabel>(label: Label): NumericMembership;
export function requirement<Label extends NodeLabel>(label: Label): Membership<NodeLabelValue<Label>>;
export function requirement<Key extends string>(label: OwnLabelKey<Key>): Membership<string>;
export function requirement(key: string): Membership<string | number> & Comparison {
  // The overloads above decide which keys and values can be written; here they are only put into place.
  const written = (rest: object): NodeRequirement => ({ key, ...rest }) as NodeRequirement;
  return {
    in: (...values) => written({ operator: 'In', values: values.map(String) }),
    notIn: (...values) => written({ operator: 'NotIn', values: values.map(String) }),
    exists: () => written({ operator: 'Exists' }),
    doesNotExist: () => written({ operator: 'DoesNotExist' }),
    greaterThan: (value) => written({ operator: 'Gt', values: [String(value)] }),
    lessThan: (value) => written({ operator: 'Lt', values: [String(value)] }),
    atLeast: (value) => written({ operator: 'Gte', values: [String(value)] }),
    atMost: (value) => written({ operator: 'Lte', values: [String(value)] }),
  };
}

/** Values of a requirement; none for `Exists` and `DoesNotExist`. */
export const valuesOf = (one: NodeRequirement): readonly string[] => ('values' in one ? one.values : []);

/** Requirements for a label. */
export const requirementsFor = (requirements: readonly NodeRequirement[], label: string): readonly NodeRequirement[] =>
  requirements.filter(({ key }) => key === label);

/** What a label may be by its requirements: all values of its `In`, or undefined when it is not narrowed. */
export function allowedValues(requirements: readonly NodeRequirement[], label: string): readonly string[] | undefined {
  const lists = requirementsFor(requirements, label).flatMap((one) => (one.operator === 'In' ? [valuesOf(one)] : []));
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.includes(value)));
}
