/** A kind of AWS resource that a permission can be limited to, told from its ARN. */
export interface ArnKind {
  /** What the resource is called, in the singular. */
  readonly noun: string;
  /** The third part of the ARN. */
  readonly service: string;
  /** Whether region and account are part of the ARN. */
  readonly region: 'named' | 'empty';
  readonly account: 'named' | 'empty';
  /** What the last part begins with, before the name. */
  readonly prefix: string;
  /** Names as the service gives them, `*` and `?` allowed; anchored. */
  readonly name: RegExp;
  readonly exampleName: string;
  /** True where other ARNs are made from its parts, so that one known only to Terraform would not do. */
  readonly writtenOut?: true;
}

const regional = { region: 'named', account: 'named' } as const;
const WORD = /^[\w.*?-]+$/;
const PATH = /^[\w./*?+=,@-]+$/;

/**
 * ARN forms of the service authorization reference.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (2026-11-21)
 */
export const arnKinds = {
  bucket: {
    noun: 'bucket',
    service: 's3',
    region: 'empty',
    account: 'empty',
    prefix: '',
    name: /^[a-z0-9.*?-]+$/,
    exampleName: 'example-data',
  },
  'hosted-zone': {
    noun: 'hosted zone',
    service: 'route53',
    region: 'empty',
    account: 'empty',
    prefix: 'hostedzone/',
    name: /^[A-Z0-9*?]+$/,
    exampleName: 'Z0123456789ABCDEFGHIJ',
  },
  'certificate-authority': {
    noun: 'private certificate authority',
    service: 'acm-pca',
    ...regional,
    prefix: 'certificate-authority/',
    name: WORD,
    exampleName: '12345678-1234-1234-1234-123456789012',
  },
  secret: {
    noun: 'secret',
    service: 'secretsmanager',
    ...regional,
    prefix: 'secret:',
    name: /^[\w/+=.@*?!-]+$/,
    exampleName: 'payments/database-a1B2c3',
  },
  parameter: {
    noun: 'parameter',
    service: 'ssm',
    ...regional,
    prefix: 'parameter/',
    name: /^[\w./*?-]+$/,
    exampleName: 'payments/database',
  },
  key: {
    noun: 'KMS key',
    service: 'kms',
    ...regional,
    prefix: 'key/',
    name: WORD,
    exampleName: '1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  workspace: {
    noun: 'Prometheus workspace',
    service: 'aps',
    ...regional,
    prefix: 'workspace/',
    name: WORD,
    exampleName: 'ws-12345678-1234-1234-1234-123456789012',
  },
  'log-group': {
    noun: 'log group',
    service: 'logs',
    ...regional,
    prefix: 'log-group:',
    name: /^[\w./#*?-]+(:\*)?$/,
    exampleName: '/example/application',
  },
  queue: { noun: 'queue', service: 'sqs', ...regional, prefix: '', name: WORD, exampleName: 'orders' },
  topic: { noun: 'topic', service: 'sns', ...regional, prefix: '', name: WORD, exampleName: 'orders' },
  table: { noun: 'table', service: 'dynamodb', ...regional, prefix: 'table/', name: WORD, exampleName: 'orders' },
  stream: { noun: 'Kinesis stream', service: 'kinesis', ...regional, prefix: 'stream/', name: WORD, exampleName: 'orders' },
  'delivery-stream': {
    noun: 'Firehose stream',
    service: 'firehose',
    ...regional,
    prefix: 'deliverystream/',
    name: WORD,
    exampleName: 'logs',
  },
  'search-domain': { noun: 'OpenSearch domain', service: 'es', ...regional, prefix: 'domain/', name: WORD, exampleName: 'logs' },
  'efs-file-system': {
    noun: 'EFS file system',
    service: 'elasticfilesystem',
    ...regional,
    prefix: 'file-system/',
    name: WORD,
    exampleName: 'fs-0123456789abcdef0',
  },
  'target-group': {
    noun: 'target group',
    service: 'elasticloadbalancing',
    ...regional,
    prefix: 'targetgroup/',
    name: /^[\w*?-]+(\/[\w*?]+)?$/,
    exampleName: 'shop/0123456789abcdef',
  },
  repository: {
    noun: 'ECR repository',
    service: 'ecr',
    ...regional,
    prefix: 'repository/',
    name: PATH,
    exampleName: 'payments/api',
  },
  role: {
    noun: 'role',
    service: 'iam',
    region: 'empty',
    account: 'named',
    prefix: 'role/',
    name: PATH,
    exampleName: 'crossplane-network',
  },
  'db-instance': { noun: 'RDS instance', service: 'rds', ...regional, prefix: 'db:', name: WORD, exampleName: 'shop' },
  'db-cluster': { noun: 'Aurora cluster', service: 'rds', ...regional, prefix: 'cluster:', name: WORD, exampleName: 'shop' },
  'db-subnet-group': { noun: 'DB subnet group', service: 'rds', ...regional, prefix: 'subgrp:', name: WORD, exampleName: 'shop' },
  'db-parameter-group': {
    noun: 'DB parameter group',
    service: 'rds',
    ...regional,
    prefix: 'pg:',
    name: WORD,
    exampleName: 'shop',
  },
  'db-cluster-parameter-group': {
    noun: 'DB cluster parameter group',
    service: 'rds',
    ...regional,
    prefix: 'cluster-pg:',
    name: WORD,
    exampleName: 'shop',
  },
  'db-snapshot': {
    noun: 'DB snapshot',
    service: 'rds',
    ...regional,
    prefix: 'snapshot:',
    name: /^[\w.*?:-]+$/,
    exampleName: 'shop-final',
  },
  'db-cluster-snapshot': {
    noun: 'DB cluster snapshot',
    service: 'rds',
    ...regional,
    prefix: 'cluster-snapshot:',
    name: /^[\w.*?:-]+$/,
    exampleName: 'shop-final',
  },
  'db-option-group': {
    noun: 'DB option group',
    service: 'rds',
    ...regional,
    prefix: 'og:',
    name: /^[\w.*?:-]+$/,
    exampleName: 'shop',
  },
  'db-user': {
    noun: 'database user',
    service: 'rds-db',
    ...regional,
    prefix: 'dbuser:',
    name: /^[\w*?-]+\/[\w.*?-]+$/,
    exampleName: 'db-ABCDEFGHIJKL01234/api',
  },
  workgroup: {
    noun: 'Athena workgroup',
    service: 'athena',
    ...regional,
    prefix: 'workgroup/',
    name: WORD,
    exampleName: 'billing',
  },
  'glue-database': {
    noun: 'Glue database',
    service: 'glue',
    ...regional,
    prefix: 'database/',
    name: WORD,
    writtenOut: true,
    exampleName: 'billing',
  },
  'foundation-model': {
    noun: 'foundation model',
    service: 'bedrock',
    region: 'named',
    account: 'empty',
    prefix: 'foundation-model/',
    name: /^[\w.:*?-]+$/,
    exampleName: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  },
  'inference-profile': {
    noun: 'inference profile',
    service: 'bedrock',
    ...regional,
    prefix: 'inference-profile/',
    name: /^[\w.:*?-]+$/,
    exampleName: 'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
  },
  'application-inference-profile': {
    noun: 'application inference profile',
    service: 'bedrock',
    ...regional,
    prefix: 'application-inference-profile/',
    name: WORD,
    exampleName: 'abcdef012345',
  },
  'event-bus': { noun: 'event bus', service: 'events', ...regional, prefix: 'event-bus/', name: PATH, exampleName: 'orders' },
  'mail-identity': {
    noun: 'SES identity',
    service: 'ses',
    ...regional,
    prefix: 'identity/',
    name: /^[\w.@*?+-]+$/,
    exampleName: 'example.com',
  },
  function: { noun: 'Lambda function', service: 'lambda', ...regional, prefix: 'function:', name: WORD, exampleName: 'resize' },
} as const satisfies Readonly<Record<string, ArnKind>>;

export type ArnKindName = keyof typeof arnKinds;
