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
  const required = requiredProviders(stack);
  const everything = objects(stack['module']).some((modules) => names(modules).length > 0);
  const found = new Map<string, { resources: Set<string>; dataSources: Set<string> }>();
  const use = (local: string): { resources: Set<string>; dataSources: Set<string> } => {
    const one = found.get(local) ?? { resources: new Set<string>(), dataSources: new Set<string>() };
    found.set(local, one);
    return one;
  };

  for (const local of [...required.keys(), ...objects(stack['provider']).flatMap(names)]) use(local);
  for (const { kind, byType } of typed(stack)) {
    for (const type of names(byType)) {
      for (const local of localNames(type, byType[type])) use(local)[kind].add(type);
    }
  }
  found.delete(BUILT_IN);
  return [...found].map(([local, used]) => {
    const source = required.get(local)?.source ?? `hashicorp/${local}`;
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

/** What a stack says of a provider that it needs. */
export interface RequiredProvider {
  /** `hashicorp/aws`; a source without a namespace is one of HashiCorp's. */
  readonly source: string;
  /** `>= 6.25.0, < 7.0.0`; of several all of them. */
  readonly version: string | undefined;
}

/** By the local names of providers. */
export function requiredProviders(stack: StackJson): ReadonlyMap<string, RequiredProvider> {
  const found = new Map<string, RequiredProvider>();
  for (const terraform of objects(stack['terraform'])) {
    for (const required of objects(terraform['required_providers'])) {
      for (const [local, entry] of Object.entries(required)) {
        if (local === COMMENT) continue;
        const source = isObject(entry) && typeof entry['source'] === 'string' ? entry['source'] : local;
        const parts = source.split('/');
        // Before Terraform 0.13 the version stood alone.
        const version = isObject(entry) ? entry['version'] : entry;
        const versions = [found.get(local)?.version, version].filter((one) => typeof one === 'string');
        found.set(local, {
          source: parts.length === 1 ? `hashicorp/${source}` : parts.slice(-2).join('/'),
          version: versions.length === 0 ? undefined : versions.join(', '),
        });
      }
    }
  }
  return found;
}

/** The provider of each resource: what its `provider` argument says, or the first word of its type. */
function localNames(type: string, byName: Json | undefined): Set<string> {
  const locals = objects(byName)
    .flatMap((resources) => names(resources).flatMap((name) => objects(resources[name])))
    .map(({ provider }) => localProvider(type, provider));
  return new Set(locals);
}

/** What the stack calls the provider of one resource. */
export function localProvider(type: string, provider: Json | undefined): string {
  const fallback = type.split('_', 1)[0] ?? type;
  return typeof provider === 'string' ? (/[A-Za-z][\w-]*/.exec(provider)?.[0] ?? fallback) : fallback;
}

const names = (object: { readonly [name: string]: Json }): string[] => Object.keys(object).filter((name) => name !== COMMENT);
