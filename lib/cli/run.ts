import { Command, CommanderError } from 'commander';
import { resolve } from 'node:path';
import { loadFinding, projectFolder, readableReport } from '../app/load';
import { elapsed, today } from '../app/main';
import { reportOf } from '../report/report';
import { checkCommand } from './check';
import { type CommandContext, type ExitCode, type ProjectOptions, realTerminal, type Terminal, UsageError } from './context';
import { explainCommand } from './explain';
import { exportCommand } from './export';
import { initCommand } from './init';
import { jsonAnswer } from './json-answer';
import { listCommand } from './list';
import { manifestsCommand } from './manifests';
import { networkCommand } from './network';
import { newCommand } from './new';
import { planCommand } from './plan';
import { preflightCommand } from './preflight';
import { say } from './report-options';
import { showCommand } from './show';
import { synthCommand } from './synth';

const HELP = `
Exit codes:
  0  nothing to correct
  1  something has to be corrected first; nothing was written
  2  the command was not understood

Examples:
  eks-auto synth                  write the Terraform JSON of all environments
  eks-auto check production       only say what is wrong with one
  eks-auto show production        everything that was decided, and by what
  eks-auto network production     the address plan
  eks-auto plan --offline         let Terraform plan it, without AWS
  eks-auto explain NET012         what a rule is about
  eks-auto preflight production --print
                                  what only AWS can tell, as a read-only script
  eks-auto manifests production --to clusters/production
                                  its Kubernetes objects as YAML
  eks-auto export production --to terraform
                                  its stacks as HCL, for a team that knows Terraform
  eks-auto init staging           write the file of a new environment
  eks-auto new shop               lay out a project of your own

Environment variables:
  CDKTF_OUTDIR      output folder, cdktf.out when not set
  NO_COLOR          no colours; FORCE_COLOR brings them back in pipes
  EKS_AUTO_TRACE=1  stack traces of everything that is thrown
  EKS_AUTO_CACHE=0  transpile environment files anew every time`;

/**
 * The command line.
 *
 * @param args without `node` and the script
 * @param version of the package
 * @returns the exit code, when all is done
 */
export async function run(
  args: readonly string[],
  terminal: Terminal = realTerminal(elapsed, today()),
  version = 'unknown',
): Promise<ExitCode> {
  let code: ExitCode = 0;
  let running: Command | undefined;
  const answer = jsonAnswer(args, terminal);
  const context: CommandContext = { terminal: answer.terminal, exit: (asked) => (code = asked), version };
  const program = programFor(context)
    .version(version, '-V, --version', 'print the version')
    .hook('preAction', (_, command) => void (running = command));
  try {
    await program.parseAsync(knownOrAlone(args, program), { from: 'user' });
  } catch (error) {
    code = told(error, context, answer.isAsked ? running : undefined);
  }
  answer.finish(code);
  return code;
}

/** `bogus --help` and `help bogus` would print the help of the program, as if nothing were wrong with them. */
function knownOrAlone(args: readonly string[], program: Command): readonly string[] {
  const [asked] = args[0] === 'help' ? args.slice(1) : args;
  const known = ['help', ...program.commands.map((command) => command.name())];
  return asked === undefined || asked.startsWith('-') || known.includes(asked) ? args : [asked];
}

function programFor(context: CommandContext): Command {
  const { terminal } = context;
  const program = new Command('eks-auto')
    .description('From one typed file per environment to the Terraform JSON of an Amazon EKS Auto Mode platform.')
    .addHelpText('after', HELP);
  const commands = [
    synthCommand(context),
    checkCommand(context),
    showCommand(context),
    networkCommand(context),
    listCommand(context),
    manifestsCommand(context),
    exportCommand(context),
    planCommand(context),
    preflightCommand(context),
    explainCommand(context),
    initCommand(context),
    newCommand(context),
  ];
  for (const command of [program, ...commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .showHelpAfterError(command === program ? 'See eks-auto --help' : `See eks-auto ${command.name()} --help`)
      .configureOutput({ writeOut: terminal.stdout, writeErr: terminal.stderr, outputError: withNames(command) });
  }
  for (const command of commands) program.addCommand(command);
  return program;
}

/** Who does not know which environment to name is told what lists them. */
const withNames =
  (command: Command) =>
  (text: string, write: (text: string) => void): void => {
    const isNew = command.name() === 'init';
    write(text);
    if (!isNew && text.includes("missing required argument 'environment'")) write('eks-auto list prints their names\n');
  };

/** @param forPrograms the command that was asked for JSON */
function told(error: unknown, context: CommandContext, forPrograms: Command | undefined): ExitCode {
  const { terminal } = context;
  // It has printed its message already; help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    terminal.stderr(`error  ${error.message}\n`);
    return 2;
  }
  const report = readableReport(error);
  if (report === undefined) throw error;
  terminal.stderr(`${report}\n`);
  if (forPrograms !== undefined) sayNotLoaded(error, forPrograms.opts<Partial<ProjectOptions>>(), context);
  return 1;
}

/** The report that `check` gives then. */
function sayNotLoaded(error: unknown, { envs }: Partial<ProjectOptions>, context: CommandContext): void {
  // What the file system refuses is about another file than that of the environments, mostly one that is written.
  if (envs === undefined || (error as NodeJS.ErrnoException).syscall !== undefined) return;
  const listFile = resolve(context.terminal.cwd, envs);
  const folder = projectFolder(listFile);
  const finding = loadFinding(error, folder);
  if (finding !== undefined) say(reportOf([finding]), { json: true }, context, { projectFolder: folder, listFile, notes: true });
}
