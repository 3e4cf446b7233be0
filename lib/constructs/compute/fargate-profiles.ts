import { EksFargateProfile, type EksFargateProfileConfig } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import { Construct } from 'constructs';
import type { FargateProfile } from '../../model/fargate-profile';
import { wholeTerraformId } from '../../model/terraform-id';
import { formatPath } from '../../rules/input-path';
import { config } from '../l1';
import { cameFrom } from '../origin';
import { SharedRole } from './shared-role';

export interface FargateProfilesProps {
  readonly profiles: readonly FargateProfile[];
  /** A reference to the cluster's name, so that the cluster comes first. */
  readonly clusterName: string;
  /** Private subnets of these zones. */
  readonly subnetIds: (zones: readonly string[]) => readonly string[];
}

/** Which pods run on Fargate: `aws_eks_fargate_profile.<name>`. The provider makes them one after the other, as EKS demands. */
export class FargateProfiles extends Construct {
  public readonly resources: readonly EksFargateProfile[];

  public constructor(scope: Construct, id: string, { profiles, clusterName, subnetIds }: FargateProfilesProps) {
    super(scope, id);
    cameFrom(this, 'cluster.fargateProfiles');
    const role = new SharedRole(this, 'fargate');
    this.resources = profiles.map((profile) => {
      const { arn, dependsOn } = role.use(profile.role);
      const resource = new EksFargateProfile(
        this,
        wholeTerraformId(profile.name),
        config<EksFargateProfileConfig>({
          clusterName,
          fargateProfileName: profile.name,
          podExecutionRoleArn: arn,
          subnetIds: subnetIds(profile.zones),
          selector: profile.selectors.map(({ namespace, labels }) => ({
            namespace,
            labels: Object.keys(labels).length === 0 ? undefined : labels,
          })),
          // Without its permissions Fargate pulls no image.
          dependsOn,
          tags: profile.tags,
        }),
      );
      cameFrom(resource, formatPath(['cluster', 'fargateProfiles', profile.name]));
      return resource;
    });
  }
}
