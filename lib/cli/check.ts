import { Command } from 'commander';
import { type CommandContext, type ProjectOptions, withProjectOptions } from './context';
import { runSynthesis } from './synth';

/** `eks-auto check [env…]`: everything that synth would say; nothing is written. */
export function checkCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('check'))
    .description('say everything that synth would say, and write nothing')
    .argument('[environments...]', 'names; all of them when left out')
    .addHelpText('after', '\nExamples:\n  eks-auto check\n  eks-auto check production --json')
    .action((names: string[], options: ProjectOptions) => runSynthesis(context, names, options, false));
}
