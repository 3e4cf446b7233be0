import * as ack from './ack-controllers';
import { ackRds } from './ack-rds';
import * as applications from './applications';
import * as data from './data';
import * as delivery from './delivery';
import * as dns from './dns-and-certificates';
import * as logs from './logs';
import { grafana, keda } from './metric-readers';
import * as metrics from './metrics-and-traces';
import * as networking from './networking';
import type { PermissionSet, ScopeMember, WrittenScope } from './permission-set';
import * as secrets from './secrets';
import * as storage from './storage-drivers';
import * as stores from './telemetry-stores';

/** Every set by its name, family after family. */
export const permissionSets = {
  'external-dns': dns.externalDns,
  'cert-manager': dns.certManager,
  'aws-privateca-issuer': dns.awsPrivatecaIssuer,
  'external-secrets': secrets.externalSecrets,
  'external-secrets-push': secrets.externalSecretsPush,
  'secrets-store-provider': secrets.secretsStoreProvider,
  'aws-efs-csi-driver': storage.efsCsiDriver,
  'aws-fsx-csi-driver': storage.fsxCsiDriver,
  'aws-mountpoint-s3-csi-driver': storage.mountpointS3CsiDriver,
  'aws-ebs-csi-driver': storage.ebsCsiDriver,
  velero: storage.velero,
  'vpc-lattice-controller': networking.vpcLatticeController,
  'target-group-binding': networking.targetGroupBinding,
  'cloudwatch-observability': metrics.cloudwatchObservability,
  adot: metrics.adot,
  'prometheus-remote-write': metrics.prometheusRemoteWrite,
  'prometheus-query': metrics.prometheusQuery,
  'xray-write': metrics.xrayWrite,
  'cloudwatch-metrics-write': metrics.cloudwatchMetricsWrite,
  grafana,
  keda,
  'fluent-bit-cloudwatch-logs': logs.fluentBitCloudwatchLogs,
  'fluent-bit-firehose': logs.fluentBitFirehose,
  'fluent-bit-s3': logs.fluentBitS3,
  'fluent-bit-opensearch': logs.fluentBitOpensearch,
  loki: stores.loki,
  tempo: stores.tempo,
  mimir: stores.mimir,
  thanos: stores.thanos,
  'ack-s3': ack.ackS3,
  'ack-sqs': ack.ackSqs,
  'ack-sns': ack.ackSns,
  'ack-dynamodb': ack.ackDynamodb,
  'ack-ecr': ack.ackEcr,
  'ack-rds': ackRds,
  'argocd-image-updater': delivery.argocdImageUpdater,
  crossplane: delivery.crossplane,
  kubecost: data.kubecost,
  pganalyze: data.pganalyze,
  'spark-s3': data.sparkS3,
  's3-read': applications.s3Read,
  's3-read-write': applications.s3ReadWrite,
  'secrets-manager-read': secrets.secretsManagerRead,
  'ssm-parameters-read': secrets.ssmParametersRead,
  'kms-decrypt': secrets.kmsDecrypt,
  'sqs-consume': applications.sqsConsume,
  'sqs-send': applications.sqsSend,
  'sns-publish': applications.snsPublish,
  'eventbridge-put-events': applications.eventbridgePutEvents,
  'kinesis-consume': applications.kinesisConsume,
  'kinesis-produce': applications.kinesisProduce,
  'dynamodb-read': applications.dynamodbRead,
  'dynamodb-read-write': applications.dynamodbReadWrite,
  'rds-connect': data.rdsConnect,
  'lambda-invoke': applications.lambdaInvoke,
  'bedrock-invoke': applications.bedrockInvoke,
  'ses-send': applications.sesSend,
  'ecr-pull': delivery.ecrPull,
} as const;

type Catalogue = typeof permissionSets;

export type PermissionSetName = keyof Catalogue;

export const permissionSetNames = Object.keys(permissionSets) as readonly PermissionSetName[];

type EntryOf<Set> =
  Set extends PermissionSet<infer Name, infer Scope, infer OneOf> ? { readonly set: Name } & WrittenScope<Scope, OneOf> : never;

/** Sets of software with a usual namespace and service account. */
type Installed = {
  [Name in PermissionSetName]: Catalogue[Name]['installation'] extends undefined ? never : Name;
}[PermissionSetName];

/** One permission set and what it is limited to, as a person writes it: `{ set: 'external-dns', hostedZoneArns: […] }`. */
export type PermissionEntry = { [Name in PermissionSetName]: EntryOf<Catalogue[Name]> }[PermissionSetName];

/** The entries whose namespace and service account can be left out. */
export type InstalledPermissionEntry = { [Name in Installed]: EntryOf<Catalogue[Name]> }[Installed];

/** A set of which only the name is known: its scope is checked at run time. */
export interface AnyPermissionSet extends Omit<PermissionSet<PermissionSetName, Record<string, unknown>, string>, 'members'> {
  readonly members: Readonly<Record<string, ScopeMember>>;
}

/** The set of that name; undefined when there is none. */
export function findPermissionSet(name: unknown): AnyPermissionSet | undefined {
  return typeof name === 'string' && Object.hasOwn(permissionSets, name)
    ? // What a scope holds is checked by `scopeProblems` before a set reads it; the types of 58 scopes have no common one.
      (permissionSets[name as PermissionSetName] as unknown as AnyPermissionSet)
    : undefined;
}
