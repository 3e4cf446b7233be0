import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { Command } from 'commander';
import { addEnvironment, judge, type Place, placeFor } from '../app/init/add-environment';
import type { Answers } from '../app/init/answers';
import { hasErrors } from '../app/check';
import { ENVIRONMENTS_FILE } from '../app/main';
import { formatCounts, formatFindings } from '../report/findings-text';
import type { Finding } from '../rules/finding';
import { type CommandContext, type Terminal, UsageError } from './context';
import { answersFrom, type EnvironmentOptions, withEnvironmentOptions } from './environment-options';
import { interview, missingOptions } from './interview';

/** `eks-auto init staging`: a file for a new environment, listed with the others. */
export function initCommand(context: CommandContext): Command {
  return withEnvironmentOptions(new Command('init'))
    .description('write the file of a new environment and list it; asks for what is not said, on a terminal')
    .argument('<environment>', 'its name')
    .option('--envs <file>', 'file that lists the environments', ENVIRONMENTS_FILE)
    .option('--no-color', 'print without colours (so does NO_COLOR)')
    .addHelpText(
      'after',
      '\nExamples:\n  eks-auto init staging\n' +
        '  eks-auto init dev --profile development --account 111122223333 --region eu-central-1 \\\n' +
        '    --apply-role terraform-apply --public-from 203.0.113.0/24',
    )
    .action(async (name: string, options: EnvironmentOptions & { readonly envs: string }) => {
      const { terminal } = context;
      const place = placeFor(name, terminal.cwd, options.envs, terminal.today);
      refuseOverwriting(place, terminal);
      await withAnswers(context, place, answersFrom(options), (answers) => {
        if (!writeEnvironment(place, answers, terminal)) context.exit(1);
      });
    });
}

/** What exists stays as it is. */
function refuseOverwriting({ name, file, list, others }: Place, { cwd }: Terminal): void {
  if (file === list) throw new UsageError(`'${name}' is the file that lists environments; choose another name`);
  if (existsSync(file)) throw new UsageError(`${relative(cwd, file)} exists already; choose another name, or change that file`);
  const taken = others.some((other) => (other as { readonly name?: unknown } | null)?.name === name);
  if (taken) throw new UsageError(`there is an environment '${name}' already; choose another name`);
}

/** Asks on a terminal; elsewhere everything has to be said on the command line. */
export async function withAnswers(
  { terminal: { talk } }: CommandContext,
  place: Place,
  known: Answers,
  use: (answers: Answers) => void,
): Promise<void> {
  const missing = missingOptions(known);
  if (missing.length === 0) return use(known);
  if (talk === undefined) {
    throw new UsageError(`nobody can be asked without a terminal; missing ${missing.join(', ')}`);
  }
  await talk(async (ask) => use(await interview(place.name, known, ask, (answers) => judge(answers, place))));
}

/** Warnings as well: a region that is not known may be why its zones are not. */
export function nothingWritten(findings: readonly Finding[], { style }: Terminal): string {
  const told = findings.filter(({ severity }) => severity !== 'note');
  return `${formatFindings(told, style)}\n${formatCounts(told)}; nothing was written\n`;
}

/** Writes and says what was written. False when nothing was, because of errors. */
function writeEnvironment(place: Place, answers: Answers, terminal: Terminal): boolean {
  const { findings, file, list, toWrite } = addEnvironment(answers, place);
  if (hasErrors(findings)) {
    terminal.stderr(nothingWritten(findings, terminal));
    return false;
  }
  const { dim, green } = terminal.style;
  // Notes are for those who read the file: eks-auto check prints them.
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const lines = [
    green(`wrote ${file ?? ''}${toWrite.length === 0 ? `, listed in ${list}` : ''}`),
    ...(answers.cidr === undefined ? [`  ${place.freeCidr} was chosen for its VPC: no other environment has it`] : []),
    ...(answers.zones === undefined
      ? [`  its zones were chosen: those that accounts in ${answers.region ?? ''} usually have; the file says how to list yours`]
      : []),
    ...(toWrite.length === 0 ? [] : [`${list} is not written as expected; add to it:`, ...toWrite.map((line) => `  ${line}`)]),
    ...(warnings.length === 0 ? [] : [formatFindings(warnings, terminal.style)]),
    dim(`next: npx eks-auto check ${place.name}, npx eks-auto show ${place.name}, npx eks-auto synth ${place.name}`),
  ];
  terminal.stdout(`${lines.join('\n')}\n`);
  return true;
}
