import { join } from 'node:path';
import type { Files } from '../files/folder-update';
import { ownStateKey, remoteStates, stateKey } from '../offline/hand-over';
import { stackSchemas } from '../schema/stack-schemas';
import type { Json, JsonObject, StackJson } from '../terraform/stack-json';
import { formatted } from './hcl/formatted';
import { readBack, type ReadBackDifference } from './hcl/read-back';
import { writeHcl } from './hcl/write-hcl';
import { importBlocks } from './import-blocks';
import { importOverride } from './unread-arguments';
import { type InputVariable, withVariables } from './input-variables';
import { machinePaths, outsidePaths, withLocalPaths } from './local-paths';
import { inReadingOrder, withoutMetadata } from './portable-stack';
import { openTemplates } from './open-templates';
import { readme } from './readme';
import { mapRemoteStates } from './remote-states';
import { type BackendChoice, chosenPlace, readingPlace, type StatePlace, statePlace, withBackend } from './state-place';
import { testsFile, testVariables } from './tests-file';
import { variableValues } from './variable-values';
import { withVersions } from './versions';
import { withWrittenList } from './written-list';

/** A synthesized stack, by whatever cdktf program. */
export interface ExportSource {
  readonly name: string;
  /** Text of `cdk.tf.json`, taken apart. */
  readonly json: StackJson;
  /** Absolute; where relative paths in it begin. */
  readonly directory: string;
  /** What lies beside it and belongs to it: assets. */
  readonly files: Files;
  /** Stacks that are applied before. */
  readonly dependencies: readonly string[];
  /** Where it comes from, for people: `envs/staging.ts`. */
  readonly origin: string;
  /** Setting by address, for comments. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface ExportOptions {
  /** Absolute; each stack gets a folder in it. */
  readonly to: string;
  readonly format: 'hcl' | 'json';
  readonly backend: BackendChoice;
  readonly handOver: 'keep' | 'variables';
  /** Folder beside which provider bindings are looked for. */
  readonly project: string;
  /** Folders whose name in a value would tie it to this machine. */
  readonly machineFolders: readonly string[];
  /** The command that does the same again. */
  readonly command: string;
  /** Names of the stacks that are exported; others are there because they are read. Default: all. */
  readonly only?: ReadonlySet<string>;
}

/** One stack as a team gets it. */
export interface ExportedStack {
  readonly name: string;
  /** What the files say, as JSON. */
  readonly json: StackJson;
  readonly variables: readonly InputVariable[];
  /** Stand-ins for variables whose value is known only after others are applied. */
  readonly standIns: JsonObject;
  /** What HashiCorp's parser reads in the HCL otherwise than it stands in the JSON; anything here is a defect. */
  readonly misread: readonly ReadBackDifference[];
  /** Everything that is written, with the list of it; tests only when they pass. */
  readonly files: (withTests: boolean) => Files;
}

export interface Export {
  readonly stacks: readonly ExportedStack[];
  /** Why nothing can be exported; ready to print. */
  readonly problems: readonly string[];
  /** What somebody should look at. */
  readonly notes: readonly string[];
}

const TESTS_FILE = 'tests/exported.tftest.hcl';
const MAIN_JSON = 'main.tf.json';

/** Turns synthesized stacks into folders for people who know Terraform and nothing of this. Writes nothing. */
export async function exportStacks(sources: readonly ExportSource[], options: ExportOptions): Promise<Export> {
  const portable = sources.map((source) => ({ source, json: portableStack(source, options) }));
  const notes: string[] = [];
  const chosen = portable.filter(({ source }) => options.only?.has(source.name) !== false);
  const handedOver = chosen.map(({ source, json }) => {
    const place = chosenPlace(json, source.name, options.backend);
    return { source, place, before: statePlace(json), original: json, ...handOver(json, source.name, portable, options) };
  });
  const problems = handedOver.flatMap(({ source, original, problems: found }) => [
    ...found,
    ...openTemplates(source.name, original),
  ]);
  if (problems.length > 0) return { stacks: [], problems, notes };
  const stacks = await Promise.all(
    handedOver.map(({ stack, place, ...rest }) =>
      exported({ ...rest, place, stack: inReadingOrder(withBackend(stack, options.backend, place)) }, options, (note) =>
        notes.push(`${rest.source.name}: ${note}`),
      ),
    ),
  );
  for (const { name, json } of stacks) {
    const outside = outsidePaths(json);
    if (outside.length > 0)
      notes.push(`${name} finds ${outside.join(', ')} by a path that leaves the exported folders; keep both where they are`);
    for (const text of machinePaths(json, options.machineFolders))
      notes.push(
        `${name}: ${JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)} names a folder of this machine`,
      );
  }
  return { stacks, problems, notes };
}

/** What is the same whatever is chosen: nothing of the tool, versions written out, states found from the new folder. */
function portableStack({ name, json, directory }: ExportSource, { to }: ExportOptions): StackJson {
  return withLocalPaths(withVersions(withoutMetadata(json)), directory, join(to, name));
}

interface HandedOver {
  readonly stack: StackJson;
  readonly variables: readonly InputVariable[];
  readonly problems: readonly string[];
}

/** How a stack gets what others made: as before, from where they will keep their state, or as variables. */
function handOver(
  json: StackJson,
  name: string,
  all: readonly { readonly source: ExportSource; readonly json: StackJson }[],
  { to, backend, handOver: how, project, only }: ExportOptions,
): HandedOver {
  if (how === 'variables') {
    if (remoteStates(json).length === 0) return { stack: json, variables: [], problems: [] };
    const producers = all.map(({ source, json: producer }) => ({
      name: source.name,
      json: producer,
      directory: join(to, source.name),
      schemas: stackSchemas(producer, project),
    }));
    return withVariables(json, name, join(to, name), producers);
  }
  if (backend === 'keep') return { stack: json, variables: [], problems: [] };
  const stack = mapRemoteStates(json, (_, body) => {
    const reads = stateKey(String(body['backend']), (body['config'] ?? {}) as JsonObject, join(to, name));
    const producer = all.find((one) => ownStateKey(one.json, join(to, one.source.name)) === reads);
    // What is not exported stays where it is.
    if (producer === undefined || only?.has(producer.source.name) === false) return body;
    const { name: from } = producer.source;
    const place = readingPlace(from, chosenPlace(producer.json, from, backend));
    return { ...body, backend: place.backend, config: place.config as Json };
  });
  return { stack, variables: [], problems: [] };
}

interface Parts extends Omit<HandedOver, 'problems'> {
  readonly source: ExportSource;
  readonly original: StackJson;
  readonly before: StatePlace;
  readonly place: StatePlace;
}

async function exported(
  { source, stack, original, variables, before, place }: Parts,
  { format, project, command }: ExportOptions,
  note: (text: string) => void,
): Promise<ExportedStack> {
  const { name } = source;
  const schemas = stackSchemas(stack, project);
  const hcl = format === 'hcl' ? await writeHcl(stack, schemas, { comments: source.settings, note }) : [];
  const configuration: Files =
    format === 'json'
      ? new Map([[MAIN_JSON, `${JSON.stringify(stack, undefined, 2)}\n`]])
      : new Map(hcl.map((file) => [file.name, file.text]));
  const standIns = testVariables(
    original,
    variables.filter(({ value }) => value === undefined),
  );
  const values = await formatted(variableValues(variables));
  const imports = await formatted(importBlocks(stack, name));
  const override = importOverride(stack);
  const ignored = override && (await formatted(override));
  const tests = await formatted(testsFile(name, stack, original, schemas, standIns));
  const readmeOf = (hasTests: boolean): string =>
    readme({
      name,
      stack,
      format,
      origin: source.origin,
      command,
      after: source.dependencies,
      before,
      place,
      variables,
      hasTests,
    });
  return {
    name,
    json: stack,
    variables,
    standIns,
    misread: format === 'hcl' ? await readBack(hcl, stack, schemas) : [],
    files: (withTests) =>
      withWrittenList(
        new Map([
          ...source.files,
          ...configuration,
          ...(variables.length === 0 ? [] : ([['terraform.tfvars', values]] as const)),
          ['README.md', readmeOf(withTests)],
          ['take-over/import.tf', imports],
          ...(ignored === undefined ? [] : ([['take-over/imported_override.tf', ignored]] as const)),
          ...(withTests ? ([[TESTS_FILE, tests]] as const) : []),
        ]),
      ),
  };
}
