import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, relative, resolve, sep } from 'node:path';
import { backendOption } from '../export/backend-option';
import type * as EquivalenceModule from '../export/equivalence';
import type { Check } from '../export/equivalence';
import { type ExportedStack, type ExportSource, exportStacks } from '../export/export-stacks';
import { exportedBefore, planUpdate } from '../export/plan-update';
import { updateFolder } from '../files/folder-update';
import { type Part, stackName } from '../model/part';
import { OfflineProblem } from '../offline/offline-problem';
import { terraformCommand } from '../offline/usable-terraform';
import { countResources } from '../terraform/addresses';
import { type CommandContext, toJson, UsageError } from './context';
import type { ExportCommandOptions } from './export-options';
import { fromDirectory, fromEnvironments } from './export-selection';
import { besideNotes, checkText, exportText, refusalText, staleNotes, uncomparedText } from './export-text';

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
  const isRead = options.dir !== undefined;
  const misplaced = placeProblem({ to, shownTo, output, isRead }, terminal.cwd);
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
  const uncompared = options.check ? uncomparedText(check) : [];
  const refusals = [
    ...refusalText(check, stacks, update, options.overwrite === true),
    ...(options.requireCheck === true ? uncompared : []),
  ];
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
        compared: options.check && uncompared.length === 0,
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
  // Also for whoever lets a program read the rest: a pipeline shows it, and --require-check stops there.
  if (ok)
    terminal.stderr(uncompared.map((text) => `warning  ${text}; plan the export against AWS before you apply it\n`).join(''));
  if (!ok) refuse(context, refusals);
}

/** Why nothing can be written there, if so. */
function placeProblem(
  { to, shownTo, output, isRead }: { to: string; shownTo: string; output: string; isRead: boolean },
  cwd: string,
): string | undefined {
  const whose = isRead ? 'from which the stacks are read' : 'which synthesis brings up to date by itself';
  if (to === output || to.startsWith(output + sep))
    return `--to ${shownTo} lies in ${shown(cwd, output)}, ${whose}; name a folder outside of it`;
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

const PARTS: readonly Part[] = ['network', 'cluster', 'platform'];

/** Whether the folder of an earlier export belongs to what is exported now, and no stack makes it any more. */
function isStale(folder: string, names: readonly string[], sources: readonly ExportSource[]): boolean {
  if (sources.some(({ name }) => name === folder)) return false;
  return names.length === 0 || names.some((name) => PARTS.some((part) => folder === stackName(name, part)));
}

const shown = (cwd: string, path: string): string => relative(cwd, path).split(sep).join('/') || '.';

function refuse({ terminal, exit }: CommandContext, reasons: readonly string[]): void {
  terminal.stderr(`${reasons.map((reason) => `error  ${reason}`).join('\n')}\nnothing was written\n`);
  exit(1);
}
