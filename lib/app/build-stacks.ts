import { App } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../model/environment';
import { partsOf } from '../model/part';
import { ClusterStack } from '../stacks/cluster-stack';
import { type EnvironmentStack, STATE_FOLDER } from '../stacks/environment-stack';
import { LogicalIdError } from '../stacks/logical-ids';
import { NetworkStack } from '../stacks/network-stack';
import { PlatformStack } from '../stacks/platform-stack';

export interface BuildOptions {
  /** Absolute, exists; everything is written there. */
  readonly folder: string;
  /** From the final folder of a stack to the `state` folder of the project. */
  readonly stateFolder: string;
}

/** One stack, in the folder that was named. */
export interface BuiltStack {
  readonly name: string;
  readonly environment: string;
  /** Of `cdk.tf.json` */
  readonly text: string;
  /** Configuration path by construct path. */
  readonly configPaths: ReadonlyMap<string, string>;
}

export interface BuildProblem {
  readonly environment: string;
  readonly stack: string;
  readonly id: string;
  readonly message: string;
}

export type Build =
  | { readonly problems: readonly BuildProblem[]; readonly stacks?: never }
  | { readonly stacks: readonly BuiltStack[]; readonly problems?: never };

/** Turns environments into stacks. The only file of the app that loads cdktf. */
export function buildStacks(environments: readonly Environment[], { folder, stateFolder }: BuildOptions): Build {
  // Without `stackTraces: false` annotations would carry absolute paths into the manifest.
  const app = new App({ outdir: folder, stackTraces: false, context: { [STATE_FOLDER]: stateFolder } });
  const stacks: EnvironmentStack[] = [];
  const problems: BuildProblem[] = [];
  for (const environment of environments) {
    const told = ({ constructPath, id, message }: LogicalIdError): BuildProblem => ({
      environment: environment.name,
      stack: constructPath.split('/')[0] ?? '',
      id,
      message,
    });
    try {
      const own = stacksOf(app, environment);
      stacks.push(...own);
      problems.push(...own.flatMap((stack) => stack.idProblems().map(told)));
    } catch (error) {
      // Where an id is asked for while the stack is put together, the first problem ends it.
      if (!(error instanceof LogicalIdError)) throw error;
      problems.push(told(error));
    }
  }
  if (problems.length > 0) return { problems };

  app.synth();
  return {
    stacks: stacks.map((stack) => ({
      name: stack.node.id,
      environment: stack.environment.name,
      text: readFileSync(join(folder, app.manifest.forStack(stack).synthesizedStackPath), 'utf8'),
      configPaths: stack.configPaths(),
    })),
  };
}

const STACKS = { network: NetworkStack, cluster: ClusterStack, platform: PlatformStack } as const;

/** In the order in which they are applied. */
function stacksOf(app: App, environment: Environment): readonly EnvironmentStack[] {
  return partsOf(environment).map((part) => new STACKS[part](app, environment));
}
