import type { PolicyDocument } from './policy-document';
import type { Tags } from './tags';

/** An IAM role that this project makes. */
export interface CreatedRole {
  readonly kind: 'created';
  /** At most 64 characters; never a prefix, so that a plan is the same for everybody. */
  readonly name: string;
  readonly path: string;
  /** Written out where account and partition are known; a construct used alone refers to its own resource instead. */
  readonly arn: string | undefined;
  readonly description: string;
  readonly trust: PolicyDocument;
  /** AWS managed or customer managed policies: ARNs, by the name that their attachment is addressed with. */
  readonly managedPolicies: Readonly<Record<string, string>>;
  /** Inline policies by name. */
  readonly inlinePolicies: Readonly<Record<string, PolicyDocument>>;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Tags;
}

/** A role made elsewhere; nothing about it is created or changed here. */
export interface ExistingRole {
  readonly kind: 'existing';
  readonly name: string;
  readonly arn: string;
}

export type Role = CreatedRole | ExistingRole;
