import { isObject, type Json, type JsonObject, type StackJson } from '../../lib/terraform/stack-json';

/** One edit of one resource. */
export interface Mutant {
  readonly stack: string;
  /** `aws_subnet` */
  readonly type: string;
  readonly operator: Operator;
  /** What was edited, without names: `vpc_config.subnet_ids`. */
  readonly at: string;
  readonly json: StackJson;
}

export type Operator = 'remove a resource' | keyof typeof OPERATORS;

type Path = readonly (string | number)[];
type Edit = (value: Json, path: Path) => readonly Json[];

/** Stands for: take it away. */
const GONE = Symbol('gone') as unknown as Json;

/** What somebody may do to a value by mistake. An edit gives back the values that it may turn into. */
const OPERATORS = {
  'delete an argument': (_, path) => (typeof path.at(-1) === 'string' && !path.includes('tags') ? [GONE] : []),
  'drop a dependency': (_, path) => (path[0] === 'depends_on' && path.length === 2 ? [GONE] : []),
  'drop a tag': (_, path) => (path[0] === 'tags' && path.length === 2 ? [GONE] : []),
  'misspell a text': (value, path) =>
    typeof value === 'string' && isPlain(value) && value.length > 2 && !isFree(path) ? [swapped(value)] : [],
  'flip a switch': (value) => (typeof value === 'boolean' ? [!value] : []),
  'change a number': (value) => (typeof value === 'number' ? [value * 1000 + 1] : []),
  'refer to another kind': (value, path) => (isReference(value) && path[0] !== 'depends_on' ? [other(value)] : []),
  'refer to another attribute': (value, path) =>
    isReference(value) && path[0] !== 'depends_on' && /\.(id|arn|name|key_id|allocation_id)\}$/.test(value)
      ? [value.endsWith('.arn}') ? value.replace(/\.arn\}$/, '.id}') : value.replace(/\.\w+\}$/, '.arn}')]
      : [],
  'refer to nothing': (value, path) =>
    isReference(value) && path[0] !== 'depends_on' ? [value.replace(/^(\$\{(?:data\.)?\w+\.)/, '$1x')] : [],
  'another partition': (value) => (isArn(value) ? [value.replace(/^arn:aws:/, 'arn:aws-cn:')] : []),
  'another account': (value) =>
    isArn(value) && value.includes('111122223333') ? [value.replace('111122223333', '444455556666')] : [],
  'write a range that is none': (value) => (isRange(value) ? [value.replace(/\/\d+$/, '/33')] : []),
  'write another range': (value) => (isRange(value) ? [value.replace(/^\d+/, '9')] : []),
  'break a policy': (value) => (typeof value === 'string' && value.startsWith('{"Version"') ? brokenPolicies(value) : []),
} satisfies Readonly<Record<string, Edit>>;

/** Names and descriptions are free: another spelling is another name. */
const FREE = new Set(['description', 'path', 'key', 'value', 'bucket', 'url']);
const isFree = (path: Path): boolean => path.includes('tags') || FREE.has(String(path.at(-1))) || path.includes('depends_on');

const isPlain = (text: string): boolean => !/[${]/.test(text) && !text.startsWith('arn:') && /[a-zA-Z]{3}/.test(text);
const isReference = (value: Json): value is string => typeof value === 'string' && /^\$\{(?:data\.)?aws_[^}]*\}$/.test(value);
const isRange = (value: Json): value is string => typeof value === 'string' && /^[\d.]+\/\d+$/.test(value);
const isArn = (value: Json): value is string => typeof value === 'string' && value.startsWith('arn:aws:');

/** Two letters in the middle change places. */
function swapped(text: string): string {
  const letters = [...text];
  for (let at = Math.floor(letters.length / 2); at > 0; at -= 1) {
    const [one, two] = [letters[at - 1], letters[at]];
    if (one === two || one === undefined || two === undefined || !/\w/.test(one + two)) continue;
    [letters[at - 1], letters[at]] = [two, one];
    return letters.join('');
  }
  return `${text}x`;
}

/** The same attribute position of something else that every stack of AWS may have. */
const other = (value: string): string =>
  value.startsWith('${aws_kms_key.')
    ? value.replace(/^\$\{aws_kms_key\./, '${aws_iam_role.')
    : value.replace(/^\$\{(?:data\.)?\w+\.([\w-]+).*$/, '${aws_kms_key.$1.key_id}');

function brokenPolicies(text: string): readonly string[] {
  const edits: readonly ((text: string) => string)[] = [
    (policy) => policy.replace('"Effect":"Allow"', '"Effect":"allow"'),
    (policy) => policy.replace('"Action"', '"Actions"'),
    (policy) => policy.replace(/"([a-z0-9]+):([A-Z]\w+)([*"])/, '"$1:x$2$3'),
    (policy) => policy.replace(/,?"sts:TagSession"/, ''),
    (policy) => policy.replace(/"Service":"[\w.-]+"/, '"Service":"lambda.amazonaws.com"'),
    (policy) => policy.replace(/"(String|Arn)(Equals|Like)":/, '"$1$2s":'),
    (policy) => policy.replace(/,"Resource":(?:"[^"]*"|\[[^\]]*\])/, ''),
    (policy) => policy.replace('2012-10-17', '2012-10-71'),
    (policy) => policy.slice(0, -1),
  ];
  return edits.map((edit) => edit(text)).filter((edited) => edited !== text);
}

/** Every single edit of one resource of each type, always in the same order; resources of a type are alike. */
export function* mutantsOf(stacks: Readonly<Record<string, StackJson>>): Iterable<Mutant> {
  const done = new Set<string>();
  for (const [stack, json] of Object.entries(stacks)) {
    for (const [type, blocks] of Object.entries(json['resource'] as JsonObject)) {
      for (const [name, body] of Object.entries(blocks as JsonObject)) {
        const kind = isObject(body) && isObject(body['manifest']) ? `${type} ${String(body['manifest']['kind'])}` : type;
        if (done.has(kind)) continue;
        done.add(kind);
        const edited = (path: Path, value: Json): StackJson =>
          replaced(json, ['resource', type, name, ...path], value) as StackJson;
        yield { stack, type: kind, operator: 'remove a resource', at: '', json: edited([], GONE) };
        for (const { path, value } of valuesIn(body, [])) {
          for (const [operator, edit] of Object.entries(OPERATORS) as [keyof typeof OPERATORS, Edit][]) {
            for (const to of edit(value, path)) yield { stack, type: kind, operator, at: named(path), json: edited(path, to) };
          }
        }
      }
    }
  }
}

const named = (path: Path): string => path.filter((part) => typeof part === 'string').join('.');

function valuesIn(value: Json, path: Path): readonly { readonly path: Path; readonly value: Json }[] {
  const here = path.length === 0 ? [] : [{ path, value }];
  if (Array.isArray(value)) {
    // Elements of a list are alike.
    return [...here, ...(value as readonly Json[]).slice(0, 2).flatMap((member, index) => valuesIn(member, [...path, index]))];
  }
  if (!isObject(value)) return here;
  return [...here, ...Object.entries(value).flatMap(([key, member]) => (key === '//' ? [] : valuesIn(member, [...path, key])))];
}

function replaced(value: Json, [part, ...rest]: Path, to: Json): Json {
  if (part === undefined) return to;
  if (Array.isArray(value)) {
    const members = value as readonly Json[];
    return members.flatMap((member, index) => {
      if (index !== part) return [member];
      const changed = replaced(member, rest, to);
      return changed === GONE ? [] : [changed];
    });
  }
  const members = Object.entries(value as JsonObject).flatMap(([key, member]): [string, Json][] => {
    if (key !== part) return [[key, member]];
    const changed = replaced(member, rest, to);
    return changed === GONE ? [] : [[key, changed]];
  });
  return Object.fromEntries(members);
}
