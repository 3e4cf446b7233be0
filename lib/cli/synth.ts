import { Command } from 'commander';
import { synthesize } from '../app/synthesize';
import { exitCodeOf } from '../report/report';
import { chosenNames, type CommandContext, loadEnvironments, type ProjectOptions, withProjectOptions } from './context';
import { type ReportOptions, say, withReportOptions } from './report-options';

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
  const project = loadEnvironments(context, options);
  const report = synthesize(project, { today: context.terminal.today, only: chosenNames(project, names), write });
  say(report, options, context, { projectFolder: project.folder, listFile: project.file, notes: !write });
  context.exit(exitCodeOf(report));
}
