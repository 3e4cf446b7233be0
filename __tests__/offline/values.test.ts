import { encode, ExtData } from '@msgpack/msgpack';
import {
  canonicalText,
  decodeObject,
  decodeValue,
  encodeValue,
  equalValues,
  isWhollyKnown,
  UNKNOWN,
  type Value,
} from '../../lib/offline/protocol/value';
import { keepKnown } from '../../lib/offline/provider/known-attributes';
import { formatPath, leavesAt, valuesAt } from '../../lib/offline/provider/paths';
import type { Attribute, Block } from '../../lib/schema/schema';

const bytes = (value: unknown): { msgpack: Uint8Array } => ({ msgpack: encode(value) });

describe('values on the wire', () => {
  test('an unknown value is the extension that Terraform expects, byte for byte', () => {
    expect(Buffer.from(encodeValue(UNKNOWN).msgpack ?? []).toString('hex')).toBe('d40000');
    expect(decodeValue({ msgpack: Buffer.from('d40000', 'hex') })).toBe(UNKNOWN);
  });

  test('an unknown about which Terraform knows something is unknown too', () => {
    const refined = new ExtData(12, encode({ 1: false }));
    expect(decodeValue(bytes({ a: refined }))).toEqual({ a: UNKNOWN });
  });

  test.each<[string, Value]>([
    ['null', null],
    ['text', 'a${b}'],
    ['a number', 600],
    ['a fraction', 0.5],
    ['a number beyond 2^53', 9007199254740993n],
    ['a list', ['a', null, UNKNOWN]],
    ['an object', { a: true, b: { c: [] } }],
    ['a dynamic value with its type', [Buffer.from('["object",{"a":"string"}]'), { a: 'b' }]],
  ])('%s survives', (_, value) => {
    expect(equalValues(decodeValue(encodeValue(value)), value)).toBe(true);
  });

  test('JSON is understood, nothing is null', () => {
    expect(decodeObject({ json: Buffer.from('{"a":1}') })).toEqual({ a: 1 });
    expect(decodeValue(undefined)).toBeNull();
    expect(decodeObject(bytes(null))).toBeNull();
  });
});

describe('comparing', () => {
  test.each<[Value, Value, boolean]>([
    [1, 1n, true],
    [1, 2n, false],
    ['1', 1, false],
    [UNKNOWN, UNKNOWN, true],
    [UNKNOWN, null, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [['a', 'b'], ['b', 'a'], false],
    [[], {}, false],
    [[Buffer.from('"string"'), 'x'], ['"string"', 'x'], true],
    [[Buffer.from('"string"'), 'x'], [Buffer.from('"number"'), 'x'], false],
  ])('%p and %p: %p', (one, other, expected) => {
    expect(equalValues(one, other)).toBe(expected);
    expect(equalValues(other, one)).toBe(expected);
  });

  test('the text of a value does not depend on the order of its keys', () => {
    expect(canonicalText({ b: 1n, a: [UNKNOWN, { d: 1, c: 2 }] })).toBe(
      canonicalText({ a: [UNKNOWN, { c: 2, d: 1 }], b: 1 }).replace('"b":1', '"b":"1"'),
    );
  });

  test('one unknown makes the whole unknown', () => {
    expect(isWhollyKnown({ a: [{ b: UNKNOWN }] })).toBe(false);
    expect(isWhollyKnown({ a: [{ b: null }] })).toBe(true);
  });
});

describe('paths', () => {
  const value: Value = {
    vpc_config: [{ subnet_ids: ['a', 'b'] }],
    name: 'x',
    none: null,
    manifest: [Buffer.from('"x"'), { kind: 'NodePool' }],
  };

  test('go through lists, and know where they were', () => {
    expect(valuesAt(value, 'vpc_config.subnet_ids')).toEqual([{ value: ['a', 'b'], path: ['vpc_config', 0, 'subnet_ids'] }]);
    expect(leavesAt(value, 'vpc_config.subnet_ids').map(({ path }) => formatPath(path))).toEqual([
      'vpc_config[0].subnet_ids[0]',
      'vpc_config[0].subnet_ids[1]',
    ]);
  });

  test('go into dynamic values', () => {
    expect(valuesAt(value, 'manifest.kind')).toEqual([{ value: 'NodePool', path: ['manifest', 'kind'] }]);
  });

  test('what is not there is null at the end and nothing in between', () => {
    expect(valuesAt(value, 'version')).toEqual([{ value: null, path: ['version'] }]);
    expect(valuesAt(value, 'access_config.mode')).toEqual([]);
    expect(valuesAt(value, 'none.mode')).toEqual([]);
  });
});

test('states of earlier bindings lose what the schema does not have', () => {
  const text: Attribute = { required: false, optional: true, computed: false, sensitive: false, type: 'string' };
  const block: Block = {
    attributes: {
      name: text,
      set: { ...text, type: undefined as never, nested: { nesting: 'list', attributes: { name: text } } },
    },
    blocks: { rule: { nesting: 'set', minItems: 0, maxItems: 0, block: { attributes: { a: text }, blocks: {} } } },
  };
  const state = { name: 'x', gone: 1, set: [{ name: 'a', gone: 1 }], rule: [{ a: 'b', gone: 1 }] };
  expect(keepKnown(block, state)).toEqual({ name: 'x', set: [{ name: 'a' }], rule: [{ a: 'b' }] });
  expect(keepKnown(block, null)).toBeNull();
});
