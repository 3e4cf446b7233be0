import { didYouMean } from './did-you-mean';
import { unknownOperator } from './policy-names';
import { grammarProblem, isStatement, type Statement } from './policy-statements';
import type { ValueProblem } from './rule';
import { suggesting } from './texts';

/** What a policy is attached to decides what it may say; of `any` it is not known. */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'any';

/** Below the document, as far as its place is known. */
type Told = ValueProblem;

const ELEMENTS = ['Version', 'Id', 'Statement'];
const OF_STATEMENTS = [
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
];
const PRINCIPALS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/**
 * What IAM's grammar refuses in a whole document, one problem for each statement.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function* documentProblems(document: Readonly<Record<string, unknown>>, kind: PolicyKind): Iterable<Told> {
  const { Version: version, Statement: written } = document;
  const element = misspelt(Object.keys(document), ELEMENTS);
  if (element !== undefined) yield element;
  if (version !== undefined && !isComputed(version) && !['2012-10-17', '2008-10-17'].includes(String(version))) {
    yield {
      received: `Version '${String(version)}'`,
      message: 'the version of the language is 2012-10-17',
      suggestion: '2012-10-17',
    };
  }
  const statements = Array.isArray(written) ? (written as readonly unknown[]) : written === undefined ? [] : [written];
  if (statements.length === 0 && element === undefined && kind !== 'any')
    yield { message: 'a policy has a Statement, with at least one in it' };
  for (const [index, statement] of statements.entries()) {
    if (!isStatement(statement)) continue;
    for (const problem of statementProblems(statement, kind)) {
      yield { ...problem, below: ['Statement', index, ...(problem.below ?? [])] };
    }
  }
  if (kind === 'identity') yield* sameSid(statements.filter(isStatement));
}

function* statementProblems(statement: Statement, kind: PolicyKind): Iterable<Told> {
  const element = misspelt(Object.keys(statement), OF_STATEMENTS);
  if (element !== undefined) yield element;
  // Whether IAM takes `effect` for `Effect` is not documented, and what a misspelt one was to be is missing.
  if (Object.keys(statement).some((key) => !OF_STATEMENTS.includes(key))) return;
  const { Effect: effect } = statement;
  if (!isComputed(effect) && effect !== 'Allow' && effect !== 'Deny') {
    const received = effect === undefined ? 'no Effect' : `Effect '${String(effect)}'`;
    yield { below: ['Effect'], received, message: 'Effect is Allow or Deny' };
  }
  // Whose principals are of another kind of policy has the content of that kind as well.
  const content = principalProblem(statement, kind) ?? contentProblem(statement, kind);
  if (content !== undefined) yield content;
  const condition = unknownOperator(statement) ?? conditionProblem(statement);
  if (condition !== undefined) yield condition;
}

function principalProblem(statement: Statement, kind: PolicyKind): Told | undefined {
  const { Principal: principal = statement['NotPrincipal'] } = statement;
  const below = [statement['Principal'] === undefined ? 'NotPrincipal' : 'Principal'];
  if (kind === 'identity') {
    return principal === undefined || isComputed(principal)
      ? undefined
      : { below, received: 'a Principal', message: 'a policy of a role says nothing about principals; its trust policy does' };
  }
  if (principal === undefined)
    return kind === 'any' ? undefined : { received: 'no Principal', message: `a ${kind} policy says for whom it is` };
  if (principal === '*' || isComputed(principal)) return undefined;
  if (!isStatement(principal))
    return { below, received: 'a Principal of text', message: `an object with ${PRINCIPALS.join(', ')}, or "*"` };
  const problem = misspelt(Object.keys(principal), PRINCIPALS);
  return problem && { ...problem, below };
}

/** Trust policies name no resources: they are about the role itself. */
function contentProblem(statement: Statement, kind: PolicyKind): Told | undefined {
  if (kind === 'identity') return grammarProblem(statement);
  if (kind === 'resource') return grammarProblem(withoutSid(statement));
  // Somebody may put other resources into it before it is used.
  if (kind === 'any') return grammarProblem({ ...withoutResources(withoutSid(statement)), Resource: '*' });
  const resource = ['Resource', 'NotResource'].find((key) => statement[key] !== undefined && !isComputed(statement[key]));
  if (resource !== undefined)
    return { below: [resource], received: `a ${resource}`, message: 'a trust policy has none: it is about its role' };
  return grammarProblem({ ...withoutSid(statement), Resource: '*' });
}

const withoutResources = ({ Resource: _, NotResource: __, ...statement }: Statement): Statement => statement;

/** Policies of resources may have blanks in it. */
const withoutSid = ({ Sid: _, ...statement }: Statement): Statement => statement;

function conditionProblem({ Condition: condition }: Statement): Told | undefined {
  if (condition === undefined || isComputed(condition)) return undefined;
  if (!isStatement(condition))
    return { below: ['Condition'], received: 'a Condition of text', message: 'operator, key and value' };
  const [operator] = Object.entries(condition).find(([, keys]) => !isStatement(keys) && !isComputed(keys)) ?? [];
  return operator === undefined
    ? undefined
    : { below: ['Condition', operator], received: `'${operator}'`, message: 'an operator has keys with their values below it' };
}

function* sameSid(statements: readonly Statement[]): Iterable<Told> {
  const sids = statements.map(({ Sid: sid }) => sid);
  const twice = sids.find((sid, index) => typeof sid === 'string' && sid !== '' && sids.indexOf(sid) < index);
  if (typeof twice === 'string' && !isComputed(twice)) yield { received: `Sid '${twice}'`, message: 'each Sid only once' };
}

/** A key that the grammar does not have, whatever its capitals. */
function misspelt(keys: readonly string[], accepted: readonly string[]): Told | undefined {
  const isKnown = (key: string): boolean =>
    accepted.includes(key) || accepted.some((one) => one.toLowerCase() === key.toLowerCase());
  const key = keys.find((one) => !isKnown(one) && !isComputed(one));
  if (key === undefined) return undefined;
  return { received: `'${key}'`, message: `accepted are ${accepted.join(', ')}`, ...suggesting(didYouMean(key, accepted)) };
}

const isComputed = (value: unknown): boolean => typeof value === 'string' && value.includes('${…}');
