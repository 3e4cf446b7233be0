import { Command } from 'commander';
import { type CommandContext, withProjectOptions } from './context';
import { withReportOptions } from './report-options';
import { runSynthesis, type SynthesisOptions } from './synth';

/** `eks-auto check [env…]`: everything that synth would say; nothing is written. */
export function checkCommand(context: CommandContext): Command {
  return withReportOptions(withProjectOptions(new Command('check')))
    .description('say everything that synth would say, and write nothing')
    .argument('[environments...]', 'names; all of them when left out')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto check\n  eks-auto check production --json\n' +
        '  eks-auto check --format markdown\n  eks-auto check --format sarif --output eks-auto.sarif',
    )
    .action((names: string[], options: SynthesisOptions) => runSynthesis(context, names, options, false));
}
