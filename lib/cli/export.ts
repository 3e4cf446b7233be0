import { setFlagsFromString } from 'node:v8';
import { Command, Option } from 'commander';
import { type CommandContext, withProjectOptions } from './context';
import type * as ExportFolders from './export-folders';
import type { ExportCommandOptions } from './export-options';

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `eks-auto export production --to terraform`: a folder per stack, for people who know Terraform and nothing of this. */
export function exportCommand(context: CommandContext): Command {
  return withProjectOptions(new Command('export'))
    .description('write stacks as Terraform of their own, for a team or a pipeline without Node')
    .argument('[names...]', 'environments or single stacks (production-cluster); all of them when left out')
    .requiredOption('--to <folder>', 'where a folder for each stack belongs; what others wrote there stays')
    .addOption(
      new Option('--format <format>', 'hcl to be read and edited, json for machines').choices(['hcl', 'json']).default('hcl'),
    )
    .option(
      '--backend <backend>',
      'keep: the state stays where it is; none; or one of Terraform: s3, gcs, azurerm, http, cloud, …',
      'keep',
    )
    .option(
      '--backend-config <name=value>',
      'a setting of the new backend, once for each; {stack} is the name of the stack',
      collect,
      [],
    )
    .addOption(
      new Option('--hand-over <how>', 'keep: stacks read the states of others; variables: they ask for what they need')
        .choices(['keep', 'variables'])
        .default('keep'),
    )
    .option('--no-check', 'do not let Terraform plan both forms and compare the plans')
    .addOption(
      new Option('--require-check', 'write nothing where a stack cannot be planned here, so that nothing is compared').conflicts(
        'check',
      ),
    )
    .option('--dry-run', 'say what would change and write nothing')
    .option('--overwrite', 'also overwrite what was edited since the last export')
    .addOption(new Option('--dir <folder>', 'export what any cdktf program has synthesized there, instead').conflicts('envs'))
    .option('--terraform-binary <command>', 'for the check: a path, or a name on the PATH; tofu works too')
    .addHelpText(
      'after',
      `
Examples:
  eks-auto export production --to terraform
  eks-auto export staging --to terraform --format json --hand-over variables
  eks-auto export --to terraform --backend s3 --backend-config bucket=acme-state --backend-config region=eu-west-1
  eks-auto export --dir ../other/cdktf.out --to terraform`,
    )
    .action(async (names: string[], options: ExportCommandOptions) => {
      // HashiCorp's parser is WebAssembly that runs for a tenth of a second; V8 would spend half a second on making it faster.
      setFlagsFromString('--liftoff-only');
      // Other commands need none of it.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { exportFolders } = require('./export-folders') as typeof ExportFolders;
      await exportFolders(context, names, options);
    });
}
