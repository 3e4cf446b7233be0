import { instanceCategories, refusedInstanceSizes } from '../aws/instance-families';
import { type InstanceName, parseInstanceName } from '../aws/instance-names';
import { fulfils, namedArchitectures, namedInstances } from '../model/kubernetes/instances';
import type { NodePoolSettings } from '../model/kubernetes/node-pool';
import { allowedValues, valuesOf, type NodeLabel, type NodeRequirement } from '../model/kubernetes/requirement';
import { isReference } from '../model/reference';
import {
  placedFor,
  placedRequirements,
  placedValues,
  placeOfList,
  type PlacedRequirement,
  withLabels,
} from './requirement-places';
import { relationRule, type Rule } from './rule';
import { architectureSaid, unknownSize, unlistedInstance } from './unlisted-instance';

const date = '2026-11-21';
const INSTANCES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html', date };
const NAMES = { url: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html', date };
const KARPENTER = { url: 'https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements', date };

/** Values that a list names, each at its place, without those that only Terraform knows. */
const named = (requirement: PlacedRequirement): ReturnType<typeof placedValues> =>
  requirement.one.operator === 'In' ? placedValues(requirement).filter(({ value }) => !isReference(value)) : [];

const isTooSmall = (name: string): boolean => refusedInstanceSizes.some((size) => name.split('.').at(-1) === size);

const TYPE = 'node.kubernetes.io/instance-type';
const FAMILY = 'eks.amazonaws.com/instance-family';
const SIZE = 'eks.amazonaws.com/instance-size';
const ARCHITECTURE = 'kubernetes.io/arch';

const isKnownCategory = (category: string): boolean => instanceCategories.some((one) => one === category);

/** A type or family of a category that Auto Mode does not launch. */
const isOfUnknownCategory = (name: string): boolean => {
  const { category } = parseInstanceName(name);
  return category !== undefined && !isKnownCategory(category);
};

/** By which label a pool names its instances: types count before families, and those before their processors. */
const labelOfInstances = (pool: NodePoolSettings): string =>
  [TYPE, FAMILY].find((label) => allowedValues(pool.requirements, label) !== undefined) ??
  'eks.amazonaws.com/instance-cpu-manufacturer';

/** True where no number of vCPUs that Auto Mode launches fulfils a comparison or a list. */
function leavesNoSize(one: NodeRequirement): boolean {
  const values = valuesOf(one);
  if (values.length === 0 || values.some((value) => !/^\d+$/.test(value))) return false;
  if (one.operator === 'In') return values.every((value) => Number(value) < 2);
  return (one.operator === 'Lt' && Number(values[0]) <= 2) || (one.operator === 'Lte' && Number(values[0]) < 2);
}

/** The first label by which an instance is excluded. */
function excludedBy(requirements: readonly NodeRequirement[], instance: InstanceName): NodeLabel | undefined {
  const labels: readonly (readonly [NodeLabel, string | undefined])[] = [
    ['kubernetes.io/arch', architectureSaid(instance)],
    ['eks.amazonaws.com/instance-category', instance.category],
    ['eks.amazonaws.com/instance-generation', instance.generation],
    ['eks.amazonaws.com/instance-family', instance.family],
    [SIZE, instance.size],
  ];
  return labels.find(([label, value]) => value !== undefined && !fulfils(requirements, label, value))?.[0];
}

/** Instances that a pool names, each with the label by which it is excluded. */
function namedIn(pool: NodePoolSettings): {
  readonly instances: readonly InstanceName[];
  readonly requirements: readonly NodeRequirement[];
  readonly reasons: readonly (NodeLabel | undefined)[];
} {
  const instances = namedInstances(pool.requirements) ?? [];
  const requirements = withLabels(pool);
  return { instances, requirements, reasons: instances.map((instance) => excludedBy(requirements, instance)) };
}

/** Which instances a pool names. */
export const nodePoolInstanceRules: readonly Rule[] = [
  relationRule({
    id: 'NPL032',
    severity: 'error',
    title: 'An instance that Auto Mode does not launch',
    why: 'Auto Mode launches nothing with fewer than two vCPUs (nano, micro, small); a pool that asks for one waits for ever.',
    fix: 'medium or larger',
    sources: [INSTANCES],
    failureModes: ['C13'],
    example: { before: "'t3.small'", after: "'t3.medium'" },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        for (const requirement of placedRequirements(pool)) {
          const { one, path } = requirement;
          const sizes = one.key === TYPE || one.key === SIZE ? named(requirement) : [];
          for (const size of sizes.filter(({ value }) => isTooSmall(value))) {
            yield { path: size.path, received: `'${size.value}'`, message: 'Auto Mode launches medium and larger' };
          }
          if (one.key === 'eks.amazonaws.com/instance-cpu' && leavesNoSize(one)) {
            const received = `${one.key} ${one.operator} ${valuesOf(one).join(', ')}`;
            yield { path, received, message: 'Auto Mode launches instances with two vCPUs and more' };
          }
        }
      }
    },
  }),
  relationRule({
    id: 'NPL033',
    severity: 'warning',
    title: 'A category of instances that is not known',
    why: 'A category that Auto Mode does not launch matches nothing, and neither do its families and types. The list is of November 2026.',
    fix: 'write a category that Auto Mode launches',
    sources: [INSTANCES],
    failureModes: ['C13'],
    example: { before: "values: ['mac']", after: "requirement('eks.amazonaws.com/instance-category').in('m')" },
    subject: 'platform',
    *check({ nodePools }) {
      const known = `known are ${instanceCategories.join(', ')}`;
      for (const pool of nodePools) {
        for (const { value, path } of placedFor(pool, 'eks.amazonaws.com/instance-category').flatMap(named)) {
          if (!isKnownCategory(value)) yield { path, received: `'${value}'`, message: known };
        }
        for (const { value, path } of [FAMILY, TYPE].flatMap((label) => placedFor(pool, label).flatMap(named))) {
          if (!isOfUnknownCategory(value)) continue;
          const message = `its category is '${parseInstanceName(value).category ?? ''}'; ${known}`;
          yield { path, received: `'${value}'`, message };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL042',
    severity: 'warning',
    title: 'A family or a size of instances that Auto Mode does not have',
    why: 'A misspelt family or size matches nothing, and AWS lists the families that Auto Mode launches: of others, such as f2 or m7g-flex, it launches none. A pool that asks for nothing else waits for ever. The list is of November 2026; generations after it are not told.',
    fix: 'write one that AWS lists; where it is newer than the list, acknowledge this',
    sources: [INSTANCES, NAMES],
    failureModes: ['C13'],
    example: { before: "values: ['m55']", after: "requirement('eks.amazonaws.com/instance-family').in('m5')" },
    subject: 'platform',
    *check({ nodePools }) {
      const judges = { [FAMILY]: unlistedInstance, [TYPE]: unlistedInstance, [SIZE]: unknownSize };
      for (const pool of nodePools) {
        for (const [label, judge] of Object.entries(judges)) {
          for (const { value, path } of placedFor(pool, label).flatMap(named)) {
            const problem = judge(value);
            if (problem !== undefined) yield { path, received: `'${value}'`, ...problem };
          }
        }
      }
    },
  }),
  relationRule({
    id: 'NPL038',
    severity: 'error',
    title: 'Instances that other requirements exclude',
    why: 'The name of an instance says its architecture, category and generation. Where a pool names types or families and asks for something else beside, it launches nothing, without an error.',
    fix: 'name instances that fulfil the others, or leave the others out',
    sources: [KARPENTER, NAMES],
    failureModes: ['C02'],
    example: {
      before: 'instance-family in m8g, kubernetes.io/arch in amd64',
      after: "requirement('eks.amazonaws.com/instance-family').in('m8g'), requirement('kubernetes.io/arch').in('arm64')",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        const { instances, reasons } = namedIn(pool);
        if (instances.length === 0 || reasons.includes(undefined)) continue;
        const received = instances.map(({ family, size }) => (size === undefined ? family : `${family}.${size}`)).join(', ');
        const labels = [...new Set(reasons)].join(', ');
        const path = placeOfList(pool, labelOfInstances(pool));
        yield { path, received, message: `no value fulfils all requirements: all of them are excluded by ${labels}` };
      }
    },
  }),
  relationRule({
    id: 'NPL041',
    severity: 'warning',
    title: 'An instance in a list that can never be launched',
    why: 'All requirements have to hold. An instance of another architecture, category, generation or size than the pool asks for is named and never chosen: the pool has less to choose from than it looks.',
    fix: 'leave it out, or let the other requirement allow it',
    sources: [KARPENTER, NAMES],
    failureModes: ['C02', 'C30'],
    example: {
      before: 'instance-family in m7i, m8g with kubernetes.io/arch in amd64',
      after: "requirement('kubernetes.io/arch').in('amd64', 'arm64'), with images for both",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        const { requirements, reasons } = namedIn(pool);
        // Where all of them are, NPL038 tells it.
        if (!reasons.includes(undefined)) continue;
        // Each where it is named, and once where several lists name it.
        for (const { value, path } of placedFor(pool, labelOfInstances(pool)).slice(-1).flatMap(named)) {
          const label = excludedBy(requirements, parseInstanceName(value));
          if (label !== undefined) yield { path, received: `'${value}'`, message: `excluded by what the pool asks of ${label}` };
        }
      }
    },
  }),
  relationRule({
    id: 'NPL040',
    severity: 'warning',
    title: 'A pool of two architectures, without a word about it',
    why: 'The pool names instances for amd64 and for arm64, and launches both, whichever is cheaper. A pod that does not say where it runs lands on either; an image that is built for one of them ends there with "exec format error".',
    fix: "say which: requirement('kubernetes.io/arch').in('amd64', 'arm64') where every image is built for both, or one of them with its instances; a pool for each, with a taint on one, keeps them apart",
    sources: [
      { url: 'https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements', date: '2026-11-28' },
      { url: 'https://karpenter.sh/docs/concepts/scheduling/#selecting-nodes', date: '2026-11-28' },
    ],
    failureModes: ['C11'],
    example: {
      before: "requirement('eks.amazonaws.com/instance-family').in('m7i', 'm8g')",
      after:
        "requirement('eks.amazonaws.com/instance-family').in('m7i', 'm8g'), requirement('kubernetes.io/arch').in('amd64', 'arm64')",
    },
    subject: 'platform',
    *check({ nodePools }) {
      for (const pool of nodePools) {
        const { requirements, labels } = pool;
        if (requirements.some(({ key }) => key === ARCHITECTURE) || ARCHITECTURE in labels) continue;
        if (new Set(namedArchitectures(requirements)).size < 2) continue;
        const label = labelOfInstances(pool);
        const names = allowedValues(requirements, label) ?? [];
        const arm = names.filter((name) => name === 'aws' || parseInstanceName(name).architecture === 'arm64');
        const message = `${arm.join(', ')} for arm64, ${names.filter((name) => !arm.includes(name)).join(', ')} for amd64`;
        yield { path: placeOfList(pool, label), received: names.join(', '), message };
      }
    },
  }),
];
