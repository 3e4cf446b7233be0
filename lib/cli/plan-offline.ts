import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type StackText, synthesize } from '../app/synthesize';
import { findStacks, folderOf } from '../offline/find-stacks';
import { planOffline } from '../offline/offline-plan';
import { OfflineProblem } from '../offline/offline-problem';
import type { StackDirectory } from '../offline/offline-stack';
import { NoTerraformError, terraformCommand } from '../offline/usable-terraform';
import { exitCodeOf } from '../report/report';
import { type TerraformBinary } from '../terraform/terraform-binary';
import { temporaryFolder } from '../files/temporary-folder';
import { chosenStacks, namedStacks } from './chosen-stacks';
import { type CommandContext, loadEnvironments, toJson } from './context';
import type { PlanOptions } from './plan-options';
import { say } from './report-options';
import { planErrors, planJson, planText, type StackNotes } from './plan-text';

/** Synthesizes as `synth` does, but into a folder of its own, and plans what comes out. */
export async function planOfEnvironments(context: CommandContext, names: readonly string[], options: PlanOptions): Promise<void> {
  const { terminal } = context;
  const project = loadEnvironments(context, options);
  const chosen = chosenStacks(project, names);
  const terraform = foundTerraform(options);
  const synthesis = synthesize(project, { today: terminal.today, only: chosen.environments, write: false });
  if (exitCodeOf(synthesis) !== 0) {
    // What is wrong is told at once, with what is missing.
    say(synthesis, options, context, { projectFolder: project.folder, listFile: project.file, notes: false });
    if (terraform instanceof Error) terminal.stderr(`error  ${terraform.message}\n`);
    context.exit(1);
    return;
  }

  const stacks = chosen.pick(synthesis.stacks);
  const folder = temporaryFolder('eks-auto-plan-');
  try {
    const directories = stacks.map(({ name, text }): StackDirectory => {
      const directory = join(folder.path, 'stacks', name);
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, 'cdk.tf.json'), text);
      return { name, directory };
    });
    const origins = new Map(stacks.map((stack) => [stack.name, stack.origins]));
    await plan(context, directories, { terraform, options, project: project.folder, origins });
  } finally {
    folder.remove();
  }
}

/** Plans what somebody has synthesized already. */
export async function planOfDirectory(
  context: CommandContext,
  directory: string,
  names: readonly string[],
  options: PlanOptions,
): Promise<void> {
  const folder = folderOf(resolve(context.terminal.cwd, directory));
  if (!existsSync(folder)) return refuse(context, `${directory} does not exist; name the folder that cdktf synth has written`);
  const found = findStacks(folder);
  if (found.length === 0)
    return refuse(context, `${directory} holds no synthesized stacks (folders with cdk.tf.json); name a cdktf.out`);
  const stacks = names.length === 0 ? found : namedStacks(found, names);
  await plan(context, stacks, { terraform: foundTerraform(options), options, project: folder, origins: new Map() });
}

interface Planning {
  readonly terraform: TerraformBinary | NoTerraformError;
  readonly options: PlanOptions;
  /** Beside which bindings are looked for. */
  readonly project: string;
  readonly origins: ReadonlyMap<string, StackText['origins']>;
}

async function plan(
  context: CommandContext,
  stacks: readonly StackDirectory[],
  { terraform, options, project, origins }: Planning,
): Promise<void> {
  const { terminal } = context;
  if (terraform instanceof Error) return refuse(context, terraform.message);
  try {
    const result = await planOffline(stacks, { terraform, project, until: 'apply' });
    const notes: StackNotes = { directories: new Map(stacks.map(({ name, directory }) => [name, directory])), origins };
    if (options.json === true) {
      terminal.stdout(toJson(planJson(result, notes, terminal.seconds())));
    } else {
      terminal.stdout(planText(result, notes, { ...terminal, verbose: options.verbose === true }));
      terminal.stderr(planErrors(result, notes));
    }
    if (!result.ok) context.exit(1);
  } catch (error) {
    if (!(error instanceof OfflineProblem)) throw error;
    refuse(context, error.message);
  }
}

function refuse({ terminal, exit }: CommandContext, reason: string): void {
  terminal.stderr(`error  ${reason}\n`);
  exit(1);
}

/** Why there is none is told together with everything else that is wrong. */
function foundTerraform({ terraformBinary }: PlanOptions): TerraformBinary | NoTerraformError {
  try {
    return terraformCommand(terraformBinary);
  } catch (error) {
    if (error instanceof NoTerraformError) return error;
    throw error;
  }
}
