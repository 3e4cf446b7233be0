import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { formatOfflineResult } from '../../lib/offline/format-result';
import { judgeStacks } from '../../lib/offline/judge-stacks';
import type { OfflineResult, StackResult } from '../../lib/offline/offline-plan';
import { finishedBefore, type Moment } from '../../lib/offline/ui-events';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');
const EXAMPLES = join(ROOT, 'examples');

/** Everything that is synthesized in this repository: the environments, and each example with its own command. */
const projects = [
  { name: 'envs', folder: ROOT, command: [join(ROOT, 'bin', 'eks-auto.cjs'), 'synth'] },
  ...readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(EXAMPLES, name);
      const command = existsSync(join(folder, 'envs.ts'))
        ? [join(ROOT, 'bin', 'eks-auto.cjs'), 'synth', '--envs', 'envs.ts']
        : ['-r', join(ROOT, 'register.cjs'), 'main.ts'];
      return { name: `examples/${name}`, folder, command };
    }),
];

/** What others have to wait for is slow, so that an order which came about by luck is found. */
const SLOW = /^aws_(iam_role_policy_attachment|cloudwatch_log_group|eks_cluster)$/;

describeWithTerraform.each(projects)('$name', ({ folder, command }, terraform) => {
  let result: OfflineResult;
  // Beside the project, because the path of a local state is written relative to the output.
  const output = join(folder, '.cache', 'structural-plan', 'cdktf.out');

  beforeAll(async () => {
    rmSync(output, { recursive: true, force: true });
    // cdktf makes the folder, but not those above it.
    mkdirSync(dirname(output), { recursive: true });
    const env = { ...process.env, CDKTF_OUTDIR: output, NO_COLOR: '1' };
    await promisify(execFile)(process.execPath, command, { cwd: folder, env });
    result = await judgeStacks(output, { terraform, project: ROOT, pace: (type) => (SLOW.test(type) ? 40 : 0) });
  });
  afterAll(() => rmSync(join(folder, '.cache', 'structural-plan'), { recursive: true, force: true }));

  test('Terraform takes it, applies it, has nothing to do afterwards, and takes it down', () => {
    expect(result.stacks.length).toBeGreaterThan(0);
    expect(formatOfflineResult(result)).not.toMatch(/failed|error:|planned again/);
    expect(result.ok).toBe(true);
    for (const { name, counts, changes } of result.stacks) {
      expect({ name, made: counts.create }).toEqual({ name, made: changes.filter(({ action }) => action !== 'read').length });
      expect(counts.create).toBeGreaterThan(0);
    }
  });

  test('networks are applied before clusters, and destroyed after them', () => {
    const names = result.stacks.map(({ name }) => name);
    for (const name of names.filter((one) => one.endsWith('-cluster'))) {
      const networkAt = names.indexOf(name.replace(/-cluster$/, '-network'));
      if (networkAt >= 0) expect(networkAt).toBeLessThan(names.indexOf(name));
    }
    const makers = result.handOvers.flatMap(({ producer }) => (producer === undefined ? [] : [producer]));
    expect(makers.every((name) => names.includes(name))).toBe(true);
  });

  test('around a cluster: policies, logs, cluster, entries; and backwards', () => {
    for (const stack of result.stacks)
      for (const [first, then] of orderedPairs(stack)) {
        expect({ first, then, applied: finishedBefore(stack.applied, first, then) }).toEqual({ first, then, applied: true });
        expect({ then, first, destroyed: finishedBefore(stack.destroyed, then, first) }).toEqual({
          then,
          first,
          destroyed: true,
        });
      }
  });
});

/** What has to be there before what, in a stack with a cluster. */
function orderedPairs({ applied }: StackResult): readonly (readonly [string, string])[] {
  const made = [...new Set(applied.map(({ address }: Moment) => address))];
  const like = (pattern: RegExp): string[] => made.filter((address) => pattern.test(address));
  return like(/^aws_eks_cluster\./).flatMap((cluster) => [
    ...like(/^aws_iam_role_policy_attachment\.(cluster|node)_|^aws_cloudwatch_log_group\.cluster$/).map(
      (first) => [first, cluster] as const,
    ),
    ...like(/^aws_eks_(access_entry|access_policy_association|pod_identity_association|addon)\./).map(
      (then) => [cluster, then] as const,
    ),
  ]);
}
