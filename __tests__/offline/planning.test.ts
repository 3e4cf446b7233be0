import type { ResourceFacts } from '../../lib/terraform/facts/facts';
import { type ObjectValue, UNKNOWN, type Value } from '../../lib/offline/protocol/value';
import { counted, fillUnknown, shapesFor } from '../../lib/offline/provider/apply';
import { claim, refuseToChange, refuseToDelete } from '../../lib/offline/provider/claims';
import { contextOf, type ProviderContext } from '../../lib/offline/provider/context';
import { findImported } from '../../lib/offline/provider/import-resource';
import { planResource } from '../../lib/offline/provider/plan';
import { readDataSource } from '../../lib/offline/provider/read-data';
import { validateConfig } from '../../lib/offline/provider/validate';
import { World } from '../../lib/offline/provider/world';
import type { Attribute, Block } from '../../lib/schema/schema';

const attribute = (use: 'required' | 'optional' | 'computed' | 'both', type: Attribute['type'] = 'string'): Attribute => ({
  required: use === 'required',
  optional: use === 'optional' || use === 'both',
  computed: use === 'computed' || use === 'both',
  sensitive: false,
  ...(type === undefined ? {} : { type }),
});

const block: Block = {
  attributes: {
    name: attribute('required'),
    id: attribute('both'),
    arn: attribute('computed'),
    size: attribute('both', 'number'),
    region: attribute('both'),
    tags: attribute('optional', ['map', 'string']),
    tags_all: attribute('both', ['map', 'string']),
  },
  blocks: {
    config: {
      nesting: 'list',
      minItems: 0,
      maxItems: 1,
      block: { attributes: { role: attribute('optional'), group: attribute('computed') }, blocks: {} },
    },
    rule: {
      nesting: 'set',
      minItems: 0,
      maxItems: 0,
      block: { attributes: { port: attribute('optional', 'number'), rule_id: attribute('computed') }, blocks: {} },
    },
  },
};

const EMPTY = { name: 'x', id: null, arn: null, size: null, region: null, tags: null, tags_all: null, config: [], rule: [] };
const context = contextOf({
  region: 'eu-central-1',
  allowed_account_ids: ['111122223333'],
  default_tags: [{ tags: { owner: 'a' } }],
});

const plan = (
  config: ObjectValue,
  prior: ObjectValue | null = null,
  facts: Partial<ResourceFacts> = {},
  where: ProviderContext = context,
): ReturnType<typeof planResource> => {
  // As Terraform merges: what the configuration leaves to the provider keeps its prior value.
  const proposed = Object.fromEntries(
    Object.entries(config).map(([name, value]): [string, Value] => [
      name,
      value === null && prior !== null && block.attributes[name]?.computed ? (prior[name] ?? null) : value,
    ]),
  );
  return planResource({ block, facts: { sources: [], ...facts }, context: where, prior, proposed, config });
};

describe('making a resource', () => {
  test('what is left to AWS is unknown, what the provider knows is not', () => {
    expect(plan({ ...EMPTY, tags: { team: 'b' } }, null, { defaults: { size: 3 } }).state).toMatchObject({
      name: 'x',
      id: UNKNOWN,
      arn: UNKNOWN,
      size: 3,
      region: 'eu-central-1',
      tags_all: { owner: 'a', team: 'b' },
    });
  });

  test('inside lists too, but never inside sets, where it would change which element is which', () => {
    const { state } = plan({ ...EMPTY, config: [{ role: 'r', group: null }], rule: [{ port: 1, rule_id: null }] });
    expect(state['config']).toEqual([{ role: 'r', group: UNKNOWN }]);
    expect(state['rule']).toEqual([{ port: 1, rule_id: null }]);
  });

  test("a resource's own tag takes the place of a default one", () => {
    expect(plan({ ...EMPTY, tags: { owner: 'mine' } }).state['tags_all']).toEqual({ owner: 'mine' });
  });

  test('tags that are not known leave all tags unknown, and so do unknown default tags', () => {
    expect(plan({ ...EMPTY, tags: { team: UNKNOWN } }).state['tags_all']).toBe(UNKNOWN);
    const unknownDefaults = contextOf({ default_tags: [{ tags: UNKNOWN }] });
    expect(plan(EMPTY, null, {}, unknownDefaults).state).toMatchObject({ tags_all: UNKNOWN, region: UNKNOWN });
  });
});

describe('elements that the provider can tell before AWS', () => {
  const options: Attribute['type'] = ['set', ['object', { domain: 'string', record: 'string' }]];
  const certificate: Block = {
    attributes: {
      names: attribute('both', ['set', 'string']),
      name: attribute('required'),
      method: attribute('optional'),
      options: attribute('computed', options),
    },
    blocks: {},
  };
  const when = { path: 'method', is: 'DNS' };
  const facts: ResourceFacts = {
    sources: [],
    plannedElements: { options: { member: 'domain', of: ['name', 'names'], when } },
  };
  const planned = (config: ObjectValue, prior: ObjectValue | null = null): Value | undefined =>
    planResource({ block: certificate, facts, context, prior, proposed: config, config }).state['options'];
  const config: ObjectValue = { name: 'a', names: ['a', 'b'], method: 'DNS', options: null };

  test('one for each value, known by its name', () => {
    expect(planned(config)).toEqual([
      { domain: 'a', record: UNKNOWN },
      { domain: 'b', record: UNKNOWN },
    ]);
    expect(planned({ ...config, names: null })).toEqual([{ domain: 'a', record: UNKNOWN }]);
  });

  test.each<[string, ObjectValue]>([
    ['a name is not known', { ...config, name: UNKNOWN }],
    ['nobody knows how many there are', { ...config, names: UNKNOWN }],
    ['one of several is not known', { ...config, names: ['b', UNKNOWN] }],
    ['another way was chosen', { ...config, method: 'EMAIL' }],
  ])('not when %s', (_, asked) => {
    expect(planned(asked)).toBe(UNKNOWN);
  });

  test('an apply fills in the rest of each', () => {
    const filled = fillUnknown(
      { ...config, options: planned(config) ?? null },
      { type: 'aws_test_certificate', block: certificate, filledIn: {}, context, occurrence: 0 },
    )['options'] as unknown as readonly { readonly domain: string; readonly record: unknown }[];
    expect(filled.map(({ domain }) => domain)).toEqual(['a', 'b']);
    expect(new Set(filled.map(({ record }) => record)).size).toBe(2);
    expect(filled.every(({ record }) => typeof record === 'string')).toBe(true);
  });
});

describe('changing a resource', () => {
  const prior: ObjectValue = {
    ...EMPTY,
    id: 'x-1',
    arn: 'arn:x',
    size: 3,
    region: 'eu-central-1',
    tags_all: { owner: 'a' },
    config: [{ role: 'old', group: 'g' }],
  };
  const same: ObjectValue = { ...EMPTY, config: [{ role: 'old', group: 'g' }] };

  test('nothing to do is nothing to do', () => {
    expect(plan(same, prior, { replacedBy: 'everything' })).toEqual({ state: prior, requiresReplace: [] });
  });

  test('an argument that is taken out falls back to the default where there is one, else to what is there', () => {
    expect(plan({ ...same, size: null }, { ...prior, size: 5 }, { defaults: { size: 3 } }).state['size']).toBe(3);
    expect(plan({ ...same, size: null }, { ...prior, size: 5 }).state['size']).toBe(5);
  });

  test.each<[string, Partial<ObjectValue>, ResourceFacts['replacedBy'], (string | number)[][]]>([
    ['a name', { name: 'y' }, ['name'], [['name']]],
    ['a name that is not known', { name: UNKNOWN }, ['name'], [['name']]],
    ['something in a block', { config: [{ role: 'new', group: 'g' }] }, ['config.role'], [['config', 0, 'role']]],
    ['something else', { tags: { a: 'b' } }, ['name', 'config.role'], []],
    ['tags where nothing can be updated', { tags: { a: 'b' } }, 'everything', []],
    ['anything else where nothing can be updated', { name: 'y' }, 'everything', [['name']]],
    ['a block that goes', { config: [] }, [{ path: 'config', when: 'removed' }], [['config']]],
    ['a block that stays', { config: [{ role: 'new', group: 'g' }] }, [{ path: 'config', when: 'removed' }], []],
    [
      'a role that changes',
      { config: [{ role: 'new', group: 'g' }] },
      [{ path: 'config.role', when: 'changed' }],
      [['config', 0, 'role']],
    ],
    [
      'a role that is not known any more',
      { config: [{ role: UNKNOWN, group: 'g' }] },
      [{ path: 'config.role', when: 'changed' }],
      [['config', 0, 'role']],
    ],
    ['a role that is taken out', { config: [{ role: null, group: 'g' }] }, [{ path: 'config.role', when: 'changed' }], []],
  ])('%s', (_, change, replacedBy, expected) => {
    const facts = replacedBy === undefined ? {} : { replacedBy };
    expect(plan({ ...same, ...change } as ObjectValue, prior, facts).requiresReplace).toEqual(expected);
  });

  test('a first role is added in place', () => {
    const without = { ...prior, config: [{ role: null, group: 'g' }] };
    expect(plan(same, without, { replacedBy: [{ path: 'config.role', when: 'changed' }] }).requiresReplace).toEqual([]);
  });

  test('another region replaces', () => {
    const elsewhere = { ...context, region: 'eu-west-1' };
    expect(plan(same, prior, {}, elsewhere)).toMatchObject({ state: { region: 'eu-west-1' }, requiresReplace: [['region']] });
  });

  test('what follows from a changed argument is not known any more', () => {
    const facts = { recomputedBy: { arn: ['name'] } };
    expect(plan({ ...same, name: 'y' }, prior, facts).state['arn']).toBe(UNKNOWN);
    expect(plan({ ...same, tags: { a: 'b' } }, prior, facts).state['arn']).toBe('arn:x');
  });

  test('of an import nothing but the id is known: all is filled in, nothing replaces', () => {
    const nothing = Object.fromEntries(Object.keys(EMPTY).map((name) => [name, null]));
    const imported = { ...nothing, id: 'x-1' };
    const proposed = { ...EMPTY, id: 'x-1' };
    const input = {
      block,
      facts: { sources: [], replacedBy: 'everything' as const },
      context,
      prior: imported,
      proposed,
      config: EMPTY,
    };
    expect(planResource({ ...input, imported: true })).toMatchObject({ state: { id: 'x-1', arn: UNKNOWN }, requiresReplace: [] });
  });
});

describe('applying', () => {
  const fill = (state: ObjectValue, filledIn: ResourceFacts['filledIn'] = {}, occurrence = 0): ObjectValue =>
    fillUnknown({ ...EMPTY, region: 'eu-central-1', ...state }, { type: 'aws_test_thing', block, filledIn, context, occurrence });

  test('shapes are filled from the provider, the resource and its content', () => {
    const filled = fill(
      { id: UNKNOWN, arn: UNKNOWN },
      { id: 'thing-{hex8}', arn: 'arn:{partition}:test:{region}:{account}:thing/{id}' },
    );
    expect(filled['id']).toMatch(/^thing-[0-9a-f]{8}$/);
    expect(filled['arn']).toBe(`arn:aws:test:eu-central-1:111122223333:thing/${String(filled['id'])}`);
  });

  test('the same resource gets the same values in every run, another one others', () => {
    const shapes = { id: 'thing-{hex8}' };
    expect(fill({ id: UNKNOWN }, shapes)).toEqual(fill({ id: UNKNOWN }, shapes));
    expect(fill({ id: UNKNOWN }, shapes)['id']).not.toBe(fill({ id: UNKNOWN, name: 'y' }, shapes)['id']);
    expect(fill({ id: UNKNOWN }, shapes)['id']).not.toBe(fill({ id: UNKNOWN }, shapes, 1)['id']);
  });

  test('what no table tells has the right type and says where it comes from', () => {
    expect(fill({ arn: UNKNOWN, size: UNKNOWN, config: [{ role: null, group: UNKNOWN }] })).toMatchObject({
      arn: expect.stringMatching(/^arn:aws:test:eu-central-1:111122223333:thing\/[0-9a-f]{17}$/),
      size: 0,
      config: [{ role: null, group: expect.stringContaining('config.group') }],
    });
  });

  test('lists that only AWS fills have an element to stand on, those that people may write are empty', () => {
    const object: Attribute['type'] = ['set', ['object', { arn: 'string', subnet_ids: ['list', 'string'] }]];
    const lists: Block = {
      attributes: {
        ids: attribute('computed', ['list', 'string']),
        options: attribute('computed', object),
        rules: attribute('both', object),
        groups: attribute('both', ['list', 'string']),
        blocks: attribute('both', ['list', ['object', { cidr_block: 'string' }]]),
      },
      blocks: {},
    };
    const state = Object.fromEntries(Object.keys(lists.attributes).map((name) => [name, UNKNOWN]));
    expect(fillUnknown(state, { type: 'aws_test_thing', block: lists, filledIn: {}, context, occurrence: 0 })).toEqual({
      ids: [expect.stringContaining('ids')],
      options: [{ arn: expect.stringMatching(/^arn:aws:test:/), subnet_ids: [expect.stringMatching(/^subnet-[0-9a-f]{17}$/)] }],
      rules: [],
      groups: [],
      blocks: [{ cidr_block: '10.0.0.0/16' }],
    });
  });

  test('elements of a shape are not alike', () => {
    const [first, second] = fill({ arn: UNKNOWN }, { arn: ['{hex8}', '{hex8}'] })['arn'] as readonly string[];
    expect(first).toMatch(/^[0-9a-f]{8}$/);
    expect(second).not.toBe(first);
  });

  test('some is filled in only when an argument asks for it', () => {
    const facts: ResourceFacts = {
      sources: [],
      filledIn: { arn: '' },
      filledInWhen: [{ when: { path: 'name', is: 'with-arn' }, filledIn: { arn: 'arn:made-up' } }],
    };
    const arnOf = (name: string): Value | undefined => fill({ arn: UNKNOWN }, shapesFor(facts, { name }))['arn'];
    expect([arnOf('with-arn'), arnOf('without')]).toEqual(['arn:made-up', '']);
  });

  test('what is known stays', () => {
    expect(fill({ id: 'mine', size: 7 }, { id: 'thing-{hex8}', size: 1 })).toMatchObject({ id: 'mine', size: 7 });
  });
});

describe('what may exist once', () => {
  const facts: ResourceFacts = {
    sources: [],
    unique: [{ by: ['name'], within: 'account', refusal: 'taken' }],
    protectedBy: 'size',
  };
  const state = (name: string, id: string): ObjectValue => ({ name, id });

  test('a second one is refused, until the first is gone', () => {
    const world = new World();
    const make = (name: string, id: string): number => claim(world, 't', facts, state(name, id), null, context).length;
    expect(make('a', '1')).toBe(0);
    expect(make('a', '2')).toBe(1);
    expect(make('b', '2')).toBe(0);
    expect(claim(world, 't', facts, state('a', '2'), state('b', '2'), context)).toHaveLength(1);
    expect(claim(world, 't', facts, state('c', '1'), state('a', '1'), context)).toHaveLength(0);
    expect(make('a', '3')).toBe(0);
  });

  test('what is known by its arguments alone cannot be made twice either', () => {
    const world = new World();
    expect(claim(world, 't', facts, state('a', 'a'), null, context)).toHaveLength(0);
    expect(claim(world, 't', facts, state('a', 'a'), null, context)).toEqual([
      { severity: 'error', summary: 't: taken', detail: 'name = "a"' },
    ]);
  });

  test('another account has names of its own', () => {
    const world = new World();
    expect(claim(world, 't', facts, state('a', '1'), null, context)).toHaveLength(0);
    expect(claim(world, 't', facts, state('a', '2'), null, { ...context, account: '444455556666' })).toHaveLength(0);
  });

  test('protection stops deletion until it is lifted, which is noted', () => {
    const world = new World();
    const held = { name: 'a', size: true };
    expect(refuseToDelete(world, 't', facts, held)).toHaveLength(1);
    expect(refuseToDelete(world, 't', facts, { name: 'a', size: false })).toEqual([]);
    world.deletionProtectionLifted = true;
    expect(refuseToDelete(world, 't', facts, held)).toEqual([]);
    expect(world.assumptions).toEqual([expect.stringContaining('AWS would refuse')]);
  });
});

describe('what is fixed', () => {
  const facts: ResourceFacts = {
    sources: [],
    fixed: [
      {
        when: { path: 'config.kind', is: 'Class' },
        paths: ['config.value', 'config.mode'],
        refusal: 'Forbidden',
        source: { url: 'https://example.com', date: '2026-11-28' },
      },
    ],
  };
  const object = (config: ObjectValue): ObjectValue => ({ config });
  const refused = (prior: ObjectValue, planned: ObjectValue): readonly string[] =>
    refuseToChange('aws_test_thing', facts, object(prior), object(planned)).map(({ detail }) => detail ?? '');

  test('another value is refused, with the path that changed', () => {
    expect(refused({ kind: 'Class', value: 1, mode: 'a' }, { kind: 'Class', value: 2, mode: 'a' })).toEqual(['config.value']);
    expect(refused({ kind: 'Class', value: 1 }, { kind: 'Class', value: 1, mode: 'a' })).toEqual(['config.mode']);
  });

  test('other members, and other kinds of things, change', () => {
    expect(refused({ kind: 'Class', value: 1, name: 'x' }, { kind: 'Class', value: 1, name: 'y' })).toEqual([]);
    expect(refused({ kind: 'Pod', value: 1 }, { kind: 'Pod', value: 2 })).toEqual([]);
  });
});

test('a world that was tried out is as it was before', () => {
  const world = new World();
  const made = { type: 'aws_test_thing', state: { name: 'x' } };
  world.put('first', made, ['name x']);
  const bringBack = world.checkpoint();

  world.remove('first');
  world.put('second', made, ['name x', 'name y']);
  bringBack();

  expect([world.has('first'), world.has('second')]).toEqual([true, false]);
  expect(world.isFree('name x', 'second', undefined)).toBe(false);
  expect(world.isFree('name y', 'first', undefined)).toBe(true);
});

describe('reading', () => {
  const facts = { sources: [], finds: { type: 'aws_test_thing', by: { name: 'name' } }, filledIn: { arn: 'arn:made-up' } };
  const question = (world: World): ObjectValue =>
    readDataSource({ world, type: 'aws_test_thing', block, facts, asked: EMPTY, context }).state;

  test('finds what the run has made', () => {
    const world = new World();
    world.put('x', { type: 'aws_test_thing', state: { name: 'x', arn: 'arn:real' } }, []);
    expect(question(world)['arn']).toBe('arn:real');
    expect(world.assumptions).toEqual([]);
  });

  test('otherwise it makes something up, and says so', () => {
    const world = new World();
    expect(question(world)['arn']).toBe('arn:made-up');
    expect(world.assumptions).toEqual([
      expect.stringMatching(/^data\.aws_test_thing with name "x": no stack of this run makes it/),
    ]);
  });
});

describe('validation', () => {
  const problems = (config: Partial<ObjectValue>, facts: Partial<ResourceFacts> = {}): string[] =>
    validateConfig('t', block, { sources: [], ...facts }, { ...EMPTY, ...config } as ObjectValue).map(({ summary }) => summary);

  test.each<[string, Partial<ObjectValue>, Partial<ResourceFacts>, string | undefined]>([
    ['one of a list', { name: 'a' }, { accepts: { name: { oneOf: ['a', 'b'] } } }, undefined],
    [
      'none of a list',
      { name: 'x' },
      { accepts: { name: { oneOf: ['long-name'] } } },
      '"x" is not accepted; accepted: long-name',
    ],
    ['nearly one of a list', { name: 'long-nam' }, { accepts: { name: { oneOf: ['long-name'] } } }, 'did you mean long-name?'],
    ['unknown', { name: UNKNOWN }, { accepts: { name: { oneOf: ['a'] } } }, undefined],
    [
      'a pattern holds for the whole value',
      { name: 'ab' },
      { accepts: { name: { pattern: 'a|b', means: 'a or b' } } },
      'accepted: a or b',
    ],
    ['too long', { name: 'abc' }, { accepts: { name: { maxLength: 2 } } }, 'at most 2 characters, it has 3'],
    ['too short', { name: '' }, { accepts: { name: { minLength: 1 } } }, 'at least 1 characters'],
    ['too small', { size: 1 }, { accepts: { size: { min: 2 } } }, 'at least 2'],
    ['too big', { size: 3n }, { accepts: { size: { max: 2 } } }, 'at most 2'],
    ['not one of the numbers', { size: 3 }, { accepts: { size: { numbers: [60, 600] } } }, 'accepted: 60, 600'],
    ['not JSON', { name: '{' }, { accepts: { name: { json: 'object' } } }, 'is not a JSON object'],
    [
      'two alternatives',
      { name: 'a', size: 1 },
      { alternatives: [{ of: ['name', 'size'], count: 'at most one' }] },
      'exclude each other',
    ],
    ['no alternative', {}, { alternatives: [{ of: ['size', 'tags'], count: 'exactly one' }] }, 'one of size, tags is required'],
    ['perhaps an alternative', { size: UNKNOWN }, { alternatives: [{ of: ['size', 'tags'], count: 'exactly one' }] }, undefined],
    [
      'switches apart',
      { config: [{ role: 'on' }] },
      { allEqual: [{ of: ['config.role', 'size'], refusal: 'together' }] },
      'together: config.role = on, size = false',
    ],
    ['a need that is not met', { size: 1 }, { needs: [{ path: 'size', needs: 'tags', because: 'why' }] }, 'size needs tags: why'],
    [
      'a need that is met later',
      { size: 1, tags: UNKNOWN },
      { needs: [{ path: 'size', needs: 'tags', because: 'why' }] },
      undefined,
    ],
    [
      'a default that does not fit',
      { name: 'on' },
      { defaults: { size: 3 }, implications: [{ when: { path: 'name', is: 'on' }, path: 'size', mustBe: [4], refusal: 'no' }] },
      'size = 3: no',
    ],
    [
      'a condition that does not hold',
      { name: 'off' },
      { defaults: { size: 3 }, implications: [{ when: { path: 'name', is: 'on' }, path: 'size', mustBe: [4], refusal: 'no' }] },
      undefined,
    ],
    ['what only AWS can set', { arn: 'arn:x' }, {}, 'arn cannot be set'],
    ['what only AWS can set, in a block', { config: [{ role: null, group: UNKNOWN }] }, {}, 'config[0].group cannot be set'],
  ])('%s', (_, config, facts, expected) => {
    const found = problems(config, facts);
    if (expected === undefined) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringContaining(expected)]);
  });
});

describe('where resources go', () => {
  test.each([
    [{ region: 'cn-north-1' }, { partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' }],
    [{ region: 'us-gov-west-1' }, { partition: 'aws-us-gov' }],
    [{ region: 'eusc-de-east-1' }, { partition: 'aws-eusc', dnsSuffix: 'amazonaws.eu' }],
    [{ assume_role: [{ role_arn: 'arn:aws:iam::444455556666:role/x' }] }, { account: '444455556666', accountAssumed: false }],
    [{ allowed_account_ids: ['111122223333'] }, { account: '111122223333', accountAssumed: false }],
    [{}, { account: '123456789012', accountAssumed: true, region: 'us-east-1', regionAssumed: true }],
    [{ region: UNKNOWN }, { region: undefined, regionAssumed: false }],
    [{ host: 'https://a' }, { cluster: 'https://a' }],
    [{ kubernetes: { host: 'https://b' } }, { cluster: 'https://b' }],
  ])('%j', (config, expected) => {
    expect(contextOf(config)).toMatchObject(expected);
  });
});

describe('importing', () => {
  const world = new World();
  const role = { ...EMPTY, name: 'node', arn: 'arn:aws:iam::111122223333:role/node', config: [{ role: 'x', group: 'y' }] };
  world.put('role', { type: 'aws_iam_role', state: role }, []);
  const importedAs = { values: { 'config.role': null, size: 3 }, source: { url: 'https://example.com', date: '2026-11-28' } };

  test('what the run has made is found by the id that the provider documents, but for what it cannot read back', () => {
    expect(findImported(world, 'aws_iam_role', 'node', { sources: [], importedAs })).toEqual({
      ...role,
      size: 3,
      config: [{ role: null, group: 'y' }],
    });
    expect(findImported(world, 'aws_iam_role', role.arn, undefined)).toBeUndefined();
    expect(findImported(world, 'aws_iam_policy', 'node', undefined)).toBeUndefined();
  });

  test('an argument that is not known any more replaces nothing', () => {
    const facts = { replacedBy: ['config.role'], importedAs: { ...importedAs, values: { config: null } } };
    const written = { ...EMPTY, config: [{ role: 'x', group: null }] };
    expect(plan(written, { ...EMPTY, config: null }, facts).requiresReplace).toEqual([]);
    expect(plan(written, { ...EMPTY, config: [{ role: 'y', group: null }] }, facts).requiresReplace).not.toEqual([]);
  });
});

test('versions go up with every change, and begin anew with what is made anew', () => {
  const facts = { sources: [], counts: ['size'] };
  expect(counted(facts, { ...EMPTY, size: UNKNOWN }, { ...EMPTY, size: 4n })).toMatchObject({ size: 5 });
  expect(counted(facts, { ...EMPTY, size: 4 }, { ...EMPTY, size: 4 })).toMatchObject({ size: 4 });
  expect(counted(facts, { ...EMPTY, size: UNKNOWN }, null)).toMatchObject({ size: UNKNOWN });
});
