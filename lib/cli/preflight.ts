import { Command } from 'commander';
import { hasErrors } from '../app/check';
import { preflightQuestions, preflightScript } from '../preflight/script';
import { formatCounts, formatFindings } from '../report/findings-text';
import { checkEnvironments, type CommandContext, type ProjectOptions, toJson, UsageError, withProjectOptions } from './context';

interface PreflightOptions extends ProjectOptions {
  readonly print?: true;
}

/** `eks-auto preflight production --print`: what only AWS can tell, as a script that asks it. */
export function preflightCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('preflight'))
    .description('print a script that asks AWS, read-only, what nobody can know before')
    .argument('<environment>', 'its name')
    .option('--print', 'print the script; nothing asks AWS by itself yet')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto preflight production --print > preflight.sh\n  bash preflight.sh\n' +
        '  eks-auto preflight production --print --json   the questions and what they mean',
    )
    .action((name: string, options: PreflightOptions) => {
      const { terminal } = context;
      if (options.print !== true) {
        throw new UsageError(
          `asking AWS from here is not there yet; print the script and run it: eks-auto preflight ${name} --print > preflight.sh`,
        );
      }
      const { environments, findings } = checkEnvironments(context, options, [name]);
      const environment = environments[0]?.environment;
      if (hasErrors(findings) || environment === undefined) {
        const errors = findings.filter(({ severity }) => severity === 'error');
        terminal.stderr(`${formatFindings(errors, terminal.style)}\n${formatCounts(errors)}; nothing was printed\n`);
        context.exit(1);
        return;
      }
      terminal.stdout(
        options.json === true
          ? toJson({ version: 1, environment: name, questions: preflightQuestions(environment) })
          : preflightScript(environment),
      );
    });
}
