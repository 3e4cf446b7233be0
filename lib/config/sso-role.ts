import { partitionOf } from '../aws/regions';

/** A permission set of IAM Identity Center, as it appears in one account. */
export interface SsoRole {
  /** Account that the permission set is assigned in: twelve digits, in quotes. */
  readonly account: string;
  /** Name of the permission set: `AdministratorAccess`. */
  readonly permissionSet: string;
  /**
   * The 16 hexadecimal digits at the end of the role's name. AWS chooses them, and chooses new ones when the last
   * assignment of the permission set in the account has gone and another is made.
   */
  readonly suffix: string;
  /**
   * Home region of Identity Center, which is part of the role's path everywhere but in us-east-1.
   * @default us-east-1
   */
  readonly identityCenterRegion?: string;
  /** @default that of `identityCenterRegion` */
  readonly partition?: string;
}

/**
 * ARN of the role that people of a permission set have, with the path that access entries need and that the ARN of
 * their session does not show. `aws iam list-roles --path-prefix /aws-reserved/sso.amazonaws.com/` lists them.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function ssoRole(role: SsoRole): string {
  const { account, permissionSet, suffix, identityCenterRegion = 'us-east-1' } = role;
  const partition = role.partition ?? partitionOf(identityCenterRegion).partition;
  const region = identityCenterRegion === 'us-east-1' ? '' : `${identityCenterRegion}/`;
  return `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_${permissionSet}_${suffix}`;
}
