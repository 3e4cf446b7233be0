// Names, forms and references that Terraform's core refuses, whatever AWS would say.
import { guardStacks } from '../../lib/rules/engine-guards';
import { judgeJson, schemaRules } from '../../lib/rules/json';
import { synthesizedStack, type SynthesizedStack } from '../../lib/rules/synthesized';
import { formatJsonPath } from '../../lib/terraform/stack-json';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { type Blocks, knowledge, saidBy, stacksOf } from '../support/json-stacks';
import { CORE_CASES, KNOWN_PROVIDER } from '../support/refused-by-terraform';

const OF_CORE = new Set(schemaRules.map(({ id }) => id));

function errorsIn(stack: Blocks): readonly string[] {
  const stacks = stacksOf({ ...KNOWN_PROVIDER, ...stack });
  const judged = judgeJson(stacks, { today: '2026-11-28', knowledge, only: 'error' }).map(({ rule }) => rule.id);
  const guarded = guardStacks(stacks, { folders: [] }, ['danglingReference']).map(() => 'ENG007');
  return [...new Set([...judged.filter((id) => OF_CORE.has(id)), ...guarded])].sort();
}

test.each(CORE_CASES)('%s: %j', (_, rules, stack) => {
  expect(errorsIn(stack)).toEqual(rules);
});

/** `JSN100 resource.aws_vpc.a.cidr_blok → cidr_block` for what rules on schemas say of a stack. */
const told = (stack: SynthesizedStack): readonly string[] =>
  judgeJson([stack], { today: '2026-11-28', knowledge }).flatMap(({ rule, path, problem: { suggestion } }) =>
    OF_CORE.has(rule.id) ? [`${rule.id} ${formatJsonPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`] : [],
  );

describe('what is meant', () => {
  test.each<[string, Blocks]>([
    ['aws_vpc.a.cidr_blok → cidr_block', { aws_vpc: { a: { cidr_blok: '10.0.0.0/16' } } }],
    ['aws_eip.a.domian → domain', { aws_eip: { a: { domian: 'vpc' } } }],
    ['aws_vpcc.a → aws_vpc', { aws_vpcc: { a: {} } }],
    ['kubernetes_namespace_v1.a.metadata.nmae → name', { kubernetes_namespace_v1: { a: { metadata: { nmae: 'shop' } } } }],
    ['helm_release.a.repositroy → repository', { helm_release: { a: { name: 'a', chart: 'b', repositroy: 'c' } } }],
  ])('%s', (expected, resource) => {
    expect(saidBy('JSN100', resource)).toEqual([expected]);
  });

  test('is written beside what it was meant for: nothing is told twice', () => {
    const stack = synthesizedStack(
      'a',
      JSON.stringify({ resource: { aws_ec2_tag: { a: { resource_id: 'a', key: 'b', valeu: 'c' } } } }),
    );
    expect(told(stack)).toEqual(['JSN100 resource.aws_ec2_tag.a.valeu → value']);
  });
});

describe('places', () => {
  const ofEndpoint = (more: Blocks): Blocks => ({
    resource: { aws_vpc_endpoint: { a: { vpc_id: 'vpc-0a1', service_name: 'com.amazonaws.eu-west-1.s3', ...more } } },
  });
  const VPC = { aws_vpc: { a: { for_each: { x: '10.0.0.0/16' }, cidr_block: '${each.value}' } } };
  test.each<[string, Blocks]>([
    ['JSN008 resource.aws_subnet.a', { resource: { aws_subnet: { a: { cidr_block: '10.0.0.0/24' } } } }],
    [
      'JSN008 resource.kubernetes_manifest.a.manifest.metadata',
      { resource: { kubernetes_manifest: { a: { manifest: { apiVersion: 'v1', kind: 'X', metadata: {} } } } } },
    ],
    ['JSN101 resource.aws_vpc.a.tags', { resource: { aws_vpc: { a: { tags: ['a'] } } } }],
    ['JSN101 resource.aws_vpc_endpoint.a.timeouts.create', ofEndpoint({ timeouts: { create: '30 minutes', delete: '1h30m' } })],
    [
      'JSN101 resource.aws_vpc_endpoint.a.vpc_id',
      ofEndpoint({ vpc_id: '${aws_vpc.main}', service_name: '${aws_vpc_name.value}' }),
    ],
    ['JSN105 output.o.value', { resource: VPC, output: { o: { value: '${aws_vpc.a.id}' } } }],
    ['JSN106 output.o.value → module', { output: { o: { value: 'at ${path.modul}' } } }],
  ])('%s', (expected, stack) => {
    expect(told(synthesizedStack('a', JSON.stringify(stack)))).toEqual([expected]);
  });

  test.each<[string, Blocks]>([
    ['what AWS decides, where it may turn out to be null', { aws_vpc: { a: { arn: '${var.arn}' } } }],
    [
      'blocks of HCL, which say nothing of what they do not need',
      { aws_security_group: { a: [{ ingress: [{ from_port: 1, to_port: 2, protocol: 'tcp' }] }] } },
    ],
  ])('%s passes', (_, resource) => {
    expect(told(synthesizedStack('a', JSON.stringify({ resource, variable: { arn: {} } })))).toEqual([]);
  });

  test('what lies in a file that is not read is not missed', () => {
    const json = { resource: { aws_subnet: { a: {} }, aws_vpc: { a: {} } }, output: { o: { value: '${aws_vpc.a[0].id}' } } };
    expect(told(synthesizedStack('a', JSON.stringify(json), { complete: false }))).toEqual([]);
  });
});

describe('versions of the provider that may know more', () => {
  const SLIP = { cidr_blok: '10.0.0.0/16' };
  const MAYBE = { ipv6_cidr_blocks: '2001:db8::/56' };
  const NOTHING = { colour: 'blue' };
  const lock = (version: string): ReadonlyMap<string, string> => new Map([['hashicorp/aws', version]]);

  test.each<[string, Blocks, string | undefined, string | undefined, readonly string[]]>([
    ['a slip', SLIP, undefined, undefined, ['JSN100']],
    ['a slip', SLIP, '>= 5.0', undefined, ['JSN100']],
    ['a slip', SLIP, '>= 6.0, < 7.0', undefined, ['JSN100']],
    ['a slip', SLIP, '~> 5.80', undefined, ['JSN102']],
    ['a slip', SLIP, '>= 6.0', '6.40.0', ['JSN102']],
    ['a slip', SLIP, '>= 6.0', '6.25.3', ['JSN100']],
    ['what may be newer', MAYBE, undefined, undefined, ['JSN102']],
    ['what may be newer', MAYBE, '~> 6.0', undefined, ['JSN102']],
    ['what may be newer', MAYBE, '~> 6.25.0', undefined, ['JSN100']],
    ['what may be newer', MAYBE, '= 6.25.0', undefined, ['JSN100']],
    ['what may be newer', MAYBE, '~> 5.80', undefined, ['JSN102']],
    ['what is like nothing', NOTHING, undefined, undefined, ['JSN102']],
    ['what is like nothing', NOTHING, '6.25.0', undefined, ['JSN100']],
    ['what is like nothing', NOTHING, '~> 5.80', undefined, []],
    ['what is like nothing', NOTHING, '>= 6.0', '6.40.0', []],
    ['a form', { tags: [] }, '~> 6.0', undefined, ['JSN101']],
    ['a form', { tags: [] }, '~> 5.80', undefined, ['JSN102']],
  ])('%s: %j with version %s, locked %s: %j', (_, body, version, locked, rules) => {
    const json = {
      terraform: { required_providers: { aws: { source: 'hashicorp/aws', ...(version === undefined ? {} : { version }) } } },
      resource: { aws_vpc: { a: body } },
    };
    const stack = synthesizedStack('a', JSON.stringify(json), locked === undefined ? {} : { locked: lock(locked) });
    expect(told(stack).map((text) => text.slice(0, 6))).toEqual(rules);
  });

  test.each<[string, readonly string[]]>([
    ['~> 2.17', []],
    ['~> 3.0', ['JSN101']],
  ])('helm %s: a block that has become an argument: %j', (version, rules) => {
    const json = {
      terraform: { required_providers: { helm: { source: 'hashicorp/helm', version } } },
      resource: { helm_release: { a: { name: 'a', chart: 'b', set: { name: 'c', value: 'd' } } } },
    };
    expect(told(synthesizedStack('a', JSON.stringify(json))).map((text) => text.slice(0, 6))).toEqual(rules);
  });

  test('references too', () => {
    const stack = (version: string, attribute: string): SynthesizedStack =>
      synthesizedStack(
        'a',
        JSON.stringify({
          terraform: { required_providers: { aws: { source: 'hashicorp/aws', version } } },
          resource: { aws_vpc: { a: {} } },
          output: { o: { value: `\${aws_vpc.a.${attribute}}` } },
        }),
      );
    expect(told(stack('~> 6.0', 'arnn'))).toEqual(['JSN103 output.o.value → arn']);
    expect(told(stack('~> 6.0', 'arns'))).toEqual(['JSN104 output.o.value → arn']);
    expect(told(stack('~> 6.25.0', 'arns'))).toEqual(['JSN103 output.o.value → arn']);
    expect(told(stack('~> 5.0', 'arnn'))).toEqual(['JSN104 output.o.value → arn']);
    expect(told(stack('~> 5.0', 'colour'))).toEqual([]);
  });

  test('a member of an object is dropped by Terraform, and so no error', () => {
    const stack = { resource: { helm_release: { a: { name: 'a', chart: 'b', set: [{ name: 'c', valeu: 'd' }] } } } };
    expect(told(synthesizedStack('a', JSON.stringify(stack)))).toContain('JSN102 resource.helm_release.a.set[0].valeu → value');
  });

  test.each<[string, Blocks]>([
    ['another provider of the same name', { terraform: { required_providers: { aws: { source: 'acme/aws' } } } }],
    ['a provider without bindings', { terraform: { required_providers: { aws: { source: 'hashicorp/random' } } } }],
  ])('%s is not judged', (_, terraform) => {
    expect(told(synthesizedStack('a', JSON.stringify({ ...terraform, resource: { aws_vpc: { a: SLIP } } })))).toEqual([]);
  });

  test('the provider of a resource may have another name', () => {
    const json = {
      terraform: { required_providers: { amazon: { source: 'hashicorp/aws', version: '~> 5.0' } } },
      resource: { aws_vpc: { a: { provider: 'amazon.eu', ...SLIP } } },
    };
    expect(told(synthesizedStack('a', JSON.stringify(json)))).toEqual(['JSN102 resource.aws_vpc.a.cidr_blok → cidr_block']);
  });
});

describe('stacks that types of cdktf have made', () => {
  const SLIP = { aws_vpc: { a: { cidr_block: '10.0.0.0/16', instance_tenansy: 'default' } } };
  const stack = (metadata: Blocks): SynthesizedStack =>
    synthesizedStack('a', JSON.stringify({ '//': { metadata }, resource: SLIP }));
  const errors = (one: SynthesizedStack): number =>
    judgeJson([one], { today: '2026-11-28', knowledge: { ...knowledge, of: 'overridden' }, only: 'error' }).filter(({ rule }) =>
      OF_CORE.has(rule.id),
    ).length;

  test('are asked only where somebody has written past them', () => {
    expect(errors(stack({ overrides: { stack: ['terraform'], aws_subnet: ['tags'] } }))).toBe(0);
    expect(errors(stack({ overrides: { aws_vpc: ['instance_tenansy'] } }))).toBe(1);
  });
});

everyRuleHasCases(schemaRules);
