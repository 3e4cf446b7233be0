import { isObject, locatedObjects, type Json, type JsonPath } from '../../terraform/stack-json';
import { compareVersions, type VersionCondition, versionConditions } from '../../terraform/version-constraint';
import type { SynthesizedStack } from '../synthesized';

/** A value of a stack outside its resources. */
export interface Written {
  readonly value: Json | undefined;
  readonly path: JsonPath;
}

/** Versions of the AWS provider that a stack asks for. */
export function awsVersions({ json }: SynthesizedStack): readonly Written[] {
  return locatedObjects(json['terraform'], ['terraform']).flatMap(({ object, path }) =>
    locatedObjects(object['required_providers'], [...path, 'required_providers']).flatMap(({ object: required, path: at }) => {
      const aws = required['aws'];
      return isObject(aws) ? [{ value: aws['version'], path: [...at, 'aws', 'version'] }] : [];
    }),
  );
}

/** Whether a constraint lets nothing through that is `version` or newer. */
export const endsBefore = (constraint: string, version: string): boolean =>
  readableConditions(constraint).some(({ operator, numbers }) => {
    const order = compareVersions(numbers, numbersOf(version));
    if (operator === '<') return order <= 0;
    if (operator === '<=' || operator === '=') return order < 0;
    // The last part that is written may grow; of one part alone all that is newer is taken.
    if (operator !== '~>' || numbers.length === 1) return false;
    return numbers.length === 3 ? order < 0 : (numbers[0] ?? 0) < (numbersOf(version)[0] ?? 0);
  });

/** Whether a constraint lets nothing through that is older than `version`. */
export const beginsWith = (constraint: string, version: string): boolean =>
  readableConditions(constraint).some(
    ({ operator, numbers }) => ['=', '>=', '>', '~>'].includes(operator) && compareVersions(numbers, numbersOf(version)) >= 0,
  );

/** Each narrows what the others let through, so that one that cannot be read takes nothing away. */
const readableConditions = (constraint: string): readonly VersionCondition[] =>
  constraint.split(',').flatMap((part) => versionConditions(part) ?? []);

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number);
