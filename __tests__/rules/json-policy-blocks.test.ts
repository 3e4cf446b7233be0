// Policies that data sources write: the same rules as for policies in JSON, at the member of the block.
// https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/data-sources/iam_policy_document
import type { Json } from '../../lib/terraform/stack-json';
import { autoModeCluster, type Blocks, judged, merged } from '../support/json-stacks';

const OF_POLICIES = /^JSN04\d /;
const DOCUMENT = '${data.aws_iam_policy_document.a.json}';

const IDENTITY: Blocks = { aws_iam_policy: { a: { policy: DOCUMENT } } };
const TRUST: Blocks = { aws_iam_role: { a: { assume_role_policy: DOCUMENT } } };
const RESOURCE: Blocks = { aws_s3_bucket_policy: { a: { bucket: 'a', policy: DOCUMENT } } };
const NOWHERE: Blocks = {};

/** `JSN040 a.statement.actions[0] → s3:GetObject`, of the document `a`. */
const said = (resource: Blocks, body: Blocks, others: Blocks = {}): readonly string[] =>
  judged({ resource, data: { aws_iam_policy_document: { a: body, ...others } } }).flatMap((text) =>
    OF_POLICIES.test(text) ? [text.replace('a.data.aws_iam_policy_document.', '').replace(' a.resource.', ' resource.')] : [],
  );

const READ = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::reports/*'] };
const EC2 = { actions: ['sts:AssumeRole'], principals: { type: 'Service', identifiers: ['ec2.amazonaws.com'] } };
const statement = (...statements: readonly Json[]): Blocks => ({ statement: statements });

describe('refused by IAM', () => {
  test.each<[string, Blocks, Blocks, string]>([
    ['an effect', IDENTITY, { statement: { ...READ, effect: 'Alow' } }, 'JSN040 a.statement.effect'],
    ['an effect, whatever it is for', NOWHERE, { statement: { ...READ, effect: 'allow' } }, 'JSN040 a.statement.effect'],
    ['the effect of the second', IDENTITY, statement(READ, { ...READ, effect: 'Alow' }), 'JSN040 a.statement[1].effect'],
    [
      'an action without a service',
      IDENTITY,
      statement({ ...READ, actions: ['s3:GetObject', 's3'] }),
      'JSN040 a.statement[0].actions[1]',
    ],
    ['no action', IDENTITY, statement({ resources: ['*'] }), 'JSN040 a.statement[0]'],
    ['both kinds of actions', IDENTITY, statement({ ...READ, not_actions: ['s3:PutObject'] }), 'JSN040 a.statement[0]'],
    ['no resource', IDENTITY, statement({ actions: ['s3:GetObject'] }), 'JSN040 a.statement[0]'],
    ['a resource that is no ARN', IDENTITY, statement({ ...READ, resources: ['reports'] }), 'JSN040 a.statement[0].resources[0]'],
    ['a Sid with a hyphen', IDENTITY, statement({ ...READ, sid: 'read-reports' }), 'JSN040 a.statement[0].sid'],
    [
      'an operator',
      NOWHERE,
      statement({ ...READ, condition: [{ test: 'StringEqual', variable: 'aws:SourceAccount', values: ['111122223333'] }] }),
      'JSN040 a.statement[0].condition[0].test → StringEquals',
    ],
    ['a principal in a policy of a role', IDENTITY, statement({ ...READ, ...EC2 }), 'JSN040 a.statement[0].principals'],
    [
      'a kind of principal',
      TRUST,
      statement({ ...EC2, principals: { type: 'Sevice', identifiers: ['a'] } }),
      'JSN040 a.statement[0].principals → Service',
    ],
    ['a trust policy for nobody', TRUST, statement({ actions: ['sts:AssumeRole'] }), 'JSN040 a.statement[0]'],
    ['a trust policy with a resource', TRUST, statement({ ...EC2, resources: ['*'] }), 'JSN040 a.statement[0].resources'],
    ['a policy of a bucket for nobody', RESOURCE, statement(READ), 'JSN040 a.statement[0]'],
    ['a version', IDENTITY, { version: '2012-10-18', ...statement(READ) }, 'JSN040 a → 2012-10-17'],
    ['a Sid twice', IDENTITY, statement({ ...READ, sid: 'Read' }, { ...READ, sid: 'Read' }), 'JSN040 a'],
    ['nothing at all', IDENTITY, {}, 'JSN040 a'],
    [
      'what a dynamic block writes',
      IDENTITY,
      { dynamic: { statement: { for_each: '${var.all}', content: { ...READ, effect: 'Alow' } } } },
      'JSN040 a.dynamic.statement.content.effect',
    ],
    ['a text in place of a list', IDENTITY, statement({ ...READ, actions: 's3' }), 'JSN040 a.statement[0].actions'],
  ])('%s', (_, resource, body, expected) => {
    expect(said(resource, body)).toEqual([expected]);
  });

  test('JSN041 every action that no service has', () => {
    const actions = ['s3:GetObjct', '${var.action}', 's4:GetObject', 's3:Get*'];
    expect(said(NOWHERE, statement({ ...READ, actions }))).toEqual([
      'JSN041 a.statement[0].actions[0] → s3:GetObject',
      expect.stringMatching(/^JSN041 a\.statement\[0\]\.actions\[2\]/),
    ]);
  });

  test('JSN042 what is too long for a policy', () => {
    const resources = Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::reports-of-a-long-name-${index}/*`);
    expect(said(IDENTITY, statement({ ...READ, resources }))).toEqual(['JSN042 resource.aws_iam_policy.a.policy']);
  });

  test('every element of a statement is told', () => {
    const wrong = { effect: 'Alow', actions: ['s3-GetObject'], resources: ['*'] };
    const condition = { test: 'StringEqual', variable: 'aws:PrincipalTag/team', values: ['a'] };
    expect(said(IDENTITY, statement({ ...wrong, condition }), {})).toEqual([
      'JSN040 a.statement[0].effect',
      'JSN040 a.statement[0].actions[0]',
      'JSN040 a.statement[0].condition.test → StringEquals',
    ]);
  });

  test('a part of another document is for what that one is for', () => {
    const others = { whole: { source_policy_documents: [DOCUMENT] } };
    const whole = '${data.aws_iam_policy_document.whole.json}';
    const identity = { aws_iam_policy: { a: { policy: whole } } };
    const trust = { aws_iam_role: { a: { assume_role_policy: whole } } };
    expect(said(identity, statement(EC2), others)).toEqual(['JSN040 a.statement[0].principals']);
    expect(said(trust, statement(EC2), others)).toEqual([]);
  });
});

describe('taken by IAM', () => {
  test.each<[string, Blocks, Blocks]>([
    ['a statement', IDENTITY, { statement: READ }],
    ['an effect that is computed', IDENTITY, statement({ ...READ, effect: '${var.effect}' })],
    [
      'everything that is computed',
      IDENTITY,
      statement({ actions: '${var.actions}', resources: ['${var.arn}', 'arn:aws:s3:::${var.name}'] }),
    ],
    ['null', IDENTITY, statement({ ...READ, effect: null, sid: null, not_actions: null, condition: [], principals: [] })],
    [
      'variables of IAM',
      IDENTITY,
      statement({ ...READ, resources: ['arn:aws:s3:::home/&{aws:username}/*', '&{aws:PrincipalArn}'] }),
    ],
    ['a trust policy', TRUST, statement(EC2)],
    ['a trust policy for everybody', TRUST, statement({ ...EC2, principals: { type: '*', identifiers: ['*'] } })],
    ['a trust policy with a Sid that has blanks', TRUST, statement({ ...EC2, sid: 'for nodes' })],
    [
      'principals that a dynamic block writes',
      TRUST,
      statement({
        actions: ['sts:AssumeRole'],
        dynamic: { principals: { for_each: '${var.a}', content: { type: 'AWS', identifiers: ['*'] } } },
      }),
    ],
    [
      'a trust of IRSA',
      TRUST,
      statement({
        actions: ['sts:AssumeRoleWithWebIdentity'],
        principals: [{ type: 'Federated', identifiers: ['${aws_iam_openid_connect_provider.a.arn}'] }],
        condition: [
          { test: 'StringEquals', variable: '${local.issuer}:sub', values: ['system:serviceaccount:a:b'] },
          { test: 'ForAnyValue:StringLike', variable: '${local.issuer}:aud', values: '${var.audiences}' },
        ],
      }),
    ],
    ['a policy of a bucket', RESOURCE, statement({ ...READ, principals: { type: 'AWS', identifiers: ['111122223333'] } })],
    [
      'what is used where nobody sees it',
      NOWHERE,
      statement({ actions: ['sts:AssumeRole'] }, { ...READ, principals: { type: 'AWS', identifiers: ['*'] } }),
    ],
    ['only parts of others', IDENTITY, { source_policy_documents: ['${var.document}'] }],
    ['nothing, where a dynamic block may write something', IDENTITY, { dynamic: { statement: { for_each: [], content: READ } } }],
    [
      'members that may turn out to be null',
      IDENTITY,
      statement({
        sid: '${var.sid}',
        actions: '${try(var.a, null)}',
        not_actions: '${try(var.b, null)}',
        resources: ['*'],
        not_resources: '${try(var.c, null)}',
        dynamic: { principals: { for_each: '${var.principals}', content: { type: 'AWS', identifiers: ['*'] } } },
      }),
    ],
    ['resources of a trust policy that may turn out to be null', TRUST, statement({ ...EC2, resources: '${try(var.a, null)}' })],
    ['a word that somebody replaces before it is used', NOWHERE, statement({ ...READ, resources: ['_BUCKET_ARN_'] })],
    ['all actions', IDENTITY, statement({ actions: ['*:*'], resources: ['*'] })],
  ])('%s', (_, resource, body) => {
    expect(said(resource, body)).toEqual([]);
  });
});

describe('trust that a document writes is read as any other', () => {
  const role = (body: Blocks): readonly string[] =>
    judged({
      resource: merged(autoModeCluster(), { aws_iam_role: { cluster: { name: 'shop-cluster', assume_role_policy: DOCUMENT } } }),
      data: { aws_iam_policy_document: { a: body } },
    }).filter((text) => text.endsWith('aws_iam_role.cluster.assume_role_policy'));
  const eks = (actions: Json, principals: Json = { type: 'Service', identifiers: ['eks.amazonaws.com'] }): Blocks =>
    statement({ actions, principals });

  test('what Auto Mode lacks is told', () => {
    expect(role(eks(['sts:AssumeRole', 'sts:TagSession']))).toEqual([]);
    expect(role(eks(['sts:AssumeRole']))).toHaveLength(1);
    expect(role(eks(['sts:AssumeRole', 'sts:TagSession'], { type: 'Service', identifiers: ['ec2.amazonaws.com'] }))).toHaveLength(
      1,
    );
  });

  test('what is computed may be anything', () => {
    expect(role(eks('${var.actions}'))).toEqual([]);
    expect(role(eks(['sts:AssumeRole', 'sts:TagSession'], { type: 'Service', identifiers: '${var.services}' }))).toEqual([]);
    expect(role({ ...eks(['sts:AssumeRole']), source_policy_documents: ['${var.more}'] })).toEqual([]);
    expect(
      role(statement({ actions: ['sts:AssumeRole', 'sts:TagSession'], dynamic: { principals: { for_each: [1], content: {} } } })),
    ).toEqual([]);
  });
});
