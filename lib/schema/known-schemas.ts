import { type BindingsPackage, bindingTypes, findBindings } from './bindings-package';
import { typeSchema } from './provider-schemas';
import type { Schema } from './schema';

/** What is known of a type of resource or data source. */
export interface KnownSchema {
  readonly schema: Schema;
  /** Version of the provider that says so: `6.25.0`. */
  readonly version: string;
}

/** Schemas by type, each read when it is first asked for. */
export class KnownSchemas {
  private readonly bindings = new Map<string, BindingsPackage | undefined>();

  /** @param project folder beside which bindings are looked for, before those of this library */
  public constructor(private readonly project: string) {}

  /** Undefined where no bindings are installed for the provider, or they do not have the type. */
  public of(source: string, kind: 'resource' | 'data', type: string): KnownSchema | undefined {
    const bindings = this.bindingsOf(source);
    if (bindings === undefined) return undefined;
    const derived = typeSchema(bindings, kind, type);
    return derived && { schema: derived.schema, version: derived.providerVersion };
  }

  /** The provider's version; undefined where nothing is known of it. */
  public versionOf(source: string): string | undefined {
    const bindings = this.bindingsOf(source);
    return bindings && typeSchema(bindings, 'provider', bindings.provider)?.providerVersion;
  }

  /** Every type that the provider has. */
  public types(source: string, kind: 'resource' | 'data'): readonly string[] {
    const bindings = this.bindingsOf(source);
    return bindings === undefined ? [] : bindingTypes(bindings, kind);
  }

  /** Bindings are made of HashiCorp's providers; another one of the same name has other types. */
  private bindingsOf(source: string): BindingsPackage | undefined {
    if (!this.bindings.has(source)) {
      const [namespace, name = ''] = source.split('/');
      this.bindings.set(source, namespace === 'hashicorp' ? findBindings(name, this.project) : undefined);
    }
    return this.bindings.get(source);
  }
}
