import { createHash } from 'node:crypto';
import { expressionsOf } from '../terraform/references';
import { type Json, type JsonObject, type StackJson, walk } from '../terraform/stack-json';
import { madeUpKind } from './made-up-kinds';

/** What stands behind a name in a state: members of an object, or elements of a list. */
interface Read {
  readonly members: Map<string, Read>;
  readonly elements: Map<number, Read>;
}

const STEP = /^\s*(?:\.\s*([A-Za-z_][\w-]*|\d+|\*)|\[\s*(?:"((?:[^"\\]|\\.)*)"|(\d+)|(\*))\s*\])/;

/** Names of the outputs that a stack reads through one of its remote states, sorted. */
export const outputsRead = (stack: StackJson, remoteState: string): readonly string[] =>
  [...readThrough(stack, remoteState).members.keys()].sort();

/**
 * Values for the outputs that a stack reads from a state that nobody has: as deep as it reads, and by their names of the
 * kind that AWS would have given (`vpc-…`, `subnet-…`, ARNs). What the stack names as defaults stays as it is.
 */
export function stubOutputs(stack: StackJson, remoteState: string, defaults: JsonObject): JsonObject {
  const made = [...readThrough(stack, remoteState).members]
    .filter(([name]) => !(name in defaults))
    .map(([name, read]): [string, Json] => [name, valueOf(read, name, name)]);
  return { ...defaults, ...Object.fromEntries(made) };
}

function readThrough(stack: StackJson, remoteState: string): Read {
  const root = nothing();
  const start = new RegExp(String.raw`\bdata\s*\.\s*terraform_remote_state\s*\.\s*${remoteState}\s*\.\s*outputs\b`, 'g');
  for (const { value } of walk(stack)) {
    if (typeof value !== 'string' || !value.includes('terraform_remote_state')) continue;
    for (const expression of expressionsOf(value)) {
      for (const match of expression.matchAll(start)) follow(root, expression.slice(match.index + match[0].length));
    }
  }
  return root;
}

/** Notes what is read behind `outputs`, step by step, until something comes that only Terraform can tell. */
function follow(root: Read, rest: string): void {
  let at = root;
  for (let step = STEP.exec(rest); step !== null; step = STEP.exec(rest)) {
    const [whole, name, quoted, index, star] = step;
    const key = quoted ?? name ?? index ?? star ?? '';
    if (key === '*') at = child(at.elements, 0);
    else at = quoted === undefined && /^\d+$/.test(key) ? child(at.elements, Number(key)) : child(at.members, key);
    rest = rest.slice(whole.length);
  }
}

function child<Key>(of: Map<Key, Read>, key: Key): Read {
  const found = of.get(key) ?? nothing();
  of.set(key, found);
  return found;
}

const nothing = (): Read => ({ members: new Map(), elements: new Map() });

/**
 * @param name the last word that says something, which tells the kind
 * @param seed the whole way, which tells values apart
 */
function valueOf({ members, elements }: Read, name: string, seed: string): Json {
  if (members.size > 0) {
    const entries = [...members].map(([key, read]): [string, Json] => {
      const at = `${seed}.${key}`;
      // In `subnet_ids["zone"]` it is the collection that says what its members are.
      const isKey = kindOf(key) === undefined && isEnd(read);
      return [key, isKey ? scalar(name, at) : valueOf(read, key, at)];
    });
    return Object.fromEntries(entries);
  }
  if (elements.size > 0) {
    const length = Math.max(...elements.keys()) + 1;
    return Array.from({ length }, (_, index) => {
      const read = elements.get(index) ?? nothing();
      return isEnd(read) ? scalar(name, `${seed}.${index}`) : valueOf(read, name, `${seed}.${index}`);
    });
  }
  // As a whole, what is named in the plural is a list.
  return /(?:ids|arns|cidrs|blocks|subnets|groups|zones|names)$/.test(name)
    ? [scalar(name, `${seed}.0`), scalar(name, `${seed}.1`)]
    : scalar(name, seed);
}

const isEnd = ({ members, elements }: Read): boolean => members.size === 0 && elements.size === 0;

const ACCOUNT = '123456789012';

/** By the end of the name; the first that fits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/role_arns?$/, `arn:aws:iam::${ACCOUNT}:role/stub-{hex17}`],
  [/key_arns?$/, `arn:aws:kms:us-east-1:${ACCOUNT}:key/{hex17}`],
  [/policy_arns?$/, `arn:aws:iam::${ACCOUNT}:policy/stub-{hex17}`],
  [/arns?$/, `arn:aws:stub:us-east-1:${ACCOUNT}:stub/{hex17}`],
  [/(account|account_id)$/, ACCOUNT],
  [/(endpoint|url|issuer)s?$/, 'https://stub.example.com'],
  [/certificate(_authority)?(_data)?$/, Buffer.from('stub').toString('base64')],
];

const kindOf = (name: string): string | undefined => madeUpKind(name) ?? KINDS.find(([pattern]) => pattern.test(name))?.[1];

const scalar = (name: string, seed: string): string => {
  const digits = createHash('sha256').update(seed).digest('hex').slice(0, 17);
  return (kindOf(name) ?? 'stub-{hex17}').replace('{hex17}', digits);
};
