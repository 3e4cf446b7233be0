// Tests of hashicorp/terraform-provider-aws for roles and policies of IAM (internal/service/iam), put to `check --dir`.
import { compare, row, verdictOnStack } from '../support/peers';

const compareStacks = (rows: Parameters<typeof compare>[0]): void => {
  compare(rows, verdictOnStack);
};
const statement = { Effect: 'Allow', Action: ['ec2:Describe*'], Resource: '*' };
const document = (...statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const trust = (more: object = {}): string =>
  document({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: '${data.aws_service_principal.ec2.name}' },
    Sid: '',
    ...more,
  });
const role = (body: object): unknown => ({ aws_iam_role: { test: { name: 'test', assume_role_policy: trust(), ...body } } });
const inline = (policy: string, body: object = {}): unknown => ({
  aws_iam_role_policy: { test: { name: 'test', role: '${aws_iam_role.test.name}', policy, ...body } },
});
const policy = (body: object): unknown => ({ aws_iam_policy: { test: { name: 'test', policy: document(statement), ...body } } });

describe('validate_test.go', () => {
  const url = (text: string): unknown => ({
    aws_iam_openid_connect_provider: { test: { url: text, client_id_list: ['sts.amazonaws.com'] } },
  });
  const LONG = 'this-is-a-very-long-role-policy-name-'.repeat(4);
  compareStacks([
    row('accepts', 'TestValidRoleProfileName', inline(document(statement), { name: 'tf-test-role-profile-1' })),
    row('refuses', 'TestValidRoleProfileName invalid#name', inline(document(statement), { name: 'invalid#name' })),
    row('refuses', 'TestValidRoleProfileName, too long', inline(document(statement), { name: LONG })),
    row('accepts', 'TestValidOpenIDURL', url('https://good.test')),
    ...['http://wrong.scheme.test', 'ftp://wrong.scheme.test', '%@invalidUrl', 'https://no-queries.test/?query=param'].map(
      (text) => row('refuses', `TestValidOpenIDURL ${text}`, url(text)),
    ),
  ]);
});

describe('role_test.go', () => {
  compareStacks([
    row('accepts', 'basic, with an empty Sid', role({ path: '/' })),
    row(
      'accepts',
      'description, with weird content',
      role({ description: 'This 1s a D3scr!pti0n with weird content: &@90ë"\'{«¡Çø}' }),
    ),
    row('accepts', 'nameGenerated', { aws_iam_role: { test: { path: '/', assume_role_policy: trust() } } }),
    row('accepts', 'testNameChange, a path', role({ path: '/test/' })),
    row(
      'refuses',
      'badJSON',
      role({ assume_role_policy: '{ "Version": "2012-10-17", "Statement": [ data.aws_service_principal.ec2.name ] }' }),
    ),
    ...[3599, 43_201].map((seconds) => row('refuses', `maxSessionDuration ${seconds}`, role({ max_session_duration: seconds }))),
    ...[3700, 3701].map((seconds) => row('accepts', `maxSessionDuration ${seconds}`, role({ max_session_duration: seconds }))),
    row('accepts', 'permissionsBoundary', role({ permissions_boundary: 'arn:aws:iam::aws:policy/AdministratorAccess' })),
    row('accepts', 'InlinePolicy_basic', role({ inline_policy: [{ name: 'one', policy: document(statement) }] })),
    row(
      'accepts',
      'InlinePolicy, one statement with conditions',
      role({
        inline_policy: {
          name: 'one',
          policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              ...{ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
              Condition: {
                DateGreaterThan: { 'aws:CurrentTime': '2017-07-01T00:00:00Z' },
                DateLessThan: { 'aws:CurrentTime': '2017-12-31T23:59:59Z' },
              },
            },
          }),
        },
      }),
    ),
    row(
      'refuses',
      'InlinePolicy_malformed: an empty Resource',
      role({ inline_policy: { name: 'one', policy: document({ ...statement, Resource: '' }) } }),
    ),
    row('accepts', 'ManagedPolicy_basic', role({ managed_policy_arns: ['${aws_iam_policy.test.arn}'] })),
  ]);
});

describe('role_policy_test.go', () => {
  /** A policy of this many characters. */
  const ofSize = (size: number): string => {
    const empty = document({ ...statement, Resource: 'arn:aws:s3:::' }).length;
    return document({ ...statement, Resource: `arn:aws:s3:::${'x'.repeat(size - empty)}` });
  };
  compareStacks([
    row(
      'accepts',
      'basic',
      inline(JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } })),
    ),
    row(
      'accepts',
      'unknownsInPolicy',
      inline(document({ ...statement, Resource: ['${aws_s3_bucket.test.arn}', '${aws_s3_bucket.test.arn}/*'] })),
    ),
    row('accepts', 'the id of a role', inline(document(statement), { role: '${aws_iam_role.test.id}' })),
    row(
      'refuses',
      'invalidJSON',
      inline('{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }'),
    ),
    row('refuses', 'Policy_invalidResource', inline(document({ Effect: 'Allow', Action: '*', Resource: [['*']] }))),
    row('refuses', 'PolicySize_exceeded', inline(ofSize(10_241))),
    row('accepts', 'PolicySize_exceeded, just under the limit', inline(ofSize(10_239))),
  ]);
});

describe('policy_test.go, openid_connect_provider_test.go', () => {
  const issuer = (thumbprints: readonly string[]): unknown => ({
    aws_iam_openid_connect_provider: {
      test: {
        url: 'https://accounts.testle.com/x',
        client_id_list: ['266362248691-re108qaeld573ia0l6clj2i5ac7r7291.apps.testleusercontent.com'],
        thumbprint_list: thumbprints,
      },
    },
  });
  compareStacks([
    row('accepts', 'basic', policy({})),
    row('accepts', 'namePrefix', { aws_iam_policy: { test: { name_prefix: 'tf-acc-test', policy: document(statement) } } }),
    row('accepts', 'path', policy({ path: '/path1/' })),
    row('refuses', 'policy not-json', policy({ policy: 'not-json' })),
    row(
      'accepts',
      'diffs, with an Id and a Sid',
      policy({ policy: JSON.stringify({ Id: 'test', Version: '2012-10-17', Statement: [{ ...statement, Sid: '60c9d11f' }] }) }),
    ),
    row('accepts', 'an issuer without thumbprints', issuer([])),
    row(
      'accepts',
      'an issuer, modified',
      issuer(['cf23df2207d99a74fbe169e3eba035e633b65d94', 'c784713d6f9cb67b55dd84f4e4af7832d42b8f55']),
    ),
  ]);
});
