import { formatPath } from '../../lib/rules/input-path';
import { permissionSetRules } from '../../lib/rules/permission-sets';
import { runValueRules } from '../../lib/rules/run';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const home = { account: '111122223333', region: 'eu-central-1' };
const place = { namespace: 'shop', serviceAccount: 'api' };
const HERE = 'eu-central-1:111122223333';
const bucket = 'arn:aws:s3:::shop';
const token = '${TfToken[TOKEN.7]}';

const foundIn = (podIdentity: object, environment: object = home): readonly string[] =>
  runValueRules(
    permissionSetRules,
    { ...environment, podIdentities: { api: podIdentity } },
    { today: '2026-11-21', environment: 'dev', skip: () => false },
  ).map(({ rule, path, suggestion }) => {
    const below = formatPath(path).replace('podIdentities.api', '');
    return `${rule} ${below}${suggestion === undefined ? '' : ` → ${suggestion}`}`;
  });

const found = (permissions: unknown, environment: object = home): readonly string[] =>
  foundIn({ ...place, permissions }, environment);

describe('names and members', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a misspelt set', { set: 'external-dn', hostedZoneArns: [] }, ['PRM001 .permissions.set → external-dns']],
    ['a set that is a number', { set: 7 }, ['PRM001 .permissions.set']],
    ['a member of another set', { set: 's3-read', bucketArns: [bucket], queueArns: [] }, ['PRM001 .permissions.queueArns']],
    ['a misspelt member', { set: 's3-read', bucketArns: [bucket], prefixs: ['a'] }, ['PRM001 .permissions.prefixs → prefixes']],
    [
      'a name inherited from Object',
      { set: 's3-read', bucketArns: [bucket], constructor: 1 },
      ['PRM001 .permissions.constructor'],
    ],
    ['a text for a list', { set: 's3-read', bucketArns: bucket }, ['PRM001 .permissions.bucketArns']],
    ['a number in a list', { set: 's3-read', bucketArns: [7] }, ['PRM001 .permissions.bucketArns[0]']],
    [
      'a wrong choice',
      { set: 'aws-mountpoint-s3-csi-driver', bucketArns: [bucket], access: 'write' },
      ['PRM001 .permissions.access'],
    ],
    ['a text for a flag', { set: 'grafana', metrics: 'yes' }, ['PRM001 .permissions.metrics']],
    ['a list entry that is no object', ['s3-read'], ['PRM001 .permissions[0]']],
    ['a wrong member in a list', [{ set: 'xray-write', all: true }], ['PRM001 .permissions[0].all']],
  ])('%s is found', (_, permissions, expected) => {
    expect(found(permissions)).toEqual(expected);
  });
});

describe('what a set is limited to', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['no ARNs', { set: 'external-dns' }, ['PRM002 .permissions']],
    ['no set', { hostedZoneArns: [] }, ['PRM002 .permissions']],
    ['none of several', { set: 'external-secrets' }, ['PRM002 .permissions']],
    ['a flag that is false is none', { set: 'grafana', traces: false }, ['PRM002 .permissions']],
    ['none in a list', [{ set: 'xray-write' }, { set: 'keda' }], ['PRM002 .permissions[1]']],
    ['an empty list that is required', { set: 'external-dns', hostedZoneArns: [] }, ['PRM002 .permissions.hostedZoneArns']],
    ['an empty list that would widen', { set: 's3-read', bucketArns: [bucket], prefixes: [] }, ['PRM002 .permissions.prefixes']],
    ['an empty list in a list', [{ set: 's3-read', bucketArns: [] }], ['PRM002 .permissions[0].bucketArns']],
    ['no entry', [], ['PRM002 .permissions']],
  ])('%s is found', (_, permissions, expected) => {
    expect(found(permissions)).toEqual(expected);
  });
});

const arnOf = (set: string, member: string, arn: string): readonly string[] =>
  found({ set, [member]: [arn] }).map((line) => line.replace(`.permissions.${member}[0]`, '').trim());

describe('ARNs', () => {
  test.each<[string, string, string, string]>([
    ['s3-read', 'bucketArns', 'shop', 'PRM003  → arn:aws:s3:::shop'],
    ['s3-read', 'bucketArns', 's3://shop/', 'PRM003  → arn:aws:s3:::shop'],
    ['s3-read', 'bucketArns', 'arn:aws:s3:::shop/*', 'PRM003  → arn:aws:s3:::shop'],
    ['s3-read', 'bucketArns', '*', 'PRM003'],
    ['s3-read', 'bucketArns', '', 'PRM003'],
    ['s3-read', 'bucketArns', `arn:aws:s3:${HERE}:accesspoint/a`, 'PRM003'],
    ['sqs-send', 'queueArns', 'orders', `PRM003  → arn:aws:sqs:${HERE}:orders`],
    ['sqs-send', 'queueArns', `https://sqs.eu-central-1.amazonaws.com/111122223333/orders`, 'PRM003'],
    ['sqs-send', 'queueArns', `arn:aws:sns:${HERE}:orders`, 'PRM003'],
    ['sqs-send', 'queueArns', 'arn:aws:sqs:eu-central-1:1111:orders', 'PRM003'],
    ['external-dns', 'hostedZoneArns', 'Z0123456789ABC', 'PRM003  → arn:aws:route53:::hostedzone/Z0123456789ABC'],
    ['external-dns', 'hostedZoneArns', 'example.com', 'PRM003'],
    ['kms-decrypt', 'keyArns', `arn:aws:kms:${HERE}:alias/shop`, 'PRM003'],
    [
      'secrets-manager-read',
      'secretArns',
      `arn:aws:secretsmanager:${HERE}:secret:shop/db`,
      `PRM003  → arn:aws:secretsmanager:${HERE}:secret:shop/db-??????`,
    ],
    ['dynamodb-read', 'tableArns', `arn:aws:dynamodb:${HERE}:table/orders/index/by-day`, 'PRM003'],
    ['crossplane', 'roleArns', 'arn:aws:sts::111122223333:assumed-role/a/b', 'PRM003'],
    ['bedrock-invoke', 'modelArns', 'anthropic.claude-sonnet', 'PRM003'],
    ['external-dns', 'hostedZoneArns', 'arn:aws:route53:::hostedzone/*', 'PRM005'],
    ['s3-read', 'bucketArns', 'arn:aws:s3:::*', 'PRM005'],
    ['kms-decrypt', 'keyArns', `arn:aws:kms:${HERE}:key/*`, 'PRM005'],
    ['secrets-manager-read', 'secretArns', `arn:aws:secretsmanager:${HERE}:secret:*`, 'PRM005'],
    ['crossplane', 'roleArns', 'arn:aws:iam::*:role/crossplane', 'PRM005'],
    ['fluent-bit-cloudwatch-logs', 'logGroupArns', `arn:aws:logs:${HERE}:log-group:*`, 'PRM005'],
    ['fluent-bit-cloudwatch-logs', 'logGroupArns', `arn:aws:logs:${HERE}:log-group:/*`, 'PRM005'],
    ['s3-read', 'bucketArns', 'arn:aws-cn:s3:::shop', 'PRM004  → arn:aws:s3:::shop'],
  ])('%s: %s of %p is found', (set, member, arn, expected) => {
    expect(arnOf(set, member, arn)).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['s3-read', 'bucketArns', 'arn:aws:s3:::shop-*'],
    ['s3-read', 'bucketArns', token],
    ['sqs-send', 'queueArns', `arn:aws:sqs:eu-west-1:444455556666:orders-*.fifo`],
    ['sqs-send', 'queueArns', '${aws_sqs_queue.orders.arn}'],
    ['secrets-manager-read', 'secretArns', `arn:aws:secretsmanager:${HERE}:secret:shop/db-a1B2c3`],
    ['secrets-manager-read', 'secretArns', `arn:aws:secretsmanager:${HERE}:secret:shop/*`],
    ['secrets-manager-read', 'secretArns', token],
    ['fluent-bit-cloudwatch-logs', 'logGroupArns', `arn:aws:logs:${HERE}:log-group:/aws/shop`],
    ['fluent-bit-cloudwatch-logs', 'logGroupArns', `arn:aws:logs:${HERE}:log-group:/aws/shop:*`],
    ['ssm-parameters-read', 'parameterArns', `arn:aws:ssm:${HERE}:parameter/shop/*`],
    ['bedrock-invoke', 'modelArns', 'arn:aws:bedrock:*::foundation-model/anthropic.claude-*'],
    ['bedrock-invoke', 'modelArns', `arn:aws:bedrock:${HERE}:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0`],
    ['crossplane', 'roleArns', 'arn:aws:iam::444455556666:role/path/crossplane'],
    ['kms-decrypt', 'keyArns', `arn:aws:kms:${HERE}:key/mrk-1234`],
  ])('%s: %s of %p is fine', (set, member, arn) => {
    expect(arnOf(set, member, arn)).toEqual([]);
  });

  test('the partition is that of the region', () => {
    const china = { account: '111122223333', region: 'cn-north-1' };
    expect(found({ set: 's3-read', bucketArns: [bucket] }, china)).toEqual([
      'PRM004 .permissions.bucketArns[0] → arn:aws-cn:s3:::shop',
    ]);
    expect(found({ set: 's3-read', bucketArns: ['arn:aws-cn:s3:::shop'] }, china)).toEqual([]);
    expect(found({ set: 's3-read', bucketArns: [token] }, china)).toEqual([]);
  });

  test('a database known only to Terraform is found where others are made from it', () => {
    const others = { workgroupArns: [token], reportBucketArns: [token], resultBucketArns: [token] };
    expect(found({ set: 'kubecost', ...others, databaseArns: [token] })).toEqual(['PRM003 .permissions.databaseArns[0]']);
    expect(found({ set: 'kubecost', ...others, databaseArns: [`arn:aws:glue:${HERE}:database/cur`] })).toEqual([]);
  });

  test('those of a list are found in their place', () => {
    const queue = `arn:aws:sqs:${HERE}:orders`;
    expect(found([{ set: 'xray-write' }, { set: 'sqs-send', queueArns: [queue, '*'], keyArns: [queue] }])).toEqual([
      'PRM003 .permissions[1].queueArns[1]',
      'PRM003 .permissions[1].keyArns[0]',
    ]);
  });
});

describe('texts', () => {
  const prefixes = (prefix: string): unknown => ({ set: 's3-read', bucketArns: [bucket], prefixes: [prefix] });
  test.each<[string, unknown, readonly string[]]>([
    ['a slash in front', prefixes('/a'), ['PRM006 .permissions.prefixes[0]']],
    ['a slash at the end', prefixes('a/'), ['PRM006 .permissions.prefixes[0]']],
    ['a wildcard', prefixes('a/*'), ['PRM006 .permissions.prefixes[0]']],
    ['a folder', prefixes('a/b'), []],
    ['a reference', prefixes(token), []],
    [
      'a namespace of AWS',
      { set: 'cloudwatch-metrics-write', metricNamespaces: ['AWS/EC2'] },
      ['PRM006 .permissions.metricNamespaces[0]'],
    ],
    [
      'a namespace with a wildcard',
      { set: 'cloudwatch-metrics-write', metricNamespaces: ['Shop/*'] },
      ['PRM006 .permissions.metricNamespaces[0]'],
    ],
    ['a namespace', { set: 'cloudwatch-metrics-write', metricNamespaces: ['Shop/Api'] }, []],
    [
      'a domain for an address',
      { set: 'ses-send', identityArns: [token], from: ['example.com'] },
      ['PRM006 .permissions.from[0]'],
    ],
    ['an address', { set: 'ses-send', identityArns: [token], from: ['*@example.com'] }, []],
  ])('%s', (_, permissions, expected) => {
    expect(found(permissions)).toEqual(expected);
  });
});

describe('where it runs', () => {
  const read = { set: 's3-read', bucketArns: [bucket] };
  const zones = { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] };
  test.each<[string, object, readonly string[]]>([
    ['an application without a place', { permissions: read }, ['PRM007 ']],
    ['an application without a service account', { namespace: 'shop', permissions: read }, ['PRM007 ']],
    ['an application with a place', { ...place, permissions: read }, []],
    ['software without a place', { permissions: zones }, []],
    ['software and an application without a place', { permissions: [zones, read] }, ['PRM007 ']],
    ['software and an application with a place', { ...place, permissions: [zones, read] }, []],
    ['no permission sets', { statements: [] }, []],
  ])('%s', (_, podIdentity, expected) => {
    expect(foundIn(podIdentity)).toEqual(expected);
  });

  test('software that Auto Mode contains is found, alone and in a list', () => {
    expect(foundIn({ permissions: { set: 'aws-ebs-csi-driver' } })).toEqual(['PRM008 .permissions']);
    expect(found([{ set: 'xray-write' }, { set: 'aws-ebs-csi-driver' }])).toEqual(['PRM008 .permissions[1]']);
    expect(foundIn({ permissions: { set: 'cloudwatch-observability' } })).toEqual([]);
  });
});

everyRuleHasCases(permissionSetRules);
