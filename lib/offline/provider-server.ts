import { factsOf } from '../terraform/facts';
import { schemaWithFacts } from '../schema/schema-with-facts';
import { type RunningServer, serve } from './protocol/server';
import { StructuralProvider } from './provider/structural-provider';
import type { World } from './provider/world';
import { findBindings } from '../schema/bindings-package';
import { fullProviderSchema, providerSchema } from '../schema/provider-schemas';
import type { UsedProvider } from '../terraform/used-types';

/** Terraform addresses a provider by registry; OpenTofu has one of its own. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/** A provider of a run. */
export interface PlayedProvider {
  /** `hashicorp/aws` */
  readonly source: string;
  /** Of the provider that the installed bindings were made from: `6.25.0`. */
  readonly version: string;
}

interface Served {
  readonly version: string;
  readonly provider: StructuralProvider;
  readonly server: RunningServer;
  readonly resources: Set<string>;
  readonly dataSources: Set<string>;
}

/** The providers of a run, served from inside this process. */
export class ProviderServers {
  private readonly served = new Map<string, Served>();

  constructor(
    private readonly world: World,
    /** Folder of the project, beside which the bindings are looked for. */
    private readonly project: string = process.cwd(),
    private readonly pace?: Pace,
  ) {}

  /** Makes these types available, in addition to what is served already; says which providers have no bindings. */
  async provide(used: readonly UsedProvider[]): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const one of used) {
      const bindings = findBindings(one.name, this.project);
      if (bindings === undefined) {
        missing.push(one.source);
        continue;
      }
      const { resources = new Set<string>(), dataSources = new Set<string>() } = this.served.get(one.source) ?? {};
      for (const type of one.resources) resources.add(type);
      for (const type of one.dataSources) dataSources.add(type);
      const facts = factsOf(one.name);
      const derived = one.everything ? fullProviderSchema(bindings) : providerSchema(bindings, { resources, dataSources });
      const schema = schemaWithFacts(derived, facts);
      const running = this.served.get(one.source);
      if (running !== undefined) {
        running.provider.use(schema);
        continue;
      }
      const provider = new StructuralProvider(schema, facts, this.world, this.pace);
      this.served.set(one.source, {
        version: schema.version,
        provider,
        server: await serve(provider.handlers()),
        resources,
        dataSources,
      });
    }
    return missing;
  }

  get played(): readonly PlayedProvider[] {
    return [...this.served].map(([source, { version }]) => ({ source, version }));
  }

  /** Value of `TF_REATTACH_PROVIDERS`; with `Test`, Terraform does not stop what it did not start. */
  get reattach(): string {
    const entries = [...this.served].flatMap(([source, { server }]) =>
      REGISTRIES.map((registry) => [
        `${registry}/${source}`,
        {
          Protocol: 'grpc',
          ProtocolVersion: 6,
          Pid: process.pid,
          Test: true,
          Addr: { Network: 'tcp', String: server.address },
        },
      ]),
    );
    return JSON.stringify(Object.fromEntries(entries));
  }

  stop(): void {
    for (const { server } of this.served.values()) server.stop();
    this.served.clear();
  }
}

/** Milliseconds that an apply of a type takes; tests use it to find an order that came about by luck. */
export type Pace = (type: string, deletes: boolean) => number;
