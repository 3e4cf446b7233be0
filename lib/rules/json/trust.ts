import type { JsonObject } from '../../terraform/stack-json';
import { allows, isStatement, type Statement } from '../policy-statements';
import type { Problem } from '../rule';
import { placeOf, problemAt } from './json-project';
import type { JsonRole } from './roles';

/** Statements of a document, one or several. */
export const statementsOf = ({ Statement: statements }: JsonObject): readonly Statement[] =>
  Array.isArray(statements) ? statements.filter(isStatement) : isStatement(statements) ? [statements] : [];

/** `eks` in `eks.amazonaws.com`, `eks.amazonaws.com.cn`, …; computed names may be any. */
function trusts(statement: Statement, service: string): boolean {
  const principal = statement['Principal'];
  if (principal === '*' || (typeof principal === 'string' && principal.includes('${'))) return true;
  const services = isStatement(principal) ? [principal['Service']].flat() : [];
  return services.some((name) => typeof name === 'string' && (name.startsWith(`${service}.`) || name.includes('${')));
}

/** What a role's trust lacks so that a service can use it. */
export function* trustProblem(role: JsonRole | undefined, service: string, actions: readonly string[]): Iterable<Problem> {
  if (role?.trust === undefined) return;
  const statements = statementsOf(role.trust);
  const allowed = (action: string): boolean =>
    statements.some((one) => trusts(one, service) && (allows(one, action) || isComputedAction(one)));
  const missing = actions.filter((action) => !allowed(action));
  if (missing.length === 0) return;
  const trusted = statements.some((one) => trusts(one, service));
  yield problemAt(role.block, placeOf(role.block, 'assume_role_policy'), {
    message: trusted
      ? `${service}.amazonaws.com may not ${missing.join(' and ')}`
      : `${service}.amazonaws.com is not trusted; it needs ${missing.join(' and ')}`,
  });
}

const isComputedAction = (statement: Statement): boolean =>
  [statement['Action']].flat().some((action) => typeof action === 'string' && action.includes('${'));
