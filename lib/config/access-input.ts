/** Friendly names of the access policies that people get; any other by its AWS name. */
export type AccessPolicyName =
  'cluster-admin' | 'admin' | 'admin-view' | 'edit' | 'view' | 'secret-reader' | 'secret-admin' | (string & {});

/** Who runs Terraform. Creator admin is off, so nobody is admin by accident. */
export interface PipelineInput {
  /** ARN of the role that applies; becomes cluster admin. */
  readonly apply: string;
  /** ARN of the role that plans; may read everything, change nothing. @default the role that applies plans too */
  readonly plan?: string;
}

interface TeamSettings {
  /** IAM role ARN of the team; `ssoRole()` writes those of Identity Center. */
  readonly role: string;
}

/** A team that gets an AWS access policy. */
export interface TeamWithPolicy extends TeamSettings {
  readonly policy: AccessPolicyName;
  /** Namespaces (`dev-*` is allowed), or `all` for the whole cluster. */
  readonly namespaces: 'all' | readonly [string, ...string[]];
  readonly groups?: never;
  readonly userName?: never;
}

/** A team that brings Kubernetes RBAC of its own. */
export interface TeamWithGroups extends TeamSettings {
  /** Kubernetes groups that RoleBindings name. */
  readonly groups: readonly [string, ...string[]];
  /** @default chosen by EKS from the role */
  readonly userName?: string;
  readonly policy?: never;
  readonly namespaces?: never;
}

export type TeamInput = TeamWithPolicy | TeamWithGroups;

/** A role for people to assume, instead of one entry per person. */
export interface AdminRoleInput {
  /** Who may assume it: role or user ARNs, or `account` for the account's own IAM policies to decide. */
  readonly assumableBy: 'account' | readonly [string, ...string[]];
  /**
   * True: no AWS permission at all besides asking who one is; the kubeconfig then has to be made by somebody else.
   * @default false: may read this cluster, so that `aws eks update-kubeconfig` works
   */
  readonly kubernetesOnly?: boolean;
}

export interface AccessInput {
  readonly pipeline: PipelineInput;
  /** ARNs of roles that administer the cluster. @default none */
  readonly admins?: readonly string[];
  /** ARN of the role for emergencies. @default none */
  readonly breakGlass?: string;
  /** By name of the team. @default none */
  readonly teams?: Readonly<Record<string, TeamInput>>;
  /** @default none */
  readonly adminRole?: AdminRoleInput;
}
