import { isReference } from '../reference';
import { useKeys } from './access';
import {
  allow,
  arns,
  flag,
  optional,
  source,
  when,
  type InstalledPermissionSet,
  type NonEmpty,
  type ScopeMembers,
} from './permission-set';

/** What writes into log groups that exist. */
export const WRITE_LOGS = ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'] as const;

/**
 * Log groups as IAM wants them, with what lies inside. Terraform and the console give the ARN with and without `:*`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html (2026-11-21)
 */
export const logGroups = (arnsOfGroups: readonly string[]): readonly string[] =>
  arnsOfGroups.flatMap((arn) => {
    const bare = isReference(arn) ? arn : arn.replace(/:\*$/, '');
    return [bare, `${bare}:*`];
  });

const FLUENT_BIT = { namespace: 'fluent-bit', serviceAccount: 'fluent-bit' } as const;

export interface LogGroupScope {
  /** `arn:aws:logs:<region>:<account>:log-group:/example/application`, with or without `:*`. */
  readonly logGroupArns: NonEmpty<string>;
  /** True lets it create these groups and set their retention. @default false */
  readonly createLogGroups?: boolean;
}

const logGroupMembers: ScopeMembers<LogGroupScope> = {
  logGroupArns: arns('log-group'),
  createLogGroups: flag('creating the groups and setting their retention'),
};

export const fluentBitCloudwatchLogs: InstalledPermissionSet<'fluent-bit-cloudwatch-logs', LogGroupScope> = {
  name: 'fluent-bit-cloudwatch-logs',
  purpose: 'Fluent Bit sends logs to CloudWatch Logs',
  members: logGroupMembers,
  atLeastOneOf: [],
  installation: FLUENT_BIT,
  statements: ({ logGroupArns, createLogGroups }) => [
    allow('WriteLogs', WRITE_LOGS, logGroups(logGroupArns)),
    ...when(createLogGroups, () => [
      allow('CreateLogGroups', ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], logGroups(logGroupArns)),
    ]),
  ],
  managedPolicies: [],
  sources: [source('https://docs.fluentbit.io/manual/data-pipeline/outputs/cloudwatch')],
  notes: ['Groups made by Terraform have a retention and a key; let Fluent Bit create none (auto_create_group false).'],
};

export interface DeliveryStreamScope {
  /** `arn:aws:firehose:<region>:<account>:deliverystream/<name>` */
  readonly deliveryStreamArns: NonEmpty<string>;
}

export const fluentBitFirehose: InstalledPermissionSet<'fluent-bit-firehose', DeliveryStreamScope> = {
  name: 'fluent-bit-firehose',
  purpose: 'Fluent Bit sends logs to Amazon Data Firehose',
  members: { deliveryStreamArns: arns('delivery-stream') },
  atLeastOneOf: [],
  installation: FLUENT_BIT,
  statements: ({ deliveryStreamArns }) => [allow('PutRecords', ['firehose:PutRecordBatch'], deliveryStreamArns)],
  managedPolicies: [],
  sources: [source('https://docs.fluentbit.io/manual/data-pipeline/outputs/firehose')],
  notes: [],
};

export interface LogBucketScope {
  /** `arn:aws:s3:::example-logs` */
  readonly bucketArns: NonEmpty<string>;
  /** KMS keys that the buckets encrypt with. @default none */
  readonly keyArns?: NonEmpty<string>;
}

export const fluentBitS3: InstalledPermissionSet<'fluent-bit-s3', LogBucketScope> = {
  name: 'fluent-bit-s3',
  purpose: 'Fluent Bit sends logs to S3',
  members: { bucketArns: arns('bucket'), keyArns: optional(arns('key')) },
  atLeastOneOf: [],
  installation: FLUENT_BIT,
  statements: ({ bucketArns, keyArns }) => [
    allow(
      'PutObjects',
      ['s3:PutObject'],
      bucketArns.map((bucket) => `${bucket}/*`),
    ),
    ...useKeys(keyArns, 'write'),
  ],
  managedPolicies: [],
  sources: [source('https://docs.fluentbit.io/manual/data-pipeline/outputs/s3')],
  notes: ['It reads and lists nothing.'],
};

export interface SearchDomainScope {
  /** `arn:aws:es:<region>:<account>:domain/<name>` */
  readonly domainArns: NonEmpty<string>;
}

export const fluentBitOpensearch: InstalledPermissionSet<'fluent-bit-opensearch', SearchDomainScope> = {
  name: 'fluent-bit-opensearch',
  purpose: 'Fluent Bit sends logs to an Amazon OpenSearch Service domain',
  members: { domainArns: arns('search-domain') },
  atLeastOneOf: [],
  installation: FLUENT_BIT,
  statements: ({ domainArns }) => [
    allow(
      'IndexLogs',
      ['es:ESHttpPost', 'es:ESHttpPut'],
      domainArns.map((domain) => `${domain}/*`),
    ),
  ],
  managedPolicies: [],
  sources: [source('https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch')],
  notes: [
    'With fine-grained access control the role must be mapped inside the domain as well. OpenSearch Serverless is left out.',
  ],
};
