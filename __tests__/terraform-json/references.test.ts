import { danglingReferences, references } from '../../lib/terraform/references';
import type { Json, StackJson } from '../../lib/terraform/stack-json';
import { templateParts } from '../../lib/terraform/template';

/** A stack in which one attribute has the value. */
const using = (value: Json): StackJson => ({
  resource: { aws_subnet: { a: { value } }, aws_vpc: { main: {} } },
  data: { aws_region: { here: {} } },
  locals: { name: 'x' },
  variable: { size: {} },
  module: { net: {} },
});

describe('the parts of a template', () => {
  test.each<[string, string, string[]]>([
    ['plain text', 'abc', ['text:abc']],
    ['an expression', '${a.b}', ['expression:a.b']],
    ['text around expressions', 'x-${a.b}-${c.d}', ['text:x-', 'expression:a.b', 'text:-', 'expression:c.d']],
    ['braces inside an expression', '${jsonencode({"a" = {}})}!', ['expression:jsonencode({"a" = {}})', 'text:!']],
    ['a brace inside quotes', '${f("}")}', ['expression:f("}")']],
    ['an escaped quote', '${f("\\"}")}', ['expression:f("\\"}")']],
    ['a template inside an expression', '${f("${g("}")}")}', ['expression:f("${g("}")}")']],
    ['escaped dollars', 'a $${b} c', ['text:a $${b} c']],
    ['a directive', '%{if x}y%{endif}', ['directive:if x', 'text:y', 'directive:endif']],
    ['escaped per cents', '%%{b}', ['text:%%{b}']],
    ['a byte order mark at the beginning', '\ufeff${a}', ['expression:a']],
    ['text after a carriage return alone', '${a}\r${b}\n${c}', ['expression:a', 'text:\r${b}\n${c}']],
    ['a carriage return before a line feed', '\r\n${a}', ['text:\r\n', 'expression:a']],
    ['a brace that is never closed', 'a ${b', ['text:a ', 'unclosed:${b']],
  ])('%s', (_, template, parts) => {
    expect(templateParts(template).map(({ kind, text }) => `${kind}:${text}`)).toEqual(parts);
  });
});

describe('references', () => {
  test.each<[string, Json, string[]]>([
    ['a resource', '${aws_vpc.main.id}', ['aws_vpc.main']],
    ['a resource by its long name', '${resource.aws_vpc.main.id}', ['aws_vpc.main']],
    ['a resource in text', 'arn:${aws_vpc.main.arn}/*', ['aws_vpc.main']],
    ['a data source', '${data.aws_region.here.name}', ['data.aws_region.here']],
    ['a local value and a variable', '${local.name}-${var.size}', ['local.name', 'var.size']],
    ['a module', '${module.net.vpc_id}', ['module.net']],
    ['arguments of functions', '${join(",", [aws_vpc.main.id, local.name])}', ['aws_vpc.main', 'local.name']],
    ['what follows a call', '${one(aws_vpc.main).id}', ['aws_vpc.main']],
    ['an index and what follows it', '${aws_vpc.main[local.name].ids[0].value}', ['aws_vpc.main', 'local.name']],
    ['a template in a string of an expression', '${upper("x-${local.name}")}', ['local.name']],
    ['words inside strings', '${upper("aws_vpc.other.id")}', []],
    ['what Terraform knows', '${each.value.id} ${path.module} ${terraform.workspace} ${self.id} ${count.index}', []],
    ['variables of a for expression', '${[for key, zone in local.name : zone.id if key.x]}', ['local.name']],
    [
      'variables of a for expression in a string inside it',
      '${{ for zone in local.name : "${zone.id}-${var.size.x}" => zone }}',
      ['local.name', 'var.size'],
    ],
    ['variables of a directive', '%{ for zone in local.name }${zone.id}%{ endfor }', ['local.name']],
    ['comments', '${[ # e.g. aws_vpc.other.id\n  local.name, // i.e. x.y\n  /* a.b */ var.size]}', ['local.name', 'var.size']],
    ['a heredoc', '${<<EOT\naws_vpc.other.id\nEOT\n}', []],
    ['escaped text', '$${aws:username} $${aws_vpc.other.id}', []],
  ])('%s', (_, value, expected) => {
    expect(references(using(value)).map(({ address }) => address)).toEqual(expected);
  });

  test.each<[string, string[], string[]]>([
    ['${aws_vpc.main[0].id}', [], ['[0]', 'id']],
    ['${aws_vpc.main["a"].ids[each.key].name}', [], ['[""]', 'ids', '[each.key]', 'name']],
    ['${aws_vpc.main.*.id}', ['*', 'id'], ['*', 'id']],
    ['${aws_vpc.main.identity[0].oidc.0.issuer}', ['identity'], ['identity', '[0]', 'oidc', '0', 'issuer']],
    ['${aws_vpc.main[local.x[0]].id}', [], []],
    ['${aws_vpc.main.id == "a" ? 1 : 2}', ['id'], ['id']],
  ])('%s has the steps that can be told', (value, attributes, steps) => {
    expect(references(using(value))[0]).toMatchObject({ address: 'aws_vpc.main', attributes, steps });
  });

  test('what has moved, and configurations of providers, are no elements', () => {
    const stack: StackJson = {
      moved: [{ from: '${aws_vpc.old}', to: '${aws_vpc.main}' }],
      removed: [{ from: '${aws_vpc.gone}' }],
      module: { net: { providers: { aws: '${aws.remote}' } } },
      resource: { aws_vpc: { main: { provider: '${aws.remote}' } } },
    };
    expect(references(stack)).toEqual([]);
  });

  test('say which attribute is meant and where', () => {
    expect(references(using('${data.terraform_remote_state.network.outputs.vpc_id}'))).toEqual([
      {
        address: 'data.terraform_remote_state.network',
        attributes: ['outputs', 'vpc_id'],
        steps: ['outputs', 'vpc_id'],
        path: ['resource', 'aws_subnet', 'a', 'value'],
      },
    ]);
  });

  test.each(['depends_on', 'replace_triggered_by'])('%s names addresses without braces', (key) => {
    const stack = { resource: { aws_subnet: { a: { [key]: ['aws_vpc.main', 'data.aws_region.here'] } } } };
    expect(references(stack).map(({ address }) => address)).toEqual(['aws_vpc.main', 'data.aws_region.here']);
  });

  test('what cdktf notes about itself refers to nothing', () => {
    const note = { metadata: { path: '${aws_vpc.other.id}', uniqueId: 'x' } };
    expect(references({ resource: { aws_vpc: { main: { '//': note } } } })).toEqual([]);
  });
});

describe('dangling references', () => {
  test.each<[string, Json]>([
    ['a resource of another name', '${aws_vpc.other.id}'],
    ['a resource of another type', '${aws_subnet.main.id}'],
    ['a data source that is a resource here', '${data.aws_vpc.main.id}'],
    ['a local value', '${local.other}'],
    ['a variable', '${var.other}'],
    ['a module', '${module.other.x}'],
  ])('%s', (_, value) => {
    expect(danglingReferences(using(value))).toHaveLength(1);
  });

  test('none where everything is there', () => {
    const value = '${aws_vpc.main.id} ${aws_subnet.a.id} ${data.aws_region.here.name} ${local.name} ${var.size} ${module.net.x}';
    expect(danglingReferences(using(value))).toEqual([]);
  });
});
