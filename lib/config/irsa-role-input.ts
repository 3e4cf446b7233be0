import type { InstalledPermissionEntry, NonEmpty, PermissionEntry } from '../model/permission-sets';
import type { StatementInput } from './statement-input';

interface IrsaRoleSettings {
  /** @default none */
  readonly statements?: readonly StatementInput[];
  /** ARNs of managed policies, or names of AWS managed ones. @default none */
  readonly managedPolicies?: readonly string[];
}

/**
 * A role for the pods of one service account, for software that cannot use Pod Identity, and for pods on Fargate. It needs
 * `cluster.oidcProvider: true`, and the service account needs the annotation that the output `irsa_annotations` has.
 *
 * @example
 * cluster: { version: '1.36', oidcProvider: true },
 * irsaRoles: {
 *   'legacy-reports': { namespace: 'reports', serviceAccount: 'legacy', managedPolicies: ['AmazonS3ReadOnlyAccess'] },
 * }
 */
export type IrsaRoleInput =
  | (IrsaRoleSettings & { readonly namespace: string; readonly serviceAccount: string; readonly permissions?: never })
  | (IrsaRoleSettings & {
      /** Ready permissions from the catalogue; docs/pod-identity-catalogue.md. */
      readonly permissions: InstalledPermissionEntry;
      /** @default the namespace of the usual installation */
      readonly namespace?: string;
      /** @default the service account of the usual installation */
      readonly serviceAccount?: string;
    })
  | (IrsaRoleSettings & {
      /** One set, or several for one role. */
      readonly permissions: PermissionEntry | NonEmpty<PermissionEntry>;
      readonly namespace: string;
      readonly serviceAccount: string;
    });
