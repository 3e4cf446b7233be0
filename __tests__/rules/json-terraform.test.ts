// What Terraform itself refuses before any provider is asked; each case was tried with Terraform 1.11.
import { languageRules } from '../../lib/rules/json';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { type Blocks, judged } from '../support/json-stacks';

const said = (rule: string, blocks: Blocks): readonly string[] => judged(blocks).filter((text) => text.startsWith(rule));
const output = (value: string): Blocks => ({ output: { o: { value } } });
const LIFE = (lifecycle: Blocks): Blocks => ({ resource: { terraform_data: { a: { lifecycle } } } });

test.each<[string, Blocks]>([
  ['a.resources → resource', { resources: {} }],
  ['a.moduel → module', { moduel: {} }],
  ['a.output.o.values → value', { output: { o: { values: 'x' } } }],
  ['a.output.o', { output: { o: {} } }],
  ['a.output.o.sensitive', { output: { o: { value: 'x', sensitive: 'no' } } }],
  ['a.variable.v.typ → type', { variable: { v: { typ: 'string' } } }],
  ['a.terraform.required_versions → required_version', { terraform: { required_versions: '>= 1.0' } }],
  ['a.module.m.sorce → source', { module: { m: { sorce: './x' } } }],
  ['a.resource.terraform_data.a.lifecycle.prevent_destroy', LIFE({ prevent_destroy: 'yes' })],
])('JSN120 %s', (expected, blocks) => {
  expect(said('JSN120', blocks)).toEqual([`JSN120 ${expected}`]);
});

test.each<[string, Blocks]>([
  ['what a later version may have', { something: {}, output: { o: { value: 'x', unheard_of: 1 } } }],
  ['switches as text', LIFE({ prevent_destroy: 'true', create_before_destroy: '1' })],
  ['arguments of modules', { module: { m: { source: './x', sources: ['a'], sourse: 'b' } } }],
  ['null', output('x')],
])('JSN120 takes %s', (_, blocks) => {
  expect(said('JSN120', blocks)).toEqual([]);
});

test('a switch of a resource that is known is told once', () => {
  const vpc = { cidr_block: '10.0.0.0/16', lifecycle: { prevent_destroy: 'yes' } };
  const told = judged({ resource: { aws_vpc: { a: vpc } } }).filter((text) => text.includes('lifecycle'));
  expect(told).toEqual(['JSN101 a.resource.aws_vpc.a.lifecycle.prevent_destroy']);
});

test.each<[string, string]>([
  ['upper', '${uper("x")}'],
  ['upper', '${Upper("x")}'],
  ['upper', 'a-${join(",", [for x in ["a"] : uper(x)])}'],
])('JSN121 means %s by %s', (meant, value) => {
  expect(said('JSN121', output(value))).toEqual([`JSN121 a.output.o.value → ${meant}`]);
});

test.each(['${upper("x", 1)}', '${upper()}', '${lookup({})}', '${cidrsubnet("10.0.0.0/8", 1)}'])('JSN121 counts %s', (value) => {
  expect(said('JSN121', output(value))).toEqual(['JSN121 a.output.o.value']);
});

test.each([
  '${upper(["x"]...)}',
  '${upper("x",)}',
  '${upper ("a, b")}',
  '${merge()}',
  '${provider::x::uper(1)}',
  '${urldecode("x")}',
  '${[for k in (["a"]) : k if (k != "uper(")]}',
  '${format("%s, %s", join(",", ["a", "b"]), "c")}',
  '${max(1, 2.5, (3 + 4))}',
  'text (uper(x))',
  '$${uper(x)}',
  '%{ if (true) }a%{ endif }',
  '${var.x.upper (1)}',
  '${try(local.a, [1, 2][0], { b = 1, c = 2 })}',
  '${replace("a", "/x(y)/", "z")}',
  '${cidrsubnet(\n  "10.0.0.0/8", # upper(1, 2)\n  1,\n  2,\n)}',
])('JSN121 takes %s', (value) => {
  expect(said('JSN121', output(value))).toEqual([]);
});

everyRuleHasCases(languageRules);
