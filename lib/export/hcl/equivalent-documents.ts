/**
 * Arguments for which the AWS provider compares policies by what they say and not by their text, so that another order of
 * keys plans no change; everywhere else a document is written as `jsonencode` only when that gives the same text.
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/json.go SuppressEquivalentPolicyDiffs (a stored copy,
 * 2026-11-28). That each of these arguments uses it was not compared.
 */
const COMPARED_BY_MEANING: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['assume_role_policy', 'inline_policy.policy'],
  aws_iam_policy: ['policy'],
  aws_iam_role_policy: ['policy'],
  aws_iam_user_policy: ['policy'],
  aws_iam_group_policy: ['policy'],
  aws_kms_key: ['policy'],
  aws_s3_bucket_policy: ['policy'],
  aws_sqs_queue: ['policy'],
  aws_sqs_queue_policy: ['policy'],
  aws_sns_topic: ['policy'],
  aws_sns_topic_policy: ['policy'],
  aws_ecr_repository_policy: ['policy'],
  aws_backup_vault_policy: ['policy'],
  aws_efs_file_system_policy: ['policy'],
  aws_vpc_endpoint: ['policy'],
  aws_secretsmanager_secret_policy: ['policy'],
};

/** Whether an argument of a resource may hold the same document as another text; `path` has no indices: `inline_policy.policy`. */
export const isComparedByMeaning = (type: string, path: string): boolean => COMPARED_BY_MEANING[type]?.includes(path) === true;
