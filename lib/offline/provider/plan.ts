import type { ReplaceTrigger, ResourceFacts } from '../../terraform/facts/facts';
import type { AttributePath } from '../protocol/messages';
import {
  equalValues,
  isListValue,
  isObjectValue,
  isWhollyKnown,
  type ObjectValue,
  UNKNOWN,
  Unknown,
  type Value,
} from '../protocol/value';
import type { Attribute, Block, NestedBlock } from '../../schema/schema';
import { mapValues } from '../../schema/schema';
import type { ProviderContext } from './context';
import { leavesAt, valuesAt } from './paths';

/** What a resource would become. */
export interface PlannedResource {
  readonly state: ObjectValue;
  readonly requiresReplace: readonly AttributePath[];
}

export interface PlanInput {
  readonly block: Block;
  readonly facts: ResourceFacts | undefined;
  readonly context: ProviderContext;
  /** Null when it is to be made. */
  readonly prior: ObjectValue | null;
  /** Nothing but its id is known of it, so nothing can be compared. */
  readonly imported?: boolean;
  /** Terraform's own merge of configuration and prior state. */
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
}

/** Plans one resource: what the configuration leaves to AWS is unknown when it is made, and kept when it is changed. */
export function planResource(input: PlanInput): PlannedResource {
  const { block, facts, proposed, config } = input;
  const prior = input.imported === true ? null : input.prior;
  const filled = planBlock(block, { prior, proposed, config, path: '', inSet: false }, facts?.defaults ?? {});
  const known = {
    ...filled,
    ...plannedRegion(block, input),
    ...plannedTags(block, filled, input),
    ...(prior === null ? plannedElements(block, facts, config) : {}),
  };
  const state = { ...known, ...recomputed(facts, prior, known) };
  const requiresReplace = prior === null || equalValues(prior, state) ? [] : replacements(facts, prior, state);
  return { state, requiresReplace };
}

interface Level {
  readonly prior: Value;
  readonly proposed: ObjectValue;
  readonly config: Value;
  readonly path: string;
  /** Made-up values inside a set would change which element is which. */
  readonly inSet: boolean;
}

type Defaults = NonNullable<ResourceFacts['defaults']>;

function planBlock(block: Block, level: Level, defaults: Defaults): ObjectValue {
  return {
    ...planAttributes(block.attributes, level, defaults),
    ...mapValues(block.blocks, (nested, name) => planNested(nested, name, level, defaults)),
  };
}

function planAttributes(attributes: Block['attributes'], level: Level, defaults: Defaults): Record<string, Value> {
  return mapValues(attributes, (attribute, name) => {
    const path = join(level.path, name);
    const proposed = level.proposed[name] ?? null;
    const config = member(level.config, name);
    const fallback = defaults[path];
    if (config === null && fallback !== undefined && attribute.computed) return fallback as Value;
    if (proposed === null) return attribute.computed && !level.inSet && level.prior === null ? UNKNOWN : null;
    return planNestedAttribute(attribute, name, level, proposed, defaults);
  });
}

function planNestedAttribute(attribute: Attribute, name: string, level: Level, proposed: Value, defaults: Defaults): Value {
  if (attribute.nested === undefined) return proposed;
  const { nesting, attributes } = attribute.nested;
  return planElements(nesting, name, level, proposed, (below) => planAttributes(attributes, below, defaults));
}

function planNested({ nesting, block }: NestedBlock, name: string, level: Level, defaults: Defaults): Value {
  return planElements(nesting, name, level, level.proposed[name] ?? null, (below) => planBlock(block, below, defaults));
}

function planElements(nesting: string, name: string, level: Level, proposed: Value, plan: (below: Level) => ObjectValue): Value {
  const path = join(level.path, name);
  const inSet = level.inSet || nesting === 'set';
  const prior = member(level.prior, name);
  const config = member(level.config, name);
  if (isListValue(proposed)) {
    return proposed.map((element, index) => {
      if (!isObjectValue(element)) return element;
      // Sets have no order that would tell which prior element is meant; Terraform has merged them already.
      if (inSet) return plan({ prior: null, proposed: element, config: element, path, inSet });
      return plan({ prior: at(prior, index), proposed: element, config: at(config, index), path, inSet });
    });
  }
  if (!isObjectValue(proposed)) return proposed;
  if (nesting === 'single') return plan({ prior, proposed, config, path, inSet });
  return mapValues(proposed, (element, key) =>
    isObjectValue(element)
      ? plan({ prior: member(prior, key), proposed: element, config: member(config, key), path, inSet })
      : element,
  );
}

/** Since version 6 of the AWS provider each resource says its region, and moving it to another one replaces it. */
function plannedRegion(block: Block, { config, prior, context }: PlanInput): Record<string, Value> {
  const attribute = block.attributes['region'];
  if (attribute === undefined || !attribute.computed || !attribute.optional) return {};
  return { region: config['region'] ?? context.region ?? prior?.['region'] ?? UNKNOWN };
}

/** `tags_all` are the provider's default tags and the resource's own. */
function plannedTags(block: Block, { tags = null }: ObjectValue, { config, context }: PlanInput): Record<string, Value> {
  const { defaultTags } = context;
  // Nobody has to write it; who does is taken at their word.
  if (block.attributes['tags_all'] === undefined || (config['tags_all'] ?? null) !== null) return {};
  if (defaultTags === undefined || tags instanceof Unknown || !isWhollyKnown(tags)) return { tags_all: UNKNOWN };
  return { tags_all: { ...defaultTags, ...(isObjectValue(tags) ? tags : {}) } };
}

/** Elements that the provider can tell before AWS, such as one validation for each name of a certificate. */
function plannedElements(block: Block, facts: ResourceFacts | undefined, config: ObjectValue): Record<string, Value> {
  const told = Object.entries(facts?.plannedElements ?? {}).flatMap(([name, { member: key, of, when }]): [string, Value][] => {
    const type = block.attributes[name]?.type;
    const names = of.flatMap((path) => leavesAt(config, path)).map(({ value }) => value);
    const members = Array.isArray(type) && Array.isArray(type[1]) && type[1][0] === 'object' ? Object.keys(type[1][1]) : [];
    if (config[when.path] !== when.is || members.length === 0 || names.some((value) => value instanceof Unknown)) return [];
    const unknown = Object.fromEntries(members.map((one): [string, Value] => [one, UNKNOWN]));
    return [[name, [...new Set(names.filter((value) => value !== null))].map((value) => ({ ...unknown, [key]: value }))]];
  });
  return Object.fromEntries(told);
}

/** What follows from arguments that change. */
function recomputed(facts: ResourceFacts | undefined, prior: ObjectValue | null, planned: ObjectValue): Record<string, Value> {
  if (prior === null) return {};
  const changed = Object.entries(facts?.recomputedBy ?? {}).filter(([, names]) =>
    names.some((name) => !equalValues(prior[name], planned[name])),
  );
  return Object.fromEntries(changed.map(([name]) => [name, UNKNOWN]));
}

function replacements(facts: ResourceFacts | undefined, prior: ObjectValue, planned: ObjectValue): readonly AttributePath[] {
  const found = new Map<string, AttributePath>();
  const note = (path: AttributePath): void => void found.set(JSON.stringify(path), path);
  if ('region' in planned && prior['region'] !== null && !equalValues(prior['region'], planned['region'])) note(['region']);
  for (const trigger of triggers(facts, planned)) {
    const { path, when } = typeof trigger === 'string' ? { path: trigger, when: 'any' } : trigger;
    const [first = ''] = path.split('.');
    // It was imported, and what it had before cannot be told.
    if (facts?.importedAs?.values[first] === null && (prior[first] ?? null) === null) continue;
    const before = valuesAt(prior, path);
    const after = valuesAt(planned, path);
    if (when === 'removed' && !(isPresent(before[0]?.value) && !isPresent(after[0]?.value))) continue;
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      const [old, now] = [before[index]?.value ?? null, after[index]?.value ?? null];
      if (sameForReplacement(old, now) || (when === 'changed' && !(isPresent(old) && isPresent(now)))) continue;
      note(existingPath(after[index]?.path ?? before[index]?.path ?? [path.split('.')[0] ?? path], after[index] !== undefined));
    }
  }
  return [...found.values()];
}

function triggers(facts: ResourceFacts | undefined, planned: ObjectValue): readonly ReplaceTrigger[] {
  if (facts?.replacedBy !== 'everything') return facts?.replacedBy ?? [];
  const inPlace = new Set(['tags', 'tags_all', 'timeouts', 'region', ...(facts.updatedInPlace ?? [])]);
  return Object.keys(planned).filter((name) => !inPlace.has(name));
}

/** What is gone in the plan cannot be named there; its outermost block can. */
const existingPath = (path: AttributePath, exists: boolean): AttributePath => (exists ? path : path.slice(0, 1));

/** Null, empty text and an empty collection are the same to the provider's older half. */
const sameForReplacement = (one: Value, other: Value): boolean =>
  equalValues(one, other) || (!isPresent(one) && !isPresent(other) && !(other instanceof Unknown));

function isPresent(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !isListValue(value) || value.length > 0;
}

const member = (value: Value, name: string): Value => (isObjectValue(value) ? (value[name] ?? null) : null);
const at = (value: Value, index: number): Value => (isListValue(value) ? (value[index] ?? null) : null);
const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
