import { Command } from 'commander';
import { resolve } from 'node:path';
import type * as CheckFolder from '../app/check-folder';
import { FolderError } from '../app/terraform-folder';
import { checkedFolderText } from '../report/checked-folder-text';
import { exitCodeOf, reportOf } from '../report/report';
import { type CommandContext, UsageError, withProjectOptions } from './context';
import { isForPeople, say, withReportOptions } from './report-options';
import { runSynthesis, type SynthesisOptions } from './synth';

interface CheckOptions extends SynthesisOptions {
  readonly dir?: string;
  readonly against?: string;
}

/** `eks-auto check [env…]`: everything that synth would say; nothing is written. With --dir about any Terraform JSON. */
export function checkCommand(context: CommandContext): Command {
  return withReportOptions(withProjectOptions(new Command('check')))
    .description('say everything that synth would say, and write nothing; or judge Terraform JSON of any origin')
    .argument('[environments...]', 'names; all of them when left out')
    .option('--dir <path>', 'judge the Terraform JSON in a folder (cdktf.out, stacks, one module) or a file instead')
    .option('--against <revision>', 'tell what the change since a git revision would cost a cluster that runs')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto check\n  eks-auto check production --json\n' +
        '  eks-auto check --format markdown\n  eks-auto check --format sarif --output eks-auto.sarif\n' +
        '  eks-auto check --against origin/main\n  eks-auto check --dir cdktf.out',
    )
    .action((names: string[], { dir, ...options }: CheckOptions) => {
      if (dir === undefined) {
        runSynthesis(context, names, options, false);
        return;
      }
      if (options.against !== undefined) throw new UsageError('--against goes with environments, not with --dir');
      if (names.length > 0) throw new UsageError('name environments, or a folder with --dir, not both');
      judgeFolder(context, dir, options);
    });
}

function judgeFolder(context: CommandContext, dir: string, options: SynthesisOptions): void {
  const { terminal } = context;
  const source = { projectFolder: terminal.cwd, listFile: resolve(terminal.cwd, dir), notes: true };
  // Loaded only when it is asked for.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { checkFolder, folderFinding } = require('../app/check-folder') as typeof CheckFolder;
  try {
    const checked = checkFolder(dir, { cwd: terminal.cwd, today: terminal.today });
    const report = reportOf(checked.findings);
    if (isForPeople(options)) {
      const { stdout, stderr } = checkedFolderText(checked, terminal.style);
      terminal.stdout(stdout);
      terminal.stderr(stderr);
    } else {
      say(report, options, context, source);
    }
    context.exit(exitCodeOf(report));
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    if (isForPeople(options)) terminal.stderr(`error  ${error.message}\n`);
    else say(reportOf([folderFinding(error)]), options, context, source);
    context.exit(1);
  }
}
