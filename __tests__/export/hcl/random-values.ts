import { templateOfText } from '../../../lib/export/hcl/canonical-template';
import type { Json } from '../../../lib/terraform/stack-json';
import fc from '../../support/fast-check';

/** Pieces that mean something to JSON, to HCL, or to both, between pieces that mean nothing. */
const PIECES = [
  ...[
    '"',
    '\\',
    '\n',
    '\r\n',
    '\t',
    '\r',
    '${',
    '%{',
    '$${',
    '%%{',
    '$',
    '%',
    '{',
    '}',
    '~',
    '#',
    '//',
    '/*',
    "'",
    '`',
    '=',
    ',',
  ],
  ...['EOT', '<<-EOT', '  ', '\u0001', '\u007f', '\u2028', '\ufeff', 'é', 'e\u0301', '東京', '🚀', '\u200d', '<', '>', '&', '\b'],
  ...['null', 'true', '12', '007', 'for', 'a.b', 'a/b', 'a:b', 'word', ' '],
];

/** Text in which anything may stand. */
export const text: fc.Arbitrary<string> = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''));

/** Several lines, as scripts and YAML have them. */
const lines = fc
  .array(
    fc.oneof(
      text.map((one) => one.replace(/[\r\n]/g, '')),
      fc.constantFrom('', '  indented', '\ttab', 'EOT'),
    ),
    { minLength: 2, maxLength: 5 },
  )
  .map((all) => `${all.join('\n')}\n`);

/** Expressions that need nothing around them. */
const EXPRESSIONS = [
  ...['${1 + 2}', '${upper("a}b\\"{")}', '${true ? "x" : "y"}', '${"${"nested"}-${1}"}', '${[for n in [1, 2] : n * 2]}'],
  ...[
    '${ {a = 1} }',
    '${\n  true\n  ? 1\n  : 2\n}',
    '${join(",", ["a", "b"])}',
    '%{ if true }yes%{ else }no%{ endif }',
    '${null}',
  ],
];
const TEXT_EXPRESSIONS = EXPRESSIONS.filter((one) => !/\[for|\{a|null/.test(one));

/**
 * Terraform refuses an object with two keys that it reads as one: it composes characters, and drops a byte order mark that a
 * template begins with.
 */
const readKey = (key: string): string => key.replace(/^\ufeff/, '').normalize('NFC');

/** An object whose keys Terraform tells apart. */
export const objectOf = <T>(
  key: fc.Arbitrary<string>,
  member: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(key, member), { maxLength, selector: ([one]) => readKey(one) })
    .map((members) => Object.fromEntries(members));

/** What Terraform's JSON has where an expression may stand: templates. */
export const template: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: text.map(templateOfText) },
  { weight: 2, arbitrary: lines.map(templateOfText) },
  { weight: 1, arbitrary: fc.constantFrom(...EXPRESSIONS) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(text, fc.constantFrom(...TEXT_EXPRESSIONS), text)
      .map(
        ([before, expression, after]) => `${templateOfText(before).replace(/[$%]+$/, '')}${expression}${templateOfText(after)}`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }).map((value) => templateOfText(JSON.stringify(value))),
  },
  { weight: 1, arbitrary: fc.dictionary(text, text, { maxKeys: 3 }).map((value) => templateOfText(JSON.stringify(value))) },
);

const number = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, 1e300, 5e-324, 1.5e-7, 9007199254740991, -9007199254740991, 0.1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const { value } = fc.letrec<{ value: Json; list: readonly Json[]; object: Readonly<Record<string, Json>> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: template },
    { weight: 1, arbitrary: number },
    { weight: 1, arbitrary: fc.constantFrom(null, true, false) },
    { weight: 2, arbitrary: tie('list') },
    { weight: 2, arbitrary: tie('object') },
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: objectOf(text.map(templateOfText), tie('value'), 4),
}));

/** Any value that a stack can have where an expression may stand. */
export const anyValue: fc.Arbitrary<Json> = value;

/** Any value where Terraform reads strings as they are. */
export const plainValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constantFrom<Json>(null, true, false, 0, 12) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: objectOf(text, tie('value'), 3) },
  ),
})).value;
