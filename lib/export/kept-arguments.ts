import type { Block } from '../schema/schema';
import type { StackSchemas } from '../schema/stack-schemas';
import type { Element } from '../terraform/addresses';
import { factsOf } from '../terraform/facts';
import { isObject, type Json, objects } from '../terraform/stack-json';
import { isLiteral, literalText, type Scalar } from './literal';

/** An argument whose change makes Terraform replace the resource, and its value. */
export interface KeptArgument {
  /** Behind the address: `.vpc_config[0].subnet_ids`. */
  readonly path: string;
  readonly value: Scalar;
}

/** Longer texts are documents, which nobody compares by eye. */
const LONGEST = 200;

/** Those of one resource that are written out. */
export function keptArguments({ kind, type = '', body }: Element, schemas: StackSchemas): readonly KeptArgument[] {
  const facts = kind === 'resource' ? factsOf(type.split('_')[0] ?? '').resources[type] : undefined;
  const [only, ...more] = objects(body);
  if (facts?.replacedBy === undefined || only === undefined || more.length > 0 || 'count' in only || 'for_each' in only)
    return [];
  const inPlace = new Set(['lifecycle', 'depends_on', 'provider', ...(facts.updatedInPlace ?? [])]);
  const paths =
    facts.replacedBy === 'everything'
      ? Object.keys(only).filter((name) => !inPlace.has(name))
      : facts.replacedBy.map((trigger) => (typeof trigger === 'string' ? trigger : trigger.path));
  const block = schemas.resources[type]?.block;
  return [...new Set(paths)].sort().flatMap((path) => found(only, path.split('.'), block, ''));
}

/** The value at the end of a path, when there is exactly one and it is written out. */
function found(value: Json, names: readonly string[], block: Block | undefined, path: string): readonly KeptArgument[] {
  const [name, ...rest] = names;
  if (name === undefined) return scalar(value, path);
  if (!isObject(value) || !/^[A-Za-z_]\w*$/.test(name)) return [];
  const member = value[name];
  if (member === undefined || member === null) return [];
  const nested = block?.blocks[name];
  if (nested === undefined) return found(member, rest, undefined, `${path}.${name}`);
  const [one, ...more] = objects(member);
  if (one === undefined || more.length > 0 || nested.nesting === 'set' || nested.nesting === 'map') return [];
  return found(one, rest, nested.block, `${path}.${name}${nested.nesting === 'list' ? '[0]' : ''}`);
}

function scalar(value: Json, path: string): readonly KeptArgument[] {
  if (value === null || typeof value === 'object' || !isLiteral(value)) return [];
  if (typeof value !== 'string') return [{ path, value }];
  return value.length > LONGEST ? [] : [{ path, value: literalText(value) }];
}
