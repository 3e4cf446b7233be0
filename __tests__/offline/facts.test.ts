import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FACTS } from '../../lib/terraform/facts';
import type { ProviderFacts, ResourceFacts } from '../../lib/terraform/facts/facts';
import { IMPORT_IDS } from '../../lib/terraform/import-ids';
import { schemaWithFacts } from '../../lib/schema/schema-with-facts';
import { findBindings } from '../../lib/schema/bindings-package';
import { providerSchema } from '../../lib/schema/provider-schemas';
import { type Attribute, type Block, EMPTY_BLOCK, type NestedBlock, type ProviderSchema } from '../../lib/schema/schema';

function schemasOf(provider: string, facts: ProviderFacts): ProviderSchema {
  const bindings = findBindings(provider);
  if (bindings === undefined) throw new Error(`@cdktf/provider-${provider} is not installed`);
  return providerSchema(bindings, { resources: Object.keys(facts.resources), dataSources: Object.keys(facts.dataSources) });
}

/** Of a list or set of objects that is no block: `ingress` of a security group. */
function membersOf({ type }: Attribute): object {
  const element: unknown = Array.isArray(type) ? type[1] : undefined;
  return Array.isArray(element) && element[0] === 'object' ? (element[1] as object) : {};
}

/** What a path of the facts names, or undefined when it is misspelt. Below a dynamic attribute everything is allowed. */
function named(block: Block, path: string): Attribute | NestedBlock | undefined {
  const [name = '', ...rest] = path.replace(/\?$/, '').split('.');
  const attribute = block.attributes[name];
  if (attribute !== undefined)
    return rest.length === 0 || attribute.type === 'dynamic' || rest.join('.') in membersOf(attribute) ? attribute : undefined;
  const nested = block.blocks[name];
  return rest.length === 0 || nested === undefined ? nested : named(nested.block, rest.join('.'));
}

const isAttribute = (found: Attribute | NestedBlock | undefined): found is Attribute =>
  found !== undefined && 'computed' in found;

const types = Object.entries(FACTS).flatMap(([provider, facts]) => {
  const derived = schemasOf(provider, facts);
  const served = schemaWithFacts(derived, facts);
  return Object.entries(facts.resources).map(([type, one]) => ({
    type,
    facts: one,
    block: derived.resources[type]?.block ?? EMPTY_BLOCK,
    served: served.resources[type]?.block ?? EMPTY_BLOCK,
  }));
});

const replacePaths = ({ replacedBy }: ResourceFacts): readonly string[] =>
  Array.isArray(replacedBy)
    ? replacedBy.map((trigger: string | { path: string }) => (typeof trigger === 'string' ? trigger : trigger.path))
    : [];

describe.each(types)('$type', ({ facts, block, served }) => {
  test('exists in the bindings and has a source', () => {
    expect(block).not.toBe(EMPTY_BLOCK);
    expect(facts.sources.length).toBeGreaterThan(0);
    for (const { url, date } of facts.sources) {
      expect(url).toMatch(/^https:\/\//);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('every path names something that can be written', () => {
    const paths = [
      ...replacePaths(facts),
      ...(facts.updatedInPlace ?? []),
      ...Object.keys(facts.defaults ?? {}),
      ...Object.keys(facts.accepts ?? {}),
      ...(facts.alternatives ?? []).flatMap(({ of }) => of),
      ...(facts.allEqual ?? []).flatMap(({ of }) => of),
      ...(facts.needs ?? []).flatMap(({ path, needs }) => [path, needs]),
      ...(facts.implications ?? []).flatMap(({ path, when }) => [path, when.path]),
      ...(facts.filledInWhen ?? []).map(({ when }) => when.path),
      ...(facts.fixed ?? []).flatMap(({ when, paths }) => [...paths, ...(when === undefined ? [] : [when.path])]),
      ...(facts.sensitive ?? []),
      ...(facts.oneAtATime?.by ?? []),
      ...(facts.protectedBy === undefined ? [] : [facts.protectedBy]),
      ...Object.keys(facts.importedAs?.values ?? {}),
    ];
    const wrong = paths.filter((path) => {
      const found = named(block, path);
      return found === undefined || (isAttribute(found) && !found.required && !found.optional);
    });
    expect(wrong).toEqual([]);
  });

  test('what is filled in is what the provider fills in', () => {
    const paths = [
      ...Object.keys(facts.filledIn ?? {}),
      ...(facts.filledInWhen ?? []).flatMap(({ filledIn }) => Object.keys(filledIn)),
      ...Object.keys(facts.recomputedBy ?? {}),
      ...(facts.counts ?? []),
    ];
    expect(
      paths.filter((path) => {
        const found = named(block, path);
        return !isAttribute(found) || !found.computed;
      }),
    ).toEqual([]);
  });

  test('what has a default is served as something that the provider may fill in', () => {
    for (const path of Object.keys(facts.defaults ?? {}))
      expect(named(served, path)).toMatchObject({ optional: true, computed: true });
    for (const path of facts.sensitive ?? []) expect(named(served, path)).toMatchObject({ sensitive: true });
  });

  test('defaults are accepted, and what is unique can be told', () => {
    for (const [path, value] of Object.entries(facts.defaults ?? {})) {
      const { oneOf, numbers } = facts.accepts?.[path] ?? {};
      if (oneOf !== undefined) expect(oneOf).toContain(value);
      if (numbers !== undefined) expect(numbers).toContain(value);
    }
    for (const { by } of facts.unique ?? []) for (const path of by) expect(named(block, path)).toBeDefined();
  });

  test('patterns are regular expressions with words for people', () => {
    for (const { pattern, means } of Object.values(facts.accepts ?? {})) {
      if (pattern === undefined) continue;
      expect(() => new RegExp(pattern)).not.toThrow();
      expect(means).toBeTruthy();
    }
  });
});

describe('imports', () => {
  const known = Object.entries(IMPORT_IDS);
  const types = Object.fromEntries(known.flatMap(([type]) => (type.startsWith('aws_') ? [[type, { sources: [] }]] : [])));
  const { resources } = schemasOf('aws', { resources: types, dataSources: {} });

  test.each(known)('the id of %s is made of what it has, and has a source', (type, { of, example, source }) => {
    expect(source.url).toMatch(/^https:/);
    expect(example).not.toBe('');
    const attributes = Object.keys(resources[type]?.block.attributes ?? {});
    if (type in types) expect(of.flat().filter((name) => !attributes.includes(name))).toEqual([]);
  });
});

describe('data sources', () => {
  const { dataSources = {} } = FACTS['aws'] ?? {};
  const derived = schemasOf('aws', { resources: {}, dataSources });

  test.each(Object.entries(dataSources))('%s: every path exists', (type, { filledIn = {}, finds, sensitive = [] }) => {
    const block = derived.dataSources[type]?.block ?? EMPTY_BLOCK;
    expect(Object.keys(finds?.by ?? {}).filter((path) => named(block, path) === undefined)).toEqual([]);
    expect(sensitive.filter((path) => named(block, path) === undefined)).toEqual([]);
    // The facts of the resource serve its data source too, which may have less.
    if (finds === undefined) expect(Object.keys(filledIn).filter((path) => named(block, path) === undefined)).toEqual([]);
  });
});

describe('types that this project makes', () => {
  const lib = resolve(__dirname, '..', '..', 'lib');
  const bindings = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(lib, file), 'utf8').matchAll(/'@cdktf\/provider-([a-z]+)\/lib\/([a-z0-9-]+)'/g)])
    .map(([, provider = '', name = '']) => ({ provider, name }))
    .filter(({ name }) => name !== 'provider');
  const made = [...new Set(bindings.map(({ provider, name }) => `${provider} ${name}`))].sort();

  test('are many', () => expect(made.length).toBeGreaterThan(35));

  // What is imported here is generated there: without facts a plan would change in place what AWS replaces.
  test.each(made)('%s: facts are there', (one) => {
    const [provider = '', name = ''] = one.split(' ');
    const facts = FACTS[provider];
    const type = `${provider}_${name.replace(/^data-[a-z]+-/, '').replaceAll('-', '_')}`;
    expect(name.startsWith('data-') ? facts?.dataSources[type] : facts?.resources[type]).toBeDefined();
  });
});
