import type { CreatedRole } from './role';

/**
 * AWS permissions for the pods of one service account by way of the cluster's OIDC provider.
 * https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
 */
export interface IrsaRole {
  /** The name in the configuration. */
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Its trust names the OIDC provider of the cluster, whose id only AWS knows; see `irsaTrust`. */
  readonly role: Omit<CreatedRole, 'trust'>;
}
