import { acceleratedCategories } from '../aws/instance-families';
import { quantityValue } from '../model/kubernetes/quantity';
import { namedInstances } from '../model/kubernetes/instances';
import { takesSpot, type NodePoolSettings } from '../model/kubernetes/node-pool';
import { allowedValues } from '../model/kubernetes/requirement';
import { isReference } from '../model/reference';
import { placeOfList } from './requirement-places';
import { relationRule, type Problem, type Rule } from './rule';

const date = '2026-11-21';
const COST = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-cost-control.html', date };
const KARPENTER = { url: 'https://karpenter.sh/docs/concepts/nodepools/', date };
const RESERVATIONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html', date };

/** Karpenter's own advice for spot is fifteen; below five there is hardly a choice. */
const FEW_TYPES = 5;

const GPU_LABELS = [
  'eks.amazonaws.com/instance-gpu-name',
  'eks.amazonaws.com/instance-gpu-manufacturer',
  'eks.amazonaws.com/instance-gpu-count',
  'eks.amazonaws.com/instance-gpu-memory',
];

/** How much a pool may hold, and of what. */
export const nodePoolCapacityRules: readonly Rule[] = [
  relationRule({
    id: 'NPL010',
    severity: 'error',
    title: 'A limit that is none',
    why: 'Limits are what keeps a loop of pending pods from becoming a bill. One that cannot be read is refused.',
    fix: "write cpu: 100, memory: '400Gi', nodes: 20",
    sources: [COST, KARPENTER],
    failureModes: ['C29', 'C18'],
    example: { before: "limits: { cpu: 'many' }", after: 'limits: { cpu: 100 }' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        const path = ['nodePools', pool.name, 'limits'];
        for (const [resource, limit] of Object.entries(pool.limits)) {
          if (limit === undefined || isReference(limit)) continue;
          const value = quantityValue(limit);
          const whole = resource === 'cpu' || resource === 'memory' || Number.isInteger(value);
          if (value !== undefined && value >= 0 && whole) continue;
          yield { path: [...path, resource], received: `'${limit}'`, message: "a quantity such as 100 or '400Gi'" };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL011',
    severity: 'warning',
    title: 'A limit that looks like a wrong unit',
    why: "'500m' of CPU is half a core, and '400' of memory is 400 bytes: a pool with such a limit starts no node.",
    fix: "write cpu in cores (500) and memory with a unit ('400Gi')",
    sources: [COST],
    failureModes: ['C29'],
    example: { before: "limits: { cpu: '500m', memory: '400' }", after: "limits: { cpu: 500, memory: '400Gi' }" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'static') continue;
        const { cpu, memory } = pool.limits;
        const cores = cpu === undefined ? undefined : quantityValue(cpu);
        const bytes = memory === undefined ? undefined : quantityValue(memory);
        if (cores !== undefined && cores < 2) {
          yield {
            path: ['nodePools', pool.name, 'limits', 'cpu'],
            received: `'${cpu ?? ''}'`,
            message: 'no node has fewer than 2 cores',
          };
        } else if (/^\d+[KMGTPE]i$/.test(String(cpu))) {
          const message = 'a unit of memory, for cores: the limit is none';
          yield { path: ['nodePools', pool.name, 'limits', 'cpu'], received: `'${cpu ?? ''}'`, message };
        }
        if (bytes !== undefined && bytes < 2 ** 30) {
          yield {
            path: ['nodePools', pool.name, 'limits', 'memory'],
            received: `'${memory ?? ''}'`,
            message: 'bytes: no node has less than 1Gi',
            ...(/^\d{1,5}$/.test(String(memory)) && bytes > 0 ? { suggestion: `${bytes}Gi` } : {}),
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL012',
    severity: 'error',
    title: 'A weight outside 1 to 100',
    why: 'The API refuses it.',
    fix: 'write a whole number from 1 to 100; higher comes first',
    sources: [KARPENTER],
    example: { before: 'weight: 1000', after: 'weight: 100' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'static' || pool.weight === undefined) continue;
        if (Number.isInteger(pool.weight) && pool.weight >= 1 && pool.weight <= 100) continue;
        yield {
          path: ['nodePools', pool.name, 'weight'],
          received: String(pool.weight),
          message: 'a whole number from 1 to 100',
        };
      }
    },
  }),
  relationRule({
    id: 'NPL016',
    severity: 'warning',
    title: 'A pool with one instance type, few, or one zone',
    why: 'When AWS has no such instance in such a zone, pods stay pending and the pool tries again and again. With more types and zones there is nearly always one.',
    fix: `at least ${FEW_TYPES} instance types, and every zone`,
    sources: [{ url: 'https://karpenter.sh/docs/concepts/nodepools/#instance-types', date }],
    failureModes: ['C30'],
    example: {
      before: "requirement('node.kubernetes.io/instance-type').in('m7i.large')",
      after: "requirement('eks.amazonaws.com/instance-category').in('c', 'm', 'r')",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.kind === 'dynamic' && !onlyReserved(pool)) yield* narrowness(pool);
      }
    },
  }),
  relationRule({
    id: 'NPL017',
    severity: 'error',
    title: 'Reserved capacity without a reservation',
    why: 'Nodes of the capacity type reserved come from the reservations that the node class selects. Without any, the pool launches nothing.',
    fix: 'capacityReservationSelectorTerms in the node class',
    sources: [RESERVATIONS],
    failureModes: ['C21'],
    example: {
      before: 'nodePools: { batch: nodePool.reserved({ limits }) }',
      after: "nodeClasses: { private: { capacityReservationSelectorTerms: [{ tags: { team: 'batch' } }] } }",
    },
    subject: 'platform',
    needs: ['nodeClasses'],
    *check({ nodePools, nodeClasses }) {
      for (const pool of nodePools.filter(onlyReserved)) {
        const terms = nodeClasses.find(({ name }) => name === pool.nodeClass)?.capacityReservationSelectorTerms ?? [];
        if (terms.length > 0) continue;
        yield {
          path: ['nodePools', pool.name],
          received: 'capacity type reserved only',
          message: `node class ${pool.nodeClass ?? ''} selects no reservation`,
        };
      }
    },
  }),
  relationRule({
    id: 'NPL018',
    severity: 'warning',
    title: 'Expensive instances that any pod may fill',
    why: 'Without a taint, pods that need no accelerator are put on nodes with one, and keep them from being given up.',
    fix: 'a taint that the right pods tolerate: nvidia.com/gpu, or aws.amazon.com/neuron',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-accelerated.html', date }],
    example: { before: 'nodePool.gpu({ limits, taints: [] })', after: 'nodePool.gpu({ limits })' },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (!isAccelerated(pool) || pool.taints.some(({ effect }) => effect !== 'PreferNoSchedule')) continue;
        yield { path: ['nodePools', pool.name, 'taints'], message: 'nodes with accelerators have no taint' };
      }
    },
  }),
  relationRule({
    id: 'NPL019',
    severity: 'note',
    title: 'Spot needs a role that a new account does not have',
    why: 'The first spot instance of an account makes the service-linked role AWSServiceRoleForEC2Spot, with the permissions of the cluster role. A role that is made here may do so; what another may, or what a permissions boundary leaves, nobody knows beforehand. Without it node claims fail with AuthFailure.ServiceLinkedRoleCreationNotPermitted.',
    fix: 'once for each account: aws iam create-service-linked-role --aws-service-name spot.amazonaws.com',
    sources: [
      { url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html', date },
    ],
    failureModes: ['B20'],
    example: {
      before: "cluster: { role: '…:role/eks-cluster' }, …, nodePools: { batch: nodePool.spot({ limits }) }",
      after: 'nodePools: { batch: nodePool.spot({ limits }) }',
    },
    subject: 'platform',
    *check({ nodePools, cluster }) {
      const first = nodePools.find(takesSpot);
      if (first === undefined || cluster.makesSpotRole) return;
      yield {
        // Usually a preset asks for it, in whose list nobody has written anything.
        path: ['nodePools', first.name],
        received: 'a pool that takes spot capacity',
        message: 'the role AWSServiceRoleForEC2Spot has to exist in the account',
      };
    },
  }),
];

function onlyReserved({ requirements }: NodePoolSettings): boolean {
  const capacity = allowedValues(requirements, 'karpenter.sh/capacity-type') ?? [];
  return capacity.length > 0 && capacity.every((value) => value === 'reserved');
}

function isAccelerated({ requirements }: NodePoolSettings): boolean {
  const categories =
    namedInstances(requirements)?.map(({ category = '' }) => category) ??
    allowedValues(requirements, 'eks.amazonaws.com/instance-category') ??
    [];
  const isExpensive = (category: string): boolean => acceleratedCategories.some((one) => one === category);
  return (
    (categories.length > 0 && categories.every(isExpensive)) ||
    requirements.some(({ key, operator }) => GPU_LABELS.includes(key) && operator !== 'DoesNotExist' && operator !== 'NotIn')
  );
}

function* narrowness(pool: NodePoolSettings): Iterable<Problem> {
  const types = allowedValues(pool.requirements, 'node.kubernetes.io/instance-type');
  if (types !== undefined && types.length > 0 && types.length < FEW_TYPES) {
    yield {
      path: placeOfList(pool, 'node.kubernetes.io/instance-type'),
      received: types.join(', '),
      message: `fewer than ${FEW_TYPES} instance types`,
    };
  }
  const zones = allowedValues(pool.requirements, 'topology.kubernetes.io/zone');
  if (zones?.length === 1) {
    const path = placeOfList(pool, 'topology.kubernetes.io/zone');
    yield { path, received: zones.join(', '), message: 'one zone only' };
  }
}
