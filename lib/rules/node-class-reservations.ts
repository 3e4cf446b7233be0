import { allowedValues } from '../model/kubernetes/requirement';
import { isReference } from '../model/reference';
import { relationRule, type Rule } from './rule';
import { wrongTags } from './selector-tags';

const date = '2026-11-21';
const RESERVATIONS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html', date };
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };

/** Nodes in a spread placement group, in one zone. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html */
const SPREAD_PER_ZONE = 7;

/** Reservations and placement. */
export const nodeClassReservationRules: readonly Rule[] = [
  relationRule({
    id: 'NDC030',
    severity: 'warning',
    title: 'A reservation by name switches open reservations off for the whole cluster',
    why: 'As soon as one node class selects capacity reservations, no node class of the cluster uses open reservations any more: capacity that is paid for lies idle elsewhere.',
    fix: 'select every reservation that the cluster should use, or acknowledge it',
    sources: [RESERVATIONS],
    failureModes: ['C21'],
    example: {
      before: "capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }]",
      after: "acknowledge: [{ rule: 'NDC030', reason: 'the account has no open reservations' }]",
    },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, capacityReservationSelectorTerms: terms } of nodeClasses) {
        if (terms.length === 0) continue;
        yield {
          path: ['nodeClasses', name, 'capacityReservationSelectorTerms'],
          message: 'open reservations are no longer matched for any node class of the cluster',
        };
      }
    },
  }),
  relationRule({
    id: 'NDC031',
    severity: 'warning',
    title: 'Reservations that no pool may use',
    why: 'Nodes use a reservation only when their pool allows the capacity type reserved. Without one, the reservations are paid for and stay empty.',
    fix: "requirement('karpenter.sh/capacity-type').in('reserved', 'on-demand') in a pool of the class",
    sources: [RESERVATIONS],
    failureModes: ['C21'],
    example: { before: 'nodePools: { batch: { limits } }', after: 'nodePools: { batch: nodePool.reserved({ limits }) }' },
    subject: 'platform',
    needs: ['nodePools'],
    *check({ nodeClasses, nodePools }) {
      for (const { name } of nodeClasses.filter((one) => one.capacityReservationSelectorTerms.length > 0)) {
        const pools = nodePools.filter(({ nodeClass }) => nodeClass === name);
        const reserved = pools.some(({ requirements }) =>
          (allowedValues(requirements, 'karpenter.sh/capacity-type') ?? ['reserved']).includes('reserved'),
        );
        if (reserved) continue;
        yield {
          path: ['nodeClasses', name, 'capacityReservationSelectorTerms'],
          message: 'no pool of this class allows the capacity type reserved',
        };
      }
    },
  }),
  relationRule({
    id: 'NDC032',
    severity: 'error',
    title: 'An id of a reservation or placement group that is none, or no tags',
    why: 'The node class never becomes ready, and no node starts. A tag without key or value is refused by the API.',
    fix: 'write the id as AWS shows it, or at least one tag',
    sources: [NODE_CLASS],
    example: { before: "capacityReservationSelectorTerms: [{ id: 'gpu' }]", after: "[{ id: 'cr-0123456789abcdef0' }]" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, capacityReservationSelectorTerms: terms, placementGroupSelector } of nodeClasses) {
        for (const [index, { id, owner, tags }] of terms.entries()) {
          const path = ['nodeClasses', name, 'capacityReservationSelectorTerms', index];
          yield* wrongTags(path, tags);
          if (id !== undefined && !isReference(id) && !/^cr-[0-9a-f]{8,}$/.test(id)) {
            yield { path: [...path, 'id'], received: `'${id}'`, message: "an id of a reservation starts with 'cr-'" };
          }
          if (owner !== undefined && !isReference(owner) && !/^\d{12}$/.test(owner)) {
            yield { path: [...path, 'owner'], received: `'${owner}'`, message: 'an account id is twelve digits' };
          }
        }
        const group = placementGroupSelector?.id;
        if (group !== undefined && !isReference(group) && !/^pg-[0-9a-f]{8,}$/.test(group)) {
          yield {
            path: ['nodeClasses', name, 'placementGroupSelector', 'id'],
            received: `'${group}'`,
            message: "an id of a placement group starts with 'pg-'",
            fix: "write the id, or { name: '…' }",
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NDC033',
    severity: 'warning',
    title: 'A placement group without room for replacements',
    why: 'A spread group takes seven instances in a zone, and Auto Mode starts a new node before the old one goes. When the group is full, no node can be replaced, and a new node image never arrives. Cluster groups keep all nodes in one zone.',
    fix: `at most ${SPREAD_PER_ZONE - 1} nodes in each zone (limits.nodes), or acknowledge it for other kinds of groups`,
    sources: [NODE_CLASS],
    failureModes: ['C20'],
    example: { before: 'replicas: 21', after: 'replicas: 18' },
    subject: 'platform',
    needs: ['nodePools', 'network'],
    *check({ nodeClasses, nodePools, network }) {
      const most = (SPREAD_PER_ZONE - 1) * Math.max(1, network.nodeSubnets.length);
      for (const { name } of nodeClasses.filter(({ placementGroupSelector }) => placementGroupSelector !== undefined)) {
        for (const pool of nodePools.filter(({ nodeClass }) => nodeClass === name)) {
          const nodes = pool.kind === 'static' ? pool.replicas : pool.limits.nodes;
          if (nodes !== undefined && nodes <= most) continue;
          yield {
            path: [
              'nodePools',
              pool.name,
              ...(pool.kind === 'static' ? ['replicas'] : nodes === undefined ? ['limits'] : ['limits', 'nodes']),
            ],
            received: nodes === undefined ? 'no limit of nodes' : `${nodes} nodes`,
            message: `in a spread group at most ${most} nodes can still be replaced`,
          };
        }
      }
    },
  }),
];
