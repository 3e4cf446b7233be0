import { refusal } from '../../terraform/facts/accepted';
import type { Accepted, Alternatives, Implication, ResourceFacts } from '../../terraform/facts/facts';
import type { AttributePath, Diagnostic } from '../protocol/messages';
import { isListValue, isObjectValue, type ObjectValue, Unknown, type Value } from '../protocol/value';
import type { Block } from '../../schema/schema';
import { formatPath, leavesAt, valuesAt } from './paths';

/** What facts say of a configuration, whether of a resource or of a data source. */
type ConfigFacts = Pick<ResourceFacts, 'accepts' | 'alternatives' | 'allEqual' | 'implications' | 'defaults' | 'needs'>;

/** Checks what Terraform leaves to providers; values that are not known yet pass. */
export function validateConfig(
  type: string,
  block: Block,
  facts: ConfigFacts | undefined,
  config: ObjectValue,
): readonly Diagnostic[] {
  const readOnly = readOnlyValues(block, config, []).map((at) =>
    diagnostic(`${type}: ${formatPath(at)} cannot be set; AWS decides it`, at),
  );
  if (facts === undefined) return readOnly;
  return [
    ...readOnly,
    ...Object.entries(facts.accepts ?? {}).flatMap(([path, accepted]) => checkValues(type, config, path, accepted)),
    ...(facts.alternatives ?? []).flatMap((alternatives) => checkAlternatives(type, config, alternatives)),
    ...(facts.allEqual ?? []).flatMap(({ of, refusal }) => checkEqual(type, config, of, refusal)),
    ...(facts.implications ?? []).flatMap((implication) => checkImplication(type, config, implication, facts.defaults ?? {})),
    ...(facts.needs ?? []).flatMap(({ path, needs, because }) => checkNeed(type, config, path, needs, because)),
  ];
}

/** What is written although only the provider can know it. */
function readOnlyValues({ attributes, blocks }: Block, value: Value, path: AttributePath): readonly AttributePath[] {
  if (isListValue(value))
    return value.flatMap((element, index) => readOnlyValues({ attributes, blocks }, element, [...path, index]));
  if (!isObjectValue(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    const attribute = attributes[name];
    if (attribute?.computed === true && !attribute.optional) return member === null ? [] : [at];
    if (attribute?.nested !== undefined)
      return readOnlyValues({ attributes: attribute.nested.attributes, blocks: {} }, member, at);
    const nested = blocks[name];
    return nested === undefined ? [] : readOnlyValues(nested.block, member, at);
  });
}

function checkValues(type: string, config: ObjectValue, path: string, accepted: Accepted): Diagnostic[] {
  return leavesAt(config, path).flatMap(({ value, path: at }) => {
    const problem = value === null || value instanceof Unknown ? undefined : refusal(value, accepted);
    return problem === undefined ? [] : [diagnostic(`${type}: ${formatPath(at)}: ${problem}`, at)];
  });
}

function checkAlternatives(type: string, config: ObjectValue, { of, count, within }: Alternatives): Diagnostic[] {
  if (within !== undefined && !valuesAt(config, within).some(({ value }) => isSet(value))) return [];
  const present = of.filter((path) => valuesAt(config, path).some(({ value }) => isSet(value)));
  // An unknown one may turn out to be null.
  const undecided = of.some((path) => valuesAt(config, path).some(({ value }) => value instanceof Unknown));
  if (present.length > 1) return [diagnostic(`${type}: ${present.join(' and ')} exclude each other`, [present[1] ?? ''])];
  if (count === 'exactly one' && present.length === 0 && !undecided)
    return [diagnostic(`${type}: one of ${of.join(', ')} is required`)];
  return [];
}

function checkEqual(type: string, config: ObjectValue, of: readonly string[], refusal: string): Diagnostic[] {
  const values = of.map((path) => valuesAt(config, path)[0]?.value ?? false);
  if (values.some((value) => value instanceof Unknown) || new Set(values).size === 1) return [];
  return [diagnostic(`${type}: ${refusal}: ${of.map((path, index) => `${path} = ${String(values[index])}`).join(', ')}`)];
}

function checkImplication(
  type: string,
  config: ObjectValue,
  { when, path, mustBe, refusal }: Implication,
  defaults: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  if (!valuesAt(config, when.path).some(({ value }) => value === when.is)) return [];
  const value = valuesAt(config, path)[0]?.value ?? defaults[path] ?? null;
  if (value === null || value instanceof Unknown || mustBe.some((one) => one === value)) return [];
  return [diagnostic(`${type}: ${path} = ${String(value)}: ${refusal}`)];
}

function checkNeed(type: string, config: ObjectValue, path: string, needed: string, because: string): Diagnostic[] {
  const present = (at: string): boolean => valuesAt(config, at).some(({ value }) => isSet(value) || value instanceof Unknown);
  const certain = valuesAt(config, path).some(({ value }) => isSet(value));
  return certain && !present(needed) ? [diagnostic(`${type}: ${path} needs ${needed}: ${because}`)] : [];
}

function isSet(value: Value): boolean {
  if (value === null || value instanceof Unknown) return false;
  return isListValue(value) ? value.length > 0 : !isObjectValue(value) || Object.keys(value).length > 0;
}

const diagnostic = (summary: string, path?: AttributePath): Diagnostic => ({
  severity: 'error',
  summary,
  ...(path === undefined ? {} : { path: beforeSet(path) }),
});

/** Elements of collections of plain values cannot always be named; their attribute can. */
const beforeSet = (path: AttributePath): AttributePath => (typeof path.at(-1) === 'number' ? path.slice(0, -1) : path);
