import { engineRules } from '../../lib/rules/engine';
import { addressAt, guardStacks } from '../../lib/rules/engine-guards';
import { synthesizedStack } from '../../lib/rules/synthesized';
import type { Json } from '../../lib/terraform/stack-json';

const LOCAL = { local: { path: '../../../state/dev-network.tfstate' } };
const FOLDERS = ['/home/ann/platform', '/home/ann'];

/** Ids of the rules that say something about a stack with these blocks. */
function guarded(blocks: Readonly<Record<string, Json>>): string[] {
  const stack = synthesizedStack('dev-network', JSON.stringify({ terraform: { backend: LOCAL }, ...blocks }));
  return guardStacks([stack], { folders: FOLDERS }).map(({ rule }) => engineRules[rule].id);
}

/** A stack with a value in a resource, beside what the value may refer to. */
const withValue = (value: Json): Record<string, Json> => ({
  resource: { aws_x: { main: { value }, other: {} } },
  locals: { a: 1 },
});

test('a sound stack passes all guards', () => {
  const policy = JSON.stringify({ Resource: '${aws_x.other.arn}/$${aws:username}/*', Action: 's3:*' });
  expect(guarded(withValue(policy))).toEqual([]);
});

describe('ENG002 text that would be read as an expression', () => {
  test.each(['${aws:username}', 'a/${saml:sub}/b', '${*}', '${HOME}', '${VAR:-x}', '${}', '%{x}', '100%{', 'a ${b'])(
    '%s trips',
    (value) => {
      expect(guarded(withValue(value))).toContain('ENG002');
    },
  );

  test.each([
    '$${aws:username}',
    '%%{x}',
    '${aws_x.other.id}',
    '${jsonencode({"a" = 1})}',
    '${true ? "a" : "b"}',
    '${true}',
    '${1}',
    '${provider::aws::arn_parse(local.a)}',
    '%{ if local.a }x%{ endif }',
    '%{ for zone in [1] }${zone}%{ endfor }',
    '%{~ for key, value in local.a ~}${key}=${value}%{~ endfor ~}',
    '100 % {x} $ {y}',
  ])('%s passes', (value) => {
    expect(guarded(withValue(value))).toEqual([]);
  });
});

describe('text that Terraform takes as it stands', () => {
  const odd = 'use ${name} or %{x}, not ${aws_x.gone.id}';

  test.each<[string, Record<string, Json>]>([
    ['the description of a variable', { variable: { a: { type: 'string', description: odd } } }],
    ['the description of an output', { output: { a: [{ value: 'x', description: odd }] } }],
    // Tried: the state lies in a folder of this name.
    ['the configuration of a backend', { terraform: { backend: { local: { path: `a/${odd}` } } } }],
  ])('%s passes', (_, blocks) => {
    expect(guarded(blocks)).toEqual([]);
  });

  test.each<[string, Record<string, Json>]>([
    ['the default of a variable', { variable: { a: { default: { description: odd } } } }],
    ['the description of a resource', { resource: { aws_x: { main: { description: odd } } } }],
    ['a resource of that name', { resource: { output: { description: { description: odd } } } }],
  ])('%s trips', (_, blocks) => {
    expect(guarded(blocks)).toContain('ENG002');
  });
});

describe('ENG003 tokens', () => {
  test.each<Json>(['port--8.1e+298', '${TfToken[TOKEN.1]}', '#{TfToken[TOKEN.1]}', -1.8881545897087503e289])(
    '%j trips',
    (value) => {
      expect(guarded(withValue(value))).toContain('ENG003');
    },
  );

  test.each<Json>(['a-1e+3', '1e+2', 1e20, -5])('%j passes', (value) => {
    expect(guarded(withValue(value))).toEqual([]);
  });
});

describe('ENG004 environment variables of providers', () => {
  const provider = (env: Json) => ({ provider: { kubernetes: [{ exec: [{ env }] }] } });

  test('in lower case trip, each with its name in capitals', () => {
    const stack = synthesizedStack('a', JSON.stringify({ terraform: { backend: LOCAL }, ...provider({ aws_profile: 'x' }) }));
    expect(guardStacks([stack], { folders: [] })).toMatchObject([
      { rule: 'lowerCaseEnvironment', received: "'aws_profile'", message: expect.stringContaining('AWS_PROFILE') },
    ]);
  });

  test('in capitals, or elsewhere, pass', () => {
    expect(guarded(provider({ AWS_PROFILE: 'x' }))).toEqual([]);
    expect(guarded(withValue({ env: { aws_profile: 'x' } }))).toEqual([]);
  });
});

describe('ENG005 paths of this machine', () => {
  test.each<[string, Record<string, Json>]>([
    ['the project', withValue('/home/ann/platform/policy.json')],
    ['the home folder', withValue('see /home/ann/.aws/config')],
    ['cdktf’s own notes', { '//': { metadata: { path: '/home/ann/x' } } }],
    ['an absolute state', { terraform: { backend: { local: { path: '/var/state/x.tfstate' } } } }],
    ['an absolute state on Windows', { terraform: { backend: { local: { path: 'C:\\state\\x.tfstate' } } } }],
  ])('%s trips', (_, blocks) => {
    expect(guarded(blocks)).toContain('ENG005');
  });

  test.each(['/aws/eks/platform/cluster', '/', '../../state/x', 'arn:aws:iam::111122223333:role/home/bob'])(
    '%s passes',
    (value) => {
      expect(guarded(withValue(value))).toEqual([]);
    },
  );
});

describe('ENG006 backends', () => {
  test.each<[string, Json]>([
    ['none', {}],
    ['two', { backend: { ...LOCAL, s3: {} } }],
    ['a backend and HCP Terraform', { backend: LOCAL, cloud: {} }],
    ['a file that cdktf would choose', { backend: { local: {} } }],
  ])('%s trips', (_, terraform) => {
    expect(guarded({ terraform })).toEqual(['ENG006']);
  });

  test.each<[string, Json]>([
    ['S3', { backend: { s3: { bucket: 'a', key: 'b' } } }],
    ['HCP Terraform', { cloud: { organization: 'a' } }],
    ['a list of blocks', [{ backend: [LOCAL] }, { required_version: '>= 1.10' }]],
  ])('%s passes', (_, terraform) => {
    expect(guarded({ terraform })).toEqual([]);
  });
});

describe('ENG007 dangling references', () => {
  test.each(['${aws_x.gone.id}', '${aws_y.main.id}', '${data.aws_x.main.id}', '${local.b}', '${var.a}'])('%s trips', (value) => {
    expect(guarded(withValue(value))).toEqual(['ENG007']);
  });

  test.each(['${aws_x.other.id}', '${local.a}', '${each.value.id}'])('%s passes', (value) => {
    expect(guarded(withValue(value))).toEqual([]);
  });
});

describe('ENG008 the hand-over', () => {
  const producer = { terraform: { backend: LOCAL }, output: { vpc_id: { value: 'x' } } };
  const consumer = (output: string, path = LOCAL.local.path) => ({
    terraform: { backend: { local: { path: '../x.tfstate' } } },
    data: { terraform_remote_state: { network: { backend: 'local', config: { path } } } },
    output: { seen: { value: `\${data.terraform_remote_state.network.outputs.${output}}` } },
  });
  const problems = (...stacks: Json[]) =>
    guardStacks(
      stacks.map((stack, index) => synthesizedStack(`stack${index}`, JSON.stringify(stack))),
      { folders: [] },
    );

  test('trips where the producer does not publish the output', () => {
    expect(problems(producer, consumer('vpcId'))).toEqual([
      {
        rule: 'handOver',
        stack: 'stack1',
        path: ['output', 'seen', 'value'],
        received: "'vpcId'",
        message: 'stack0 publishes vpc_id',
      },
    ]);
  });

  test('passes where it does, and where the state is somebody else’s', () => {
    expect(problems(producer, consumer('vpc_id'))).toEqual([]);
    expect(problems(producer, consumer('anything', '../other.tfstate'))).toEqual([]);
  });

  test('compares buckets and keys', () => {
    const s3 = { bucket: 'b', key: 'dev/network.tfstate', region: 'x' };
    const inS3 = { ...producer, terraform: { backend: { s3 } } };
    const reading = (key: string) => ({
      ...consumer('vpcId'),
      data: { terraform_remote_state: { network: { backend: 's3', config: { ...s3, key } } } },
    });
    expect(problems(inS3, reading(s3.key))).toHaveLength(1);
    expect(problems(inS3, reading('other'))).toEqual([]);
  });

  test.each<[string, number]>([
    ['default', 1],
    ['${terraform.workspace}-network', 0],
  ])('reads another state in workspace %s: %i', (workspace, times) => {
    const reading = {
      ...consumer('vpcId'),
      data: { terraform_remote_state: { network: { backend: 'local', workspace, config: LOCAL.local } } },
    };
    expect(problems(producer, reading)).toHaveLength(times);
  });
});

// Each of the first ones was refused by `terraform validate` 1.11.4, each of the others was accepted.
describe('ENG013 expressions in the place of addresses', () => {
  const withTrigger = (own: Readonly<Record<string, Json>>): Record<string, Json> => ({
    resource: { terraform_data: { a: { input: 'x' }, b: own } },
  });

  test.each<Readonly<Record<string, Json>>>([
    { lifecycle: { replace_triggered_by: ['${terraform_data.a.id}'] } },
    { lifecycle: [{ replace_triggered_by: ['${terraform_data.a}'] }] },
    { lifecycle: { ignore_changes: ['${terraform_data.a.input}'] } },
    { depends_on: ['${terraform_data.a}'] },
  ])('%j trips', (own) => {
    expect(guarded(withTrigger(own))).toEqual(['ENG013']);
  });

  test.each<Readonly<Record<string, Json>>>([
    { lifecycle: { replace_triggered_by: ['terraform_data.a.id', 'terraform_data.a'] } },
    { lifecycle: { ignore_changes: ['input'] } },
    { depends_on: ['terraform_data.a'] },
    { input: { depends_on: ['${terraform_data.a.id}'] } },
  ])('%j passes', (own) => {
    expect(guarded(withTrigger(own))).toEqual([]);
  });
});

describe('ENG009 values of JavaScript', () => {
  test.each([
    'arn:aws:iam::undefined:role/x',
    'undefined',
    'a/undefined/b',
    '[object Object]',
    '${merge({"a" = undefined})}',
    '${NaN}',
  ])('%s trips', (value) => {
    expect(guarded(withValue(value))).toContain('ENG009');
  });

  test.each(['left undefined on purpose', '${lookup(local.a, "undefined")}', 'NaNo'])('%s passes', (value) => {
    expect(guarded(withValue(value))).toEqual([]);
  });
});

test.each<[Parameters<typeof addressAt>[0], string]>([
  [['resource', 'aws_x', 'main', 'value', 0], 'aws_x.main'],
  [['resource', 0, 'aws_x', 'main', 'value'], 'aws_x.main'],
  [['data', 'aws_y', 'here', 'name'], 'data.aws_y.here'],
  [['output', 'a', 'value'], 'output.a.value'],
])('a place in the JSON belongs to an address', (path, address) => {
  expect(addressAt(path)).toBe(address);
});

test('ids of rules are given once', () => {
  const ids = Object.values(engineRules).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
