// First of all: before zod is loaded.
import './lazy-locales';
import type { z } from 'zod';
import { didYouMean } from '../rules/did-you-mean';
import type { Finding } from '../rules/finding';
import { formatPath, valueAt, type InputPath } from '../rules/input-path';
import { ourWord } from '../rules/other-names';
import { printed } from '../rules/run';
import { shapeRules } from '../rules/shape';
import { listed } from '../rules/texts';
import { exampleAt } from './example-form';
import { environmentShape } from './shape';
import { formsAt, keysAt, schemasAt, wordsOf, type Form } from './shape-forms';
import { unknownKeys } from './unknown-keys';

type Issue = z.core.$ZodIssue;

/**
 * Findings about keys and types, all of them. `jitless`: zod would write and compile a parser for every object first, which
 * pays from the hundredth environment on.
 */
export function checkShape(input: unknown, environment: string | undefined): readonly Finding[] {
  const result = environmentShape.safeParse(input, { reportInput: false, jitless: true });
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => findings(issue, [], input, environment));
}

function findings(issue: Issue, at: InputPath, input: unknown, environment: string | undefined): readonly Finding[] {
  const path: InputPath = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const value = valueAt(input, path);

  if (issue.code === 'invalid_union') {
    const branch = value === undefined ? undefined : withAllLiterals(likeliest(issue.errors), issue.errors);
    if (branch !== undefined) return branch.flatMap((inner) => findings(inner, path, input, environment));
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(environmentShape, path);
    const form = issue.keys.some((key) => known.includes(key)) ? formMeant(path, value) : undefined;
    if (form !== undefined) return form.flatMap((inner) => findings(inner, path, input, environment));
    const common = about('unknownKey', environment);
    const foreign = issue.keys.filter((key) => known.includes(key));
    return [
      ...foreign.map((key) => ({
        ...common,
        path: [...path, key],
        received: printed(valueAt(value, [key])),
        message: `'${key}' does not go together with ${othersThan(formsAt(environmentShape, path), key, value)}`,
        suggestion: undefined,
      })),
      ...unknownKeys(
        issue.keys.filter((key) => !foreign.includes(key)),
        path,
        value,
      ).map((one) => ({ ...common, ...one })),
    ];
  }
  if (value === undefined) {
    return [
      {
        ...about('missing', environment),
        path,
        received: undefined,
        message: `missing; it takes ${accepted(issue)}`,
        suggestion: undefined,
        ...likeThis(path, undefined),
      },
    ];
  }
  const suggestion = typeof value === 'string' ? wordMeant(value, literals(issue)) : undefined;
  const wrong = { ...about('wrongValue', environment), path, received: printed(value) };
  return [
    {
      ...wrong,
      message: `accepted is ${accepted(issue)}`,
      suggestion,
      ...(suggestion === undefined ? likeThis(path, value) : {}),
      ...(typeof value === 'number' ? inQuotes(value, path, issue) : undefined),
      ...(typeof value === 'string' ? withoutQuotes(value, issue) : undefined),
    },
  ];
}

function about(
  kind: keyof typeof shapeRules,
  environment: string | undefined,
): Pick<Finding, 'rule' | 'severity' | 'environment' | 'fix'> {
  const { id, severity, fix } = shapeRules[kind];
  return { rule: id, severity, environment, fix };
}

/** The word that was meant; never one that says the opposite, as `none` would for one gateway. */
function wordMeant(word: string, words: readonly string[]): string | undefined {
  const isOff = (text: string): boolean => /^(no|off)/i.test(text);
  return ourWord(word, words) ?? didYouMean(word, isOff(word) ? words : words.filter((one) => !isOff(one)));
}

/** The form, for whoever knows no more than its kind. */
function likeThis(path: InputPath, value: unknown): { readonly fix?: string } {
  const example = exampleAt(path, value);
  return example === undefined ? {} : { fix: `write it like this: ${example}` };
}

/**
 * Without what is missing because it was written under another name, which has been said.
 */
export function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const meant = new Set(
    findings.flatMap(({ rule, path, suggestion }) =>
      rule === shapeRules.unknownKey.id && suggestion !== undefined ? [formatPath([...path.slice(0, -1), suggestion])] : [],
    ),
  );
  return findings.filter(({ rule, path }) => rule !== shapeRules.missing.id || !meant.has(formatPath(path)));
}

/** A number where text is wanted is nearly always a version or an account without its quotes. */
function inQuotes(value: number, path: InputPath, issue: Issue): Remedy | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return undefined;
  const number = String(value);
  const key = path.at(-1);
  // What a number loses: the zero at the end of 1.30, and those in front of an account.
  const isCut = key === 'version' && /^\d\.\d$/.test(number);
  const unit = UNITS.find(([of]) => formatPath(path).endsWith(of))?.[1] ?? '';
  const text = isCut ? `${number}0` : key === 'account' ? number.padStart(12, '0') : `${number}${unit}`;
  return { message: 'a number, where text is expected', fix: `write it in quotes: '${text}'` };
}

/** What is asked for by its unit, which a number without it is refused for next. */
const UNITS: readonly (readonly [end: string, unit: string])[] = [
  ['.consolidateAfter', 's'],
  ['.expireAfter', 'h'],
  ['.limits.memory', 'Gi'],
  ['.ephemeralStorage.size', 'Gi'],
];

/** The other way round: `'30'` days, `'true'`. */
function withoutQuotes(value: string, issue: Issue): Remedy | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  const isMeant =
    issue.expected === 'number' ? /^-?\d+(\.\d+)?$/.test(value) : issue.expected === 'boolean' && /^(true|false)$/.test(value);
  return isMeant
    ? { message: `text, where ${accepted(issue)} is expected`, fix: `write it without quotes: ${value}` }
    : undefined;
}

type Remedy = Pick<Finding, 'message' | 'fix'>;

/** The alternative that was probably meant: right type first, then the right literals, then the fewest problems. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const unknown = new Set(
    branches.flatMap((issues) =>
      issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])),
    ),
  );
  const cost = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => {
      if (issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'too_small') return sum + 1000;
      // A key tells the forms apart (`type`) only where all of them have it.
      if (issue.code === 'invalid_value' && issue.path.length === 1 && !unknown.has(String(issue.path[0]))) return sum + 10;
      // A form that knows the key, with something wrong in it, is likelier than one that does not know it.
      return sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 1.5 : 1);
    }, 0);
  const [best] = [...branches].sort((one, other) => cost(one) - cost(other));
  return best === undefined || cost(best) >= 1000 ? undefined : best;
}

/**
 * zod names no other form where something in each of them is of the wrong kind, and this one has a key too many only: the
 * problems of the form that was likelier meant.
 */
function formMeant(path: InputPath, value: unknown): readonly Issue[] | undefined {
  const branches = schemasAt(environmentShape, path).flatMap((form): (readonly Issue[])[] => {
    const { error } = (form as z.ZodType).safeParse(value, { reportInput: false, jitless: true });
    return error === undefined ? [] : [error.issues];
  });
  const best = likeliest(branches);
  return best?.some(({ code, path: at }) => code === 'unrecognized_keys' && at.length === 0) === true ? undefined : best;
}

/** Where every alternative wants another literal of one key (`type: 'local'`, `type: 's3'`), all of them are accepted. */
function withAllLiterals(
  branch: readonly Issue[] | undefined,
  branches: readonly (readonly Issue[])[],
): readonly Issue[] | undefined {
  return branch?.map((issue) => {
    if (issue.code !== 'invalid_value') return issue;
    const same = branches.map((other) =>
      other.find((candidate) => candidate.code === 'invalid_value' && candidate.path.join('.') === issue.path.join('.')),
    );
    const values = same.flatMap((other) => (other?.code === 'invalid_value' ? other.values : []));
    return same.every((other) => other !== undefined) ? { ...issue, values: [...new Set(values)] } : issue;
  });
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function accepted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return listed(
        issue.values.map((value) => printed(value)),
        'or',
      );
    case 'too_small':
      return `at least ${String(issue.minimum)} ${issue.origin === 'array' ? 'member' : ''}`.trim();
    case 'too_big':
      return `${issue.exact === true ? 'exactly' : 'at most'} ${String(issue.maximum)} ${issue.origin === 'array' ? 'member' : ''}`.trim();
    case 'invalid_union':
      return listed([...new Set(issue.errors.flatMap(([first]) => (first === undefined ? [] : [accepted(first)])))], 'or');
    default:
      return issue.message;
  }
}

function literals(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flatMap((branch) => branch.flatMap(literals)) : [];
}

/** True of a key that exists, in another form than the other keys there. */
export const isOfAnotherForm = ({ rule, path }: Finding): boolean =>
  rule === shapeRules.unknownKey.id && keysAt(environmentShape, path.slice(0, -1)).includes(String(path.at(-1)));

/** What a key is one too many beside: keys that are in no form that has it, and the word by which another form is chosen. */
function othersThan(forms: readonly Form[], key: string, value: unknown): string {
  const written = Object.entries(Object(value) as object).filter(([one]) => forms.some((form) => one in form));
  const foreign = forms
    .filter((form) => key in form)
    .map((form) =>
      written.flatMap(([one, said]) => {
        const member = form[one];
        if (member === undefined) return [`'${one}'`];
        return one !== key && wordsOf(member)?.includes(said) === false ? [`${one}: ${printed(said)}`] : [];
      }),
    );
  const [fewest = []] = foreign.toSorted((one, other) => one.length - other.length);
  return fewest.length === 0 ? 'the other keys here' : fewest.join(' and ');
}
