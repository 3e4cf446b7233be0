import { kubeletLabels, nodeLabels, unlistedLabelPrefixes } from '../aws/node-labels';
import { usualZonesSource } from '../aws/usual-zones';
import type { NodePoolSettings } from '../model/kubernetes/node-pool';
import type { NodeRequirement } from '../model/kubernetes/requirement';
import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import { isLabelKey, isNodeLabel, isRefusedByKubelet, isReservedLabel } from './kubernetes-labels';
import { placedFor, placedRequirements, placedValues, type PlacedRequirement } from './requirement-places';
import { relationRule, type Rule } from './rule';
import { zoneBeyondKnown } from './zones-known';

const date = '2026-11-28';
const NODE_POOL = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html', date };
const SCHEDULING = { url: 'https://karpenter.sh/docs/concepts/scheduling/#user-defined-labels', date };
const KARPENTER_LABELS = { url: 'https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/v1/labels.go', date };

const KNOWN = Object.keys(nodeLabels);
const nameOf = (label: string): string => label.slice(label.indexOf('/') + 1);
/** `example.com/zone` is somebody's own; `zone`, and `node.kubernetes.io/zone`, are hardly. */
const MISTAKEN_DOMAINS = ['', 'amazonaws.com', 'aws.amazon.com', 'k8s.aws', 'node.kubernetes.io'];
const DOMAINS = [...new Set(KNOWN.map((label) => label.slice(0, label.indexOf('/'))))];

/** The label of nodes that is meant by a key which is called like one. */
function meantLabel(key: string): string | undefined {
  if (isNodeLabel(key) || isReservedLabel(key) || !isLabelKey(key) || isReference(key)) return undefined;
  if (kubeletLabels.some((label) => label === key) || unlistedLabelPrefixes.some((prefix) => key.startsWith(prefix)))
    return undefined;
  const domain = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  if (!MISTAKEN_DOMAINS.includes(domain) && didYouMean(domain, DOMAINS) === undefined) return undefined;
  const name = nameOf(key).toLowerCase();
  const same = KNOWN.find((label) => nameOf(label) === name);
  // Short names (os, zone) are near too much.
  return same ?? KNOWN.find((label) => name.length > 8 && didYouMean(name, [nameOf(label)]) !== undefined);
}

/** What a number counts, and between which bounds the values of instances are. */
interface Unit {
  readonly unit: string;
  readonly least?: number;
  readonly most?: number;
  /** How many of it the larger unit is for which it is taken. */
  readonly factor?: number;
}

/** No instance that Auto Mode launches is outside of these, by far: only other units are. */
const UNITS: Readonly<Record<string, Unit>> = {
  'eks.amazonaws.com/instance-cpu': { unit: 'vCPUs', most: 1000 },
  'eks.amazonaws.com/instance-memory': { unit: 'MiB', least: 1024, most: 2 ** 25, factor: 1024 },
  'eks.amazonaws.com/instance-gpu-memory': { unit: 'MiB', least: 1024, most: 2 ** 25, factor: 1024 },
  'eks.amazonaws.com/instance-ebs-bandwidth': { unit: 'Mbit/s', least: 100, factor: 1000 },
  'eks.amazonaws.com/instance-network-bandwidth': { unit: 'Mbit/s', least: 100, factor: 1000 },
};

/** Labels whose values Karpenter writes in lower case. */
const LOWER_CASE = [
  'node.kubernetes.io/instance-type',
  'eks.amazonaws.com/instance-category',
  'eks.amazonaws.com/instance-family',
  'eks.amazonaws.com/instance-size',
  'eks.amazonaws.com/instance-hypervisor',
  'eks.amazonaws.com/instance-cpu-manufacturer',
  'eks.amazonaws.com/instance-gpu-name',
  'eks.amazonaws.com/instance-gpu-manufacturer',
];

const placed = (pools: readonly NodePoolSettings[]): readonly PlacedRequirement[] => pools.flatMap(placedRequirements);

const isList = ({ operator }: NodeRequirement): boolean => operator === 'In' || operator === 'NotIn';

/** Labels and values that say something else than was meant. */
export const nodePoolLabelRules: readonly Rule[] = [
  relationRule({
    id: 'NPL043',
    severity: 'warning',
    title: 'A label of one’s own that is called like one of the instances',
    why: 'A key that Karpenter does not know is a label of your own: nodes get it, pods may ask for it, and it chooses no instance. The pool launches every instance that the other requirements leave.',
    fix: 'write the whole key; where a label of your own is meant, acknowledge this or give it your own domain',
    sources: [NODE_POOL, SCHEDULING],
    failureModes: ['C02'],
    example: { before: "key: 'instance-family'", after: "requirement('eks.amazonaws.com/instance-family').in('m7i')" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const { one, path } of placed(nodePools)) {
        const suggestion = meantLabel(one.key);
        if (suggestion === undefined) continue;
        yield { path: [...path, 'key'], received: `'${one.key}'`, message: 'no instance is chosen by this label', suggestion };
      }
    },
  }),
  relationRule({
    id: 'NPL044',
    severity: 'warning',
    title: 'A number in another unit than the label has',
    why: "Memory is compared in MiB and bandwidth in Mbit/s: less than '16' is less than 16 MiB, which no instance has, and more than '16' is every instance.",
    fix: 'write the number in the unit of the label: 16 GiB is 16384',
    sources: [NODE_POOL],
    failureModes: ['C02'],
    example: {
      before: "requirement('eks.amazonaws.com/instance-memory').lessThan(16)",
      after: "requirement('eks.amazonaws.com/instance-memory').lessThan(16384)",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const requirement of placed(nodePools)) {
        const measure = UNITS[requirement.one.key];
        if (measure === undefined) continue;
        const { unit, least = 0, most = Infinity, factor } = measure;
        for (const { value, path } of placedValues(requirement)) {
          const number = /^\d+$/.test(value) ? Number(value) : 0;
          if (number === 0 || (number >= least && number <= most)) continue;
          const suggestion = number < least && factor !== undefined ? String(number * factor) : undefined;
          const message =
            number < least ? `the unit is ${unit}: every instance has more` : `the unit is ${unit}: no instance has as much`;
          yield { path, received: `'${value}'`, message, ...(suggestion === undefined ? {} : { suggestion }) };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL045',
    severity: 'warning',
    title: 'A name of instances with capitals',
    why: "Nodes carry the names of instances and accelerators in lower case (m7i, a100), and labels are compared letter by letter: 'A100' is nobody's.",
    fix: 'write it in lower case',
    sources: [NODE_POOL, { url: 'https://karpenter.sh/docs/reference/instance-types/', date }],
    failureModes: ['C02'],
    example: { before: "values: ['M7i']", after: "requirement('eks.amazonaws.com/instance-family').in('m7i')" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const requirement of placed(nodePools)) {
        if (!LOWER_CASE.includes(requirement.one.key) || !isList(requirement.one)) continue;
        for (const { value, path } of placedValues(requirement)) {
          const suggestion = value.toLowerCase();
          if (isReference(value) || suggestion === value) continue;
          yield { path, received: `'${value}'`, message: 'these names are lower case', suggestion };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL047',
    severity: 'note',
    title: 'A letter beyond the zones that AWS lists for the region',
    why: 'An account has one letter for each zone of the region. By one beyond them a pool finds no zone; one that asks for no other launches nothing, without an error.',
    fix: 'list the zones with `aws ec2 describe-availability-zones --region <region>`; where it is there, acknowledge this',
    sources: [usualZonesSource],
    failureModes: ['C30'],
    example: {
      before: "requirement('topology.kubernetes.io/zone').in('eu-west-1f')",
      after: "requirement('topology.kubernetes.io/zone').in('eu-west-1a')",
    },
    subject: 'platform',
    *check({ nodePools, cluster }) {
      if (isReference(cluster.region)) return;
      for (const pool of nodePools) {
        for (const { value, path } of placedFor(pool, 'topology.kubernetes.io/zone').flatMap(placedValues)) {
          const problem = isReference(value) ? undefined : zoneBeyondKnown(value, cluster.region, 'name');
          if (problem !== undefined) yield { path, ...problem };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL046',
    severity: 'warning',
    title: 'A label in a domain of Kubernetes',
    why: 'Karpenter refuses labels of kubernetes.io and k8s.io that it does not know (only its newest versions take some), and no kubelet may give itself one: a pool with kubernetes.io/role or node-role.kubernetes.io/worker may launch nothing.',
    fix: "use a key of your own: 'example.com/role'; or see that a node comes, and acknowledge this",
    sources: [
      KARPENTER_LABELS,
      { url: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction', date },
    ],
    failureModes: ['C14'],
    example: { before: "labels: { 'node-role.kubernetes.io/worker': '' }", after: "labels: { 'example.com/role': 'worker' }" },
    subject: 'platform',
    *check({ nodePools }) {
      const isRestricted = (key: string): boolean =>
        isRefusedByKubelet(key) &&
        !isNodeLabel(key) &&
        !isReservedLabel(key) &&
        !unlistedLabelPrefixes.some((prefix) => key.startsWith(prefix)) &&
        !/^([a-z0-9.-]+\.)?(node-restriction\.kubernetes|kops\.k8s)\.io\//.test(key);
      const message = 'a domain that Karpenter keeps for Kubernetes';
      for (const { name, labels } of nodePools) {
        for (const key of Object.keys(labels).filter(isRestricted)) {
          yield { path: ['nodePools', name, 'labels', key], received: `'${key}'`, message };
        }
      }
      for (const { one, path } of placed(nodePools)) {
        if (isRestricted(one.key)) yield { path: [...path, 'key'], received: `'${one.key}'`, message };
      }
    },
  }),
];
