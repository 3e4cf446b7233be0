import type { Rule, RuleText } from './rule';

/** What the text of a rule is about: a part of the configuration, or what comes before and after it. */
export const ruleSubjects = [
  'access',
  'acknowledge',
  'addons',
  'cluster',
  'environment',
  'irsaRoles',
  'json',
  'library',
  'network',
  'platform',
  'podIdentities',
  'project',
  'shape',
  'state',
] as const;

export type RuleSubject = (typeof ruleSubjects)[number];

/** Rules without a check in the configuration, by the letters of their ids. */
const BY_PREFIX: Readonly<Record<string, RuleSubject>> = { SHP: 'shape', ACK: 'acknowledge', LIB: 'library' };

/** The part of a configuration that a rule looks at; `json` for what is seen in finished output only. */
export function subjectOf(rule: RuleText | Rule): RuleSubject {
  if (!('kind' in rule)) return BY_PREFIX[rule.id.slice(0, 3)] ?? 'json';
  const subject = rule.kind === 'value' ? (rule.at[0]?.split('.')[0] ?? '') : rule.subject;
  return ruleSubjects.find((known) => known === subject) ?? 'environment';
}
