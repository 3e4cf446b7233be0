import type { QueueScope, TableScope, TopicScope } from './ack-controllers';
import { bucketAccess, bucketMembers, MULTIPART, READ_OBJECTS, useKeys, WRITE_OBJECTS, type BucketScope } from './access';
import { allow, arns, optional, source, texts, type AppPermissionSet, type NonEmpty, type ScopeMembers } from './permission-set';

const app = { atLeastOneOf: [], installation: undefined, managedPolicies: [] } as const;
const S3_SOURCE = source('https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html');

export const s3Read: AppPermissionSet<'s3-read', BucketScope> = {
  ...app,
  name: 's3-read',
  purpose: 'an application reads objects',
  members: bucketMembers,
  statements: (scope) => bucketAccess(scope, 'read', READ_OBJECTS),
  sources: [S3_SOURCE],
  notes: ['With prefixes a listing must name one of them; without, the whole bucket can be listed.'],
};

export const s3ReadWrite: AppPermissionSet<'s3-read-write', BucketScope> = {
  ...app,
  name: 's3-read-write',
  purpose: 'an application reads, writes and deletes objects',
  members: bucketMembers,
  statements: (scope) => bucketAccess(scope, 'write', [...WRITE_OBJECTS, ...MULTIPART]),
  sources: [S3_SOURCE],
  notes: ['Versions of objects and object ACLs are left out.'],
};

/** Queues and their keys. */
export interface EncryptedQueueScope extends QueueScope {
  /** KMS keys of your own that the queues use. @default none: SSE-SQS */
  readonly keyArns?: NonEmpty<string>;
}

const queueMembers: ScopeMembers<EncryptedQueueScope> = { queueArns: arns('queue'), keyArns: optional(arns('key')) };
const SQS_SOURCE = source(
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-iam-policies.html',
);

export const sqsConsume: AppPermissionSet<'sqs-consume', EncryptedQueueScope> = {
  ...app,
  name: 'sqs-consume',
  purpose: 'an application receives and deletes messages',
  members: queueMembers,
  statements: ({ queueArns, keyArns }) => [
    allow(
      'ConsumeMessages',
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes'],
      queueArns,
    ),
    ...useKeys(keyArns, 'read'),
  ],
  sources: [SQS_SOURCE],
  notes: [],
};

export const sqsSend: AppPermissionSet<'sqs-send', EncryptedQueueScope> = {
  ...app,
  name: 'sqs-send',
  purpose: 'an application sends messages',
  members: queueMembers,
  statements: ({ queueArns, keyArns }) => [
    allow('SendMessages', ['sqs:SendMessage', 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes'], queueArns),
    ...useKeys(keyArns, 'write'),
  ],
  sources: [SQS_SOURCE],
  notes: [],
};

export interface EncryptedTopicScope extends TopicScope {
  /** KMS keys of your own that the topics use. @default none */
  readonly keyArns?: NonEmpty<string>;
}

export const snsPublish: AppPermissionSet<'sns-publish', EncryptedTopicScope> = {
  ...app,
  name: 'sns-publish',
  purpose: 'an application publishes to topics',
  members: { topicArns: arns('topic'), keyArns: optional(arns('key')) },
  statements: ({ topicArns, keyArns }) => [allow('Publish', ['sns:Publish'], topicArns), ...useKeys(keyArns, 'write')],
  sources: [source('https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html')],
  notes: ['Text messages to phone numbers have no topic and are left out.'],
};

const READ_ITEMS = ['BatchGetItem', 'ConditionCheckItem', 'DescribeTable', 'GetItem', 'Query', 'Scan'].map(
  (action) => `dynamodb:${action}`,
);
const WRITE_ITEMS = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action}`);
const withIndexes = (tables: readonly string[]): readonly string[] => [...tables, ...tables.map((table) => `${table}/index/*`)];
const DYNAMODB_SOURCE = source(
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html',
);

export const dynamodbRead: AppPermissionSet<'dynamodb-read', TableScope> = {
  ...app,
  name: 'dynamodb-read',
  purpose: 'an application reads items of tables and their indexes',
  members: { tableArns: arns('table') },
  statements: ({ tableArns }) => [allow('ReadItems', READ_ITEMS, withIndexes(tableArns))],
  sources: [DYNAMODB_SOURCE],
  notes: ['Streams of tables are left out.'],
};

export const dynamodbReadWrite: AppPermissionSet<'dynamodb-read-write', TableScope> = {
  ...app,
  name: 'dynamodb-read-write',
  purpose: 'an application reads and writes items of tables',
  members: { tableArns: arns('table') },
  statements: ({ tableArns }) => [
    allow('ReadItems', READ_ITEMS, withIndexes(tableArns)),
    allow('WriteItems', WRITE_ITEMS, tableArns),
  ],
  sources: [DYNAMODB_SOURCE],
  notes: ['It can neither create nor change tables.'],
};

export interface StreamScope {
  /** `arn:aws:kinesis:<region>:<account>:stream/<name>` */
  readonly streamArns: NonEmpty<string>;
  /** KMS keys of your own that the streams use. @default none */
  readonly keyArns?: NonEmpty<string>;
}

const streamMembers: ScopeMembers<StreamScope> = { streamArns: arns('stream'), keyArns: optional(arns('key')) };
const KINESIS_SOURCE = source('https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html');

export const kinesisConsume: AppPermissionSet<'kinesis-consume', StreamScope> = {
  ...app,
  name: 'kinesis-consume',
  purpose: 'an application reads records of streams',
  members: streamMembers,
  statements: ({ streamArns, keyArns }) => [
    allow(
      'ReadRecords',
      [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
      ],
      streamArns,
    ),
    ...useKeys(keyArns, 'read'),
  ],
  sources: [KINESIS_SOURCE],
  notes: [
    'The Kinesis Client Library keeps leases in DynamoDB and metrics in CloudWatch: add dynamodb-read-write and cloudwatch-metrics-write, and make its tables. Enhanced fan-out is left out.',
  ],
};

export const kinesisProduce: AppPermissionSet<'kinesis-produce', StreamScope> = {
  ...app,
  name: 'kinesis-produce',
  purpose: 'an application writes records to streams',
  members: streamMembers,
  statements: ({ streamArns, keyArns }) => [
    allow(
      'WriteRecords',
      ['kinesis:DescribeStreamSummary', 'kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords'],
      streamArns,
    ),
    ...useKeys(keyArns, 'write'),
  ],
  sources: [KINESIS_SOURCE],
  notes: [],
};

export interface EventBusScope {
  /** `arn:aws:events:<region>:<account>:event-bus/<name>`, also of other accounts. */
  readonly eventBusArns: NonEmpty<string>;
}

export const eventbridgePutEvents: AppPermissionSet<'eventbridge-put-events', EventBusScope> = {
  ...app,
  name: 'eventbridge-put-events',
  purpose: 'an application puts events on a bus',
  members: { eventBusArns: arns('event-bus') },
  statements: ({ eventBusArns }) => [allow('PutEvents', ['events:PutEvents'], eventBusArns)],
  sources: [source('https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html')],
  notes: [],
};

export interface MailScope {
  /** Domains or addresses: `arn:aws:ses:<region>:<account>:identity/example.com`. */
  readonly identityArns: NonEmpty<string>;
  /** Sender addresses that the mails are limited to; `*` allowed. @default every address of the identities */
  readonly from?: NonEmpty<string>;
}

export const sesSend: AppPermissionSet<'ses-send', MailScope> = {
  ...app,
  name: 'ses-send',
  purpose: 'an application sends mail',
  members: { identityArns: arns('mail-identity'), from: optional(texts('mail-address')) },
  statements: ({ identityArns, from }) => [
    allow(
      'SendMail',
      ['ses:SendEmail', 'ses:SendRawEmail'],
      identityArns,
      from === undefined ? undefined : { StringLike: { 'ses:FromAddress': from } },
    ),
  ],
  sources: [source('https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html')],
  notes: ['Configuration sets and templates that mails name must be allowed as well; they are left out.'],
};

export interface ModelScope {
  /** `arn:aws:bedrock:<region>::foundation-model/<id>`, or inference profiles and the models behind them. */
  readonly modelArns: NonEmpty<string>;
}

export const bedrockInvoke: AppPermissionSet<'bedrock-invoke', ModelScope> = {
  ...app,
  name: 'bedrock-invoke',
  purpose: 'an application asks models of Amazon Bedrock',
  members: { modelArns: arns('foundation-model', 'inference-profile', 'application-inference-profile') },
  statements: ({ modelArns }) => [
    allow('InvokeModels', ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'], modelArns),
  ],
  sources: [source('https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html')],
  notes: [
    'An inference profile that crosses regions needs its own ARN and those of the model in every region it leads to. Converse is covered by the same actions.',
  ],
};

export interface FunctionScope {
  /** `arn:aws:lambda:<region>:<account>:function:<name>` */
  readonly functionArns: NonEmpty<string>;
}

export const lambdaInvoke: AppPermissionSet<'lambda-invoke', FunctionScope> = {
  ...app,
  name: 'lambda-invoke',
  purpose: 'an application calls Lambda functions',
  members: { functionArns: arns('function') },
  statements: ({ functionArns }) => [
    allow(
      'InvokeFunctions',
      ['lambda:InvokeFunction'],
      functionArns.flatMap((arn) => [arn, `${arn}:*`]),
    ),
  ],
  sources: [source('https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html')],
  notes: ['Versions and aliases of the functions are included.'],
};
