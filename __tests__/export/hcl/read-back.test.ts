import { format } from '@cdktf/hcl-tools';
import { readBack } from '../../../lib/export/hcl/read-back';
import { writeHcl } from '../../../lib/export/hcl/write-hcl';
import { stackSchemas } from '../../../lib/schema/stack-schemas';
import type { Json, StackJson } from '../../../lib/terraform/stack-json';
import fc from '../../support/fast-check';
import { anyValue, plainValue, template } from './random-values';
import { richStack } from './rich-stack';

const written = (stack: StackJson): ReturnType<typeof writeHcl> => writeHcl(stack, stackSchemas(stack));
const differences = async (stack: StackJson): ReturnType<typeof readBack> =>
  readBack(await written(stack), stack, stackSchemas(stack));

test('everything that a stack can have is read back as it was, and formatted as terraform fmt does', async () => {
  for (const { text } of await written(richStack)) expect(await format(text)).toBe(text);
  expect(await differences(richStack)).toEqual([]);
});

describe('random values are read back as they were', () => {
  const stack = (values: readonly Json[], texts: readonly Json[], templates: readonly string[]): StackJson => ({
    locals: Object.fromEntries(values.map((value, index) => [`value_${index}`, value])),
    variable: Object.fromEntries(texts.map((value, index) => [`text_${index}`, { description: 'x', default: value }])),
    resource: {
      aws_sns_topic: Object.fromEntries(
        templates.map((value, index) => [`topic_${index}`, { policy: value, tags: { [value]: value } }]),
      ),
      kubernetes_manifest: { any: { manifest: { data: values[0] ?? null, items: values } } },
    },
  });

  test('in locals, defaults, arguments, maps and manifests', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyValue, { maxLength: 6 }),
        fc.array(plainValue, { maxLength: 6 }),
        fc.array(template, { maxLength: 6 }),
        async (...values) => {
          const files = await written(stack(...values));
          for (const { text } of files) expect(await format(text)).toBe(text);
          expect(await readBack(files, stack(...values), stackSchemas(stack(...values)))).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('a byte order mark is text, but for the one that Terraform drops at the beginning of a template', async () => {
  for (const marks of ['\ufeff', '\ufeff\ufeff', '\ufeff\ufeff\n\n', 'a\ufeff', '\ufeff${1}'])
    expect(
      await differences({
        locals: { text: marks, key: { [marks]: 'x' } },
        variable: { plain: { default: { [marks]: marks } } },
      }),
    ).toEqual([]);
});

test('what is written differently is told, with its place', async () => {
  const stack: StackJson = { resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16', tags: { a: 'b' } } } } };
  const changed = (await written(stack)).map((file) => ({
    ...file,
    text: file.text.replace('10.0.0.0/16', '10.0.0.0/8').replace('a =', 'c ='),
  }));
  expect(await readBack(changed, stack, stackSchemas(stack))).toEqual([
    { path: 'network.tf: resource.aws_vpc.main.cidr_block', json: '10.0.0.0/16', hcl: '10.0.0.0/8' },
    { path: 'network.tf: resource.aws_vpc.main.tags.a', json: 'b', hcl: undefined },
    { path: 'network.tf: resource.aws_vpc.main.tags.c', json: undefined, hcl: 'b' },
  ]);
});

test('blocks that are missing or that nobody asked for are told', async () => {
  const stack: StackJson = { resource: { aws_vpc: { main: {} } } };
  const files = [{ name: 'network.tf', text: 'resource "aws_vpc" "other" {}\n' }];
  expect((await readBack(files, stack, stackSchemas(stack))).map(({ path }) => path)).toEqual([
    'network.tf: resource.aws_vpc.main',
    'network.tf: resource.aws_vpc.other',
  ]);
});

test('a document in a string is the same document as the one in jsonencode, and not as another', async () => {
  const stack = (policy: string): StackJson => ({ resource: { aws_iam_policy: { it: { policy } } } });
  const document = '{"Version":"2012-10-17","Statement":[{"Resource":"${aws_s3_bucket.a.arn}/*","Sid":"$${aws:username}"}]}';
  const files = await written(stack(document));
  expect(files[0]?.text).toContain('policy = jsonencode({');
  expect(await readBack(files, stack(document), stackSchemas(stack(document)))).toEqual([]);
  const other = stack(document.replace('2012', '2008'));
  expect(await readBack(files, other, stackSchemas(other))).toHaveLength(1);
});

test('HCL that does not parse is an error that names the file', async () => {
  await expect(readBack([{ name: 'network.tf', text: 'resource {' }], {}, stackSchemas({}))).rejects.toThrow('network.tf');
});
