import type { Attribute, Block as SchemaBlock, NestedBlock } from '../../schema/schema';
import { isUnknown, leavesAt } from '../../terraform/block';
import { COMMENT, isObject, type Json, type JsonObject, type Located, Member } from '../../terraform/stack-json';
import { suggesting } from '../texts';
import { wrongForms } from './argument-forms';
import { type ArgumentProblem, bodies, DYNAMIC, LIFECYCLE, LIFECYCLE_SWITCHES, unknownMembers } from './argument-problem';
import { quoted } from './json-project';
import { unknownName } from './known-names';

/** What Terraform itself reads in every resource and data source. https://developer.hashicorp.com/terraform/language/meta-arguments */
const META = ['count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'connection', 'provisioner', 'timeouts'];
/** https://developer.hashicorp.com/terraform/plugin/sdkv2/resources/retries-and-customizable-timeouts */
const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Compares a resource or data source with the schema of its type. */
export class ArgumentReader {
  /**
   * @param words of all names that the provider is known to have
   * @param known `hashicorp/aws 6.25.0`
   * @param mayLack members of objects may be left out, as they may in HCL, where they are written as blocks
   */
  public constructor(
    private readonly words: ReadonlySet<string>,
    private readonly known: string,
    private readonly mayLack = false,
  ) {}

  /** @param type what holds the arguments: `aws_vpc` */
  public *read(root: Located, type: string, schema: SchemaBlock): Iterable<ArgumentProblem> {
    if (!isObject(root.value)) return;
    yield* this.body(root, root.value, type, schema, META);
    for (const lifecycle of bodies(root.value['lifecycle'], new Member(root.value['lifecycle'] ?? null, root, 'lifecycle'))) {
      if (!isObject(lifecycle.value)) continue;
      yield* unknownMembers(lifecycle, lifecycle.value, 'lifecycle', LIFECYCLE);
      yield* this.ignored(lifecycle, type, schema);
      for (const name of LIFECYCLE_SWITCHES) {
        for (const { at } of leavesAt(lifecycle, name).flatMap((leaf) => [...wrongForms(leaf, 'bool')]))
          yield this.form(at, `${name} is true or false`);
      }
    }
    for (const timeouts of bodies(root.value['timeouts'], new Member(root.value['timeouts'] ?? null, root, 'timeouts'))) {
      if (!isObject(timeouts.value)) continue;
      for (const [name, time] of Object.entries(timeouts.value)) {
        if (name === COMMENT || typeof time !== 'string' || isUnknown(time) || DURATION.test(time)) continue;
        yield this.form(new Member(time, timeouts, name), 'a time is written like 30m or 1h30m');
      }
    }
  }

  /** Names of what Terraform leaves as it is; a step below the first is not looked at. */
  private *ignored(lifecycle: Located, type: string, { attributes, blocks }: SchemaBlock): Iterable<ArgumentProblem> {
    for (const at of leavesAt(lifecycle, 'ignore_changes')) {
      const [name] = /^[a-z]\w*/.exec(String(at.value)) ?? [];
      if (name === undefined || name === 'all' || attributes[name] !== undefined || blocks[name] !== undefined) continue;
      yield this.unknown(at, name, `${type} has no such argument`, [...Object.keys(attributes), ...Object.keys(blocks)]);
    }
  }

  private *body(
    at: Located,
    body: JsonObject,
    holder: string,
    schema: SchemaBlock,
    meta: readonly string[] = [],
  ): Iterable<ArgumentProblem> {
    const meant = new Set<string>();
    const counts = new Map<string, number>();
    for (const name of Object.keys(body)) {
      const value = body[name] as Json;
      const member = new Member(value, at, name);
      const attribute = schema.attributes[name];
      const nested = schema.blocks[name];
      if (attribute !== undefined) {
        yield* this.attribute(member, holder, name, attribute);
      } else if (nested !== undefined) {
        counts.set(name, (counts.get(name) ?? 0) + bodies(value, member).length);
        yield* this.blocks(member, holder, name, nested);
      } else if (name === 'dynamic') {
        for (const label of bodies(value, member).flatMap(({ value: labels }) => Object.keys(labels ?? {})))
          counts.set(label, Infinity);
        yield* this.dynamic(member, holder, schema);
      } else if (name !== COMMENT && !meta.includes(name)) {
        const problem = this.unknown(member, name, `${holder} has no such argument`, written(schema, body));
        if (problem.problem.suggestion !== undefined) meant.add(problem.problem.suggestion);
        yield problem;
      }
    }
    for (const [name, { required }] of Object.entries(schema.attributes)) {
      // Terraform lets null pass and the provider does not.
      if (required && (body[name] ?? null) === null && !meant.has(name)) yield this.missing(at, holder, name);
    }
    for (const [name, { minItems }] of Object.entries(schema.blocks)) {
      if (minItems > (counts.get(name) ?? 0) && !meant.has(name)) yield this.missing(at, holder, name);
    }
  }

  private *attribute(at: Located, holder: string, name: string, attribute: Attribute): Iterable<ArgumentProblem> {
    const { type, nested, computed, optional, required } = attribute;
    if (at.value === null) return;
    if (computed && !optional && !required) {
      // It may turn out to be null.
      if (!isUnknown(at.value)) yield this.form(at, `AWS decides what ${name} of ${holder} is; it can only be read`);
    } else if (type !== undefined) {
      for (const { at: wrong, wanted } of wrongForms(at, type, this.mayLack))
        yield this.form(wrong, `${name} of ${holder} is ${wanted}`);
      yield* this.dropped(at, name, type);
    } else if (nested !== undefined) {
      yield* this.nestedValue(at, holder, name, nested);
    }
  }

  /** Attributes that hold objects with rules of their own. */
  private *nestedValue(
    at: Located,
    holder: string,
    name: string,
    { nesting, attributes }: NonNullable<Attribute['nested']>,
  ): Iterable<ArgumentProblem> {
    const { value } = at;
    if (isUnknown(value)) return;
    const isList = nesting === 'list' || nesting === 'set';
    const members =
      isList && Array.isArray(value)
        ? (value as readonly Json[]).map((element, index) => new Member(element, at, index))
        : nesting === 'map' && isObject(value)
          ? Object.keys(value).map((key) => new Member(value[key] as Json, at, key))
          : nesting === 'single'
            ? [at]
            : undefined;
    if (members === undefined) {
      yield this.form(at, `${name} of ${holder} is a ${isList ? 'list' : 'map'} of objects`);
      return;
    }
    for (const member of members) {
      if (isObject(member.value)) yield* this.object(member, member.value, name, attributes);
      else if (member.value !== null && typeof member.value !== 'string')
        yield this.form(member, `${name} of ${holder} takes objects`);
    }
  }

  private *object(
    at: Located,
    object: JsonObject,
    holder: string,
    attributes: Readonly<Record<string, Attribute>>,
  ): Iterable<ArgumentProblem> {
    const names = Object.keys(attributes);
    for (const key of Object.keys(object)) {
      const member = new Member(object[key] as Json, at, key);
      const attribute = attributes[key];
      if (attribute !== undefined) yield* this.attribute(member, holder, key, attribute);
      else yield* this.maybeDropped(member, key, holder, object, names);
    }
    for (const [name, { required }] of Object.entries(attributes)) {
      if (required && !(name in object)) yield this.missing(at, holder, name);
    }
  }

  /** Objects in attributes may have anything in them: Terraform drops what it does not know. */
  private *dropped(at: Located, holder: string, type: NonNullable<Attribute['type']>): Iterable<ArgumentProblem> {
    if (typeof type === 'string') return;
    const [kind, inner] = type;
    if ((kind === 'list' || kind === 'set') && Array.isArray(at.value)) {
      for (const [index, element] of (at.value as readonly Json[]).entries())
        yield* this.dropped(new Member(element, at, index), holder, inner);
    } else if (kind === 'object' && isObject(at.value)) {
      for (const key of Object.keys(at.value)) {
        if (inner[key] === undefined)
          yield* this.maybeDropped(new Member(at.value[key] as Json, at, key), key, holder, at.value, Object.keys(inner));
      }
    }
  }

  private *maybeDropped(
    at: Located,
    name: string,
    holder: string,
    object: JsonObject,
    names: readonly string[],
  ): Iterable<ArgumentProblem> {
    const free = names.filter((one) => !(one in object) || object[one] === null);
    const problem = this.unknown(at, name, `${holder} has no such member, and Terraform drops it without a word`, free);
    if (problem.problem.suggestion !== undefined) yield { ...problem, kind: 'ignored' };
  }

  private *blocks(at: Located, holder: string, name: string, { block, maxItems }: NestedBlock): Iterable<ArgumentProblem> {
    const all = bodies(at.value, at);
    for (const one of all) {
      if (isObject(one.value)) yield* this.body(one, one.value, name, block);
      else yield this.form(one, `${name} of ${holder} is a block: an object, or a list of them, and no expression`);
    }
    if (maxItems > 0 && all.length > maxItems)
      yield this.form(at, `${name} of ${holder} may be written ${maxItems === 1 ? 'once' : `${maxItems} times`}`);
  }

  private *dynamic(at: Located, holder: string, schema: SchemaBlock): Iterable<ArgumentProblem> {
    for (const labels of bodies(at.value, at)) {
      if (!isObject(labels.value)) continue;
      for (const label of Object.keys(labels.value)) {
        if (label === COMMENT) continue;
        const member = new Member(labels.value[label] as Json, labels, label);
        const nested = schema.blocks[label];
        if (nested !== undefined || holdsObjects(schema.attributes[label])) yield* this.dynamicBlock(member, label, nested);
        else yield this.unknown(member, label, `${holder} has no such block`, Object.keys(schema.blocks));
      }
    }
  }

  private *dynamicBlock(at: Located, label: string, nested: NestedBlock | undefined): Iterable<ArgumentProblem> {
    const holder = `dynamic ${label}`;
    for (const one of bodies(at.value, at)) {
      if (!isObject(one.value)) continue;
      yield* unknownMembers(one, one.value, holder, DYNAMIC);
      for (const name of ['for_each', 'content']) if (!(name in one.value)) yield this.missing(one, holder, name);
      const { content } = one.value;
      for (const body of bodies(content, new Member(content ?? null, one, 'content'))) {
        if (nested !== undefined && isObject(body.value)) yield* this.body(body, body.value, label, nested.block);
      }
    }
  }

  private unknown(at: Located, name: string, message: string, free: readonly string[]): ArgumentProblem {
    const { meant, isSlip } = unknownName(name, free, this.words);
    const problem = { received: `'${name}'`, message: `${message} (${this.known})`, ...suggesting(meant) };
    return { kind: 'unknown', at, isSlip, problem };
  }

  private missing(at: Located, holder: string, name: string): ArgumentProblem {
    const problem = { received: `no ${name}`, message: `${holder} has to have ${name} (${this.known})`, fix: `write ${name}` };
    return { kind: 'missing', at, isSlip: false, problem };
  }

  private form(at: Located, message: string): ArgumentProblem {
    return { kind: 'form', at, isSlip: false, problem: { received: quoted(at.value), message: `${message} (${this.known})` } };
  }
}

/** Names that a body could have and does not. */
const written = ({ attributes, blocks }: SchemaBlock, body: JsonObject): readonly string[] =>
  [...Object.keys(attributes).filter((name) => isWritable(attributes[name])), ...Object.keys(blocks)].filter(
    (name) => !(name in body),
  );

const isWritable = (attribute: Attribute | undefined): boolean => attribute?.required === true || attribute?.optional === true;

/** Lists of objects may be written as blocks, and so by `dynamic`. */
const holdsObjects = (attribute: Attribute | undefined): boolean =>
  attribute?.type !== undefined && typeof attribute.type !== 'string' && typeof attribute.type[1] !== 'string';
