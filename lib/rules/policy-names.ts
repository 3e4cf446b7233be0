import { bareOperator, conditionOperators, isConditionOperator } from '../aws/condition-operators';
import { iamActionsOf, iamServices } from '../aws/iam-actions';
import { commonManagedPolicies } from '../aws/managed-policies';
import { didYouMean } from './did-you-mean';
import { matching, placed, type Statement } from './policy-statements';
import type { ValueProblem } from './rule';
import { suggesting } from './texts';

/** Actions of a statement that no service has; IAM takes them, and they allow nothing. */
export function* unknownActions(statement: Statement): Iterable<ValueProblem> {
  for (const [action, below] of placed(statement, 'Action', 'NotAction')) {
    const [, service = '', name = ''] = /^([A-Za-z0-9-]+):([A-Za-z0-9*?]+)$/.exec(action) ?? [];
    if (service === '') continue;
    const received = `'${action}'`;
    const names = iamActionsOf(service);
    if (names === undefined) {
      const suggestion = didYouMean(service, iamServices());
      const message = `no AWS service has the prefix '${service}'`;
      yield { below, received, message, ...suggesting(suggestion && `${suggestion}:${name}`, action) };
    } else if (!has(names, name)) {
      const message = /[*?]/.test(name) ? `no action of ${service} matches` : `${service} has no such action`;
      const suggestion = didYouMean(name.replace(/[*?]/g, ''), names);
      yield { below, received, message, ...suggesting(suggestion && `${service}:${suggestion}`, action) };
    }
  }
}

/** The first of them. */
export function unknownAction(statement: Statement): ValueProblem | undefined {
  const [first] = unknownActions(statement);
  return first;
}

const has = (names: readonly string[], name: string): boolean =>
  names.includes(name) || (/[*?]/.test(name) ? names.some(matching(name)) : names.some(sameInAnyCase(name)));

function sameInAnyCase(name: string): (known: string) => boolean {
  const wanted = name.toLowerCase();
  return (known) => known.toLowerCase() === wanted;
}

/** An operator of a condition that IAM does not have; IAM refuses the policy. */
export function unknownOperator(statement: Statement): ValueProblem | undefined {
  const condition = statement['Condition'];
  if (condition === null || typeof condition !== 'object') return undefined;
  const operator = Object.keys(condition).find((key) => !isConditionOperator(key) && !key.includes('${'));
  if (operator === undefined) return undefined;
  const suggestion = didYouMean(bareOperator(operator), conditionOperators);
  return {
    below: ['Condition', operator],
    received: `'${operator}'`,
    message: 'IAM has no such condition operator',
    fix: "write one that IAM has, such as 'StringEquals'",
    ...suggesting(suggestion),
  };
}

/**
 * The AWS managed policy that was probably meant. AWS has many more than are listed, so only what is a letter or a path
 * away from one is told.
 */
export function meantManagedPolicy(name: string): string | undefined {
  if (commonManagedPolicies.includes(name)) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[_-]/g, '');
  const last = (text: string): string => text.split('/').at(-1) ?? '';
  const near = (known: string): boolean => plain(known) === plain(name) || last(known) === last(name) || isOneSlip(known, name);
  // Last words are often left out, or made up: `AmazonS3ReadOnly`.
  const isCut = (known: string): boolean =>
    ['Access', 'Policy'].some((word) => `${name}${word}` === known || name === `${known}${word}`);
  return commonManagedPolicies.find(near) ?? commonManagedPolicies.find(isCut);
}

/** One letter too many, too few or wrong, or two swapped. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return (
    rest(one, 1) === rest(other, 1) ||
    rest(one, 1) === rest(other, 0) ||
    rest(one, 0) === rest(other, 1) ||
    (swapped && rest(one, 2) === rest(other, 2))
  );
}
