import { flowLogs, type FlowLogContext, type FlowLogSettings } from '../../lib/model/flow-logs';
import type { FlowLogs } from '../../lib/model/network';
import { TOKYO } from '../support/network';

const context: FlowLogContext = {
  prefix: 'platform-dev',
  location: TOKYO,
  rolePath: '/',
  permissionsBoundary: undefined,
  tags: { team: 'a' },
};

function toCloudWatch(key = 'own', more: Partial<FlowLogContext> = {}): Extract<FlowLogs, { destination: 'cloudwatch' }> {
  const made = flowLogs({ destination: 'cloudwatch', retentionDays: 365, key }, { ...context, ...more });
  if (made.destination !== 'cloudwatch') throw new Error(made.destination);
  return made;
}

const LOG_GROUP = 'arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/vpc-flow-logs/platform-dev';

describe('flow logs', () => {
  test.each<[FlowLogSettings, object]>([
    [{ destination: 'none' }, { destination: 'none' }],
    [
      { destination: 's3', bucketArn: 'arn:aws:s3:::logs/a/' },
      { destination: 's3', bucketArn: 'arn:aws:s3:::logs/a/' },
    ],
  ])('%j', (settings, expected) => {
    expect(flowLogs(settings, context)).toMatchObject(expected);
  });

  test('go to a log group that is made before them', () => {
    expect(toCloudWatch().logGroup).toMatchObject({ name: '/aws/vpc-flow-logs/platform-dev', retentionDays: 365 });
  });

  test.each<[string, object]>([
    ['aws', { kind: 'aws' }],
    ['arn:aws:kms:ap-northeast-1:111122223333:key/1', { kind: 'existing', arn: 'arn:aws:kms:ap-northeast-1:111122223333:key/1' }],
    ['own', { kind: 'created', alias: 'platform-dev-flow-logs' }],
  ])('key %s', (key, expected) => {
    expect(toCloudWatch(key).logGroup.key).toMatchObject(expected);
  });

  test('a key of its own is for this log group', () => {
    expect(JSON.stringify(toCloudWatch().logGroup.key)).toContain(`"${LOG_GROUP}"`);
  });

  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
  test('their role is for flow logs of this account and region', () => {
    expect(toCloudWatch().role.trust.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:ap-northeast-1:111122223333:vpc-flow-log/*' },
        },
      },
    ]);
  });

  test('their role writes to this log group and makes none', () => {
    const [statement] = toCloudWatch().role.inlinePolicies['deliver']?.Statement ?? [];
    expect(statement?.Resource).toEqual([LOG_GROUP, `${LOG_GROUP}:*`]);
    expect(statement?.Action).toContain('logs:PutLogEvents');
    expect(statement?.Action).not.toContain('logs:CreateLogGroup');
  });

  test('their role has the path and the boundary of the environment', () => {
    expect(
      toCloudWatch('own', { rolePath: '/platform/', permissionsBoundary: 'arn:aws:iam::111122223333:policy/b' }).role,
    ).toMatchObject({
      name: 'platform-dev-flow-logs',
      arn: 'arn:aws:iam::111122223333:role/platform/platform-dev-flow-logs',
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/b',
    });
  });

  test('a long prefix is shortened in the name of the role alone', () => {
    const made = toCloudWatch('own', { prefix: 'p'.repeat(70) });
    expect(made.role.name).toHaveLength(64);
    expect(made.role.arn).toContain(made.role.name);
    expect(made.logGroup.name).toBe(`/aws/vpc-flow-logs/${'p'.repeat(70)}`);
  });
});
