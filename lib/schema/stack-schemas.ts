import type { StackJson } from '../terraform/stack-json';
import { usedProviders } from '../terraform/used-types';
import { findBindings } from './bindings-package';
import { providerSchema } from './provider-schemas';
import type { Schema } from './schema';

/** The schemas of everything that one stack uses, as far as the installed bindings know. */
export interface StackSchemas {
  /** By the name that the stack gives the provider: `aws`. */
  readonly providers: Readonly<Record<string, Schema>>;
  /** By type: `aws_vpc`. */
  readonly resources: Readonly<Record<string, Schema>>;
  readonly dataSources: Readonly<Record<string, Schema>>;
  /** Sources of providers for which no bindings are installed: `hashicorp/random`. */
  readonly unknown: readonly string[];
}

/** Derives them; bindings are looked for beside the project, which is the working directory unless it is given. */
export function stackSchemas(stack: StackJson, project: string = process.cwd()): StackSchemas {
  const providers: Record<string, Schema> = {};
  const resources: Record<string, Schema> = {};
  const dataSources: Record<string, Schema> = {};
  const unknown: string[] = [];
  for (const used of usedProviders(stack)) {
    const bindings = findBindings(used.name, project);
    if (bindings === undefined) {
      unknown.push(used.source);
      continue;
    }
    const schema = providerSchema(bindings, used);
    providers[used.local] = schema.config;
    Object.assign(resources, schema.resources);
    Object.assign(dataSources, schema.dataSources);
  }
  return { providers, resources, dataSources, unknown };
}
