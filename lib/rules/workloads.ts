import type { PodCount, PodDisruptionBudgetSettings } from '../model/kubernetes/pod-disruption-budget';
import { isReference } from '../model/reference';
import { isNamespace, namespaceForm } from './kubernetes-names';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const PRIORITY = { url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/', date };
const BUDGETS = { url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/', date };
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };

const HIGHEST = 1_000_000_000;
const LOWEST = -2_147_483_648;

/** Priorities and disruption budgets of pods. */
export const workloadRules: readonly Rule[] = [
  relationRule({
    id: 'PLT020',
    severity: 'error',
    title: 'A priority that Kubernetes refuses',
    why: 'Priorities above a billion, and names that begin with system-, belong to Kubernetes; only one class can be the default.',
    fix: 'correct the class',
    sources: [PRIORITY],
    example: {
      before: "priorityClasses: { 'system-shop': { value: 2000000000 } }",
      after: 'priorityClasses: { shop: { value: 1000000 } }',
    },
    subject: 'platform',
    *check({ priorityClasses }) {
      const [first, ...others] = priorityClasses.filter(({ isDefault }) => isDefault);
      for (const { name } of others) {
        yield { path: ['priorityClasses', name, 'default'], message: `${first?.name ?? ''} is the default already` };
      }
      for (const { name, value } of priorityClasses) {
        if (name.startsWith('system-')) {
          yield {
            path: ['priorityClasses', name],
            received: `'${name}'`,
            message: 'names that begin with system- belong to Kubernetes',
          };
        }
        if (!Number.isInteger(value) || value < LOWEST || value > HIGHEST) {
          yield { path: ['priorityClasses', name, 'value'], received: String(value), message: `a whole number up to ${HIGHEST}` };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT021',
    severity: 'warning',
    title: 'A disruption budget that holds nodes back',
    why: 'No pod may go, so no node can be drained: it keeps its old image until the termination grace period is over, and then its pods are killed all the same.',
    fix: 'let at least one pod go: maxUnavailable: 1',
    sources: [BUDGETS, NODE_POOL],
    failureModes: ['C10'],
    example: { before: 'maxUnavailable: 0', after: 'maxUnavailable: 1' },
    subject: 'platform',
    *check({ podDisruptionBudgets }) {
      for (const one of podDisruptionBudgets) {
        const [member, count] = limitOf(one);
        const text = String(count);
        if (!(member === 'maxUnavailable' ? /^0+%?$/.test(text) : text === '100%')) continue;
        yield { path: ['podDisruptionBudgets', one.name, member], received: text, message: 'no pod may ever go' };
      }
    },
  }),
  relationRule({
    id: 'PLT022',
    severity: 'error',
    title: 'A disruption budget that Kubernetes refuses',
    why: 'Counts are whole numbers or shares up to 100%; the namespace has to have a name that exists.',
    fix: "write maxUnavailable: 1 or minAvailable: '50%'",
    sources: [BUDGETS],
    example: { before: "minAvailable: '150%'", after: "minAvailable: '50%'" },
    subject: 'platform',
    *check({ podDisruptionBudgets }) {
      for (const one of podDisruptionBudgets) {
        const [member, count] = limitOf(one);
        if (!isReference(count) && !/^(\d+|(100|\d{1,2})%)$/.test(String(count))) {
          yield {
            path: ['podDisruptionBudgets', one.name, member],
            received: `'${count}'`,
            message: 'a whole number, or 0% to 100%',
          };
        }
        if (!isReference(one.namespace) && !isNamespace(one.namespace)) {
          yield { path: ['podDisruptionBudgets', one.name, 'namespace'], received: `'${one.namespace}'`, message: namespaceForm };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT023',
    severity: 'warning',
    title: 'A disruption budget for every pod of a namespace',
    why: 'Without labels the budget counts all pods of the namespace together: one workload that is down keeps nodes of all others from being drained.',
    fix: 'the labels of one workload',
    sources: [BUDGETS],
    failureModes: ['C10'],
    example: { before: 'matchLabels: {}', after: "matchLabels: { app: 'api' }" },
    subject: 'platform',
    *check({ podDisruptionBudgets }) {
      for (const { name, matchLabels } of podDisruptionBudgets) {
        if (Object.keys(matchLabels).length > 0) continue;
        yield { path: ['podDisruptionBudgets', name, 'matchLabels'], received: '{}', message: 'at least one label' };
      }
    },
  }),
];

const limitOf = ({ available }: PodDisruptionBudgetSettings): readonly ['minAvailable' | 'maxUnavailable', PodCount] =>
  'minAvailable' in available ? ['minAvailable', available.minAvailable] : ['maxUnavailable', available.maxUnavailable];
