import { allow, arns, EVERYTHING, optional, source, when, type InstalledPermissionSet, type NonEmpty } from './permission-set';

export const names = (service: string, ...actions: readonly string[]): readonly string[] =>
  actions.map((action) => `${service}:${action}`);
export const installation = (service: string): { readonly namespace: string; readonly serviceAccount: string } => ({
  namespace: 'ack-system',
  serviceAccount: `ack-${service}-controller`,
});
export const sourceOf = (service: string): ReturnType<typeof source> =>
  source(`https://github.com/aws-controllers-k8s/${service}-controller/tree/main/config/iam`);

export const OWNERSHIP =
  'The ARNs may end with * for resources that do not exist yet: name the resources of the cluster alike. Upstream recommends a full access policy.';

export interface AckS3Scope {
  /** Buckets that it may make and change: `arn:aws:s3:::shop-*`. */
  readonly bucketArns: NonEmpty<string>;
  /** Roles that S3 may replicate with. @default none */
  readonly replicationRoleArns?: NonEmpty<string>;
}

/** What is read and written alike, in the names of IAM. */
const BUCKET_SETTINGS = [
  ...['AccelerateConfiguration', 'AnalyticsConfiguration', 'BucketAbac', 'BucketAcl', 'BucketCORS', 'BucketLogging'],
  ...['BucketNotification', 'BucketObjectLockConfiguration', 'BucketOwnershipControls', 'BucketPolicy'],
  ...['BucketPublicAccessBlock', 'BucketRequestPayment', 'BucketTagging', 'BucketVersioning', 'BucketWebsite'],
  ...['EncryptionConfiguration', 'IntelligentTieringConfiguration', 'InventoryConfiguration', 'LifecycleConfiguration'],
  ...['MetricsConfiguration', 'ReplicationConfiguration'],
] as const;

export const ackS3: InstalledPermissionSet<'ack-s3', AckS3Scope> = {
  name: 'ack-s3',
  purpose: 'the ACK controller for S3 makes and configures buckets',
  members: { bucketArns: arns('bucket'), replicationRoleArns: optional(arns('role')) },
  atLeastOneOf: [],
  installation: installation('s3'),
  statements: ({ bucketArns, replicationRoleArns }) => [
    allow(
      'ManageBuckets',
      names(
        's3',
        ...['CreateBucket', 'DeleteBucket', 'DeleteBucketPolicy', 'DeleteBucketWebsite', 'ListBucket', 'GetBucketLocation'],
        ...BUCKET_SETTINGS.flatMap((setting) => [`Get${setting}`, `Put${setting}`]),
      ),
      bucketArns,
    ),
    allow('FindBuckets', ['s3:ListAllMyBuckets'], EVERYTHING),
    ...when(replicationRoleArns, (roles) => [
      allow('PassReplicationRoles', ['iam:PassRole'], roles, { StringEquals: { 'iam:PassedToService': 's3.amazonaws.com' } }),
    ]),
  ],
  managedPolicies: [],
  sources: [sourceOf('s3')],
  notes: ['It reads and writes no objects. ListAllMyBuckets knows no resources.', OWNERSHIP],
};

export interface QueueScope {
  /** `arn:aws:sqs:<region>:<account>:<name>` */
  readonly queueArns: NonEmpty<string>;
}

export const ackSqs: InstalledPermissionSet<'ack-sqs', QueueScope> = {
  name: 'ack-sqs',
  purpose: 'the ACK controller for SQS makes and configures queues',
  members: { queueArns: arns('queue') },
  atLeastOneOf: [],
  installation: installation('sqs'),
  statements: ({ queueArns }) => [
    allow(
      'ManageQueues',
      names(
        'sqs',
        ...['CreateQueue', 'DeleteQueue', 'GetQueueUrl', 'GetQueueAttributes', 'SetQueueAttributes'],
        ...['ListQueueTags', 'TagQueue', 'UntagQueue'],
      ),
      queueArns,
    ),
  ],
  managedPolicies: [],
  sources: [sourceOf('sqs')],
  notes: [OWNERSHIP],
};

export interface TopicScope {
  /** `arn:aws:sns:<region>:<account>:<name>` */
  readonly topicArns: NonEmpty<string>;
}

export const ackSns: InstalledPermissionSet<'ack-sns', TopicScope> = {
  name: 'ack-sns',
  purpose: 'the ACK controller for SNS makes topics and subscriptions',
  members: { topicArns: arns('topic') },
  atLeastOneOf: [],
  installation: installation('sns'),
  statements: ({ topicArns }) => [
    allow(
      'ManageTopics',
      names(
        'sns',
        ...['CreateTopic', 'DeleteTopic', 'GetTopicAttributes', 'SetTopicAttributes', 'ListTagsForResource', 'TagResource'],
        ...['UntagResource', 'Subscribe', 'GetSubscriptionAttributes', 'SetSubscriptionAttributes', 'Unsubscribe'],
      ),
      topicArns,
    ),
  ],
  managedPolicies: [],
  sources: [sourceOf('sns')],
  notes: ['Platform applications and endpoints (mobile push) are left out.', OWNERSHIP],
};

export interface TableScope {
  /** `arn:aws:dynamodb:<region>:<account>:table/<name>` */
  readonly tableArns: NonEmpty<string>;
}

export const ackDynamodb: InstalledPermissionSet<'ack-dynamodb', TableScope> = {
  name: 'ack-dynamodb',
  purpose: 'the ACK controller for DynamoDB makes and configures tables',
  members: { tableArns: arns('table') },
  atLeastOneOf: [],
  installation: installation('dynamodb'),
  statements: ({ tableArns }) => [
    allow(
      'ManageTables',
      names(
        'dynamodb',
        ...['CreateTable', 'DeleteTable', 'DescribeTable', 'UpdateTable', 'TagResource', 'UntagResource', 'ListTagsOfResource'],
        ...['DescribeTimeToLive', 'UpdateTimeToLive', 'DescribeContinuousBackups', 'UpdateContinuousBackups'],
        ...['DescribeContributorInsights', 'UpdateContributorInsights', 'GetResourcePolicy', 'PutResourcePolicy'],
        ...['DeleteResourcePolicy', 'CreateTableReplica', 'CreateBackup'],
      ),
      tableArns,
    ),
    allow(
      'ManageBackups',
      names('dynamodb', 'DescribeBackup', 'DeleteBackup'),
      tableArns.map((table) => `${table}/backup/*`),
    ),
  ],
  managedPolicies: [],
  sources: [sourceOf('dynamodb')],
  notes: ['It reads and writes no items. Global tables of version 2017 are left out.', OWNERSHIP],
};

export interface RepositoryScope {
  /** `arn:aws:ecr:<region>:<account>:repository/<name>` */
  readonly repositoryArns: NonEmpty<string>;
}

export const ackEcr: InstalledPermissionSet<'ack-ecr', RepositoryScope> = {
  name: 'ack-ecr',
  purpose: 'the ACK controller for ECR makes and configures repositories',
  members: { repositoryArns: arns('repository') },
  atLeastOneOf: [],
  installation: installation('ecr'),
  statements: ({ repositoryArns }) => [
    allow(
      'ManageRepositories',
      names(
        'ecr',
        ...['CreateRepository', 'DeleteRepository', 'DescribeRepositories', 'PutImageScanningConfiguration'],
        ...['PutImageTagMutability', 'GetLifecyclePolicy', 'PutLifecyclePolicy', 'DeleteLifecyclePolicy'],
        ...['GetRepositoryPolicy', 'SetRepositoryPolicy', 'DeleteRepositoryPolicy'],
        ...['ListTagsForResource', 'TagResource', 'UntagResource'],
      ),
      repositoryArns,
    ),
  ],
  managedPolicies: [],
  sources: [sourceOf('ecr')],
  notes: ['Pull-through cache rules and creation templates belong to the whole registry and are left out.', OWNERSHIP],
};
