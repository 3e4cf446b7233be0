import type { PolicyDocument } from './policy-document';
import type { Tags } from './tags';

/** A customer managed KMS key that this project makes. */
export interface CreatedKey {
  readonly kind: 'created';
  /** Without the `alias/` prefix. */
  readonly alias: string;
  readonly description: string;
  readonly policy: PolicyDocument;
  readonly deletionWindowDays: number;
  /** True when losing the key would lose what has to be kept (audit logs): Terraform then refuses to destroy it. */
  readonly preventDestroy: boolean;
  readonly tags: Tags;
}

export interface ExistingKey {
  readonly kind: 'existing';
  readonly arn: string;
}

/** `aws`: encrypted with a key that AWS owns or manages; nothing to create. */
export type Key = CreatedKey | ExistingKey | { readonly kind: 'aws' };
