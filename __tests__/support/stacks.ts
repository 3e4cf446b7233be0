import { buildStacks } from '../../lib/app/build-stacks';
import { check } from '../../lib/app/check';
import { findStacks } from '../../lib/offline/find-stacks';
import type { StackDirectory } from '../../lib/offline/offline-stack';
import { formatFindings } from '../../lib/report/findings-text';
import { plainStyle } from '../../lib/report/terminal';
import { guardStacks } from '../../lib/rules/engine-guards';
import { synthesizedStack } from '../../lib/rules/synthesized';
import type { EnvironmentInput } from '../../lib/testing';
import { TODAY } from './environment';

/** Writes the stacks of environments into a folder that exists, as `eks-auto synth` would, and says where they are. */
export function synthesizeInto(folder: string, inputs: readonly EnvironmentInput[]): readonly StackDirectory[] {
  const { environments, findings } = check({ environments: inputs, folder: process.cwd() }, { today: TODAY });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(formatFindings(errors, plainStyle));
  const { stacks, problems } = buildStacks(
    environments.flatMap(({ environment }) => (environment === undefined ? [] : [environment])),
    { folder, stateFolder: '../../../state' },
  );
  if (problems !== undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  const found = guardStacks(
    stacks.map(({ name, text }) => synthesizedStack(name, text)),
    { folders: [folder] },
  );
  if (found.length > 0) throw new Error(JSON.stringify(found, undefined, 2));
  return findStacks(folder);
}
