import type { CreatedKey } from './key';
import type { Location } from './location';
import type { Tags } from './tags';

/** What is said about the key of one or more CloudWatch log groups. */
export interface LogKeySettings {
  readonly location: Location & { readonly account: string; readonly region: string };
  /** Without the `alias/` prefix. */
  readonly alias: string;
  readonly description: string;
  /** Names, not ARNs or references: the policy is complete before the groups exist, and does not change with them. */
  readonly logGroupNames: readonly string[];
  /** True when losing the key would lose logs that have to be kept. */
  readonly preventDestroy: boolean;
  readonly tags: Tags;
}

/** The longest waiting period that KMS offers: a key is the one thing that no backup brings back. */
const DELETION_WINDOW_DAYS = 30;

/**
 * The key of CloudWatch log groups. The account keeps full control through its IAM policies, so nobody can be locked
 * out and the policy is the same whoever runs Terraform; CloudWatch Logs may use the key for the named groups only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logKey(settings: LogKeySettings): CreatedKey {
  const { partition, account, region, dnsSuffix } = settings.location;
  const logGroupArns = settings.logGroupNames.map((name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}`);
  return {
    kind: 'created',
    alias: settings.alias,
    description: settings.description,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AccountAdministersByIam',
          Effect: 'Allow',
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
        {
          Sid: 'CloudWatchLogsEncryptsTheseGroups',
          Effect: 'Allow',
          Principal: { Service: `logs.${region}.${dnsSuffix}` },
          Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
          Resource: '*',
          Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArns } },
        },
      ],
    },
    deletionWindowDays: DELETION_WINDOW_DAYS,
    preventDestroy: settings.preventDestroy,
    tags: settings.tags,
  };
}
