import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const STATIC = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-static-capacity.html', date };

/** Pools with a fixed number of nodes. */
export const nodePoolStaticRules: readonly Rule[] = [
  relationRule({
    id: 'NPL013',
    severity: 'error',
    title: 'A static pool that cannot hold its nodes',
    why: 'A static pool keeps exactly `replicas` nodes; with a lower limit it never gets there.',
    fix: 'a whole number of replicas, and limits.nodes above it',
    sources: [STATIC],
    failureModes: ['C18'],
    example: { before: 'replicas: 5, limits: { nodes: 3 }', after: 'replicas: 5, limits: { nodes: 6 }' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'dynamic') continue;
        const { name, replicas, limits } = pool;
        if (!Number.isInteger(replicas) || replicas < 0) {
          yield { path: ['nodePools', name, 'replicas'], received: String(replicas), message: 'a whole number, 0 or more' };
        } else if (limits.nodes < replicas) {
          yield {
            path: ['nodePools', name, 'limits', 'nodes'],
            received: `${limits.nodes} for ${replicas} replicas`,
            message: 'more than the replicas',
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL014',
    severity: 'warning',
    title: 'A static pool without room to replace a node',
    why: 'A new node starts before the old one goes. With a limit that equals the replicas, no node can be replaced for a new image.',
    fix: 'limits.nodes above replicas',
    sources: [STATIC],
    failureModes: ['C18'],
    example: { before: 'replicas: 5, limits: { nodes: 5 }', after: 'replicas: 5, limits: { nodes: 6 }' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'dynamic' || pool.replicas === 0 || pool.limits.nodes !== pool.replicas) continue;
        yield {
          path: ['nodePools', pool.name, 'limits', 'nodes'],
          received: `${pool.limits.nodes} for ${pool.replicas} replicas`,
          message: 'no room for a replacement',
        };
      }
    },
  }),
  relationRule({
    id: 'NPL015',
    severity: 'note',
    title: 'A static pool costs the same when nothing runs on it',
    why: 'Its nodes are never consolidated, and it can never become a dynamic pool.',
    fix: 'a dynamic pool, unless the capacity has to be there all the time',
    sources: [STATIC],
    failureModes: ['C32'],
    example: { before: 'nodePool.static({ replicas: 3 })', after: 'nodePool.general({ limits })' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'dynamic' || pool.replicas === 0) continue;
        yield { path: ['nodePools', pool.name, 'replicas'], message: `${pool.replicas} nodes run all the time` };
      }
    },
  }),
];
