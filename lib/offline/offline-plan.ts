import { availableParallelism } from 'node:os';
import { findTerraform, type TerraformBinary } from '../terraform/terraform-binary';
import { STRUCTURAL_PLAN } from './label';
import { type HandOver, OfflineSession } from './offline-session';
import type { OfflineStack, StackDirectory } from './offline-stack';
import type { Pace, PlayedProvider } from './provider-server';
import { usableTerraform } from './usable-terraform';
import type { Change, Complaint, Moment } from './ui-events';

/** The steps that a stack goes through, in this order; a plan that is applied at once is timed with its apply. */
export type Step = 'init' | 'validate' | 'plan' | 'apply' | 'second plan' | 'destroy';

export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly import: number;
  readonly move: number;
}

/** What happened to one stack. */
export interface StackResult {
  readonly name: string;
  /** Stacks of the run that have to be applied before this one. */
  readonly needs: readonly string[];
  /** Undefined when all went well. */
  readonly failedAt?: Step;
  /** Names a stack that failed, for what could not be tried because of it. */
  readonly blockedBy?: string;
  readonly complaints: readonly Complaint[];
  readonly counts: Counts;
  readonly changes: readonly Change[];
  /** What a plan right after the apply would still change; anything here is a defect. */
  readonly secondPlan: readonly Change[];
  /** The order that Terraform used. */
  readonly applied: readonly Moment[];
  readonly destroyed: readonly Moment[];
  readonly milliseconds: Readonly<Partial<Record<Step, number>>>;
}

export interface OfflineResult {
  /** `structural plan, not a plan against AWS` */
  readonly label: typeof STRUCTURAL_PLAN;
  readonly ok: boolean;
  readonly terraform: TerraformBinary;
  readonly providers: readonly PlayedProvider[];
  /** In the order of work: producers before consumers. */
  readonly stacks: readonly StackResult[];
  readonly handOvers: readonly HandOver[];
  /** What was made up because nothing in the run could tell. */
  readonly assumptions: readonly string[];
}

export interface OfflineOptions {
  /** Default: the `terraform` of the shell. */
  readonly terraform?: TerraformBinary;
  /** Folder beside which the provider bindings are installed. Default: the working directory. */
  readonly project?: string;
  /**
   * How far to go. Consumers need what producers made, so `plan` applies all but the last layer; `apply` also tries that, which
   * shows what may exist only once. Default: `destroy`.
   */
  readonly until?: 'validate' | 'plan' | 'apply' | 'second plan' | 'destroy';
  readonly pace?: Pace;
  /**
   * Leaves out what another command does too: `init` where there is nothing that it did not do for another stack, `validate`, which
   * an apply does by itself, and reading what the state says already before a second plan and a destroy. Default: false.
   */
  readonly lean?: boolean;
}

/** Sends stacks through Terraform's core in dependency order, with structural providers. */
export async function planOffline(stacks: readonly StackDirectory[], options: OfflineOptions = {}): Promise<OfflineResult> {
  const terraform = usableTerraform(options.terraform ?? findTerraform());
  const { project, pace, until = 'destroy', lean = false } = options;
  const session = new OfflineSession({ terraform, ...(project && { project }), ...(pace && { pace }) });
  try {
    const handOvers = await session.add(stacks);
    const results = await runAll(session, session.order(handOvers), { until, lean });
    return {
      label: STRUCTURAL_PLAN,
      ok: results.every(({ failedAt, blockedBy }) => failedAt === undefined && blockedBy === undefined),
      terraform,
      providers: session.providers,
      stacks: results,
      handOvers,
      assumptions: session.world.assumptions,
    };
  } finally {
    session.close();
  }
}

/** A result while it grows. */
type Draft = { -readonly [Name in keyof StackResult]: StackResult[Name] } & { milliseconds: Partial<Record<Step, number>> };

async function runAll(
  session: OfflineSession,
  needs: ReadonlyMap<string, readonly string[]>,
  { until, lean }: Required<Pick<OfflineOptions, 'until' | 'lean'>>,
): Promise<readonly StackResult[]> {
  const drafts = new Map([...needs].map(([name, before]) => [name, emptyDraft(name, before)]));
  const results = [...drafts.values()];

  // This needs no other stack's state, so all are tried, and all mistakes are told at once. A plan validates by itself.
  const onlyPlans = until === 'plan' || until === 'apply';
  const validates = !onlyPlans && !lean;
  await eachLimited(results, (draft) => check(session.stack(draft.name), draft, validates));
  if (until === 'validate') return results;

  for (const draft of results.filter(({ failedAt }) => failedAt === undefined)) {
    const blocker = needs.get(draft.name)?.find((name) => isBroken(drafts.get(name)));
    const isNeeded = [...needs.values()].some((names) => names.includes(draft.name));
    const stack = session.stack(draft.name);
    if (blocker !== undefined) {
      draft.blockedBy = blocker;
      if (!validates) await check(stack, draft, true);
    } else if (until === 'plan' && !isNeeded) {
      await planOnly(stack, draft);
    } else if ((await planAndApply(stack, draft)) && !onlyPlans) {
      await planAgain(stack, draft, !lean);
    }
  }
  if (until !== 'destroy') return results;

  session.world.deletionProtectionLifted = true;
  for (const draft of results.toReversed().filter((one) => !isBroken(one))) {
    const stack = session.stack(draft.name);
    for (const address of stack.liftPreventDestroy()) {
      session.world.assume(
        `${draft.name}: prevent_destroy of ${address} counts as taken out before destroying; Terraform would refuse`,
      );
    }
    await destroy(stack, draft, !lean);
  }
  return results;
}

/** Terraform uses a core while it starts, so more at once would not be faster. */
async function eachLimited<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, worker));
}

async function check(stack: OfflineStack, draft: Draft, validates: boolean): Promise<void> {
  if (!note(draft, 'init', await stack.init(validates)) || !validates) return;
  note(draft, 'validate', await stack.validate());
}

async function planOnly(stack: OfflineStack, draft: Draft): Promise<void> {
  const plan = await stack.plan();
  draft.changes = plan.changes;
  draft.counts = count(plan.changes);
  note(draft, 'plan', plan);
}

async function planAndApply(stack: OfflineStack, draft: Draft): Promise<boolean> {
  const applied = await stack.planAndApply();
  draft.changes = applied.changes;
  draft.counts = count(applied.changes);
  draft.applied = applied.moments;
  // What fails before anything is begun has failed while planning.
  return note(draft, applied.ok || applied.moments.length > 0 ? 'apply' : 'plan', applied);
}

async function planAgain(stack: OfflineStack, draft: Draft, refresh: boolean): Promise<void> {
  const second = await stack.plan(refresh);
  if (!note(draft, 'second plan', second)) return;
  draft.secondPlan = second.changes;
  if (second.changes.length > 0) draft.failedAt = 'second plan';
}

async function destroy(stack: OfflineStack, draft: Draft, refresh: boolean): Promise<void> {
  const outcome = await stack.destroy(refresh);
  draft.destroyed = outcome.moments;
  note(draft, 'destroy', outcome);
}

function note(
  draft: Draft,
  step: Step,
  outcome: { ok: boolean; complaints: readonly Complaint[]; milliseconds: number },
): boolean {
  draft.milliseconds[step] = outcome.milliseconds;
  draft.complaints = [...draft.complaints, ...outcome.complaints];
  if (!outcome.ok) draft.failedAt = step;
  return outcome.ok;
}

const isBroken = (draft: Draft | undefined): boolean => draft?.failedAt !== undefined || draft?.blockedBy !== undefined;

const emptyDraft = (name: string, needs: readonly string[]): Draft => ({
  name,
  needs,
  complaints: [],
  counts: count([]),
  changes: [],
  secondPlan: [],
  applied: [],
  destroyed: [],
  milliseconds: {},
});

function count(changes: readonly Change[]): Counts {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, import: 0, move: 0 };
  for (const { action } of changes) if (action in counts) counts[action as keyof typeof counts]++;
  return counts;
}
