import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OfflineOptions, type OfflineResult, planOffline } from './offline-plan';
import type { StackDirectory } from './offline-stack';

/** What cdktf notes about a stack in its manifest. */
interface ManifestStack {
  readonly name: string;
  /** `stacks/dev-network` */
  readonly workingDirectory: string;
  readonly dependencies?: readonly string[];
}

/**
 * The synthesized stacks of an output folder (`cdktf.out`): those of its manifest, or every folder in it, or in its `stacks`,
 * that has a `cdk.tf.json`.
 */
export function findStacks(output: string): readonly StackDirectory[] {
  const manifest = join(output, 'manifest.json');
  if (existsSync(manifest)) {
    const { stacks } = JSON.parse(readFileSync(manifest, 'utf8')) as { stacks: Readonly<Record<string, ManifestStack>> };
    return Object.values(stacks).map(({ name, workingDirectory, dependencies = [] }) => ({
      name,
      directory: join(output, workingDirectory),
      dependencies,
    }));
  }
  const folder = existsSync(join(output, 'stacks')) ? join(output, 'stacks') : output;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'cdk.tf.json')))
    .map((name) => ({ name, directory: join(folder, name) }));
}

/** Sends everything that was synthesized into a folder through Terraform: validate, plan, apply, plan again, destroy. */
export const judgeStacks = (output: string, options: OfflineOptions = {}): Promise<OfflineResult> =>
  planOffline(findStacks(output), options);
