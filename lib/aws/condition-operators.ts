import type { Source } from './source';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const conditionOperatorsSource: Source = {
  url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  date: '2026-11-28',
};

/** Operators of conditions; all but Null take `IfExists` behind them, and all take `ForAllValues:` or `ForAnyValue:` before. */
export const conditionOperators: readonly string[] = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
  ...['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'],
  ...['NumericGreaterThan', 'NumericGreaterThanEquals'],
  ...['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
  ...['Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike', 'Null'],
];

const NAMES = new Set(conditionOperators.map((operator) => operator.toLowerCase()));

/** The operator without what may stand around it: `ForAnyValue:StringLikeIfExists` → `StringLike`. */
export const bareOperator = (operator: string): string =>
  operator.replace(/^For(?:All|Any)Values?:/i, '').replace(/IfExists$/i, '');

/** IAM does not look at capitals here. */
export const isConditionOperator = (operator: string): boolean =>
  /^(?:ForAllValues:|ForAnyValue:)?[A-Za-z]+$/i.test(operator) && NAMES.has(bareOperator(operator).toLowerCase());
