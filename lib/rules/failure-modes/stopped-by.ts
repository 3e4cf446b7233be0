import { documentedRules } from '../catalogue';
import type { RuleText } from '../rule';

/** Rules that stop a failure, or tell of it beforehand. */
export const rulesAgainst = (failure: string): readonly RuleText[] =>
  documentedRules.filter(({ failureModes }) => failureModes?.includes(failure));
