// What Terraform's core says of Terraform JSON, seen by asking Terraform 1.11.4: `__tests__/terraform/arguments.test.ts` asks again.
import type { Json } from '../../lib/terraform/stack-json';
import type { Blocks } from './json-stacks';

/** A stack, and the rules that call something in it an error; none where Terraform takes it. */
export type CoreCase = readonly [what: string, rules: readonly string[], stack: Blocks];

/** The provider whose schemas are installed, and no other. */
export const KNOWN_PROVIDER: Blocks = {
  terraform: {
    required_providers: {
      aws: { source: 'hashicorp/aws', version: '~> 6.25.0' },
      helm: { source: 'hashicorp/helm' },
    },
  },
};

const resource = (type: string, body: Json, more: Blocks = {}): Blocks => ({ resource: { [type]: { a: body } }, ...more });
const vpc = (body: Blocks, more: Blocks = {}): Blocks => resource('aws_vpc', { cidr_block: '10.0.0.0/16', ...body }, more);
const group = (body: Blocks): Blocks => resource('aws_security_group', body);
const ROLE = 'arn:aws:iam::111122223333:role/cluster';
const VPC_CONFIG = { subnet_ids: ['subnet-0a1', 'subnet-0b2'] };
const cluster = (body: Blocks, more: Blocks = {}): Blocks =>
  resource('aws_eks_cluster', { name: 'a', role_arn: ROLE, vpc_config: VPC_CONFIG, ...body }, more);
const release = (body: Blocks): Blocks => resource('helm_release', { name: 'a', chart: 'b', ...body });
const document = (statement: Json): Blocks => ({ data: { aws_iam_policy_document: { a: { statement } } } });
const output = (value: Json): Blocks => ({ output: { o: { value } } });
const INGRESS = { from_port: 1, to_port: 2, protocol: 'tcp' };
const WHOLE_INGRESS = {
  ...INGRESS,
  ...{ cidr_blocks: null, description: null, ipv6_cidr_blocks: null, prefix_list_ids: null, security_groups: null, self: null },
};

export const CORE_CASES: readonly CoreCase[] = [
  ['an argument', [], vpc({ enable_dns_support: true })],
  ['a misspelt argument', ['JSN100'], vpc({ enable_dns_suport: true })],
  ['an argument of nothing', ['JSN100'], vpc({ colour: 'blue' })],
  ['null in an argument that there is not', ['JSN100'], vpc({ colour: null })],
  ['a misspelt type', ['JSN100'], resource('aws_vcp', { cidr_block: '10.0.0.0/16' })],
  ['a misspelt argument that is required', ['JSN100'], resource('aws_ec2_tag', { resource_id: 'a', key: 'a', valeu: 'b' })],
  ['a comment', [], vpc({ '//': 'why' })],
  [
    'what Terraform reads itself',
    [],
    vpc({ count: 1, depends_on: [], lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] } }),
  ],
  ['a provisioner', [], vpc({ provisioner: [{ 'local-exec': { command: 'true' } }], connection: { host: 'a' } })],
  ['a lifecycle that is neither on nor off', ['JSN101'], vpc({ lifecycle: { prevent_destroy: 'yes' } })],
  ['a lifecycle in quotes', [], vpc({ lifecycle: { create_before_destroy: 'true' } })],
  ['a lifecycle of nothing', ['JSN100'], vpc({ lifecycle: { prevent_destory: true } })],
  [
    'changes that are left alone',
    [],
    cluster({ lifecycle: { ignore_changes: ['vpc_config[0].subnet_ids', 'tags["a"]', 'arn'] } }),
  ],
  ['all changes are left alone', [], vpc({ lifecycle: { ignore_changes: 'all' } })],
  ['changes of nothing are left alone', ['JSN100'], vpc({ lifecycle: { ignore_changes: ['tagz'] } })],
  ['a body in a list', [], resource('aws_vpc', [{ cidr_block: '10.0.0.0/16' }])],

  ['a block', [], cluster({ access_config: { authentication_mode: 'API' } })],
  ['blocks in lists of lists', [], cluster({ access_config: [[{ authentication_mode: 'API' }]] })],
  ['a block that is null', [], cluster({ access_config: null })],
  ['a misspelt argument in a block', ['JSN100'], cluster({ access_config: { authentication_mod: 'API' } })],
  ['a comment in a block', [], cluster({ access_config: { '//': 'why', authentication_mode: 'API' } })],
  ['a block twice', ['JSN101'], cluster({ vpc_config: [VPC_CONFIG, VPC_CONFIG] })],
  ['text in place of a block', ['JSN101'], cluster({ vpc_config: 'subnet-0a1' })],
  ['an expression in place of a block', ['JSN101'], cluster({ access_config: '${var.a}' }, { variable: { a: {} } })],
  ['timeouts', [], cluster({ timeouts: { create: '30m' } })],
  ['a misspelt timeout', ['JSN100'], cluster({ timeouts: { craete: '30m' } })],

  ['a dynamic block', [], cluster({ dynamic: { access_config: { for_each: [1], content: { authentication_mode: 'API' } } } })],
  ['a dynamic block in lists', [], cluster({ dynamic: [{ access_config: [{ for_each: [1], content: [{}] }] }] })],
  ['a dynamic block of nothing', ['JSN100'], cluster({ dynamic: { acess_config: { for_each: [1], content: {} } } })],
  [
    'a dynamic block without for_each',
    ['JSN008', 'JSN100'],
    cluster({ dynamic: { access_config: { foreach: [1], content: {} } } }),
  ],
  ['a dynamic block without content', ['JSN008'], cluster({ dynamic: { access_config: { for_each: [1] } } })],
  [
    'a misspelt argument in a dynamic block',
    ['JSN100'],
    cluster({ dynamic: { access_config: { for_each: [1], content: { authentication_mod: 'API' } } } }),
  ],
  [
    'a dynamic block in place of a required one',
    [],
    cluster({ vpc_config: [], dynamic: { vpc_config: { for_each: [1], content: VPC_CONFIG } } }),
  ],

  ['a required argument that is missing', ['JSN008'], resource('aws_subnet', { cidr_block: '10.0.0.0/24' })],
  ['a required argument of a block', ['JSN008'], cluster({ vpc_config: {} })],
  ['a required block', ['JSN008'], cluster({ vpc_config: [] })],
  ['a required block that is null', ['JSN008'], cluster({ vpc_config: null })],
  ['a required argument of a data source', ['JSN008'], { data: { aws_eks_cluster: { a: {} } } }],

  ['a number in place of text', [], vpc({ tags: { a: 1, b: true, c: null } })],
  ['text in place of numbers and booleans', [], vpc({ enable_dns_support: 'true', assign_generated_ipv6_cidr_block: '0' })],
  ['text that is no boolean', ['JSN101'], vpc({ enable_dns_support: 'yes' })],
  ['text with a capital that is no boolean', ['JSN101'], vpc({ enable_dns_support: 'True' })],
  ['a number in place of a boolean', ['JSN101'], vpc({ enable_dns_support: 1 })],
  ['text that is a number', [], group({ ingress: [{ ...WHOLE_INGRESS, from_port: '1e1' }] })],
  ['text that is no number', ['JSN101'], group({ ingress: [{ ...WHOLE_INGRESS, from_port: 'http' }] })],
  ['empty text that is no number', ['JSN101'], group({ ingress: [{ ...WHOLE_INGRESS, from_port: '' }] })],
  ['a boolean in place of a number', ['JSN101'], group({ ingress: [{ ...WHOLE_INGRESS, from_port: true }] })],
  ['a list in place of text', ['JSN101'], vpc({ instance_tenancy: ['default'] })],
  ['text in place of a list', ['JSN101'], cluster({ enabled_cluster_log_types: 'audit' })],
  ['a map in place of a list', ['JSN101'], cluster({ enabled_cluster_log_types: { a: 'audit' } })],
  ['a list in a list of texts', ['JSN101'], cluster({ enabled_cluster_log_types: [['audit']] })],
  ['null in a list', [], cluster({ enabled_cluster_log_types: ['audit', null] })],
  ['a list in place of a map', ['JSN101'], vpc({ tags: [{ a: 'b' }] })],
  ['a map in a map of texts', ['JSN101'], vpc({ tags: { a: { b: 'c' } } })],
  ['an expression in place of anything', [], vpc({ tags: '${var.a}', enable_dns_support: '${var.a}' }, { variable: { a: {} } })],
  ['what AWS decides', ['JSN101'], vpc({ arn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1' })],
  ['null for what AWS decides', [], vpc({ arn: null })],

  ['an object in place of a list of objects', ['JSN101'], group({ ingress: INGRESS })],
  ['objects in which something is missing', ['JSN101'], group({ ingress: [INGRESS] })],
  ['objects that are whole', [], group({ ingress: [WHOLE_INGRESS] })],
  ['objects with something more', [], group({ ingress: [{ ...WHOLE_INGRESS, note: 'a' }] })],
  ['objects as dynamic blocks', [], group({ dynamic: { ingress: { for_each: [1], content: INGRESS } } })],
  ['objects of a newer provider', [], release({ set: [{ name: 'a', value: 'b' }] })],
  ['objects of a newer provider, with something more', [], release({ set: [{ name: 'a', value: 'b', note: 'c' }] })],
  ['objects of a newer provider, without what they need', ['JSN008'], release({ set: [{ value: 'b' }] })],
  ['one object of a newer provider', ['JSN101'], release({ set: { name: 'a', value: 'b' } })],

  ['text in place of the actions of a policy', ['JSN101'], document({ actions: 's3:GetObject', resources: ['*'] })],
  [
    'a condition without values',
    ['JSN008'],
    document({ actions: ['s3:GetObject'], resources: ['*'], condition: { test: 'StringEquals', variable: 'aws:SourceAccount' } }),
  ],

  ['an attribute', [], vpc({}, output('${aws_vpc.a.arn}'))],
  ['an attribute by the long name of its resource', [], vpc({}, output('${resource.aws_vpc.a.arn}'))],
  ['a misspelt attribute by the long name of its resource', ['JSN103'], vpc({}, output('${resource.aws_vpc.a.arnn}'))],
  [
    'a resource of a for expression in a text',
    [],
    vpc({}, output('${[for zone in [{ id = 1 }] : "${zone.id}-${aws_vpc.a.id}"]}')),
  ],
  ['a resource in a comment', [], output('${[ # aws_vpc.gone.id\n 1 /* aws_vpc.gone.id */ ]}')],
  ['a misspelt attribute', ['JSN103'], vpc({}, output('${aws_vpc.a.idd}'))],
  ['a misspelt attribute that is tried', ['JSN103'], vpc({}, output('${try(aws_vpc.a.idd, "none")}'))],
  ['a misspelt attribute of an instance', ['JSN103'], vpc({ count: 1 }, output('${aws_vpc.a[0].idd}'))],
  [
    'a misspelt attribute of a data source',
    ['JSN103'],
    { ...document({ actions: ['s3:GetObject'], resources: ['*'] }), ...output('${data.aws_iam_policy_document.a.jsn}') },
  ],
  ['a key of a map', [], vpc({}, output('${aws_vpc.a.tags.Name}'))],
  ['an attribute of a block', [], cluster({}, output('${aws_eks_cluster.a.vpc_config[0].vpc_id}'))],
  ['a misspelt attribute of a block', ['JSN103'], cluster({}, output('${aws_eks_cluster.a.vpc_config[0].vpc_idd}'))],
  [
    'a misspelt attribute of a computed object',
    ['JSN103'],
    cluster({}, output('${aws_eks_cluster.a.certificate_authority.0.dat}')),
  ],
  ['blocks without saying which', ['JSN103'], cluster({}, output('${aws_eks_cluster.a.vpc_config.vpc_id}'))],
  ['all of the blocks', [], cluster({}, output('${aws_eks_cluster.a.vpc_config[*].vpc_id}'))],

  ['one of several', [], vpc({ count: 1 }, output('${aws_vpc.a[0].id}'))],
  ['all of several', [], vpc({ count: 1 }, output('${aws_vpc.a[*].id}'))],
  ['all of several in the old way', [], vpc({ count: 1 }, output('${aws_vpc.a.*.id}'))],
  ['several without a key', ['JSN105'], vpc({ count: 1 }, output('${aws_vpc.a.id}'))],
  ['several by name without a key', ['JSN105'], vpc({ for_each: { x: 'y' } }, output('${aws_vpc.a.id}'))],
  ['a key to the only one', ['JSN105'], vpc({}, output('${aws_vpc.a[0].id}'))],
  ['a key to the only one that is tried', ['JSN105'], vpc({}, output('${try(aws_vpc.a[0].id, "none")}'))],
  ['a name to the only one', ['JSN105'], vpc({}, output('${aws_vpc.a["x"].id}'))],
  ['all of the only one', [], vpc({}, output('${aws_vpc.a[*].id}'))],
  ['the whole of several', [], vpc({ for_each: { x: 'y' } }, output('${values(aws_vpc.a)[*].id}'))],

  ['what Terraform knows', [], output('${path.module}/${path.root}/${path.cwd}/${terraform.workspace}')],
  ['what Terraform does not know of paths', ['JSN106'], output('${path.modul}')],
  ['what Terraform does not know of itself', ['JSN106'], output('${terraform.workspce}')],
  ['what Terraform does not know of an instance', ['JSN106'], vpc({ for_each: { x: 'y' }, instance_tenancy: '${each.valu}' })],
  ['what Terraform does not know of a number', ['JSN106'], vpc({ count: 1, instance_tenancy: '${count.indx}' })],
  ['a name of a for expression', [], output('${[for path in [{ x = 1 }] : path.x]}')],

  ['a resource that there is not', ['ENG007'], vpc({}, output('${aws_vpc.b.id}'))],
  ['a variable that there is not', ['ENG007'], { variable: { region: {} }, ...output('${var.regoin}') }],
  ['a local value that there is not', ['ENG007'], { locals: { name: 'a' }, ...output('${local.nmae}') }],
  ['a data source that there is not', ['ENG007'], output('${data.aws_region.here.name}')],
  ['a module that there is not', ['ENG007'], output('${module.network.vpc_id}')],
];
