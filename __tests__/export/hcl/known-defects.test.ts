import { readBack } from '../../../lib/export/hcl/read-back';
import { writeHcl } from '../../../lib/export/hcl/write-hcl';
import { stackSchemas } from '../../../lib/schema/stack-schemas';
import type { Json, JsonObject, StackJson } from '../../../lib/terraform/stack-json';

/** Everything that was written, in one text; HCL that does not parse, or says something else than the JSON, fails here. */
async function written(stack: StackJson): Promise<string> {
  const schemas = stackSchemas(stack);
  const files = await writeHcl(stack, schemas);
  expect(await readBack(files, stack, schemas)).toEqual([]);
  return files.map(({ text }) => text).join('\n');
}

type Case = readonly [name: string, stack: StackJson, present: string | readonly string[], absent?: RegExp];

/** jest takes a missing last column for a callback. */
const withAbsent = (cases: readonly Case[]): [string, StackJson, string | readonly string[], RegExp | undefined][] =>
  cases.map(([name, stack, present, absent]) => [name, stack, present, absent]);

const resource = (type: string, body: JsonObject): StackJson => ({ resource: { [type]: { it: body } } });
const manifest = (data: Json): StackJson => resource('kubernetes_manifest', { manifest: { apiVersion: 'v1', kind: 'X', data } });

/** What `cdktf synth --hcl` gets wrong, one case each: the JSON, what has to be there, and what must not. */
describe('known defects of other writers', () => {
  test.each(
    withAbsent([
      ['H1 required_version', { terraform: { required_version: '>= 1.10.0' } }, 'required_version = ">= 1.10.0"', /\b0 =/],
      [
        'H2 quotes beside an expression in one string',
        resource('aws_sns_topic', { display_name: '{"a":"${aws_vpc.main.arn}"} is no document' }),
        String.raw`display_name = "{\"a\":\"${'${aws_vpc.main.arn}'}\"} is no document"`,
      ],
      [
        'H3 backslashes',
        resource('aws_sns_topic', { display_name: 'eks\\.amazonaws\\.com' }),
        String.raw`display_name = "eks\\.amazonaws\\.com"`,
      ],
      ['H4 lines in a value of any type', manifest({ script: 'one\ntwo' }), String.raw`{ script = "one\ntwo" }`],
      [
        'H5 lines without an end get none',
        resource('aws_sns_topic', { display_name: 'one\ntwo' }),
        String.raw`display_name = "one\ntwo"`,
        /<</,
      ],
      [
        'H6 conditions of a lifecycle are blocks',
        resource('terraform_data', { lifecycle: { precondition: [{ condition: '${true}', error_message: 'no' }] } }),
        'precondition {\n      condition     = true\n      error_message = "no"\n    }',
      ],
      [
        'H7 replace_triggered_by holds addresses',
        resource('terraform_data', { lifecycle: { replace_triggered_by: ['${aws_vpc.main}', 'aws_vpc.other.id'] } }),
        'replace_triggered_by = [aws_vpc.main, aws_vpc.other.id]',
      ],
      [
        'H8 depends_on of a module',
        { module: { child: { source: './child', depends_on: ['aws_vpc.main'] } } },
        'depends_on = [aws_vpc.main]',
      ],
      [
        'H9 lists stay lists in values of any type',
        manifest({ requirements: [{ key: 'arch', values: ['arm64'] }] }),
        'requirements = [\n        { key = "arch", values = ["arm64"] },\n      ]',
        /\b0 =/,
      ],
      [
        'H9 lists of triggers',
        resource('terraform_data', { triggers_replace: ['a', '${aws_vpc.main.id}'] }),
        'triggers_replace = ["a", aws_vpc.main.id]',
      ],
      [
        'H10 digits in quotes stay text, and a document too',
        manifest({ digits: '007', document: '{"b":1,"a":2}' }),
        ['digits   = "007"', String.raw`document = "{\"b\":1,\"a\":2}"`],
      ],
      [
        'H11 locals that are nothing, off or zero',
        { locals: { off: false, zero: 0, text: '', nothing: null } },
        'nothing = null\n  off     = false\n  text    = ""\n  zero    = 0',
      ],
      [
        'H12 defaults that are off, zero or empty',
        { variable: { off: { default: false }, zero: { default: 0, nullable: false }, text: { default: '' } } },
        ['default = false', 'default  = 0\n  nullable = false', 'default = ""'],
      ],
      [
        'H13 an empty list of what looks like a block',
        resource('aws_security_group', { egress: [], ingress: [] }),
        'egress  = []\n  ingress = []',
      ],
      [
        'H14 blocks of helm 2 are attributes in helm 3',
        {
          provider: {
            helm: [{ kubernetes: { host: 'h', exec: { api_version: 'v1', command: 'aws' } }, registries: [{ url: 'u' }] }],
          },
          resource: { helm_release: { it: { name: 'it', chart: 'it', set: [{ name: 'a', value: '1' }] } } },
        },
        ['kubernetes = {', 'exec = {', 'registries = [{ ', 'set = [\n    { name = "a", value = "1" },\n  ]'],
      ],
      [
        'H15 workspaces of a remote backend are a block',
        { terraform: { backend: { remote: { organization: 'o', workspaces: { name: 'w' } } } } },
        'workspaces {\n      name = "w"\n    }',
      ],
      [
        // With both forms Terraform 1.11.4 wrote the state to `a-${x}-%{y}-$${z}-%%{w}`: a backend takes no expressions.
        'a backend has texts as they are, whatever looks like an expression',
        { terraform: { backend: { local: { path: 'a-${x}-%{y}-$${z}-%%{w}' } } } },
        'path = "a-$${x}-%%{y}-$$${z}-%%%{w}"',
      ],
      [
        'H15 workspaces of a cloud block too',
        { terraform: { cloud: { organization: 'o', workspaces: { tags: ['a'] } } } },
        'workspaces {\n      tags = ["a"]\n    }',
      ],
      [
        'H16 blocks that cdktf knows only as overrides',
        {
          check: { health: { assert: [{ condition: '${true}', error_message: 'no' }] } },
          removed: [{ from: 'aws_vpc.gone', lifecycle: { destroy: false } }],
        },
        ['check "health" {\n  assert {', 'removed {\n  from = aws_vpc.gone\n\n  lifecycle {\n    destroy = false'],
      ],
      [
        'H17 addresses have no quotes',
        resource('aws_vpc', { provider: 'aws.use1', depends_on: ['aws_eip.a'], lifecycle: { ignore_changes: ['tags["a"]'] } }),
        ['provider = aws.use1', 'depends_on = [aws_eip.a]', 'ignore_changes = [tags["a"]]'],
      ],
      ['H17 neither has the word all', resource('aws_vpc', { lifecycle: { ignore_changes: 'all' } }), 'ignore_changes = all'],
      [
        'H18 an expression that is the whole value stands alone',
        resource('aws_subnet', { vpc_id: '${aws_vpc.main.id}', tags: { Name: 'x-${aws_vpc.main.id}' } }),
        ['vpc_id = aws_vpc.main.id', '"x-${aws_vpc.main.id}"'],
        /= "\$\{[^}]*\}"/,
      ],
    ]),
  )('%s', async (_, stack, present, absent) => {
    const text = await written(stack);
    for (const one of [present].flat()) expect(text).toContain(one);
    if (absent !== undefined) expect(text).not.toMatch(absent);
  });
});
