import type { IrsaRole } from './irsa-role';
import { fitName } from './names';
import { inlinePermissions, policyAttachments, type PodRoleSettings, type PodStatement } from './pod-identities';
import type { PolicyDocument } from './policy-document';
import { roleArn } from './principal-arn';

/** Mirrors `IrsaRoleInput`. */
export interface IrsaRoleSettings {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly statements: readonly PodStatement[];
  /** ARNs of managed policies, or names of AWS managed ones. */
  readonly managedPolicies: readonly string[];
}

export interface IrsaRolesSettings extends PodRoleSettings {
  readonly irsaRoles: Readonly<Record<string, IrsaRoleSettings>>;
}

/** Whom the tokens are for that EKS puts into pods, in every partition. */
export const IRSA_AUDIENCE = 'sts.amazonaws.com';

/** What a service account has to carry, so that its pods get the role. */
export const irsaAnnotation = (arn: string): Readonly<Record<string, string>> => ({ 'eks.amazonaws.com/role-arn': arn });

/** Roles of service accounts, in order of their names. */
export function buildIrsaRoles({ irsaRoles, ...common }: IrsaRolesSettings): readonly IrsaRole[] {
  return Object.entries(irsaRoles)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, settings]) => irsaRole(name, settings, common));
}

function irsaRole(name: string, settings: IrsaRoleSettings, common: PodRoleSettings): IrsaRole {
  const { namespace, serviceAccount } = settings;
  const { location, rolePath, permissionsBoundary, tags } = common;
  const roleName = fitName(`${common.prefix}-irsa-${name}`, 'role');
  return {
    name,
    namespace,
    serviceAccount,
    role: {
      kind: 'created',
      name: roleName,
      path: rolePath,
      arn: roleArn(location, rolePath, roleName),
      description: `Service account ${serviceAccount} in namespace ${namespace} of EKS cluster ${common.cluster.name}, by IRSA`,
      managedPolicies: policyAttachments(location.partition, settings.managedPolicies),
      inlinePolicies: inlinePermissions(settings.statements),
      permissionsBoundary,
      tags,
    },
  };
}

/** The OIDC provider of a cluster, as trust policies name it. References: only AWS knows them. */
export interface OidcProviderIdentity {
  readonly arn: string;
  /** The URL of the issuer without `https://`. */
  readonly issuer: string;
}

/**
 * Lets in the pods of exactly one service account. Without `sub` every pod of the cluster could take the role, without
 * `aud` every token of the cluster would do.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export function irsaTrust(
  { namespace, serviceAccount }: Pick<IrsaRole, 'namespace' | 'serviceAccount'>,
  { arn, issuer }: OidcProviderIdentity,
): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: arn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: IRSA_AUDIENCE,
            [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
          },
        },
      },
    ],
  };
}
