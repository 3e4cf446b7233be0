import { type BindingsPackage, bindingSource, bindingTypes } from './bindings-package';
import { type DerivedSchema, deriveSchema } from './derive-schema';
import type { ProviderSchema, Schema, SchemaKind } from './schema';
import { SchemaCache } from './schema-cache';

/** The types of one provider that something uses. */
export interface UsedTypes {
  readonly resources: Iterable<string>;
  readonly dataSources: Iterable<string>;
}

const inMemory = new Map<string, DerivedSchema | undefined>();

/**
 * Schemas of the types that are used. A type that the bindings do not have is left out, so that Terraform says so
 * in its own words. Fifty types take 0.2 s when they are derived and a few milliseconds afterwards.
 */
export function providerSchema(bindings: BindingsPackage, used: UsedTypes): ProviderSchema {
  const cache = new SchemaCache(bindings);
  const config = derived(bindings, cache, 'provider', bindings.provider);
  if (config === undefined) throw new Error(`the bindings in ${bindings.folder} have no provider class`);
  return {
    provider: bindings.provider,
    version: config.providerVersion,
    config: config.schema,
    resources: schemas(bindings, cache, 'resource', used.resources),
    dataSources: schemas(bindings, cache, 'data', used.dataSources),
  };
}

/** Schemas of everything the bindings have; seconds for a large provider. */
export const fullProviderSchema = (bindings: BindingsPackage): ProviderSchema =>
  providerSchema(bindings, { resources: bindingTypes(bindings, 'resource'), dataSources: bindingTypes(bindings, 'data') });

/** The schema of one type and the provider's version that it belongs to; undefined when the bindings have no such type. */
export const typeSchema = (bindings: BindingsPackage, kind: SchemaKind, type: string): DerivedSchema | undefined =>
  derived(bindings, new SchemaCache(bindings), kind, type);

function schemas(
  bindings: BindingsPackage,
  cache: SchemaCache,
  kind: SchemaKind,
  types: Iterable<string>,
): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  for (const type of [...new Set(types)].sort()) {
    const one = derived(bindings, cache, kind, type);
    if (one !== undefined) found[type] = one.schema;
  }
  return found;
}

function derived(bindings: BindingsPackage, cache: SchemaCache, kind: SchemaKind, type: string): DerivedSchema | undefined {
  const key = `${bindings.folder} ${bindings.version} ${kind} ${type}`;
  if (inMemory.has(key)) return inMemory.get(key);
  let schema = cache.read(kind, type);
  if (schema === undefined) {
    const source = bindingSource(bindings, kind, type);
    if (source !== undefined) {
      schema = deriveSchema(kind, type, source);
      cache.write(kind, type, schema);
    }
  }
  inMemory.set(key, schema);
  return schema;
}
