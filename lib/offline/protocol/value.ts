import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

/** Stands for what only an apply can tell. */
export class Unknown {
  toString(): string {
    return '(known after apply)';
  }
}

export const UNKNOWN = new Unknown();

/**
 * A value of Terraform's type system. Lists, sets and tuples are arrays, maps and objects are objects. Where the schema
 * says `dynamic`, the value is a pair of the type (JSON, as bytes or text) and the value.
 */
export type Value = null | boolean | number | bigint | string | Unknown | Uint8Array | readonly Value[] | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Uint8Array)
  );
}

export const isListValue = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** `0` is a plain unknown, `12` one of which Terraform knows something; both are unknown here. */
const EXTENSIONS = new ExtensionCodec();
for (const type of [0, 12]) EXTENSIONS.register({ type, encode: () => null, decode: () => UNKNOWN });
EXTENSIONS.register({
  type: 0,
  encode: (value) => (value instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});

const OPTIONS = { extensionCodec: EXTENSIONS, useBigInt64: true } as const;

/** A value as it travels between Terraform and a provider. */
export interface WireValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

export function decodeValue(wire: WireValue | null | undefined): Value {
  if (wire?.msgpack !== undefined && wire.msgpack.length > 0) return decode(wire.msgpack, OPTIONS) as Value;
  if (wire?.json !== undefined && wire.json.length > 0) return JSON.parse(Buffer.from(wire.json).toString('utf8')) as Value;
  return null;
}

/** A resource or data source as a whole; null when there is none. */
export function decodeObject(wire: WireValue | null | undefined): ObjectValue | null {
  const value = decodeValue(wire);
  return isObjectValue(value) ? value : null;
}

export const encodeValue = (value: Value): WireValue => ({ msgpack: encode(value, OPTIONS) });

/** True when nothing in it is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (isListValue(value)) return value.every(isWhollyKnown);
  return !isObjectValue(value) || Object.values(value).every(isWhollyKnown);
}

/** Equality of what Terraform sent: it writes equal sets in equal order. Unknown equals unknown. */
export function equalValues(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (one instanceof Unknown || other instanceof Unknown) return one instanceof Unknown && other instanceof Unknown;
  if (one instanceof Uint8Array || other instanceof Uint8Array) return sameText(one, other);
  if (isListValue(one)) {
    return isListValue(other) && one.length === other.length && one.every((element, index) => equalValues(element, other[index]));
  }
  if (!isObjectValue(one) || !isObjectValue(other)) return isNumeric(one) && isNumeric(other) && Number(one) === Number(other);
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => name in other && equalValues(one[name], other[name]))
  );
}

const isNumeric = (value: Value | undefined): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

/** Types of dynamic values come as bytes or as text. */
function sameText(one: Value | undefined, other: Value | undefined): boolean {
  const text = (value: Value | undefined): string | undefined =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : typeof value === 'string' ? value : undefined;
  return text(one) !== undefined && text(one) === text(other);
}

/** Stable text of a value, from which made-up identifiers are derived. */
export function canonicalText(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Unknown) return '?';
    if (typeof part === 'bigint') return String(part);
    if (part instanceof Uint8Array) return Buffer.from(part).toString('utf8');
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
