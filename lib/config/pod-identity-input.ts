import type { PermissionSetPodIdentityInput } from './permission-set-input';
import type { StatementInput } from './statement-input';

interface PodIdentitySettings {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** A role, usually of another account, that the pod's role assumes. @default none */
  readonly targetRole?: string;
  /**
   * False removes the six session tags, needed when policies are too long; trust can then not be bound to the cluster,
   * namespace and service account.
   * @default true
   */
  readonly sessionTags?: boolean;
}

/** Permissions for the pods of one service account: statements, ready permissions from the catalogue, or a role that exists. */
export type PodIdentityInput =
  | (PodIdentitySettings & {
      /** @default none */
      readonly statements?: readonly StatementInput[];
      /** ARNs of managed policies, or names of AWS managed ones. @default none */
      readonly managedPolicies?: readonly string[];
      readonly role?: never;
      readonly permissions?: never;
    })
  | (PodIdentitySettings & {
      /** ARN of a role in the same account that trusts `pods.eks.amazonaws.com`. */
      readonly role: string;
      readonly statements?: never;
      readonly managedPolicies?: never;
      readonly permissions?: never;
    })
  | PermissionSetPodIdentityInput;
