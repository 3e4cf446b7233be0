import { Command } from 'commander';
import { resolve } from 'node:path';
import { type LoadedProject, loadFinding, projectFolder } from '../app/load';
import { synthesize } from '../app/synthesize';
import { exitCodeOf, reportOf } from '../report/report';
import { chosenNames, type CommandContext, loadEnvironments, type ProjectOptions, withProjectOptions } from './context';
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

export function runSynthesis(context: CommandContext, names: readonly string[], options: SynthesisOptions, write: boolean): void {
  const file = resolve(context.terminal.cwd, options.envs);
  const source = { projectFolder: projectFolder(file), listFile: file, notes: !write };
  const project = loaded(context, options, source);
  if (project === undefined) return;
  const report = synthesize(project, { today: context.terminal.today, only: chosenNames(project, names), write });
  say(report, options, context, source);
  context.exit(exitCodeOf(report));
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
