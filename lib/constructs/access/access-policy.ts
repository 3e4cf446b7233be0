import { accessPolicyName, friendlyAccessPolicies } from '../../aws/access-policies';

/**
 * An access policy of EKS: Kubernetes permissions, not IAM permissions. AWS adds some faster than this list grows;
 * `AccessPolicy.of()` takes those.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
export class AccessPolicy {
  /** Everything, in the whole cluster. */
  public static readonly CLUSTER_ADMIN = new AccessPolicy(friendlyAccessPolicies['cluster-admin']);
  /** Everything in a namespace, roles and bindings too. */
  public static readonly ADMIN = new AccessPolicy(friendlyAccessPolicies.admin);
  /** Reads everything, secrets too; changes nothing. */
  public static readonly ADMIN_VIEW = new AccessPolicy(friendlyAccessPolicies['admin-view']);
  /** Changes most objects; no roles and bindings. */
  public static readonly EDIT = new AccessPolicy(friendlyAccessPolicies.edit);
  /** Reads most objects; no secrets. */
  public static readonly VIEW = new AccessPolicy(friendlyAccessPolicies.view);
  public static readonly SECRET_READER = new AccessPolicy(friendlyAccessPolicies['secret-reader']);
  public static readonly SECRET_ADMIN = new AccessPolicy(friendlyAccessPolicies['secret-admin']);

  /** @param name friendly name (`edit`) or AWS name (`AmazonEKSEditPolicy`), without the ARN around it */
  public static of(name: string): AccessPolicy {
    return new AccessPolicy(accessPolicyName(name));
  }

  /** @param name as AWS writes it */
  private constructor(public readonly name: string) {}

  public toString(): string {
    return this.name;
  }
}
