import { remembered } from '../terraform/remembered';
import type { InputPath } from './input-path';
import type { ValueProblem } from './rule';

const list = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const texts = (value: unknown): readonly string[] => list(value).filter((item) => typeof item === 'string');

export type Statement = Readonly<Record<string, unknown>>;

export const isStatement = (value: unknown): value is Statement =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Does it allow, and may any of its actions be this one? `iam:PassRole` is meant by `*`, `iam:*` and `iam:Pass*`. */
export function allows(statement: Statement, action: string): boolean {
  if ((statement['Effect'] ?? 'Allow') !== 'Allow') return false;
  const isNamed = (element: string): boolean => texts(statement[element]).some((pattern) => matching(pattern)(action));
  return isNamed('Action') || (statement['NotAction'] !== undefined && !isNamed('NotAction'));
}

/** Names every resource that there is. */
export const isAboutEverything = (statement: Statement): boolean => texts(statement['Resource']).includes('*');

export const isConditional = (statement: Statement): boolean => statement['Condition'] !== undefined;

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
  if (values.some((value) => typeof value !== 'string')) return `${written[0]} is a text or a list of texts`;
  return values.length === 0 || values.includes('') ? `${written[0]} names at least one, and none that is empty` : undefined;
}

/** Texts of an element, each with its place in the statement. */
export const placed = (statement: Statement, ...elements: readonly string[]): readonly (readonly [string, InputPath])[] =>
  elements.flatMap((element) => {
    const value = statement[element];
    return list(value).flatMap((text, index) =>
      typeof text === 'string' ? [[text, Array.isArray(value) ? [element, index] : [element]] as const] : [],
    );
  });

/** All that IAM's grammar refuses in a statement of a role. */
export function* grammarProblems(statement: Statement): Iterable<ValueProblem> {
  for (const [one, other] of [
    ['Action', 'NotAction'],
    ['Resource', 'NotResource'],
  ] as const) {
    const message = eitherOf(statement, one, other);
    if (message !== undefined) yield { message };
  }
  for (const [action, below] of placed(statement, 'Action', 'NotAction')) {
    if (
      action === '' ||
      action === '*' ||
      action === '*:*' ||
      /^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action) ||
      action.includes('${')
    )
      continue;
    yield {
      below,
      received: `'${action}'`,
      message: "an action is '<service>:<Action>', such as 's3:GetObject'",
      fix: "write it as the service authorization reference has it: 's3:GetObject'",
    };
  }
  for (const [resource, below] of placed(statement, 'Resource', 'NotResource')) {
    if (resource === '' || /^(arn:|\$\{|\*)/.test(resource)) continue;
    yield {
      below,
      received: `'${resource}'`,
      message: "a resource is an ARN, or '*'",
      fix: "write its ARN: 'arn:aws:s3:::reports/*'",
    };
  }
  const sid = statement['Sid'];
  if (typeof sid === 'string' && !/^[A-Za-z0-9]*$/.test(sid) && !sid.includes('${')) {
    yield {
      below: ['Sid'],
      received: `'${sid}'`,
      message: 'a Sid is letters and digits only',
      fix: "write it without other characters ('ReadReports'), or leave it out",
    };
  }
}

/** The first of them. */
export function grammarProblem(statement: Statement): ValueProblem | undefined {
  const [first] = grammarProblems(statement);
  return first;
}

/** Characters that IAM counts: all but white space. */
export const policySize = (document: unknown): number => JSON.stringify(document).replace(/\s/g, '').length;
