import type { OneOrMany, PolicyStatement } from '../../lib/model/policy-document';

const list = (value: OneOrMany | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const like = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  ).test(text);

/** The part of IAM's evaluation that our statements use; an operator that it does not know throws. */
function fulfilled(statement: PolicyStatement, context: ReadonlyMap<string, string>): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const value = context.get(key);
      switch (operator) {
        case 'StringEquals':
        case 'Bool':
          return value !== undefined && list(wanted).includes(value);
        case 'StringLike':
          return value !== undefined && list(wanted).some((pattern) => like(pattern, value));
        case 'ForAllValues:StringEquals':
          return value === undefined || list(wanted).includes(value);
        default:
          throw new Error(`the test knows no operator '${operator}'`);
      }
    }),
  );
}

/** Whether the statements allow `<action> <resource> [<condition key>=<value> …]`. */
export function allowed(statements: readonly PolicyStatement[], request: string): boolean {
  const [action = '', resource = '', ...facts] = request.split(' ');
  const context = new Map(facts.map((fact) => [fact.slice(0, fact.indexOf('=')), fact.slice(fact.indexOf('=') + 1)]));
  return statements.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      list(statement.Action).some((pattern) => like(pattern, action)) &&
      list(statement.Resource).some((pattern) => like(pattern, resource)) &&
      fulfilled(statement, context),
  );
}
