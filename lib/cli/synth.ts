import { Command } from 'commander';
import { resolve } from 'node:path';
import { type LoadedProject, loadFinding, projectFolder } from '../app/load';
import type * as Revision from '../app/revision';
import type { EarlierStacks } from '../app/earlier-stacks';
import { synthesize } from '../app/synthesize';
import { exitCodeOf, reportOf } from '../report/report';
import {
  chosenNames,
  type CommandContext,
  loadEnvironments,
  type ProjectOptions,
  UsageError,
  withProjectOptions,
} from './context';
import { isForPeople, type ReportOptions, type ReportSource, say, withReportOptions } from './report-options';

export type SynthesisOptions = ProjectOptions & ReportOptions;

/** `eks-auto synth [env…]`: from environments to Terraform JSON. */
export function synthCommand(context: CommandContext): Command {
  return withReportOptions(withProjectOptions(new Command('synth')))
    .description('check environments and write their Terraform JSON to cdktf.out')
    .argument('[environments...]', 'names; all of them when left out, and stacks of the others stay as they are')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto synth\n  eks-auto synth staging production\n  CDKTF_OUTDIR=build eks-auto synth',
    )
    .action((names: string[], options: SynthesisOptions) => runSynthesis(context, names, options, true));
}

/**
 * @param options `against`: a revision of the repository, in place of what was published before
 */
export function runSynthesis(
  context: CommandContext,
  names: readonly string[],
  options: SynthesisOptions & { readonly against?: string },
  write: boolean,
): void {
  const file = resolve(context.terminal.cwd, options.envs);
  const source = { projectFolder: projectFolder(file), listFile: file, notes: !write };
  const project = loaded(context, options, source);
  if (project === undefined) return;
  const { today } = context.terminal;
  const only = chosenNames(project, names);
  const earlier = options.against === undefined ? undefined : earlierStacks(options.against, project, today);
  const report = { ...synthesize(project, { today, only, write, earlier }), against: options.against };
  say(report, options, context, source);
  context.exit(exitCodeOf(report));
}

function earlierStacks(revision: string, project: LoadedProject, today: string): EarlierStacks {
  // Loaded only when it is asked for.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RevisionError, stacksOfRevision } = require('../app/revision') as typeof Revision;
  try {
    return stacksOfRevision(revision, project, today);
  } catch (error) {
    throw error instanceof RevisionError ? new UsageError(error.message) : error;
  }
}

/** Whoever asked for a format gets a report in it, also where nothing could be loaded; people are told as by every command. */
function loaded(context: CommandContext, options: SynthesisOptions, source: ReportSource): LoadedProject | undefined {
  try {
    return loadEnvironments(context, options);
  } catch (error) {
    const finding = isForPeople(options) ? undefined : loadFinding(error, source.projectFolder);
    if (finding === undefined) throw error;
    say(reportOf([finding]), options, context, source);
    context.exit(1);
    return undefined;
  }
}
