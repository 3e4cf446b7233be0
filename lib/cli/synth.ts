import { Command } from 'commander';
import { exitCodeOf, printSynthesis, synthesisJson } from '../app/print';
import { synthesize } from '../app/synthesize';
import { chosenNames, type CommandContext, loadEnvironments, type ProjectOptions, withProjectOptions } from './context';

/** `eks-auto synth [env…]`: from environments to Terraform JSON. */
export function synthCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('synth'))
    .description('check environments and write their Terraform JSON to cdktf.out')
    .argument('[environments...]', 'names; all of them when left out, and stacks of the others stay as they are')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto synth\n  eks-auto synth staging production\n  CDKTF_OUTDIR=build eks-auto synth',
    )
    .action((names: string[], options: ProjectOptions) => runSynthesis(context, names, options, true));
}

export function runSynthesis(context: CommandContext, names: readonly string[], options: ProjectOptions, write: boolean): void {
  const { terminal } = context;
  const project = loadEnvironments(context, options);
  const synthesis = synthesize(project, { today: terminal.today, only: chosenNames(project, names), write });
  if (options.json === true) {
    terminal.stdout(synthesisJson(synthesis, terminal.seconds()));
  } else {
    const { stdout, stderr } = printSynthesis(synthesis, terminal.seconds(), !write);
    terminal.stdout(stdout);
    terminal.stderr(stderr);
  }
  context.exit(exitCodeOf(synthesis));
}
