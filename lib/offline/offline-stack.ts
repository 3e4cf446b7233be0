import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Element, elements } from '../terraform/addresses';
import { isObject, type Json, type JsonObject, objects, type StackJson } from '../terraform/stack-json';
import { initFromMemory, rememberInit } from './backend-note';
import { remoteStates } from './hand-over';
import { type Outcome, outcome, plainOutcome, withPlainErrors } from './outcome';
import type { ProviderServers } from './provider-server';
import { readConfiguration } from './stack-configuration';
import type { CommandResult, TerraformRunner } from './terraform-run';
import { type Change, type Moment, readUiEvents, readValidation } from './ui-events';

/** A synthesized stack: a folder with `cdk.tf.json`, named as Terraform people know it. */
export interface StackDirectory {
  /** `dev-network` */
  readonly name: string;
  readonly directory: string;
  /** What its files say, where they are HCL. Default: its `*.tf.json`. */
  readonly json?: StackJson;
  /** Stacks that have to be applied before; hand-over by remote state is found without being told. */
  readonly dependencies?: readonly string[];
}

export interface PlanOutcome extends Outcome {
  /** Without what stays as it is. */
  readonly changes: readonly Change[];
  /** Outputs that would change. */
  readonly outputs: readonly string[];
}

export interface ApplyOutcome extends Outcome {
  readonly moments: readonly Moment[];
}

/** What belongs to Terraform's own work in the folder and not to the configuration. */
const NOT_CONFIGURATION = /^(\.terraform|\.terraform\.lock\.hcl|plan|.*\.tfstate.*|.*\.tfplan)$/;
const OVERRIDE = 'structural_plan_override.tf.json';
const PLAN_FILE = 'structural.tfplan';
const STATE = 'terraform.tfstate';
/** Relative to the configuration, and so the same for every stack. */
const BACKEND: JsonObject = { local: { path: `../${STATE}` } };

/** One stack in the temporary folder of a run. Its state is a local file there, whatever its backend is. */
export class OfflineStack {
  readonly name: string;
  readonly folder: string;
  readonly stateFile: string;
  /** Why Terraform cannot be asked, if so. */
  unplayable: string | undefined;
  private configuration: StackJson = {};
  private initialized = false;
  private remoteStateFiles: Readonly<Record<string, string>> = {};

  constructor(
    source: StackDirectory,
    private readonly runner: TerraformRunner,
    private readonly servers: ProviderServers,
  ) {
    this.name = source.name;
    const own = join(runner.folder, 'stacks', source.name);
    this.folder = join(own, 'configuration');
    this.stateFile = join(own, STATE);
    mkdirSync(this.folder, { recursive: true });
    this.configure(source);
  }

  get json(): StackJson {
    return this.configuration;
  }

  /** Takes this configuration from now on; the state stays. */
  configure({ directory, json }: StackDirectory): void {
    for (const name of readdirSync(this.folder)) {
      if (name !== '.terraform') rmSync(join(this.folder, name), { recursive: true, force: true });
    }
    for (const name of readdirSync(directory)) {
      if (!NOT_CONFIGURATION.test(name))
        cpSync(join(directory, name), join(this.folder, name), { recursive: true, dereference: true });
    }
    this.configuration = json ?? readConfiguration(directory);
    this.initialized = false;
    this.override({});
  }

  /** Sends the state to a local file, and reads the states of other stacks from theirs. */
  override(remoteStateFiles: Readonly<Record<string, string>>): void {
    this.remoteStateFiles = remoteStateFiles;
    this.writeOverride([]);
  }

  /** Switches `prevent_destroy` off, so that everything can be taken down; the addresses that had it. */
  liftPreventDestroy(): readonly string[] {
    const held = elements(this.configuration).filter(
      ({ kind, body }) => kind === 'resource' && objects(body).some(({ lifecycle }) => objects(lifecycle).some(preventsDestroy)),
    );
    if (held.length > 0) this.writeOverride(held);
    return held.map(({ address }) => address);
  }

  private writeOverride(destroyable: readonly Element[]): void {
    const resources: Record<string, Record<string, Json>> = {};
    for (const { type = '', name } of destroyable) (resources[type] ??= {})[name] = { lifecycle: { prevent_destroy: false } };
    const remote = Object.entries(this.remoteStateFiles).map(([name, path]): [string, Json] => [
      name,
      { backend: 'local', config: { path } },
    ]);
    const override: JsonObject = {
      terraform: { backend: BACKEND },
      ...(destroyable.length === 0 ? {} : { resource: resources }),
      ...(remote.length === 0 ? {} : { data: { terraform_remote_state: Object.fromEntries(remote) } }),
    };
    writeFileSync(join(this.folder, OVERRIDE), JSON.stringify(override, undefined, 2));
  }

  remoteStates(): ReturnType<typeof remoteStates> {
    return remoteStates(this.configuration);
  }

  /** @param anew false: not where it would only do again what it did in another folder */
  async init(anew = false): Promise<Outcome> {
    if (this.unplayable !== undefined)
      return { ok: false, complaints: [{ severity: 'error', summary: this.unplayable, detail: '' }], milliseconds: 0 };
    const { binary } = this.runner;
    const backend = JSON.stringify(BACKEND);
    if (this.initialized || (!anew && initFromMemory(this.folder, this.configuration, binary, backend))) {
      this.initialized = true;
      return { ok: true, complaints: [], milliseconds: 0 };
    }
    const result = await this.terraform('init', '-input=false', '-no-color');
    this.initialized = result.exitCode === 0;
    if (this.initialized) rememberInit(this.folder, binary, backend);
    return { ...plainOutcome(result), ok: this.initialized };
  }

  async validate(): Promise<Outcome> {
    const result = await this.terraform('validate', '-json');
    const complaints = readValidation(result.stdout);
    return complaints.length === 0 && result.exitCode !== 0 ? plainOutcome(result) : outcome(result, complaints);
  }

  /**
   * Plans and keeps the plan for `apply`.
   *
   * @param refresh false: goes by the state alone; the providers that are played would read just that
   */
  async plan(refresh = true): Promise<PlanOutcome> {
    const options = ['-input=false', '-lock=false', `-refresh=${refresh}`, `-out=${PLAN_FILE}`];
    const result = await this.terraform('plan', '-json', ...options);
    const { changes, complaints, outputs } = readUiEvents(result.stdout);
    const real = changes.filter(isChange);
    const replaced = real.some(({ action }) => action === 'replace')
      ? await this.replacements()
      : new Map<string, readonly string[]>();
    return {
      ...withPlainErrors(result, complaints),
      outputs,
      changes: real.map((change) => {
        const because = replaced.get(change.address);
        return because === undefined ? change : { ...change, replacedBecause: because };
      }),
    };
  }

  /** Applies the plan that was made last. */
  async apply(): Promise<ApplyOutcome> {
    const result = await this.terraform('apply', '-json', '-input=false', '-lock=false', PLAN_FILE);
    const { complaints, moments } = readUiEvents(result.stdout);
    return { ...withPlainErrors(result, complaints), moments };
  }

  /** Plans and applies in one command, which is quicker where nobody looks at the plan in between. */
  async planAndApply(): Promise<PlanOutcome & ApplyOutcome> {
    const result = await this.terraform('apply', '-json', '-auto-approve', '-input=false', '-lock=false');
    const { changes, complaints, moments, outputs } = readUiEvents(result.stdout);
    return { ...withPlainErrors(result, complaints), changes: changes.filter(isChange), moments, outputs };
  }

  /** @param refresh false: goes by the state alone, without reading everything again */
  async destroy(refresh = true): Promise<ApplyOutcome> {
    const options = ['-auto-approve', '-input=false', '-lock=false', `-refresh=${refresh}`];
    const result = await this.terraform('destroy', '-json', ...options);
    const { complaints, moments } = readUiEvents(result.stdout);
    return { ...withPlainErrors(result, complaints), moments };
  }

  /** Runs the stack's own tests (`*.tftest.hcl`, `*.tftest.json`). */
  async test(): Promise<Outcome> {
    const result = await this.terraform('test', '-json');
    return withPlainErrors(result, readUiEvents(result.stdout).complaints);
  }

  /** The last plan as Terraform describes it to machines: values, unknowns, outputs. */
  async planJson(): Promise<JsonObject> {
    const result = await this.terraform('show', '-json', PLAN_FILE);
    const document = JSON.parse(result.stdout) as Json;
    if (!isObject(document)) throw new Error(`terraform show: ${result.stderr}`);
    return document;
  }

  /** The state as it is written in its file; undefined before the first apply. */
  state(): JsonObject | undefined {
    const text = this.stateText();
    const document = text === undefined ? undefined : (JSON.parse(text) as Json);
    return isObject(document) ? document : undefined;
  }

  stateText(): string | undefined {
    return existsSync(this.stateFile) ? readFileSync(this.stateFile, 'utf8') : undefined;
  }

  /** Which arguments force which replacement. */
  private async replacements(): Promise<Map<string, readonly string[]>> {
    const { resource_changes: changes } = await this.planJson();
    const entries = (Array.isArray(changes) ? (changes as readonly Json[]) : []).flatMap(
      (change): [string, readonly string[]][] => {
        if (!isObject(change) || !isObject(change['change']) || typeof change['address'] !== 'string') return [];
        const paths = change['change']['replace_paths'];
        return Array.isArray(paths) ? [[change['address'], (paths as readonly Json[]).map(formatReplacePath)]] : [];
      },
    );
    return new Map(entries);
  }

  private terraform(...args: string[]): Promise<CommandResult> {
    return this.runner.run(this.folder, args, this.servers.reattach);
  }
}

const preventsDestroy = ({ prevent_destroy: prevents }: JsonObject): boolean => prevents === true;

function formatReplacePath(path: Json): string {
  const parts = Array.isArray(path) ? (path as readonly Json[]) : [path];
  return parts
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

const isChange = ({ action }: Change): boolean => action !== 'no-op';
