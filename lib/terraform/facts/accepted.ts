import { closest, distance } from 'fastest-levenshtein';
import { Address4, Address6 } from 'ip-address';
import type * as Yaml from 'yaml';
import { remembered } from '../remembered';
import { isObject } from '../stack-json';
import type { Accepted } from './facts';

/** Why a value is refused. */
export interface Refused {
  /** What is accepted instead, in words. */
  readonly accepted: string;
  /** The value that was probably meant. */
  readonly suggestion: string | undefined;
}

/** Why a value is not accepted; undefined when it is, or when nothing is known about values of its kind. */
export function refusedBy(value: unknown, accepted: Accepted): Refused | undefined {
  if (typeof value === 'string') return refusedText(value, accepted);
  if (typeof value === 'number' || typeof value === 'bigint') return refusedNumber(Number(value), accepted);
  return undefined;
}

/** The same as one sentence. */
export function refusal(value: unknown, accepted: Accepted): string | undefined {
  const refused = refusedBy(value, accepted);
  if (refused === undefined) return undefined;
  if (accepted.json !== undefined) return 'is not a JSON object';
  const received = typeof value === 'string' ? `"${value}"` : String(value);
  const meant = refused.suggestion === undefined ? '' : `; did you mean ${refused.suggestion}?`;
  return `${received} is not accepted; accepted: ${refused.accepted}${meant}`;
}

function refusedText(value: string, accepted: Accepted): Refused | undefined {
  const { oneOf, pattern, means, minLength, maxLength, firstAddress, json, jsonOrYaml } = accepted;
  const because = (words: string): Refused => ({ accepted: words, suggestion: undefined });
  if (oneOf !== undefined && !oneOf.includes(value)) return { accepted: oneOf.join(', '), suggestion: nearest(value, oneOf) };
  if (pattern !== undefined && !whole(pattern).test(value)) {
    return because(means ?? `what matches ${pattern}`);
  }
  if (firstAddress === true && corrected(value) !== undefined) {
    return { accepted: 'a range that begins with its first address', suggestion: corrected(value) };
  }
  if (minLength !== undefined && value.length < minLength) return because(`at least ${minLength} characters`);
  if (maxLength !== undefined && value.length > maxLength)
    return because(`at most ${maxLength} characters, it has ${value.length}`);
  if (jsonOrYaml === true && !isObjectInText(value)) return because('an object, as JSON or as YAML');
  if (json === undefined || (json === 'object or empty' && value === '')) return undefined;
  return isJsonObject(value) ? undefined : because('a JSON object');
}

/** `10.0.1.0/24` for `10.0.1.5/24`; undefined for what begins with its first address, or is no range. */
const corrected = remembered((range): string | undefined => {
  const Address = range.includes(':') ? Address6 : Address4;
  if (!Address.isValid(range)) return undefined;
  const address = new Address(range);
  const first = address.startAddress();
  return address.bigInt() === first.bigInt() ? undefined : `${first.correctForm()}/${address.subnetMask}`;
});

const whole = remembered((pattern) => new RegExp(`^(?:${pattern})$`, 's'));

function refusedNumber(value: number, { numbers, min, max }: Accepted): Refused | undefined {
  const because = (accepted: string): Refused => ({ accepted, suggestion: undefined });
  if (numbers !== undefined && !numbers.includes(value)) return because(numbers.join(', '));
  if (min !== undefined && value < min) return because(`at least ${min}`);
  return max !== undefined && value > max ? because(`at most ${max}`) : undefined;
}

function nearest(value: string, accepted: readonly string[]): string | undefined {
  const near = accepted.find((one) => one.toLowerCase() === value.toLowerCase()) ?? closest(value, accepted);
  const isNear = near.toLowerCase() === value.toLowerCase() || distance(value, near) <= Math.max(1, value.length / 3);
  return isNear ? near : undefined;
}

/** JSON is YAML too; YAML is only loaded for what is no JSON. */
function isObjectInText(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    return isObject(JSON.parse(text));
  } catch {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const yaml = require('yaml') as typeof Yaml;
    const document = yaml.parseDocument(text);
    return document.errors.length === 0 && isObject(document.toJS());
  }
}

/** Policies and metadata of objects: lists and plain texts are JSON, and refused. */
function isJsonObject(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text);
    return isObject(document);
  } catch {
    return false;
  }
}
