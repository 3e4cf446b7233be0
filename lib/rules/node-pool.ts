import { durationSeconds } from '../model/kubernetes/duration';
import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import { isLabelKey, isLabelValue, isNodeLabel, isReservedLabel, labelKeyForm, labelValueForm } from './kubernetes-labels';
import { nodePoolCapacityRules } from './node-pool-capacity';
import { nodePoolDisruptionRules } from './node-pool-disruption';
import { nodePoolInstanceRules } from './node-pool-instances';
import { nodePoolLabelRules } from './node-pool-labels';
import { nodePoolRequirementRules } from './node-pool-requirements';
import { nodePoolStaticRules } from './node-pool-static';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };
const BUILT_IN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html', date };
const KARPENTER = { url: 'https://karpenter.sh/docs/concepts/nodepools/', date };
const AUTO_MODE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode.html', date };

const BUILT_IN_POOLS = ['general-purpose', 'system'];

/** 21 days. */
const OLDEST_NODE_HOURS = 504;

/** Pools of nodes. */
export const nodePoolRules: readonly Rule[] = [
  relationRule({
    id: 'NPL001',
    severity: 'error',
    title: 'A node pool with the name of a built-in one',
    why: 'EKS owns the pools general-purpose and system: it takes changes back, and removes the pool when the built-in one is switched off.',
    fix: 'give it another name',
    sources: [BUILT_IN],
    failureModes: ['C05'],
    example: { before: "nodePools: { 'general-purpose': … }", after: 'nodePools: { general: … }' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name } of nodePools.filter((pool) => BUILT_IN_POOLS.includes(pool.name))) {
        yield { path: ['nodePools', name], received: `'${name}'`, message: 'the name belongs to a built-in pool' };
      }
    },
  }),
  relationRule({
    id: 'NPL002',
    severity: 'error',
    title: 'A node pool names a node class that does not exist',
    why: 'The pool never becomes ready and launches nothing. The class default exists only while built-in pools are on.',
    fix: 'name a node class of platform.nodeClasses',
    sources: [NODE_POOL],
    failureModes: ['C04', 'C06'],
    example: {
      before: "nodePools: { batch: { nodeClass: 'privat', limits } }",
      after: "nodePools: { batch: { nodeClass: 'private', limits } }",
    },
    subject: 'platform',
    needs: ['nodeClasses'],
    *check({ nodePools, nodeClasses, cluster }) {
      const builtIn = cluster.builtInNodePools.length > 0;
      const known = [...nodeClasses.map(({ name }) => name), ...(builtIn ? ['default'] : [])];
      for (const { name, nodeClass } of nodePools) {
        if (nodeClass !== undefined && (known.includes(nodeClass) || isReference(nodeClass))) continue;
        const accepted = known.length === 0 ? 'there is no node class' : `node classes are ${known.join(', ')}`;
        yield {
          path: ['nodePools', name, ...(nodeClass === undefined ? [] : ['nodeClass'])],
          received: nodeClass === undefined ? 'no nodeClass' : `'${nodeClass}'`,
          message: nodeClass === 'default' ? `default exists with built-in pools only; ${accepted}` : accepted,
          ...suggesting(nodeClass === undefined ? undefined : didYouMean(nodeClass, known), nodeClass),
        };
      }
    },
  }),
  relationRule({
    id: 'NPL003',
    severity: 'error',
    title: 'Nodes that are to live longer than Auto Mode lets them',
    why: 'Auto Mode replaces every node after 21 days at the latest. A pool with a longer expiry, or none, is refused or cut short without a word.',
    fix: "write at most '504h'",
    sources: [AUTO_MODE, NODE_POOL],
    failureModes: ['C08'],
    example: { before: "expireAfter: '720h'", after: "expireAfter: '336h'" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, expireAfter } of nodePools) {
        const seconds = durationSeconds(expireAfter);
        if (isReference(expireAfter) || (seconds !== undefined && seconds > 0 && seconds <= OLDEST_NODE_HOURS * 3600)) continue;
        yield {
          path: ['nodePools', name, 'expireAfter'],
          received: `'${expireAfter}'`,
          message: `whole hours, from '1h' to '${OLDEST_NODE_HOURS}h' (21 days)`,
          ...suggesting(seconds === undefined || seconds === 0 ? undefined : `${OLDEST_NODE_HOURS}h`),
        };
      }
    },
  }),
  relationRule({
    id: 'NPL004',
    severity: 'warning',
    title: 'Nodes that are replaced more often than once a day',
    why: 'Expiry waits for no budget: pods that share a node, and all replicas of a controller on nodes of the same age, are evicted together.',
    fix: "expireAfter of '24h' or more, with pod disruption budgets and spread for what has to stay up",
    sources: [NODE_POOL, { url: 'https://karpenter.sh/docs/concepts/disruption/', date }],
    failureModes: ['C09'],
    example: { before: "expireAfter: '2h'", after: "expireAfter: '168h'" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, expireAfter } of nodePools) {
        const seconds = durationSeconds(expireAfter);
        if (seconds === undefined || seconds === 0 || seconds >= 24 * 3600) continue;
        yield { path: ['nodePools', name, 'expireAfter'], received: `'${expireAfter}'`, message: "less than '24h'" };
      }
    },
  }),
  relationRule({
    id: 'NPL005',
    severity: 'error',
    title: 'A duration that Karpenter does not read',
    why: 'Durations are whole hours, minutes and seconds; the API refuses days, fractions and numbers without a unit.',
    fix: "write '24h', '30m' or '90s'",
    sources: [KARPENTER],
    example: { before: "terminationGracePeriod: '1d'", after: "terminationGracePeriod: '24h'" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        const durations = {
          terminationGracePeriod: pool.terminationGracePeriod,
          ...(pool.kind === 'dynamic' && pool.consolidateAfter !== 'Never' ? { consolidateAfter: pool.consolidateAfter } : {}),
        };
        for (const [member, text] of Object.entries(durations)) {
          if (isReference(text) || durationSeconds(text) !== undefined) continue;
          yield {
            path: ['nodePools', pool.name, member],
            received: `'${text}'`,
            message: "whole hours, minutes or seconds, such as '24h'",
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL006',
    severity: 'error',
    title: 'A label, annotation or taint that nodes cannot have',
    why: 'The API refuses keys and values of another form, and labels in the domains of Karpenter and EKS; it takes annotations of a pool as they are, and then refuses each node.',
    fix: 'correct it, or use a key of your own',
    sources: [KARPENTER, { url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/', date }],
    example: { before: "labels: { 'karpenter.sh/team': 'a b' }", after: "labels: { 'example.com/team': 'a-b' }" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, labels, annotations, taints, startupTaints } of nodePools) {
        for (const [key, value] of Object.entries(labels)) {
          const path = ['nodePools', name, 'labels', key];
          if (!isLabelKey(key)) yield { path, received: `'${key}'`, message: labelKeyForm };
          else if (isReservedLabel(key) && !isNodeLabel(key)) {
            yield { path, received: `'${key}'`, message: 'the key belongs to Karpenter or EKS' };
          } else if (!isReference(value) && !isLabelValue(value)) yield { path, received: `'${value}'`, message: labelValueForm };
        }
        for (const key of Object.keys(annotations)) {
          // The part before the slash may have capitals here.
          if (isLabelKey(key.toLowerCase())) continue;
          yield { path: ['nodePools', name, 'annotations', key], received: `'${key}'`, message: labelKeyForm };
        }
        for (const [member, list] of Object.entries({ taints, startupTaints })) {
          for (const [index, { key, value = '' }] of list.entries()) {
            const path = ['nodePools', name, member, index];
            if (!isLabelKey(key)) yield { path: [...path, 'key'], received: `'${key}'`, message: labelKeyForm };
            if (!isReference(value) && !isLabelValue(value)) {
              yield { path: [...path, 'value'], received: `'${value}'`, message: labelValueForm };
            }
          }
        }
      }
    },
  }),
  relationRule({
    id: 'NPL007',
    severity: 'error',
    title: 'The same taint twice',
    why: 'The API takes the pool, and Karpenter then refuses it: it never becomes ready and launches nothing. A key can have one taint of each effect, startup taints included.',
    fix: 'one taint for a key and an effect',
    sources: [
      {
        url: 'https://github.com/kubernetes-sigs/karpenter/blob/v1.15.0/pkg/apis/v1/nodeclaim_validation.go',
        date: '2026-11-28',
      },
    ],
    example: {
      before: "taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }, { key: 'team', value: 'b', effect: 'NoSchedule' }]",
      after: "taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }]",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { name, taints, startupTaints } of nodePools) {
        const seen = new Set<string>();
        for (const [member, list] of Object.entries({ taints, startupTaints })) {
          for (const [index, { key, effect }] of list.entries()) {
            const taint = `${key}:${effect}`;
            if (seen.has(taint) && !isReference(key) && !isReference(effect)) {
              const message = 'the pool has a taint of this key and effect already';
              yield { path: ['nodePools', name, member, index], received: `'${taint}'`, message };
            }
            seen.add(taint);
          }
        }
      }
    },
  }),
  ...nodePoolRequirementRules,
  ...nodePoolLabelRules,
  ...nodePoolInstanceRules,
  ...nodePoolCapacityRules,
  ...nodePoolStaticRules,
  ...nodePoolDisruptionRules,
];
