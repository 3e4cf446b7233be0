import type { DisruptionBudget } from '../model/kubernetes/node-pool';
import { isReference } from '../model/reference';
import type { InputPath } from './input-path';
import { relationRule, type Problem, type Rule } from './rule';

const date = '2026-11-21';
const DISRUPTION = { url: 'https://karpenter.sh/docs/concepts/disruption/', date };
const CHANGES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html', date };
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };

/** Patterns of the NodePool API, as Karpenter's CRD has them. */
const NODES = /^((100|\d{1,2})%|\d+)$/;
/** `0s` at the end is how Go writes durations. */
const DURATION = /^((\d+(h|m))|(\d+h\d+m))(0s)?$/;
const MACRO = /^@(annually|yearly|monthly|weekly|daily|midnight|hourly)$/;
const CRON_FIELD = /^[\d*,/A-Za-z?-]+$/;

const MOST_BUDGETS = 50;

/** When nodes are replaced, and how many at once. */
export const nodePoolDisruptionRules: readonly Rule[] = [
  relationRule({
    id: 'NPL020',
    severity: 'error',
    title: 'A disruption budget that the API refuses',
    why: 'Nodes are a whole number or a share up to 100%, schedules have five fields in UTC and come with a duration in hours and minutes.',
    fix: "write { nodes: '10%' } or { nodes: 0, schedule: '0 9 * * 1-5', duration: '8h' }",
    sources: [DISRUPTION],
    example: {
      before: "{ nodes: 0, schedule: '9 o’clock', duration: '1d' }",
      after: "{ nodes: 0, schedule: '0 9 * * *', duration: '24h' }",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, budgets } of nodePools) {
        const path = ['nodePools', name, 'budgets'];
        if (budgets.length > MOST_BUDGETS)
          yield { path, received: `${budgets.length} budgets`, message: `at most ${MOST_BUDGETS}` };
        for (const [index, one] of budgets.entries()) yield* budgetProblems(one, [...path, index]);
      }
    },
  }),
  relationRule({
    id: 'NPL024',
    severity: 'warning',
    title: 'Nodes are replaced without any budget',
    why: 'Left out, the list is one budget of ten per cent. An empty list is no limit at all: after a new node image every node of the pool may go at once.',
    fix: "leave budgets out, or write [{ nodes: '10%' }]",
    sources: [DISRUPTION],
    example: { before: 'budgets: []', after: "budgets: [{ nodes: '10%' }]" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, budgets } of nodePools) {
        if (budgets.length > 0) continue;
        yield { path: ['nodePools', name, 'budgets'], received: '[]', message: 'all nodes may be replaced at once' };
      }
    },
  }),
  relationRule({
    id: 'NPL021',
    severity: 'warning',
    title: 'A budget that never lets a node be replaced',
    why: 'A budget of zero that always counts keeps old node images, and with them their vulnerabilities, until the node expires; then it goes without a budget.',
    fix: 'a schedule and a duration for it; maintenanceWindow() writes them',
    sources: [DISRUPTION, NODE_POOL],
    failureModes: ['C36', 'C10'],
    example: { before: 'budgets: [{ nodes: 0 }]', after: "budgets: maintenanceWindow({ day: 'sunday', fromHour: 2, hours: 4 })" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, budgets } of nodePools) {
        for (const [index, { nodes, reasons, schedule }] of budgets.entries()) {
          const drift = reasons === undefined || reasons.includes('Drifted');
          if (schedule !== undefined || !drift || !/^0+%?$/.test(String(nodes))) continue;
          yield { path: ['nodePools', name, 'budgets', index, 'nodes'], message: 'no node is ever replaced for a new image' };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL022',
    severity: 'warning',
    title: 'Balanced consolidation before Kubernetes 1.37',
    why: 'Balanced exists since July 2026 and is the default of pools made on Kubernetes 1.37. Whether older clusters take it depends on their controllers; the older NodePool API refuses it.',
    fix: 'WhenEmptyOrUnderutilized, or Kubernetes 1.37',
    sources: [CHANGES],
    failureModes: ['C19'],
    example: {
      before: "version: '1.36', … consolidationPolicy: 'Balanced'",
      after: "consolidationPolicy: 'WhenEmptyOrUnderutilized'",
    },
    subject: 'platform',
    *check({ nodePools, cluster }) {
      const minor = Number(/^1\.(\d+)$/.exec(cluster.version)?.[1] ?? Number.NaN);
      if (!(minor < 37)) return;
      for (const pool of nodePools) {
        if (pool.kind === 'static' || pool.consolidationPolicy !== 'Balanced') continue;
        yield {
          path: ['nodePools', pool.name, 'consolidationPolicy'],
          received: `'Balanced' on Kubernetes ${cluster.version}`,
          message: 'certain from Kubernetes 1.37',
        };
      }
    },
  }),
  relationRule({
    id: 'NPL023',
    severity: 'note',
    title: 'Nodes are never consolidated',
    why: 'A node that is half empty stays until it expires, and is paid for.',
    fix: "a duration such as '30s'",
    sources: [DISRUPTION],
    example: { before: "consolidateAfter: 'Never'", after: "consolidateAfter: '5m'" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'static' || pool.consolidateAfter !== 'Never') continue;
        yield { path: ['nodePools', pool.name, 'consolidateAfter'], message: 'empty nodes stay until they expire' };
      }
    },
  }),
];

function* budgetProblems({ nodes, schedule, duration }: DisruptionBudget, path: InputPath): Iterable<Problem> {
  if (!isReference(nodes) && !NODES.test(String(nodes))) {
    yield { path: [...path, 'nodes'], received: `'${nodes}'`, message: 'a whole number, or a share from 0% to 100%' };
  }
  if (schedule !== undefined && !isReference(schedule) && !isSchedule(schedule)) {
    yield {
      path: [...path, 'schedule'],
      received: `'${schedule}'`,
      message: "five fields ('0 9 * * 1-5'), or @daily and the like, in UTC",
    };
  }
  if (duration !== undefined && !isReference(duration) && !DURATION.test(duration)) {
    yield { path: [...path, 'duration'], received: `'${duration}'`, message: "hours and minutes, such as '8h' or '8h30m'" };
  }
  if ((schedule === undefined) !== (duration === undefined)) {
    yield { path, message: 'schedule and duration come together' };
  }
}

function isSchedule(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return MACRO.test(text) || (fields.length === 5 && fields.every((field) => CRON_FIELD.test(field)));
}
