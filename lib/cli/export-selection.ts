import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { LoadProblem } from '../app/load';
import { OutputFolder } from '../app/output-folder';
import { type StackText, synthesize } from '../app/synthesize';
import type { ExportSource } from '../export/export-stacks';
import type { Files } from '../files/folder-update';
import type * as FindStacks from '../offline/find-stacks';
import { exitCodeOf } from '../report/report';
import { parseExactStackJson } from '../terraform/exact-numbers';
import { parseStackJson, type StackJson } from '../terraform/stack-json';
import { chosenStacks, namedStacks } from './chosen-stacks';
import { type CommandContext, loadEnvironments } from './context';
import type { ExportCommandOptions } from './export-options';
import { say } from './report-options';

/** What is exported, and where it lies. */
export interface Selection {
  /** What is exported, and the stacks beside it that it may read. */
  readonly sources: readonly ExportSource[];
  /** Names of those that are exported. */
  readonly only: ReadonlySet<string>;
  /** Beside which bindings are looked for. */
  readonly project: string;
  /** Belongs to synthesis; nothing is exported into it. */
  readonly output: string;
}

/** Synthesizes environments; says what keeps them from it. */
export function fromEnvironments(
  context: CommandContext,
  names: readonly string[],
  options: ExportCommandOptions,
): Selection | undefined {
  const { terminal } = context;
  const project = loadEnvironments(context, options);
  const chosen = chosenStacks(project, names);
  const synthesis = synthesize(project, { today: terminal.today, only: chosen.environments, write: false });
  if (exitCodeOf(synthesis) !== 0) {
    say(synthesis, { ...(options.json && { json: true }) }, context, {
      projectFolder: project.folder,
      listFile: project.file,
      notes: false,
    });
    context.exit(1);
    return undefined;
  }
  const stacks = chosen.pick(synthesis.stacks);
  const output = OutputFolder.of(project.folder).path;
  const beside = synthesis.stacks.filter((stack) => stacks.some((one) => one.environment === stack.environment));
  return {
    sources: beside.map((stack) => sourceOf(stack, beside, output)),
    only: new Set(stacks.map(({ name }) => name)),
    project: project.folder,
    output,
  };
}

function sourceOf(stack: StackText, stacks: readonly StackText[], output: string): ExportSource {
  const { name, environment, text } = stack;
  const origins = Object.entries(stack.origins());
  const file = origins.find(([, origin]) => origin.file !== undefined)?.[1].file;
  const before = stacks.slice(0, stacks.indexOf(stack)).filter((other) => other.environment === environment);
  return {
    name,
    json: parseStackJson(text),
    directory: join(output, 'stacks', name),
    files: new Map(),
    dependencies: before.map((other) => other.name),
    origin: file === undefined ? `the environment ${environment}` : `\`${file}\``,
    settings: new Map(
      origins.flatMap(([address, { path, written, file: of }]) => (path === '' ? [] : [[address, settingOf(path, written, of)]])),
    ),
  };
}

function settingOf(path: string, written: boolean, file: string | undefined): string {
  if (file === undefined) return path;
  return written ? `${path} in ${file}` : `the default of ${path} (not in ${file})`;
}

/** Reads what any cdktf program has synthesized. */
export function fromDirectory(context: CommandContext, directory: string, names: readonly string[]): Selection | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { findStacks, folderOf } = require('../offline/find-stacks') as typeof FindStacks;
  const folder = folderOf(resolve(context.terminal.cwd, directory));
  const found = existsSync(folder) ? findStacks(folder) : [];
  if (found.length === 0) {
    const what = existsSync(folder) ? 'holds no synthesized stacks (folders with cdk.tf.json)' : 'does not exist';
    throw new LoadProblem(`${directory} ${what}`, 'name the folder that cdktf synth has written');
  }
  const chosen = names.length === 0 ? found : namedStacks(found, names);
  const sources = found.map(({ name, directory: own, dependencies = [] }): ExportSource => ({
    name,
    json: readStack(own),
    directory: own,
    files: filesBeside(own),
    dependencies: dependencies.filter((other) => found.some((one) => one.name === other)),
    origin: 'a synthesized cdktf stack',
    settings: new Map(),
  }));
  return { sources, only: new Set(chosen.map(({ name }) => name)), project: folder, output: folder };
}

function readStack(folder: string): StackJson {
  const [name = 'cdk.tf.json', ...more] = readdirSync(folder).filter((file) => file.endsWith('.tf.json'));
  if (more.length > 0)
    throw new LoadProblem(`${folder} has several configuration files (${[name, ...more].join(', ')})`, 'cdktf writes one');
  try {
    return parseExactStackJson(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new LoadProblem(`${join(folder, name)} cannot be exported`, problem);
  }
}

/** What Terraform and cdktf keep beside a configuration, and what is no part of it. */
const NOT_EXPORTED = /^(\.terraform.*|.*\.tf\.json|cdk\.tf|metadata\.json|plan|.*\.tfstate.*|.*\.tfplan)$/;

/** Assets: whatever else lies in the folder of a stack. */
function filesBeside(folder: string): Files {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => NOT_EXPORTED.test(part)) && statSync(join(folder, name)).isFile());
  return new Map(found.sort().map((name) => [name, readFileSync(join(folder, name))]));
}
