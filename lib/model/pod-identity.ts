import type { PolicyDocument } from './policy-document';
import type { Role } from './role';
import type { Tags } from './tags';

/** AWS permissions for the pods of one service account. https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
export interface PodIdentity {
  /** The name in the configuration; also the Terraform id. */
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly role: Role;
  /** A role, usually of another account, that the pod's role assumes. */
  readonly targetRoleArn: string | undefined;
  /** The trust policy that the owner of the target role has to give it. */
  readonly targetRoleTrust: PolicyDocument | undefined;
  readonly sessionTags: boolean;
  readonly tags: Tags;
}
