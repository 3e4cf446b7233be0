import { type RelationRule, relationRule } from './rule';

/** A rule about the environments of a project; one that is listed twice is one, and PRJ001 says that it is. */
export const projectRule = ({ check, ...rule }: Omit<RelationRule<'project'>, 'kind'>): RelationRule<'project'> =>
  relationRule<'project'>({ ...rule, check: (environments, context) => check([...new Set(environments)], context) });
