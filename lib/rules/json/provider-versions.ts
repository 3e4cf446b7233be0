import { isObject, locatedObjects, type Json, type JsonPath } from '../../terraform/stack-json';
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

/**
 * Whether a constraint lets nothing through that is `version` or newer.
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function endsBefore(constraint: string, version: string): boolean {
  return constraint.split(',').some((part) => {
    const { operator, numbers } = boundOf(part);
    if (numbers === undefined) return false;
    const [major = 0, minor = 0, patch = 0] = numbers;
    if (operator === '<') return isOlder([major, minor, patch - 1], version);
    if (operator === '<=' || operator === '=') return isOlder([major, minor, patch], version);
    // The last part that is written may grow; of one part alone all that is newer is taken.
    return operator === '~>' && numbers.length > 1 && isOlder(numbers.length === 3 ? [major, minor] : [major, Infinity], version);
  });
}

/** Whether a constraint lets nothing through that is older than `version`. */
export const beginsWith = (constraint: string, version: string): boolean =>
  constraint.split(',').some((part) => {
    const { operator, numbers } = boundOf(part);
    return numbers !== undefined && ['=', '>=', '>', '~>'].includes(operator) && !isOlder(numbers, version);
  });

function boundOf(part: string): { readonly operator: string; readonly numbers: readonly number[] | undefined } {
  const [, operator = '=', bound] = /^\s*(~>|>=|<=|!=|=|<|>)?\s*v?(\d+(?:\.\d+){0,2})\s*$/.exec(part) ?? [];
  return { operator, numbers: bound?.split('.').map(Number) };
}

function isOlder([major = 0, minor = 0, patch = 0]: readonly number[], version: string): boolean {
  const [sound = 0, from = 0] = version.split('.').map(Number);
  return major < sound || (major === sound && (minor < from || (minor === from && patch < 0)));
}
