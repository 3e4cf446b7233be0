import type { CreatedRole } from './role';
import type { Tags } from './tags';

export type AccessScope = { readonly type: 'cluster' } | { readonly type: 'namespace'; readonly namespaces: readonly string[] };

export interface AccessPolicyAssociation {
  /** Terraform id, for example `payments_edit`. */
  readonly id: string;
  /** `AmazonEKSEditPolicy`, … */
  readonly policy: string;
  readonly policyArn: string;
  readonly scope: AccessScope;
}

/** A person or pipeline: groups, a user name and access policies. */
export interface StandardAccessEntry {
  readonly type: 'STANDARD';
  /** Terraform id, for example `admin_platform-admin`. */
  readonly id: string;
  readonly principalArn: string;
  readonly userName: string | undefined;
  readonly groups: readonly string[];
  readonly policies: readonly AccessPolicyAssociation[];
  /** What the entry is for, in the words of the configuration: `pipeline.apply`, `teams.payments`, … */
  readonly purpose: string;
  readonly tags: Tags;
}

/**
 * Lets nodes of a custom node class join. Auto Mode makes it by itself for the role of the built-in pools.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export interface NodeAccessEntry {
  readonly type: 'EC2';
  readonly id: string;
  readonly principalArn: string | undefined;
  readonly policies: readonly AccessPolicyAssociation[];
  readonly purpose: string;
  readonly tags: Tags;
}

export type AccessEntry = StandardAccessEntry | NodeAccessEntry;

export interface Access {
  readonly pipeline: { readonly apply: string; readonly plan: string | undefined };
  /** One per principal; in order of their ids. */
  readonly entries: readonly AccessEntry[];
  /** The role that people assume to administer the cluster, when it is asked for. */
  readonly adminRole: CreatedRole | undefined;
}
