import type { CreatedRole } from './role';
import type { Tags } from './tags';

/** Where an access policy counts. Names of namespaces may end in `*`. */
export type AccessScope = { readonly type: 'cluster' } | { readonly type: 'namespace'; readonly namespaces: readonly string[] };

export interface AccessPolicyAssociation {
  /** Terraform id, for example `team_payments_edit`. */
  readonly id: string;
  /** `AmazonEKSEditPolicy`, … */
  readonly policy: string;
  readonly policyArn: string;
  readonly scope: AccessScope;
}

interface AccessEntryBase {
  /** Terraform id, for example `admin_platform-admin`. */
  readonly id: string;
  /** ARN of the IAM role or user. Undefined only for a role of this state in an account that is not known. */
  readonly principalArn: string | undefined;
  /**
   * Name of the principal when this state makes it. EKS remembers the unique id of a role, so the entry of a role that
   * is made anew has to be made anew. https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
   */
  readonly createdRole: string | undefined;
  readonly policies: readonly AccessPolicyAssociation[];
  /** Where it is written, below `access`: `['teams', 'payments']`. Empty for an entry that nobody wrote. */
  readonly path: readonly (string | number)[];
  readonly tags: Tags;
}

/** A person or pipeline: groups, a user name and access policies. */
export interface StandardAccessEntry extends AccessEntryBase {
  readonly type: 'STANDARD';
  /** Undefined: EKS takes the ARN of the assumed role with the session's name. */
  readonly userName: string | undefined;
  readonly groups: readonly string[];
}

/**
 * Lets nodes of a custom node class join. Auto Mode makes it by itself for the role of the built-in pools.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export interface NodeAccessEntry extends AccessEntryBase {
  readonly type: 'EC2';
}

export type AccessEntry = StandardAccessEntry | NodeAccessEntry;

export interface Access {
  /** Undefined where a construct is used alone and nobody says who runs Terraform. */
  readonly pipeline: { readonly apply: string; readonly plan: string | undefined } | undefined;
  /** In order of their ids. EKS takes one per principal; a rule finds those that are written twice. */
  readonly entries: readonly AccessEntry[];
  /** ARNs of principals whose entry EKS makes by itself: a second one would be refused. */
  readonly automatic: readonly string[];
  /** The role that people assume to administer the cluster, when it is asked for. */
  readonly adminRole: CreatedRole | undefined;
}
