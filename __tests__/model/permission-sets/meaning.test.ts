import { partitionOf } from '../../../lib/aws/regions';
import { permissionSetNames, permissionsOf, type PermissionEntry } from '../../../lib/model/permission-sets';
import { allowed } from '../../support/iam';

const HOME = 'eu-central-1:111122223333';
const location = { account: '111122223333', region: 'eu-central-1', ...partitionOf('eu-central-1') };
const key = `arn:aws:kms:${HOME}:key/1234`;
const zone = 'arn:aws:route53:::hostedzone/ZSHOP';
const otherZone = 'arn:aws:route53:::hostedzone/ZOTHER';
const secret = `arn:aws:secretsmanager:${HOME}:secret:shop/db-a1B2c3`;
const otherSecret = `arn:aws:secretsmanager:${HOME}:secret:bank/db-a1B2c3`;
const parameter = `arn:aws:ssm:${HOME}:parameter/shop/db`;
const bucket = 'arn:aws:s3:::shop';
const queue = `arn:aws:sqs:${HOME}:orders`;
const table = `arn:aws:dynamodb:${HOME}:table/orders`;
const stream = `arn:aws:kinesis:${HOME}:stream/orders`;
const workspace = `arn:aws:aps:${HOME}:workspace/ws-1`;
const logGroup = `arn:aws:logs:${HOME}:log-group:/shop`;
const logStream = `${logGroup}:log-stream:api`;
const repository = `arn:aws:ecr:${HOME}:repository/shop/api`;
const topic = `arn:aws:sns:${HOME}:orders`;
const role = 'arn:aws:iam::444455556666:role/crossplane';
const database = `arn:aws:rds:${HOME}:db:shop`;

interface Case {
  readonly entry: PermissionEntry;
  readonly can: readonly string[];
  readonly cannot: readonly string[];
}

const owned = 'efs.csi.aws.com/cluster=true';
const s3Store = {
  can: [
    's3:ListBucket arn:aws:s3:::shop',
    's3:GetObject arn:aws:s3:::shop/a',
    's3:PutObject arn:aws:s3:::shop/a',
    's3:DeleteObject arn:aws:s3:::shop/a',
  ],
  cannot: [
    's3:GetObject arn:aws:s3:::bank/a',
    's3:ListBucket arn:aws:s3:::bank',
    's3:DeleteBucket arn:aws:s3:::shop',
    `kms:Decrypt ${key}`,
  ],
};

/** Written from the documentation that each set names, not from the set. */
const cases: readonly Case[] = [
  {
    entry: { set: 'external-dns', hostedZoneArns: [zone] },
    can: [
      `route53:ChangeResourceRecordSets ${zone}`,
      `route53:ListResourceRecordSets ${zone}`,
      // It stops for all zones at the first whose records it may not read.
      `route53:ListResourceRecordSets ${otherZone}`,
      `route53:ListTagsForResources ${zone}`,
      'route53:ListHostedZones *',
    ],
    cannot: [`route53:ChangeResourceRecordSets ${otherZone}`, `route53:DeleteHostedZone ${zone}`],
  },
  {
    entry: { set: 'cert-manager', hostedZoneArns: [zone] },
    can: [
      'route53:GetChange arn:aws:route53:::change/C1',
      `route53:ChangeResourceRecordSets ${zone} route53:ChangeResourceRecordSetsRecordTypes=TXT`,
      `route53:ListResourceRecordSets ${zone}`,
      'route53:ListHostedZonesByName *',
    ],
    cannot: [
      `route53:ChangeResourceRecordSets ${zone} route53:ChangeResourceRecordSetsRecordTypes=A`,
      `route53:ChangeResourceRecordSets ${otherZone} route53:ChangeResourceRecordSetsRecordTypes=TXT`,
    ],
  },
  {
    entry: { set: 'aws-privateca-issuer', certificateAuthorityArns: [`arn:aws:acm-pca:${HOME}:certificate-authority/1`] },
    can: ['DescribeCertificateAuthority', 'GetCertificate', 'IssueCertificate'].map(
      (action) => `acm-pca:${action} arn:aws:acm-pca:${HOME}:certificate-authority/1`,
    ),
    cannot: [
      `acm-pca:IssueCertificate arn:aws:acm-pca:${HOME}:certificate-authority/2`,
      `acm-pca:RevokeCertificate arn:aws:acm-pca:${HOME}:certificate-authority/1`,
    ],
  },
  {
    entry: { set: 'external-secrets', secretArns: [`arn:aws:secretsmanager:${HOME}:secret:shop/*`] },
    can: [`secretsmanager:GetSecretValue ${secret}`, `secretsmanager:DescribeSecret ${secret}`],
    cannot: [
      `secretsmanager:GetSecretValue ${otherSecret}`,
      'secretsmanager:ListSecrets *',
      `kms:Decrypt ${key}`,
      `ssm:GetParameter ${parameter}`,
    ],
  },
  {
    entry: { set: 'external-secrets', parameterArns: [parameter], keyArns: [key], find: true },
    can: [
      `ssm:GetParameter ${parameter}`,
      `ssm:GetParametersByPath ${parameter}`,
      `kms:Decrypt ${key}`,
      'ssm:DescribeParameters *',
    ],
    cannot: [
      `ssm:GetParameter ${parameter}2`,
      `kms:Decrypt ${key}5`,
      'secretsmanager:ListSecrets *',
      `ssm:PutParameter ${parameter}`,
    ],
  },
  {
    entry: { set: 'external-secrets-push', secretArns: [secret] },
    can: [
      `secretsmanager:CreateSecret ${secret}`,
      `secretsmanager:PutSecretValue ${secret}`,
      `secretsmanager:DeleteSecret ${secret} secretsmanager:ResourceTag/managed-by=external-secrets`,
    ],
    cannot: [
      `secretsmanager:DeleteSecret ${secret}`,
      `secretsmanager:PutSecretValue ${otherSecret}`,
      `ssm:PutParameter ${parameter}`,
    ],
  },
  {
    entry: { set: 'secrets-store-provider', secretArns: [secret], parameterArns: [parameter] },
    can: [`secretsmanager:GetSecretValue ${secret}`, `secretsmanager:DescribeSecret ${secret}`, `ssm:GetParameters ${parameter}`],
    cannot: [`secretsmanager:GetSecretValue ${otherSecret}`, `secretsmanager:PutSecretValue ${secret}`],
  },
  {
    entry: { set: 'aws-efs-csi-driver', fileSystemArns: [`arn:aws:elasticfilesystem:${HOME}:file-system/fs-1`] },
    can: [
      `elasticfilesystem:DescribeMountTargets arn:aws:elasticfilesystem:${HOME}:file-system/fs-1`,
      `elasticfilesystem:CreateAccessPoint arn:aws:elasticfilesystem:${HOME}:file-system/fs-1 aws:RequestTag/${owned}`,
      `elasticfilesystem:DeleteAccessPoint arn:aws:elasticfilesystem:${HOME}:access-point/fsap-1 aws:ResourceTag/${owned}`,
      'ec2:DescribeAvailabilityZones *',
    ],
    cannot: [
      `elasticfilesystem:CreateAccessPoint arn:aws:elasticfilesystem:${HOME}:file-system/fs-1`,
      `elasticfilesystem:CreateAccessPoint arn:aws:elasticfilesystem:${HOME}:file-system/fs-2 aws:RequestTag/${owned}`,
      `elasticfilesystem:DeleteAccessPoint arn:aws:elasticfilesystem:${HOME}:access-point/fsap-1`,
      `elasticfilesystem:DeleteFileSystem arn:aws:elasticfilesystem:${HOME}:file-system/fs-1`,
    ],
  },
  {
    entry: { set: 'aws-fsx-csi-driver' },
    can: [
      `fsx:CreateFileSystem arn:aws:fsx:${HOME}:file-system/fs-1 aws:RequestTag/CSIVolumeName=pvc-1`,
      `fsx:DeleteFileSystem arn:aws:fsx:${HOME}:file-system/fs-1 aws:ResourceTag/CSIVolumeName=pvc-1`,
      'fsx:DescribeFileSystems *',
      'iam:CreateServiceLinkedRole arn:aws:iam::111122223333:role/aws-service-role/fsx.amazonaws.com/AWSServiceRoleForAmazonFSx iam:AWSServiceName=fsx.amazonaws.com',
    ],
    cannot: [
      `fsx:DeleteFileSystem arn:aws:fsx:${HOME}:file-system/fs-1`,
      `fsx:CreateFileSystem arn:aws:fsx:${HOME}:file-system/fs-1`,
      'iam:PutRolePolicy arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/x',
      's3:ListBucket arn:aws:s3:::shop',
    ],
  },
  {
    entry: { set: 'aws-fsx-csi-driver', bucketArns: [bucket] },
    can: [
      's3:ListBucket arn:aws:s3:::shop',
      'iam:PutRolePolicy arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/x',
    ],
    cannot: ['s3:ListBucket arn:aws:s3:::bank', 'iam:PutRolePolicy arn:aws:iam::111122223333:role/admin'],
  },
  {
    entry: { set: 'aws-mountpoint-s3-csi-driver', bucketArns: [bucket], access: 'read', prefixes: ['team'] },
    can: [
      's3:ListBucket arn:aws:s3:::shop s3:prefix=team/',
      's3:ListBucket arn:aws:s3:::shop s3:prefix=team',
      's3:GetObject arn:aws:s3:::shop/team/a/b',
    ],
    cannot: [
      's3:ListBucket arn:aws:s3:::shop',
      's3:ListBucket arn:aws:s3:::shop s3:prefix=teams/',
      's3:GetObject arn:aws:s3:::shop/teams/a',
      's3:GetObject arn:aws:s3:::shop/other',
      's3:PutObject arn:aws:s3:::shop/team/a',
    ],
  },
  {
    entry: { set: 'aws-mountpoint-s3-csi-driver', bucketArns: [bucket], access: 'read-write', keyArns: [key] },
    can: [
      's3:PutObject arn:aws:s3:::shop/a',
      's3:AbortMultipartUpload arn:aws:s3:::shop/a',
      's3:DeleteObject arn:aws:s3:::shop/a',
      `kms:GenerateDataKey ${key}`,
    ],
    cannot: ['s3:PutObject arn:aws:s3:::bank/a'],
  },
  {
    entry: { set: 'aws-ebs-csi-driver', keyArns: [key] },
    can: [`kms:CreateGrant ${key} kms:GrantIsForAWSResource=true`, `kms:GenerateDataKeyWithoutPlaintext ${key}`],
    cannot: [`kms:CreateGrant ${key}`, `kms:Decrypt ${key}5`],
  },
  {
    entry: { set: 'velero', bucketArns: [bucket] },
    can: [...s3Store.can, 's3:PutObjectTagging arn:aws:s3:::shop/a', 's3:ListMultipartUploadParts arn:aws:s3:::shop/a'],
    cannot: [...s3Store.cannot, 'ec2:DescribeVolumes *'],
  },
  {
    entry: { set: 'velero', bucketArns: [bucket], ebsSnapshots: true },
    can: [
      'ec2:DescribeVolumes *',
      `ec2:CreateSnapshot arn:aws:ec2:${HOME}:volume/vol-1`,
      'ec2:CreateTags arn:aws:ec2:eu-central-1::snapshot/snap-1 ec2:CreateAction=CreateSnapshot',
      'ec2:DeleteSnapshot arn:aws:ec2:eu-central-1::snapshot/snap-1 ec2:ResourceTag/velero.io/backup=nightly',
    ],
    cannot: [
      'ec2:DeleteSnapshot arn:aws:ec2:eu-central-1::snapshot/snap-1',
      'ec2:CreateTags arn:aws:ec2:eu-central-1::snapshot/snap-1',
      `ec2:DeleteVolume arn:aws:ec2:${HOME}:volume/vol-1`,
    ],
  },
  {
    entry: { set: 'vpc-lattice-controller' },
    can: [
      `vpc-lattice:CreateService arn:aws:vpc-lattice:${HOME}:service/svc-1`,
      `vpc-lattice:RegisterTargets arn:aws:vpc-lattice:${HOME}:targetgroup/tg-1`,
      'vpc-lattice:ListServices *',
      'ec2:DescribeVpcs *',
    ],
    cannot: [
      's3:PutBucketPolicy arn:aws:s3:::shop',
      'logs:PutResourcePolicy *',
      'vpc-lattice:CreateService arn:aws:vpc-lattice:eu-central-1:444455556666:service/svc-1',
      'iam:CreateServiceLinkedRole arn:aws:iam::111122223333:role/aws-service-role/vpc-lattice.amazonaws.com/x',
    ],
  },
  {
    entry: { set: 'vpc-lattice-controller', accessLogs: true, accessLogBucketArns: [bucket] },
    can: ['s3:PutBucketPolicy arn:aws:s3:::shop', 'logs:CreateLogDelivery *'],
    cannot: ['s3:PutBucketPolicy arn:aws:s3:::bank'],
  },
  {
    entry: { set: 'target-group-binding', targetGroupArns: [`arn:aws:elasticloadbalancing:${HOME}:targetgroup/shop/1`] },
    can: [
      `elasticloadbalancing:RegisterTargets arn:aws:elasticloadbalancing:${HOME}:targetgroup/shop/1`,
      'elasticloadbalancing:DescribeTargetHealth *',
    ],
    cannot: [
      `elasticloadbalancing:RegisterTargets arn:aws:elasticloadbalancing:${HOME}:targetgroup/bank/1`,
      'ec2:AuthorizeSecurityGroupIngress *',
    ],
  },
  { entry: { set: 'cloudwatch-observability' }, can: [], cannot: [`logs:PutLogEvents ${logStream}`] },
  {
    entry: { set: 'adot', workspaceArns: [workspace], traces: true },
    can: [`aps:RemoteWrite ${workspace}`, 'xray:PutTraceSegments *'],
    cannot: [
      `aps:QueryMetrics ${workspace}`,
      'cloudwatch:PutMetricData * cloudwatch:namespace=Shop',
      `logs:PutLogEvents ${logStream}`,
    ],
  },
  {
    entry: { set: 'adot', logGroupArns: [`${logGroup}:*`], metricNamespaces: ['Shop'] },
    can: [
      `logs:PutLogEvents ${logStream}`,
      `logs:CreateLogStream ${logStream}`,
      `logs:DescribeLogStreams ${logGroup}`,
      'cloudwatch:PutMetricData * cloudwatch:namespace=Shop',
    ],
    cannot: [
      `logs:PutLogEvents arn:aws:logs:${HOME}:log-group:/bank:log-stream:api`,
      'cloudwatch:PutMetricData * cloudwatch:namespace=Bank',
      'xray:PutTraceSegments *',
    ],
  },
  {
    entry: { set: 'prometheus-remote-write', workspaceArns: [workspace] },
    can: [`aps:RemoteWrite ${workspace}`],
    cannot: [`aps:QueryMetrics ${workspace}`, `aps:RemoteWrite ${workspace}2`],
  },
  {
    entry: { set: 'prometheus-query', workspaceArns: [workspace] },
    can: ['QueryMetrics', 'GetLabels', 'GetSeries', 'GetMetricMetadata'].map((action) => `aps:${action} ${workspace}`),
    cannot: [`aps:RemoteWrite ${workspace}`, `aps:QueryMetrics ${workspace}2`],
  },
  {
    entry: { set: 'xray-write' },
    can: ['xray:PutTraceSegments *', 'xray:GetSamplingRules *'],
    cannot: ['xray:BatchGetTraces *'],
  },
  {
    entry: { set: 'cloudwatch-metrics-write', metricNamespaces: ['Shop'] },
    can: ['cloudwatch:PutMetricData * cloudwatch:namespace=Shop'],
    cannot: ['cloudwatch:PutMetricData * cloudwatch:namespace=Shop2', 'cloudwatch:PutMetricData *'],
  },
  {
    entry: { set: 'grafana', workspaceArns: [workspace], metrics: true, logGroupArns: [logGroup], traces: true },
    can: [
      `aps:QueryMetrics ${workspace}`,
      'cloudwatch:GetMetricData *',
      `logs:StartQuery ${logGroup}`,
      `logs:GetLogEvents ${logStream}`,
      'xray:BatchGetTraces *',
    ],
    cannot: [
      `aps:RemoteWrite ${workspace}`,
      `logs:StartQuery arn:aws:logs:${HOME}:log-group:/bank`,
      `logs:PutLogEvents ${logStream}`,
      'cloudwatch:PutMetricData *',
    ],
  },
  {
    entry: { set: 'grafana', workspaceArns: [workspace] },
    can: [`aps:QueryMetrics ${workspace}`],
    cannot: ['cloudwatch:GetMetricData *', 'xray:BatchGetTraces *', 'logs:DescribeLogGroups *'],
  },
  {
    entry: {
      set: 'keda',
      queueArns: [queue],
      streamArns: [stream],
      tableArns: [table],
      workspaceArns: [workspace],
      metrics: true,
    },
    can: [
      `sqs:GetQueueAttributes ${queue}`,
      `kinesis:DescribeStreamSummary ${stream}`,
      `dynamodb:Query ${table}/index/by-day`,
      `aps:QueryMetrics ${workspace}`,
      'cloudwatch:GetMetricData *',
    ],
    cannot: [`sqs:ReceiveMessage ${queue}`, `dynamodb:PutItem ${table}`, `sqs:GetQueueAttributes ${queue}2`],
  },
  {
    entry: { set: 'keda', queueArns: [queue] },
    can: [`sqs:GetQueueAttributes ${queue}`],
    cannot: ['cloudwatch:GetMetricData *', `dynamodb:Query ${table}`],
  },
  {
    entry: { set: 'fluent-bit-cloudwatch-logs', logGroupArns: [logGroup] },
    can: [`logs:CreateLogStream ${logStream}`, `logs:PutLogEvents ${logStream}`, `logs:DescribeLogStreams ${logGroup}`],
    cannot: [`logs:CreateLogGroup ${logGroup}`, `logs:PutLogEvents arn:aws:logs:${HOME}:log-group:/shop2:log-stream:api`],
  },
  {
    entry: { set: 'fluent-bit-cloudwatch-logs', logGroupArns: [logGroup], createLogGroups: true },
    can: [`logs:CreateLogGroup ${logGroup}`, `logs:PutRetentionPolicy ${logGroup}`],
    cannot: [`logs:DeleteLogGroup ${logGroup}`],
  },
  {
    entry: { set: 'fluent-bit-firehose', deliveryStreamArns: [`arn:aws:firehose:${HOME}:deliverystream/logs`] },
    can: [`firehose:PutRecordBatch arn:aws:firehose:${HOME}:deliverystream/logs`],
    cannot: [`firehose:PutRecordBatch arn:aws:firehose:${HOME}:deliverystream/other`],
  },
  {
    entry: { set: 'fluent-bit-s3', bucketArns: [bucket], keyArns: [key] },
    can: ['s3:PutObject arn:aws:s3:::shop/a', `kms:GenerateDataKey ${key}`],
    cannot: ['s3:GetObject arn:aws:s3:::shop/a', 's3:ListBucket arn:aws:s3:::shop', 's3:PutObject arn:aws:s3:::bank/a'],
  },
  {
    entry: { set: 'fluent-bit-opensearch', domainArns: [`arn:aws:es:${HOME}:domain/logs`] },
    can: [`es:ESHttpPost arn:aws:es:${HOME}:domain/logs/_bulk`],
    cannot: [
      `es:ESHttpDelete arn:aws:es:${HOME}:domain/logs/a`,
      `es:DeleteDomain arn:aws:es:${HOME}:domain/logs`,
      `es:ESHttpPost arn:aws:es:${HOME}:domain/logs2/_bulk`,
    ],
  },
  { entry: { set: 'loki', bucketArns: [bucket] }, ...s3Store },
  {
    entry: { set: 'tempo', bucketArns: [bucket] },
    can: [...s3Store.can, 's3:GetObjectTagging arn:aws:s3:::shop/a'],
    cannot: s3Store.cannot,
  },
  { entry: { set: 'mimir', bucketArns: [bucket] }, ...s3Store },
  { entry: { set: 'thanos', bucketArns: [bucket] }, ...s3Store },
  {
    entry: {
      set: 'ack-s3',
      bucketArns: ['arn:aws:s3:::shop-*'],
      replicationRoleArns: ['arn:aws:iam::111122223333:role/replicate'],
    },
    can: [
      's3:CreateBucket arn:aws:s3:::shop-a',
      's3:PutEncryptionConfiguration arn:aws:s3:::shop-a',
      's3:ListAllMyBuckets *',
      'iam:PassRole arn:aws:iam::111122223333:role/replicate iam:PassedToService=s3.amazonaws.com',
    ],
    cannot: [
      's3:DeleteBucket arn:aws:s3:::bank',
      's3:GetObject arn:aws:s3:::shop-a',
      'iam:PassRole arn:aws:iam::111122223333:role/replicate iam:PassedToService=ec2.amazonaws.com',
    ],
  },
  {
    entry: { set: 'ack-sqs', queueArns: [queue] },
    can: [`sqs:CreateQueue ${queue}`, `sqs:SetQueueAttributes ${queue}`],
    cannot: [`sqs:DeleteQueue ${queue}2`, `sqs:ReceiveMessage ${queue}`],
  },
  {
    entry: { set: 'ack-sns', topicArns: [topic] },
    can: [`sns:CreateTopic ${topic}`, `sns:Subscribe ${topic}`],
    cannot: [`sns:DeleteTopic ${topic}2`, `sns:Publish ${topic}`],
  },
  {
    entry: { set: 'ack-dynamodb', tableArns: [table] },
    can: [`dynamodb:CreateTable ${table}`, `dynamodb:DeleteBackup ${table}/backup/1`],
    cannot: [`dynamodb:DeleteTable ${table}2`, `dynamodb:GetItem ${table}`],
  },
  {
    entry: { set: 'ack-ecr', repositoryArns: [repository] },
    can: [`ecr:CreateRepository ${repository}`, `ecr:PutLifecyclePolicy ${repository}`],
    cannot: [`ecr:DeleteRepository ${repository}2`, `ecr:PutImage ${repository}`],
  },
  {
    entry: { set: 'ack-rds', databaseArns: [database], managedPasswords: true, keyArns: [key] },
    can: [
      `rds:CreateDBInstance ${database}`,
      `rds:DescribeDBInstances ${database}`,
      `secretsmanager:CreateSecret arn:aws:secretsmanager:${HOME}:secret:rds!db-1`,
      `kms:CreateGrant ${key} kms:GrantIsForAWSResource=true`,
    ],
    cannot: [`rds:DeleteDBInstance ${database}2`, `secretsmanager:GetSecretValue ${secret}`, `kms:CreateGrant ${key}`],
  },
  {
    entry: { set: 'argocd-image-updater', repositoryArns: [repository] },
    can: ['ecr:GetAuthorizationToken *', `ecr:ListImages ${repository}`, `ecr:BatchGetImage ${repository}`],
    cannot: [`ecr:PutImage ${repository}`, `ecr:ListImages ${repository}2`],
  },
  {
    entry: { set: 'crossplane', roleArns: [role] },
    can: [`sts:AssumeRole ${role}`, `sts:TagSession ${role}`],
    cannot: [`sts:AssumeRole ${role}2`, `iam:PassRole ${role}`],
  },
  {
    entry: {
      set: 'kubecost',
      workgroupArns: [`arn:aws:athena:${HOME}:workgroup/cost`],
      databaseArns: [`arn:aws:glue:${HOME}:database/cur`],
      reportBucketArns: ['arn:aws:s3:::cur'],
      resultBucketArns: ['arn:aws:s3:::results'],
    },
    can: [
      `athena:StartQueryExecution arn:aws:athena:${HOME}:workgroup/cost`,
      `glue:GetTable arn:aws:glue:${HOME}:table/cur/report`,
      `glue:GetDatabase arn:aws:glue:${HOME}:catalog`,
      's3:GetObject arn:aws:s3:::cur/a',
      's3:PutObject arn:aws:s3:::results/a',
    ],
    cannot: [
      `glue:GetTable arn:aws:glue:${HOME}:table/other/report`,
      's3:PutObject arn:aws:s3:::cur/a',
      `athena:StartQueryExecution arn:aws:athena:${HOME}:workgroup/primary`,
      's3:CreateBucket arn:aws:s3:::results',
    ],
  },
  {
    entry: { set: 'pganalyze', instanceArns: [database], clusterArns: [`arn:aws:rds:${HOME}:cluster:shop`] },
    can: [
      `rds:DownloadDBLogFilePortion ${database}`,
      `rds:DescribeDBParameters arn:aws:rds:${HOME}:pg:default.postgres17`,
      `logs:GetLogEvents arn:aws:logs:${HOME}:log-group:RDSOSMetrics:log-stream:db-1`,
      'cloudwatch:GetMetricStatistics *',
      `rds:DescribeDBClusters arn:aws:rds:${HOME}:cluster:shop`,
    ],
    cannot: [`rds:DownloadDBLogFilePortion ${database}2`, `rds:ModifyDBInstance ${database}`, `logs:GetLogEvents ${logStream}`],
  },
  {
    entry: { set: 'spark-s3', bucketArns: [bucket] },
    can: [...s3Store.can, 's3:ListBucketMultipartUploads arn:aws:s3:::shop', 's3:ListMultipartUploadParts arn:aws:s3:::shop/a'],
    cannot: s3Store.cannot,
  },
  {
    entry: { set: 's3-read', bucketArns: [bucket], keyArns: [key] },
    can: ['s3:ListBucket arn:aws:s3:::shop', 's3:GetObject arn:aws:s3:::shop/a', `kms:Decrypt ${key}`],
    cannot: ['s3:PutObject arn:aws:s3:::shop/a', `kms:GenerateDataKey ${key}`, 's3:ListBucket arn:aws:s3:::bank'],
  },
  { entry: { set: 's3-read-write', bucketArns: [bucket] }, ...s3Store },
  {
    entry: { set: 'secrets-manager-read', secretArns: [secret] },
    can: [`secretsmanager:GetSecretValue ${secret}`],
    cannot: [`secretsmanager:GetSecretValue ${otherSecret}`, `kms:Decrypt ${key}`],
  },
  {
    entry: { set: 'ssm-parameters-read', parameterArns: [parameter], keyArns: [key] },
    can: [`ssm:GetParameters ${parameter}`, `kms:Decrypt ${key}`],
    cannot: [`ssm:PutParameter ${parameter}`, `ssm:GetParameter ${parameter}2`],
  },
  {
    entry: { set: 'kms-decrypt', keyArns: [key] },
    can: [`kms:Decrypt ${key}`],
    cannot: [`kms:Decrypt ${key}5`, `kms:Encrypt ${key}`, `kms:CreateGrant ${key}`],
  },
  {
    entry: { set: 'sqs-consume', queueArns: [queue] },
    can: [`sqs:ReceiveMessage ${queue}`, `sqs:DeleteMessage ${queue}`, `sqs:ChangeMessageVisibility ${queue}`],
    cannot: [`sqs:SendMessage ${queue}`, `sqs:ReceiveMessage ${queue}2`, `sqs:PurgeQueue ${queue}`],
  },
  {
    entry: { set: 'sqs-send', queueArns: [queue], keyArns: [key] },
    can: [`sqs:SendMessage ${queue}`, `kms:GenerateDataKey ${key}`, `kms:Decrypt ${key}`],
    cannot: [`sqs:ReceiveMessage ${queue}`],
  },
  {
    entry: { set: 'sns-publish', topicArns: [topic] },
    can: [`sns:Publish ${topic}`],
    cannot: [`sns:Subscribe ${topic}`, `sns:Publish ${topic}2`],
  },
  {
    entry: { set: 'eventbridge-put-events', eventBusArns: [`arn:aws:events:${HOME}:event-bus/orders`] },
    can: [`events:PutEvents arn:aws:events:${HOME}:event-bus/orders`],
    cannot: [`events:PutEvents arn:aws:events:${HOME}:event-bus/default`],
  },
  {
    entry: { set: 'kinesis-consume', streamArns: [stream] },
    can: [`kinesis:GetRecords ${stream}`, `kinesis:ListShards ${stream}`],
    cannot: [`kinesis:PutRecord ${stream}`, `kinesis:GetRecords ${stream}2`],
  },
  {
    entry: { set: 'kinesis-produce', streamArns: [stream] },
    can: [`kinesis:PutRecords ${stream}`],
    cannot: [`kinesis:GetRecords ${stream}`, `kinesis:PutRecords ${stream}2`],
  },
  {
    entry: { set: 'dynamodb-read', tableArns: [table] },
    can: [`dynamodb:Query ${table}/index/by-day`, `dynamodb:GetItem ${table}`],
    cannot: [`dynamodb:PutItem ${table}`, `dynamodb:GetItem ${table}2`],
  },
  {
    entry: { set: 'dynamodb-read-write', tableArns: [table] },
    can: [`dynamodb:PutItem ${table}`, `dynamodb:Query ${table}/index/by-day`],
    cannot: [`dynamodb:DeleteTable ${table}`, `dynamodb:PutItem ${table}2`],
  },
  {
    entry: { set: 'rds-connect', databaseUserArns: [`arn:aws:rds-db:${HOME}:dbuser:db-ABC/api`] },
    can: [`rds-db:connect arn:aws:rds-db:${HOME}:dbuser:db-ABC/api`],
    cannot: [`rds-db:connect arn:aws:rds-db:${HOME}:dbuser:db-ABC/admin`],
  },
  {
    entry: { set: 'lambda-invoke', functionArns: [`arn:aws:lambda:${HOME}:function:resize`] },
    can: [
      `lambda:InvokeFunction arn:aws:lambda:${HOME}:function:resize`,
      `lambda:InvokeFunction arn:aws:lambda:${HOME}:function:resize:live`,
    ],
    cannot: [`lambda:InvokeFunction arn:aws:lambda:${HOME}:function:resize2`],
  },
  {
    entry: { set: 'bedrock-invoke', modelArns: ['arn:aws:bedrock:eu-central-1::foundation-model/a.b-1'] },
    can: ['bedrock:InvokeModel arn:aws:bedrock:eu-central-1::foundation-model/a.b-1'],
    cannot: ['bedrock:InvokeModel arn:aws:bedrock:eu-central-1::foundation-model/a.b-2'],
  },
  {
    entry: { set: 'ses-send', identityArns: [`arn:aws:ses:${HOME}:identity/example.com`], from: ['*@example.com'] },
    can: [`ses:SendEmail arn:aws:ses:${HOME}:identity/example.com ses:FromAddress=shop@example.com`],
    cannot: [
      `ses:SendEmail arn:aws:ses:${HOME}:identity/example.com ses:FromAddress=shop@example.org`,
      `ses:SendEmail arn:aws:ses:${HOME}:identity/example.org ses:FromAddress=shop@example.com`,
    ],
  },
  {
    entry: { set: 'ecr-pull', repositoryArns: [repository] },
    can: ['ecr:GetAuthorizationToken *', `ecr:GetDownloadUrlForLayer ${repository}`],
    cannot: [`ecr:PutImage ${repository}`, `ecr:BatchGetImage ${repository}2`],
  },
];

test.each(cases)('$entry.set allows what the software calls and nothing else', ({ entry, can, cannot }) => {
  // GIVEN
  const { statements } = permissionsOf(entry, location);
  // THEN
  expect({
    denied: can.filter((request) => !allowed(statements, request)),
    granted: cannot.filter((request) => allowed(statements, request)),
  }).toEqual({ denied: [], granted: [] });
});

test('every set of the catalogue is in the table', () => {
  expect(permissionSetNames.filter((name) => !cases.some(({ entry }) => entry.set === name))).toEqual([]);
});
