import type { InstanceName } from '../aws/instance-names';
import { parseInstanceName } from '../aws/instance-names';
import { instanceCategories, refusedInstanceSizes } from '../aws/instance-families';
import { fulfils, namedInstances } from '../model/kubernetes/instances';
import type { NodePoolSettings } from '../model/kubernetes/node-pool';
import { requirementsFor, valuesOf, type NodeLabel, type NodeRequirement } from '../model/kubernetes/requirement';
import { isReference } from '../model/reference';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const INSTANCES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html', date };
const NAMES = { url: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html', date };
const KARPENTER = { url: 'https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements', date };

const at = ({ name }: NodePoolSettings): readonly string[] => ['nodePools', name, 'requirements'];

/** Values that a list names, without those that only Terraform knows. */
const named = (one: NodeRequirement): readonly string[] =>
  one.operator === 'In' ? valuesOf(one).filter((value) => !isReference(value)) : [];

const isKnownCategory = (category: string): boolean => instanceCategories.some((one) => one === category);

/** A type or family of a category that Auto Mode does not launch. */
const isOfUnknownCategory = (name: string): boolean => {
  const { category } = parseInstanceName(name);
  return category !== undefined && !isKnownCategory(category);
};

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
    ['kubernetes.io/arch', instance.architecture],
    ['eks.amazonaws.com/instance-category', instance.category],
    ['eks.amazonaws.com/instance-generation', instance.generation],
    ['eks.amazonaws.com/instance-family', instance.family],
    ['eks.amazonaws.com/instance-size', instance.size],
  ];
  return labels.find(([label, value]) => value !== undefined && !fulfils(requirements, label, value))?.[0];
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
        for (const one of pool.requirements) {
          const sizes =
            one.key === 'node.kubernetes.io/instance-type' || one.key === 'eks.amazonaws.com/instance-size' ? named(one) : [];
          for (const value of sizes.filter((text) => refusedInstanceSizes.some((size) => text.split('.').at(-1) === size))) {
            yield { path: at(pool), received: `'${value}'`, message: 'Auto Mode launches medium and larger' };
          }
          if (one.key === 'eks.amazonaws.com/instance-cpu' && leavesNoSize(one)) {
            const received = `${one.key} ${one.operator} ${valuesOf(one).join(', ')}`;
            yield { path: at(pool), received, message: 'Auto Mode launches instances with two vCPUs and more' };
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
        for (const one of requirementsFor(pool.requirements, 'eks.amazonaws.com/instance-category')) {
          for (const value of named(one).filter((text) => !isKnownCategory(text))) {
            yield { path: at(pool), received: `'${value}'`, message: known };
          }
        }
        for (const label of ['eks.amazonaws.com/instance-family', 'node.kubernetes.io/instance-type'] as const) {
          for (const value of requirementsFor(pool.requirements, label).flatMap(named).filter(isOfUnknownCategory)) {
            yield {
              path: at(pool),
              received: `'${value}'`,
              message: `its category is '${parseInstanceName(value).category ?? ''}'; ${known}`,
            };
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
        const instances = namedInstances(pool.requirements) ?? [];
        const reasons = instances.map((instance) => excludedBy(pool.requirements, instance));
        if (instances.length === 0 || reasons.includes(undefined)) continue;
        const received = instances.map(({ family, size }) => (size === undefined ? family : `${family}.${size}`)).join(', ');
        const labels = [...new Set(reasons)].join(', ');
        yield { path: at(pool), received, message: `no value fulfils all requirements: all of them are excluded by ${labels}` };
      }
    },
  }),
];
