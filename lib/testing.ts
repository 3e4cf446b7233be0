/** A kit for tests of environments: the JSON and the findings of an input, without files and without a command. */
import type * as BuildStacks from './app/build-stacks';
import { check, type CheckedProject } from './app/check';
import type { EnvironmentInput } from './config/environment-input';
import type { Environment } from './model/environment';
import { formatFindings } from './report/findings-text';
import { plainStyle } from './report/terminal';
import { guardStacks } from './rules/engine-guards';
import type { Finding } from './rules/finding';
import { synthesizedStack } from './rules/synthesized';
import { formatJsonPath, type StackJson } from './terraform/stack-json';
import { temporaryFolder } from './files/temporary-folder';

export { addresses } from './terraform/addresses';
export type { EnvironmentInput } from './config/environment-input';
export type { Finding } from './rules/finding';
export type { Json, JsonObject, StackJson } from './terraform/stack-json';

export interface TestingOptions {
  /**
   * The day on which rules about dates judge, `YYYY-MM-DD`. A test that is to hold next year as well writes it.
   *
   * @default - today
   */
  readonly today?: string;
}

/** One environment, or the environments of a project. */
export type TestingInput = EnvironmentInput | readonly EnvironmentInput[];

/**
 * The Terraform JSON of each stack, by its name (`dev-network`, `dev-cluster`), as `eks-auto synth` would write it into
 * `cdktf.out`.
 *
 * @throws Error with all findings when `eks-auto synth` would write nothing
 */
export function synthesizeToJson(input: TestingInput, options: TestingOptions = {}): Readonly<Record<string, StackJson>> {
  const project = checked(input, options);
  const errors = project.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`nothing can be synthesized:\n${formatFindings(errors, plainStyle)}`);
  const environments = project.environments.map(({ environment }) => environment).filter(isComplete);

  // Findings alone do not need cdktf, which takes longer to load than everything else.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { buildStacks } = require('./app/build-stacks') as typeof BuildStacks;
  const { path: folder, remove } = temporaryFolder('eks-auto-testing-');
  try {
    const { stacks, problems } = buildStacks(environments, { folder, stateFolder: '../../../state' });
    if (problems !== undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
    const judged = stacks.map(({ name, text }) => synthesizedStack(name, text));
    const [first] = guardStacks(judged, { folders: [folder] });
    if (first !== undefined) {
      throw new Error(`${first.stack}: ${formatJsonPath(first.path)}: received ${first.received}; ${first.message}`);
    }
    return Object.fromEntries(judged.map(({ name, json }) => [name, json]));
  } finally {
    remove();
  }
}

/** Everything that is found about an input before anything is synthesized, errors first; acknowledged findings are not among it. */
export function findingsOf(input: TestingInput, options: TestingOptions = {}): readonly Finding[] {
  return checked(input, options).findings;
}

function checked(input: TestingInput, { today }: TestingOptions): CheckedProject {
  const environments = Array.isArray(input) ? (input as readonly EnvironmentInput[]) : [input];
  return check({ environments, folder: process.cwd() }, { today: today ?? new Date().toISOString().slice(0, 10) });
}

const isComplete = (environment: Environment | undefined): environment is Environment => environment !== undefined;
