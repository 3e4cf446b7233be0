import { comparePlans, planSize } from '../../lib/export/compare-plans';
import type { Json, JsonObject } from '../../lib/terraform/stack-json';

const change = (address: string, after: Json, more: JsonObject = {}): JsonObject => ({
  address,
  type: address.split('.')[0] ?? '',
  change: { actions: ['create'], after, after_unknown: { id: true }, ...more },
});
const plan = (changes: readonly JsonObject[], outputs: JsonObject = {}, data: readonly JsonObject[] = []): JsonObject => ({
  resource_changes: changes,
  output_changes: outputs,
  prior_state: { values: { root_module: { child_modules: [{ resources: data }] } } },
});
const vpc = change('aws_vpc.main', { cidr_block: '10.0.0.0/16', tags: { a: '1' } });
const output = { actions: ['create'], after: 'x', after_unknown: false };

test.each<[string, JsonObject, JsonObject, readonly string[]]>([
  ['nothing', plan([vpc], { id: output }), plan([vpc], { id: output }), []],
  [
    'a value',
    plan([vpc]),
    plan([change('aws_vpc.main', { cidr_block: '10.0.0.0/16', tags: { a: 1 } })]),
    ['aws_vpc.main.tags.a'],
  ],
  [
    'what is not known',
    plan([vpc]),
    plan([{ ...vpc, change: { ...(vpc['change'] as JsonObject), after_unknown: {} } }]),
    ['aws_vpc.main.unknown.id'],
  ],
  [
    'an action',
    plan([vpc]),
    plan([{ ...vpc, change: { ...(vpc['change'] as JsonObject), actions: ['update'] } }]),
    ['aws_vpc.main.actions[0]'],
  ],
  ['an address', plan([vpc]), plan([]), ['aws_vpc.main']],
  ['where something was before', plan([{ ...vpc, previous_address: 'aws_vpc.old' }]), plan([vpc]), ['aws_vpc.main.previous']],
  [
    'what is imported',
    plan([{ ...vpc, change: { ...(vpc['change'] as JsonObject), importing: { id: 'vpc-1' } } }]),
    plan([vpc]),
    ['aws_vpc.main.importing'],
  ],
  ['an output', plan([], { id: output }), plan([], { id: { ...output, after: 'y' } }), ['output.id']],
  ['the length of a list', plan([change('a.b', { l: [1] })]), plan([change('a.b', { l: [1, 2] })]), ['a.b.l']],
  [
    'what a data source gave',
    plan([], {}, [{ address: 'data.a.b', mode: 'data', type: 'a', values: { x: 1 } }]),
    plan([], {}, [{ address: 'data.a.b', mode: 'data', type: 'a', values: { x: 2 } }]),
    ['data.a.b.x'],
  ],
  [
    'nothing, when only the hand-over is another',
    plan([], {}, [{ address: 'data.terraform_remote_state.n', mode: 'data', type: 'terraform_remote_state', values: {} }]),
    plan([]),
    [],
  ],
  [
    'nothing, when a policy says the same in another order',
    plan([change('aws_iam_role.a', { assume_role_policy: '{"a":1,"b":[2]}' })]),
    plan([change('aws_iam_role.a', { assume_role_policy: '{ "b": [2], "a": 1 }' })]),
    [],
  ],
  [
    'a policy, when it says something else',
    plan([change('aws_iam_role.a', { assume_role_policy: '{"a":1}' })]),
    plan([change('aws_iam_role.a', { assume_role_policy: '{"a":2}' })]),
    ['aws_iam_role.a.assume_role_policy'],
  ],
  [
    'a document in another order, where the provider compares texts',
    plan([change('aws_ssm_parameter.a', { value: '{"a":1,"b":2}' })]),
    plan([change('aws_ssm_parameter.a', { value: '{"b":2,"a":1}' })]),
    ['aws_ssm_parameter.a.value'],
  ],
])('two plans differ in %s', (_, before, after, expected) => {
  expect(comparePlans(before, after).map(({ where }) => where)).toEqual(expected);
  expect(comparePlans(after, before).map(({ where }) => where)).toEqual(expected);
});

test('a plan is as large as what it speaks of, data sources aside', () => {
  expect(planSize(plan([vpc, change('data.aws_region.x', {})], { id: output }))).toEqual({ resources: 1, outputs: 1 });
});
