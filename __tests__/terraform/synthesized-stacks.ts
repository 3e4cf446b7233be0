import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { formatOfflineResult } from '../support/format-offline-result';
import { findStacks } from '../../lib/offline/find-stacks';
import { type OfflineResult, planOffline, type StackResult } from '../../lib/offline/offline-plan';
import { finishedBefore, type Moment } from '../../lib/offline/ui-events';
import { elements } from '../../lib/terraform/addresses';
import { writtenAt } from '../../lib/terraform/block';
import { parseStackJson, type StackJson } from '../../lib/terraform/stack-json';
import type { TerraformBinary } from '../../lib/terraform/terraform-binary';
import { type Addresses, addressesOf, planFrom, yesterday } from './addresses';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');
const EXAMPLES = join(ROOT, 'examples');

/** What is synthesized together, with its own command. */
interface SynthesizedProject {
  readonly name: string;
  readonly folder: string;
  readonly addresses: string;
  readonly command: readonly string[];
}

/** The environments of this repository. */
export const environments: SynthesizedProject = {
  name: 'envs',
  folder: ROOT,
  addresses: join(ROOT, 'envs', 'addresses.json'),
  command: [join(ROOT, 'bin', 'eks-auto.cjs'), 'synth'],
};

/** Every example that synthesizes something. */
export const examples: readonly SynthesizedProject[] = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && ['envs.ts', 'main.ts'].some((file) => existsSync(join(EXAMPLES, entry.name, file))))
  .map(({ name }) => {
    const folder = join(EXAMPLES, name);
    const command = existsSync(join(folder, 'envs.ts'))
      ? [join(ROOT, 'bin', 'eks-auto.cjs'), 'synth', '--envs', 'envs.ts']
      : ['-r', join(ROOT, 'register.cjs'), 'main.ts'];
    return { name: `examples/${name}`, folder, addresses: join(folder, 'addresses.json'), command };
  });

/** What others have to wait for is slow, so that an order which came about by luck is found. */
const SLOW = /^aws_(iam_role_policy_attachment|iam_role_policy|cloudwatch_log_group|eks_cluster|eks_access_entry)$/;
const SLOW_OBJECTS = 'kubernetes_manifest';

/** Sends them through Terraform one after the other: from the first plan to the destroy, and over the addresses of before. */
export function judgeProjects(projects: readonly SynthesizedProject[]): void {
  describeWithTerraform.each(projects)('$name', judgeProject);
}

function judgeProject({ folder, addresses, command }: SynthesizedProject, terraform: TerraformBinary): void {
  let result: OfflineResult;
  // Beside the project, because the path of a local state is written relative to the output.
  const output = join(folder, '.cache', 'structural-plan', 'cdktf.out');
  const jsonOf = (stack: string): StackJson => parseStackJson(readFileSync(join(output, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
  /** Types in the order in which Terraform made, and then destroyed, something of them, over all stacks. */
  const touched: string[] = [];

  beforeAll(async () => {
    rmSync(output, { recursive: true, force: true });
    // cdktf makes the folder, but not those above it.
    mkdirSync(dirname(output), { recursive: true });
    const env = { ...process.env, CDKTF_OUTDIR: output, NO_COLOR: '1' };
    await promisify(execFile)(process.execPath, command, { cwd: folder, env });
    const pace = (type: string): number => {
      touched.push(type);
      return SLOW.test(type) ? 40 : type === SLOW_OBJECTS ? 10 : 0;
    };
    result = await planOffline(findStacks(output), { terraform, project: ROOT, pace });
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

  test('networks are applied before clusters, clusters before platforms, and destroyed the other way round', () => {
    const names = result.stacks.map(({ name }) => name);
    for (const { name, needs } of result.stacks) {
      expect(needs.every((other) => names.indexOf(other) < names.indexOf(name))).toBe(true);
      const [, environment, part] = /^(.+)-(network|cluster|platform)$/.exec(name) ?? [];
      // In a stack of one's own the cluster may have the name alone.
      const clusters = [`${environment}-cluster`, String(environment)];
      const before = { network: [], cluster: [`${environment}-network`], platform: clusters }[part ?? ''] ?? [];
      expect(needs).toEqual(before.filter((other) => names.includes(other)));
    }
    // What Terraform did, over all states: all networks are still there when the last cluster goes.
    const last = (type: string): number => touched.lastIndexOf(type);
    const firstDestroyed = (type: string): number => {
      const count = touched.filter((one) => one === type).length / 2;
      return touched.flatMap((one, index) => (one === type ? [index] : []))[count] ?? Infinity;
    };
    if (touched.includes('kubernetes_manifest')) {
      expect(touched.indexOf('aws_eks_cluster')).toBeLessThan(touched.indexOf('kubernetes_manifest'));
    }
    if (touched.includes('aws_vpc')) {
      expect(touched.indexOf('aws_vpc')).toBeLessThan(touched.indexOf('aws_eks_cluster'));
      expect(firstDestroyed('aws_eks_cluster')).toBeLessThan(last('aws_vpc'));
    }
  });

  test('within a state each waits for what it needs, and goes before it', () => {
    for (const stack of result.stacks)
      for (const [first, then] of orderedPairs(stack, jsonOf(stack.name))) {
        expect({ first, then, applied: finishedBefore(stack.applied, first, then) }).toEqual({ first, then, applied: true });
        expect({ then, first, destroyed: finishedBefore(stack.destroyed, then, first) }).toEqual({
          then,
          first,
          destroyed: true,
        });
      }
  });

  test('what was applied under the committed addresses is not destroyed by the code of today', async () => {
    const committed = JSON.parse(readFileSync(addresses, 'utf8')) as Addresses;
    const today = Object.fromEntries(result.stacks.map(({ name }) => [name, jsonOf(name)]));
    // What Terraform itself has made above.
    const made = Object.fromEntries(
      result.stacks.map(({ name, applied }) => [name, [...new Set(applied.map((moment) => moment.address))].sort()]),
    );
    if (isDeepStrictEqual(resourcesOnly(made), resourcesOnly(committed))) return;
    // Not the same: then a moved block has to say what became of each.
    const plans = await planFrom(yesterday(today, committed), today, { terraform, project: ROOT });
    for (const [name, { counts, changes }] of Object.entries(plans)) {
      const lost = changes.filter(({ action }) => action === 'delete' || action === 'replace');
      expect({ name, lost, delete: counts.delete, replace: counts.replace }).toEqual({ name, lost: [], delete: 0, replace: 0 });
    }
  });
}

const resourcesOnly = (stacks: Addresses): Addresses =>
  addressesOf(stacks, (address) => !address.startsWith('data.') && !address.startsWith('module.'));

/** Name of the node class that a pool is made from. */
function classOf(json: StackJson, pool: string): string {
  const body = elements(json).find(({ address }) => address === pool)?.body ?? null;
  const [name] = writtenAt({ value: body, path: [] }, 'manifest.spec.template.spec.nodeClassRef.name');
  return String(name?.value);
}

/** What has to be there before what. */
function orderedPairs({ applied }: StackResult, json: StackJson): readonly (readonly [string, string])[] {
  const made = [...new Set(applied.map(({ address }: Moment) => address))];
  const like = (pattern: RegExp): string[] => made.filter((address) => pattern.test(address));
  const pairs = (firsts: RegExp, thens: RegExp): (readonly [string, string])[] =>
    like(firsts).flatMap((first) => like(thens).map((then) => [first, then] as const));
  return [
    // The roles can do their work, and the logs go where somebody pays attention, before the cluster begins.
    ...pairs(
      /^aws_iam_role_policy_attachment\.(cluster|node)_|^aws_iam_role_policy\.cluster_(custom-tags|spot-role)$/,
      /^aws_eks_cluster\./,
    ),
    ...pairs(/^aws_cloudwatch_log_group\.cluster$/, /^aws_eks_cluster\./),
    ...pairs(
      /^aws_eks_cluster\./,
      /^aws_eks_(access_entry|access_policy_association|pod_identity_association|addon)\.|^aws_ec2_tag\.|_log_delivery_source\./,
    ),
    // Whose policy is associated has an entry.
    ...like(/^aws_eks_access_entry\./).flatMap((entry) => {
      const principal = entry.replace('aws_eks_access_entry.', '');
      return like(new RegExp(String.raw`^aws_eks_access_policy_association\.${principal}_`)).map(
        (then) => [entry, then] as const,
      );
    }),
    // A pod never gets a role without permissions.
    ...like(/^aws_eks_pod_identity_association\./).flatMap((association) => {
      const name = association.replace('aws_eks_pod_identity_association.', '');
      return like(new RegExp(String.raw`^aws_iam_role(_policy|_policy_attachment)?\.pod_${name}(_|$)`)).map(
        (first) => [first, association] as const,
      );
    }),
    ...like(/^kubernetes_manifest\.node-pool_/)
      .map((pool) => [`kubernetes_manifest.node-class_${classOf(json, pool)}`, pool] as const)
      // The one that EKS makes itself is in no state.
      .filter(([nodeClass]) => made.includes(nodeClass)),
    ...pairs(/^kubernetes_manifest\.node-pool_/, /^aws_eks_addon\.|^helm_release\./),
    ...like(/^kubernetes_manifest\.namespace_/).flatMap((namespace) => {
      const name = namespace.replace('kubernetes_manifest.namespace_', '');
      return like(
        new RegExp(String.raw`^kubernetes_manifest\.(resource-quota|service-account|role-binding|limit-range)_${name}(_|$)`),
      ).map((then) => [namespace, then] as const);
    }),
    ...pairs(/^aws_internet_gateway\./, /^aws_nat_gateway\./),
  ];
}
