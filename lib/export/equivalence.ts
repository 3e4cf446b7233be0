import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from '../files/folder-update';
import { temporaryFolder } from '../files/temporary-folder';
import { STRUCTURAL_PLAN } from '../offline/label';
import { OfflineSession } from '../offline/offline-session';
import type { OfflineStack } from '../offline/offline-stack';
import { type Complaint, formatComplaint } from '../offline/ui-events';
import { isObject, type Json, type JsonObject } from '../terraform/stack-json';
import type { TerraformBinary } from '../terraform/terraform-binary';
import { comparePlans, type PlanDifference, planSize } from './compare-plans';
import type { ExportedStack, ExportSource } from './export-stacks';

/** What came of planning a stack before and after its export. */
export interface ComparedStack {
  readonly name: string;
  readonly resources: number;
  readonly outputs: number;
  /** Empty: Terraform would do the same. */
  readonly differences: readonly PlanDifference[];
  /** Why the exported form could not be planned; a defect, as the original could. */
  readonly refused?: string;
  /** Why nothing was compared: the original cannot be planned here. */
  readonly notCompared?: string;
  /** Why its own tests do not pass; undefined when they do. */
  readonly testsFail?: string;
}

export interface Equivalence {
  /** `structural plan, not a plan against AWS` */
  readonly label: typeof STRUCTURAL_PLAN;
  readonly terraform: string;
  readonly stacks: readonly ComparedStack[];
}

/** What the check found, or why nothing was checked. */
export type Check = Equivalence | { readonly skipped: string };

/** A stack before and after its export. */
interface Pair {
  readonly source: ExportSource;
  readonly exported: ExportedStack;
}

/**
 * Lets Terraform's core plan stacks as they were synthesized and as they were exported, and compares what it would do.
 *
 * @param sources all that are exported, and what they read
 *
 * @throws OfflineProblem when nothing can be planned here
 */
export async function checkEquivalence(
  sources: readonly ExportSource[],
  exported: readonly ExportedStack[],
  { terraform, project }: { readonly terraform: TerraformBinary; readonly project: string },
): Promise<Equivalence> {
  const folder = temporaryFolder('eks-auto-export-');
  const session = new OfflineSession({ terraform, project });
  try {
    const before = sources.map((source) => ({
      name: source.name,
      directory: lay(
        join(folder.path, 'before', source.name),
        new Map([...source.files, ['cdk.tf.json', JSON.stringify(source.json)]]),
      ),
      dependencies: source.dependencies,
    }));
    const order = session.order(await session.add(before));
    const stacks: ComparedStack[] = [];
    const broken = new Set<string>();
    for (const [name, needs] of order) {
      const source = sources.find((one) => one.name === name);
      const form = exported.find((one) => one.name === name);
      if (source === undefined) continue;
      const blocker = needs.find((one) => broken.has(one));
      const isNeeded = [...order.values()].some((names) => names.includes(name));
      if (form === undefined) {
        // Only read by others.
        if (isNeeded && blocker === undefined && (await applied(session.stack(name)))) continue;
        broken.add(name);
        continue;
      }
      const compared =
        blocker === undefined
          ? await compare(session, { source, exported: form }, join(folder.path, 'after', name), isNeeded)
          : { name, resources: 0, outputs: 0, differences: [], notCompared: `${blocker} could not be planned` };
      if (compared.notCompared !== undefined || compared.refused !== undefined) broken.add(name);
      stacks.push(compared);
    }
    return { label: STRUCTURAL_PLAN, terraform: `${terraform.product} ${terraform.version}`, stacks };
  } finally {
    session.close();
    folder.remove();
  }
}

async function compare(session: OfflineSession, pair: Pair, directory: string, isNeeded: boolean): Promise<ComparedStack> {
  const { name, json } = pair.exported;
  const stack = session.stack(name);
  const before = await planned(stack);
  if (typeof before === 'string') return { name, resources: 0, outputs: 0, differences: [], notCompared: before };
  await session.add([
    { name, directory: lay(directory, pair.exported.files(true)), json, dependencies: pair.source.dependencies },
  ]);
  writeFileSync(join(stack.folder, 'equivalence.auto.tfvars.json'), JSON.stringify(values(session, pair)));
  const after = await planned(stack);
  const size = planSize(before);
  if (typeof after === 'string') return { name, ...size, differences: [], refused: after };
  const differences = comparePlans(before, after);
  const tests = await stack.test();
  if (isNeeded) await stack.apply();
  return { name, ...size, differences, ...(tests.ok ? {} : { testsFail: said(tests.complaints) }) };
}

async function applied(stack: OfflineStack): Promise<boolean> {
  return (await stack.init()).ok && (await stack.planAndApply()).ok;
}

/** The plan, or why there is none. */
async function planned(stack: OfflineStack): Promise<JsonObject | string> {
  const init = await stack.init();
  if (!init.ok) return said(init.complaints);
  const plan = await stack.plan();
  return plan.ok ? stack.planJson() : said(plan.complaints);
}

/** What the producers gave, for variables that have taken the place of a hand-over. */
function values(session: OfflineSession, { exported: { variables, standIns } }: Pair): JsonObject {
  const open = variables.filter(({ value }) => value === undefined);
  return Object.fromEntries(
    open.map(({ name, output, producer }): [string, Json] => {
      const outputs = producer === undefined ? undefined : session.stack(producer).state()?.['outputs'];
      const given = isObject(outputs) && isObject(outputs[output]) ? outputs[output]['value'] : undefined;
      return [name, given ?? standIns[name] ?? null];
    }),
  );
}

function lay(folder: string, files: Files): string {
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const said = (complaints: readonly Complaint[]): string =>
  complaints
    .filter(({ severity }) => severity === 'error')
    .map(formatComplaint)
    .join('\n');
