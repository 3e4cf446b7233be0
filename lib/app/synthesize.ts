import { homedir } from 'node:os';
import { temporaryFolder } from '../files/temporary-folder';
import type { Environment } from '../model/environment';
import { summarize } from '../report/environment-summary';
import { type Report, reportOf } from '../report/report';
import { engineRules } from '../rules/engine';
import { engineFinding, type StackProblem } from '../rules/engine-finding';
import { addressAt, guardStacks } from '../rules/engine-guards';
import type { Finding } from '../rules/finding';
import { parsePath } from '../rules/input-path';
import { judgeJson, type StackFinding } from '../rules/json';
import type { RuleText } from '../rules/rule';
import { type SynthesizedStack, synthesizedStack } from '../rules/synthesized';
import { KnownSchemas } from '../schema/known-schemas';
import { formatJsonPath, type JsonPath } from '../terraform/stack-json';
import type * as BuildStacks from './build-stacks';
import type { BuiltStack } from './build-stacks';
import { check, type CheckedProject, type CheckOptions, hasErrors, inOrder, type ProjectInput } from './check';
import { changes, type EarlierStacks, goneStacks, isOfOthers } from './earlier-stacks';
import { type AddressOrigin, ORIGINS, originsOf, originsText } from './origins-file';
import { OutputFolder } from './output-folder';
import { packageProblems } from './packages';
import { quietEngine } from './quiet-engine';

export interface SynthesizeOptions extends CheckOptions {
  /** False: everything is said, nothing is written. */
  readonly write: boolean;
  /** What the stacks were, to tell what a change would cost. @default what was published before */
  readonly earlier?: EarlierStacks | undefined;
}

export interface Synthesis extends Report {
  /** Those of each environment in the order in which they are applied; empty when there are errors. */
  readonly stacks: readonly StackText[];
}

/** A stack as it is, or would be, written. */
export interface StackText {
  readonly name: string;
  readonly environment: string;
  /** Of `cdk.tf.json` */
  readonly text: string;
  /** Where in the configuration each address comes from. */
  readonly origins: () => Readonly<Record<string, AddressOrigin>>;
}

const NOTHING: Synthesis = { ...reportOf([]), stacks: [] };

/**
 * The one road from environments to Terraform JSON, for `main.ts` (so also for `cdktf synth`) and for `eks-auto`. Stacks
 * are written to a temporary folder, judged there, and published file by file only when nothing is wrong.
 */
export function synthesize(project: ProjectInput, options: SynthesizeOptions): Synthesis {
  const packages = packageProblems(project.folder);
  if (packages.length > 0) return { ...NOTHING, packages };

  const checked = check(project, options);
  const { accepted } = checked;
  const output = OutputFolder.of(project.folder);
  const published = { readStack: (stack: string) => output.readStack(stack), stacks: () => output.stacks(), findings: [] };
  const earlier = options.earlier ?? published;
  const findings = [...checked.findings, ...outsideProject(checked, output), ...earlier.findings];
  if (hasErrors(findings)) return { ...NOTHING, findings: inOrder(findings), accepted };

  return withFolder(output, options.write, (folder) => {
    const built = build(checked, folder, output, { today: options.today, project: project.folder });
    const wrong = built.findings.map(checked.locate);
    if (hasErrors(wrong)) return { ...NOTHING, findings: inOrder([...findings, ...wrong]), accepted };

    const changed = changes(built.stacks, environmentsOf(checked), earlier).map(checked.locate);
    if (hasErrors(changed)) return { ...NOTHING, findings: inOrder([...findings, ...changed]), accepted };
    const gone = goneStacks(built.stacks, earlier, options);
    if (options.write) publish(built.stacks, checked, { folder, output, only: options.only });
    const environments = environmentsOf(checked).map((environment) =>
      summarize(environment, built.stacks.filter((stack) => stack.environment === environment.name).map(count), options.today),
    );
    return {
      ...NOTHING,
      findings: inOrder([...findings, ...changed, ...gone]),
      accepted,
      environments,
      stacks: built.stacks.map((stack) => ({
        name: stack.name,
        environment: stack.environment,
        text: stack.text,
        origins: () => originsOf(stack, stack.json, checked),
      })),
      written: options.write ? output.name : undefined,
    };
  });
}

/** Who only asks may ask in a project that cannot be written to. */
function withFolder<T>(output: OutputFolder, write: boolean, use: (folder: string) => T): T {
  if (write) return output.withFolderToPublish(use);
  const { path, remove } = temporaryFolder('eks-auto-check-');
  try {
    return use(path);
  } finally {
    remove();
  }
}

interface JudgedStack extends BuiltStack {
  readonly json: SynthesizedStack;
}

const count = ({ name, json }: JudgedStack): { readonly name: string; readonly resources: number } => ({
  name,
  resources: json.elements.filter(({ kind }) => kind === 'resource').length,
});

const environmentsOf = (checked: CheckedProject): readonly Environment[] =>
  checked.environments.flatMap(({ environment }) => (environment === undefined ? [] : [environment]));

function build(
  checked: CheckedProject,
  folder: string,
  output: OutputFolder,
  { today, project }: { readonly today: string; readonly project: string },
): { readonly stacks: readonly JudgedStack[]; readonly findings: readonly Finding[] } {
  quietEngine();
  // Loading cdktf takes longer than everything else, and is not needed to say that something is wrong.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { buildStacks } = require('./build-stacks') as typeof BuildStacks;
  const { stacks, problems } = buildStacks(environmentsOf(checked), { folder, stateFolder: output.stateFolder });
  if (problems !== undefined) {
    return {
      stacks: [],
      findings: problems.map(({ environment, id, message }) =>
        engineFinding('sameAddress', { environment, path: [], received: `'${id}'`, message }),
      ),
    };
  }
  const judged = stacks.map((stack) => ({ ...stack, json: synthesizedStack(stack.name, stack.text) }));
  const found = guardStacks(
    judged.map(({ json }) => json),
    { folders: [folder, output.path, homedir()].filter((path) => path.split(/[\\/]/).length > 2) },
  );
  // Warnings of these rules are for what others made: about our own output the rules of the configuration have said them,
  // where they can be acknowledged.
  const wrong = judgeJson(
    judged.map(({ json }) => json),
    { today, only: 'error', knowledge: { schemas: new KnownSchemas(project), of: 'overridden' } },
  );
  return { stacks: judged, findings: [...found.map(guardFinding(judged)), ...wrong.map(jsonFinding(judged))] };
}

function publish(
  stacks: readonly JudgedStack[],
  checked: CheckedProject,
  { folder, output, only }: { folder: string; output: OutputFolder; only: readonly string[] | undefined },
): void {
  const keep = isOfOthers(only);
  output.publish(
    folder,
    stacks.map(({ name }) => name),
    keep,
  );
  const origins = Object.fromEntries(stacks.map((stack) => [stack.name, originsOf(stack, stack.json, checked)]));
  output.writeOwn(ORIGINS, originsText(origins, output.readOwn(ORIGINS), keep));
}

/** A state in the project cannot be named from elsewhere in a way that holds on every machine. */
function outsideProject(checked: CheckedProject, output: OutputFolder): readonly Finding[] {
  if (output.isInProject) return [];
  return environmentsOf(checked)
    .filter(({ state }) => state.type === 'local')
    .map(({ name }) =>
      engineFinding('outputOutside', {
        environment: name,
        path: ['state'],
        received: `'${output.name}'`,
        message: 'with local state the output folder lies in the project',
      }),
    )
    .map(checked.locate);
}

const guardFinding =
  (stacks: readonly JudgedStack[]) =>
  ({ rule, stack, path, ...problem }: StackProblem): Finding =>
    stackFinding(engineRules[rule], stacks, { stack, path, ...problem });

const jsonFinding =
  (stacks: readonly JudgedStack[]) =>
  ({ rule, stack, path, problem }: StackFinding): Finding =>
    stackFinding(rule, stacks, { stack, path, ...problem });

interface Located {
  readonly stack: string;
  readonly path: JsonPath;
  readonly received?: string;
  readonly message: string;
  readonly fix?: string;
  readonly suggestion?: string;
}

/** What was found in the JSON, in the words of the configuration. */
function stackFinding(
  { id, severity, fix }: Pick<RuleText, 'id' | 'severity' | 'fix'>,
  stacks: readonly JudgedStack[],
  problem: Located,
): Finding {
  const stack = stacks.find(({ name }) => name === problem.stack);
  const address = addressAt(problem.path);
  const constructPath = stack?.json.elements.find((element) => element.address === address)?.constructPath;
  const path = constructPath === undefined ? undefined : stack?.configPaths.get(constructPath);
  return {
    rule: id,
    severity,
    environment: stack?.environment,
    path: parsePath(path ?? ''),
    received: problem.received,
    message: `${problem.message} (${problem.stack}: ${formatJsonPath(problem.path)})`,
    fix: problem.fix ?? fix,
    suggestion: problem.suggestion,
  };
}
