import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html */
export const managedPoliciesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html',
  date: '2026-11-21',
};

/** The cluster role of Auto Mode needs all five. */
export const clusterRolePolicies = [
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
] as const;

/** The node role of Auto Mode needs these two and no other. */
export const nodeRolePolicies = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodeMinimalPolicy'] as const;

/** ARN of an AWS managed IAM policy; the name may have a path (`service-role/AmazonEFSCSIDriverPolicy`). */
export const managedPolicyArn = (partition: string, name: string): string => `arn:${partition}:iam::aws:policy/${name}`;

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
export const commonManagedPoliciesSource: Source = {
  url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html',
  date: '2026-11-28',
};

/**
 * AWS managed policies that roles of clusters, nodes and pods usually have, with their path. AWS has more than a
 * thousand, so this is for suggestions and not a limit.
 */
export const commonManagedPolicies: readonly string[] = [
  ...clusterRolePolicies,
  ...nodeRolePolicies,
  ...['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy', 'AmazonEKSServicePolicy', 'AmazonEKSVPCResourceController'],
  ...['AmazonEKSFargatePodExecutionRolePolicy', 'AmazonEKSLocalOutpostClusterPolicy'],
  ...['AmazonEC2ContainerRegistryReadOnly', 'AmazonEC2ContainerRegistryPowerUser', 'AmazonEC2ContainerRegistryFullAccess'],
  ...['AmazonElasticContainerRegistryPublicReadOnly', 'AmazonSSMManagedInstanceCore', 'AmazonSSMReadOnlyAccess'],
  ...['service-role/AmazonEBSCSIDriverPolicy', 'service-role/AmazonEFSCSIDriverPolicy'],
  ...['AmazonS3ReadOnlyAccess', 'AmazonS3FullAccess', 'AmazonDynamoDBReadOnlyAccess', 'AmazonDynamoDBFullAccess'],
  ...['AmazonSQSReadOnlyAccess', 'AmazonSQSFullAccess', 'AmazonSNSReadOnlyAccess', 'AmazonSNSFullAccess'],
  ...['AmazonRoute53ReadOnlyAccess', 'AmazonRoute53FullAccess', 'AWSCertificateManagerReadOnly', 'SecretsManagerReadWrite'],
  ...['CloudWatchAgentServerPolicy', 'CloudWatchReadOnlyAccess', 'CloudWatchFullAccess', 'CloudWatchLogsFullAccess'],
  ...[
    'CloudWatchLogsReadOnlyAccess',
    'CloudWatchApplicationSignalsReadOnlyAccess',
    'AWSXrayWriteOnlyAccess',
    'AWSXRayDaemonWriteAccess',
  ],
  ...['AmazonPrometheusRemoteWriteAccess', 'AmazonPrometheusQueryAccess', 'AmazonPrometheusFullAccess'],
  ...['AmazonRDSReadOnlyAccess', 'AmazonRDSFullAccess', 'AmazonRDSDataFullAccess', 'AmazonElastiCacheFullAccess'],
  ...['AmazonKinesisReadOnlyAccess', 'AmazonKinesisFullAccess', 'AmazonKinesisFirehoseFullAccess', 'AmazonMSKReadOnlyAccess'],
  ...['AmazonBedrockFullAccess', 'AmazonBedrockReadOnly', 'AmazonBedrockLimitedAccess', 'AmazonSESFullAccess'],
  ...['AWSLambda_FullAccess', 'AWSLambda_ReadOnlyAccess', 'service-role/AWSLambdaRole', 'AWSStepFunctionsFullAccess'],
  ...['AmazonEventBridgeFullAccess', 'AmazonAthenaFullAccess', 'AWSGlueConsoleFullAccess', 'AmazonOpenSearchServiceFullAccess'],
  ...['AmazonVPCFullAccess', 'AmazonVPCReadOnlyAccess', 'AmazonEC2ReadOnlyAccess', 'AmazonEC2FullAccess'],
  ...[
    'ElasticLoadBalancingFullAccess',
    'ElasticLoadBalancingReadOnly',
    'AutoScalingFullAccess',
    'AWSMarketplaceMeteringFullAccess',
  ],
  ...['ReadOnlyAccess', 'PowerUserAccess', 'AdministratorAccess', 'SecurityAudit', 'job-function/ViewOnlyAccess'],
  ...['AWSBackupFullAccess', 'service-role/AWSBackupServiceRolePolicyForBackup', 'IAMReadOnlyAccess', 'IAMFullAccess'],
  // Real ones a letter away from others.
  ...['AmazonESFullAccess', 'AmazonSESReadOnlyAccess', 'OAMFullAccess', 'OAMReadOnlyAccess'],
];
