// Options of environments in combination: every pair of values that the rules allow goes through Terraform's core.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatOfflineResult } from '../support/format-offline-result';
import { planOffline, type OfflineResult } from '../../lib/offline/offline-plan';
import type { StackDirectory } from '../../lib/offline/offline-stack';
import type { Moment } from '../../lib/offline/ui-events';
import { FACTS } from '../../lib/terraform/facts';
import type { TerraformBinary } from '../../lib/terraform/terraform-binary';
import { combinations, environmentOf } from '../support/combinations';
import { synthesizeInto } from '../support/stacks';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

/** Without facts, a change that replaces a resource would be planned as one in place. Terraform plans its own one itself. */
const KNOWN_TYPES = new Set(['terraform_data', ...Object.values(FACTS).flatMap(({ resources }) => Object.keys(resources))]);

const all = combinations.rows.map((choice, index) => ({ name: `c${index}`, choice }));

/** How many files share the combinations, so that all workers of jest have some. */
const FILES = 2;

/** Sends the share of one file through Terraform. */
export function judgeCombinations(file: number): void {
  const judged = all.filter((_, index) => index % FILES === file);
  describeWithTerraform('every pair of options', (terraform) => judge(judged, terraform));
}

function judge(judged: typeof all, terraform: TerraformBinary): void {
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-combinations-'));
  const results = new Map<string, Promise<OfflineResult>>();

  beforeAll(() => {
    const stacks = synthesizeInto(
      folder,
      judged.map(({ name, choice }) => environmentOf(name, choice)),
    );
    const planned = (name: string): Promise<OfflineResult> => {
      const own = stacks.filter((stack: StackDirectory) => stack.name.startsWith(`${name}-`));
      // An apply validates by itself; `validate` alone is tried on the environments and examples.
      return planOffline(own, { terraform, project: ROOT, lean: true });
    };
    // One lane for each core; each takes the next combination when it is done with one.
    const lanes: Promise<unknown>[] = Array.from({ length: availableParallelism() }, () => Promise.resolve());
    judged.forEach(({ name }, index) => {
      const lane = index % lanes.length;
      const result = (lanes[lane] ?? Promise.resolve()).then(() => planned(name));
      results.set(name, result);
      lanes[lane] = result.catch(() => undefined);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(judged)('combination $name is applied, has nothing to do afterwards, and is taken down', async ({ name, choice }) => {
    const result = await results.get(name);
    if (result === undefined) throw new Error('it was not judged');
    expect({ choice, complaints: result.ok ? '' : formatOfflineResult(result) }).toEqual({ choice, complaints: '' });
    for (const stack of result.stacks) {
      const made = finished(stack.applied);
      const unknown = made.map((address) => address.split('.')[0] ?? '').filter((type) => !KNOWN_TYPES.has(type));
      expect({ stack: stack.name, unknown }).toEqual({ stack: stack.name, unknown: [] });
      expect({ choice, stack: stack.name, complaints: stack.complaints }).toEqual({ choice, stack: stack.name, complaints: [] });
      expect(made).toHaveLength(stack.counts.create);
      expect(finished(stack.destroyed)).toEqual(made);
    }
  });
}

/** Resources that an apply or a destroy is done with. */
const finished = (moments: readonly Moment[]): readonly string[] =>
  moments
    .filter(({ address, event }) => event === 'complete' && !address.startsWith('data.'))
    .map(({ address }) => address)
    .sort();
