// Expectations are those of the provider's documentation and of its acceptance tests:
// https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/data-sources/iam_policy_document
import type { ObjectValue, Value } from '../../lib/offline/protocol/value';
import { policyDocument } from '../../lib/offline/provider/policy-document';

function json(config: ObjectValue): string {
  const rendered = policyDocument(config);
  if ('problem' in rendered) throw new Error(rendered.problem);
  expect(JSON.parse(rendered.values['minified_json'] ?? '')).toEqual(JSON.parse(rendered.values['json'] ?? ''));
  return rendered.values['json'] ?? '';
}

const read = (config: ObjectValue): unknown => JSON.parse(json(config));

/** Blocks as Terraform sends them: what is not written is null or empty. */
const statement = (written: ObjectValue): ObjectValue => ({
  sid: null,
  effect: null,
  actions: null,
  not_actions: null,
  resources: null,
  not_resources: null,
  principals: [],
  not_principals: [],
  condition: [],
  ...written,
});

/** The only statement of a document, read. */
const one = (written: ObjectValue): Record<string, unknown> => {
  const { Statement } = read({ statement: [statement(written)] }) as { readonly Statement: readonly Record<string, unknown>[] };
  expect(Statement).toHaveLength(1);
  return Statement[0] ?? {};
};

test('is written member by member as the provider does it', () => {
  const document = json({
    policy_id: 'example',
    version: null,
    statement: [
      statement({ sid: '1', actions: ['s3:GetBucketLocation', 's3:ListAllMyBuckets'], resources: ['arn:aws:s3:::*'] }),
      statement({
        actions: ['s3:ListBucket'],
        resources: ['arn:aws:s3:::foo'],
        condition: [{ test: 'StringLike', variable: 's3:prefix', values: ['home/', '', 'home/&{aws:username}/'] }],
        not_principals: [{ type: 'AWS', identifiers: ['arn:blahblah:example'] }],
      }),
    ],
  });
  expect(document).toBe(`{
  "Version": "2012-10-17",
  "Id": "example",
  "Statement": [
    {
      "Sid": "1",
      "Effect": "Allow",
      "Action": [
        "s3:ListAllMyBuckets",
        "s3:GetBucketLocation"
      ],
      "Resource": "arn:aws:s3:::*"
    },
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::foo",
      "NotPrincipal": {
        "AWS": "arn:blahblah:example"
      },
      "Condition": {
        "StringLike": {
          "s3:prefix": [
            "home/",
            "",
            "home/\${aws:username}/"
          ]
        }
      }
    }
  ]
}`);
});

test.each<[string, Value, unknown]>([
  ['anybody', [{ type: '*', identifiers: ['*'] }], '*'],
  ['anybody of AWS', [{ type: 'AWS', identifiers: ['*'] }], { AWS: '*' }],
  ['one', [{ type: 'Service', identifiers: ['ec2.amazonaws.com'] }], { Service: 'ec2.amazonaws.com' }],
  ['several', [{ type: 'AWS', identifiers: ['a', 'b'] }], { AWS: ['b', 'a'] }],
  [
    'of two kinds',
    [
      { type: 'Service', identifiers: ['s'] },
      { type: 'AWS', identifiers: ['*'] },
    ],
    { AWS: '*', Service: 's' },
  ],
  [
    'anybody, in two ways',
    [
      { type: 'AWS', identifiers: ['*'] },
      { type: '*', identifiers: ['*'] },
    ],
    { '*': '*', AWS: '*' },
  ],
  [
    'two blocks of one kind',
    [
      { type: 'AWS', identifiers: ['a'] },
      { type: 'AWS', identifiers: ['b'] },
    ],
    { AWS: ['a', 'b'] },
  ],
])('principals: %s', (_, principals, expected) => {
  expect(one({ principals })['Principal']).toEqual(expected);
});

test('conditions of one test and one variable are one; a single value is a text', () => {
  const condition = [
    { test: 'StringEquals', variable: 'b', values: ['1'] },
    { test: 'ArnLike', variable: 'x', values: ['y'] },
    { test: 'StringEquals', variable: 'a', values: ['2'] },
    { test: 'StringEquals', variable: 'b', values: ['3'] },
  ];
  expect(one({ condition })['Condition']).toEqual({ ArnLike: { x: 'y' }, StringEquals: { a: '2', b: ['1', '3'] } });
});

test('nothing is nothing; letters that HTML knows are written as Go writes them', () => {
  expect(read({})).toEqual({ Version: '2012-10-17' });
  expect(read({ version: '2008-10-17', statement: [] })).toEqual({ Version: '2008-10-17' });
  expect(json({ statement: [statement({ actions: ['a&b<c>'] })] })).toContain('"a\\u0026b\\u003cc\\u003e"');
});

describe('documents of others', () => {
  const document = (...statements: readonly Record<string, unknown>[]): string =>
    JSON.stringify({ Version: '2008-10-17', Statement: statements });
  const from = (sid: string, action: string): Record<string, unknown> => ({ Sid: sid, Effect: 'Allow', Action: action });
  const actions = (config: ObjectValue): readonly unknown[] =>
    (read(config) as { readonly Statement: readonly { readonly Action: unknown }[] }).Statement.map(({ Action }) => Action);

  test('come first, and are overridden by Sid in their place', () => {
    expect(
      actions({
        source_policy_documents: [document(from('A', 'source'), { Effect: 'Allow', Action: 'unnamed' }), null],
        statement: [statement({ sid: 'A', actions: ['own'] }), statement({ sid: 'B', actions: ['b'] })],
        override_policy_documents: [document(from('B', 'overridden'), from('C', 'added'))],
      }),
    ).toEqual(['own', 'unnamed', 'overridden', 'added']);
  });

  test('the newer version counts; one statement may stand without a list', () => {
    const single = JSON.stringify({ Version: '2012-10-17', Id: 'x', Statement: from('A', 'single') });
    expect(read({ version: '2008-10-17', source_policy_documents: [single] })).toMatchObject({
      Version: '2012-10-17',
      Id: 'x',
      Statement: [{ Action: 'single' }],
    });
  });

  test.each<[string, ObjectValue]>([
    ['among statements', { statement: [statement({ sid: 'A' }), statement({ sid: 'A' })] }],
    ['among sources', { source_policy_documents: [document(from('A', 'x')), document(from('A', 'y'))] }],
  ])('a Sid that comes twice %s is refused', (_, config) => {
    expect(policyDocument(config)).toEqual({ problem: expect.stringContaining('duplicate Sid (A)') });
  });
});
