import type { ResourceFacts } from '../../terraform/facts/facts';
import { importIdParts, manifestId } from '../../terraform/import-ids';
import type { Json } from '../../terraform/stack-json';
import type { Block } from '../../schema/schema';
import { isListValue, isObjectValue, type ObjectValue, type Value } from '../protocol/value';
import { valuesAt } from './paths';
import type { World } from './world';

/**
 * What an import finds: the state of the thing in this run that has the id, as far as it can be read back. Undefined when no
 * apply of the run has made it.
 */
export function findImported(world: World, type: string, id: string, facts: ResourceFacts | undefined): ObjectValue | undefined {
  const found = world.find(type, (state) => idOf(type, state) === id);
  return found && asRead(found, facts);
}

/** The id by which something would be imported. */
function idOf(type: string, state: ObjectValue): string | undefined {
  if (type === 'kubernetes_manifest') return manifestId(valuesAt(state, 'manifest').map(plain)[0]);
  const known = importIdParts(type, (name) => {
    const value = state[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  });
  if (known !== undefined) return known.isKnown ? known.id : undefined;
  return typeof state['id'] === 'string' ? state['id'] : undefined;
}

/** A dynamic value travels as a pair of its type and itself. */
const plain = ({ value }: { readonly value: Value }): Json =>
  (isListValue(value) && value[0] instanceof Uint8Array ? value[1] : value) as Json;

/** Timeouts stand in the configuration only; what else cannot be read is in the tables. */
function asRead(state: ObjectValue, facts: ResourceFacts | undefined): ObjectValue {
  const values = { ...('timeouts' in state ? { timeouts: null } : {}), ...facts?.importedAs?.values };
  return Object.entries(values).reduce<ObjectValue>(
    (read, [path, value]) => withValue(read, path.split('.'), value as Value),
    state,
  );
}

function withValue(state: ObjectValue, [name = '', ...rest]: readonly string[], value: Value): ObjectValue {
  const member = state[name];
  if (rest.length === 0) return { ...state, [name]: value };
  const below = (element: Value): Value => (isObjectValue(element) ? withValue(element, rest, value) : element);
  if (isListValue(member)) return { ...state, [name]: member.map(below) };
  return isObjectValue(member) ? { ...state, [name]: below(member) } : state;
}

/** Of something that nothing is known of but its id. */
export function bareState({ attributes, blocks }: Block, id: string): ObjectValue {
  const empty = Object.keys(attributes).map((name): [string, Value] => [name, null]);
  const none = Object.entries(blocks).map(([name, { nesting }]): [string, Value] => [name, nesting === 'single' ? null : []]);
  return { ...Object.fromEntries([...empty, ...none]), ...('id' in attributes ? { id } : {}) };
}
