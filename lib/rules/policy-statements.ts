import { remembered } from '../terraform/remembered';
import type { Problem } from './rule';

const list = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const texts = (value: unknown): readonly string[] => list(value).filter((item) => typeof item === 'string');

export type Statement = Readonly<Record<string, unknown>>;

export const isStatement = (value: unknown): value is Statement =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Does it allow, and may any of its actions be this one? `iam:PassRole` is meant by `*`, `iam:*` and `iam:Pass*`. */
export function allows(statement: Statement, action: string): boolean {
  return (statement['Effect'] ?? 'Allow') === 'Allow' && texts(statement['Action']).some((pattern) => matching(pattern)(action));
}

/** Names every resource that there is. */
export const isAboutEverything = (statement: Statement): boolean => texts(statement['Resource']).includes('*');

export const isConditional = (statement: Statement): boolean => statement['Condition'] !== undefined;

export const actionsOf = (statement: Statement): readonly string[] => [
  ...texts(statement['Action']),
  ...texts(statement['NotAction']),
];

export const resourcesOf = (statement: Statement): readonly string[] => [
  ...texts(statement['Resource']),
  ...texts(statement['NotResource']),
];

/** IAM compares without looking at capitals; * and ? stand for any. */
export const matching = remembered((pattern): ((action: string) => boolean) => {
  const expression = pattern
    .split(/([*?])/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part.replace(/[\\^$.+()[\]{}|]/g, '\\$&')))
    .join('');
  const whole = new RegExp(`^${expression}$`, 'i');
  return (action) => whole.test(action);
});

/** One of the two, with something in it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function eitherOf(statement: Statement, one: string, other: string): string | undefined {
  const written = [one, other].filter((key) => statement[key] !== undefined);
  if (written.length !== 1) return `exactly one of ${one} and ${other}`;
  const values = list(statement[String(written[0])]);
  return values.length === 0 || values.includes('') ? `${written[0]} names at least one, and none that is empty` : undefined;
}

/** What IAM's grammar refuses in a statement of a role. */
export function grammarProblem(statement: Statement): Omit<Problem, 'path'> | undefined {
  const message = eitherOf(statement, 'Action', 'NotAction') ?? eitherOf(statement, 'Resource', 'NotResource');
  if (message !== undefined) return { message };
  const action = actionsOf(statement).find((text) => text !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(text));
  if (action !== undefined && !action.includes('${')) {
    return { received: `'${action}'`, message: "an action is '<service>:<Action>', such as 's3:GetObject'" };
  }
  const resource = resourcesOf(statement).find((text) => text !== '*' && !/^(arn:|\$\{|\*)/.test(text));
  if (resource !== undefined) return { received: `'${resource}'`, message: "a resource is an ARN, or '*'" };
  const sid = statement['Sid'];
  return typeof sid === 'string' && !/^[A-Za-z0-9]*$/.test(sid)
    ? { received: `'${sid}'`, message: 'a Sid is letters and digits only' }
    : undefined;
}

/** Characters that IAM counts: all but white space. */
export const policySize = (document: unknown): number => JSON.stringify(document).replace(/\s/g, '').length;
