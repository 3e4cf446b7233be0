import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { firstPlace, isFree, layOutProject, projectName } from '../app/new/lay-out-project';
import { type CommandContext, type Terminal, UsageError } from './context';
import { answersFrom, type EnvironmentOptions, withEnvironmentOptions } from './environment-options';
import { nothingWritten, withAnswers } from './init';

interface NewOptions extends EnvironmentOptions {
  readonly environment: string;
  readonly package?: string;
}

/** `eks-auto new shop`: a project of somebody's own that depends on this package. */
export function newCommand(context: CommandContext): Command {
  return withEnvironmentOptions(
    new Command('new')
      .description('lay out a project of your own with its first environment; asks for what is not said, on a terminal')
      .argument('<folder>', 'where; its name becomes the name of the project')
      .option('--environment <name>', 'name of the first environment', 'dev'),
  )
    .option('--package <specifier>', 'what npm installs this package from; this version when left out')
    .option('--no-color', 'print without colours (so does NO_COLOR)')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto new shop\n' +
        '  eks-auto new shop --profile development --account 111122223333 --region eu-central-1 \\\n' +
        '    --apply-role terraform-apply --public-from 203.0.113.0/24',
    )
    .action(async (directory: string, options: NewOptions) => {
      const { terminal } = context;
      const folder = resolve(terminal.cwd, directory);
      if (!isFree(folder)) throw new UsageError(`${directory} exists already and is not an empty folder`);
      if (projectName(folder) === '')
        throw new UsageError(`'${directory}' is no name for a project; write a letter first, then letters, digits and '-'`);
      const place = firstPlace(folder, options.environment, terminal.today);
      await withAnswers(context, place, answersFrom(options), (answers) => {
        const { findings, files } = layOutProject(place, answers, options.package);
        if (files.length === 0) {
          terminal.stderr(nothingWritten(findings, terminal));
          context.exit(1);
          return;
        }
        terminal.stdout(told(terminal, folder, files, options));
      });
    });
}

function told(
  { cwd, style }: Terminal,
  folder: string,
  files: readonly string[],
  { environment, package: specifier }: NewOptions,
): string {
  const at = relative(cwd, folder);
  return [
    style.green(`wrote ${files.length} files${at === '' ? '' : ` in ${at}`}`),
    ...files.map((file) => `  ${file}`),
    style.dim('next:'),
    ...(at === '' ? [] : [`  cd ${/^[\w./-]+$/.test(at) ? at : `'${at}'`}`]),
    `  npm install${specifier === undefined ? '          # the package has to be in your registry; README.md says what to do where it is not' : ''}`,
    `  npm run synth        # envs/${environment}.ts says what was chosen for you`,
    '',
  ].join('\n');
}
