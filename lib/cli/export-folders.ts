import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { OutputFolder } from '../app/output-folder';
import { LoadProblem } from '../app/load';
import { type StackText, synthesize } from '../app/synthesize';
import { backendOption } from '../export/backend-option';
import type * as EquivalenceModule from '../export/equivalence';
import { type ExportedStack, type ExportSource, exportStacks } from '../export/export-stacks';
import { exportedBefore, planUpdate } from '../export/plan-update';
import { type Files, updateFolder } from '../files/folder-update';
import { type Part, stackName } from '../model/part';
import type * as FindStacks from '../offline/find-stacks';
import { OfflineProblem } from '../offline/offline-problem';
import { terraformCommand } from '../offline/usable-terraform';
import { exitCodeOf } from '../report/report';
import { countResources } from '../terraform/addresses';
import { parseExactStackJson } from '../terraform/exact-numbers';
import { parseStackJson, type StackJson } from '../terraform/stack-json';
import { chosenStacks, namedStacks } from './chosen-stacks';
import { type CommandContext, loadEnvironments, toJson, UsageError } from './context';
import type { ExportCommandOptions } from './export';
import { checkText, exportText, refusalText } from './export-text';
import { say } from './report-options';

/** What is exported, and where it lies. */
interface Selection {
  /** What is exported, and the stacks beside it that it may read. */
  readonly sources: readonly ExportSource[];
  /** Names of those that are exported. */
  readonly only: ReadonlySet<string>;
  /** Beside which bindings are looked for. */
  readonly project: string;
  /** Belongs to synthesis; nothing is exported into it. */
  readonly output: string;
}

/** What the check found, or why nothing was checked. */
export type Check = EquivalenceModule.Equivalence | { readonly skipped: string };

/** Synthesizes or reads stacks, writes them in another form, lets Terraform compare both, and publishes what is the same. */
export async function exportFolders(
  context: CommandContext,
  names: readonly string[],
  options: ExportCommandOptions,
): Promise<void> {
  const { terminal } = context;
  const selection =
    options.dir === undefined ? fromEnvironments(context, names, options) : fromDirectory(context, options.dir, names);
  if (selection === undefined) return;
  const { sources, only, project, output } = selection;
  const to = resolve(terminal.cwd, options.to);
  const shownTo = options.to.replace(/[\\/]+$/, '') || options.to;
  const misplaced = placeProblem(to, shownTo, output, terminal.cwd);
  if (misplaced !== undefined) return refuse(context, [misplaced]);
  const backend = backendOption(options.backend, options.backendConfig, only.size);
  if (backend.problems !== undefined) throw new UsageError(backend.problems.join('\nerror  '));

  const { stacks, problems, notes } = await exportStacks(sources, {
    to,
    format: options.format,
    backend: backend.choice,
    handOver: options.handOver,
    project,
    machineFolders: [terminal.cwd, project, homedir()],
    command: commandLine(names, options),
    only,
  });
  if (problems.length > 0) return refuse(context, problems);

  const check = options.check ? await compared(sources, stacks, options, project) : { skipped: '--no-check' };
  const withTests = (name: string): boolean =>
    !('stacks' in check) || check.stacks.every((one) => one.name !== name || one.testsFail === undefined);
  const update = planUpdate(
    to,
    stacks.map(({ name, files }) => ({ name, files: files(withTests(name)) })),
  );
  const stale = exportedBefore(to).filter((folder) => isStale(folder, names, sources));
  const refusals = refusalText(check, stacks, update, options.overwrite === true);
  const ok = refusals.length === 0;
  const written = ok && options.dryRun !== true;
  if (written) updateFolder(to, update.files, update.changes);

  if (options.json === true) {
    const summary = stacks.map(({ name, json }) => ({ name, folder: `${shownTo}/${name}`, resources: countResources(json) }));
    const { changes, edited, foreign, beside } = update;
    terminal.stdout(
      toJson({
        version: 1,
        ok,
        written,
        folder: shownTo,
        format: options.format,
        stacks: summary,
        check,
        changes,
        edited,
        foreign,
        beside,
        stale,
        notes,
      }),
    );
  } else {
    terminal.stdout(checkText(check, stacks, options.format));
    if (ok) terminal.stdout(exportText(update, shownTo, written));
    const said = [...notes, ...besideNotes(update.beside), ...staleNotes(stale)];
    terminal.stderr(said.map((note) => `note   ${note}\n`).join(''));
  }
  if (!ok) refuse(context, refusals);
}

function fromEnvironments(
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

function fromDirectory(context: CommandContext, directory: string, names: readonly string[]): Selection | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { findStacks, folderOf } = require('../offline/find-stacks') as typeof FindStacks;
  const folder = folderOf(resolve(context.terminal.cwd, directory));
  const found = existsSync(folder) ? findStacks(folder) : [];
  if (found.length === 0) {
    const what = existsSync(folder) ? 'holds no synthesized stacks (folders with cdk.tf.json)' : 'does not exist';
    refuse(context, [`${directory} ${what}; name the folder that cdktf synth has written`]);
    return undefined;
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

/** Why nothing can be written there, if so. */
function placeProblem(to: string, shownTo: string, output: string, cwd: string): string | undefined {
  if (to === output || to.startsWith(output + sep))
    return `--to ${shownTo} lies in ${shown(cwd, output)}, which synthesis brings up to date by itself; name a folder outside of it`;
  if (existsSync(to) && !statSync(to).isDirectory()) return `--to ${shownTo} is a file; name a folder`;
  return undefined;
}

async function compared(
  sources: readonly ExportSource[],
  stacks: readonly ExportedStack[],
  { terraformBinary }: ExportCommandOptions,
  project: string,
): Promise<Check> {
  try {
    const terraform = terraformCommand(terraformBinary);
    // gRPC and the played providers take a fifth of a second to load.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { checkEquivalence } = require('../export/equivalence') as typeof EquivalenceModule;
    return await checkEquivalence(sources, stacks, { terraform, project });
  } catch (error) {
    if (error instanceof OfflineProblem) return { skipped: error.message };
    throw error;
  }
}

/** The command that does the same again, for the README. */
function commandLine(names: readonly string[], { format, backend, backendConfig, handOver, dir }: ExportCommandOptions): string {
  const parts = [
    ...['eks-auto', 'export', ...names],
    ...(dir === undefined ? [] : ['--dir', basename(dir) === 'cdktf.out' ? 'cdktf.out' : '<folder>']),
    ...['--format', format],
    ...(backend === 'keep' ? [] : ['--backend', backend, ...backendConfig.flatMap((one) => ['--backend-config', one])]),
    ...(handOver === 'keep' ? [] : ['--hand-over', handOver]),
    ...['--to', '<folder>'],
  ];
  return parts.join(' ');
}

const besideNotes = (beside: readonly string[]): readonly string[] =>
  beside.length === 0 ? [] : [`Terraform reads ${beside.join(', ')} too; this export did not write it and leaves it alone`];

const PARTS: readonly Part[] = ['network', 'cluster', 'platform'];

/** Whether the folder of an earlier export belongs to what is exported now, and no stack makes it any more. */
function isStale(folder: string, names: readonly string[], sources: readonly ExportSource[]): boolean {
  if (sources.some(({ name }) => name === folder)) return false;
  return names.length === 0 || names.some((name) => PARTS.some((part) => folder === stackName(name, part)));
}

const staleNotes = (stale: readonly string[]): readonly string[] =>
  stale.length === 0
    ? []
    : [
        `no stack makes ${stale.join(', ')} any more; the folder stays, because a state may belong to it: destroy that first, then remove it`,
      ];

const shown = (cwd: string, path: string): string => relative(cwd, path).split(sep).join('/') || '.';

function refuse({ terminal, exit }: CommandContext, reasons: readonly string[]): void {
  terminal.stderr(`${reasons.map((reason) => `error  ${reason}`).join('\n')}\nnothing was written\n`);
  exit(1);
}
