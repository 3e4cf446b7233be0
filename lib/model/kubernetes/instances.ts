import { parseInstanceName, type InstanceName } from '../../aws/instance-names';
import { isReference } from '../reference';
import { allowedValues, requirementsFor, valuesOf, type Architecture, type NodeLabel, type NodeRequirement } from './requirement';

/**
 * Instance types, or else families, that requirements name one by one; undefined where they name neither, or where only Terraform
 * will know them.
 */
export function namedInstances(requirements: readonly NodeRequirement[]): readonly InstanceName[] | undefined {
  const names =
    allowedValues(requirements, 'node.kubernetes.io/instance-type') ??
    allowedValues(requirements, 'eks.amazonaws.com/instance-family');
  return names?.some(isReference) === true ? undefined : names?.map(parseInstanceName);
}

/** Architectures of the instances that requirements name, or of the processors where they name those; none where they name neither. */
export function namedArchitectures(requirements: readonly NodeRequirement[]): readonly Architecture[] {
  const instances = namedInstances(requirements) ?? [];
  if (instances.length > 0) return instances.map(({ architecture }) => architecture);
  const manufacturers = allowedValues(requirements, 'eks.amazonaws.com/instance-cpu-manufacturer') ?? [];
  return manufacturers.some(isReference) ? [] : manufacturers.map((name) => (name === 'aws' ? 'arm64' : 'amd64'));
}

/** Whether a value fulfils all requirements for a label. */
export const fulfils = (requirements: readonly NodeRequirement[], label: NodeLabel, value: string): boolean =>
  fulfilsAll(requirementsFor(requirements, label), value);

/** Whether a value fulfils requirements that are all for its label. */
export const fulfilsAll = (requirements: readonly NodeRequirement[], value: string): boolean =>
  requirements.every((one) => holds(one, value));

function holds(one: NodeRequirement, value: string): boolean {
  const values = valuesOf(one);
  if (values.some(isReference)) return true;
  const bound = Number(values[0]);
  switch (one.operator) {
    case 'In':
      return values.includes(value);
    case 'NotIn':
      return !values.includes(value);
    case 'Exists':
      return true;
    case 'DoesNotExist':
      return false;
    case 'Gt':
      return Number(value) > bound;
    case 'Gte':
      return Number(value) >= bound;
    case 'Lt':
      return Number(value) < bound;
    case 'Lte':
      return Number(value) <= bound;
  }
}
