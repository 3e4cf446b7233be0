import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedNotation } from '../../../lib/app/changed-notation';
import { resolve } from '../../../lib/config/resolve';
import { OfflineSession } from '../../../lib/offline/offline-session';
import type { StackDirectory } from '../../../lib/offline/offline-stack';
import { type Change, formatComplaint } from '../../../lib/offline/ui-events';
import { type Finding } from '../../../lib/rules/finding';
import { findingsOf, type EnvironmentInput } from '../../../lib/testing';
import { isObject, objects, parseStackJson, type StackJson } from '../../../lib/terraform/stack-json';
import type { TerraformBinary } from '../../../lib/terraform/terraform-binary';
import { TODAY } from '../environment';
import { synthesizeInto } from '../stacks';
import type { Edit } from './edit';

export const PARTS = ['network', 'cluster', 'platform'] as const;
export type Part = (typeof PARTS)[number];

/** What an edit does to one state. */
export type PartResult =
  | { readonly kind: 'planned'; readonly changes: readonly Change[]; readonly refusal?: string }
  /** `new`: in a state that was not there before. */
  | { readonly kind: 'new'; readonly created: number }
  /** No environment makes the state any more; what is in it stays until somebody destroys it. */
  | { readonly kind: 'left' }
  /** The objects went with the cluster that they were in. */
  | { readonly kind: 'gone with the cluster' };

export interface EditResult {
  readonly edit: Edit;
  /** Rules that refuse the edited environment; nothing was planned then. */
  readonly refusedBy: readonly string[];
  /** Rules that warn of the edited environment and did not warn before. */
  readonly warnedBy: readonly string[];
  /** States that are kept somewhere else afterwards. */
  readonly stateMoves: boolean;
  readonly parts: Readonly<Partial<Record<Part, PartResult>>>;
}

/** Applies the environment before each edit and plans the one after it, with structural providers. */
export async function judgeEdits(
  edits: readonly Edit[],
  terraform: TerraformBinary,
  project: string,
): Promise<readonly EditResult[]> {
  const results = new Map<Edit, EditResult>();
  await Promise.all(
    [...new Set(edits.map(({ before }) => before))].map(async (before) => {
      const judge = await Judge.of(before, terraform, project);
      try {
        for (const edit of edits) if (edit.before === before) results.set(edit, await judge.judge(edit));
      } finally {
        judge.close();
      }
    }),
  );
  return edits.flatMap((edit) => results.get(edit) ?? []);
}

/**
 * Terraform makes one thing while it takes another away; which of the two AWS does first nobody knows. Here what goes is there
 * until the rest was made, so that a name that both need is always a refusal.
 */
const LAST_TO_GO = (_: string, deletes: boolean): number => (deletes ? 150 : 0);

/** Knows one environment that has been applied, and what each edit of it would do. */
class Judge {
  private readonly session: OfflineSession;
  private readonly folder = mkdtempSync(join(tmpdir(), 'eks-auto-edits-'));
  private readonly stacks: ReadonlyMap<Part, StackDirectory>;
  private readonly warnings: ReadonlySet<string>;
  private count = 0;

  private constructor(before: EnvironmentInput, terraform: TerraformBinary, project: string) {
    this.session = new OfflineSession({ terraform, project, pace: LAST_TO_GO });
    this.stacks = this.synthesize(before);
    this.warnings = warningsOf(findingsOf(before, { today: TODAY }));
    // AWS refuses while it is on; that is said once in the document.
    this.session.world.deletionProtectionLifted = true;
  }

  public static async of(before: EnvironmentInput, terraform: TerraformBinary, project: string): Promise<Judge> {
    const judge = new Judge(before, terraform, project);
    await judge.session.add([...judge.stacks.values()]);
    for (const { name } of judge.stacks.values()) {
      await judge.session.stack(name).init();
      const { ok, complaints } = await judge.session.stack(name).planAndApply();
      if (!ok) throw new Error(`${name}: ${complaints.map(formatComplaint).join('\n')}`);
    }
    return judge;
  }

  public close(): void {
    this.session.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  public async judge(edit: Edit): Promise<EditResult> {
    const findings = findingsOf(edit.after, { today: TODAY });
    const refusedBy = this.errorsOf(edit.after, findings);
    const nothing = { edit, refusedBy, warnedBy: [], stateMoves: false, parts: {} };
    if (refusedBy.length > 0) return nothing;
    const after = this.synthesize(edit.after);
    const result = {
      ...nothing,
      warnedBy: [...warningsOf(findings)].filter((rule) => !this.warnings.has(rule)),
      stateMoves: [...this.stacks].some(([part, stack]) => {
        const now = after.get(part);
        return now?.name === stack.name && backendOf(stack) !== backendOf(now);
      }),
    };
    const restore = this.session.checkpoint();
    try {
      return { ...result, parts: await this.plan(after) };
    } finally {
      restore();
      await this.session.add([...this.stacks.values()]);
    }
  }

  private async plan(after: ReadonlyMap<Part, StackDirectory>): Promise<Partial<Record<Part, PartResult>>> {
    const parts: Partial<Record<Part, PartResult>> = {};
    await this.session.add([...after.values()]);
    const changedOutputs = new Map<Part, readonly string[]>();
    let clusterGone = false;
    for (const part of PARTS) {
      const [before, now] = [this.stacks.get(part), after.get(part)];
      if (now === undefined) {
        if (before !== undefined) parts[part] = { kind: 'left' };
        continue;
      }
      const isNew = before?.name !== now.name;
      if (part === 'platform' && clusterGone) {
        parts[part] = { kind: 'gone with the cluster' };
        continue;
      }
      const reads = (producer: Part): boolean =>
        (changedOutputs.get(producer) ?? []).some((output) => readsOutput(textOf(now), producer, output));
      if (!isNew && textOf(before) === textOf(now) && !PARTS.some(reads)) continue;
      const stack = this.session.stack(now.name);
      await stack.init();
      const plan = await stack.plan(false);
      clusterGone ||= plan.changes.some(({ action, address }) => action === 'replace' && address.startsWith('aws_eks_cluster.'));
      changedOutputs.set(part, plan.outputs);
      const changes = plan.changes.filter(({ action }) => action !== 'read');
      parts[part] = isNew ? { kind: 'new', created: changes.length } : { kind: 'planned', changes };
      const isRead = [...after].some(
        ([next, other]) => next !== part && plan.outputs.some((output) => readsOutput(textOf(other), part, output)),
      );
      const outcome = plan.ok && (isRead || maybeRefused(changes)) ? await stack.apply() : plan;
      if (!outcome.ok) {
        parts[part] = { kind: 'planned', changes, refusal: outcome.complaints.map(formatComplaint).join('; ') };
        return parts;
      }
    }
    return parts;
  }

  /** Rules about the environment itself, and the one that compares it with what was published before. */
  private errorsOf(input: EnvironmentInput, findings: readonly Finding[]): readonly string[] {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const { environment } = resolve(input, { today: TODAY });
    const published = (name: string): StackJson | undefined => {
      const text = textOf([...this.stacks.values()].find((stack) => stack.name === name));
      return text === undefined ? undefined : parseStackJson(text);
    };
    const renamed = environment === undefined ? [] : changedNotation([environment], published);
    return [...new Set([...errors, ...renamed].map(({ rule }) => rule))];
  }

  private synthesize(input: EnvironmentInput): ReadonlyMap<Part, StackDirectory> {
    const folder = join(this.folder, String(this.count++));
    mkdirSync(folder);
    const stacks = synthesizeInto(folder, [input]);
    return new Map(
      PARTS.flatMap((part) => {
        const found = stacks.find(({ name }) => name === `${input.name}-${part}`);
        return found === undefined ? [] : [[part, found] as const];
      }),
    );
  }
}

/** What only an apply shows: two of what may exist once, and members of Kubernetes objects that are fixed. */
function maybeRefused(changes: readonly Change[]): boolean {
  const actions = new Set(changes.map(({ action }) => action));
  return (
    (actions.has('create') && actions.has('delete')) ||
    changes.some(({ action, address }) => action === 'update' && address.startsWith('kubernetes_manifest.'))
  );
}

const readsOutput = (text: string | undefined, producer: Part, output: string): boolean =>
  text?.includes(`data.terraform_remote_state.${producer}.outputs.${output}`) === true;

const warningsOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule));

function textOf(stack: StackDirectory | undefined): string | undefined {
  const file = stack && join(stack.directory, 'cdk.tf.json');
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function backendOf(stack: StackDirectory | undefined): string {
  const text = textOf(stack);
  const blocks = text === undefined ? [] : objects(parseStackJson(text)['terraform']);
  return JSON.stringify(blocks.filter(isObject).map(({ backend }) => backend));
}
