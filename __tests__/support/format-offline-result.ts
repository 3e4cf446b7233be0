import type { Counts, OfflineResult, StackResult } from '../../lib/offline/offline-plan';
import { formatComplaint } from '../../lib/offline/ui-events';

/** The result for people: one line per stack, what is wrong below it, and what was assumed. */
export function formatOfflineResult({ label, terraform, stacks, handOvers, assumptions }: OfflineResult): string {
  const width = Math.max(0, ...stacks.map(({ name }) => name.length));
  const lines = [
    `${label} (${terraform.product} ${terraform.version})`,
    ...stacks.flatMap((stack) => formatStack(stack, width)),
    ...handOvers.map(({ consumer, dataSource, producer }) => `hand-over ${consumer} ${dataSource}: ${producer ?? 'stub'}`),
    ...assumptions.map((text) => `assumed ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function formatStack(stack: StackResult, width: number): string[] {
  const { name, counts, failedAt, blockedBy, secondPlan, complaints, changes } = stack;
  const state =
    failedAt !== undefined
      ? `failed at ${failedAt}`
      : blockedBy !== undefined
        ? `not tried, ${blockedBy} failed`
        : formatCounts(counts);
  return [
    `  ${name.padEnd(width)}  ${state}`,
    ...complaints.map((complaint) => `    ${formatComplaint(complaint)}`),
    ...changes
      .filter(({ action }) => action === 'replace' || action === 'delete')
      .map(({ address, action, replacedBecause = [] }) => `    ${action} ${address}${because(replacedBecause)}`),
    ...secondPlan.map(({ address, action }) => `    planned again right after the apply: ${action} ${address}`),
  ];
}

const because = (paths: readonly string[]): string => (paths.length === 0 ? '' : ` because of ${paths.join(', ')}`);

function formatCounts(counts: Counts): string {
  const parts = Object.entries(counts).flatMap(([what, number]) => (number === 0 ? [] : [`${number} to ${what}`]));
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}
