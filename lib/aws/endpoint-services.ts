import { partitionOf } from './regions';
import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html */
export const endpointServicesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html',
  date: '2026-11-21',
};

/** Service names outside the usual form, as AWS CDK lists them from `describe-vpc-endpoint-services`. */
export const endpointNamesSource: Source = {
  url: 'https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts',
  date: '2026-11-21',
};

/** Endpoints that are routes and cost nothing. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const gatewayServices: readonly string[] = ['dynamodb', 's3'];

export const isGatewayService = (service: string): boolean => gatewayServices.includes(service);

export interface NeededService {
  readonly service: string;
  /** What stops working without it. */
  readonly neededFor: string;
}

/** What nodes and pods of every Auto Mode cluster call from inside the VPC; its controllers call from the EKS side. */
export const alwaysNeededServices: readonly NeededService[] = [
  { service: 'ec2', neededFor: 'nodes read their own instance and network interfaces' },
  { service: 'ecr.api', neededFor: 'nodes get a token to pull images' },
  { service: 'ecr.dkr', neededFor: 'nodes pull image manifests' },
  { service: 'eks', neededFor: 'nodes and pipelines read the cluster' },
  { service: 'elasticloadbalancing', neededFor: 'pods that look at their load balancers' },
  { service: 'logs', neededFor: 'agents deliver logs to CloudWatch' },
  { service: 's3', neededFor: 'nodes pull image layers, which ECR keeps in S3' },
  { service: 'sts', neededFor: 'nodes and pods exchange credentials' },
];

/** Needed with at least one Pod Identity. https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
export const podIdentityService: NeededService = { service: 'eks-auth', neededFor: 'pods get credentials from EKS Pod Identity' };

/** Services without any VPC endpoint: what calls them needs internet. */
export const servicesWithoutEndpoint: readonly string[] = ['route53'];

/**
 * Short names of interface endpoints that clusters and their workloads use; for suggestions, not a limit.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const commonInterfaceServices: readonly string[] = [
  ...[
    'acm',
    'acm-pca',
    'airflow.api',
    'airflow.env',
    'appconfig',
    'appconfigdata',
    'application-autoscaling',
    'application-signals',
  ],
  ...['appmesh', 'aps', 'aps-workspaces', 'athena', 'autoscaling', 'backup', 'batch', 'bedrock', 'bedrock-agent'],
  ...['bedrock-agent-runtime', 'bedrock-agentcore', 'bedrock-runtime', 'cassandra', 'cloudformation', 'cloudhsmv2', 'cloudtrail'],
  ...[
    'codeartifact.api',
    'codeartifact.repositories',
    'codebuild',
    'codecommit',
    'codeconnections.api',
    'codedeploy',
    'codepipeline',
  ],
  ...[
    'cognito-idp',
    'comprehend',
    'config',
    'datasync',
    'dms',
    'dsql',
    'dynamodb-streams',
    'ebs',
    'ec2',
    'ec2messages',
    'ecr.api',
  ],
  ...[
    'ecr.dkr',
    'ecs',
    'eks',
    'eks-auth',
    'elasticache',
    'elasticfilesystem',
    'elasticloadbalancing',
    'elasticmapreduce',
    'email',
  ],
  ...[
    'email-smtp',
    'emr-containers',
    'emr-serverless',
    'events',
    'execute-api',
    'firehose',
    'fis',
    'fsx',
    'git-codecommit',
    'glue',
  ],
  ...['grafana', 'grafana-workspace', 'guardduty', 'guardduty-data', 'imagebuilder', 'inspector2', 'iot.data', 'kafka', 'kendra'],
  ...['kinesis-firehose', 'kinesis-streams', 'kms', 'lakeformation', 'lambda', 'license-manager', 'logs', 'macie2', 'memory-db'],
  ...['monitoring', 'mq', 'network-firewall', 'networkflowmonitor', 'networkflowmonitorreports', 'organizations', 'pi', 'pipes'],
  ...['pipes-data', 'polly', 'ram', 'rds', 'rds-data', 'redshift', 'redshift-data', 'redshift-serverless', 'rekognition'],
  ...['resource-groups', 's3', 's3tables', 's3vectors', 'sagemaker.api', 'sagemaker.featurestore-runtime', 'sagemaker.runtime'],
  ...['scheduler', 'schemas', 'secretsmanager', 'securityhub', 'servicecatalog', 'servicediscovery', 'sns', 'sqs', 'ssm'],
  ...['ssmmessages', 'states', 'storagegateway', 'sts', 'swf', 'sync-states', 'synthetics', 'tagging', 'textract'],
  ...['timestream-influxdb', 'transcribe', 'transfer', 'translate', 'verifiedpermissions', 'vpc-lattice', 'wafv2', 'xray'],
];

/** Services of a region whose endpoint name begins otherwise, and how. */
interface Exceptions {
  readonly prefix: string;
  readonly services: ReadonlySet<string>;
}

const exceptions = (prefix: string, ...services: readonly string[]): Exceptions => ({ prefix, services: new Set(services) });

const CHINA = [
  ...['application-autoscaling', 'appmesh-envoy-management', 'athena', 'autoscaling', 'backup', 'batch', 'cassandra'],
  ...[
    'cloudcontrolapi',
    'cloudformation',
    'codedeploy-commands-secure',
    'databrew',
    'dms',
    'ebs',
    'ec2',
    'ecr.api',
    'ecr.dkr',
    'eks',
  ],
  ...['elasticache', 'elasticbeanstalk', 'elasticfilesystem', 'elasticfilesystem-fips', 'emr-containers', 'execute-api', 'fsx'],
  ...[
    'imagebuilder',
    'iot.data',
    'kinesis-streams',
    'lambda',
    'license-manager',
    'monitoring',
    'rds',
    'redshift',
    'redshift-data',
  ],
  ...[
    'sagemaker.api',
    'sagemaker.featurestore-runtime',
    'sagemaker.runtime',
    'securityhub',
    'servicecatalog',
    'sms',
    'sqs',
    'states',
  ],
  ...['sts', 'sync-states', 'synthetics', 'transcribestreaming', 'transfer', 'xray'],
];

const ISO_COMMON = ['ebs', 'ecr.api', 'ecr.dkr', 'execute-api'];

const EXCEPTIONS: Readonly<Record<string, Exceptions>> = {
  'cn-north-1': exceptions('cn.com.amazonaws', ...CHINA, 'iotsitewise.api', 'iotsitewise.data'),
  'cn-northwest-1': exceptions('cn.com.amazonaws', ...CHINA, 'account', 'polly', 'workspaces'),
  'eusc-de-east-1': exceptions('eu.amazonaws', 'ecr.api', 'ecr.dkr', 'execute-api', 'securityhub'),
  'us-iso-east-1': exceptions(
    'gov.ic.c2s',
    ...ISO_COMMON,
    ...['application-autoscaling', 'athena', 'autoscaling', 'comprehend', 'ec2', 'elasticfilesystem', 'elasticfilesystem-fips'],
    ...['sagemaker.api', 'sagemaker.runtime', 'sns', 'sqs', 'textract', 'textract-fips', 'transcribe', 'workspaces'],
  ),
  'us-iso-west-1': exceptions(
    'gov.ic.c2s',
    ...ISO_COMMON,
    ...['autoscaling', 'ec2', 'elasticfilesystem', 'elasticfilesystem-fips', 'monitoring', 'sns', 'sqs', 'workspaces'],
  ),
  'us-isob-east-1': exceptions(
    'gov.sgov.sc2s',
    ...ISO_COMMON,
    ...['application-autoscaling', 'autoscaling', 'ec2', 'elasticfilesystem', 'elasticfilesystem-fips', 'sagemaker.api'],
    ...['sagemaker.runtime', 'sns', 'sqs', 'workspaces'],
  ),
  'us-isob-west-1': exceptions('gov.sgov.sc2s', 'ecr.api', 'ecr.dkr', 'elasticfilesystem-fips', 'execute-api'),
  'us-isof-east-1': exceptions('gov.ic.hci.csp', ...ISO_COMMON),
  'us-isof-south-1': exceptions('gov.ic.hci.csp', ...ISO_COMMON),
  'eu-isoe-west-1': exceptions('uk.adc-e.cloud', ...ISO_COMMON),
};

/** Name of the endpoint service of a short service name; S3 and DynamoDB mean their gateway endpoints. */
export function endpointServiceName(service: string, region: string): string {
  const own = EXCEPTIONS[region];
  const prefix = own?.services.has(service) === true ? own.prefix : 'com.amazonaws';
  return `${prefix}.${region}.${service}`;
}

/** Services whose plain name is used in public configurations for China. */
const PLAIN_IN_CHINA: ReadonlySet<string> = new Set(['glue', 'logs', 'secretsmanager']);

/** False where the name is an assumption: outside the commercial and GovCloud regions, for services that no list names. */
export function isEndpointNameVerified(service: string, region: string): boolean {
  const { partition } = partitionOf(region);
  const usual = partition === 'aws' || partition === 'aws-us-gov';
  const plain = partition === 'aws-cn' && PLAIN_IN_CHINA.has(service);
  return usual || plain || isGatewayService(service) || EXCEPTIONS[region]?.services.has(service) === true;
}
