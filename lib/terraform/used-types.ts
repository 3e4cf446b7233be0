import { COMMENT, isObject, type Json, type JsonObject, objects, type StackJson } from './stack-json';

/** What one stack uses of one provider. */
export interface UsedProvider {
  /** Type name: `aws`. */
  readonly name: string;
  /** What the stack calls it; nearly always the same as its name. */
  readonly local: string;
  /** `registry.terraform.io/hashicorp/aws` without the host: `hashicorp/aws`. */
  readonly source: string;
  readonly resources: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
  /** A module may use anything, and its files may be in any form. */
  readonly everything: boolean;
}

/** Served by Terraform itself: `terraform_data`, `terraform_remote_state`. */
const BUILT_IN = 'terraform';

/** The providers that a stack needs, with the types it uses of each. */
export function usedProviders(stack: StackJson): readonly UsedProvider[] {
  const sources = requiredSources(stack);
  const everything = objects(stack['module']).some((modules) => names(modules).length > 0);
  const found = new Map<string, { resources: Set<string>; dataSources: Set<string> }>();
  const use = (local: string): { resources: Set<string>; dataSources: Set<string> } => {
    const one = found.get(local) ?? { resources: new Set<string>(), dataSources: new Set<string>() };
    found.set(local, one);
    return one;
  };

  for (const local of [...sources.keys(), ...objects(stack['provider']).flatMap(names)]) use(local);
  for (const { kind, byType } of typed(stack)) {
    for (const type of names(byType)) {
      for (const local of localNames(type, byType[type])) use(local)[kind].add(type);
    }
  }
  found.delete(BUILT_IN);
  return [...found].map(([local, used]) => {
    const source = sources.get(local) ?? `hashicorp/${local}`;
    return { name: source.split('/').at(-1) ?? local, local, source, ...used, everything };
  });
}

/** Resources and data sources by type; a check may have a data source of its own. */
function typed(stack: StackJson): readonly { readonly kind: 'resources' | 'dataSources'; readonly byType: JsonObject }[] {
  const checks = objects(stack['check']).flatMap((byName) => names(byName).flatMap((name) => objects(byName[name])));
  return [
    ...objects(stack['resource']).map((byType) => ({ kind: 'resources' as const, byType })),
    ...[stack, ...checks].flatMap(({ data }) => objects(data)).map((byType) => ({ kind: 'dataSources' as const, byType })),
  ];
}

/** Local names of providers and where they come from; a source without a namespace is one of HashiCorp's. */
function requiredSources(stack: StackJson): Map<string, string> {
  const sources = new Map<string, string>();
  for (const terraform of objects(stack['terraform'])) {
    for (const required of objects(terraform['required_providers'])) {
      for (const [local, entry] of Object.entries(required)) {
        const source = isObject(entry) && typeof entry['source'] === 'string' ? entry['source'] : local;
        const parts = source.split('/');
        sources.set(local, parts.length === 1 ? `hashicorp/${source}` : parts.slice(-2).join('/'));
      }
    }
  }
  return sources;
}

/** The provider of each resource: what its `provider` argument says, or the first word of its type. */
function localNames(type: string, byName: Json | undefined): Set<string> {
  const fallback = type.split('_')[0] ?? type;
  const locals = objects(byName)
    .flatMap((resources) => names(resources).flatMap((name) => objects(resources[name])))
    .map(({ provider }) => (typeof provider === 'string' ? (/[A-Za-z][\w-]*/.exec(provider)?.[0] ?? fallback) : fallback));
  return new Set(locals);
}

const names = (object: { readonly [name: string]: Json }): string[] => Object.keys(object).filter((name) => name !== COMMENT);
