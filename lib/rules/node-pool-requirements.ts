import { fulfilsAll } from '../model/kubernetes/instances';
import { nodeLabels, refusedLabels, unlistedLabelPrefixes } from '../aws/node-labels';
import type { NodePoolSettings } from '../model/kubernetes/node-pool';
import { allowedValues, requirementsFor, valuesOf, type NodeLabel, type NodeRequirement } from '../model/kubernetes/requirement';
import { isReference } from '../model/reference';
import { parseZone } from '../model/zone';
import { didYouMean } from './did-you-mean';
import {
  isLabelKey,
  isLabelValue,
  isNodeLabel as isKnown,
  isReservedLabel,
  labelKeyForm,
  labelValueForm,
} from './kubernetes-labels';
import {
  placedFor,
  placedRequirements,
  placedValues,
  requirementsPath,
  withLabels,
  type PlacedRequirement,
} from './requirement-places';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };
const KARPENTER = { url: 'https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements', date };

const KNOWN = Object.keys(nodeLabels);
/** Values that a label can have at all. */
const CLOSED: { readonly [Label in NodeLabel]?: readonly string[] } = {
  'kubernetes.io/arch': ['amd64', 'arm64'],
  'kubernetes.io/os': ['linux'],
  'karpenter.sh/capacity-type': ['spot', 'on-demand', 'reserved'],
  'eks.amazonaws.com/compute-type': ['auto'],
};

/** The same by names that others have for it. */
const ALIASES: Readonly<Record<string, string>> = { x86_64: 'amd64', x64: 'amd64', aarch64: 'arm64', ondemand: 'on-demand' };

/** Requirements of all pools. */
const placed = (pools: readonly NodePoolSettings[]): readonly PlacedRequirement[] => pools.flatMap(placedRequirements);

/** What nodes of a pool fulfil. */
export const nodePoolRequirementRules: readonly Rule[] = [
  relationRule({
    id: 'NPL030',
    severity: 'error',
    title: 'A label that nodes of Auto Mode do not have',
    why: 'Labels of self-managed Karpenter (karpenter.k8s.aws/…) match nothing on Auto Mode, so the pool launches nothing, without an error. Labels of Windows and names of nodes are refused.',
    fix: 'use the labels of Auto Mode, or one of your own',
    sources: [NODE_POOL],
    failureModes: ['C02', 'C03'],
    example: {
      before: "key: 'karpenter.k8s.aws/instance-family'",
      after: "requirement('eks.amazonaws.com/instance-family').in('m7i')",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { one, path } of placed(nodePools)) {
        const { key } = one;
        if (isKnown(key) || isReference(key)) continue;
        const refused = refusedLabels.some((label) => label === key);
        if (isLabelKey(key) && !isReservedLabel(key)) continue;
        yield {
          path: [...path, 'key'],
          received: `'${key}'`,
          message: !isLabelKey(key)
            ? labelKeyForm
            : refused
              ? 'Auto Mode runs Linux only, and names its nodes itself'
              : 'no node of Auto Mode has this label',
          ...(refused ? {} : suggesting(didYouMean(key.replace(/^karpenter\.k8s\.aws\//, 'eks.amazonaws.com/'), KNOWN))),
        };
      }
    },
  }),
  relationRule({
    id: 'NPL037',
    severity: 'warning',
    title: 'A label of places that AWS does not list for node pools',
    why: 'AWS lists the labels by which Auto Mode chooses instances, and of places only the zone by its name is among them. The API takes others of Kubernetes and AWS; by one that the controller does not know it finds no instance, and the pool launches nothing, without an error.',
    fix: 'topology.kubernetes.io/zone with the names of zones; or see that a node comes, and acknowledge this',
    sources: [NODE_POOL, KARPENTER],
    failureModes: ['C02'],
    example: {
      before: "key: 'topology.k8s.aws/zone-id', … values: ['apne1-az1']",
      after: "requirement('topology.kubernetes.io/zone').in('ap-northeast-1a')",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { one, path } of placed(nodePools)) {
        const { key } = one;
        if (isKnown(key) || !unlistedLabelPrefixes.some((prefix) => key.startsWith(prefix))) continue;
        yield { path: [...path, 'key'], received: `'${key}'`, message: 'not among the labels that AWS lists' };
      }
    },
  }),
  relationRule({
    id: 'NPL031',
    severity: 'error',
    title: 'A value that the label never has',
    why: "No instance matches 'ondemand' or 'x86_64', so the pool launches nothing, without an error.",
    fix: 'write one of the values that exist',
    sources: [NODE_POOL],
    failureModes: ['C02'],
    example: { before: "values: ['ondemand']", after: "requirement('karpenter.sh/capacity-type').in('on-demand')" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const requirement of placed(nodePools)) {
        const { key } = requirement.one;
        const accepted = isKnown(key) ? CLOSED[key] : undefined;
        if (accepted === undefined) continue;
        for (const { value, path } of placedValues(requirement)) {
          if (isReference(value) || accepted.includes(value)) continue;
          yield {
            path,
            received: `${key} '${value}'`,
            message: `accepted is ${accepted.join(', ')}`,
            ...suggesting(ALIASES[value.toLowerCase()] ?? didYouMean(value, accepted)),
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL034',
    severity: 'error',
    title: 'A zone that nodes cannot be in',
    why: 'Nodes carry the name of their zone (ap-northeast-1a), which differs between accounts, not its id (apne1-az1). Any other text matches nothing, and the pool launches nothing.',
    fix: 'write the name of the zone in this account; aws ec2 describe-availability-zones shows both',
    sources: [NODE_POOL, { url: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html', date }],
    failureModes: ['C30'],
    example: {
      before: "requirement('topology.kubernetes.io/zone').in('apne1-az1')",
      after: "requirement('topology.kubernetes.io/zone').in('ap-northeast-1a')",
    },
    subject: 'platform',
    *check({ nodePools, cluster }) {
      for (const pool of nodePools) {
        for (const requirement of placedFor(pool, 'topology.kubernetes.io/zone')) {
          for (const { value, path } of placedValues(requirement)) {
            if (isReference(value) || isReference(cluster.region)) continue;
            const parsed = parseZone(value, cluster.region);
            if (parsed.valid && parsed.zone.notation === 'name') continue;
            yield {
              path,
              received: `'${value}'`,
              message: parsed.valid
                ? 'this is the id of a zone; nodes carry its name'
                : `a zone of ${cluster.region}, such as ${cluster.region}a`,
            };
          }
        }
      }
    },
  }),
  relationRule({
    id: 'NPL035',
    severity: 'error',
    title: 'A requirement that the API refuses',
    why: 'Values are label values; of numbers they are whole; minValues is 1 to 50 and at most the number of values; a pool has at most 100 requirements and labels.',
    fix: 'correct the requirement',
    sources: [KARPENTER],
    failureModes: ['C14'],
    example: {
      before: "requirement('eks.amazonaws.com/instance-cpu').greaterThan(2.5)",
      after: "requirement('eks.amazonaws.com/instance-cpu').greaterThan(2)",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        if (pool.requirements.length + Object.keys(pool.labels).length > 100) {
          yield { path: requirementsPath(pool), message: 'at most 100 requirements and labels together' };
        }
      }
      for (const requirement of placed(nodePools)) {
        const { one } = requirement;
        const numeric = isKnown(one.key) && nodeLabels[one.key] === 'number';
        for (const { value, path } of placedValues(requirement)) {
          const received = `${one.key} '${value}'`;
          if (isReference(value)) continue;
          if (numeric && !/^\d+$/.test(value)) yield { path, received, message: 'a whole number' };
          else if (!isLabelValue(value)) yield { path, received, message: labelValueForm };
        }
        const least = 'minValues' in one ? one.minValues : undefined;
        if (
          least !== undefined &&
          !(Number.isInteger(least) && least >= 1 && least <= Math.min(50, one.operator === 'In' ? valuesOf(one).length : 50))
        ) {
          const message = '1 to 50, and at most as many as there are values';
          yield { path: [...requirement.path, 'minValues'], received: `minValues: ${least}`, message };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL036',
    severity: 'error',
    title: 'Requirements that exclude each other',
    why: 'All requirements have to hold, and the labels of the pool with them. When no value is left for a label, the pool launches nothing, without an error.',
    fix: 'remove one of them',
    sources: [KARPENTER],
    example: {
      before: 'arch in amd64, arch in arm64',
      after: "requirement('kubernetes.io/arch').in('amd64', 'arm64')",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        const requirements = withLabels(pool);
        const keys = [...new Set(pool.requirements.map(({ key }) => key))].filter((key) => !isReference(key));
        for (const key of keys) {
          const allowed = allowedValues(requirements, key);
          const list = requirementsFor(requirements, key);
          if (list.flatMap((one) => valuesOf(one)).some(isReference)) continue;
          const absent = list.some(({ operator }) => operator === 'DoesNotExist');
          const left = allowed?.filter((value) => fulfilsAll(list, value));
          if (left === undefined ? !(absent && list.length > 1) && hasRoom(list) : left.length > 0) continue;
          // The last of them: what stands before it could still be fulfilled.
          const path = placedFor(pool, key).at(-1)?.path ?? requirementsPath(pool);
          yield { path, received: key, message: 'no value fulfils all requirements for this label' };
        }
      }
    },
  }),
];

/** True when there is a whole number between all comparisons of a label. */
function hasRoom(list: readonly NodeRequirement[]): boolean {
  const bounds = (operator: string, more: number): readonly number[] =>
    list.filter((one) => one.operator === operator).map((one) => Number(valuesOf(one)[0]) + more);
  const least = Math.max(0, ...bounds('Gte', 0), ...bounds('Gt', 1));
  const most = Math.min(Infinity, ...bounds('Lte', 0), ...bounds('Lt', -1));
  // What is no number is told by another rule.
  return !(least > most);
}
