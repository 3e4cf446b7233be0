import { sibling, unique } from './arn';
import { bucketAccess, bucketMembers, MULTIPART, WRITE_OBJECTS, type BucketScope } from './access';
import {
  allow,
  arns,
  EVERYTHING,
  optional,
  source,
  when,
  type AppPermissionSet,
  type InstalledPermissionSet,
  type NonEmpty,
} from './permission-set';

export const sparkS3: AppPermissionSet<'spark-s3', BucketScope> = {
  name: 'spark-s3',
  purpose: 'Spark jobs read and write tables in S3',
  members: bucketMembers,
  atLeastOneOf: [],
  installation: undefined,
  statements: (scope) =>
    bucketAccess(scope, 'write', [...WRITE_OBJECTS, ...MULTIPART], ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads']),
  managedPolicies: [],
  sources: [source('https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/assumed_roles.html')],
  notes: [
    'For the service account of drivers and executors. Put s3-read beside it for input that is not written. The S3A committers need the multipart actions.',
  ],
};

export interface KubecostScope {
  /** The workgroup that queries the Cost and Usage Report. */
  readonly workgroupArns: NonEmpty<string>;
  /** The Glue database of the report. */
  readonly databaseArns: NonEmpty<string>;
  /** The bucket of the report. */
  readonly reportBucketArns: NonEmpty<string>;
  /** The bucket of Athena's query results. */
  readonly resultBucketArns: NonEmpty<string>;
}

export const kubecost: InstalledPermissionSet<'kubecost', KubecostScope> = {
  name: 'kubecost',
  purpose: 'Kubecost reads the Cost and Usage Report through Athena',
  members: {
    workgroupArns: arns('workgroup'),
    databaseArns: arns('glue-database'),
    reportBucketArns: arns('bucket'),
    resultBucketArns: arns('bucket'),
  },
  atLeastOneOf: [],
  installation: { namespace: 'kubecost', serviceAccount: 'kubecost-cost-analyzer' },
  statements: ({ workgroupArns, databaseArns, reportBucketArns, resultBucketArns }, location) => [
    allow(
      'QueryReport',
      [
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
        'athena:GetWorkGroup',
      ],
      workgroupArns,
    ),
    allow(
      'ReadTables',
      [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartition',
        'glue:GetPartitions',
        'glue:BatchGetPartition',
      ],
      unique([
        ...databaseArns.map((arn) => sibling(arn, 'glue', 'catalog', location)),
        ...databaseArns,
        ...databaseArns.map((arn) => arn.replace(/:database\//, ':table/') + '/*'),
      ]),
    ),
    allow('ListReport', ['s3:GetBucketLocation', 's3:ListBucket'], reportBucketArns),
    allow(
      'ReadReport',
      ['s3:GetObject'],
      reportBucketArns.map((bucket) => `${bucket}/*`),
    ),
    allow('ListResults', ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], resultBucketArns),
    allow(
      'WriteResults',
      ['s3:GetObject', 's3:PutObject', ...MULTIPART],
      resultBucketArns.map((bucket) => `${bucket}/*`),
    ),
  ],
  managedPolicies: [],
  sources: [source('https://raw.githubusercontent.com/kubecost/cloudformation/master/kubecost-single-account-permissions.yaml')],
  notes: [
    'The ARNs of the tables are made from that of the database, so it must be written out. A report in the payer account needs a role there; use targetRole, or the set crossplane with that role.',
    'Spot data feed and savings insights, which list buckets and volumes of the whole account, are left out.',
  ],
};

export interface PganalyzeScope {
  /** `arn:aws:rds:<region>:<account>:db:<name>` */
  readonly instanceArns: NonEmpty<string>;
  /** Aurora clusters: `arn:aws:rds:<region>:<account>:cluster:<name>`. @default none */
  readonly clusterArns?: NonEmpty<string>;
}

export const pganalyze: AppPermissionSet<'pganalyze', PganalyzeScope> = {
  name: 'pganalyze',
  purpose: 'the pganalyze collector reads metrics and logs of PostgreSQL in RDS and Aurora',
  members: { instanceArns: arns('db-instance'), clusterArns: optional(arns('db-cluster')) },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ instanceArns, clusterArns }, location) => [
    allow('ReadMetrics', ['cloudwatch:GetMetricStatistics'], EVERYTHING),
    allow(
      'ReadSystemMetrics',
      ['logs:GetLogEvents'],
      unique(instanceArns.map((arn) => sibling(arn, 'logs', 'log-group:RDSOSMetrics:log-stream:*', location))),
    ),
    allow('ReadSettings', ['rds:DescribeDBParameters'], unique(instanceArns.map((arn) => sibling(arn, 'rds', 'pg:*', location)))),
    allow('ReadInstances', ['rds:DescribeDBInstances', 'rds:DescribeDBLogFiles', 'rds:DownloadDBLogFilePortion'], instanceArns),
    ...when(clusterArns, (clusters) => [allow('ReadClusters', ['rds:DescribeDBClusters'], clusters)]),
  ],
  managedPolicies: [],
  sources: [source('https://pganalyze.com/docs/install/amazon-rds/03-install-collector-eks')],
  notes: [
    'Metrics have no names in IAM, so GetMetricStatistics reads all of them. Parameter groups are those of the same account and region.',
  ],
};

export interface DatabaseUserScope {
  /** `arn:aws:rds-db:<region>:<account>:dbuser:<resource id>/<user>`; the resource id starts with `db-`, `cluster-` or `prx-`. */
  readonly databaseUserArns: NonEmpty<string>;
}

export const rdsConnect: AppPermissionSet<'rds-connect', DatabaseUserScope> = {
  name: 'rds-connect',
  purpose: 'an application logs in to RDS or Aurora with IAM instead of a password',
  members: { databaseUserArns: arns('db-user') },
  atLeastOneOf: [],
  installation: undefined,
  statements: ({ databaseUserArns }) => [allow('Connect', ['rds-db:connect'], databaseUserArns)],
  managedPolicies: [],
  sources: [source('https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html')],
  notes: ['The resource id (db-ABCDEFGHIJKL01234) is not the name of the database.'],
};
