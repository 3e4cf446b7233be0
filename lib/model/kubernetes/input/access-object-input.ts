import type { ClusterRoleName } from './namespace-input';

/** What a Kubernetes group of access entries may do in a namespace. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export interface RoleBindingInput {
  /** One that is declared here, that every cluster has, or that something else makes. */
  readonly namespace: string;
  /** A group of `access.teams.*.groups`. */
  readonly group: string;
  readonly clusterRole: ClusterRoleName;
}

/** A service account. Pod Identity needs no annotation on it. https://kubernetes.io/docs/concepts/security/service-accounts/ */
export interface ServiceAccountInput {
  /** One that is declared here, that every cluster has, or that something else makes. */
  readonly namespace: string;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** For IRSA `eks.amazonaws.com/role-arn`. @default none */
  readonly annotations?: Readonly<Record<string, string>>;
}
