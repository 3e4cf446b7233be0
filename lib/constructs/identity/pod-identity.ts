import {
  EksPodIdentityAssociation,
  type EksPodIdentityAssociationConfig,
} from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import type { PodIdentity as PodIdentityModel } from '../../model/pod-identity';
import { wholeTerraformId } from '../../model/terraform-id';
import { config } from '../l1';
import { Role } from '../role';

export interface PodIdentityProps {
  readonly podIdentity: PodIdentityModel;
  /** A reference to the cluster's name, so that the cluster comes first. */
  readonly clusterName: string;
}

/** Gives the pods of one service account a role: `aws_iam_role.pod_<name>` and `aws_eks_pod_identity_association.<name>`. */
export class PodIdentity extends Construct {
  public readonly resource: EksPodIdentityAssociation;
  /** Undefined for a role that exists. */
  public readonly role: Role | undefined;
  /** ARN of the role that the pods get. */
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, { podIdentity, clusterName }: PodIdentityProps) {
    super(scope, id);
    const { name, role } = podIdentity;
    if (role.kind === 'created') {
      this.role = new Role(this, `pod_${name}`, role);
      this.roleArn = role.arn ?? this.role.arn;
    } else {
      this.role = undefined;
      this.roleArn = role.arn;
    }
    this.resource = new EksPodIdentityAssociation(
      this,
      wholeTerraformId(name),
      config<EksPodIdentityAssociationConfig>({
        clusterName,
        namespace: podIdentity.namespace,
        serviceAccount: podIdentity.serviceAccount,
        roleArn: this.roleArn,
        targetRoleArn: podIdentity.targetRoleArn,
        disableSessionTags: podIdentity.sessionTags ? undefined : true,
        // A pod keeps its first credentials for hours, so they should carry all permissions.
        dependsOn: this.role && [this.role.resource, ...this.role.permissions],
        tags: podIdentity.tags,
      }),
    );
  }
}
