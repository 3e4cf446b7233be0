import { z } from 'zod';
import { permissionSetNames, type InstalledPermissionEntry, type NonEmpty, type PermissionEntry } from '../model/permission-sets';
import type { StatementInput } from './statement-input';

interface PermissionSetSettings {
  /** Further statements. @default none */
  readonly statements?: readonly StatementInput[];
  /** ARNs of further managed policies, or names of AWS managed ones. @default none */
  readonly managedPolicies?: readonly string[];
  /** A role, usually of another account, that the pod's role assumes. @default none */
  readonly targetRole?: string;
  /** False removes the six session tags; see `PodIdentityInput`. @default true */
  readonly sessionTags?: boolean;
  readonly role?: never;
}

/**
 * Ready permissions from the catalogue, limited to the resources that are named; docs/pod-identity-catalogue.md.
 *
 * @example
 * podIdentities: {
 *   'external-dns': { permissions: { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] } },
 *   'orders-api': {
 *     namespace: 'orders',
 *     serviceAccount: 'api',
 *     permissions: [
 *       { set: 'sqs-send', queueArns: ['arn:aws:sqs:ap-northeast-1:111122223333:orders'] },
 *       { set: 's3-read', bucketArns: ['arn:aws:s3:::example-catalogue'], prefixes: ['images'] },
 *     ],
 *   },
 * }
 */
export type PermissionSetPodIdentityInput =
  | (PermissionSetSettings & {
      readonly permissions: InstalledPermissionEntry;
      /** @default the namespace of the usual installation */
      readonly namespace?: string;
      /** @default the service account of the usual installation */
      readonly serviceAccount?: string;
    })
  | (PermissionSetSettings & {
      /** One set, or several for one role. */
      readonly permissions: PermissionEntry | NonEmpty<PermissionEntry>;
      readonly namespace: string;
      readonly serviceAccount: string;
    });

/** What belongs to the scope is judged by the rules PRM, which know each set; here only that there is one. */
const entry = z.looseObject({ set: z.enum(permissionSetNames as readonly [string, ...string[]]) });

/** The shape of `permissions`. */
export const permissionsShape = z.union([entry, z.array(entry)]);
