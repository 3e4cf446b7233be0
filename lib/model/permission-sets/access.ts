import type { PolicyStatement } from '../policy-document';
import { allow, arns, optional, texts, when, type NonEmpty, type ScopeMembers } from './permission-set';

/** Buckets, and what limits the access to part of them. */
export interface BucketScope {
  /** `arn:aws:s3:::example-data` */
  readonly bucketArns: NonEmpty<string>;
  /** Folders that the access is limited to, without slashes at their ends: `team-a/raw`. @default the whole bucket */
  readonly prefixes?: NonEmpty<string>;
  /** KMS keys that the objects are encrypted with. @default none: SSE-S3, or the key of AWS */
  readonly keyArns?: NonEmpty<string>;
}

export const bucketMembers: ScopeMembers<BucketScope> = {
  bucketArns: arns('bucket'),
  prefixes: optional(texts('prefix')),
  keyArns: optional(arns('key')),
};

export const READ_OBJECTS = ['s3:GetObject'] as const;
export const WRITE_OBJECTS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] as const;
export const MULTIPART = ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'] as const;

/** Use of keys by software that reads, or reads and writes, what is encrypted with them. */
export const useKeys = (keyArns: readonly string[] | undefined, access: 'read' | 'write'): readonly PolicyStatement[] =>
  when(keyArns, (keys) => [allow('UseKeys', access === 'read' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'], keys)]);

/**
 * Listing of buckets, limited to the prefixes, and actions on the objects below them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html (2026-11-21)
 */
export function bucketAccess(
  { bucketArns, prefixes, keyArns }: BucketScope,
  access: 'read' | 'write',
  objectActions: readonly string[],
  bucketActions: readonly string[] = [],
): readonly PolicyStatement[] {
  const objects = bucketArns.flatMap((bucket) =>
    prefixes === undefined ? [`${bucket}/*`] : prefixes.map((prefix) => `${bucket}/${prefix}/*`),
  );
  const below = prefixes?.flatMap((prefix) => [prefix, `${prefix}/*`]);
  return [
    allow('ListObjects', ['s3:ListBucket'], bucketArns, below === undefined ? undefined : { StringLike: { 's3:prefix': below } }),
    ...(bucketActions.length === 0 ? [] : [allow('LocateBuckets', bucketActions, bucketArns)]),
    allow(access === 'read' ? 'ReadObjects' : 'WriteObjects', objectActions, objects),
    ...useKeys(keyArns, access),
  ];
}
