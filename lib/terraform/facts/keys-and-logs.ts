import type { ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation, JSON_DOCUMENT, OPTIONAL_JSON_DOCUMENT } from './sources';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html; 0: for ever. */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const DELIVERY_NAME = { pattern: String.raw`[\w-]{1,60}`, means: 'at most 60 letters, digits, hyphens and underscores' };

/** KMS keys, log groups and the delivery of Auto Mode's logs. */
export const keyAndLogResources: Readonly<Record<string, ResourceFacts>> = {
  aws_kms_key: {
    sources: [awsProvider('kms_key'), awsProviderCode('kms/key.go'), cloudFormation('kms-key')],
    replacedBy: ['custom_key_store_id', 'customer_master_key_spec', 'key_usage', 'multi_region', 'xks_key_id'],
    importedAs: { values: { deletion_window_in_days: null }, source: awsProviderCode('kms/key.go') },
    defaults: {
      bypass_policy_lockout_safety_check: false,
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
      enable_key_rotation: false,
      is_enabled: true,
      key_usage: 'ENCRYPT_DECRYPT',
    },
    filledIn: {
      key_id: '{uuid}',
      id: '{key_id}',
      arn: 'arn:{partition}:kms:{region}:{account}:key/{key_id}',
      description: '',
      multi_region: false,
      policy: '{}',
      rotation_period_in_days: 365,
    },
    accepts: {
      customer_master_key_spec: {
        oneOf: [
          'SYMMETRIC_DEFAULT',
          ...['RSA_2048', 'RSA_3072', 'RSA_4096', 'HMAC_224', 'HMAC_256', 'HMAC_384', 'HMAC_512', 'SM2'],
          ...['ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521', 'ECC_SECG_P256K1', 'ECC_NIST_EDWARDS25519'],
          ...['ML_DSA_44', 'ML_DSA_65', 'ML_DSA_87'],
        ],
      },
      deletion_window_in_days: { min: 7, max: 30 },
      description: { maxLength: 8192 },
      key_usage: { oneOf: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'] },
      policy: OPTIONAL_JSON_DOCUMENT,
      rotation_period_in_days: { min: 90, max: 2560 },
    },
  },
  aws_kms_alias: {
    sources: [awsProvider('kms_alias'), cloudFormation('kms-alias')],
    replacedBy: ['name', 'name_prefix'],
    filledIn: {
      name: 'alias/terraform-{digits26}',
      id: '{name}',
      arn: 'arn:{partition}:kms:{region}:{account}:{name}',
      name_prefix: '',
      target_key_arn: 'arn:{partition}:kms:{region}:{account}:key/{target_key_id}',
    },
    recomputedBy: { target_key_arn: ['target_key_id'] },
    accepts: { name: { pattern: 'alias/(?!aws/)[a-zA-Z0-9:/_-]{1,250}', means: 'alias/ and letters, digits, /, _ and -' } },
    unique: [{ by: ['name'], within: 'region', refusal: 'AlreadyExistsException: an alias with this name exists already' }],
  },
  aws_kms_key_policy: {
    sources: [awsProvider('kms_key_policy')],
    replacedBy: ['key_id'],
    defaults: { bypass_policy_lockout_safety_check: false },
    filledIn: { id: '{key_id}' },
    accepts: { policy: JSON_DOCUMENT },
    unique: [{ by: ['key_id'], within: 'region', refusal: 'another resource writes the policy of this key' }],
  },
  aws_cloudwatch_log_group: {
    sources: [awsProvider('cloudwatch_log_group'), awsProviderCode('logs/group.go'), cloudFormation('logs-loggroup')],
    replacedBy: ['log_group_class', 'name', 'name_prefix'],
    defaults: { retention_in_days: 0, skip_destroy: false },
    filledIn: {
      name: 'terraform-{digits26}',
      id: '{name}',
      arn: 'arn:{partition}:logs:{region}:{account}:log-group:{name}',
      deletion_protection_enabled: false,
      log_group_class: 'STANDARD',
      name_prefix: '',
    },
    accepts: {
      kms_key_id: ARN,
      log_group_class: { oneOf: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] },
      name: { pattern: '[a-zA-Z0-9_./#-]{1,512}', means: 'at most 512 letters, digits and _./#-' },
      retention_in_days: { numbers: RETENTION_DAYS },
    },
    unique: [{ by: ['name'], within: 'region', refusal: 'ResourceAlreadyExistsException: the log group exists already' }],
    protectedBy: 'deletion_protection_enabled',
  },
  aws_cloudwatch_log_resource_policy: {
    sources: [awsProvider('cloudwatch_log_resource_policy')],
    replacedBy: ['policy_name'],
    filledIn: { id: '{policy_name}' },
    accepts: { policy_document: JSON_DOCUMENT },
    unique: [{ by: ['policy_name'], within: 'region', refusal: 'another resource writes a policy of this name' }],
  },
  aws_cloudwatch_log_delivery_source: {
    sources: [awsProvider('cloudwatch_log_delivery_source'), cloudFormation('logs-deliverysource')],
    replacedBy: ['log_type', 'name', 'resource_arn'],
    filledIn: { arn: 'arn:{partition}:logs:{region}:{account}:delivery-source:{name}', service: 'eks' },
    accepts: {
      name: DELIVERY_NAME,
      resource_arn: ARN,
      // https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-component-logs.html; other services have others.
      log_type: {
        pattern: '(?!AUTO_MODE_).+|AUTO_MODE_(?:COMPUTE|BLOCK_STORAGE|LOAD_BALANCING|IPAM)_LOGS',
        means: 'AUTO_MODE_COMPUTE_LOGS, AUTO_MODE_BLOCK_STORAGE_LOGS, AUTO_MODE_LOAD_BALANCING_LOGS or AUTO_MODE_IPAM_LOGS',
      },
    },
    // Each one of a cluster starts an update of the cluster, and EKS allows one at a time.
    oneAtATime: {
      by: ['resource_arn'],
      refusal:
        'ConflictException: an update of this resource is in progress; let one delivery source wait for the other (depends_on)',
    },
    unique: [
      { by: ['name'], within: 'region', refusal: 'ConflictException: a delivery source with this name exists already' },
      {
        by: ['resource_arn', 'log_type'],
        within: 'region',
        refusal: 'ConflictException: these logs have a delivery source already',
      },
    ],
  },
  aws_cloudwatch_log_delivery_destination: {
    sources: [awsProvider('cloudwatch_log_delivery_destination'), awsProviderCode('logs/delivery_destination.go')],
    replacedBy: ['name', 'output_format'],
    filledIn: { arn: 'arn:{partition}:logs:{region}:{account}:delivery-destination:{name}', delivery_destination_type: 'CWL' },
    accepts: {
      name: DELIVERY_NAME,
      output_format: { oneOf: ['json', 'plain', 'w3c', 'raw', 'parquet'] },
      'delivery_destination_configuration.destination_resource_arn': ARN,
    },
    unique: [
      { by: ['name'], within: 'region', refusal: 'ConflictException: a delivery destination with this name exists already' },
    ],
  },
  aws_cloudwatch_log_delivery: {
    sources: [awsProvider('cloudwatch_log_delivery'), cloudFormation('logs-delivery')],
    replacedBy: ['delivery_destination_arn', 'delivery_source_name'],
    filledIn: {
      id: '{upper16}',
      arn: 'arn:{partition}:logs:{region}:{account}:delivery:{id}',
      field_delimiter: '',
      record_fields: [],
      s3_delivery_configuration: [],
    },
    accepts: { delivery_destination_arn: ARN, delivery_source_name: DELIVERY_NAME },
    unique: [
      {
        by: ['delivery_source_name', 'delivery_destination_arn'],
        within: 'region',
        refusal: 'ConflictException: the source is delivered to this destination already',
      },
    ],
  },
};
