import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformBinary } from '../terraform/terraform-binary';
import type { JsonObject } from '../terraform/stack-json';
import { ownStateKey, type RemoteState, stateKey, stubState } from './hand-over';
import { lookedUpStacks } from './lookups';
import { OfflineStack, type StackDirectory } from './offline-stack';
import { type Pace, type PlayedProvider, ProviderServers } from './provider-server';
import { World } from './provider/world';
import { outputsRead, stubOutputs } from './stub-outputs';
import { TerraformRunner } from './terraform-run';
import { usedProviders } from '../terraform/used-types';

/** Where a stack's `terraform_remote_state` reads from in this run. */
export interface HandOver {
  readonly consumer: string;
  /** `data.terraform_remote_state.network` */
  readonly dataSource: string;
  /** The stack that makes the state; undefined when none of the run does, and a stub stands in. */
  readonly producer: string | undefined;
  /** Names of the outputs that the consumer reads. */
  readonly outputs: readonly string[];
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

  /** Providers that are played, with the versions that the installed bindings were made from. */
  get providers(): readonly PlayedProvider[] {
    return this.servers.played;
  }

  /** Adds stacks, or gives those of the same name another configuration. */
  async add(sources: readonly StackDirectory[]): Promise<readonly HandOver[]> {
    for (const source of sources) {
      const known = this.stacks.get(source.name)?.stack;
      if (known !== undefined) known.configure(source);
      const stack = known ?? new OfflineStack(source, this.runner, this.servers);
      const key = ownStateKey(stack.json, source.directory);
      this.stacks.set(source.name, { stack, key, dependencies: source.dependencies ?? [] });
      const without = await this.servers.provide(usedProviders(stack.json));
      stack.unplayable = without.length === 0 ? undefined : withoutBindings(without);
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

  /**
   * Remembers every state and what exists; what it returns brings both back, so that several changes can be tried on one
   * platform. Stacks keep the configuration that they were given last.
   */
  checkpoint(): () => void {
    const bringBack = this.world.checkpoint();
    const states = new Map([...this.stacks.values()].map(({ stack }) => [stack.stateFile, stack.stateText()]));
    return () => {
      bringBack();
      for (const { stack } of this.stacks.values()) {
        const text = states.get(stack.stateFile);
        if (text === undefined) rmSync(stack.stateFile, { force: true });
        else writeFileSync(stack.stateFile, text);
      }
    };
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
      const dataSource = `data.terraform_remote_state.${remote.name}`;
      if (producer === undefined) {
        const outputs = stubOutputs(stack.json, remote.name, remote.defaults);
        files[remote.name] = this.stub(`${name}.${remote.name}`, outputs);
        this.world.assume(`${name}: no stack of this run makes the state that ${dataSource} reads; ${standIns(remote, outputs)}`);
      } else {
        files[remote.name] = this.stack(producer).stateFile;
      }
      return { consumer: name, dataSource, producer, outputs: outputsRead(stack.json, remote.name) };
    });
    stack.override(files);
    return handOvers;
  }

  private stub(name: string, outputs: JsonObject): string {
    const folder = join(this.runner.folder, 'stubs');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.tfstate`);
    writeFileSync(file, stubState(outputs));
    return file;
  }
}

/** What is in the place of a state that nobody has. */
function standIns({ defaults }: RemoteState, outputs: JsonObject): string {
  const own = Object.keys(defaults);
  const made = Object.keys(outputs).filter((name) => !own.includes(name));
  const parts = [
    ...(own.length === 0 ? [] : [`its defaults stand in (${own.join(', ')})`]),
    ...(made.length === 0 ? [] : [`values are made up for ${made.join(', ')}`]),
  ];
  return parts.length === 0 ? 'it is empty' : parts.join(', ');
}

/** Other stacks can be played all the same. */
const withoutBindings = (providers: readonly string[]): string =>
  `no bindings are installed for ${providers.join(' and ')}, so nothing is known about ${providers.length === 1 ? 'its' : 'their'} types; ` +
  'install them beside the stacks: npm install --save-dev ' +
  providers.map((provider) => `@cdktf/provider-${provider.split('/').at(-1)}`).join(' ');
