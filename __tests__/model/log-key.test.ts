import { logKey, type LogKeySettings } from '../../lib/model/log-key';

const settings: LogKeySettings = {
  location: { account: '111122223333', region: 'ap-northeast-1', partition: 'aws', dnsSuffix: 'amazonaws.com' },
  alias: 'platform-production-flow-logs',
  description: 'Flow logs of platform-production',
  logGroupNames: ['/aws/vpc-flow-logs/platform-production'],
  preventDestroy: false,
  tags: { team: 'platform' },
};

describe('logKey', () => {
  test('the account keeps full control, whoever runs Terraform', () => {
    const [account] = logKey(settings).policy.Statement;
    expect(account).toMatchObject({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'kms:*',
      Resource: '*',
    });
    expect(account).not.toHaveProperty('Condition');
    expect(JSON.stringify(logKey(settings).policy)).not.toContain('${');
  });

  test('CloudWatch Logs uses it for the named groups only', () => {
    const [, logs] = logKey({ ...settings, logGroupNames: ['/one', '/two'] }).policy.Statement;
    expect(logs?.Principal).toEqual({ Service: 'logs.ap-northeast-1.amazonaws.com' });
    expect(logs?.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': [
          'arn:aws:logs:ap-northeast-1:111122223333:log-group:/one',
          'arn:aws:logs:ap-northeast-1:111122223333:log-group:/two',
        ],
      },
    });
  });

  test.each([
    ['aws-cn', 'cn-north-1', 'amazonaws.com.cn', 'logs.cn-north-1.amazonaws.com.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com', 'logs.us-gov-west-1.amazonaws.com'],
    ['aws-eusc', 'eusc-de-east-1', 'amazonaws.eu', 'logs.eusc-de-east-1.amazonaws.eu'],
  ])('names of partition %s', (partition, region, dnsSuffix, service) => {
    const [account, logs] = logKey({ ...settings, location: { account: '111122223333', region, partition, dnsSuffix } }).policy
      .Statement;
    expect(account?.Principal).toEqual({ AWS: `arn:${partition}:iam::111122223333:root` });
    expect(logs?.Principal).toEqual({ Service: service });
  });

  test('what was asked for is kept', () => {
    expect(logKey({ ...settings, preventDestroy: true })).toMatchObject({
      kind: 'created',
      alias: 'platform-production-flow-logs',
      preventDestroy: true,
      tags: { team: 'platform' },
    });
  });
});
