import type { CreatedKey } from './key';
import type { Location } from './location';
import { fitName, nameLimits } from './names';
import type { Tags } from './tags';

export interface SecretsKeySettings {
  readonly location: Location & { readonly account: string };
  readonly prefix: string;
  /** ARN of the role that the control plane acts with. */
  readonly clusterRoleArn: string;
  readonly tags: Tags;
}

/** The longest waiting period that KMS offers: without the key the cluster's secrets are lost. */
const DELETION_WINDOW_DAYS = 30;

/**
 * The key that encrypts what Kubernetes stores, first of all secrets. The account keeps full control through its IAM
 * policies, so nobody is locked out and the policy is the same whoever runs Terraform; whoever creates the cluster gets
 * `kms:DescribeKey` and `kms:CreateGrant` from there. The cluster role is named by a condition: as a principal it would
 * have to exist before the key, and a role that is made anew under the same name would be somebody else.
 * https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
 */
export function secretsKey({ location, prefix, clusterRoleArn, tags }: SecretsKeySettings): CreatedKey {
  const { partition, account } = location;
  return {
    kind: 'created',
    alias: fitName(`${prefix}-secrets`, nameLimits.keyAlias - 'alias/'.length),
    description: `Kubernetes secrets of ${prefix}`,
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
          Sid: 'ClusterRoleEncryptsSecrets',
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:ListGrants'],
          Resource: '*',
          Condition: {
            StringEquals: { 'kms:CallerAccount': account },
            ArnEquals: { 'aws:PrincipalArn': clusterRoleArn },
          },
        },
      ],
    },
    deletionWindowDays: DELETION_WINDOW_DAYS,
    preventDestroy: false,
    tags,
  };
}
