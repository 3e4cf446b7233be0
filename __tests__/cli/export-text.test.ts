import type { PlanDifference } from '../../lib/export/compare-plans';
import type { ExportedStack } from '../../lib/export/export-stacks';
import { checkText, refusalText, uncomparedText } from '../../lib/cli/export-text';
import type { Check } from '../../lib/export/equivalence';

const stack: ExportedStack = {
  name: 'shop-network',
  json: { resource: { aws_vpc: { main: {} } } },
  variables: [],
  standIns: {},
  misread: [],
  files: () => new Map(),
};
const update = {
  files: new Map(),
  changes: { created: [], changed: [], removed: [], unchanged: 0 },
  edited: [],
  foreign: [],
  beside: [],
};
type Compared = Extract<Check, { readonly stacks: unknown }>['stacks'][number];
const checked = (found: Partial<Compared>): Check => ({
  label: 'structural plan, not a plan against AWS',
  terraform: '1.11.4',
  stacks: [{ name: 'shop-network', resources: 1, outputs: 0, differences: [], ...found }],
});
const difference: PlanDifference = { where: 'aws_vpc.main.cidr_block', before: '10.0.0.0/16', after: '10.0.0.0/8' };

test('HCL that is read back otherwise is refused, with the place and both values', () => {
  const misread = [{ path: 'network.tf: resource.aws_vpc.main.tags.a', json: 'b', hcl: undefined }];
  const [reason = '', ...more] = refusalText(checked({}), [{ ...stack, misread }], update, false);
  expect(more).toEqual([]);
  expect(reason).toContain('shop-network: the HCL does not say what the JSON says');
  expect(reason).toContain('network.tf: resource.aws_vpc.main.tags.a: "b" in JSON, nothing in HCL');
  expect(checkText(checked({}), [{ ...stack, misread }], 'hcl')).not.toContain('is the same configuration');
});

test.each<[string, Partial<Compared>, RegExp, RegExp | undefined]>([
  ['equal plans', {}, /plans are equal \(1 resource, 0 outputs\), tests pass/, undefined],
  [
    'another value',
    { differences: [difference] },
    /plans differ/,
    /cidr_block: "10\.0\.0\.0\/16" as synthesized, "10\.0\.0\.0\/8"/,
  ],
  ['a form that is refused', { refused: 'Unsupported argument' }, /plans differ/, /refuses it as exported: Unsupported argument/],
  ['an original that cannot be planned', { notCompared: 'no module\nmore' }, /not compared: no module$/m, undefined],
  ['tests that fail', { testsFail: 'x is y\nmore' }, /left out are its tests, which do not pass here: x is y$/m, undefined],
])('%s', (_, found, said, refused) => {
  expect(checkText(checked(found), [stack], 'hcl')).toMatch(said);
  const reasons = refusalText(checked(found), [stack], update, false);
  if (refused === undefined) expect(reasons).toEqual([]);
  else expect(reasons).toEqual([expect.stringMatching(refused)]);
});

test.each<[string, Check, readonly string[]]>([
  ['equal plans', checked({}), []],
  ['plans that differ', checked({ differences: [difference] }), []],
  [
    'an original that cannot be planned',
    checked({ notCompared: 'error: no module x.\nmore' }),
    ['shop-network was not compared: no module x'],
  ],
  ['no Terraform', { skipped: 'no command\n  fix: install it' }, ['plans were not compared: no command']],
])('what nobody compared, of %s', (_, check, expected) => {
  expect(uncomparedText(check)).toEqual(expected);
});

test('of many differences a person sees the first twenty, and how many more', () => {
  const [reason = ''] = refusalText(checked({ differences: Array<PlanDifference>(25).fill(difference) }), [stack], update, false);
  expect(reason.match(/cidr_block/g)).toHaveLength(20);
  expect(reason).toContain('and 5 more');
});

test('edited files are refused unless they are given up, files of others always', () => {
  const standing = { ...update, edited: ['a/x.tf'], foreign: ['a/y.tf'] };
  expect(refusalText(checked({}), [stack], standing, false)).toHaveLength(2);
  expect(refusalText(checked({}), [stack], standing, true)).toEqual([expect.stringContaining('a/y.tf')]);
});
