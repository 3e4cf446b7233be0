import { resourceFacts } from '../terraform/facts';
import { elements } from '../terraform/addresses';
import { references } from '../terraform/references';
import { type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';
import { fillUnknown } from '../offline/provider/apply';
import { contextOf } from '../offline/provider/context';
import { UNKNOWN, Unknown, type Value } from '../offline/protocol/value';
import { mapValues } from '../schema/schema';
import type { StackSchemas } from '../schema/stack-schemas';
import { Literals } from './literal';

const CONTEXT = contextOf({ region: 'us-east-1', allowed_account_ids: ['123456789012'] });

/**
 * Values for what other resources read of a type and only the provider knows, by type. Terraform leaves them unknown in a plan with
 * mocks; OpenTofu makes up random letters, and where an ARN is wanted the provider refuses them.
 */
export function mockedResources(stack: StackJson, schemas: StackSchemas): ReadonlyMap<string, JsonObject> {
  const literals = new Literals(stack);
  const mocked = [...attributesRead(stack)].flatMap(([type, names]): [string, JsonObject][] => {
    const schema = schemas.resources[type];
    if (schema === undefined) return [];
    const facts = resourceFacts(type);
    // What is made up may build on what is written, as the ARN of a role does on its name; the first one of the type stands for all.
    const written = objects(elements(stack).find((one) => one.kind === 'resource' && one.type === type)?.body)[0];
    const computed = mapValues(schema.block.attributes, (attribute, name): Value => {
      const known = literals.text(written?.[name]) ?? facts?.defaults?.[name];
      return known !== undefined ? (known as Value) : attribute.computed ? UNKNOWN : null;
    });
    const input = { type, block: schema.block, filledIn: facts?.filledIn, context: CONTEXT, occurrence: 0 };
    const made = fillUnknown(computed, input);
    const values = [...names].sort().flatMap((name): [string, Json][] => {
      const value = made[name] ?? null;
      return computed[name] instanceof Unknown && value !== null ? [[name, value as Json]] : [];
    });
    return values.length === 0 ? [] : [[type, Object.fromEntries(values)]];
  });
  return new Map(mocked.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Names of attributes that are read, by type of resource; without what is written, which OpenTofu refuses in a mock. */
function attributesRead(stack: StackJson): ReadonlyMap<string, ReadonlySet<string>> {
  const resources = elements(stack).filter(({ kind }) => kind === 'resource');
  const read = new Map<string, Set<string>>();
  for (const { address, attributes } of references(stack)) {
    const [type = '', ...rest] = address.split('.');
    const [name] = attributes;
    if (rest.length !== 1 || name === undefined) continue;
    const isWritten = resources.some((one) => one.type === type && objects(one.body).some((body) => name in body));
    if (!isWritten) read.set(type, (read.get(type) ?? new Set()).add(name));
  }
  return read;
}
