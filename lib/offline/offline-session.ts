import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformBinary } from '../terraform/terraform-binary';
import { ownStateKey, stateKey, stubState } from './hand-over';
import { lookedUpStacks } from './lookups';
import { OfflineStack, type StackDirectory } from './offline-stack';
import { type Pace, ProviderServers } from './provider-server';
import { World } from './provider/world';
import { TerraformRunner } from './terraform-run';
import { usedProviders } from '../terraform/used-types';

/** Where a stack's `terraform_remote_state` reads from in this run. */
export interface HandOver {
  readonly consumer: string;
  /** `data.terraform_remote_state.network` */
  readonly dataSource: string;
  /** The stack that makes the state; undefined when none of the run does, and a stub of the defaults stands in. */
  readonly producer: string | undefined;
}

export interface SessionOptions {
  readonly terraform: TerraformBinary;
  /** Folder beside which the provider bindings are installed. Default: the working directory. */
  readonly project?: string;
  readonly pace?: Pace;
}

/**
 * A place where stacks can be planned and applied without network and credentials: a temporary folder, the structural
 * providers and what they made so far. Close it when done.
 */
export class OfflineSession {
  readonly world = new World();
  private readonly runner: TerraformRunner;
  private readonly servers: ProviderServers;
  private readonly stacks = new Map<string, { readonly stack: OfflineStack; key: string; dependencies: readonly string[] }>();

  constructor(options: SessionOptions) {
    this.runner = new TerraformRunner(options.terraform);
    this.servers = new ProviderServers(this.world, options.project, options.pace);
  }

  /** Adds stacks, or gives those of the same name another configuration. */
  async add(sources: readonly StackDirectory[]): Promise<readonly HandOver[]> {
    for (const source of sources) {
      const known = this.stacks.get(source.name)?.stack;
      if (known !== undefined) known.configure(source.directory);
      const stack = known ?? new OfflineStack(source, this.runner, this.servers);
      const key = ownStateKey(stack.json, source.directory);
      this.stacks.set(source.name, { stack, key, dependencies: source.dependencies ?? [] });
      const missing = await this.servers.provide(usedProviders(stack.json));
      if (missing.length > 0) {
        throw new Error(
          `${source.name} uses ${missing.join(', ')}: a structural plan needs the bindings (npm install @cdktf/provider-<name>)`,
        );
      }
    }
    return sources.flatMap((source) => this.connect(source));
  }

  stack(name: string): OfflineStack {
    const found = this.stacks.get(name)?.stack;
    if (found === undefined) throw new Error(`there is no stack ${name}; there are: ${[...this.stacks.keys()].join(', ')}`);
    return found;
  }

  /** Stacks with those that have to be applied before them, in an order that works; stacks that need each other are an error. */
  order(handOvers: readonly HandOver[]): ReadonlyMap<string, readonly string[]> {
    const before = new Map<string, Set<string>>();
    for (const [name, { dependencies }] of this.stacks)
      before.set(name, new Set(dependencies.filter((other) => this.stacks.has(other))));
    for (const { consumer, producer } of handOvers) if (producer !== undefined) before.get(consumer)?.add(producer);
    const configurations = new Map([...this.stacks].map(([name, { stack }]) => [name, stack.json]));
    for (const [name, needs] of before) {
      for (const other of lookedUpStacks(this.stack(name).json, configurations)) if (other !== name) needs.add(other);
    }
    const sorted = new Map<string, readonly string[]>();
    while (before.size > 0) {
      const next = [...before].find(([, needs]) => [...needs].every((name) => sorted.has(name)));
      if (next === undefined) throw new Error(`these stacks wait for each other: ${[...before.keys()].join(', ')}`);
      sorted.set(next[0], [...next[1]]);
      before.delete(next[0]);
    }
    return sorted;
  }

  /** Stops the providers and removes the folder. */
  close(): void {
    this.servers.stop();
    this.runner.dispose();
  }

  private connect({ name, directory }: StackDirectory): HandOver[] {
    const { stack } = this.stacks.get(name) ?? { stack: this.stack(name) };
    const files: Record<string, string> = {};
    const handOvers = stack.remoteStates().map((remote): HandOver => {
      const key = stateKey(remote.backend, remote.config, directory);
      const producer = [...this.stacks].find(([, other]) => other.key === key)?.[0];
      files[remote.name] =
        producer === undefined ? this.stub(`${name}.${remote.name}`, remote.defaults) : this.stack(producer).stateFile;
      if (producer === undefined) {
        const defaults = Object.keys(remote.defaults);
        this.world.assume(
          `${name}: no stack of this run makes the state that data.terraform_remote_state.${remote.name} reads; ` +
            (defaults.length === 0 ? 'it has no defaults, so it is empty' : `its defaults stand in (${defaults.join(', ')})`),
        );
      }
      return { consumer: name, dataSource: `data.terraform_remote_state.${remote.name}`, producer };
    });
    stack.override(files);
    return handOvers;
  }

  private stub(name: string, defaults: Parameters<typeof stubState>[0]): string {
    const folder = join(this.runner.folder, 'stubs');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.tfstate`);
    writeFileSync(file, stubState(defaults));
    return file;
  }
}
